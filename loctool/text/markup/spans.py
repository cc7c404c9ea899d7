"""Spans of a message that must survive translation: their patterns, and how they are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loctool.text.html.spans import LITERAL
from loctool.text.markup.icu import TOKEN, is_icu
from loctool.text.placeholders import excluded_kinds, is_program, is_tagged, placeholder_pattern
from loctool.text.quotes import DOUBLE_MARKS, OLD_QUOTES

_TEMPLATE = r"(?:\{\{[^{}\n]{1,300}\}\}|\{%[^{}\n]{1,300}%\})"
ADDRESS = rf"(?:<[^<>\n]*>|[^()\s{{]{{0,300}}+(?:{_TEMPLATE}[^()\s{{]{{0,300}}+){{1,9}}|(?:[^()\s]|\([^()\s]*\))*)"
"""An address, also one that a template makes, with spaces in its tags."""
_TITLE = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\((?:[^()\\\n]|\\.)*\))"""
DESTINATION = rf"\(\s?{ADDRESS}(?:\s+{_TITLE})?\s?\)"
"""Where a link or an image leads, with its title (CommonMark, 6.3)."""

_ATTRIBUTES = r"\{[.#:=\w][^{}\n]{0,500}+\}"
"""As in `[text]{.red}`; `[click]`, `:badge[text]` and `:icon{name="x"}` are Slidev's."""
_CLASS = r"(?:\.[A-Za-z_-][A-Za-z0-9_-]{0,99}){1,9}\[(?!\^)"
"""remark's, as in `.red[text]`."""

_SHORTCODE = (
    r'\{\{[<%][^{}"`\n]{0,500}+(?:(?:"(?:[^"\\\n]|\\.){0,500}"|`[^`\n]{0,500}`)[^{}"`\n]{0,200}+){0,9}(?<=[>%])\}\}'
)
"""Hugo's, whose parameters may have braces in them."""
_LIQUID = r"\{%-?\s?\w(?:(?!\{%|%\}).){0,2000}%\}"

_FORMULA = r"(?<![\w~])(?:[A-Z][a-z]?){1,6}(?:(?:~[\w+-]{1,9}~|<sub>[\w+-]{1,9}</sub>)(?:[A-Z][a-z]?){0,6}){1,6}(?!\w)"
"""H~2~O and CO<sub>2</sub>: a chemical formula, whose letters alone mean nothing."""
_SCRIPT = r"(?<=[\w)])(?:~(?=[^\s~])[^\s~]{1,30}~(?!~)|\^(?=[^\s^\[])[^\s^\[\]]{1,30}\^(?!\^))"
"""Pandoc's sub- and superscripts."""

_SPANS = {
    "role": r"\{[A-Za-z][\w:+.-]{0,60}\}`[^`\n]{0,2000}`(?!`)",
    "code": r"(?::[A-Za-z][\w:+.-]{0,99}:)?(?P<ticks>`{1,20}+)(?!`)"
    + OLD_QUOTES
    + r".{1,2000}?(?<!`)(?P=ticks)(?!`)(?:__?(?!\w))?",
    "literal": LITERAL,
    "math": r"\$\$[^$\n]+\$\$|\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?!\d)",
    "mustache": r"\{\{\{?[^{}\n]+\}?\}\}" + rf"|{_SHORTCODE}",
    "liquid": _LIQUID,
    "kramdown": r"(?<=[*_`)\]>])\{:(?![:/])(?:[^{}\n\\]|\\.){0,999}\}|\{:[:/][^{}\n]{0,999}\}",
    "image": rf"!\[[^\]\\\n]{{0,2000}}+(?:\\.[^\]\\\n]{{0,500}}+){{0,50}}\]{DESTINATION}",
    "auto": r"<(?:https?|ftp|mailto):[^<>\s]*>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>",
    "formula": _FORMULA,
    "html": r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--.{0,2000}?-->",
    "number": r"</?\d+/?>",
    "link": rf"\]{DESTINATION}|\]\[[^\]\n]*\]|\]{_ATTRIBUTES}",
    "attributes": rf"(?<=[)`*_]){_ATTRIBUTES}",
    "click": r"\[click(?::\d{1,9})?\]",
    "url": r"\b(?:https?|ftp)://[^\s<>()\[\]{}" + DOUBLE_MARKS + r"]*[^\s<>()\[\]{}" + DOUBLE_MARKS + r".,;:!?'’]",
    "email": r"\b[\w.+-]{1,99}@[\w-]+(?:\.[\w-]+)+\b",
    "citation": r"\\@ref\([^()\s]{1,99}\)|\(\\#[\w:-]{1,99}\)|\(ref:[\w:-]{1,99}\)"
    r"|(?<![\w@.])-?@(?:\{[^{}\s]{1,99}+\}|[^\W\d](?:[\w:.#$%&+?<>~/-]{0,99}\w)?)",
    "drive": r"(?<!\w)[A-Z]:\\[\w.\\-]*\w|(?<![\w\\])\\\\\w[\w.-]*\\[\w.\\$-]*\w",
    "tex": r"\\[A-Za-z]{2,99}+\*?(?:\[[^\]\n]{0,999}+\]|\{[^{}\n]{0,999}+\}){0,9}",
    "brace": r"\{[A-Za-z_][\w.]*(?:![rsa])?(?::[^{}\n]*)?\}|\{\d*(?:![rsa])?(?::[^{}\s]*)?\}",
    "percent": r"(?<!%)%\([A-Za-z_]\w*\)[#0 +-]*+\d*+(?:\.\d++)?[a-zA-Z]|%(?:\d+\$)?[sdifux](?!\w)"
    r"|(?<!\d)%(?:\d+\$)?[#0+-]*+\d*+(?:\.\d++)?(?:[hlzL]|ll|hh)?[sdiufFeEgGxXoc](?!\w)"
    r"|(?<![\d%])%[A-Za-z_]\w{1,60}%(?![\w%])",
    "dollar": r"\$t\([\w.:-]{1,200}\)|\$\{[A-Za-z_]\w*\}|\$[A-Za-z_]\w*",
    "entity": r"&(?:\#\d+|\#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);",
    "escape": r"\\[!-/:-@\[-`{-~]",
    "script": _SCRIPT,
    "strong": r"\*{1,3}|~~|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)",
    "component": r"(?<![\w:]):[A-Za-z][\w-]{0,99}+\{[^{}\n]{0,500}+\}",
    "emoji": r"(?<!\w):(?:(?=[0-9_+-]{0,60}[a-z])[a-z0-9_+-]{1,60}|[+-]1):(?!\w)",
    "footnote": r"\[\^[^\]\n]{1,999}+\]",
    "open": r"(?:(?<![\w:]):[A-Za-z][\w-]{0,99}+|!)?\[(?=[^\]]{0,500}+\](?:\(|\[|\{[.#:\w]))|\^\[",
    "class": _CLASS,
    "class_end": r"\]",
    "mark": r"\[[ ]?\d+[ ]?\]",
    "break": r"\n",
}
"""Placeholders, code, links, footnotes, HTML, emphasis, math and hard line breaks, as in Markdown messages.

What may be long has a limit: without one, each of ten thousand brackets would be searched for its end up to the end.
The marks that `Masked.marked` writes are spans too: one in a source comes back, one that an engine invents is seen.
"""

_IN_PROGRAMS = (
    "literal", "mustache", "auto", "html", "number", "url", "email", "brace", "percent", "dollar", "entity", "mark",
)  # fmt: skip
"""Kinds in the texts of programs, where `foo', _File and line breaks are not markup."""
_TAGGED = {
    "escape": r"(?<!\\)(?:\\\\)*\\</?\d+/?>",
    **{kind: _SPANS[kind] for kind in ("number", "url", "email", "mark")},
}
"""Kinds in plain texts with numbered tags, where `\\<1>` is no tag."""

_SIGN = re.compile(r"[`<^$\[\]{&\\*~_%@\n]|://|:[a-z0-9_+-]+:|\(ref:")
"""Every span has one of these. Texts without them are not searched, which takes twenty times as long."""


_MIDDLES = ("](", "][", "]{", "^[")
_OF_LINKS = ("image", "link", "open")
"""Kinds with the middle of a link or of a span in them or behind them, and the beginning of a footnote."""


_OF_CLASSES = ("class", "class_end")
"""Kinds of texts with classes; no other bracket that closes is markup by itself."""


def pattern_for(text: str, syntax: str) -> re.Pattern[str]:
    """Return the pattern for a text; brackets without links need not be looked at, each up to its end."""
    has_classes = "[" in text and re.search(_CLASS, text) is not None
    is_branched = is_icu(text) and not placeholder_pattern(syntax)
    return _pattern(syntax, any(middle in text for middle in _MIDDLES), has_classes, is_branched)


@cache
def _pattern(
    syntax: str, has_links: bool = True, has_classes: bool = False, is_branched: bool = False
) -> re.Pattern[str]:
    """Return the pattern of the protected spans of a syntax; the placeholders of its formats come first."""
    excluded = {*excluded_kinds(syntax), *(() if has_links else _OF_LINKS), *(() if has_classes else _OF_CLASSES)}
    table = _TAGGED if is_tagged(syntax) else _SPANS
    kinds = _IN_PROGRAMS if is_program(syntax) else table
    spans = {kind: table[kind] for kind in kinds if kind not in excluded}
    if is_branched:
        spans = {"brace": _SPANS["brace"], "icu": TOKEN, **spans}
    if own := placeholder_pattern(syntax):
        spans = {"placeholder": own, **spans}
    return re.compile("|".join(f"(?P<{kind}>{span})" for kind, span in spans.items()))


def has_sign(text: str) -> bool:
    """Return whether a text may have a protected span."""
    return _SIGN.search(text) is not None


def protected_spans(text: str, syntax: str = "") -> Iterator[re.Match[str]]:
    """Yield the matches of the protected spans; asterisks between spaces are among them."""
    return pattern_for(text, syntax).finditer(text) if _SIGN.search(text) else iter(())


def is_plain_asterisk(text: str, match: re.Match[str]) -> bool:
    """Return whether a match is an asterisk between spaces, which has no meaning in Markdown (`3 * 4`)."""
    if match.lastgroup != "strong" or match[0][0] != "*":
        return False
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return (not before or before.isspace()) and (not after or after.isspace())
