"""MyST: CommonMark with directives, roles, targets, comments and definition lists."""

from __future__ import annotations

import re

from loctool.formats.markdown.dialects.common import code_spans, is_within
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
_NAMELESS = "a fence of colons without a directive, which MyST shows as code"
_UNKNOWN = "a directive whose content may not be Markdown; it is left alone"


_CITATION = re.compile(r"(?<![\w\\&])@(?=[A-Za-z0-9_])")
_ROLE = re.compile(r"(?<!\\)\{(?=[A-Za-z][\w:+.-]*\}`)|\{(?=\{)")
_NEXT = re.compile(r"@[\w.:-]+|\{\{[^{}\n]*\}\}|\{[^{}\n]*\}")


def _tame(source: str, text: str) -> str:
    """Return a translation without citations, roles and substitutions that its source does not have."""
    for pattern, written in ((_CITATION, "&#64;"), (_ROLE, "\\{")):
        if pattern.search(text):
            text = _escape(source, text, pattern, written)
    return text


def _escape(source: str, text: str, pattern: re.Pattern[str], written: str) -> str:
    code = code_spans(text)

    def change(match: re.Match[str]) -> str:
        whole = _NEXT.match(text, match.start())
        is_known = is_within(match.start(), code) or (whole is not None and whole[0] in source)
        return match[0] if is_known else written

    return pattern.sub(change, text)


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
        BlockRule(r"\^{3,}[ \t]*$"),
        BlockRule(r"\+{3}[^\n]*$"),
        BlockRule(r":{3,}[ \t]*[^\s{:][^\n]*$", closes=r"^:{3,}[ \t]*$", foreign=_NAMELESS),
        BlockRule(r":{3,}[ \t]*$"),
    ),
    tame=_tame,
    guard=rf"(?={_OPENS}|:{{3}}|[:~](?:[ \t]|$)|-{{3}})",
)
