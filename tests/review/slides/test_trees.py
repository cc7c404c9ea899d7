"""Slides of Markdown decks as trees: every text once, at its place, and nothing but what is on the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loctool.review.slides.nodes import visible_text, walk_nodes
from loctool.review.slides.outline import outline
from loctool.review.slides.papers import shown_segments, tree_papers
from loctool.review.view.slides import Paper
from tests.review.slides.decks import DATA, decks, papers_of, parse

ELEMENTS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote",
    "pre", "code", "em", "strong", "del", "sub", "sup", "br", "hr", "a", "img", "span", "div", "header", "footer", "aside",
}  # fmt: skip
ATTRIBUTES = {"seg", "class", "title", "start", "src", "alt"}
CLASSES = {"credit", "caption", "cols", "col", "math", "dt", "dd", "right", "center", "notes", "facts", "bg"}


def shape(nodes: tuple[Any, ...] | list[Any]) -> Iterator[Any]:
    """Yield the structure of a slide around its texts."""
    for one in nodes:
        if isinstance(one, list):
            yield one[0], one[1].get("seg"), [] if one[1].get("seg") else [*shape(one[2:])]


def names(paper: Paper) -> list[str]:
    return [node[0] for node in walk_nodes(paper.content)]


def text(paper: Paper) -> str:
    return visible_text(list(paper.content))


@pytest.mark.parametrize("path", decks(text=True), ids=lambda path: path.name)
def test_every_text_is_on_its_slide_once(path: Path) -> None:
    deck = parse(path)
    slides = outline(path.read_text("utf-8"), path.name, lambda _: "")
    source = tree_papers(slides, lambda _: None)
    expected = Counter(f"{one.number}.{at}" for one in deck.slides for at, _ in enumerate(one.segments, 1))
    shown = Counter(name for paper in source.values() for name in shown_segments(paper))
    assert shown == expected
    assert all(name.startswith(f"{number}.") for number, one in source.items() for name in shown_segments(one))
    for paper in source.values():
        for name, attributes, *_ in walk_nodes(paper.content):
            assert name in ELEMENTS
            assert attributes.keys() <= ATTRIBUTES
            assert attributes.get("class", "notes") in CLASSES
    target = tree_papers(slides, lambda segment: f"Anders: {segment.text}")
    assert all([*shape(source[at].content)] == [*shape(target[at].content)] for at in source)


def test_all_dialects_are_among_the_decks() -> None:
    found = {parse(path).dialect for path in decks(text=True)}
    assert len(found) >= 12


def test_hostile_content_is_text() -> None:
    source = (
        "# <script>alert(1)</script> Titel\n\n"
        "<script>alert(2)</script>\n\n<style>p { color: red }</style>\n\n<!-- loctool: on -->\n\n"
        '<div onclick="alert(3)" style="position:fixed" class="vh">\n<iframe src="https://example.org"></iframe>\n'
        '<p onload="x">Ein Absatz</p></div>\n\n'
        "[Klick](javascript:alert(4)) und ![Bild](https://example.org/x.png)\n\n"
        '<img src="x" onerror="alert(5)" alt="Ein Bild">\n\n<svg><text>Kein Text</text></svg>\n'
    )
    paper = papers_of(source)[1]
    for name, attributes, *_ in walk_nodes(paper.content):
        assert name in ELEMENTS
        assert attributes.keys() <= ATTRIBUTES
        assert "src" not in attributes
    assert "alert(2)" not in text(paper)
    assert "loctool" not in text(paper)
    assert "color" not in text(paper)
    assert "Ein Absatz" in text(paper)


def test_translations_stay_text() -> None:
    paper = papers_of("# Titel\n\nText\n", lambda _: "<script>alert(1)</script><b>fett</b> <u onclick=x>unten</u>")[1]
    assert names(paper) == ["h1", "strong", "span", "p", "strong", "span"]


def test_front_matter_and_notes_are_below_the_slide() -> None:
    marp = "---\nmarp: true\ntitle: Wasser\nfooter: Stadtwerke\n---\n\n# Der Brunnen\n\nTief.\n\n<!-- Leise sprechen. -->\n"
    *_, footer, facts, notes = papers_of(marp)[1].content
    assert (footer[0], footer[2]) == ("footer", "Stadtwerke")
    assert (facts[0], facts[1], facts[2][2]) == ("aside", {"class": "facts"}, "Wasser")
    assert (notes[0], notes[1], notes[2][2]) == ("aside", {"class": "notes"}, "Leise sprechen.")


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        ("# Wasser\n\nEine Einführung\n", ["title"]),
        ("# Eins\n\nText\n\n---\n\n# Abschnitt\n\n---\n\n# Titel\n\n- Punkt\n", ["title", "section", "content"]),
        ("---\nmarp: true\n---\n# Eins\n\n---\n<!-- _class: lead -->\n# Zwei\n\nText\n", ["title", "content"]),
        (
            "---\ntheme: default\n---\n# Eins\n\n---\nlayout: section\n---\n\n# Zwei\n\nEine Zeile\n",
            ["title", "section"],
        ),
        ("---\ntheme: default\n---\n# Eins\n\n---\nlayout: fact\n---\n\n# 42\n\nBrunnen\n", ["title", "title"]),
    ],
)
def test_layouts(deck: str, expected: list[str]) -> None:
    assert [paper.layout for paper in papers_of(deck).values()] == expected


def columns(paper: Paper) -> list[list[str]]:
    """Return the texts of each column of the first columns on a slide."""
    found = next(node for node in walk_nodes(paper.content) if node[1].get("class") == "cols")
    return [visible_text(one[2:]).split() for one in found[2:]]


@pytest.mark.parametrize(
    "deck",
    [
        "---\nlayout: two-cols-header\n---\n\n# Sonden\n\n::left::\n\nLinks\n\n::right::\n\nRechts\n",
        "---\nlayout: two-cols\n---\n\n# Sonden\n\nLinks\n\n::right::\n\nRechts\n",
        "class: center\n\n# Sonden\n\n.pull-left[\nLinks\n]\n\n.pull-right[\nRechts\n]\n\n---\n\n# Ende\n\n???\n\nNotiz\n",
        "---\nformat: revealjs\n---\n\n# Sonden\n\n:::: {.columns}\n\n::: {.column}\nLinks\n:::\n\n"
        '::: {.column width="50%"}\nRechts\n:::\n\n::::\n',
        '---\nmarp: true\n---\n\n# Sonden\n\n<div class="columns">\n<div>\n\nLinks\n\n</div>\n<div>\n\nRechts\n\n'
        "</div>\n</div>\n",
    ],
    ids=["slidev", "slidev default", "remark", "quarto", "marp"],
)
def test_two_columns_are_two_columns(deck: str) -> None:
    assert columns(papers_of(deck)[max(papers_of(deck)) if "format" in deck and 2 in papers_of(deck) else 1]) == [
        ["Links"],
        ["Rechts"],
    ]


def test_an_image_beside_the_text_is_a_column() -> None:
    paper = papers_of(
        "---\nmarp: true\n---\n\n# Brunnen\n\nTief\n\n![bg right:40%](b.png)\n", picture="data:image/png;base64,"
    )[1]
    cols = paper.content[0]
    assert cols[1] == {"class": "cols"}
    assert [one[0] for one in cols[2][2:]] == ["h1", "p"]
    assert cols[3][2][1] == {"src": "data:image/png;base64,", "title": "b.png"}


def test_an_image_shows_its_words_in_each_language() -> None:
    source, target = (
        papers_of("# Titel\n\n![Ein Brunnen](b.png)\n", texts)[1] for texts in (lambda _: None, lambda _: "A *well*")
    )
    assert source.content[1][1] == {"alt": "Ein Brunnen", "title": "b.png", "seg": "1.2"}
    assert target.content[1][1]["alt"] == "A well"


def test_a_table_has_its_cells_with_those_without_words() -> None:
    paper = papers_of("# Titel\n\n| Ort | Zahl |\n|---|--:|\n| Brunnen | 12 |\n")[1]
    table = paper.content[1]
    assert [[visible_text(cell[2:]) for cell in row[2:]] for part in table[2:] for row in part[2:]] == [
        ["Ort", "Zahl"],
        ["Brunnen", "12"],
    ]
    assert table[3][2][3][1] == {"class": "right"}


def test_hidden_slides_have_no_paper() -> None:
    deck = "---\ntheme: default\n---\n# Eins\n\nText\n\n---\nhide: true\n---\n\n# Zwei\n\n---\n\n# Drei\n\n- Punkt\n"
    assert [*papers_of(deck)] == [1, 3]


def test_the_users_deck() -> None:
    papers = papers_of((DATA.parents[1] / "source" / "seltene-erden.md").read_text("utf-8"))
    assert len(papers) == 12
    assert [node[1].get("class", "") for node in papers[2].content] == ["", "credit", ""]
    assert papers[1].content[1][2][2] == "Zusammenarbeit im Bereich seltener Erden"
