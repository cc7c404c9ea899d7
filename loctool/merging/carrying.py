"""Carrying a mechanical change of a source into its translation, where the result can be proved; else not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from loctool.merging.changed_numbers import replace_numbers
from loctool.merging.edits import Edit, edit_of
from loctool.text.language import base_language
from loctool.text.markup import Masked, mask, unmask
from loctool.text.markup_proof import keeps_markup
from loctool.text.quotes import straighten_quotes

_EMPHASIS = ("***", "**", "*", "__", "_", "~~")
_CHANGEABLE = re.compile(
    r"\*{1,3}|_{1,3}|~~|</?[A-Za-z][A-Za-z0-9]*>|\]\([^\s()]*\)|\]\[[^\]]*\]|<?(?:https?|ftp)://\S+|\["
)
"""Spans that can change without the words around them; of links, those without a title, which is a text."""
_UNSPACED = {"zh", "ja", "th", "lo", "km", "my"}
"""Languages that write no spaces between words."""


def carried(old: str, new: str, translation: str, source_language: str, language: str) -> tuple[Edit, str] | None:
    """Return (kind of change, translation of `new`) made of the translation of `old`.

    None where the change is no mechanical one, or where it cannot be proved that the result is right.
    """
    edit = edit_of(old, new)
    made: str | None = None
    if edit is Edit.WHITESPACE:
        made = _whitespace(old, new, translation, language)
    elif edit is Edit.QUOTES:
        made = _quotes(old, new, translation)
    elif edit is Edit.MARKUP:
        made = _markup(old, new, translation)
    elif edit is Edit.NUMBER and keeps_markup(old, translation) and _spans_apart(old, new, translation):
        made = replace_numbers(old, new, translation, source_language, language)
    return (edit, made) if made is not None and _same_ends(new, made) else None


def _same_ends(new: str, made: str) -> bool:
    """Tell whether two texts begin and end alike as to line breaks, on which msgfmt insists."""
    return new.startswith("\n") == made.startswith("\n") and new.endswith("\n") == made.endswith("\n")


def _spans_apart(*texts: str) -> bool:
    """Tell whether no protected span holds a digit, so that every number of the texts is one of the wording."""
    return not any(re.search("[0-9]", span) for text in texts for span in mask(text).spans)


def _whitespace(old: str, new: str, translation: str, language: str) -> str | None:
    """Keep the translation; where all hard line breaks went, those of the translation go, too."""
    if mask(old).spans != mask(new).spans or not _harmless_gaps(old.replace("\n", " "), new.replace("\n", " ")):
        return None
    if [_joined(line) for line in old.split("\n")] == [_joined(line) for line in new.split("\n")]:
        return translation
    inner = "\n" in old and "\n" not in new and old.count("\n") == translation.count("\n")
    if not inner or old.strip("\n") != old or base_language(language) in _UNSPACED:
        return None
    return re.sub(r" *\n *", " ", translation)


def _joined(text: str) -> str:
    return "".join(text.split())


def _harmless_gaps(old: str, new: str) -> bool:
    """Tell whether white space came or went beside punctuation only: it parts no word and no number, nor joins them."""
    return all(_is_harmless(pair) for pair in _gaps(old).symmetric_difference(_gaps(new)))


def _gaps(text: str) -> set[tuple[int, str]]:
    """Return (characters before it, the two characters around it) of each gap of white space within a text."""
    pieces = text.split()
    found, length = set(), 0
    for piece, following in pairwise(pieces):
        length += len(piece)
        found.add((length, piece[-1] + following[0]))
    return found


def _is_harmless(gap: tuple[int, str]) -> bool:
    before, behind = gap[1][0], gap[1][1]
    if before in "-‐‑–−+" or behind in "-‐‑–−+" or (before.isalnum() and behind.isalnum()):
        return False
    return not (before.isdigit() or behind.isdigit()) or (before.isdigit() and behind in "%‰°€$£")


def _quotes(old: str, new: str, translation: str) -> str | None:
    """Keep the translation, whose marks are those of its own language, if the source's marks still pair."""
    even = straighten_quotes(old).count('"') % 2 == 0
    return translation if even and mask(old).spans == mask(new).spans else None


def _markup(old: str, new: str, translation: str) -> str | None:
    """Change, take away or put around the same spans that the translation has."""
    before, after, target = mask(old), mask(new), mask(translation)
    if not keeps_markup(old, translation):
        return None
    if before.pieces == after.pieces:
        made = _exchanged(before, after, target)
    elif len(before.spans) > len(after.spans):
        made = _stripped(before, new, target)
    else:
        made = _wrapped(old, new, translation)
    return made if made is not None and keeps_markup(new, made) else None


def _exchanged(before: Masked, after: Masked, target: Masked) -> str | None:
    """Put new spans for old ones, if each old one has become one and the same wherever it stands."""
    became: dict[str, set[str]] = defaultdict(set)
    for former, present in zip(before.spans, after.spans, strict=True):
        became[former].add(present)
        if former != present and not (_CHANGEABLE.fullmatch(former) and _CHANGEABLE.fullmatch(present)):
            return None
    if any(len(presents) > 1 for presents in became.values()):
        return None
    return unmask(Masked(target.pieces, tuple(min(became[span]) for span in target.spans)))


def _stripped(before: Masked, new: str, target: Masked) -> str | None:
    """Take away the spans that the new source lacks, if it has kept none of the same kind."""
    gone = Counter(before.spans) - Counter(mask(new).spans)
    whole = all(Counter(before.spans)[span] == count and _CHANGEABLE.fullmatch(span) for span, count in gone.items())
    if not whole or _without(before, set(gone)) != new:
        return None
    return _without(target, set(gone))


def _without(masked: Masked, gone: set[str]) -> str:
    return unmask(Masked(masked.pieces, tuple("" if span in gone else span for span in masked.spans)))


def _wrapped(old: str, new: str, translation: str) -> str | None:
    """Emphasise the whole translation where the whole source became so."""
    for mark in _EMPHASIS:
        if new == f"{mark}{old}{mark}" and mark[0] not in old + translation and translation.strip() == translation:
            return f"{mark}{translation}{mark}"
    return None
