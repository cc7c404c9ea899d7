"""The anchors that systems make of headings."""

from __future__ import annotations

import re
import unicodedata


def slug_as_github(title: str) -> str:
    """Return the anchor of a heading as GitHub, Hugo, Jekyll, Docusaurus and Marp make it of its visible text."""
    kept = (char for char in title.strip().lower() if char in "-_ " or unicodedata.category(char)[0] in "LMN")
    return "".join(kept).replace(" ", "-")


def slug_as_pandoc(title: str) -> str:
    """Return the anchor of a heading as pandoc makes it of its visible text (extension auto_identifiers)."""
    kept = (char for char in title if char in "-_. " or unicodedata.category(char)[0] in "LMN")
    words = "".join(kept).lower().split()
    letter = re.search(r"[^\W\d_]", found := "-".join(words))
    return found[letter.start() :] if letter else "section"


def slug_as_vitepress(title: str) -> str:
    """Return the anchor of a heading as VitePress makes it of its visible text."""
    bare = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", title))
    parted = re.sub(r"""[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/\x00-\x1f]+""", "-", bare)
    return re.sub(r"^(\d)", r"_\1", parted.strip("-")).lower()
