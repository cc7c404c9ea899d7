"""What is for translators in a packed deck."""

from __future__ import annotations

import pytest

from loctool.formats.office.wording import has_words


@pytest.mark.parametrize(
    "text",
    [
        "Wort",
        r"\Wort",
        "`Wort`",
        "<footer>",
        "{name}",
        "$x$ ist groß",
        "[TOC]",
        "3,5 %",
        "einfach.gut",
        "z.B.",
        "Die Datei bericht.xlsx",
        "C:\\Temp ist voll",
        "und/oder",
        "v",
        "/Jahr",
        r"\\Wort",
        "/Person 12.50",
        "3.50 Euro",
        "10:30",
        "2.OG",
        "Einfach.so",
        "Ende.am",
        "S.12a",
        "Nr.5",
        "h",
        "Logo: v2",
    ],
)
def test_words(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "42",
        "—",
        "https://example.org/a",
        "www.example.org",
        "\uf0e0",
        r"C:\Temp\datei.txt",
        r"C:\Program Files\My deck\a.txt",
        "bericht_2024.xlsx",
        "datei.txt",
        "Datei.DOCX",
        "a.txt, b.docm",
        "v1.2.3",
        "(v2)",
        "/etc/hosts",
        "~/bin/start",
        "src/main.py",
        r"\\server\share",
        "„plan.pdf“",
    ],
)
def test_nothing_to_translate(text: str) -> None:
    assert not has_words(text)
