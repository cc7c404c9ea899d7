"""Replaces words of a draft by a term: at once, without the model, if the place and the form are certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from loctool.engines.argos.attention import ABSENT, AlignedWords, splice_attention, word_ranges
from loctool.engines.argos.constraints.content import is_worse
from loctool.engines.argos.constraints.places import places_of_missing
from loctool.engines.argos.constraints.stems import shares_word
from loctool.engines.argos.constraints.tasks import (
    Hypothesis,
    Model,
    Task,
)
from loctool.glossary.morphology.case_selection import (
    Place,
    adapt_word_behind,
    adapt_words_before,
    certain_form,
    is_attribute,
    is_noun_phrase,
    is_small_word,
)
from loctool.glossary.morphology.english_places import has_idle_article, is_plural, lacks_article, with_article
from loctool.glossary.morphology.forms import TermForm, inflected_forms, main_noun
from loctool.glossary.morphology.german.words import is_infinitive
from loctool.glossary.morphology.languages import read_table, word_list
from loctool.glossary.requirements import Requirement
from loctool.text.language import base_language

CLEAR = 0.3
"""A neighbour with a larger share of its attention on the term's source words may be part of the old words.

Of 1 688 terms whose words in the draft are known, 2 % have such a neighbour, and 18 of 37 wrong or incomplete places.
"""


class Gap(NamedTuple):
    """The words of a draft that a term is to replace, with their context."""

    start: int
    """First of their pieces."""
    end: int
    """After their last piece; punctuation after the words is left out."""
    old: str
    """The words themselves."""
    before: tuple[str, ...]
    """All words before them."""
    behind: tuple[str, ...]
    """All words after them."""
    noun: str = ""
    """In Russian the noun that the old words, an adjective, belong to. The term replaces both as the noun's genitive:
    концертный зал, зал оперы. It is not one of `old`."""

    @property
    def place(self) -> Place:
        """Return the gap as the choice of forms takes it."""
        return Place(self.old, self.before, self.behind)


def substitute(task: Task, model: Model) -> None:
    """Insert each missing term whose place and form are certain into the task's draft.

    The place is certain if no neighbour attends to the term's source words too, the form if every reading of the old
    words asks for the same one.
    """
    places = places_of_missing(task, model)
    for n in sorted(places, key=lambda n: places[n].start, reverse=True):
        overlaps = any(m != n and o.start < places[n].end and places[n].start < o.end for m, o in places.items())
        if not overlaps:
            task.draft = _with_term(task, places[n], task.requirements[n], model) or task.draft


def _with_term(task: Task, place: AlignedWords, requirement: Requirement, model: Model) -> Hypothesis | None:
    gap = find_gap(task.draft, place, requirement, model)
    if lost_prepositions(task, requirement, gap, model.language):
        return None
    form = _certain_form(task, requirement, gap, model.language)
    if form is None or not is_clear(place, gap, form, model.language):
        return None
    draft = with_predicate(task.draft, gap, form, model)
    at, new = insert_form(draft, gap, form, model)
    pieces = [*draft.pieces[:at], *new, *draft.pieces[gap.end :]]
    if is_worse(task, pieces, model):
        return None
    return replace(draft, pieces=pieces, attention=splice_attention(draft.attention, (at, gap.end), len(new)))


GENITIVE = ("'s", "’s", "s'", "s’")
"""Endings of English genitives, which a name that must not be inflected would lose."""


def _certain_form(task: Task, requirement: Requirement, gap: Gap, language: str) -> TermForm | None:
    if not requirement.verbatim:
        return certain_form(forms_for(task, requirement, language), gap.place, language)
    return None if gap.old.endswith(GENITIVE) else TermForm(requirement.targets[0])


NUMBERLESS = ("er", "el", "en", "chen", "lein")
"""Endings of German nouns that are spelt alike in the singular and the plural."""


def forms_for(task: Task, requirement: Requirement, language: str) -> list[TermForm]:
    """Return the forms of a requirement's target, in its own number if the source has the term's own too."""
    term = requirement.term.source
    is_verb = task.pair[0] == "de" and term.islower() and is_infinitive(term)
    forms = inflected_forms(requirement.targets[0], language, "verb" if is_verb else requirement.part_of_speech)
    written = task.text[requirement.start : requirement.end].casefold()
    if written != term.casefold() or written.endswith(NUMBERLESS) or _is_english_plural(task, term, forms[0]):
        return list(forms)
    return [form for form in forms if form.number == forms[0].number]


def _is_english_plural(task: Task, term: str, form: TermForm) -> bool:
    """Return whether an English term is a plural and its target is not: right-handed people, правша."""
    return task.pair[0] == "en" and form.number == "sing" and is_plural(main_noun(term))


def is_clear(place: AlignedWords, gap: Gap, form: TermForm, language: str) -> bool:
    """Return whether, by attention and spelling, no neighbour of a gap can belong to the words that are replaced."""
    sides = (reversed(gap.before[-3:]), gap.behind[:3])
    nearest = [next((word for word in side if not is_small_word(word, language)), "") for side in sides]
    return place.doubt < CLEAR and not any(shares_word(form.text, word, language) for word in nearest)


def find_gap(draft: Hypothesis, place: AlignedWords, requirement: Requirement, model: Model) -> Gap:
    """Return the words in a place of a draft; none, before the place, if no word stands for the term."""
    pieces, words = draft.pieces, word_ranges(draft.pieces)
    start = words[place.start][0]
    end = words[place.end - 1][1] if place.doubt < ABSENT else start
    while end > start + 1 and not any(map(str.isalnum, pieces[end - 1])):
        end -= 1
    before = tuple(model.text(pieces[a:b]) for a, b in word_ranges(pieces[:start]))
    gap = Gap(start, end, model.text(pieces[start:end]), before, tuple(model.text(pieces[end:]).split()))
    is_attributive = bool(gap.behind) and is_attribute(gap.old, gap.behind[0], model.language)
    if is_attributive and is_noun_phrase(requirement.targets[0]):
        gap = _with_noun(gap, pieces, model)
    return gap


def _with_noun(gap: Gap, pieces: list[str], model: Model) -> Gap:
    """Return the gap of an adjective with the noun behind it."""
    end = gap.end + word_ranges(pieces[gap.end :])[0][1]
    while end > gap.end + 1 and not any(map(str.isalnum, pieces[end - 1])):
        end -= 1
    noun = model.text(pieces[gap.end : end])
    behind = tuple(model.text(pieces[end:]).split())
    return gap._replace(end=end, old="", before=(*gap.before, noun), behind=behind, noun=noun)


def variants(
    task: Task, requirement: Requirement, gap: Gap, form: TermForm, model: Model
) -> Iterator[tuple[Gap, TermForm]]:
    """Yield a gap with a form, in English also with the article and the preposition that the form may need.

    Where an article may be too much, the gap is yielded without it, too.
    """
    yield gap, form
    if base_language(model.language) != "en":
        return
    if lacks_article(gap.before, form):
        yield from ((gap, variant) for variant in with_article(form))
    if has_idle_article(gap.before, form):
        yield gap._replace(start=word_ranges(task.draft.pieces[: gap.start])[-1][0], before=gap.before[:-1]), form
    for preposition in lost_prepositions(task, requirement, gap, model.language):
        for spelt in (form, *with_article(form)[:1]):
            yield gap, replace(spelt, text=f"{preposition} {spelt.text}")


def lost_prepositions(task: Task, requirement: Requirement, gap: Gap, language: str) -> list[str]:
    """Return the English prepositions for the German one before a term, if no small word precedes its gap.

    The free draft then lacks the phrase, or has another word for it: *underground* for unter der Erde.
    """
    if (task.pair[0], base_language(language)) != ("de", "en") or (gap.before and is_small_word(gap.before[-1], "en")):
        return []
    before = [word.lower() for word in task.text[: requirement.start].split()]
    while before and before[-1] in word_list("de", "articles"):
        before.pop()
    found: str = read_table("de")["prepositions_in_en"].get(before[-1], "") if before else ""
    return found.split()


def with_predicate(draft: Hypothesis, gap: Gap, form: TermForm, model: Model) -> Hypothesis:
    """Return a draft with the predicate behind a gap in agreement with a form; the same draft if nothing changes."""
    found, ranges = adapt_word_behind(gap.place, form, model.language), word_ranges(draft.pieces[gap.end :])
    if not found or len(ranges) != len(gap.behind):
        return draft
    start, end = (gap.end + at for at in ranges[found[0]])
    new = model.pieces(found[1])
    attention = splice_attention(draft.attention, (start, end), len(new))
    return replace(draft, pieces=[*draft.pieces[:start], *new, *draft.pieces[end:]], attention=attention)


def insert_form(draft: Hypothesis, gap: Gap, form: TermForm, model: Model) -> tuple[int, list[str]]:
    """Return the pieces of a form for a gap and where they begin: before the gap if words there agree with the form."""
    text, at = f"{gap.noun} {form.text}".strip(), gap.start
    if not gap.noun and (changed := adapt_words_before(gap.place, form, model.language)):
        at = word_ranges(draft.pieces[: gap.start])[-len(changed)][0]
        text = " ".join([*changed, text])
    if at == 0:
        text = text[:1].upper() + text[1:]
    lead = re.match(r"[^\w]*", gap.old)
    return at, model.pieces((lead[0] if lead else "") + text)
