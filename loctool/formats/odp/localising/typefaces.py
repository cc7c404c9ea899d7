"""Typefaces that have no letters of a language: that of the presentation's default style takes their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from loctool.formats.odp.localising.derived import TEXT, derive_style
from loctool.formats.odp.names import children, descendants, get
from loctool.formats.odp.styles import Styles
from loctool.text.language import kind_of_typeface, script_of_language
from loctool.text.scripts import lacks_script

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDINGS = {"latin": "", "asian": "-asian", "complex": "-complex"}
_OF_OLD_FACE = (
    "style:font-name", "style:font-style-name", "style:font-family-generic", "style:font-pitch", "style:font-charset",
)  # fmt: skip
"""Properties of a typeface beside the name of its family; each has an ending for its kind of scripts."""


def set_typefaces(paragraph: _Element, styles: Styles, language: str) -> bool:
    """Give a paragraph and its spans another typeface if theirs lacks the language's letters; return whether one did.

    A default typeface that lacks them stays: there is nothing better in the file.
    """
    script, ending = script_of_language(language), _ENDINGS[kind_of_typeface(language)]
    usual = _family(styles.text_defaults(), styles, ending)
    if not script or not usual or lacks_script(usual, script):
        return False
    values: dict[str, str | None] = dict.fromkeys((f"{name}{ending}" for name in _OF_OLD_FACE), None)
    values[_family_name(ending)] = f"'{usual}'"
    changed = False
    if lacks_script(_family(styles.around(paragraph), styles, ending), script):
        derive_style(styles, paragraph, TEXT, values, "font")
        changed = True
    for span in descendants(paragraph, "text:span"):
        chain = styles.chain(("text", get(span, "text:style-name")))
        if lacks_script(_family(chain, styles, ending), script) and any(map(str.isalpha, _text_of(span))):
            derive_style(styles, span, TEXT, values, "font")
            changed = True
    return changed


def _text_of(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _family_name(ending: str) -> str:
    """Return the attribute with the family of a typeface."""
    return f"style:font-family{ending}" if ending else "fo:font-family"


def _family(chain: Iterable[_Element], styles: Styles, ending: str) -> str:
    """Return the family of the typeface that styles name, the nearest first; empty if they name none."""
    for style in chain:
        for properties in children(style, TEXT):
            declared = styles.faces.get(get(properties, f"style:font-name{ending}"), "")
            if found := declared or get(properties, _family_name(ending)):
                return found.partition(",")[0].partition(":")[0].strip(" '\"")
    return ""
