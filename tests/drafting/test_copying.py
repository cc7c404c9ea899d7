"""Texts that are copied instead of translated."""

from __future__ import annotations

import pytest

from loctool.drafting.copying import copy_text
from loctool.glossary import TermIndex
from loctool.model import Status, Term

TERMS = TermIndex(
    [
        Term("Photo", {"ru": ("Фото",)}, Status.PREFERRED, "", "t.csv", 1),
        Term("Ukraine", {"ru": ("Украина",)}, Status.PREFERRED, "", "t.csv", 2),
        Term("Shutterstock.com", {}, Status.DO_NOT_TRANSLATE, "", "t.csv", 3),
    ],
    "de",
)


@pytest.mark.parametrize(
    ("text", "roles", "draft"),
    [
        ("Photo: President Of Ukraine / Commons", {"credit"}, "Фото: President Of Ukraine / Commons"),
        ("By Ukraine: Photo", {"credit"}, "By Ukraine: Photo"),
        ("By Palácio do Planalto", {"credit"}, "By Palácio do Planalto"),
        ("By Palácio do Planalto", {"credit", "paragraph"}, None),
        ("Shutterstock.com", {"paragraph"}, "Shutterstock.com"),
        ("Shutterstock.com / Shutterstock.com (2026)", {"bullet"}, "Shutterstock.com / Shutterstock.com (2026)"),
        ("1 234,5 %", {"cell"}, "1\xa0234,5\xa0%"),
        ("1 234,5 %", {"credit"}, "1 234,5 %"),
        ("**1.234,5 %**", {"cell"}, "**1\xa0234,5\xa0%**"),
        ("`code` {name}", {"cell"}, "`code` {name}"),
        ("Photo", {"heading"}, None),
    ],
)
def test_verbatim(text: str, roles: set[str], draft: str | None) -> None:
    assert copy_text(text, roles, TERMS, "ru") == draft


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Anna Müller", True),
        ("ANNA MÜLLER", True),
        ("Elke Richter & Jens Krüger", True),
        ("**Karl-Heinz von Weber**, A. Koch", False),
        ("**Karl-Heinz von Weber**", True),
        ("Frau Koch", False),
        ("Anna liest Bücher", False),
        ("Photo Anna Müller", False),
    ],
)
def test_full_names_stay_in_latin_letters(text: str, stays: bool) -> None:
    assert copy_text(text, {"paragraph"}, TERMS, "en") == (text if stays else None)
    assert copy_text(text, {"paragraph"}, TERMS, "ru") is None
