"""Comments that nobody reads aloud: licences, instructions to tools, markup and code that was commented out.

A missed note is worse than an offered line of code: what could be a sentence is a note. A tool is known by the form
that its documentation gives, code by what no language looks like.
"""

from __future__ import annotations

import re

from loctool.formats.markdown.html.elements import FORMATTING, is_unknown
from loctool.formats.markdown.html.tokens import Token, tokens
from loctool.formats.markdown.html.units import has_words

_NOTICE = re.compile(
    r"""
      SPDX-[A-Za-z]+:
    | Copyright\ (?:\([cC]\)|©)[\ ,\d–-]*                                          # then names, no sentence
      (?:(?:by|and|the|of|et|al\.?|contributors|authors|rights|reserved\.?|&|<\S+|[^\Wa-z_]\S*)(?:\ |$))*$
    | Licensed\ under\ (?:the\ )?[^\n]{1,60}\ [Ll]icen[sc]e\b
    | (?:[^\n]*\b)?(?i:generated)\b[^\n]*\b(?i:do\ not\ (?:edit|modify))\b
    """,
    re.VERBOSE,
)
"""Lines of notices; that of a copyright has no word that begins with a small letter, as verbs do."""
_TERMS = re.compile(r"Licensed under the |Permission is hereby granted|Redistribution and use in source")

_TOOL = re.compile(
    r"""
      fit | more | truncate | /?(?:toc|TOC|MarkdownTOC) | tocstop | omit\ (?:in|from)\ toc | no\ toc
    | \#?(?:end)?region | \#(?:end)?region\ [\w-]+ | \.(?:slide|element):[^\n]+
    | (?:prettier|dprint|deno-fmt|remark|biome|lychee)-ignore(?:-(?:start|end|file|attribute))?
    | (?:markdownlint|textlint|eslint|stylelint|htmlhint|rumdl|markdown-link-check|mlc)
      -(?:(?:disable|enable)(?:-(?:file|line|next-line))?(?:\s.*)? | capture | restore | configure-file\s.*)
    | (?:lint|alex|pyml)\ (?:disable|enable|ignore)(?:[- ].*)? | (?:vale|mdformat)\ (?:on|off) | @formatter:(?:on|off)
    | vale\ [\w.-]+\s*=\s*(?:YES|NO|[a-z]+) | htmlhint\ [\w-]+:\S+.* | noinspection\ \w+
    | (?i:cspell|spell-?checker|codespell):\s*[A-Za-z-]+\b.* | LTeX:(?:\s+\w+=\S+)+
    | (?:START|END)\ doctoc\b.* | DON'T\ EDIT\ THIS\ SECTION,.* | (?:BEGIN|END)_TF_DOCS | (?:START|END)_SECTION:\S+
    | (?:ALL-CONTRIBUTORS-(?:LIST|BADGE)|AUTO-GENERATED-CONTENT|BLOG-POST-LIST):(?:START|END)\b.*
    | (?:vim?|ex):\s*(?:[a-z]+=[^\s:]+[\s:]*)+ | (?:vim?|ex):\s*set?\s[^\n]*: | -\*-.*-\*-
    | end_slide | (?:reset|column)_layout(?::\s*(?:\d+|\[[\d,\ ]+\]))? | jump_to_middle | skip_slide | no_footer
    | (?:incremental_lists|new_lines?|font_size|list_item_newlines):\s*(?:true|false|\d+)
    """,
    re.VERBOSE | re.DOTALL,
)
"""Instructions by the forms that tools document; those of presenterm at the end. No German compound is one of them."""

_ROW, _DELIMITERS = re.compile(r"\|[^\n]*\|"), re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?")
_MARKUP_LINE = re.compile(
    r"""
      (?:[-+*]\ +)?(?:\[?!\[[^\]\n]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?\s*)+       # images, also within links
    | \[[^\]\n]+\]:\s*(?:[a-z]+://|mailto:|\.{0,2}/|\#)\S*(?:\s+["'(][^\n]*)?    # link definition
    """,
    re.VERBOSE,
)
_STATEMENT = re.compile(
    r"""
      (?:export\s+)?(?:const|let|var)\s+[\w$]+(?:\s*:\s*\w+)?\s*=[^\n]*
    | [a-z_$][\w$]*(?:\.[\w$]+)*\([^\n]*\)(?:\.\w+\([^\n]*\))*;                   # a call
    | [\w.$\[\]]+\s?[-+*/|&]?=\s?(?:(?P<mark>["'`])[^\n]*(?P=mark)|[\w.$]+\([^\n]*\)|\[[^\n]*\]);
    | import\s+(?:[^\n]*\sfrom\s+)?(?P<quote>["'])[^"'\n]+(?P=quote);? | \#include\s+["<][^\n]+[">]
    | @(?:import|include)\s[^\n]*; | def\s\w+\([^\n]*\)[^\n]*: | \{[{%][^\n]*[%}]\}
    | [^\n{}]*\{[^\n{}]*:[^\n{}]*;\s*\} | (?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)\s[^\n]*;
    """,
    re.VERBOSE | re.ASCII,
)
"""What is code by itself, on one line."""
_BESIDE = re.compile(r"(?://|/\*|\*/|\*\ )[^\n]*|[^\w\n]*")
"""What may stand beside statements: comments, and signs alone."""
_SCRIPT = re.compile(r"<(?:script|style|SCRIPT|STYLE)[\s>]")
_LONGEST = 300
"""Characters of an instruction or a line of code; the patterns take more than linear time."""


def is_for_nobody(content: str) -> bool:
    """Return whether a comment's content, without white space around it, is no note: see the kinds above."""
    lines = [line.strip() for line in content.split("\n") if line.strip()]
    if not lines:
        return False
    if _is_notice(content, lines):
        return True
    if len(content) <= _LONGEST and _TOOL.fullmatch(content):
        return True
    if _SCRIPT.match(content) or _is_markup(content) or _is_fence(lines):
        return True
    return max(map(len, lines)) <= _LONGEST and (_is_table(lines) or _is_code(lines))


def _is_notice(content: str, lines: list[str]) -> bool:
    """Return whether each line is a notice, or one names its licence by SPDX, or terms follow a copyright."""
    if any(line.startswith("SPDX-") for line in lines) or all(_NOTICE.match(line[:_LONGEST]) for line in lines):
        return True
    return content.startswith(("Copyright ", "Licensed under ")) and _TERMS.search(content) is not None


def _is_markup(content: str) -> bool:
    """Return whether a content is from a tag to a tag, the first one not of those with which sentences begin.

    `<Name> begrüßen` has a placeholder: an element has an end tag, attributes, or stands without words.
    """
    if not content.startswith("<"):
        return False
    found = list(tokens(content))
    first, last = found[0], found[-1]
    if first.kind == "text" or first.name in FORMATTING or last.kind not in ("open", "close", "comment"):
        return False
    opened = {one.name for one in found if one.kind == "open"}
    if any(_is_surely_tag(one, opened) for one in found):
        return True
    texts = (content[one.start : one.end] for one in found if one.kind == "text")
    return not any(map(has_words, texts)) and all(not is_unknown(one.name) for one in found)


def _is_surely_tag(token: Token, opened: set[str]) -> bool:
    if token.kind == "close":
        return token.name in opened
    return token.kind == "open" and (token.is_empty or any(one.quote for one in token.attributes))


def _is_fence(lines: list[str]) -> bool:
    return len(lines) > 1 and lines[0].startswith(("```", "~~~")) and lines[-1] in ("```", "~~~")


def _is_table(lines: list[str]) -> bool:
    """Return whether the lines are those of a table, with the one of hyphens."""
    return all(map(_ROW.fullmatch, lines)) and any(map(_DELIMITERS.fullmatch, lines))


def _is_code(lines: list[str]) -> bool:
    """Return whether all lines are images or definitions of links, or all are statements or stand within braces."""
    if all(map(_MARKUP_LINE.fullmatch, lines)):
        return True
    depth, found = 0, False
    for line in lines:
        if not (depth or line.endswith("{") or _STATEMENT.fullmatch(line) or _BESIDE.fullmatch(line)):
            return False
        found = found or line.endswith("{") or _STATEMENT.fullmatch(line) is not None
        depth = max(depth + line.count("{") - line.count("}"), 0)
    return found and depth == 0
