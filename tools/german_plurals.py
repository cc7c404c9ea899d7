"""German nouns with a plural in -en that the dictionary has under another noun in -e: Finken, which it has for Finke.

    pip install wordfreq
    python -m tools.german_plurals > loctool/glossary/morphology/data/de_plurals.toml

A noun is listed if the dictionary (simplemma) has no plural of it, and if it is more frequent than the other noun
(wordfreq, Apache 2.0), which mostly does not exist: Akten are not listed for Akt.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

OFTEN = 1.9
"""How many times as frequent as the noun in -e the noun must be."""
LEAST = 1e-8
"""Share of all words that the plural must have."""


def find_nouns(lemmas: Mapping[str, str], frequency: Mapping[str, float]) -> Iterator[str]:
    """Yield the nouns, in any order."""
    forms = defaultdict(set)
    for form, lemma in lemmas.items():
        forms[lemma].add(form)
    for form, lemma in lemmas.items():
        noun = form[:-2]
        if not form.istitle() or form != lemma + "n" or lemma != noun + "e" or lemmas.get(noun) != noun:
            continue
        has_plural = not forms[noun] <= {noun, noun + "s", noun + "es", noun + "e"}
        is_used_as_noun = lemmas.get(noun.lower()) == noun.lower()  # das Blau, der Blauen
        share, other = (frequency.get(word.lower(), 0) for word in (noun, lemma))
        if (
            not has_plural
            and not is_used_as_noun
            and share >= OFTEN * other
            and frequency.get(form.lower(), 0) >= LEAST
        ):
            yield noun


def main() -> None:
    """Print the table."""
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found]

    lemmas = {str(form): str(lemma) for form, lemma in DefaultDictionaryFactory().get_dictionary("de").items()}
    nouns = sorted(find_nouns(lemmas, get_frequency_dict("de", "large")))
    print("# Made by tools/german_plurals.py: nouns whose plural in -en the dictionary has under a noun in -e.")
    print('\nplurals_in_en = """', textwrap.fill(" ".join(nouns), 118), '"""', sep="\n")


if __name__ == "__main__":
    main()
