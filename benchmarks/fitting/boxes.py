"""Random boxes of German, English and Russian texts, a third of them too full."""

from __future__ import annotations

import random
from functools import cache

from loctool.formats.office.boxes import Box, Paragraph, Style
from loctool.text.language import locale_of

FAMILIES = (
    "Calibri", "Calibri", "Arial", "Arial", "Times New Roman", "Cambria", "Courier New", "Arial Narrow", "Open Sans",
    "Lato", "Noto Sans", "DejaVu Sans", "Roboto", "Noto Serif",
)  # fmt: skip
"""Typefaces of which LibreOffice has a free twin with the same widths; the usual ones twice."""
LATIN_ALONE = {"Cambria"}
"""Typefaces whose twin has no Cyrillic letters."""
_COMMON = ("24 %", "https://example.org", "—", "CO₂", "3/4", "10.000,50")
_ASIDES = {
    "de": ("(z. B. 2025)", "und/oder", "E-Mail-Adresse", "30–40 t", "„selten“", *_COMMON),
    "en": ("(e.g. 2025)", "and/or", "state-of-the-art", "Covid-19", "“rare”", "don’t", *_COMMON),
    "ru": ("(напр. 2025)", "и/или", "интернет-адрес", "30–40 т", "«редкие»", *_COMMON),
}
"""What breaks otherwise than plain words."""


@cache
def _words(language: str) -> list[str]:
    locale = locale_of(language)
    names = [*locale.territories.values(), *locale.languages.values(), *locale.scripts.values()]
    return [word for name in names for word in name.replace("(", "").replace(")", "").split()]


def make_boxes(count: int, seed: int = 1) -> list[Box]:
    """Return random boxes, the same ones for the same seed."""
    return [_make_box(random.Random(f"{seed}/{number}"), number) for number in range(count)]


def _make_box(chance: random.Random, number: int) -> Box:
    language = chance.choice(("de", "en", "ru"))
    families = [family for family in FAMILIES if language != "ru" or family not in LATIN_ALONE]
    size = float(chance.choice((10, 12, 14, 16, 18, 18, 20, 24, 28, 32, 40)))
    style = Style(chance.choice(families), size, bold=chance.random() < 0.2, italic=chance.random() < 0.1)
    if chance.random() < 0.1:
        style = style._replace(caps="all")
    if chance.random() < 0.1:
        style = style._replace(spacing=chance.choice((-0.5, 0.5, 1.0, 2.0)))
    is_list, spacing = chance.random() < 0.35, chance.choice((1.0, 1.0, 1.0, 0.9, 0.8, 1.2, 1.5))
    count = chance.randint(2, 6) if is_list else chance.choice((1, 1, 1, 2, 3))
    before = chance.choice((0.0, 0.0, 6.0, 10.0))
    paragraphs = []
    for _ in range(count):
        runs = _make_runs(chance, language, style, chance.randint(1, 60 // count + 6))
        paragraph = Paragraph(runs, style, line=spacing, before=before)
        if is_list:
            level = chance.choice((0, 0, 0, 1))
            indent = max(size * 1.2, 14.0)
            paragraph = paragraph._replace(left=indent * (level + 1), first=-indent, bullet="•")
        elif chance.random() < 0.1:
            paragraph = paragraph._replace(
                left=chance.choice((0.0, 18.0)), right=12.0, first=chance.choice((0.0, 24.0))
            )
        paragraphs.append(paragraph)
    width = float(chance.randint(round(size * 5), min(round(size * 34), 860)))
    columns = 2 if chance.random() < 0.05 and width > size * 20 else 1
    box = Box(number + 1, "", "box", width, 0.0, tuple(paragraphs), columns, gap=12.0 if columns > 1 else 0.0)
    height = naive_lines(box) * size * 1.2 * spacing / columns * chance.uniform(0.75, 2.0) + before * (count - 1)
    return box._replace(height=round(max(height, size * 1.2), 2))


def _make_runs(chance: random.Random, language: str, style: Style, count: int) -> tuple[tuple[str, Style], ...]:
    words = list[str]()
    for _ in range(count):
        word = chance.choice(_words(language) if chance.random() > 0.08 else _ASIDES[language])
        words.append(word + (chance.choice(",,,.:;!?") if chance.random() < 0.12 else ""))
    breaks = [chance.choices((" ", "\n", "\t"), (60, 1, 1))[0] for _ in words]
    texts = [word + space for word, space in zip(words, breaks, strict=True)]
    texts[-1] = texts[-1].rstrip()
    if chance.random() < 0.25 and count > 3:
        first, last = sorted(chance.sample(range(count + 1), 2))
        parts = ("".join(texts[:first]), "".join(texts[first:last]), "".join(texts[last:]))
        styles = (style, style._replace(bold=not style.bold), style)
        return tuple((text, one) for text, one in zip(parts, styles, strict=True) if text)
    return (("".join(texts), style),)


def naive_lines(box: Box) -> int:
    """Return the lines of a box by the number of its characters, each half an em wide: what a simple estimate does."""
    width = (box.width - box.gap * (box.columns - 1)) / box.columns
    lines = 0
    for paragraph in box.paragraphs:
        size = paragraph.end.size
        for text in "".join(text for text, _ in paragraph.runs).split("\n"):
            lines += max(-(-round(len(text) * size / 2) // max(round(width - paragraph.left), 1)), 1)
    return lines
