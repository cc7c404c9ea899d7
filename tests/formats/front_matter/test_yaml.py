"""YAML's places and writing: block scalars stay blocks, and any translation is read as the text that it is."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.writing import Setting
from loctool.formats.markdown.front_matter.yaml_places import yaml_places
from loctool.formats.markdown.places import Source
from tests.formats.front_matter.helpers import rewritten, spliced, texts, translations, wanted


@pytest.mark.parametrize(
    ("block", "expected", "written"),
    [
        ("|\n  eins\n  zwei\n\n  drei\n", ["eins\nzwei", "drei"], "|\n  EINS\n  ZWEI\n\n  DREI\n"),
        ("|-\n    eins\n", ["eins"], "|-\n    EINS\n"),
        ("|+ # Kommentar\n  eins\n\n", ["eins"], "|+ # Kommentar\n  EINS\n\n"),
        (">\n  eins\n  zwei\n\n  drei\n", ["eins zwei", "drei"], ">\n  EINS ZWEI\n\n  DREI\n"),
        (">\n  eins\n    - zwei\n  drei\n", ["eins", "- zwei", "drei"], ">\n  EINS\n    - ZWEI\n  DREI\n"),
        (
            "|\n  # eins\n\n  - zwei\n    drei\n    - vier\n",
            ["# eins", "zwei\ndrei", "vier"],
            "|\n  # EINS\n\n  - ZWEI\n    DREI\n    - VIER\n",
        ),
        ("|2\n    eins\n", ["eins"], "|2\n    EINS\n"),
        ("|\n", [], "|\n"),
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_blocks_stay_blocks(block: str, expected: list[str], written: str, eol: str) -> None:
    document = f"---\nx: 1 # c\ninfo: {block}lang: de\n---\n".replace("\n", eol)
    assert texts(document, ["yaml"], ["info"]) == expected
    result = rewritten(document, ["yaml"], ["info"], str.upper)
    assert result == document.replace(block.replace("\n", eol), written.replace("\n", eol))


@given(translations, st.sampled_from(["|", "|-", "|+", ">", ">-", ">+"]))
def test_a_block_of_one_paragraph_is_read_as_the_translation(text: str, header: str) -> None:
    document = rewritten(f"---\nx: 1\ninfo: {header}\n  Wort\nlang: de\n---\n", ["yaml"], ["info"], lambda _: text)
    end = "" if header.endswith("-") else "\n"
    assert yaml.safe_load(document[4:-5]) == {"x": 1, "info": wanted(text) + end, "lang": "de"}


@given(translations)
def test_a_block_of_several_paragraphs_keeps_them(text: str) -> None:
    document = rewritten("---\ninfo: |\n  a\n\n  b\nlang: de\n---\n", ["yaml"], ["info"], lambda _: text)
    read = yaml.safe_load(document[4:-5])
    assert list(read) == ["info", "lang"]
    first, second = read["info"].rstrip("\n").split("\n\n")
    assert first == second
    assert len(first) == len(wanted(text))


@pytest.mark.parametrize("value", ["a", "'a'", '"a"', "[a, 'b']", "{x: a}", "\n  a", "[a,\n  b]", "\n- a\n- 'b'"])
@given(text=translations)
def test_any_string_is_read_as_the_translation(value: str, text: str) -> None:
    document = rewritten(f"---\nx: 1\nt: {value}\nlang: de\n---\n", ["yaml"], ["t", "t.x"], lambda _: text)
    read = yaml.safe_load(document[4:-5])
    assert list(read) == ["x", "t", "lang"]
    assert read["lang"] == "de"
    values = (
        read["t"]
        if isinstance(read["t"], list)
        else [*read["t"].values()]
        if isinstance(read["t"], dict)
        else [read["t"]]
    )
    assert set(values) == {wanted(text)}


@given(translations, st.sampled_from(["a", "'a'", "|\n  a", "|\n  a\n\n  b", ">\n  a", "[a]"]))
def test_three_hyphens_never_stand_in_the_front_matter_of_slidev(text: str, value: str) -> None:
    source = Source(f"---\nt: {value}\n---\n", "deck.md")
    places = yaml_places(source, source.offset(1), source.text.rindex("---"), ["t"], Setting(ended="anywhere"))
    assert spliced(source, places, lambda _: text).count("---") == 2


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ('"a\\n\\nb"', "c\nd", '"c\\n\\nd"'),
        ('"a\\n\\nb"', "c", '"c"'),
        ('" a "', "b", '" b "'),
        ('"a\\nb\\n\\nc"', "d\ne\nf", '"d\\ne\\n\\nf"'),
        ("a", "0o14", '"0o14"'),
        ("a", "1e3", '"1e3"'),
        ("a", "y", '"y"'),
        ("a", "3. Mai", "3. Mai"),
        ("a", "a --- b", "a --- b"),
    ],
)
def test_white_space_of_values_stays(value: str, text: str, expected: str) -> None:
    assert rewritten(f"---\nt: {value}\n---\n", ["yaml"], ["t"], lambda _: text) == f"---\nt: {expected}\n---\n"


def test_yaml_in_the_middle_of_a_deck() -> None:
    source = Source("# A\n\n---\nlayout: x\ntitle: Regen # c\n---\n\n# B\n", "deck.md")
    places = list(
        yaml_places(source, source.offset(3), source.offset(5), ["title"], Setting("metadata", ended="anywhere"))
    )
    assert [(place.segment.text, place.segment.line) for place in places] == [("Regen", 5)]
    assert spliced(source, places, lambda _: "a --- b") == source.text.replace("Regen", '"a \\x2D-- b"')


def test_broken_yaml_in_the_middle_names_its_line() -> None:
    source = Source("# A\n\n---\nlayout: x\ntitle: a: b\n---\n", "deck.md")
    with pytest.raises(SourceError, match=r"deck\.md:5: the front matter is not YAML"):
        list(yaml_places(source, source.offset(3), source.offset(5), ["title"]))
