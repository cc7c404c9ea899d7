from __future__ import annotations

from loctool.fit.tables import _DATA, find_widths, mean_families, measured_families, script_widths


def test_every_measured_family_has_all_styles_and_letters() -> None:
    for family in set(measured_families().values()):
        for style in ("regular", "bold", "italic", "bold italic"):
            widths = find_widths(family, style)
            assert widths is not None, (family, style)
            assert all(0 < widths.advances[char] < 1.5 for char in "aßÆ019.,:;!?()–“ "), (family, style)
            assert 0.9 < widths.ascent + widths.descent < 1.5


def test_mean_widths_are_plausible() -> None:
    assert len(mean_families()) > 1000
    assert all(0.3 <= mean.regular < 3 and 0.3 <= mean.bold < 3 for mean in mean_families().values())
    assert not mean_families().keys() & {"carlito", "liberation sans"}
    assert all(0.3 < regular <= bold < 0.8 for regular, bold in script_widths().values())


def test_the_tables_are_small() -> None:
    assert sum(len(file.read_bytes()) for file in _DATA.iterdir()) < 200_000
