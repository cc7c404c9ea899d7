"""Where front matter is, for each kind that a system reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.finding import Kind, find_front_matter
from loctool.formats.markdown.places import Source


def found(document: str, kind: Kind) -> tuple[str, str] | None:
    """Return the content and what follows the front matter."""
    source = Source(document, "deck.md")
    front = find_front_matter(source, [kind])
    return (document[front.begin : front.stop], document[front.end :]) if front else None


@pytest.mark.parametrize(
    ("kind", "document", "expected"),
    [
        ("yaml", "---\na: b\n---\nc", ("a: b\n", "\nc")),
        ("yaml", "---\na: b\n...\n", "not closed"),
        ("yaml", "---\n# c\na: b\n---\n", ("# c\na: b\n", "\n")),
        ("yaml", "----\na: b\n----\n", None),
        ("yaml", "---\n{{% section %}}\n---\n", None),
        ("yaml", "---\nhttps://example.org\n---\n", None),
        ("yaml-dots", "---\na: b\n...\nc\n---\n", ("a: b\n", "\nc\n---\n")),
        ("marp", "-----\na: b\n---\n------ \nc", ("a: b\n---\n", "\nc")),
        ("marp", "---\n# A\n---\n# B", ("# A\n", "\n# B")),
        ("marp", "---\na: b\n  ...\nc", ("a: b\n", "\nc")),
        ("marp", "---\na: b\n... \n---\nc", ("a: b\n... \n", "\nc")),
        ("marp", "---\r\na: b\r\n...\r\nc", ("\na: b\r\n", "\nc")),
        ("marp", "---\na: b\n   ---\nc", ("a: b\n", "\nc")),
        ("marp", "---\na: b\n    ---\nc", ("a: b\n    ---\nc", "")),
        ("marp", "---", ("", "")),
        ("marp", "--\na", None),
        ("toml", '+++\na = "b"\n+++\nc', ('a = "b"\n', "\nc")),
        ("toml", "+++\n\n# c\n[a]\n+++", ("\n# c\n[a]\n", "")),
        ("toml", "+++\nText\n+++\n", None),
        ("toml", "+++\na = 1\n", "not closed"),
        ("toml", "+++\na = 1\nb = x\n+++\n", "deck.md:3: the front matter is not TOML"),
        ("toml", "+++\na = " + "[" * 5000 + "\n+++\n", "nested too deeply"),
        ("json", '{"a": "b"}\nc', ('{"a": "b"}', "\nc")),
        ("json", '{\n  "a": {"b": "}"}\n}\n\nc', ('{\n  "a": {"b": "}"}\n}', "\n\nc")),
        ("json", "{{% section %}}\n", None),
        ("json", '{\n"a": b}\n', "deck.md:2: the front matter is not JSON"),
        ("json", '{"a": ' + "[" * 100000, "nested too deeply"),
        ("org", "#+title: a\n#+x: b\n# c", ("#+title: a\n#+x: b\n", "# c")),
        ("org", "# a", None),
        ("title-block", "% a\n  b\n% c\n%\n\n# d", ("% a\n  b\n% c\n%\n", "\n# d")),
        ("title-block", "# a", None),
    ],
)
def test_front_matter(kind: Kind, document: str, expected: tuple[str, str] | str | None) -> None:
    if isinstance(expected, str):
        with pytest.raises(SourceError) as refused:
            found(document, kind)
        assert expected in str(refused.value)
    else:
        assert found(document, kind) == expected


KINDS: list[Kind] = ["yaml", "yaml-dots", "marp", "toml", "json", "org", "title-block"]
LINES = [
    "---",
    "...",
    "+++",
    "----",
    "a: b",
    "a = 1",
    "a: [",
    '{"a": 1}',
    "{",
    "# A",
    "",
    "#+a: b",
    "% t",
    "  x",
    "Text: ja",
    "- a",
    "\t",
]


@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), st.sampled_from(KINDS))
def test_any_lines_have_front_matter_within_them_or_none(document: str, kind: Kind) -> None:
    front = None
    try:
        front = find_front_matter(Source(document, "deck.md"), [kind])
    except SourceError as problem:
        line, kinds = problem.line or 0, {kind}
    else:
        line, kinds = 1, {"yaml"}
    assert 1 <= line <= document.count("\n") + 1
    assert "marp" not in kinds
    assert front is None or 0 <= front.begin <= front.stop <= front.end <= len(document)


def test_the_first_kind_that_fits_is_taken() -> None:
    front = find_front_matter(Source("+++\na = 1\n+++\n", "deck.md"), ["yaml", "toml", "json", "org"])
    assert front
    assert front.kind == "toml"


def test_words_that_look_like_a_key_say_how_to_make_a_slide() -> None:
    with pytest.raises(SourceError, match=r"deck\.md:2: .*begin the file with an empty line if this is a slide"):
        find_front_matter(Source("---\nHinweis: das ist: falsch\n---\n", "deck.md"))
