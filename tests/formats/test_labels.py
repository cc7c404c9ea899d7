"""Labels on slides, in decks of every dialect: nothing else of a deck changes, and readers see the label."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from loctool.errors import LoctoolError
from loctool.formats import FORMATS, format_of
from loctool.formats.labels import Label
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.writing import Writing
from loctool.model import Segment

DATA = Path(__file__).parents[1] / "data" / "formats"
LABEL = Label("machine translation, *not* reviewed <x>", "en")


def decks() -> list[Path]:
    return sorted(path for path in DATA.rglob("*") if path.suffix.lower() in FORMATS)


def with_label(content: bytes, path: str, label: Label, numbers: Collection[int], reading: Reading = DEFAULT) -> bytes:
    writing = Writing(label.language, label, numbers)
    return b"".join(format_of(path).render(content, path, lambda _: None, reading, writing))


def texts(segments: tuple[Segment, ...]) -> list[tuple[str, str]]:
    return [(one.text, one.role) for one in segments]


@pytest.mark.parametrize("path", decks(), ids=lambda path: path.relative_to(DATA).as_posix())
@pytest.mark.parametrize("everywhere", [False, True])
def test_a_label_is_a_text_of_its_own(path: Path, everywhere: bool) -> None:
    content, form = path.read_bytes(), format_of(path)
    try:
        deck = form.parse(content, path.name)
    except LoctoolError:
        pytest.skip("a deck that is refused")
    numbers = [slide.number for slide in deck.slides if slide.segments]
    if not any(one.role not in ("note", "metadata") for slide in deck.slides for one in slide.segments):
        pytest.skip("a deck without a text that is shown")
    labelled = with_label(content, path.name, LABEL, numbers if everywhere else numbers[-1:])
    after = form.parse(labelled, path.name)
    assert len(after.slides) == len(deck.slides)
    added = 0
    for old, new in zip(deck.slides, after.slides, strict=True):
        found, expected = texts(new.segments), texts(old.segments)
        extra = [one for one in found if "machine translation" in one[0]]
        added += len(extra)
        assert len(extra) <= 1
        assert [one for one in found if one not in extra] == expected
    assert added >= 1
    lines = labelled.splitlines()
    remaining = iter(lines)
    assert all(line in remaining for line in content.splitlines()), "a line of the deck was changed"


@pytest.mark.parametrize(
    "deck", ["---\nmarp: true\ntitle: Der Wald\n---\n", "---\nmarp: true\n---\n\n<!-- Nur eine Notiz. -->\n"]
)
def test_a_deck_without_a_shown_text_is_labelled_at_its_end(deck: str) -> None:
    labelled = with_label(deck.encode(), "deck.md", LABEL, [1]).decode()
    assert labelled.startswith(deck.rstrip())
    assert "machine translation" in labelled


@pytest.mark.parametrize(
    "words", ["MT ![:a b]", ".red[x]", "{{ x }} {% if %}", "a|b", "1. draft", "<!-- x -->", "]]> &amp;"]
)
def test_a_label_is_no_markup_in_any_dialect(words: str) -> None:
    for path in decks():
        content, form = path.read_bytes(), format_of(path)
        try:
            deck = form.parse(content, path.name)
            last = max(slide.number for slide in deck.slides if slide.segments)
        except (LoctoolError, ValueError):
            continue
        labelled = with_label(content, path.name, Label(words, "en"), [last])
        added = [line for line in labelled.decode().splitlines() if line not in content.decode().splitlines()]
        assert words not in "".join(added) or words == "1. draft"


def test_a_label_stands_before_the_notes() -> None:
    deck = b"# Eins\n\nText\n\nNote: Notiz\n\n---\n\n# Zwei\n\n- a\n- b\n"
    labelled = with_label(deck, "deck.md", LABEL, [1, 2], Reading(dialect="reveal")).decode()
    one, two = labelled.split("\n---\n")
    assert one.index("data-translation") < one.index("Note:")
    assert two.rstrip().endswith("reviewed &#60;x&#62;</p>")
    assert 'lang="en"' in one
