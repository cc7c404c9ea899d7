"""The language of a translated paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loctool.formats.pptx.names import children, name_of
from loctool.formats.pptx.runs.properties import run_properties
from loctool.text.language import is_same_language

if TYPE_CHECKING:
    from lxml.etree import _Element


def set_language(paragraph: _Element, language: str) -> bool:
    """Set the language (BCP 47) of all that a paragraph holds; return whether it was another.

    What is in the same language stays: en-US for en. Marks of the spelling checker go with the old language. `altLang`,
    the language of other scripts, stays.
    """
    changed = False
    for one in children(paragraph, "a:r", "a:br", "a:fld", "a:endParaRPr"):
        properties = one if name_of(one.tag) == "a:endParaRPr" else run_properties(one)
        if not is_same_language(properties.get("lang") or "und", language):
            properties.set("lang", language)
            properties.attrib.pop("err", "")
            changed = True
    return changed
