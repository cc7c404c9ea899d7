"""Spans of a message that must survive translation: found, masked for an engine, put back, and proved."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

PROTECTED = re.compile(
    r"""
      (?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<math>\$\$[^$\n]+\$\$|\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?!\d))
    | (?P<mustache>\{\{\{?[^{}\n]+\}?\}\})
    | (?P<image>!\[[^\]\n]*\]\([^()\s]*(?:\s+"[^"\n]*")?\))
    | (?P<auto><(?:https?|ftp|mailto):[^<>\s]*>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>)
    | (?P<html></?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--.*?-->)
    | (?P<number></?\d+/?>)
    | (?P<link>\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\)|\]\[[^\]\n]*\])
    | (?P<url>\b(?:https?|ftp)://[^\s<>()\[\]{}"„“”»«]*[^\s<>()\[\]{}"„“”»«.,;:!?'’])
    | (?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)
    | (?P<brace>\{[A-Za-z_][\w.]*(?:![rsa])?(?::[^{}\n]*)?\}|\{\d*\})
    | (?P<percent>%\([A-Za-z_]\w*\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]|%(?:\d+\$)?[sdifux](?!\w))
    | (?P<dollar>\$\{[A-Za-z_]\w*\}|\$[A-Za-z_]\w*)
    | (?P<entity>&(?:\#\d+|\#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);)
    | (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<strong>\*{1,3}|~~|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))
    | (?P<open>\[(?=[^\]\n]*\](?:\(|\[)))
    | (?P<mark>⟦\d+⟧)
    | (?P<break>\n)
    """,
    re.VERBOSE,
)
"""Placeholders, code, links, HTML, emphasis, math and hard line breaks, as they stand in Markdown messages.

The marks that `Masked.marked` writes are spans too: one in a source comes back, and one that an engine invents is seen.
"""

UNMOVED = {"strong", "break"}
"""Kinds whose order among themselves carries meaning: opening and closing delimiters look alike."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text cut at its protected spans: `pieces[0] spans[0] pieces[1] … spans[n-1] pieces[n]`."""

    pieces: tuple[str, ...]
    spans: tuple[str, ...]

    def marked(self) -> str:
        """Return the text with the n-th span written as the placeholder ⟦n⟧, counted from 0."""
        return "".join(f"{piece}⟦{n}⟧" for n, piece in enumerate(self.pieces[:-1])) + self.pieces[-1]


_MARK = re.compile(r"⟦(\d+)⟧")


def mask(text: str) -> Masked:
    """Cut a text at everything that must come through a translation unchanged; engines keep line breaks themselves."""
    pieces, spans, end = [], [], 0
    for match in PROTECTED.finditer(text):
        if match["break"] or (match["strong"] and _is_plain_asterisk(text, match)):
            continue
        pieces.append(text[end : match.start()])
        spans.append(match[0])
        end = match.end()
    return Masked((*pieces, text[end:]), tuple(spans))


def _is_plain_asterisk(text: str, match: re.Match[str]) -> bool:
    """Tell whether an asterisk stands between spaces, where Markdown gives it no meaning (`3 * 4`)."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return match[0].startswith("*") and (not before or before.isspace()) and (not after or after.isspace())


def unmask(masked: Masked, marked: str | None = None) -> str:
    """Put the spans back into `marked` (by default the masked text itself); unknown marks stay as they are."""
    if marked is None:
        return "".join(piece + span for piece, span in zip(masked.pieces, (*masked.spans, ""), strict=True))
    return _MARK.sub(lambda m: masked.spans[int(m[1])] if int(m[1]) < len(masked.spans) else m[0], marked)


def proved(source: str, target: str) -> bool:
    """Tell whether `target` holds exactly the protected spans of `source`, with alike delimiters in the same order."""
    ours, theirs = _kinds(source), _kinds(target)
    if Counter(ours) != Counter(theirs):
        return False
    ordered = [[span for kind, span in found if kind in UNMOVED] for found in (ours, theirs)]
    return ordered[0] == ordered[1] and (_nested(target) or not _nested(source))


def lost_and_invented(source: str, target: str) -> tuple[list[str], list[str]]:
    """Return the protected spans of `source` that `target` lacks, and those of `target` that `source` has not."""
    ours, theirs = (Counter(span for _, span in _kinds(text)) for text in (source, target))
    return sorted((ours - theirs).elements()), sorted((theirs - ours).elements())


def _kinds(text: str) -> list[tuple[str, str]]:
    """Return (kind, span) of every protected span in order."""
    found = []
    for match in PROTECTED.finditer(text):
        if not (match["strong"] and _is_plain_asterisk(text, match)):
            kind = match.lastgroup or ""
            found.append(("code" if kind == "ticks" else kind, match[0]))
    return found


def _nested(text: str) -> bool:
    """Tell whether links, numbered tags and HTML elements open before they close and do not overlap."""
    stack: list[str] = []
    for kind, span in _kinds(text):
        if kind == "open":
            stack.append("[")
        elif kind == "link":
            if not stack or stack.pop() != "[":
                return False
        elif kind in ("number", "html") and not span.endswith("/>"):
            name = re.match(r"</?([\w-]+)", span)
            if name is None or name[1].lower() in _VOID:
                continue
            if not span.startswith("</"):
                stack.append(name[1].lower())
            elif not stack or stack.pop() != name[1].lower():
                return False
    return not stack


_VOID = {"br", "hr", "img", "wbr", "input"}
