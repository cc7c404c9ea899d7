"""Puts one slide in German, English and Russian side by side, as LibreOffice shows it: docs/pictures/powerpoint.png.

Run: python examples/powerpoint/take_pictures.py   (needs soffice and pdftoppm)
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
DECKS = [HERE / folder / "seltene-erden.pptx" for folder in ("source", "rendered/en", "rendered/ru")]
PICTURE = HERE.parents[1] / "docs" / "pictures" / "powerpoint.png"
SLIDE = 3
GAP = 12


def picture_of(deck: Path, folder: Path) -> Image.Image:
    """Return the picture of a deck's slide."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, deck], check=True)
    made = folder / deck.with_suffix(".pdf").name
    page = ["-f", str(SLIDE), "-l", str(SLIDE), "-singlefile", "-scale-to-x", "640", "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", *page, made, folder / "slide"], check=True)
    with Image.open(folder / "slide.png") as picture:
        return picture.convert("RGB")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        slides = [picture_of(deck, Path(folder)) for deck in DECKS]
    width = sum(one.width for one in slides) + GAP * (len(slides) + 1)
    whole = Image.new("RGB", (width, slides[0].height + 2 * GAP), "#d0d4da")
    at = GAP
    for one in slides:
        whole.paste(one, (at, GAP))
        at += one.width + GAP
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    whole.quantize(64).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
