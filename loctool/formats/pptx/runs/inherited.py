"""What a paragraph inherits: properties of its level in the list styles of its shape, its layout and its master."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import child, children, descendants, name_of
from loctool.formats.pptx.relationships import related
from loctool.formats.pptx.runs.looks import DEFAULTS, Looks, read_properties

if TYPE_CHECKING:
    from lxml.etree import _Element

_ABOVE = {"p:sld": "slideLayout", "p:sldLayout": "slideMaster", "p:notes": "notesMaster"}
"""Root of a part -> kind of the part that its placeholders inherit from."""
_TITLES = ("title", "ctrTitle")
_OTHERS = ("dt", "ftr", "sldNum", "hdr", "sldImg")
"""Placeholders that layout and master have under the same name; all others but titles are kinds of body."""
_DEPTH = 2
"""Most parts above a slide: its layout and its master."""
_FOUND: WeakKeyDictionary[Package, dict[tuple[str, ...], tuple[_Element, ...]]] = WeakKeyDictionary()
"""Package -> part, kind and index of a placeholder -> styles or shapes that were found."""
_LEVELS: WeakKeyDictionary[Package, dict[tuple[_Element, ...], Levels]] = WeakKeyDictionary()
"""Package -> styles -> their levels. Without it, parsing takes 1.4 times as long (benchmarks/formats.py)."""


class Level(NamedTuple):
    """What the paragraphs of a level inherit."""

    properties: tuple[_Element, ...]
    """Their properties in the list styles, a:lvl1pPr, the nearest first."""
    looks: Looks
    """The looks of their runs."""


class Levels:
    """The levels of paragraphs in a text body, 0 to 8."""

    def __init__(self, styles: Sequence[_Element]) -> None:
        self._styles = styles
        self._known: dict[int, Level] = {}

    def __getitem__(self, level: int) -> Level:
        if level not in self._known:
            found = [one for style in self._styles for one in children(style, f"a:lvl{level + 1}pPr")]
            self._known[level] = Level(tuple(found), Looks({**DEFAULTS, **read_properties(run_defaults(found))}))
        return self._known[level]


def inherited_levels(package: Package, body: _Element, part: str) -> Levels:
    """Return what the paragraphs of a text body inherit. Raises SourceError."""
    styles = _list_styles(package, body, part)
    known = _LEVELS.setdefault(package, {})
    if styles not in known:
        known[styles] = Levels(styles)
    return known[styles]


def run_defaults(properties: Iterable[_Element]) -> list[_Element]:
    """Return the run properties of these paragraph properties."""
    return [default for one in properties for default in children(one, "a:defRPr")]


def _list_styles(package: Package, body: _Element, part: str) -> tuple[_Element, ...]:
    """Return the list styles that the paragraphs of a text body inherit from, the nearest first.

    Those of placeholders are found as in ECMA-376, 19.3.1.36: in the layout by index and type, in the master by type.
    Styles of tables and charts are left out. Raises SourceError.
    """
    own = tuple(one for one in children(body, "a:lstStyle") if len(one))
    shape = body.getparent()
    holder = _placeholder(shape) if name_of(body.tag) == "p:txBody" and shape is not None else None
    if holder is None:
        return own + _remembered(package, ("",), lambda: _default_styles(package))
    kind, index = holder.get("type") or "obj", holder.get("idx") or "0"
    root = package.tree(part)
    own += tuple(_text_styles(root, kind))
    above = related(package, part, _ABOVE.get(name_of(root.tag), ""))
    if not above:
        return own
    return own + _remembered(package, (above[0], kind, index), lambda: _above(package, above[0], kind, index))


def _remembered(package: Package, key: tuple[str, ...], find: Callable[[], Iterator[_Element]]) -> tuple[_Element, ...]:
    """Return what was found for a key before: 5000 paragraphs of one layout take 0.44 s, without it 0.77 s."""
    known = _FOUND.setdefault(package, {})
    if key not in known:
        known[key] = tuple(find())
    return known[key]


def _placeholder(shape: _Element) -> _Element | None:
    """Return the p:ph of a shape."""
    found: _Element | None = shape
    for name in ("p:nvSpPr", "p:nvPr", "p:ph"):
        found = None if found is None else child(found, name)
    return found


def _above(package: Package, part: str, kind: str, index: str) -> Iterator[_Element]:
    """Yield the styles for a placeholder in a layout or a master, and in what is above it."""
    for root in _roots_above(package, part):
        shape = _matching_shape(root, kind, index)
        body = None if shape is None else child(shape, "p:txBody")
        style = None if body is None else child(body, "a:lstStyle")
        yield from () if style is None else (style,)
        yield from _text_styles(root, kind)


def _roots_above(package: Package, part: str) -> Iterator[_Element]:
    """Yield the root of a layout or a master, and that of what is above it."""
    for _ in range(_DEPTH):
        root = package.tree(part)
        yield root
        above = related(package, part, _ABOVE.get(name_of(root.tag), ""))
        if not above:
            break
        part = above[0]


def _text_styles(root: _Element, kind: str) -> Iterator[_Element]:
    """Yield the style that a master has for all texts of a kind."""
    name = "p:titleStyle" if kind in _TITLES else "p:otherStyle" if kind in _OTHERS else "p:bodyStyle"
    for style in children(root, "p:txStyles"):
        yield from children(style, name)
    yield from children(root, "p:notesStyle")


def _matching_shape(root: _Element, kind: str, index: str) -> _Element | None:
    """Return the placeholder with text of a layout or master that fits best."""
    best, fit = None, 0
    for shape in descendants(root, "p:sp"):
        holder = _placeholder(shape)
        if holder is not None and child(shape, "p:txBody") is not None:
            same_kind = _family(holder.get("type") or "obj") == _family(kind)
            same_index = (holder.get("idx") or "0") == index
            now = 4 * same_kind + 2 * same_index + ((holder.get("type") or "obj") == kind)
            if now > fit and (same_kind or same_index):
                best, fit = shape, now
    return best


def inherited_shapes(package: Package, shape: _Element, part: str) -> tuple[_Element, ...]:
    """Return the placeholders of layout and master that a shape inherits from, the nearest first; none of others.

    They are found as their list styles are. Raises SourceError.
    """
    holder = _placeholder(shape)
    if holder is None:
        return ()
    kind, index = holder.get("type") or "obj", holder.get("idx") or "0"
    above = related(package, part, _ABOVE.get(name_of(package.tree(part).tag), ""))
    if not above:
        return ()
    key = (above[0], kind, index, "shapes")
    return _remembered(package, key, lambda: _shapes_above(package, above[0], kind, index))


def _shapes_above(package: Package, part: str, kind: str, index: str) -> Iterator[_Element]:
    for root in _roots_above(package, part):
        shape = _matching_shape(root, kind, index)
        yield from () if shape is None else (shape,)


def _family(kind: str) -> str:
    return "title" if kind in _TITLES else kind if kind in _OTHERS else "body"


def _default_styles(package: Package) -> Iterator[_Element]:
    """Yield the style of text boxes and tables."""
    for part in related(package, "", "officeDocument"):
        style = child(package.tree(part), "p:defaultTextStyle")
        if style is not None:
            yield style
