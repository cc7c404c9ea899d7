"""Anchors: slugs of slide titles, unique in a deck."""

from __future__ import annotations

import unicodedata


def unique_anchor(title: str, number: int, counts: dict[str, int]) -> str:
    """Return the slug of a title: lower case, letters and digits of any script, hyphens; -2, -3 for a twin.

    `counts` holds the slugs of the deck so far; the slide's `number` stands in for a title without letters.
    """
    title = unicodedata.normalize("NFC", title.lower())
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in title)
    slug = "-".join("".join(kept).split()) or f"slide-{number}"
    anchor = slug
    while anchor in counts:
        counts[slug] = counts.get(slug, 1) + 1
        anchor = f"{slug}-{counts[slug]}"
    counts[anchor] = 1
    return anchor
