"""The language of texts, which OpenDocument keeps in their styles, apart for three kinds of scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loctool.formats.odp.names import child, get, tag_of
from loctool.formats.odp.styles import ENDINGS
from loctool.text.language import kind_of_typeface, region_of_language

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_LANGUAGE = ("", "none", "zxx")
_NO_REGION = ("", "001")
"""Regions that are no country; 001 is the world."""
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")


def set_language(properties: _Element, language: str) -> bool:
    """Set the language of text properties; return whether they changed."""
    base, *subtags = language.split("-")
    region = region_of_language(language)
    script = next((one for one in subtags if _SCRIPT.fullmatch(one)), None)
    values = base, "none" if region in _NO_REGION else region, script, None
    before = properties.attrib.items()
    for name, value in zip(_attributes(language), values, strict=True):
        if value is None:
            properties.attrib.pop(tag_of(name), "")
        else:
            properties.set(tag_of(name), value)
    return before != properties.attrib.items()


def set_language_of_style(style: _Element, language: str, add: bool) -> bool:
    """Set the language of a style that names one, or of any style with text properties."""
    properties = child(style, "style:text-properties")
    if properties is None:
        return False
    name = _attributes(language)[0]
    return (add or get(properties, name) not in _NO_LANGUAGE) and set_language(properties, language)


def _attributes(language: str) -> tuple[str, ...]:
    """Return the attributes for a language's script: language, country, script, and what says all three at once."""
    ending = ENDINGS[kind_of_typeface(language)]
    prefix = "style" if ending else "fo"
    own = (f"{prefix}:{name}{ending}" for name in ("language", "country", "script"))
    return *own, f"style:rfc-language-tag{ending}"
