from __future__ import annotations

from tools.font_widths.faces import Face, write_faces


def test_characters_are_grouped_by_width_and_equal_styles_joined() -> None:
    face = Face(1000, 900, 250, {"a": 500, "b": 500, "á": 500, "í": 260, "i": 250, " ": 250})
    text = write_faces({("Carlito", "regular"): face, ("Carlito", "bold"): face})
    assert text.split("\n")[1:] == ["= Carlito|regular,bold|1000|900|250", "250  i", "260 í", "500 ab", ""]
