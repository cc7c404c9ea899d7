"""Old translations in a catalog: judged by the rules and all together, and stored where no person's text is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from loctool.catalog import notes
from loctool.catalog.entry import Entry, Key, forms_of
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.provenance import mark_fuzzy, may_draft, store_notes
from loctool.catalog.reader import Catalog
from loctool.catalog.roles import roles_of
from loctool.drafting.copying import copy_text
from loctool.glossary import TermIndex
from loctool.glossary.bilingual.compounds import compound_parts, find_entry
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import Pair, bilingual_lexicon
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.merging.alignment.matches import Alignment, Match
from loctool.model import Finding, Severity, Status
from loctool.quality.run import check_messages
from loctool.quality.settings import usual_settings
from loctool.text.language import base_language
from loctool.text.markup import visible_text
from loctool.text.markup.identifiers import IDENTIFIER
from loctool.text.scripts import script_of, scripts_of_language

RULES = (
    "lost-markup", "lost-number", "wrong-unit", "wrong-date", "wrong-magnitude", "wrong-currency", "lost-bound",
    "lost-code", "lost-pictograph", "lost-name", "lost-clause", "lost-negation", "added-negation", "other-text",
    "wrong-script", "untranslated",
)  # fmt: skip
"""The rules on what a text and its translation must have in common. Terms and typography are left to `check`: a person
may have had reasons."""
_LEAST_CONTRADICTED, _LEAST_PROVED = 3, 0.33
"""Texts with the words of another text, and how many proved ones there are for each in a file that has translations."""
_MARK = "loctool: note adopted "
"""Before the fingerprint of a translation that was adopted with doubts."""
_WORD = re.compile(r"[^\W\d_]+")


def judge_matches(
    matches: Iterable[Match], messages: Mapping[Key, Entry], terms: TermIndex, language: str
) -> dict[Key, list[Finding]]:
    """Return the warnings and errors of the rules on each translation, as if it were in the catalog already."""
    entries = [_candidate(messages[match.key], match.target) for match in matches]
    found: dict[Key, list[Finding]] = defaultdict(list)
    settings = usual_settings("", language, RULES)
    for finding in check_messages(Catalog(Path(), entries), terms, settings):
        if finding.severity >= Severity.WARNING and not finding.waived:
            found[finding.key].append(finding)
    return found


def _candidate(message: Entry, text: str) -> Entry:
    flags = [flag for flag in message.flags if flag != "fuzzy"]
    places = list(message.occurrences)
    return Entry(msgid=message.msgid, msgctxt=message.msgctxt, msgstr=text, flags=flags, occurrences=places)


def is_left_untranslated(entry: Entry, text: str, terms: TermIndex, language: str) -> bool:
    """Return whether the translated deck still has the source's own words, and nothing proves that they are the same.

    Other words of the source's language were left from an older version. The same in both languages are numbers,
    credits, full names of people, terms and names of the glossary, identifiers, words that the lexicon of the languages
    has as their own translation, and names that the source's language has not.
    """
    syntax = message_syntax(entry)
    source, target = (visible_text(one, syntax) for one in (entry.msgid, text))
    pair = base_language(terms.language), base_language(language)
    if source.split() != target.split():
        return _is_in_source_language(target, pair)
    if roles_of(entry) == {"credit"}:
        return False
    copied = copy_text(entry.msgid, roles_of(entry), terms, language, syntax)
    if copied is not None and "".join(copied.split()) == "".join(entry.msgid.split()):
        return False
    for hit in reversed(terms.find(source)):
        if hit.term.status is Status.DO_NOT_TRANSLATE or hit.term.source in hit.term.targets.get(language, ()):
            source = f"{source[: hit.start]} {source[hit.end :]}"
    functions = word_list(pair[1], "function_words")
    words = _WORD.findall(IDENTIFIER.sub(" ", source))
    content = [word for word in words if word.lower() not in functions]
    return bool(words) and not (content and all(_is_own_translation(word, pair) for word in content))


def _is_in_source_language(text: str, pair: Pair) -> bool:
    """Return whether words of a text belong to the source's language alone, and none to the target's alone.

    Without dictionaries of both languages nothing is known.
    """
    words = _WORD.findall(text) if all(map(lexicon, pair)) else ()
    ours, theirs = ({word for word in words if _is_known(word, code)} for code in pair)
    own = scripts_of_language(pair[1]) - scripts_of_language(pair[0])
    return bool(ours - theirs) and not theirs - ours and not any(script_of(letter) in own for letter in text)


def _is_known(word: str, code: str) -> bool:
    return word.lower() in word_list(code, "function_words") or lexicon(code).knows(word)


def _is_own_translation(word: str, pair: Pair) -> bool:
    """Return whether a word is its own likeliest translation, or a name that no dictionary of the source has."""
    entry = find_entry(word, pair)
    if entry and entry.best:
        return entry.best == target_key(word, pair[1])
    is_judged = bool(bilingual_lexicon(pair)) and bool(lexicon(pair[0]))
    return is_judged and word[0].isupper() and not (lexicon(pair[0]).knows(word) or compound_parts(word, pair))


def describe_refusal(alignment: Alignment, language: str) -> str:
    """Return why a file as a whole has no translations for a deck, "" if it may have some."""
    own = scripts_of_language(language)
    letters = [script_of(letter) in own for letter in "".join(alignment.changed) if letter.isalpha()]
    if own and 2 * sum(letters) < len(letters):
        return "its letters are those of another language"
    matches = [match for match in alignment.matches if match.key[1] != match.target]
    if alignment.matches and not matches:
        return "it has only texts that the deck has too"
    proved, contradicted = (sum(getattr(one, name) for one in matches) for name in ("is_proved", "is_contradicted"))
    if contradicted >= _LEAST_CONTRADICTED and proved < _LEAST_PROVED * contradicted:
        return "its words are not those of the deck"
    return ""


def store_translation(entry: Entry, text: str, doubts: Sequence[str]) -> None:
    """Store a person's translation in place of none or of a draft; with doubts it is fuzzy, and they are its notes."""
    entry.tcomment = "\n".join(notes.without_provenance("\n".join(notes.lasting_lines(entry.tcomment))))
    entry.msgstr = text
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    if doubts:
        mark_fuzzy(entry)
    lines = [f"doubt, {doubt}" for doubt in doubts]
    store_notes(entry, [*lines, f"adopted {notes.fingerprint(text)}"] if lines else [])


def may_adopt(entry: Entry) -> bool:
    """Return whether a translation may be stored: there is none, or an untouched draft or doubted adoption."""
    return may_draft(entry) or is_untouched_adoption(entry)


def is_untouched_adoption(entry: Entry) -> bool:
    """Return whether the translation was adopted with doubts, and nobody has changed or confirmed it since."""
    mark = f"{_MARK}{notes.fingerprint(*forms_of(entry))}"
    return bool(entry.fuzzy) and any(line.strip() == mark for line in notes.lines_in(entry.tcomment))
