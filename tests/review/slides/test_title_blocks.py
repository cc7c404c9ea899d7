"""Title blocks of pandoc, and notes without a name."""

from __future__ import annotations

from loctool.formats.reading import Reading
from loctool.review.slides.outline import outline
from loctool.review.slides.papers import tree_papers
from loctool.review.view.slides import Paper

TEXT = "% Wasser\n% Kim Berger\n% 3. Mai 2024\n\n# Regen\n\nEs regnet^[sehr].\n\nEs gießt^[stark].\n"


def papers() -> dict[int, Paper]:
    builders = outline(TEXT, "deck.md", lambda _: "", Reading(dialect="pandoc"))
    return tree_papers(builders, lambda _: None)


def test_a_title_block_is_a_title_slide() -> None:
    title = papers()[1]
    assert title.layout == "title"
    assert [(node[0], node[2]) for node in title.content] == [
        ("h1", "Wasser"), ("p", "Kim Berger"), ("p", "3. Mai 2024"),
    ]  # fmt: skip


def test_notes_without_a_name_look_alike_in_every_language() -> None:
    builders = outline(TEXT, "deck.md", lambda _: "", Reading(dialect="pandoc"))
    source, target = (tree_papers(builders, lambda _: None)[2] for _ in range(2))
    assert source == target
    assert ["sup", {}, "*"] in source.content[1]
