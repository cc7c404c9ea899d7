"""The inline codes of a unit written: <pc> and <ph> in its texts, and what they stand for in <originalData>."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from loctool.exchange.xliff.codes import Code, Item, cut
from loctool.exchange.xliff.escaping import write_attribute, write_content

_VARIABLES = frozenset(("brace", "percent", "dollar", "placeholder", "mustache", "liquid", "icu"))
_TYPES = {
    **dict.fromkeys(_VARIABLES, ' type="ui" subType="xlf:var"'),
    **dict.fromkeys(("strong", "number", "html", "script"), ' type="fmt"'),
    **dict.fromkeys(("open", "link", "auto", "url", "email"), ' type="link"'),
    "image": ' type="image"',
}
"""Kind of a span -> what the specification calls it."""
_SUBTYPES = {"**": "xlf:b", "__": "xlf:b", "*": "xlf:i", "_": "xlf:i"}

Key = tuple[str, ...]
"""What a code stands for: its data, or that of both halves of a pair."""


class InlineWriter:
    """Writes the texts of one unit, source first: a code of a target has the number of the same code of the source."""

    def __init__(self, source: str, syntax: str) -> None:
        self._syntax = syntax
        self._data: dict[str, str] = {}
        self._last = 0
        self._of_source: dict[Key, list[int]] = defaultdict(list)
        items = cut(source, syntax)
        keys = _keys(items)
        for key in keys:
            self._last += 1
            self._of_source[key].append(self._last)
        self.source = self._write(items, keys)

    def write(self, target: str) -> str:
        """Return the content of a target."""
        items = cut(target, self._syntax)
        return self._write(items, _keys(items))

    def data(self) -> list[tuple[str, str]]:
        """Return (id, content) of each <data> that the texts so far refer to."""
        return [(name, write_content(text)) for text, name in self._data.items()]

    def _write(self, items: Sequence[Item], keys: Sequence[Key]) -> str:
        free = {key: deque(numbers) for key, numbers in self._of_source.items()}
        coming = iter(keys)
        written = list[str]()
        for item in items:
            if isinstance(item, str):
                written.append(write_content(item))
            elif item.role == "end":
                written.append("</pc>")
            else:
                key = next(coming)
                numbers = free.get(key)
                if not numbers:
                    self._last += 1
                written.append(self._tag(item, key, numbers.popleft() if numbers else self._last))
        return "".join(written)

    def _tag(self, code: Code, key: Key, number: int) -> str:
        names = [self._data.setdefault(data, f"d{len(self._data) + 1}") for data in key]
        kind = _TYPES.get(code.kind, "")
        if code.kind == "strong" and code.data in _SUBTYPES:
            kind += f' subType="{_SUBTYPES[code.data]}"'
        if len(key) == 1:
            return f'<ph id="{number}"{kind} dataRef="{names[0]}" disp={write_attribute(code.data)}/>'
        return (
            f'<pc id="{number}"{kind} dataRefStart="{names[0]}" dataRefEnd="{names[1]}"'
            f" dispStart={write_attribute(key[0])} dispEnd={write_attribute(key[1])}>"
        )


def _keys(items: Sequence[Item]) -> list[Key]:
    """Return what the codes of a text stand for, in the order in which they begin."""
    codes = [item for item in items if isinstance(item, Code)]
    ends = {code.pair: code.data for code in codes if code.role == "end"}
    return [
        (code.data, ends[code.pair]) if code.role == "start" else (code.data,) for code in codes if code.role != "end"
    ]
