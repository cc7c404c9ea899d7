"""TOML and JSON: strings in place, each in its style, and read as the translation."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.front_matter.helpers import rewritten, texts, translations, wanted

DATA = Path(__file__).parents[2] / "data" / "front_matter"
DOCUMENT = (DATA / "hugo.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("title", ["Wasser"]),
        ("tags", ["eins", "zwei", "vier"]),
        ("short title", ["kurz"]),
        ("page.author", ["Kim"]),
        ("params.author", ["Kim Berger"]),
        ("params.logo.alt", ["Bild"]),
        ("params.*.author", ["C:\\weg"]),
        ("menu[].name", ["A", "B"]),
        ("long", ["Erste Zeile\nzweite geht weiter\ndritte"]),
        ("weights", ["nein"]),
        ("draft", []),
        ("date", []),
    ],
)
def test_strings_at_the_chosen_keys(key: str, expected: list[str]) -> None:
    assert texts(DOCUMENT, ["toml"], [key]) == expected


def test_all_strings_are_found() -> None:
    def strings(value: object) -> list[str]:
        if isinstance(value, dict | list):
            return [text for one in (value.values() if isinstance(value, dict) else value) for text in strings(one)]
        return [value] if isinstance(value, str) else []

    values = strings(tomllib.loads(DOCUMENT.split("+++")[1]))
    assert len(texts(DOCUMENT, ["toml"], ["**"])) == len(values)


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ('"a" # c', 'b "c"', '"b \\"c\\"" # c'),
        ("'a'", "b \\ c", "'b \\ c'"),
        ("'a'", "it's", '"it\'s"'),
        ('"""\na\n\nb"""', "c\nd", '"""\nc\n\nd"""'),
        ('"""a"""', "+++", '"""\\u002B++"""'),
        ("'''a'''", "b'", '"""b\'"""'),
        ("'''\na'''", "b \\n c", "'''\nb \\n c'''"),
        ('["a", { x = "a" }]', "b", '["b", { x = "a" }]'),
    ],
)
def test_the_style_stays(value: str, text: str, expected: str) -> None:
    for eol in ("\n", "\r\n"):
        document = f"+++\nx = 1\nt = {value}\ny = 'z'\n+++\n# A\n".replace("\n", eol)
        result = rewritten(document, ["toml"], ["t"], lambda _: text)
        assert result == document.replace(value.replace("\n", eol), expected.replace("\n", eol))


@given(translations, st.sampled_from(['"a"', "'a'", '"""a"""', "'''a'''", '"""\na"""', "['a']", "{ x = 'a' }"]))
def test_toml_is_read_as_the_translation(text: str, value: str) -> None:
    document = rewritten(f"+++\nx = 1\nt = {value}\n[u]\ny = 'z'\n+++\n# A\n", ["toml"], ["t", "t.x"], lambda _: text)
    read = tomllib.loads(document.removeprefix("+++\n").removesuffix("+++\n# A\n"))
    same = tomllib.loads(f"x = 1\nt = {value}\n[u]\ny = 'z'\n".replace("a", "@"))

    def put(value: object) -> object:
        if isinstance(value, dict):
            return {key: put(one) for key, one in value.items()}
        return [put(one) for one in value] if isinstance(value, list) else value if value != "@" else wanted(text)

    assert read == put(same)
    assert texts(document, ["toml"], ["t", "t.x"]) == [wanted(text)]


JSON = '{\n  "title": "a", "x": [1, {"title": "nein"}],\n  "params": {"title" : "b", "tags": ["c", ["d"]], "e": {}},\n  "y": "}"\n}\n'


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("title", ["a"]),
        ("params.title", ["b"]),
        ("params.tags", ["c", "d"]),
        ("x.title", ["nein"]),
        ("**", ["a", "nein", "b", "c", "d", "}"]),
    ],
)
def test_json_strings_at_the_chosen_keys(key: str, expected: list[str]) -> None:
    assert texts(JSON + "\n# A\n", ["json"], [key]) == expected


@given(translations)
def test_json_is_read_as_the_translation(text: str) -> None:
    document = rewritten(JSON + "\n# A\n", ["json"], ["title", "params.tags"], lambda _: text)
    assert document.endswith("}\n\n# A\n")
    expected = json.loads(JSON)
    expected["title"], expected["params"]["tags"] = wanted(text), [wanted(text), [wanted(text)]]
    assert json.loads(document.removesuffix("# A\n")) == expected
