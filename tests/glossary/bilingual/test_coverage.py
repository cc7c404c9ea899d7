"""Words with and without a counterpart."""

from __future__ import annotations

import pytest

from loctool.glossary.bilingual.compounds import _part, compound_parts
from loctool.glossary.bilingual.coverage import compare_words, heaviest_run
from loctool.glossary.bilingual.keys import source_key
from loctool.glossary.bilingual.lexicon import entry_of

DE_EN, DE_RU = ("de", "en"), ("de", "ru")


def test_a_translation_is_likelier_than_another_text() -> None:
    source = "Die Stadt baut eine neue Schule am Fluss."
    assert compare_words(source, "The city is building a new school by the river.", DE_EN).evidence > 0
    assert compare_words(source, "Doctors recommend sleeping for eight hours.", DE_EN).evidence < 0
    assert compare_words(source, "Город строит новую школу у реки.", DE_RU).evidence > 0


def test_the_heaviest_run_is_what_is_missing() -> None:
    source = "Die Stadt baut eine neue Schule und renoviert das alte Krankenhaus."
    run = heaviest_run(compare_words(source, "The city is building a new school.", DE_EN).ours)
    assert run is not None
    assert source[run.first.start : run.last.end].endswith("Krankenhaus")


def test_pairs_without_a_lexicon_judge_nothing() -> None:
    assert compare_words("Ein Haus", "En maison", ("de", "fr")) == ((), ())


def test_compounds() -> None:
    assert compound_parts("Wasserschutzminister", DE_EN)
    assert not compound_parts("x" * 1000, DE_EN)
    assert not compound_parts("houseboat", ("en", "ru"))


@pytest.mark.parametrize(
    "word", ["Rohstoffabkommen", "Klimaschutzgesetz", "Gebäudeumbauten", "Straßenbau", "Steuererlass"]
)
def test_a_piece_of_a_compound_is_known_by_its_key_whether_or_not_that_is_looked_up_first(word: str) -> None:
    for pair in (("de", "en"), ("de", "ru")):
        for piece in {word.lower()[start:] for start in range(len(word) - 2)}:
            assert _part(piece, pair) == entry_of(source_key(piece.capitalize(), "de"), pair)
