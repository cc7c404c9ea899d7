"""What the tests of front matter share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from hypothesis import strategies as st

from loctool.formats.markdown.front_matter.finding import Kind, find_front_matter, text_places
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.formats.markdown.splicing import splice

NOTHING = re.compile(r"(?!)")
HOSTILE = [
    "a: b",
    " #c",
    '"',
    "'",
    "'''",
    '"""',
    "---",
    "...",
    "-->",
    "+++",
    "%",
    "!",
    "&a",
    "*a",
    "`",
    "\\",
    "\\n",
    "{",
    "]",
    ", ",
]
HOSTILE += [
    "\n",
    "\u2028",
    "\x85",
    "\x01",
    "\x7f",
    "ä",
    "😀",
    "yes",
    "12",
    "1e3",
    "~",
    "> ",
    "| ",
    "@",
    "- ",
    "\xa0",
    "{{x}}",
    "\ufffe",
]
translations = (
    st.lists(
        st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), min_size=1, max_size=6
    )
    .map("".join)
    .filter(lambda text: collapse(text.replace("\ufeff", "")))
)


def wanted(text: str) -> str:
    """Return a translation as it is to be read."""
    return collapse(text.replace("\ufeff", ""))


def texts(document: str, kinds: Sequence[Kind], keys: Sequence[str]) -> list[str]:
    """Return the texts at the chosen keys of a deck's front matter."""
    source = Source(document, "deck.md")
    found = find_front_matter(source, kinds)
    return [place.segment.text for place in text_places(source, found, keys)] if found else []


def rewritten(document: str, kinds: Sequence[Kind], keys: Sequence[str], translate: Callable[[str], str]) -> str:
    """Return a deck with the texts of its front matter translated."""
    source = Source(document, "deck.md")
    found = find_front_matter(source, kinds)
    assert found
    return spliced(source, text_places(source, found, keys), translate)


def spliced(source: Source, places: Iterable[Place], translate: Callable[[str], str]) -> str:
    """Return a source with the texts of its places translated."""
    return splice(source, places, lambda segment: translate(segment.text), NOTHING)
