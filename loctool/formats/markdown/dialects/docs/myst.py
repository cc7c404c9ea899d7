"""MyST: CommonMark with directives, roles, targets, comments and definition lists."""

from __future__ import annotations

from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.docs.directives import (
    CLOSER,
    head_texts,
    literal_extent,
    markdown_extent,
    name_of,
    unknown_extent,
    view_directives,
)

KEYS = (
    *("title", "subtitle", "short_title", "description", "keywords", "abstract"),
    *("substitutions.*", "myst.substitutions.*"),
)
_OPENS = r"(?:`{3,}|~{3,}|:{3,})[ \t]*\{[^{}\n]+\}"
_UNKNOWN = "a directive that loctool does not know; it is left alone"


def _section(text: str) -> str:
    return "note" if name_of(text.partition("\n")[0]) == "revealjs-notes" else ""


MYST = Dialect(
    name="myst",
    keys=KEYS,
    plugins=("footnote", "deflist"),
    view=view_directives,
    rules=(
        BlockRule(rf"{CLOSER}+[ \t]*$", section=lambda _: "end"),
        BlockRule(_OPENS, extent=markdown_extent, texts=head_texts, section=_section),
        BlockRule(_OPENS, extent=literal_extent, texts=head_texts),
        BlockRule(_OPENS, extent=unknown_extent, foreign=_UNKNOWN),
        BlockRule(r"\$\$", closes=r"\$\$[ \t]*(?:\([^()\n]*\))?[ \t]*$"),
        BlockRule(r"\\begin\{[a-z]+\*?\}", closes=r"\\end\{[a-z]+\*?\}[ \t]*$"),
        BlockRule(r"\([^()\n]+\)=[ \t]*$"),
        BlockRule(r"%[^\n]*$"),
        BlockRule(r"\+{3}[^\n]*$"),
        BlockRule(r":{3,}[ \t]*$"),
    ),
    guard=rf"(?={_OPENS})",
)
