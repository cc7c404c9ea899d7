"""Real decks of each dialect: rendered, the deck's own system reads the same structure, and every word translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.formats.markdown.deck import parse
from loctool.formats.reading import Reading
from tests.formats.dialects.decks import (
    DIALECTS,
    assert_same,
    deck_paths,
    left_as_they_were,
    need_parser,
    parameters,
    pseudo_drafted,
    rendered,
)
from tests.formats.dialects.readers import read_structure


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_has_three_decks(dialect: str) -> None:
    assert len(deck_paths(dialect)) >= 3
    assert all(len(path.read_text(encoding="utf-8").splitlines()) >= 80 for path in deck_paths(dialect))


@pytest.mark.parametrize(("dialect", "path"), parameters())
def test_texts_as_they_are_change_no_byte(dialect: str, path: Path) -> None:
    source = path.read_bytes().decode()
    assert rendered(dialect, path.name, source, lambda one: one.text) == source
    assert rendered(dialect, path.name, source, lambda _: None) == source


@pytest.mark.parametrize(("dialect", "path"), parameters())
def test_structure_stays(dialect: str, path: Path) -> None:
    need_parser(dialect)
    source = path.read_bytes().decode()
    assert_same(dialect, source, pseudo_drafted(dialect, path.name, source))


@pytest.mark.parametrize(("dialect", "path"), parameters())
def test_every_word_that_readers_see_is_translated(dialect: str, path: Path) -> None:
    need_parser(dialect)
    source = path.read_bytes().decode()
    left = left_as_they_were(read_structure(dialect, pseudo_drafted(dialect, path.name, source)))
    assert not left, "\n".join(left)


@pytest.mark.parametrize("dialect", ["marp", "slidev", "remark", "xaringan", "deckset"])
@pytest.mark.parametrize("line", ["Table: Umsatz", "% der Befragten", ": keine", "Ort: Berlin", "A\n: B"])
def test_lines_that_mean_something_in_other_systems_are_text(dialect: str, line: str) -> None:
    deck = parse(f"# Titel\n\n{line}\n\n- Punkt\n", "deck.md", Reading(dialect=dialect))
    assert [one.text.split() for slide in deck.slides for one in slide.segments] == [["Titel"], line.split(), ["Punkt"]]
    assert not deck.left_out
