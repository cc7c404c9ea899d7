"""The table of Slidev: its blocks, and those of its syntax for components in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loctool.formats.markdown.dialects.common import ATTRIBUTES, MATH_OF_MARP, foreign_blocks
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.slidev.slides import KEYS, find_head, split
from loctool.formats.markdown.dialects.slidev.syntax import (
    alert_title,
    component_texts,
    fence_titles,
    tame,
    tame_comark,
)
from loctool.formats.markdown.places import Pieces, Place, Source
from loctool.formats.markdown.writing import Layout
from loctool.formats.reading import Reading

_INLINE = (
    "a abbr acronym audio b bdi bdo big br button canvas cite code data datalist del dfn em embed i iframe img input"
    " ins kbd label map mark meter noscript object output picture pre progress q ruby s samp script select small span"
    " strong style sub sup svg textarea time tt u var video wbr"
)
"""Elements that begin no block of their own, or a block that CommonMark knows; any other may be a component of Vue."""
_TAG = rf"(?!(?:{_INLINE.replace(' ', '|')})(?![\w-]))[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTES = r"""(?:\s+[a-zA-Z_:@][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?)*\s*"""
_BLOCKS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frame frameset h[1-6] head header hr html legend li link main menu"
    " menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr"
    " track ul"
)
"""Elements whose block goes on to the next blank line even if they end in their first one."""
_ONE_TAG = rf"(?!(?:{_BLOCKS.replace(' ', '|')})(?![\w-]))[A-Za-z][A-Za-z0-9-]*"

_SLOT = BlockRule(r"::[ \t]*[\w.:-]+[ \t]*::[ \t]*$")
_SNIPPET = BlockRule(r"<<<[ \t]*\S[^\n]*$")
_COMPONENT = BlockRule(r":{2,}[A-Za-z][\w-]*(?:\[[^\]\n]*\])?(?:\{[^\n]*\})?[ \t]*$", texts=component_texts)
_COMPONENT_END = BlockRule(r":{2,}[ \t]*$")
_COMPONENT_SLOT = BlockRule(r"#[A-Za-z][\w-]*(?:\{[^\n]*\})?[ \t]*$")
_COMARK = re.compile(r"^(?:comark|mdc)[ \t]*:[ \t]*true\b", re.MULTILINE)


def _alert(source: Source, pieces: Pieces) -> Iterator[Place]:
    return alert_title(source, pieces, Layout(SLIDEV, within=True, heading=True))


def _refine(source: Source, _: Reading) -> Dialect:
    """Return the table with components in Markdown where the deck's front matter asks for them."""
    head = find_head(source.normal, 0, len(source.normal))
    return SLIDEV_COMARK if head and _COMARK.search(source.normal, head.begin, head.stop) else SLIDEV


_ALERT = BlockRule(r"\[!(?i:note|tip|important|warning|caution)\][^\n]*$", interrupts=False, texts=_alert)
_FOREIGN = foreign_blocks()
_RULES = (MATH_OF_MARP, _SLOT, _SNIPPET, _ALERT)

SLIDEV = Dialect(
    name="slidev",
    label="html",
    keys=KEYS,
    rules=(*_RULES, *_FOREIGN),
    leading=r"\[click(?::\d+)?\][ \t]*",
    raw=r"---|[ \t]*```",
    split=split,
    front_matter=(),
    html=rf"</?{_TAG}(?=[\s/>]|$)",
    html_line=rf"<{_ONE_TAG}{_ATTRIBUTES}/>|<(?P<tag>{_ONE_TAG}){_ATTRIBUTES}>.*</(?P=tag)\s*>",
    fence_texts=fence_titles,
    tame=tame,
    refine=_refine,
)

SLIDEV_COMARK = replace(
    SLIDEV,
    rules=(*_RULES, _COMPONENT, _COMPONENT_END, _COMPONENT_SLOT, *_FOREIGN),
    trailing=rf"[ \t]+{ATTRIBUTES}",
    tame=tame_comark,
)
