"""Rules on outer white space, final marks, quotation marks, stray punctuation and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.endings import ends_alike, final_mark
from loctool.text.language import base_language
from loctool.text.markup import BAR, mask, unmask
from loctool.text.markup.pictographs import without_decorations
from loctool.text.markup.proof import keeps_markup
from loctool.text.placeholders import is_program
from loctool.text.quotes import (
    MARKS,
    Quotes,
    count_quoted_names,
    find_foreign_marks,
    find_quotations,
    quotation_marks,
    replace_marks,
)

_BEGINNING = re.compile(r"[,;:!?)]|\.(?:\w\.|\W|\d)|[-–—](?!\d)")
_INSIDE = re.compile(r"(?<![.\w])\.(?:[,;:]|\w\.)|(?<=\w)\.\.(?![.\w/])|(?<=\s)\.(?=\s)")
"""Full stops that belong to nothing: the remains of abbreviations."""
_STEM = 4
"""Letters that a name has in common with its form in the translation: des „Standards“, the Standard."""
_EDGE = re.compile(r"(?<!\w)['’‘]|['’](?!\w)")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_SPEECH = re.compile(r"(?m:^)\s*[—–]\s")
"""What begins a speech without quotation marks, as novels in Russian, Polish, French and Spanish have it."""
_APPOSITION = re.compile(r"(?<![^\s(])[A-ZÄÖÜ][\w-]+[ \u00a0][„»](?=[A-ZÄÖÜ])[^“«.?!]{1,40}[“«]")
"""A noun and its name in German."""
_INTERRUPTED = re.compile(r"[,.!?…]\s[—–]\s")
"""What stands between the parts of one quotation in Russian: «Да, — сказал он, — приду»."""
_ENDING = re.compile(r"[,;(–—-]$")
_COLON, _TAIL = re.compile(r":(?:</?\w[^<>]*>|[\s*_`»”“\"'])*\Z"), 200
"""A colon that ends a text, and the characters at the end in which it is looked for."""
_TYPED_LOW = re.compile(r",,(?=\S)")
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[)»“”\"']?[.!?]\s+[^\W\d_a-zа-яё]")
_SHORT_END = re.compile(r"[^\W\d_]\.[)\]]+$")
"""A bracket that ends in an abbreviation: (alt.)."""
_VALUE_END = re.compile(
    r"<[^<>/]{1,60}>\W*$|[`'\"„«“‘\[](?:\.{1,3}|[:!?…])[`'\"“»”’\]]+\s*$|(?:\]|[A-ZА-ЯЁ]{3})\.\.\.\s*$|\.\*\W*$"
)
"""What ends in a value and not in a mark: tree:<depth>, ':', [OPTION]..., color.*."""
_EXCLAIMED = str.maketrans("!", ".")


def outer_space(text: Comparison) -> Iterator[Problem]:
    """Yield each end at which the white space is not the source's; msgfmt and `compile` refuse such line breaks."""
    source, target = text.source, text.target
    if not target.strip() and source.strip():  # which is blank
        return
    ours, theirs = (len(one) - len(one.lstrip()) for one in (source, target))
    if source[:ours] != target[:theirs] and not _is_laid_out(text, source[:ours], target[:theirs], " "):
        message = "does not begin with the same white space as the source"
        yield Problem(message, (0, theirs), fix=source[:ours] + target[theirs:])
    ours, theirs = len(source.rstrip()), len(target.rstrip())
    if source[ours:] != target[theirs:] and not _is_laid_out(text, source[ours:], target[theirs:], "\n"):
        message = "does not end with the same white space as the source"
        yield Problem(message, (theirs, len(target)), fix=target[:theirs] + source[ours:])


def _is_laid_out(text: Comparison, ours: str, theirs: str, space: str) -> bool:
    """Return whether both texts of a program have such space at an end, only more or less: columns and blank lines.

    A short text may be padded to the width of a column, which a longer word fills.
    """
    if not is_program(text.syntax):
        return False
    is_padded = ours.endswith("  ") and len(text.source) >= len(text.target) >= len(text.source) - 1
    return is_padded or set(ours) == set(theirs) == {space}


def full_stop(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if the last punctuation mark is of another kind than that of the source."""
    if not text.target.strip():
        return
    source, target = (
        _without_colon(_end_of(shown), raw)
        for shown, raw in ((text.visible_source, text.source), (text.visible_target, text.target))
    )
    if ends_alike(source, target, text.source_language, text.language):
        return
    ours, theirs = (
        final_mark(source.rstrip(), text.source_language),
        final_mark(target.rstrip(), text.language),
    )
    if is_program(text.syntax) and _is_usual_end(text, source, target, (ours[-1:], theirs[-1:])):
        return
    is_asked = ("?" in ours) != ("?" in theirs)
    yield Problem(
        f"ends with {theirs or 'no punctuation mark'}, the source with {ours or 'none'}",
        severity=Severity.WARNING if is_asked else Severity.NOTE,
    )


def _without_colon(visible: str, raw: str) -> str:
    """Return a visible text without the colon at its end if a placeholder or an address follows that: Error: %s."""
    is_last = not visible.endswith(":") or _COLON.search(raw[-_TAIL:])
    return visible if is_last else visible.rstrip(": \u00a0\u202f")


def _end_of(text: str) -> str:
    """Return a visible text without the pictographs at its end; a placeholder is a word."""
    return without_decorations(text.replace(BAR, "x").rstrip())[0].rstrip()


def _is_usual_end(text: Comparison, source: str, target: str, marks: tuple[str, str]) -> bool:
    """Return whether a program's text ends as it may: as others of its catalog, with an abbreviation, in a value.

    A text of two sentences ends as a sentence, and whether a program exclaims is a matter of style.
    """
    if marks in text.habits.endings or any(map(_VALUE_END.search, (text.source, text.target))):
        return True
    marks = marks[0].translate(_EXCLAIMED), marks[1].translate(_EXCLAIMED)
    if {*marks} != {"", "."}:
        return marks[0] == marks[1]
    longer = target if marks[1] else source
    return _SHORT_END.search(longer) is not None or _SENTENCE_END.search(longer) is not None


def wrong_quotes(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if quotations are lost or unpaired, or else if their marks are not those of the language.

    Names may be in quotation marks in one language and not in the other, and a translation may have more quotations.
    """
    if not MARKS.intersection(text.source) and not MARKS.intersection(text.target):
        return
    ours, theirs = _quotations(text.source, text.syntax), _quotations(text.target, text.syntax)
    lost = len(ours.pairs) - len(theirs.pairs)
    if lost > 0 and lost > _count_unmarked(text, ours, theirs):
        if "'" not in text.source or not is_program(text.syntax):  # which quotes `so' or 'so', as Markdown does not
            yield Problem(f"{_counted(len(ours.pairs))} in the source, {len(theirs.pairs)} here")
    elif (alone := _unpaired(ours, theirs)) and not _has_lone_apostrophes(text.source, ours):
        yield Problem(f"the quotation mark {text.target[alone[0]]} without its partner", (alone[0], alone[0] + 1))
    elif found := find_foreign_marks(_with_double_marks(text.target), theirs, text.language):
        straight = {text.target[place] for quote in found for place in (quote.start, quote.end)} <= {'"', "'"}
        nested = not straight and all(quote.depth for quote in found)
        if straight and not _wants_typographic_marks(text, ours):
            return
        is_small = nested or (straight and not _has_typographic_marks(text, ours))
        marks = "".join(text.target[place] for quote in found for place in (quote.start, quote.end))
        own = {depth: quotation_marks(text.language, depth) for depth in sorted(set(theirs.shape()))}
        right = "".join("".join(pair) for pair in own.values())
        fix = replace_marks(text.target, theirs, own)
        yield Problem(
            f"quotation marks {marks} are not those of {text.language}: {right}",
            fix=fix if _is_mended(text, fix, theirs) else None,
            severity=Severity.NOTE if is_small else Severity.WARNING,
        )


def _is_mended(text: Comparison, fix: str, before: Quotes) -> bool:
    """Return whether a fix has the quotations of the translation, all in the language's marks."""
    after = _quotations(fix, text.syntax)
    is_same = after.shape() == before.shape() and len(_unpaired(before, after)) == 0
    return is_same and not find_foreign_marks(fix, after, text.language) and keeps_markup(text.target, fix, text.syntax)


def _count_unmarked(text: Comparison, ours: Quotes, theirs: Quotes) -> int:
    """Return how many quotations of the source may do without marks: kept names, and the parts of one quotation."""
    source, target = text.source, text.target
    inner = [source[quote.start + 1 : quote.end].strip() for quote in ours.pairs]
    words = {word[:_STEM] for word in _WORDS.findall(target)}
    shown = target.casefold()
    same = sum(len(one) > 1 and not one[0].isupper() and one.casefold() in shown for one in inner)
    kept = same + sum(any(word[0].isupper() and word[:_STEM] in words for word in _WORDS.findall(one)) for one in inner)
    joined = sum(_INTERRUPTED.search(target[quote.start : quote.end]) is not None for quote in theirs.pairs)
    if base_language(text.source_language) == "de":  # the ship „Hoffnung“
        kept += len(_APPOSITION.findall(source))
    kept += sum(len(one) < 2 for one in inner)  # rock 'n' roll
    joined += len(_SPEECH.findall(target))
    return max(kept, count_quoted_names(source, ours, text.source_language)) + joined


def _unpaired(ours: Quotes, theirs: Quotes) -> list[int]:
    """Return the marks without a partner, if there are more of them than in the source."""
    alone = sorted([*theirs.opened, *theirs.closed])
    return alone if len(alone) > len(ours.opened) + len(ours.closed) else []


def _has_lone_apostrophes(source: str, quotes: Quotes) -> bool:
    """Return whether a text has apostrophes at the edge of words in no pair, which may be half of a quotation.

    So has a program's text that is only the beginning of one, as in *matching keyword `*.
    """
    if source.rstrip().endswith("`"):
        return True
    paired = {place for quote in quotes.pairs for place in (quote.start, quote.end)}
    return any(match.start() not in paired for match in _EDGE.finditer(source))


def _wants_typographic_marks(text: Comparison, quotes: Quotes) -> bool:
    """Return whether the source has typographic marks, or is no program's text and has no straight ones."""
    if _has_typographic_marks(text, quotes):
        return True
    return not is_program(text.syntax) and '"' not in text.source and "'" not in text.source


def _has_typographic_marks(text: Comparison, quotes: Quotes) -> bool:
    return any(text.source[quote.start] not in "\"'" for quote in quotes.pairs)


def stray_punctuation(text: Comparison) -> Iterator[Problem]:
    """Yield the punctuation at a draft's beginning or end, and full stops, that no text has unless its source has."""
    source, draft = text.visible_source.strip(), text.visible_target.strip()
    patterns = {
        "begins with “{}”": _BEGINNING.match,
        "contains “{}”": _INSIDE.search,
        "ends with “{}”": _ENDING.search,
    }
    for sentence, pattern in patterns.items():
        if (found := pattern(draft)) and not pattern(source):
            yield Problem(sentence.format(found[0].strip()))


def empty_line(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a line that has words in the source has none in the draft."""
    ours, theirs = text.visible_source.split("\n"), text.visible_target.split("\n")
    if len(ours) == len(theirs) and any(
        any(map(str.isalpha, one)) and not any(map(str.isalnum, other)) for one, other in zip(ours, theirs, strict=True)
    ):
        yield Problem("lost the text of a line")


def _quotations(text: str, syntax: str) -> Quotes:
    """Return a text's quotations; marks of its markup are not among them: [link](address "title"), `<a title="…">`."""
    masked = mask(_with_double_marks(text), syntax)
    spans = ("".join("x" if char in MARKS else char for char in span) for span in masked.spans)
    return find_quotations(unmask(replace(masked, spans=tuple(spans))))


def _with_double_marks(text: str) -> str:
    """Return a text of the same length with marks for ,, and '', which Polish was typed with."""
    return _TYPED_LOW.sub("x„", text).replace("''", "x”") if ",," in text else text


def _counted(number: int) -> str:
    return f"{number} quotation{'s' * (number != 1)}"
