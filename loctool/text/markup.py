"""Spans of a message that must survive translation: found, masked for an engine, put back, and taken out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from loctool.text.html.spans import LITERAL
from loctool.text.placeholders import excluded_kinds, is_program, placeholder_pattern
from loctool.text.quotes import DOUBLE_MARKS

_SPANS = {
    "code": r"(?::[A-Za-z][\w:+.-]{0,99}:)?(?P<ticks>`{1,20}+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)(?:__?(?!\w))?",
    "literal": LITERAL,
    "math": r"\$\$[^$\n]+\$\$|\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?!\d)",
    "mustache": r"\{\{\{?[^{}\n]+\}?\}\}",
    "image": r'!\[[^\]\n]{0,2000}+\]\([^()\s]*(?:\s+"[^"\n]*")?\)',
    "auto": r"<(?:https?|ftp|mailto):[^<>\s]*>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>",
    "html": r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--.{0,2000}?-->",
    "number": r"</?\d+/?>",
    "link": r"""\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\)|\]\[[^\]\n]*\]""",
    "url": r"\b(?:https?|ftp)://[^\s<>()\[\]{}" + DOUBLE_MARKS + r"]*[^\s<>()\[\]{}" + DOUBLE_MARKS + r".,;:!?'’]",
    "email": r"\b[\w.+-]{1,99}@[\w-]+(?:\.[\w-]+)+\b",
    "brace": r"\{[A-Za-z_][\w.]*(?:![rsa])?(?::[^{}\n]*)?\}|\{\d*(?:![rsa])?(?::[^{}\s]*)?\}",
    "percent": r"%\([A-Za-z_]\w*\)[#0 +-]*+\d*+(?:\.\d++)?[a-zA-Z]|%(?:\d+\$)?[sdifux](?!\w)"
    r"|(?<!\d)%(?:\d+\$)?[#0+-]*+\d*+(?:\.\d++)?(?:[hlzL]|ll|hh)?[sdiufFeEgGxXoc](?!\w)",
    "dollar": r"\$\{[A-Za-z_]\w*\}|\$[A-Za-z_]\w*",
    "entity": r"&(?:\#\d+|\#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);",
    "escape": r"\\[!-/:-@\[-`{-~]",
    "strong": r"\*{1,3}|~~|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)",
    "footnote": r"\[\^[^\]\s]{1,999}+\]",
    "open": r"\[(?=[^\]\n]{0,500}+\](?:\(|\[))",
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

_SIGN = re.compile(r"[`<$\[\]{&\\*~_%@\n]|://")
"""Every span has one of these. Texts without them are not searched, which takes twenty times as long."""

BAR = "\u241f"
"""Replaces spans that are not language; no term and no number reaches across it."""
_THROUGH = {"strong", "open", "link", "html", "number", "break", "escape"}
"""Kinds of spans that may be inside a term."""
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text cut at its protected spans: `pieces[0] spans[0] pieces[1] … spans[n-1] pieces[n]`."""

    pieces: tuple[str, ...]
    spans: tuple[str, ...]
    syntax: str = ""
    """How the text is written: see `loctool.text.placeholders.syntax_of`; empty for the Markdown of decks."""

    def pairs(self) -> list[tuple[int, int]]:
        """Return the indices of spans that open and close the same phrase; pairs do not overlap, but may be nested."""
        found, stack = [], list[int]()
        waiting: dict[str | None, list[int]] = defaultdict(list)  # what would close spans -> their places in the stack
        filled = list(accumulate(bool(piece.strip()) for piece in self.pieces))
        for here, span in enumerate(self.spans):
            places = waiting["]" if span[0] == "]" else span]
            if places and filled[here] > filled[stack[places[-1]]]:
                opening = places[-1]
                found.append((stack[opening], here))
                for number in stack[opening:]:
                    waiting[_closed_by(self.spans[number])].pop()
                del stack[opening:]
            else:
                waiting[_closed_by(span)].append(len(stack))
                stack.append(here)
        return sorted(found)

    def prose(self) -> str:
        """Return the pieces with a bar in place of each span."""
        return f" {BAR} ".join(self.pieces)

    def marked(self, form: str = "[{}]") -> str:
        """Return the text with the n-th span written as a mark, counted from 1.

        A space keeps marks apart from words, which a tokenizer would else cut in another way: *[1]s ehr*.
        """
        text = self.pieces[0]
        for number, piece in enumerate(self.pieces[1:], 1):
            text += " " if text and (text[-1].isalnum() or (number > 1 and not self.pieces[number - 1])) else ""
            text += form.format(number) + (" " if piece[:1].isalnum() else "") + piece
        return text


MARKS = {"[{}]": re.compile(r"\[ ?(\d+) ?\]"), "_{}": re.compile(r"(?<!\w)_(\d+)(?!\d)")}
"""Form of a mark for an engine -> its pattern in a draft; the form that models keep best comes first."""


_OF_LINKS = ("image", "link", "open")
"""Kinds with the middle of a link, `](` or `][`, in them or behind them."""


def _pattern_for(text: str, syntax: str) -> re.Pattern[str]:
    """Return the pattern for a text; brackets without links need not be looked at, each up to its end."""
    return _pattern(syntax, "](" in text or "][" in text)


@cache
def _pattern(syntax: str, has_links: bool = True) -> re.Pattern[str]:
    """Return the pattern of the protected spans of a syntax; the placeholders of its formats come first."""
    excluded = {*excluded_kinds(syntax), *(() if has_links else _OF_LINKS)}
    kinds = _IN_PROGRAMS if is_program(syntax) else _SPANS
    spans = {kind: _SPANS[kind] for kind in kinds if kind not in excluded}
    if own := placeholder_pattern(syntax):
        spans = {"placeholder": own, **spans}
    return re.compile("|".join(f"(?P<{kind}>{span})" for kind, span in spans.items()))


def protected_spans(text: str, syntax: str = "") -> Iterator[re.Match[str]]:
    """Yield the matches of the protected spans; asterisks between spaces are among them."""
    return _pattern_for(text, syntax).finditer(text) if _SIGN.search(text) else iter(())


@lru_cache(maxsize=4096)
def mask(text: str, syntax: str = "") -> Masked:
    """Cut a text at everything that must come through a translation unchanged; engines keep line breaks themselves."""
    pieces, spans, end = [], [], 0
    for match in protected_spans(text, syntax):
        if match.lastgroup == "break" or is_plain_asterisk(text, match):
            continue
        pieces.append(text[end : match.start()])
        spans.append(match[0])
        end = match.end()
    return Masked((*pieces, text[end:]), tuple(spans), syntax)


def is_plain_asterisk(text: str, match: re.Match[str]) -> bool:
    """Return whether a match is an asterisk between spaces, which has no meaning in Markdown (`3 * 4`)."""
    if match.lastgroup != "strong" or match[0][0] != "*":
        return False
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return (not before or before.isspace()) and (not after or after.isspace())


def _closed_by(opening: str) -> str | None:
    """Return what closes a span that opens an emphasis, a link (`]` begins it), a numbered tag or an HTML element."""
    if opening == "[":
        return "]"
    if opening[0] in "*_~":
        return opening
    name = re.fullmatch(r"<([\w-]+)(?:\s[^>]*)?(?<!/)>", opening)
    return f"</{name[1]}>" if name else None


def unmask(masked: Masked) -> str:
    """Return the text that was masked."""
    return "".join(piece + span for piece, span in zip(masked.pieces, (*masked.spans, ""), strict=True))


def unmask_marked(masked: Masked, text: str, form: str = "[{}]") -> str:
    """Replace the marks in `text` by their spans, as close to words as in the source; unknown marks stay.

    A span that opens a phrase is joined to the word after it, one that closes a phrase to the word before it. Spaces
    that the draft lost are put back.
    """
    opening, closing = ({pair[side] for pair in masked.pairs()} for side in (0, 1))
    marks = list(MARKS[form].finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    out, former = text[: marks[0].start()] if marks else text, -2  # no mark comes before the first one
    for match, end in zip(marks, ends if marks else (), strict=True):
        number, rest = int(match[1]) - 1, text[match.end() : end]
        if not 0 <= number < len(masked.spans):
            out += match[0] + rest
            continue
        before, after = masked.pieces[number], masked.pieces[number + 1]
        follows = not before and former == number - 1
        if before[-1:].isspace():
            out += before[-1:] if out[-1:].isalnum() else ""
        elif number in closing or before[-1:].isalnum() or follows:
            out = out.rstrip(" ")
        if after[:1].isspace():
            rest = (after[:1] if rest[:1].isalnum() else "") + rest
        elif number in opening or after[:1].isalnum():
            rest = rest.lstrip(" ")
        out, former = out + masked.spans[number] + rest, number
    return out


def visible_text(text: str, syntax: str = "") -> str:
    """Return a text as its reader sees it: without markup, with a bar in place of code, addresses and placeholders."""
    return _pattern_for(text, syntax).sub(_visible, text) if _SIGN.search(text) else text


def _visible(match: re.Match[str]) -> str:
    if match.lastgroup == "escape":
        return match[0][1:]
    if match.lastgroup == "break" or _LINE_BREAK.fullmatch(match[0]):
        return "\n"
    return "" if match.lastgroup in _THROUGH else f" {BAR} "
