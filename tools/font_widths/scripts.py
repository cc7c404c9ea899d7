"""Mean widths of characters in scripts of which no table of widths is kept."""

from __future__ import annotations

from pathlib import Path

import uharfbuzz
from babel import Locale

LANGUAGES = {
    "ARABIC": ("Arabic", "ar"), "ARMENIAN": ("Armenian", "hy"), "BENGALI": ("Bengali", "bn"),
    "DEVANAGARI": ("Devanagari", "hi"), "ETHIOPIC": ("Ethiopic", "am"), "GEORGIAN": ("Georgian", "ka"),
    "GUJARATI": ("Gujarati", "gu"), "GURMUKHI": ("Gurmukhi", "pa"), "HEBREW": ("Hebrew", "he"),
    "KANNADA": ("Kannada", "kn"), "KHMER": ("Khmer", "km"), "LAO": ("Lao", "lo"), "MALAYALAM": ("Malayalam", "ml"),
    "MYANMAR": ("Myanmar", "my"), "ORIYA": ("Oriya", "or"), "SINHALA": ("Sinhala", "si"), "TAMIL": ("Tamil", "ta"),
    "TELUGU": ("Telugu", "te"), "THAI": ("Thai", "th"),
}  # fmt: skip
"""Script as the names of its letters in Unicode begin -> its Noto font, a language that is written in it."""


def mean_widths(folders: list[Path]) -> dict[str, list[float]]:
    """Return script -> mean width in ems of a character (marks too) in regular and bold Noto Sans."""
    fonts = {path.name: path for folder in folders for path in folder.rglob("NotoSans*.ttf")}
    return {
        script: [_mean(fonts[f"NotoSans{font}-{style}.ttf"], script, language) for style in ("Regular", "Bold")]
        for script, (font, language) in LANGUAGES.items()
        if f"NotoSans{font}-Regular.ttf" in fonts
    }


def _mean(path: Path, script: str, language: str) -> float:
    locale = Locale(language)
    names = [*locale.territories.values(), *locale.languages.values()]
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    font, advance, characters = uharfbuzz.Font(face), 0, 0
    for word in " ".join(names).split():
        if all(letter > "\u0400" and letter.isprintable() for letter in word):
            buffer = uharfbuzz.Buffer()
            buffer.add_str(word)
            buffer.guess_segment_properties()
            uharfbuzz.shape(font, buffer)
            if all(info.codepoint for info in buffer.glyph_infos):
                advance += sum(position.x_advance for position in buffer.glyph_positions)
                characters += len(word)
    if not characters:
        raise SystemExit(f"{path}: no word of {script} was shaped")
    return round(float(advance) / characters / float(face.upem), 3)
