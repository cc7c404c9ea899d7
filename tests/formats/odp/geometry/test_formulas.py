"""Formulas of custom shapes."""

from __future__ import annotations

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.odp.geometry.formulas import FormulaError, Formulas

EQUATIONS = {"f0": "width*$0/100", "f1": "?f0 -$1", "loop": "?other+1", "other": "?loop", "zero": "1/0"}
FORMULAS = Formulas(EQUATIONS, [25.0, 4.0], {"width": 200.0, "height": 100.0})


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("21600", 21600),
        ("-3+-2", -5),
        ("2+3*4-6/2", 11),
        ("8-3-2", 3),
        ("16/4/2", 2),
        ("(2+3)*4", 20),
        ("?f1", 46),
        ("if(width-height, 1, 2)", 1),
        ("if(0,1,2)", 2),
        ("min(3,2)+max(3,2)+abs(-4)+sqrt(9)", 12),
        ("sin(pi/2)+cos(0)+atan2(0,1)+tan(0)+atan(0)", 2),
        (" 1.5e2 ", 150),
    ],
)
def test_formulas_have_values(formula: str, value: float) -> None:
    assert FORMULAS.value(formula) == pytest.approx(value)


@pytest.mark.parametrize(
    "formula",
    [
        "", "1+", "?f9", "$2", "$", "word", "?loop", "?zero", "sqrt(-1)", "min(1)", "min(1,2", "1 2", "1;2", "(" * 500,
        "-" * 500 + "1", "1" * 2000, "1e999", "()",
    ],
)  # fmt: skip
def test_what_cannot_be_calculated_is_an_error(formula: str) -> None:
    with pytest.raises(FormulaError):
        Formulas(EQUATIONS, [25.0, 4.0], {}).value(formula)


def test_long_chains_of_formulas_end() -> None:
    chain = {f"f{number}": f"?f{number + 1} +?f{number + 1}" for number in range(5000)}
    with pytest.raises(FormulaError):
        Formulas(chain, [], {}).value("?f0")
    short = {f"f{number}": f"?f{number + 1} +?f{number + 1}" for number in range(30)} | {"f30": "1"}
    assert Formulas(short, [], {}).value("?f0") == 2**30


@given(st.text("0123456789.+-*/()?$fe, ", max_size=30))
def test_any_text_has_a_value_or_is_an_error(formula: str) -> None:
    with suppress(FormulaError):
        assert math.isfinite(FORMULAS.value(formula))
