"""Writes the tables: python -m tools.font_widths FOLDER_OF_FONTS… FOLDER_OF_PACKAGES RESULT."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.font_widths.faces import FAMILIES, STYLES, read_faces, write_faces
from tools.font_widths.families import read_metrics, write_families
from tools.font_widths.scripts import mean_widths


def main() -> None:
    """Write all three tables; stop where a font is missing."""
    parser = argparse.ArgumentParser(description="Writes the widths of characters; see README.md.")
    parser.add_argument("fonts", type=Path, nargs="+")
    parser.add_argument("packages", type=Path)
    parser.add_argument("result", type=Path)
    options = parser.parse_args()
    folders = [*options.fonts, options.packages]
    faces = read_faces(folders)
    if missing := sorted({(family, style) for family in FAMILIES for style in STYLES.values()} - faces.keys()):
        raise SystemExit(
            "Install the fonts that README.md names. Not found: " + ", ".join(" ".join(face) for face in missing)
        )
    (options.result / "widths.txt").write_text(write_faces(faces), "utf-8")
    families = write_families(read_metrics(options.packages), {family for family, _ in faces})
    (options.result / "families.tsv").write_text(families, "utf-8")
    lines = ["# Made by tools/font_widths: script -> mean width of a character in ems, regular and bold."]
    lines += [f"{script} = {widths}" for script, widths in mean_widths(folders).items()]
    (options.result / "scripts.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
