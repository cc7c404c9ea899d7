"""Language and direction of translated paragraphs, which OpenDocument keeps in styles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from loctool.formats.odp.names import add_child, child, children, descendants, get, name_of, tag_of
from loctool.formats.odp.sources import STYLES, Source
from loctool.formats.odp.styles import Styles
from loctool.formats.office.faces import kind_of_language
from loctool.text.language import is_right_to_left

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
_REGION = re.compile(r"[A-Z]{2}|[0-9]{3}")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_PROPERTIES = "style:paragraph-properties"
_OF_DIRECTION = "style:writing-mode"
_LEFT, _RIGHT = "lr-tb", "rl-tb"


def localise(source: Source, part: str, styles: Styles, paragraph: _Element, language: str) -> None:
    """Give a paragraph the language (BCP 47) and its direction.

    The default styles of the presentation have the language from then on. So have the styles that the paragraph uses,
    if they name a language; words that are marked as without one stay so. A paragraph of the other direction has a
    style of its own, since others may share the old one.
    """
    used = [one for one in styles.around(paragraph) if name_of(one.tag) == "style:style"]
    for span in descendants(paragraph, "text:span"):
        used += styles.chain(("text", get(span, "text:style-name")))
    changed = {_part_of(style, styles, part) for style in used if _set_language(style, language, add=False)}
    changed |= {STYLES for style in styles.defaults if _set_language(style, language, add=True)}
    if _turn(paragraph, styles, is_right_to_left(language)):
        changed.add(part)
    for one in changed:
        source.mark_changed(one)


def set_language(properties: _Element, language: str) -> bool:
    """Set the language of text properties; return whether they changed."""
    kind = kind_of_language(language)
    base, *subtags = language.split("-")
    region = next((one for one in subtags if _REGION.fullmatch(one)), "none")
    script = next((one for one in subtags if _SCRIPT.fullmatch(one)), None)
    values = base, region, script, None
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
    name = _ATTRIBUTES[kind_of_language(language)][0]
    return (add or get(properties, name) not in _NO_LANGUAGE) and set_language(properties, language)


def _part_of(style: _Element, styles: Styles, part: str) -> str:
    """Return the part that a style is in."""
    return part if styles.is_automatic((get(style, "style:family"), get(style, "style:name"))) else STYLES


def _turn(paragraph: _Element, styles: Styles, right_to_left: bool) -> bool:
    """Give a paragraph a style with the direction, if what it has is another; return whether it is."""
    if _is_right_to_left(styles.around(paragraph)) == right_to_left:
        return False
    name = get(paragraph, "text:style-name")
    paragraph.set(tag_of("text:style-name"), _turned_style(styles, name, _RIGHT if right_to_left else _LEFT))
    return True


def _is_right_to_left(styles: Iterable[_Element]) -> bool:
    modes = (get(one, _OF_DIRECTION) for style in styles for one in children(style, _PROPERTIES))
    return next((mode for mode in modes if mode not in ("", "page")), _LEFT).startswith("rl")


def _turned_style(styles: Styles, name: str, mode: str) -> str:
    """Return the name of an automatic style like one of a paragraph, but with a direction."""
    key = name, mode
    if key not in styles.turned:
        old = next(styles.chain(("paragraph", name)), None)
        if old is not None and styles.is_automatic(("paragraph", name)):
            style = deepcopy(old)
        else:
            style = styles.own.makeelement(tag_of("style:style"))
            style.set(tag_of("style:family"), "paragraph")
            if old is not None:
                style.set(tag_of("style:parent-style-name"), name)
        style.tail = None
        style.set(tag_of("style:name"), f"{name or 'P'}_{mode[:2]}")
        properties = child(style, _PROPERTIES)
        properties = add_child(style, _PROPERTIES, 0) if properties is None else properties
        properties.set(tag_of(_OF_DIRECTION), mode)
        styles.add(style)
        styles.turned[key] = get(style, "style:name")
    return styles.turned[key]
