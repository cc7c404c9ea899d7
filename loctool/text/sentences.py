"""Sentences of a text, cut by rules; joined they are the text again. Long sentences are cut further."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from loctool.text import quotes
from loctool.text.abbreviations import Abbreviations, abbreviations

LONG_QUOTE = 300
"""Characters of a sentence above which it is cut inside its quotations too."""

_CLOSERS = re.escape(quotes.CLOSING_MARKS + quotes.CLOSING_BRACKETS + "*_")
_OPENERS = re.escape(quotes.DOUBLE_MARKS + quotes.SINGLE_MARKS + "([")
_CANDIDATE = re.compile(
    rf"(?P<mark>[.!?…]+|[.!?…]*[‼⁇⁈⁉।۔؟])(?P<closers>(?:[{_CLOSERS}]|[{quotes.SPACES}]»(?=\s|$))*)(?P<gap>\s+)"
    rf"|(?P<wide>[。！？｡]+)(?P<wideclosers>[”’」』）)\]]*)(?P<widegap>\s*)"
    r"|(?P<line>[^\S\n]*\n\s*)"
)
"""Where a sentence may end: a final mark with its closing quotes before white space, a wide mark, a line break."""

_WORD_BEFORE = re.compile(
    rf"(?:(?<=\s)|(?<=[{_OPENERS}–—/-])|^)((?:[^\W\d_]{{1,4}}\.\s?)*[^\W\d_][\w-]*|\d+|[IVXLC]+)$"
)
_NEXT = re.compile(rf"[{_CLOSERS}{_OPENERS}¿¡\s–—-]*(\w+)")


Find = Callable[[str], Sequence[tuple[int, int]]]
"""Returns where the parts of a text are that must not be cut, such as names with a full stop within."""


def split(text: str, language: str, kept: Find | None = None) -> list[tuple[str, str]]:
    """Return the sentences of a text, each with the white space that follows it; joined they are the text again.

    White space at the very beginning comes with an empty sentence. A sentence ends before a line break always, inside
    a quotation only if the whole has more than LONG_QUOTE characters. No sentence ends within a part that is `kept`.
    """
    body = text.lstrip()
    lead = [("", text[: len(text) - len(body)])] if body != text else []
    cuts = _cuts(body, abbreviations(language), kept)
    return [*lead, *((body[start:end], body[end:gap]) for start, end, gap in cuts)]


def _cuts(text: str, known: Abbreviations, kept: Find | None) -> Iterator[tuple[int, int, int]]:
    outermost = [quote for quote in quotes.find_quotations(text).pairs if not quote.depth]
    ends: list[tuple[int, int, bool]] = []
    for match in _CANDIDATE.finditer(text):
        if match["line"]:
            ends.append((match.start(), match.end(), False))
        elif _ends(text, ends[-1][1] if ends else 0, match, known):
            end = match.start("gap" if match["mark"] else "widegap")
            # The end is inside a quotation, or on its closing mark within a sentence that goes on.
            quoted = any(quote.start < match.start() and end <= quote.end for quote in outermost)
            ends.append((end, match.end(), quoted))
    parts = kept(text) if kept and ends else ()
    return _sentences(text, [one for one in ends if not _is_within(one[1], parts)])


def _sentences(text: str, ends: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences: ends inside quotations count only if the sentence would be too long."""
    start = 0
    pending: list[tuple[int, int]] = []
    for end, gap, quoted in [*ends, (len(text), len(text), False)]:
        pending.append((end, gap))
        if quoted:
            continue
        if end - start > LONG_QUOTE:
            for inner, next_start in pending:
                if inner > start:
                    yield start, inner, next_start
                start = next_start
        elif end > start:
            yield start, end, gap
        start, pending = gap, []


def _ends(text: str, start: int, match: re.Match[str], known: Abbreviations) -> bool:
    if match["wide"]:  # a quotation may be followed by its verb of saying: 「はい。」と言った
        return not (match["wideclosers"] and text[match.end() : match.end() + 1].isalpha())
    following = _NEXT.match(text, match.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if match["mark"] != "." or match["closers"]:
        return True
    last = _WORD_BEFORE.search(text[start : match.start()])
    return last is None or _ends_after(last[1], last.start(1) == 0, word in known.starters, known)


def _ends_after(last: str, first: bool, starter: bool, known: Abbreviations) -> bool:
    folded = re.sub(r"\s+", " ", last.casefold())
    tail = folded.rpartition(" ")[2]
    if first and (last.isdigit() or len(last) == 1):
        return False
    if last.isdigit():
        return starter or not known.ordinals or len(last) > 2
    if folded in known.final or tail in known.final or tail.endswith(known.suffixes):
        return starter
    if folded in known.inside or tail in known.inside:
        return False
    if len(last) == 1 and last.isupper():
        return starter
    return starter or "." not in folded


_BOUNDARIES = (r"[.!?…。！？]\s+", r"[;:；：]\s+", r"\s[–—]\s+", r"[,،，、]\s*", r"\s+")
"""Where a sentence may be cut, the best places first."""


def cut_long_sentence(text: str, fits: Callable[[str], bool], kept: Find | None = None) -> list[tuple[str, str]]:
    """Return the text in parts that fit, each with the white space after it; joined they are the text.

    A part is halved at the boundary nearest to its middle, of the best kind that lies in its middle half, and not
    within what is `kept`; a part without any is halved where it is.
    """
    if len(text) < 2 or fits(text):
        return [(text, "")]
    left, gap, right = _halves(text, kept(text) if kept else ())
    head, tail = cut_long_sentence(left, fits, kept), cut_long_sentence(right, fits, kept)
    last, inner = head[-1]
    return [*head[:-1], (last, inner + gap), *tail]


def _halves(text: str, kept: Sequence[tuple[int, int]]) -> tuple[str, str, str]:
    middle = len(text) // 2
    # What is kept may fill the middle half: then the nearest space around it.
    reaches = [(boundary, middle // 2, middle + middle // 2) for boundary in _BOUNDARIES]
    for boundary, first, last in [*reaches, (r"\s+", 1, len(text) - 1)] if kept else reaches:
        places = (match.end() for match in re.finditer(boundary, text))
        found = [at for at in places if first <= at <= last and not _is_within(at, kept)]
        if found:
            best = min(found, key=lambda at: abs(at - middle))
            if left := text[:best].rstrip():
                return left, text[len(left) : best], text[best:]
    return text[:middle], "", text[middle:]


def _is_within(place: int, parts: Sequence[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in parts)
