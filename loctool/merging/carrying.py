"""Mechanical changes of a source text, carried into its translation if the result is certain to be right."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from itertools import accumulate, pairwise

from loctool.merging.changed_numbers import replace_numbers
from loctool.merging.edits import Edit, edit_of
from loctool.text.equivalence import ENTITY, fold_span
from loctool.text.language import base_language
from loctool.text.markup import Masked, mask, unmask
from loctool.text.markup.proof import keeps_markup
from loctool.text.markup.tags import carry_tags
from loctool.text.placeholders import is_tagged
from loctool.text.quotes import straighten_quotes

_EMPHASIS = ("***", "**", "*", "__", "_", "~~")
_CHANGEABLE = re.compile(
    r"\*{1,3}|_{1,3}|~~|</?[A-Za-z][A-Za-z0-9]*>|\]\([^\s()]*\)|\]\[[^\]]*\]|<?(?:https?|ftp)://\S+|\["
)
"""Spans that can change while the words around them do not; no links with a title, which is a text."""
_NUMBERED_TAG = re.compile(r"</?\d+/?>")
_HIDDEN = {ord("0") + digit: 0xFDD0 + digit for digit in range(10)}
"""Digits -> noncharacters in their place in tags, which are no numbers of the text."""
_SHOWN = {hidden: digit for digit, hidden in _HIDDEN.items()}
_UNSPACED = {"zh", "ja", "th", "lo", "km", "my"}
"""Languages without spaces between words."""


def carry_change(
    old: str, new: str, translation: str, languages: tuple[str, str], syntax: str = ""
) -> tuple[Edit, str] | None:
    """Return the kind of change from `old` to `new`, and the translation of `old` changed in the same way.

    None if the change is not mechanical, or the result not certain to be right. `languages` are the source's and the
    translation's; `syntax` is that of `new`.
    """
    edit = edit_of(old, new, syntax)
    made: str | None = None
    if edit is Edit.WHITESPACE:
        made = _carry_whitespace(old, new, translation, languages[1])
    elif edit is Edit.CHARACTERS:
        made = _carry_characters(old, new, translation)
    elif edit is Edit.QUOTES:
        paired = straighten_quotes(old).count('"') % 2 == 0
        made = translation if paired and mask(old).spans == mask(new).spans else None
    elif edit is Edit.MARKUP:
        made = _carry_markup(old, new, translation, syntax)
    elif edit is Edit.NUMBER and keeps_markup(old, translation, syntax):
        made = _carry_numbers((old, new, translation), languages, syntax)
    # msgfmt requires the same line breaks at both ends.
    if made is None or (new[:1] == "\n") != (made[:1] == "\n") or (new[-1:] == "\n") != (made[-1:] == "\n"):
        return None
    return edit, made


def _carry_numbers(texts: tuple[str, str, str], languages: tuple[str, str], syntax: str) -> str | None:
    """Return the translation with the numbers of the new source. `texts` are the old, the new one and it."""
    if is_tagged(syntax):
        texts = _hide_tags(texts[0]), _hide_tags(texts[1]), _hide_tags(texts[2])
    made = replace_numbers(*texts, *languages) if _numbers_are_outside_markup(*texts) else None
    return made and made.translate(_SHOWN)


def _hide_tags(text: str) -> str:
    return _NUMBERED_TAG.sub(lambda tag: tag[0].translate(_HIDDEN), text)


def _numbers_are_outside_markup(*texts: str) -> bool:
    return not any(re.search("[0-9]", span) for text in texts for span in mask(text).spans)


def _carry_whitespace(old: str, new: str, translation: str, language: str) -> str | None:
    """Keep the translation, with the white space of the new source at its ends where it had that of the old one.

    If all hard line breaks were removed, remove those of the translation.
    """
    if mask(old).spans != mask(new).spans or not _harmless_gaps(old.replace("\n", " "), new.replace("\n", " ")):
        return None
    if _lines_without_gaps(old) == _lines_without_gaps(new):
        return _carry_outer_space(old, new, translation)
    inner = "\n" in old and "\n" not in new and old.count("\n") == translation.count("\n")
    if not inner or old.strip("\n") != old or base_language(language) in _UNSPACED:
        return None
    return _carry_outer_space(old, new, re.sub(r" *\n *", " ", translation))


def _lines_without_gaps(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.strip().split("\n")]


def _carry_outer_space(old: str, new: str, translation: str) -> str:
    """Return the translation with the new source's white space at each end that had the old source's."""
    (first, last), (new_first, new_last) = _outer_space(old), _outer_space(new)
    begin, end = _outer_space(translation)
    return (new_first if begin == first else begin) + translation.strip() + (new_last if end == last else end)


def _outer_space(text: str) -> tuple[str, str]:
    """Return the white space before and behind a text that is not all white space."""
    inner = text.strip()
    begin = text.index(inner)
    return text[:begin], text[begin + len(inner) :]


def _harmless_gaps(old: str, new: str) -> bool:
    """Return whether spaces were added or removed only beside punctuation, without splitting or joining words."""
    return all(_is_harmless(before, after) for _, before, after in _gaps(old) ^ _gaps(new))


def _gaps(text: str) -> set[tuple[int, str, str]]:
    """Return (characters before, last character, next character) for each gap of white space in a text."""
    pieces = text.split()
    lengths = accumulate(map(len, pieces))
    return {(length, one[-1], other[0]) for length, (one, other) in zip(lengths, pairwise(pieces), strict=False)}


def _is_harmless(before: str, after: str) -> bool:
    if before in "-‐‑–−+" or after in "-‐‑–−+" or (before.isalnum() and after.isalnum()):
        return False
    return not (before.isdigit() or after.isdigit()) or (before.isdigit() and after in "%‰°€$£")


def _carry_characters(old: str, new: str, translation: str) -> str:
    """Keep the translation, with the markup written as the new source writes it."""
    became = {fold_span(span): span for span in mask(new).spans}
    target = mask(translation)
    made = unmask(replace(target, spans=tuple(became.get(fold_span(span), span) for span in target.spans)))
    changed = _exchange_entities(old, new, made)
    return changed if keeps_markup(new, changed) and _entities(new) == _entities(changed) else made


def _entities(text: str) -> list[str]:
    return sorted(span for span in mask(text).spans if ENTITY.fullmatch(span))


def _exchange_entities(old: str, new: str, translation: str) -> str:
    """Replace entities that the new source no longer has, and characters that it writes as entities."""
    entities = [{span for span in mask(text).spans if ENTITY.fullmatch(span)} for text in (old, new)]
    target = mask(translation)
    spans = tuple(html.unescape(span) if span in entities[0] - entities[1] else span for span in target.spans)
    pieces = target.pieces
    for entity in entities[1] - entities[0]:
        pieces = tuple(piece.replace(html.unescape(entity), entity) for piece in pieces)
    return unmask(replace(target, pieces=pieces, spans=spans))


def _carry_markup(old: str, new: str, translation: str, syntax: str) -> str | None:
    if not keeps_markup(old, translation, syntax):
        return None
    made = (carry_tags if is_tagged(syntax) else _carry_spans)(old, new, translation)
    return made if made is not None and keeps_markup(new, made, syntax) else None


def _carry_spans(old: str, new: str, translation: str) -> str | None:
    before, after, target = mask(old), mask(new), mask(translation)
    if before.pieces == after.pieces:
        return _replace_spans(before, after, target)
    if len(before.spans) > len(after.spans):
        return _remove_spans(before, after, target)
    return _emphasise(old, new, translation)


def _replace_spans(before: Masked, after: Masked, target: Masked) -> str | None:
    """Replace each span by its new form, if that is the same in all places."""
    pairs = set(zip(before.spans, after.spans, strict=True))
    changeable = all(one == other or (_is_changeable(one) and _is_changeable(other)) for one, other in pairs)
    became = dict(pairs)
    if not changeable or len(became) < len(pairs):
        return None
    return unmask(replace(target, spans=tuple(became[span] for span in target.spans)))


def _is_changeable(span: str) -> bool:
    return _CHANGEABLE.fullmatch(span) is not None


def _remove_spans(before: Masked, after: Masked, target: Masked) -> str | None:
    """Remove the spans that the new source lacks, if they are gone from all places."""
    gone = set(before.spans) - set(after.spans)
    if not all(map(_is_changeable, gone)) or _without(before, gone) != unmask(after):
        return None
    return _without(target, gone)


def _without(masked: Masked, gone: set[str]) -> str:
    return unmask(replace(masked, spans=tuple("" if span in gone else span for span in masked.spans)))


def _emphasise(old: str, new: str, translation: str) -> str | None:
    for mark in _EMPHASIS:
        if new == f"{mark}{old}{mark}" and mark[0] not in old + translation and translation.strip() == translation:
            return f"{mark}{translation}{mark}"
    return None
