"""Rules on the texts of decks."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.formats import format_of
from loctool.glossary import TermIndex
from loctool.quality.rules.sources.links import dead_link
from loctool.quality.rules.sources.texts import long_sentence, source_ellipsis, two_spellings

FORMATS = Path(__file__).parents[1] / "data" / "formats"


def messages(find: object, text: str, language: str = "de") -> list[str]:
    deck = format_of(Path("deck.md")).parse(text.encode(), "deck.md")
    assert callable(find)
    return [f"{one.line}: {one.message}" for one in find(deck, TermIndex((), language))]


def test_an_ellipsis_is_reported_once_a_deck() -> None:
    text = "# Erz\n\n- Und nun ...\n- weiter...\n- `a...b` und ../... und 1..3 und …\n"
    assert messages(source_ellipsis, text) == ["3: writes an ellipsis as three dots (and in 1 more texts); write …"]
    assert messages(source_ellipsis, "# Erz\n\n- `a ...` und ../../... und …\n") == []


def test_long_sentences() -> None:
    assert messages(long_sentence, "# Erz\n\n" + "Erz " * 50 + "ist da. " + "Erz " * 50 + "fehlt.\n") == []
    assert len(messages(long_sentence, "# Erz\n\n" + "erz " * 60 + "ist da.\n")) == 1


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Die Lithium-Mine und eine Lithiummine", True),
        ("Die Lithium-Mine und die Lithium-Minen", False),
        ("Seltene-Erden-Vorkommen und Seltene Erden", False),
        ("EU-Recht und Eurecht", False),
        ("We reuse it; we re-use it", False),
        ("a follow-up and a followup", False),
        ("ein `follow-up` und followup", False),
    ],
)
def test_two_spellings(text: str, finds: bool) -> None:
    assert bool(messages(two_spellings, f"# Titel\n\n{text}\n")) is finds


@pytest.mark.parametrize(
    "text",
    [
        "# Erz\n\n[a](#erz) [b](#2) [c](#/3) [d](#top)\n",
        "# Erz und Öl!\n\n[a](#erz-und-öl) [b](#erz-und-%C3%B6l)\n",
        "# Erz {#gold}\n\n[a](#gold)\n",
        "Erz {#gold}\n---\n\n[a](#gold)\n",
        '# Erz\n\n<a id="x"></a>\n\n[a](#x)\n',
        "# Erz\n\n[a][b]\n\n[B]: https://example.org\n",
        "# Erz\n\n`[a][b]`, x[i][j] und f(x)[1][2]\n",
        "# Erz\n\n[a](https://example.org#gold)\n",
    ],
)
def test_links_that_lead_somewhere(text: str) -> None:
    assert messages(dead_link, text) == []


def test_links_that_lead_nowhere() -> None:
    assert messages(dead_link, "# Erz\n\n[a](#gold)\n\n[b][c]\n") == [
        "3: links to #gold, which no heading of the deck has; correct the link",
        "5: links to [c], which the deck does not define; add [c]: …",
    ]


def test_nothing_is_found_in_the_decks_of_all_dialects() -> None:
    found = []
    for path in sorted(FORMATS.rglob("*.md")):
        deck = format_of(path).parse(path.read_bytes(), path.name)
        for rule in (dead_link, two_spellings, long_sentence):
            found += [(path.name, one.message) for one in rule(deck, TermIndex((), "de"))]
    assert found == []
