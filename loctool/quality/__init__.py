"""The rules that judge translations: RULES by name. `check` reports what they find, `draft` refuses drafts by them."""

from __future__ import annotations

from loctool.catalog.faults import RULES as FAULTS
from loctool.catalog.faults import find_faults
from loctool.model import Severity
from loctool.quality.rule import Rule, Scope, Texts
from loctool.quality.rules import boxes, files
from loctool.quality.rules.across import consistency, formality, plural_forms, shifted, states
from loctool.quality.rules.form import characters, marks, measures, spaces, typography
from loctool.quality.rules.meaning import content, negation
from loctool.quality.rules.sources import links, texts
from loctool.quality.rules.structure import accelerators, blocks, entities, icu, identifiers, leftovers, markup, signs
from loctool.quality.rules.values import numbers, quantities
from loctool.quality.rules.words import (
    acronyms,
    calendar_case,
    capitals,
    invented,
    misspelt,
    names,
    other_language,
    people,
    scripts,
    sentences,
    spelling,
    terms,
    wording,
)

__all__ = ["RULES", "Rule", "Scope", "Texts", "reported_rules"]

_RULES = (
    Rule("no-words", wording.no_words, reports=False, refuses=True, is_final=True),
    Rule("repeated-words", sentences.repeated_words, Severity.ERROR, refuses=True),
    Rule("wrong-script-draft", scripts.wrong_script_draft, reports=False, refuses=True, is_final=True),
    Rule("unknown-character", signs.unknown_character, Severity.ERROR, refuses=True),
    Rule("invented-sign", signs.invented_sign, reports=False, refuses=True),
    Rule("lost-pictograph", signs.lost_pictograph, refuses=True),
    Rule("lost-identifier", identifiers.lost_identifier, reports=False, refuses=True),
    Rule("lost-bracket", signs.lost_bracket, reports=False, refuses=True),
    Rule("length", wording.length, Severity.NOTE, refuses=True),
    Rule("stray-punctuation", typography.stray_punctuation, reports=False, refuses=True),
    Rule("unbalanced-bracket", signs.unbalanced_bracket, refuses=True),
    Rule("lost-number", numbers.lost_number, Severity.ERROR, refuses=True),
    Rule("glued-number", quantities.glued_number, refuses=True),
    Rule("wrong-unit", quantities.wrong_unit, Severity.ERROR, refuses=True),
    Rule("wrong-date", quantities.wrong_date, Severity.ERROR, refuses=True),
    Rule("wrong-magnitude", quantities.wrong_magnitude, Severity.ERROR, refuses=True),
    Rule("lost-bound", quantities.lost_bound, Severity.ERROR, doubts=True),
    Rule("lost-code", quantities.lost_code, refuses=True),
    Rule("wrong-currency", numbers.wrong_currency, Severity.ERROR, refuses=True),
    Rule("lost-currency", numbers.lost_currency, refuses=True),
    Rule("empty-line", typography.empty_line, reports=False, refuses=True),
    Rule("lost-sign", signs.lost_sign, reports=False, refuses=True),
    Rule("lost-negation", negation.lost_negation, refuses=True),
    Rule("untranslated-draft", wording.untranslated_draft, reports=False, refuses=True, is_final=True),
    Rule("added-negation", negation.added_negation, Severity.WARNING),
    Rule("senseless", invented.senseless, reports=False, refuses=True),
    Rule("unrelated-words", content.unrelated_words, doubts=True, texts=Texts.DRAFTS),
    Rule("invented-word", invented.invented_word, doubts=True, texts=Texts.DRAFTS),
    Rule("do-not-translate", terms.do_not_translate, Severity.ERROR, doubts=True),
    Rule("forbidden-term", terms.forbidden_term, Severity.ERROR, doubts=True),
    Rule("full-stop", typography.full_stop),
    Rule("lost-clause", content.lost_clause, doubts=True),
    Rule("lost-markup", markup.lost_markup, Severity.ERROR, of_form=True, is_final=True),
    Rule("line-breaks", markup.line_breaks),
    Rule("lost-name", names.lost_name),
    Rule("lost-person", people.lost_person, doubts=True, texts=Texts.DRAFTS),
    Rule("overflow", boxes.overflow, scope=Scope.BOXES, of_form=True),
    Rule("number-format", numbers.number_format, Severity.ERROR),
    Rule("other-text", content.other_text, doubts=True),
    Rule("outer-space", typography.outer_space, Severity.ERROR, of_form=True),
    Rule("untranslated", wording.untranslated),
    Rule("wrong-script", scripts.wrong_script, Severity.ERROR),
    Rule("wrong-quotes", typography.wrong_quotes),
    Rule("wrong-term", terms.wrong_term, Severity.ERROR, doubts=True),
    # form
    Rule("blank", marks.blank, Severity.ERROR, of_form=True, alone=True),
    Rule("double-space", spaces.double_space),
    Rule("double-stop", marks.double_stop),
    Rule("ellipsis", marks.ellipsis, Severity.NOTE),
    Rule("french-space", spaces.french_space, languages=("fr",)),
    Rule("hyphen-dash", marks.hyphen_dash, Severity.NOTE),
    Rule("invisible-character", characters.invisible_character),
    Rule("inverted-mark", marks.inverted_mark, languages=("es",)),
    Rule("lookalike-letter", characters.lookalike_letter, Severity.ERROR),
    Rule("lost-tab", marks.lost_tab),
    Rule("missing-space", spaces.missing_space),
    Rule("mojibake", characters.mojibake, Severity.ERROR),
    Rule("no-break-space", measures.no_break_space, Severity.NOTE, by_default=False),
    Rule("not-nfc", characters.not_nfc),
    Rule("percent-space", measures.percent_space, Severity.NOTE),
    Rule("range-hyphen", marks.range_hyphen, Severity.NOTE),
    Rule("space-before-mark", spaces.space_before_mark),
    Rule("unit-space", measures.unit_space, Severity.NOTE),
    # structure
    Rule("icu-message", icu.icu_message, Severity.ERROR),
    Rule("changed-identifier", identifiers.changed_identifier, Severity.ERROR),
    Rule("wrong-entity", entities.wrong_entity, Severity.ERROR),
    Rule("unescaped-sign", entities.unescaped_sign, Severity.ERROR),
    Rule("lost-block", blocks.block_marks, Severity.ERROR),
    Rule("lost-accelerator", accelerators.lost_accelerator),
    Rule("merge-mark", leftovers.merge_mark, Severity.ERROR, alone=True),
    Rule("leaked-context", leftovers.leaked_context, Severity.ERROR),
    # values
    # words
    Rule("lower-case-start", capitals.lower_case_start),
    Rule("all-caps", capitals.all_caps),
    Rule("title-case", capitals.title_case, Severity.NOTE, languages=("es", "fr", "it", "pl", "pt", "ru", "uk")),
    Rule("calendar-case", calendar_case.calendar_case),
    Rule("changed-acronym", acronyms.changed_acronym),
    Rule("misspelt-name", misspelt.misspelt_name),
    Rule("misspelt-word", misspelt.misspelt_word),
    Rule("spelling", spelling.spelling, Severity.NOTE, by_default=False),
    Rule("wrong-language", other_language.wrong_language, Severity.ERROR, is_final=True),
    Rule("cut-off", sentences.cut_off),
    Rule("added-sentence", sentences.added_sentence),
    Rule("repeated-sentence", sentences.repeated_sentence, Severity.ERROR),
    # meaning
    # across
    Rule("two-translations", consistency.two_translations, Severity.NOTE, Scope.MESSAGES, texts=Texts.TRANSLATIONS),
    Rule("one-translation", consistency.one_translation, Severity.NOTE, Scope.MESSAGES, texts=Texts.TRANSLATIONS),
    Rule("two-translations-in-project", consistency.two_translations_in_project, Severity.NOTE, Scope.PROJECT),
    Rule("shifted", shifted.shifted, Severity.ERROR, Scope.MESSAGES, texts=Texts.TRANSLATIONS),
    Rule("mixed-address", formality.mixed_address, scope=Scope.MESSAGES, texts=Texts.TRANSLATIONS),
    Rule("equal-forms", plural_forms.equal_forms, scope=Scope.MESSAGES, texts=Texts.TRANSLATIONS),
    Rule("stray-previous", states.stray_previous, scope=Scope.MESSAGES, of_form=True),
    Rule("bulk-approval", states.bulk_approval, Severity.NOTE, Scope.MESSAGES),
    Rule("release-fuzzy", states.release_fuzzy, Severity.ERROR, Scope.PROJECT, by_default=False),
    Rule("release-untranslated", states.release_untranslated, Severity.ERROR, Scope.PROJECT, by_default=False),
    # sources
    Rule("source-ellipsis", texts.source_ellipsis, Severity.NOTE, Scope.DECK),
    Rule("long-sentence", texts.long_sentence, Severity.NOTE, Scope.DECK),
    Rule("two-spellings", texts.two_spellings, Severity.NOTE, Scope.DECK),
    Rule("dead-link", links.dead_link, scope=Scope.DECK),
    # files
    Rule("final-newline", files.final_newline, Severity.NOTE, Scope.CATALOG, by_default=False),
    *(Rule(name, find_faults, severity, Scope.CATALOG) for name, severity in FAULTS.items()),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}
"""Name -> rule. If a draft is refused for several reasons, the first one in this order is reported."""


def reported_rules(scope: Scope) -> list[str]:
    """Return the names of the rules of a scope that `check` can report, in the order in which it does."""
    names = [rule.name for rule in RULES.values() if rule.reports and rule.scope is scope]
    return sorted(names) if scope is Scope.MESSAGE else names
