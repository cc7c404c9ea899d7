"""The parts of the page's script that need no page, run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT

SCRIPT = ROOT / "loctool" / "review" / "page" / "js"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed")

WORDS = st.lists(
    st.sampled_from(["der", "die", " ", "  ", "\n", "Ärzte-Tag", "’s", "😀", "\u202e", ",", "10.5", "\ud83d"])
)
TEXTS = WORDS.map("".join) | st.text(st.characters(exclude_categories=()))


def units(text: str) -> str:
    """Return a text as JavaScript has it: halves of surrogate pairs that meet are one character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Return a function that evaluates an expression on values.

    run("diff", "diffTexts(...given)", [given, …]) returns a list of results.
    """
    folder = tmp_path_factory.mktemp("script")
    for path in SCRIPT.glob("*.js"):
        shutil.copy(path, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    def evaluate(module: str, expression: str, given: list[list[Any]]) -> list[Any]:
        code = (
            f'import * as all from "./{module}.js"; import {{ readFileSync }} from "node:fs";'
            'const { expression, given } = JSON.parse(readFileSync(0, "utf8"));'
            'const evaluate = new Function("all", "given", `with (all) return ${expression}`);'
            "console.log(JSON.stringify(given.map((one) => evaluate(all, one))));"
        )
        done = subprocess.run(
            [str(NODE), "--input-type=module", "-e", code],
            input=json.dumps({"expression": expression, "given": given}),
            capture_output=True,
            text=True,
            cwd=folder,
        )
        assert done.returncode == 0, done.stderr
        return list(json.loads(done.stdout))

    return evaluate


def pick(parts: list[list[str]], kind: str) -> str:
    return units("".join(text for one, text in parts if one in ("", kind)))


@settings(max_examples=12, deadline=None)
@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), min_size=20, max_size=60))
def test_diff_keeps_both_texts(run: Callable[..., Any], pairs: list[tuple[str, str]]) -> None:
    for (old, new), parts in zip(
        pairs, run("diff", "diffTexts(...given)", [list(pair) for pair in pairs]), strict=True
    ):
        assert pick(parts, "del") == units(old)
        assert pick(parts, "ins") == units(new)
        assert all(text for _, text in parts)
        assert all(one[0] != other[0] for one, other in pairwise(parts))


def test_diff_is_by_words(run: Callable[..., Any]) -> None:
    [parts] = run("diff", "diffTexts(...given)", [["haben zwei Unternehmen", "hätten mehrere Unternehmen"]])
    assert parts == [["del", "haben zwei"], ["ins", "hätten mehrere"], ["", " Unternehmen"]]


def test_diff_of_long_texts_shows_them_whole(run: Callable[..., Any]) -> None:
    old, new = "a " * 1001, "a " * 1000 + "b"
    [parts] = run("diff", "diffTexts(...given)", [[old, new]])
    assert parts == [["del", old], ["ins", new]]


SPANS = st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=8)


@settings(max_examples=12, deadline=None)
@given(cases=st.lists(st.tuples(TEXTS, SPANS), min_size=20, max_size=60))
def test_marks_keep_the_text(run: Callable[..., Any], cases: list[tuple[str, list[tuple[int, int]]]]) -> None:
    given = [[text, [{"start": start, "end": end} for start, end in spans]] for text, spans in cases]
    cut = run("marks", "cutAtMarks(given[0], [...given[1], ...signsOf(given[0])])", given)
    for (text, spans), pieces in zip(cases, cut, strict=True):
        assert units("".join(piece["text"] for piece in pieces)) == units(text)
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        for start, end in spans:
            marked = sum(
                len(piece["text"].encode("utf-16-le", "surrogatepass")) // 2
                for piece in pieces
                if {"start": start, "end": end} in piece["marks"]
            )
            assert marked == (end - start if 0 <= start < end <= length else 0)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Hi <b>x</b>", ["<b>", "</b>"]),
        ("{name} ${x} %s %(n)d %1$s 10 % der Erze, 100%", ["{name}", "${x}", "%s", "%(n)d", "%1$s"]),
        ("a < b > c, 5% sind", []),
        ("\u202eevil\u202c a\u200bb\u00ad \x07", ["\u202e", "\u202c", "\u200b", "\u00ad", "\x07"]),
        ("👩‍👧 is one, a\u200db is not", ["\u200d"]),
        ("line\nand\ttab", []),
    ],
)
def test_signs(run: Callable[..., Any], text: str, signs: list[str]) -> None:
    [found] = run("marks", "signsOf(given[0]).map(({start, end}) => given[0].slice(start, end))", [[text]])
    assert found == signs


def test_marks_move_with_their_words(run: Callable[..., Any]) -> None:
    marks = [{"start": 0, "end": 3}, {"start": 4, "end": 7}, {"start": 8, "end": 11}]
    [moved] = run("marks", "moveMarks(...given)", [[marks, "one two six", "one three six"]])
    assert moved == [{"start": 0, "end": 3}, {"start": 10, "end": 13}]


def test_numbers_of_plural_forms(run: Callable[..., Any]) -> None:
    languages = ["en", "ru", "ar"]
    found = run("plurals", "numbersOfForms(given[0]).map(sampleOf)", [[language] for language in languages])
    assert found[0] == ["1", "0, 2, 3, 4, …"]
    assert found[1] == ["1, 21, 31, …", "2–4, 22–24, 32–34, …", "0, 5–20, 25–30, …"]
    assert len(found[2]) == 6
