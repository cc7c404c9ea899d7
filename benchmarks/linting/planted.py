"""Catalogs with planted faults, a catalog a kind, and the same catalogs without."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib

from benchmarks.planting import denial, figures, form, structure, wording
from benchmarks.planting.texts import Text
from loctool.catalog.plurals.languages import plural_forms

FIGURES = (
    figures.another_number, figures.swapped_digits, figures.shifted_decimal, figures.number_word, figures.month,
    figures.weekday, figures.day, figures.year, figures.magnitude, figures.lost_percent, figures.unit,
    figures.lost_unit,
)  # fmt: skip
MEANING = (denial.dropped_denial, denial.added_denial, wording.lost_clause, wording.lost_sentence)
_FORM = """
    double_space space_before_comma space_before_stop no_space_after_stop zero_width_space bidi_control soft_hyphen
    double_stop lost_mark lost_bracket unpaired_quote straight_quotes hyphen_for_dash hyphen_in_range glued_unit
    word_twice acronym_swapped trailing_space leading_space decomposed mojibake homoglyph foreign_quotes
    dots_for_ellipsis percent_space decimal_sign grouping_sign lower_start all_capitals title_case weekday_case
    untranslated half_translated truncated loop
"""
_STRUCTURE = """
    lost_placeholder placeholder_type renamed_placeholder broken_placeholder single_percent lost_branch lost_tag
    unclosed_tag attribute lost_emphasis code_span link_target entity url email path option function emoji tab
    line_break
"""
"""Names of functions in form.py and structure.py."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault."""

    kind: str
    source: str
    good: str
    wrong: str
    flags: str = ""


def kinds(texts: Sequence[Text]) -> dict[str, Callable[[Text, random.Random], Any]]:
    """Return name -> what plants a fault of a kind."""
    others = wording.Wording(texts)
    named = (others.other_name, others.lost_name, others.next_text, others.previous_text)
    by_room = ((form, _FORM), (structure, _STRUCTURE))
    made = {name: getattr(room, name) for room, names in by_room for name in names.split()}
    return {kind.__name__: kind for kind in (*FIGURES, *MEANING, *named)} | made


def plant(texts: list[Text], each: int, seed: int) -> list[Fault]:
    """Return up to `each` faults of each kind, each in another text."""
    drawn, found = random.Random(seed), []
    for name, kind in kinds(texts).items():
        made: list[Fault] = []
        for text in drawn.sample(texts, len(texts)):
            if len(made) == each:
                break
            new = _plant(name, kind, text, drawn)
            if new and new.wrong != new.good and new.source not in {one.source for one in made}:
                made.append(new)
        found += made
    return found


def _plant(name: str, kind: Callable[[Text, random.Random], Any], text: Text, drawn: random.Random) -> Fault | None:
    try:
        planted = kind(text, drawn)
    except (KeyError, IndexError):  # a language for which the kind has no table
        return None
    if planted is None or isinstance(planted, str):
        return Fault(name, text.source, text.target, planted) if planted else None
    return Fault(name, *planted)


def write(folder: Path, faults: list[Fault], languages: tuple[str, str], *, wrong: bool) -> None:
    """Write a catalog a kind, with the faults or with the good translations, and the project around them."""
    folder.mkdir(parents=True)
    source, language = languages
    names = '["{domain}.{language}.po"]'
    configuration = f'source_language = "{source}"\ntargets = ["{language}"]\ncatalogs = {names}\n'
    folder.joinpath("loctool.toml").write_text(configuration, "utf-8")
    for kind in dict.fromkeys(fault.kind for fault in faults):
        file = polib.POFile(wrapwidth=0)
        file.metadata = header(language)
        for one in (fault for fault in faults if fault.kind == kind):
            flags = [one.flags] if one.flags else []
            file.append(polib.POEntry(msgid=one.source, msgstr=one.wrong if wrong else one.good, flags=flags))
        file.save(str(folder / f"{kind}.{language}.po"))


def header(language: str) -> dict[str, str]:
    """Return the header that a good catalog has."""
    return {
        "Project-Id-Version": "benchmark 1.0",
        "POT-Creation-Date": "2024-01-01 12:00+0000",
        "PO-Revision-Date": "2024-01-02 12:00+0000",
        "Last-Translator": "A. Translator <translator@loctool.invalid>",
        "Language-Team": language,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
