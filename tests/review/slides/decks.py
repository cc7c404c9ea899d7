"""Decks for the tests of slides, and their papers."""

from __future__ import annotations

from pathlib import Path

from loctool.formats import FORMATS, format_of
from loctool.model import Deck
from loctool.review.slides.outline import outline
from loctool.review.slides.papers import Texts, tree_papers
from loctool.review.view.slides import Paper

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"


def decks(*, text: bool) -> list[Path]:
    """Return the decks of the repository, in Markdown or packed."""
    known = {suffix for suffix, form in FORMATS.items() if form.IS_TEXT is text}
    folders = (
        DATA / "formats",
        DATA / "golden",
        DATA / "pptx",
        DATA / "odp",
        ROOT / "source",
        ROOT / "examples",
    )
    found = (path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in known)
    return sorted(path for path in found if path.name not in ("README.md", "lecture.odd.md") or "github" in str(path))


def parse(path: Path) -> Deck:
    """Return the deck of a file."""
    return format_of(path).parse(path.read_bytes(), path.name)


def papers_of(text: str, texts: Texts = lambda _: None, picture: str = "") -> dict[int, Paper]:
    """Return the papers of a deck in Markdown; each of its images is `picture`."""
    return tree_papers(outline(text, "deck.md", lambda _: picture), texts)
