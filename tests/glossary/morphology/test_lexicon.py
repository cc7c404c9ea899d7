"""The dictionary on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.glossary.morphology import lexicon
from loctool.glossary.morphology.lexicon import STEP, Lexicon

WORDS = {f"wort{n:05}": f"lemma{n // 2:05}" for n in range(3000)}


def lines(words: dict[str, str]) -> bytes:
    return b"\n" + b"".join(f"{form}\t{words[form]}\n".encode() for form in sorted(words))


def test_every_word_is_found_and_no_other() -> None:
    found = Lexicon(lines(WORDS))
    assert len(lines(WORDS)) > 10 * STEP
    assert {word: found.lemma(word) for word in WORDS} == WORDS
    assert [found.lemma(word) for word in ("", "wort", "wort000010", "zebra", "Wort00001", "lemma00001")] == [None] * 6


def test_forms_of_a_lemma() -> None:
    assert list(Lexicon(lines(WORDS)).forms("lemma00001")) == ["wort00002", "wort00003"]


def test_no_words() -> None:
    assert not Lexicon(b"\n")
    assert Lexicon(b"\n").lemma("x") is None


def test_it_works_without_a_folder_that_can_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path / "file"))
    lexicon.lexicon.cache_clear()
    try:
        assert lexicon.lexicon("en").lemma("mice") == "mouse"
        assert lexicon.lexicon("xx").lemma("mice") is None
    finally:
        lexicon.lexicon.cache_clear()
