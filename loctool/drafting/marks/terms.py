"""Terms as marks, for engines that know no glossary: each mark becomes the term's target, in the form that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loctool.drafting.strategies import IN_BRACKETS, with_texts
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.glossary.morphology.case_selection import Place, adapt_words_before, rank_forms
from loctool.glossary.morphology.english_places import is_plural
from loctool.glossary.morphology.forms import TermForm, inflected_forms, main_noun
from loctool.glossary.morphology.russian.words import parses_of
from loctool.glossary.obedience import judge_all
from loctool.glossary.requirements import NONE, Requirement, RequirementFinder, Rows
from loctool.model import Draft
from loctool.text.endings import fit_capital
from loctool.text.language import base_language
from loctool.text.markup import Masked, unmask, visible_text

Written = tuple[Requirement, str]
"""What the glossary requires in one place of a source, and the words that stand there."""

_PLACEHOLDER = re.compile("\ue000(\\d+)\ue001")
"""A span that stands for a term until its form is chosen, in characters that no text has."""
_WORD = re.compile(r"[^\s\ue000\ue001]+")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…][\"»”’)]*\s)\W*$")
_GENITIVES = ("s", "es", "'s", "’s")
_NAMES = ("Name", "Surn", "Patr")
"""pymorphy3's marks of names of people."""
NEAR = 8
"""Words behind a term that are looked at for its form."""


def missing_terms_as_marks(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> Sequence[Draft | None]:
    """Write as marks only the terms that the engine's own drafts lack; each mark makes a text harder to translate."""
    if terms is None or engine.features.obeys_terms:
        return [None] * len(masked)
    finder = RequirementFinder(terms, engine.route[-1])
    required = [[one for piece in parts.pieces for one in finder.find(piece)] for parts in masked]
    asked = [parts for parts, found in zip(masked, required, strict=True) if found]
    drafts = iter(IN_BRACKETS(asked, engine, None))
    rows = [_missing_rows(next(drafts), found, finder.language) if found else NONE for found in required]
    return _draft_with_marks(masked, engine, finder, rows)


def _missing_rows(draft: Draft | None, required: Sequence[Requirement], language: str) -> Rows:
    """Return the rows that a draft does not obey."""
    judged = judge_all(required, visible_text(draft.text), language) if draft else []
    targets = {one.requirement.targets for one in judged if one.obeyed < one.required}
    missing = (one.term for one in required if one.targets in targets)
    return frozenset((term.path, term.line, "") for term in missing)


def terms_as_marks(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> Sequence[Draft | None]:
    """Write the glossary's terms and names as marks, and the targets in their places in the drafts.

    Applies to texts that have terms, and to engines that cannot obey these by themselves. A text that is terms and
    nothing else needs no engine.
    """
    if terms is None or engine.features.obeys_terms:
        return [None] * len(masked)
    finder = RequirementFinder(terms, engine.route[-1])
    return _draft_with_marks(masked, engine, finder, [None] * len(masked))


def _draft_with_marks(
    masked: Sequence[Masked], engine: Engine, finder: RequirementFinder, rows: Sequence[Rows | None]
) -> list[Draft | None]:
    """Return drafts in which the terms of some rows, or of all, stood as marks; None for texts without such terms."""
    cuts = [_without_terms(parts, finder, own) for parts, own in zip(masked, rows, strict=True)]
    asked = [parts for parts, found in cuts if found and _has_words(parts)]
    drafts = iter(IN_BRACKETS(asked, engine, None))
    made: list[Draft | None] = []
    for (parts, found), whole in zip(cuts, masked, strict=True):
        draft = (next(drafts) if _has_words(parts) else Draft(unmask(parts), 0.0, engine.route)) if found else None
        made.append(draft and _with_targets(draft, found, unmask(whole), finder))
    return made


def _without_terms(parts: Masked, finder: RequirementFinder, rows: Rows | None) -> tuple[Masked, list[Written]]:
    """Return a text with its terms among its spans, and these with the words that stand for them in the source."""
    pieces: list[str] = []
    spans: list[str] = []
    found: list[Written] = []
    for piece, span in zip(parts.pieces, (*parts.spans, ""), strict=True):
        end = 0
        for one in finder.find(piece, rows):
            if one.start < end:
                continue
            pieces.append(piece[end : one.start])
            spans.append(f"\ue000{len(found)}\ue001")
            found.append((one, piece[one.start : one.end]))
            end = one.end
        pieces.append(piece[end:])
        spans += [span] if span else []
    return replace(parts, pieces=tuple(pieces), spans=tuple(spans)), found


def _has_words(parts: Masked) -> bool:
    return any(char.isalpha() for piece in parts.pieces for char in piece)


def _with_targets(draft: Draft, found: Sequence[Written], source: str, finder: RequirementFinder) -> Draft:
    forms = [_forms(one, written, finder) for one, written in found]
    return with_texts(draft, lambda text: fit_capital(source, insert_forms(text, forms, finder.language)))


def _forms(required: Requirement, written: str, finder: RequirementFinder) -> list[TermForm]:
    """Return the forms that a term may take: of the number that the source has, the likeliest first."""
    if required.verbatim:
        return [TermForm(required.targets[0])]
    forms = inflected_forms(required.targets[0], finder.language, required.part_of_speech)
    own = forms[0].number
    if own and not has_own_number(written, required.term.source, own, base_language(finder.index.language)):
        other = [form for form in forms if form.number != own]
        return other or list(forms)
    return [form for form in forms if form.number == own]  # all of them if the language has no numbers


def has_own_number(written: str, term: str, number: str, language: str) -> bool:
    """Return whether an occurrence has the number of its term in the glossary, whose target has `number`.

    A German plural is told by its last word: another form than the term's that is no genitive. A term in the plural
    hardly occurs in the singular.
    """
    if language == "en":
        return is_plural(main_noun(written)) == is_plural(main_noun(term))
    ours, theirs = (text.split()[-1].casefold() for text in (written, term))
    return number == "plur" or ours == theirs or ours in {theirs + ending for ending in _GENITIVES}


def insert_forms(text: str, forms: Sequence[Sequence[TermForm]], language: str) -> str:
    """Return a draft with the terms in the places of their marks, left to right, and what agrees with them."""
    first, *rest = _PLACEHOLDER.split(text)
    out = first
    for number, behind in zip(rest[::2], rest[1::2], strict=True):
        out = _with_form(out, forms[int(number)], behind, language) + behind
    return out


def _with_form(out: str, forms: Sequence[TermForm], rest: str, language: str) -> str:
    """Return the beginning of a draft with a term behind it."""
    before = [(match.start(), match[0]) for match in _WORD.finditer(out)]
    if out[-1:].isalnum():  # part of a word that a hyphen or nothing joins to the term
        before.pop()
    words = tuple(word for _, word in before)
    place = Place("", words, tuple(_WORD.findall(rest)[:NEAR]))
    is_title = bool(words) and is_title_of(
        words[-1], forms[0].text, base_language(language)
    )  # президенту Владимиру Путину
    asked = replace(place, old=words[-1], before=words[:-1]) if is_title else place
    form = rank_forms(forms, asked, language)[0]
    if changed := adapt_words_before(place, form, language):
        start = before[-len(changed)][0]
        gap = out[before[-1][0] + len(before[-1][1]) :]
        out = out[:start] + " ".join(changed) + gap
    begins = _BEGINS_SENTENCE.search(out) is not None
    return out + (_capitalised(form.text) if begins and base_language(language) != "de" else form.text)


def is_title_of(word: str, term: str, language: str) -> bool:
    """Return whether a Russian word names what a person is, whose name follows in the same case."""
    title, name = (parses_of(one)[:1] if language == "ru" else [] for one in (word, term.split()[0]))
    return bool(title and name) and "anim" in title[0].tag and any(mark in name[0].tag for mark in _NAMES)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
