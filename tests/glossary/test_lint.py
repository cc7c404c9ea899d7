"""Faults of glossaries, candidates for them, and scores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loctool.errors import GlossaryError
from loctool.glossary import TermIndex
from loctool.glossary.lint import lint
from loctool.glossary.mine import mine
from loctool.glossary.obedience import Judgement
from loctool.glossary.requirements import Requirement
from loctool.glossary.score import Score, append, score
from loctool.model import Status, Term


def term(source: str, target: str, line: int, status: Status = Status.PREFERRED, note: str = "") -> Term:
    return Term(source, {"en": (target,)} if target else {}, status, note, "t.csv", line)


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        ([("Erde", "soil"), ("Erde", "soil")], ["duplicate-term 2: “Erde” stands in line 1 already; drop one"]),
        (
            [("Erde", "soil"), ("Erde", "earth")],
            ["clashing-terms 2: “Erde” is “earth” here and “soil” in line 1; make one of them admitted, or join them"],
        ),
        (
            [("Erde", "soil"), ("Erde", "soils", Status.FORBIDDEN)],
            ["circular-terms 2: “soil” is forbidden here and asked for in line 1; decide on one"],
        ),
        ([("Erde", "soil"), ("Erde", "earth", Status.FORBIDDEN), ("Erde", "ground", Status.ADMITTED)], []),
        ([("→", "to")], ["dead-term 1: “→” is never found, not even in itself; write words"]),
        ([("Erde", "soil", Status.PREFERRED, "z. B. Blumenerden")], []),
        (
            [("Erde", "soil", Status.PREFERRED, "e.g. the ground")],
            ["failing-example 1: “Erde” is not found in its own example: the ground"],
        ),
    ],
)
def test_lint(rows: list[tuple[str, ...]], findings: list[str]) -> None:
    terms = [term(row[0], row[1], line, *row[2:]) for line, row in enumerate(rows, 1)]  # type: ignore[arg-type]
    assert [f"{f.rule} {f.line}: {f.message}" for f in lint(terms, "de", [])] == findings


def test_languages_without_word_forms_are_named() -> None:
    row = Term("Erde", {"en": ("soil",), "ar": ("أرض",), "xx": ("abc",)}, Status.PREFERRED, "", "t.csv", 1)
    assert [f.message for f in lint([row, row], "de", []) if f.rule == "shallow-language"] == [
        "no word forms of 'ar' are known; terms are found by word stems",
        "no word forms of 'xx' are known; terms are found by exact words",
    ]


def test_each_row_clashes_once() -> None:
    rows = [term("Erde", f"soil{n}x", n) for n in range(1, 300)]
    assert [f.line for f in lint(rows, "de", [])] == list(range(2, 300))


def test_unused_terms() -> None:
    terms = [term("Erde", "soil", 1), term("Blumenerde", "potting soil", 2), term("Wasser", "water", 3)]
    assert [f.key[1] for f in lint(terms, "de", ["Die Blumenerden hier"])] == ["Wasser"]


def test_mine_finds_lemmas_phrases_and_heads() -> None:
    texts = [
        "Die neuen Lieferketten reißen.",
        "Ohne Lieferkette kein Handel, denn neue Lieferketten fehlen.",
        "Der Kobaltpreis und der Nickelpreis steigen.",
        "Das Abkommen und das Abkommen",
    ]
    found = {c.term: (c.count, c.compounds) for c in mine(texts, TermIndex([term("Abkommen", "deal", 1)], "de"))}
    assert found["Lieferkette"] == (3, 0)
    assert found["Preis"] == (0, 2)
    assert "Abkommen" not in found
    assert "Handel" not in found


def test_score() -> None:
    a, b = (Requirement(term(source, "x", 1), 0, 1, ("x", "y")) for source in "ab")
    judged = [Judgement(a, 2, 1, ("x",)), Judgement(a, 1, 1, ("y",)), Judgement(a, 1, 1, ("x",)), Judgement(b, 0, 0)]
    assert score(judged) == Score(0.75, 2 / 3, 4)
    assert score([]) == Score(1.0, 1.0, 0)


def test_history_has_an_entry_a_day_and_none_where_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    assert append(path, "2026-11-01", {"en": Score(0.5, 1, 4)})
    assert append(path, "2026-11-01", {"en": Score(0.75, 1, 4)})
    assert not append(path, "2026-11-02", {"en": Score(0.75, 1, 4)})
    assert append(path, "2026-11-03", {"en": Score(1, 1, 4)})
    assert [(e["date"], e["languages"]["en"]["accuracy"]) for e in json.loads(path.read_text())] == [
        ("2026-11-01", 0.75),
        ("2026-11-03", 1),
    ]
    path.write_text("{")
    with pytest.raises(GlossaryError, match="is not JSON"):
        append(path, "2026-11-04", {})
