"""The texts of a unit that comes back: inline codes become what they stand for again."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator

from loctool.safe_xml import Element

Fault = Callable[[str, Element], Exception]
"""Makes the error for what is wrong with an element."""
_REFERENCES = {
    "ph": (("start", "dataRef"),),
    "sc": (("start", "dataRef"),),
    "ec": (("end", "dataRef"),),
    "pc": (("start", "dataRefStart"), ("end", "dataRefEnd")),
}
"""Inline code -> its sides, each with the attribute that names its original data."""
_HEX, _NO_CHARACTER = re.compile("[0-9A-Fa-f]{1,8}"), 0xD800
_WITHOUT_TEXT = ("sm", "em")
"""Where annotations begin and end."""


class Contents:
    """Reads the texts of one unit, by its original data and the codes of its texts."""

    def __init__(self, unit: Element, fault: Fault) -> None:
        self._fault = fault
        self._data: dict[str, str] = {}
        self._known: dict[tuple[str, str], str] = {}
        for holder in children(unit, "originalData"):
            for one in children(holder, "data"):
                self._data[one.attributes.get("id", "")] = self.text_of(one)
        for part in children(unit, "segment", "ignorable"):
            for holder in children(part, "source", "target"):
                self._learn(holder)

    def text_of(self, holder: Element) -> str:
        """Return the text of a <source> or a <target>. Raises the reader's error for codes that nobody knows."""
        return "".join(self._parts(holder))

    def _learn(self, holder: Element) -> None:
        """Note what codes stand for, for those that are copies or halves of them."""
        for code in children(holder):
            for side, name in _REFERENCES.get(code.name, ()):
                if name in code.attributes:
                    own = code.attributes.get("startRef") or code.attributes.get("id", "")
                    self._known.setdefault((own, side), code.attributes[name])
            self._learn(code)

    def _parts(self, holder: Element) -> Iterator[str]:
        for part in holder.content:
            if isinstance(part, str):
                yield part
            elif part.name == "cp":
                yield self._character(part)
            elif part.name in _REFERENCES:
                first, *last = (self._datum(part, *reference) for reference in _REFERENCES[part.name])
                yield first
                yield from self._parts(part)
                yield from last
            elif part.name == "mrk":
                yield from self._parts(part)
            elif part.name not in _WITHOUT_TEXT:
                raise self._fault(f"has <{part.name}> within a text, which XLIFF 2 does not know there", part)

    def _character(self, element: Element) -> str:
        digits = element.attributes.get("hex", "")
        number = int(digits, 16) if _HEX.fullmatch(digits) else _NO_CHARACTER
        if number > sys.maxunicode or unicodedata.category(chr(number)) == "Cs":
            raise self._fault(f"has <cp hex={digits!r}>, which is not the number of a character", element)
        return chr(number)

    def _datum(self, code: Element, side: str, name: str) -> str:
        """Return what a side of a code stands for: by its own reference, else by that of what it copies or ends."""
        origins = (code.attributes.get(one) for one in ("copyOf", "startRef", "id"))
        origin = next(filter(None, origins), "")
        reference = code.attributes.get(name, self._known.get((origin, side)))
        if reference not in self._data:
            what = f"has <{code.name} id={origin!r}> without its original data; take the tags of its source text"
            raise self._fault(what, code)
        return self._data[reference]


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements directly within another one, of these names if there are any."""
    return (one for one in element.content if isinstance(one, Element) and (not names or one.name in names))
