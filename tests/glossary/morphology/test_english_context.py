"""English words that may be nouns or verbs."""

from __future__ import annotations

import pytest

from loctool.glossary import TermIndex, find_targets
from loctool.model import Status, Term

VERBS = [
    ("cook", "He wants to cook the meal."),
    ("cook", "They cook well."),
    ("claim", "She claims that it is so."),
    ("claim", "The company claims that the price is high."),
    ("claim", "Merkel said Macron claims the money."),
    ("leak", "The tank may not leak."),
    ("support", "Support the team!"),
    ("plan", "Who plans the work?"),
    ("demand", "He demands the money."),
    ("work", "It works."),
    ("leak", "Pipes leak"),
    ("leak", "The old pipes leak in winter."),
    ("work", "He went to work the field."),
    ("report", "The agency reported a loss."),
]
NOUNS = [
    ("cook", "The cook left."),
    ("claim", "The claims that were made"),
    ("claim", "Insurance claims are rising."),
    ("claim", "political claims that the vote was rigged"),
    ("leak", "gas leaks"),
    ("support", "access to support"),
    ("support", "Support is available."),
    ("demand", "in response to demand"),
    ("end", "from start to end"),
    ("wine", "She prefers tea to wine."),
    ("use", "for use with water"),
    ("minister", "after ministers this week met"),
    ("record", "the records that this setup shows"),
    ("part", "They are not part of it."),
    ("newspaper", "the ‘Bild’ newspaper that a man reads"),
    ("trade", "Arms trade"),
    ("report", "Sports report"),
    ("leak", "Pipes leak detection"),
    ("claim", "He filed his benefits claim."),
    ("jail", "She wants to see him go to jail."),
    ("select", "Select the file."),
]
"""The last one is a verb only: a row that takes it for a noun means the verb."""


def count_sources(word: str, text: str, target: str) -> int:
    index = TermIndex([Term(word, {"ru": (target,)}, Status.PREFERRED, "", "t.csv", 1)], "en")
    return len(index.find(text))


@pytest.mark.parametrize(("word", "text"), VERBS)
def test_verbs_are_not_nouns(word: str, text: str) -> None:
    assert not find_targets((word,), text, "en", "noun")
    assert find_targets((word,), text, "en")
    assert not count_sources(word, text, "слово")
    assert count_sources(word, text, "делать")


@pytest.mark.parametrize(("word", "text"), NOUNS)
def test_nouns_and_uncertain_words_are_nouns(word: str, text: str) -> None:
    assert find_targets((word,), text, "en", "noun")
    assert count_sources(word, text, "слово")
