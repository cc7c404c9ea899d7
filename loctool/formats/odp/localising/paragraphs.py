"""Translated paragraphs: what changes in them, and in the styles that they use, is the language's."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from loctool.formats.odp.localising.direction import turn
from loctool.formats.odp.localising.language import set_language_of_style
from loctool.formats.odp.localising.typefaces import set_typefaces
from loctool.formats.odp.names import descendants, get, name_of
from loctool.formats.odp.sources import STYLES, Source
from loctool.formats.odp.styles import Styles
from loctool.text.language import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element


def localise(source: Source, part: str, styles: Styles, paragraph: _Element, language: str) -> None:
    """Give a paragraph the language (BCP 47), its direction, and typefaces that have its letters.

    The default styles of the presentation have the language from then on. So have the styles that the paragraph uses,
    if they name a language; words that are marked as without one stay so. What else changes is in styles of the
    paragraph's own, since others may share the old ones.
    """
    used = [one for one in styles.around(paragraph) if name_of(one.tag) == "style:style"]
    for span in descendants(paragraph, "text:span"):
        used += styles.chain(("text", get(span, "text:style-name")))
    named = [set_language_of_style(style, language, add=False) for style in used]
    defaults = [set_language_of_style(style, language, add=True) for style in styles.defaults]
    turned = turn(paragraph, styles, is_right_to_left(language))
    replaced = set_typefaces(paragraph, styles, language)
    if turned or replaced or any(named):
        source.mark_changed(part)
    if any(defaults) or any(named):
        source.mark_changed(_common_part(source, part))


def _common_part(source: Source, part: str) -> str:
    """Return the part with the common styles of another part, which has them itself if there is no such part."""
    name = posixpath.join(posixpath.dirname(part), STYLES)
    return name if name in source else part
