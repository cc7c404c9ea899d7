"""Status counts the terms that `check` judges."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.project import find
from loctool.verbs.check import check
from loctool.verbs.status import status

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n'


@pytest.mark.parametrize(
    ("message", "obeyed", "terms"),
    [
        ('#, c-format\nmsgid "Seltene *Erden*: %s"\nmsgstr "Rare *soils*: %s"', 0, 0),
        ('msgid "Seltene *Erden*"\nmsgstr "Rare *soils*"', 0, 1),
        ('msgid "Seltene *Erden*"\nmsgstr "*Rare* earths"', 1, 1),
        ('msgid "Seltene Erden"\nmsgid_plural "%d der Metalle"\nmsgstr[0] "%d metals"', 1, 1),
        ('msgid "Seltene Erden"\nmsgid_plural "%d der Metalle"\nmsgstr[0] "Rare earths"', 1, 1),
        ('#, fuzzy\nmsgid "Seltene Erden"\nmsgstr "Rare soils"', 0, 0),
    ],
)
def test_both_see_the_same_terms(tmp_path: Path, message: str, obeyed: int, terms: int) -> None:
    (tmp_path / "loctool.toml").write_text('name = "T"\ntargets = ["en"]\ncatalogs = ["{language}.po"]\n')
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "t.csv").write_text("de,en\nSeltene Erden,rare earths\nMetall,metal\n")
    (tmp_path / "en.po").write_text(f"{HEADER}\n{message}\n")
    (row,) = status(find(tmp_path))
    assert (row.terms_obeyed, row.terms) == (obeyed, terms)
    assert len(list(check(find(tmp_path), rules=["wrong-term"]))) == terms - obeyed
