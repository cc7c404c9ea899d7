"""Typefaces that have no letters of a language: one that the text would inherit takes their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from loctool.formats.odp.localising.derived import TEXT, derive_style
from loctool.formats.odp.names import children, descendants, get
from loctool.formats.odp.styles import ENDINGS, Styles
from loctool.text.language import kind_of_typeface, script_of_language
from loctool.text.scripts import lacks_script

if TYPE_CHECKING:
    from lxml.etree import _Element

_OF_OLD_FACE = (
    "style:font-name", "style:font-style-name", "style:font-family-generic", "style:font-pitch", "style:font-charset",
)  # fmt: skip
"""Properties of a typeface beside the name of its family; each has an ending for its kind of scripts."""


def set_typefaces(paragraph: _Element, styles: Styles, language: str) -> bool:
    """Give a paragraph and its spans another typeface if theirs lacks the language's letters; return whether one did.

    Of the typefaces that it would inherit, the nearest takes its place that is not known to lack them.
    """
    script, ending = script_of_language(language), ENDINGS[kind_of_typeface(language)]
    around = styles.around(paragraph)
    chains = [(paragraph, around)]
    for span in descendants(paragraph, "text:span"):
        own = [*styles.chain(("text", get(span, "text:style-name")))]
        if next(_families(own, styles, ending), "") and any(map(str.isalpha, "".join(map(str, span.itertext())))):
            chains.append((span, [*own, *around]))
    changed = False
    for element, chain in chains if script else ():
        if family := _replacement(list(_families(chain, styles, ending)), script):
            values: dict[str, str | None] = dict.fromkeys((f"{name}{ending}" for name in _OF_OLD_FACE), None)
            derive_style(styles, element, TEXT, {**values, _family_name(ending): f"'{family}'"}, "font")
            changed = True
    return changed


def _replacement(families: Sequence[str], script: str) -> str:
    """Return the first family that has a script if the very first is known to lack it; else an empty text."""
    if not families or not lacks_script(families[0], script):
        return ""
    return next((one for one in families if not lacks_script(one, script)), "")


def _family_name(ending: str) -> str:
    """Return the attribute with the family of a typeface."""
    return f"style:font-family{ending}" if ending else "fo:font-family"


def _families(chain: Iterable[_Element], styles: Styles, ending: str) -> Iterator[str]:
    """Yield the families of the typefaces that styles name, the nearest first."""
    for style in chain:
        for properties in children(style, TEXT):
            declared = styles.faces.get(get(properties, f"style:font-name{ending}"), "")
            if found := declared or get(properties, _family_name(ending)):
                yield found.partition(",")[0].partition(":")[0].strip(" '\"")
