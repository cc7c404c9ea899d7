"""Language and direction of translated paragraphs, which OpenDocument keeps in styles."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from loctool.formats.odp.names import add_child, child, children, descendants, get, name_of, tag_of
from loctool.formats.odp.sources import STYLES, Source
from loctool.formats.odp.styles import Styles
from loctool.text.language import is_right_to_left, kind_of_typeface, region_of_language

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATTRIBUTES = {
    "latin": ("fo:language", "fo:country", "fo:script", "style:rfc-language-tag"),
    "asian": (
        "style:language-asian", "style:country-asian", "style:script-asian", "style:rfc-language-tag-asian",
    ),
    "complex": (
        "style:language-complex", "style:country-complex", "style:script-complex", "style:rfc-language-tag-complex",
    ),
}  # fmt: skip
"""Kind of script -> attributes of text properties: language, country, script, and what says all three at once."""
_NO_LANGUAGE = ("", "none", "zxx")
_NO_REGION = ("", "001")
"""Regions that are no country; 001 is the world."""
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_PROPERTIES = "style:paragraph-properties"
_DIRECTION, _LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "style:writing-mode", "lr-tb", "rl-tb"
_ALIGNMENT = "fo:text-align"
_MIRRORED = {"start": "right", "left": "right", "end": "left", "right": "left"}
"""Alignment -> that on the other side. LibreOffice takes start for left and end for right in all directions, and makes
paragraphs from right to left of the alignment "end"; left and right mean the same to all programs."""


def localise(source: Source, part: str, styles: Styles, paragraph: _Element, language: str) -> None:
    """Give a paragraph the language (BCP 47) and its direction.

    The default styles of the presentation have the language from then on. So have the styles that the paragraph uses,
    if they name a language; words that are marked as without one stay so. A paragraph of the other direction has a
    style of its own, since others may share the old one.
    """
    used = [one for one in styles.around(paragraph) if name_of(one.tag) == "style:style"]
    for span in descendants(paragraph, "text:span"):
        used += styles.chain(("text", get(span, "text:style-name")))
    named = [_set_language(style, language, add=False) for style in used]
    defaults = [_set_language(style, language, add=True) for style in styles.defaults]
    turned = _turn(paragraph, styles, is_right_to_left(language))
    if turned or any(named):
        source.mark_changed(part)
    if any(defaults) or any(named):
        source.mark_changed(_common_part(source, part))


def set_language(properties: _Element, language: str) -> bool:
    """Set the language of text properties; return whether they changed."""
    kind = kind_of_typeface(language)
    base, *subtags = language.split("-")
    region = region_of_language(language)
    script = next((one for one in subtags if _SCRIPT.fullmatch(one)), None)
    values = base, "none" if region in _NO_REGION else region, script, None
    before = properties.attrib.items()
    for name, value in zip(_ATTRIBUTES[kind], values, strict=True):
        if value is None:
            properties.attrib.pop(tag_of(name), "")
        else:
            properties.set(tag_of(name), value)
    return before != properties.attrib.items()


def _set_language(style: _Element, language: str, add: bool) -> bool:
    """Set the language of a style that names one, or of any style with text properties."""
    properties = child(style, "style:text-properties")
    if properties is None:
        return False
    name = _ATTRIBUTES[kind_of_typeface(language)][0]
    return (add or get(properties, name) not in _NO_LANGUAGE) and set_language(properties, language)


def _common_part(source: Source, part: str) -> str:
    """Return the part with the common styles of another part, which has them itself if there is no such part."""
    name = posixpath.join(posixpath.dirname(part), STYLES)
    return name if name in source else part


def _turn(paragraph: _Element, styles: Styles, right_to_left: bool) -> bool:
    """Give a paragraph a style with the direction, if what it has is another; return whether it is."""
    around = styles.around(paragraph)
    modes = [mode for mode in _paragraph_properties(around, _DIRECTION) if mode != "page"]
    if next(iter(modes), _LEFT_TO_RIGHT).startswith("rl") == right_to_left:
        return False
    align = next(_paragraph_properties(around, _ALIGNMENT), "left" if right_to_left else "")
    values = {_DIRECTION: _RIGHT_TO_LEFT if right_to_left else _LEFT_TO_RIGHT}
    if align in _MIRRORED:
        values[_ALIGNMENT] = _MIRRORED[align]
    name = get(paragraph, "text:style-name")
    paragraph.set(tag_of("text:style-name"), _turned_style(styles, name, values))
    return True


def _paragraph_properties(styles: Iterable[_Element], name: str) -> Iterator[str]:
    """Yield the values of a property of paragraphs, the nearest first."""
    values = (get(one, name) for style in styles for one in children(style, _PROPERTIES))
    return filter(None, values)


def _turned_style(styles: Styles, name: str, values: Mapping[str, str]) -> str:
    """Return the name of an automatic style like one of a paragraph, but with these properties."""
    key = (name, *values.values())
    if key not in styles.turned:
        style = _copied_style(styles, name)
        style.set(tag_of("style:name"), f"{name or 'P'}_{values[_DIRECTION][:2]}")
        properties = child(style, _PROPERTIES)
        properties = add_child(style, _PROPERTIES, 0) if properties is None else properties
        for attribute, value in values.items():
            properties.set(tag_of(attribute), value)
        styles.add(style)
        styles.turned[key] = get(style, "style:name")
    return styles.turned[key]


def _copied_style(styles: Styles, name: str) -> _Element:
    """Return a new style of paragraphs: a copy of an automatic one, or one that inherits from a common one."""
    old = next(styles.chain(("paragraph", name)), None)
    if old is not None and styles.is_automatic(("paragraph", name)):
        style = deepcopy(old)
        style.tail = None
        return style
    style = styles.own.makeelement(tag_of("style:style"))
    style.set(tag_of("style:family"), "paragraph")
    if old is not None:
        style.set(tag_of("style:parent-style-name"), name)
    return style
