"""Words of the source left as they are, told by the lexicons: nouns in German, and whole messages of one word."""

from __future__ import annotations

from loctool.glossary.bilingual.compounds import find_entry
from loctool.glossary.bilingual.keys import source_key, target_key
from loctool.glossary.bilingual.lexicon import OF_TARGET, Entry, bilingual_lexicon, entry_of
from loctool.glossary.morphology.casing import is_common_noun
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.quality.comparison import Comparison
from loctool.text.language import base_language
from loctool.text.scripts import scripts_of_language
from loctool.text.words import Word, words

_QUOTES = tuple("“”»\"'’-&")
RELIABLE = 0.8
"""Reliability from which a good translation has one of the counterparts that the lexicon knows."""
SHORTEST = 5
"""Letters of the shortest word that is looked up."""


def copied_nouns(capitalised: list[str], text: Comparison) -> list[str]:
    """Return the German nouns of a translation for which it would have another word, and has none."""
    pair = base_language(text.source_language), base_language(text.language)
    if pair[0] != "de" or not bilingual_lexicon(pair):
        return []
    theirs = words(text.visible_target)
    keys = {target_key(one.text, pair[1]) for one in theirs}
    plain = {one.text for n, one in enumerate(theirs) if _is_within_a_sentence(theirs, n, text.visible_target)}
    found = []
    for word in (one for one in capitalised if one in plain):
        entry = entry_of(source_key(word, "de"), pair)
        if (
            len(word) >= SHORTEST
            and is_common_noun(word, "de")
            and lexicon("de").lemma(word) == word
            and _is_translated(entry)
            and entry
        ):
            found += [word] if entry.targets.isdisjoint(keys) else []
    return found


def _is_within_a_sentence(found: list[Word], n: int, target: str) -> bool:
    """Return whether a word is behind an article, and no part of a name."""
    word = found[n]
    if word.opening or target[word.end : word.end + 1] in _QUOTES or not n:
        return False
    after = found[n + 1 : n + 2]
    if target[found[n - 1].end : word.start] != " " or found[n - 1].text.lower() not in word_list("en", "articles"):
        return False
    return not any(one.text[0].isupper() and target[word.end : one.start] == " " for one in after)


def copied_word(text: Comparison) -> str:
    """Return the word that a message consists of if its translation is the same and would be another word, else "".

    Into a language that writes in the same letters, a word counts if that language does not have it.
    """
    word = text.visible_target.strip()
    if not word.isalpha() or word != text.visible_source.strip() or not word[1:].islower() or len(word) < SHORTEST:
        return ""
    source, target = base_language(text.source_language), base_language(text.language)
    if source != "en" or not lexicon("en").lemma(word.lower()):
        return ""
    if scripts_of_language(source).isdisjoint(scripts_of_language(target)):
        is_translated = not word.endswith("s") and _is_translated(find_entry(word, (source, target)))
    else:
        entry = entry_of(OF_TARGET + target_key(word, source), (target, source))
        is_translated = _is_translated(entry) and not lexicon(target).knows(word)
    return word if is_translated else ""


def _is_translated(entry: Entry | None) -> bool:
    return entry is not None and not entry.is_name and entry.reliability >= RELIABLE
