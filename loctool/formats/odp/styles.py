"""Styles: what the elements of a part refer to by family and name, and what they inherit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from loctool.formats.odp.names import add_child, child, children, get, name_of, tag_of
from loctool.formats.office.wording import is_symbol_typeface

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = Mapping[str, str]
Key = tuple[str, str]
"""Family and name of a style."""

ENDINGS = {"latin": "", "asian": "-asian", "complex": "-complex"}
"""Kind of scripts -> how properties for it end."""
_REFERENCES = {
    "presentation:style-name": "presentation",
    "draw:style-name": "graphic",
    "table:style-name": "table-cell",
    "chart:style-name": "chart",
}
"""Attribute of what a paragraph is in -> family of the style that it names."""
_OF_SYMBOLS = ("style:font-name", "fo:font-family", "style:font-charset")
_OUTLINE, _DEEPEST = "outline", 9
"""Class of a shape with a style for each level of its lists, and the last level."""
_DEFAULTS = ("paragraph", "graphic")
"""Families whose default styles are inherited by texts of presentations."""


class Styles:
    """The styles of a part: its own automatic ones, and common ones, which are in styles.xml."""

    def __init__(self, own: _Element, common: _Element) -> None:
        """Find the styles under the root elements of a part and of styles.xml."""
        self.own, self.common = own, common
        self._found: dict[Key, _Element] = {}
        self.defaults: list[_Element] = []
        """Default styles of all families."""
        self.derived: dict[tuple[str, ...], str] = {}
        """Family and name of a style, and what is to be another -> name of the style like it that has it."""
        self.lists: dict[str, _Element] = {}
        """List styles by their names."""
        self.faces: dict[str, str] = {}
        """Name of a declared font -> its typefaces, as CSS writes them."""
        self._symbols: set[str] = set()
        holders = [*children(own, "office:automatic-styles"), *children(common, "office:styles")]
        for style in (one for holder in holders for one in holder):
            if name_of(style.tag) == "style:style":
                self._found.setdefault((get(style, "style:family"), get(style, "style:name")), style)
            elif name_of(style.tag) == "style:default-style":
                self.defaults.append(style)
            elif name_of(style.tag) == "text:list-style":
                self.lists.setdefault(get(style, "style:name"), style)
        for face in (one for root in (own, common) for one in _faces(root)):
            self.faces.setdefault(get(face, "style:name"), get(face, "svg:font-family"))
            if get(face, "style:font-charset") == "x-symbol" or is_symbol_typeface(get(face, "svg:font-family")):
                self._symbols.add(get(face, "style:name"))
        self.text_properties = lru_cache(maxsize=4096)(self._text_properties)
        self._merged = lru_cache(maxsize=4096)(merged_properties)

    def chain(self, key: Key) -> Iterator[_Element]:
        """Yield a style and those that it inherits from, the nearest first."""
        seen: set[Key] = set()
        while key in self._found and key not in seen:
            seen.add(key)
            yield self._found[key]
            key = key[0], get(self._found[key], "style:parent-style-name")

    def around(self, paragraph: _Element) -> list[_Element]:
        """Return the styles that a paragraph inherits from: its own, its shape's, the default ones."""
        styles = [*self.chain(("paragraph", get(paragraph, "text:style-name")))]
        for element in paragraph.iterancestors():
            for name, family in _REFERENCES.items():
                styles += self.chain((family, get(element, name)))
            styles += self.chain(("presentation", style_on_master(element, paragraph)))
        return [*styles, *self.text_defaults()]

    def properties_around(self, paragraph: _Element) -> Properties:
        """Return the text properties that the words of a paragraph inherit."""
        return self._merged(tuple(self.around(paragraph)))

    def text_defaults(self) -> Iterator[_Element]:
        """Yield the default styles that texts of presentations inherit from."""
        return (one for one in self.defaults if get(one, "style:family") in _DEFAULTS)

    def is_automatic(self, key: Key) -> bool:
        """Return whether a style is one of the part's own."""
        style = self._found.get(key)
        parent = None if style is None else style.getparent()
        return parent is not None and name_of(parent.tag) == "office:automatic-styles"

    def add(self, style: _Element) -> None:
        """Add a style to the part's own automatic ones, under a name that is free in its family."""
        family, name = get(style, "style:family"), get(style, "style:name")
        number = 1
        while (family, f"{name}_{number}") in self._found:
            number += 1
        style.set(tag_of("style:name"), f"{name}_{number}")
        self._automatic().append(style)
        self._found[family, f"{name}_{number}"] = style

    def is_symbol(self, own: Properties, inherited: Properties) -> bool:
        """Return whether text is shown as glyphs of a symbol font."""
        name, family, charset = (own.get(one) or inherited.get(one, "") for one in _OF_SYMBOLS)
        in_symbols = name in self._symbols or is_symbol_typeface(name) or is_symbol_typeface(family.strip("'\""))
        return in_symbols or charset == "x-symbol"

    def _text_properties(self, key: Key) -> Properties:
        """Return the properties of text in a style, inherited ones too."""
        return merged_properties(self.chain(key))

    def _automatic(self) -> _Element:
        """Return the element that holds automatic styles; it is made if there is none."""
        found = child(self.own, "office:automatic-styles")
        if found is None:
            behind = next(children(self.own, "office:master-styles", "office:body"), None)
            position = None if behind is None else self.own.index(behind)
            found = add_child(self.own, "office:automatic-styles", position)
        return found


def style_on_master(shape: _Element, paragraph: _Element) -> str:
    """Return the name of the style that a shape has from its master, after its own: Default-title; empty if none.

    To LibreOffice, a shape that has a class but no style of presentations is a shape like any other.
    """
    if not get(shape, "presentation:class") or not get(shape, "presentation:style-name"):
        return ""
    page = next(shape.iterancestors(*map(tag_of, ("draw:page", "style:master-page"))), None)
    master = "" if page is None else get(page, "draw:master-page-name") or get(page, "style:name")
    name = f"{master}-{get(shape, 'presentation:class')}"
    if not name.endswith(_OUTLINE):
        return name
    lists = sum(1 for _ in paragraph.iterancestors(tag_of("text:list")))
    return f"{name}{min(max(lists, 1), _DEEPEST)}"


def merged_properties(styles: Iterable[_Element]) -> Properties:
    """Return the text properties of styles, those of the nearest (the first) before others."""
    found: dict[str, str] = {}
    for style in styles:
        for holder in children(style, "style:text-properties"):
            for key, value in holder.attrib.items():
                found.setdefault(name_of(key), str(value))
    return MappingProxyType(found)


def _faces(root: _Element) -> Iterator[_Element]:
    for holder in children(root, "office:font-face-decls"):
        yield from children(holder, "style:font-face")
