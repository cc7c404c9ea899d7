"""Front matter without marks: Org's lines and pandoc's title block."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.formats.front_matter.helpers import rewritten, texts, translations


def test_orgs_lines() -> None:
    document = "#+TITLE: Wasser in der Stadt\n#+date: 2024\n#+tags[]: a b\n#+title:\n# A\n"
    assert texts(document, ["org"], ["title", "tags"]) == ["Wasser in der Stadt"]
    assert rewritten(document, ["org"], ["title"], lambda _: "a\nb") == document.replace("Wasser in der Stadt", "a b")


TITLE = "% Wasser in der\n  Stadt\n% Kim; Ali &amp; Co\n  Eva\n% 3. Mai\n\n# A\n"
KEYS = ("title", "author", "date")


def test_parts_of_a_title_block() -> None:
    assert texts(TITLE, ["title-block"], KEYS) == ["Wasser in der Stadt", "Kim", "Ali &amp; Co", "Eva", "3. Mai"]
    assert texts("% A\n%\n% B\n", ["title-block"], KEYS) == ["A", "B"]
    assert texts("%\n% A; B\n", ["title-block"], ["title", "author"]) == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", "% a b\n% a b; Ali &amp; Co\n  a b\n% a b\n"),
        ("a; b", "% a; b\n% a\\; b; Ali &amp; Co\n  a\\; b\n% a; b\n"),
        ("a &auml; b", "% a &auml; b\n% a &auml; b; Ali &amp; Co\n  a &auml; b\n% a &auml; b\n"),
        ("a `b", "% a \\`b\n% a \\`b; Ali &amp; Co\n  a \\`b\n% a \\`b\n"),
        ("a\\", "% a\\\\\n% a\\\\; Ali &amp; Co\n  a\\\\\n% a\\\\\n"),
        ("@{a", "% \\@{a\n% \\@{a; Ali &amp; Co\n  \\@{a\n% \\@{a\n"),
        ("'a <b", "% \\'a &lt;b\n% \\'a &lt;b; Ali &amp; Co\n  \\'a &lt;b\n% \\'a &lt;b\n"),
        ("it's", "% it's\n% it's; Ali &amp; Co\n  it's\n% it's\n"),
        ("a [b", "% a \\[b\n% a \\[b; Ali &amp; Co\n  a \\[b\n% a \\[b\n"),
    ],
)
def test_no_translation_leaves_its_part(text: str, expected: str) -> None:
    def translate(old: str) -> str:
        return old if "&" in old else text

    assert rewritten(TITLE, ["title-block"], KEYS, translate) == expected + "\n# A\n"


@given(translations)
def test_a_title_block_keeps_its_parts(text: str) -> None:
    document = rewritten(TITLE, ["title-block"], KEYS, lambda _: text)
    assert len(texts(document, ["title-block"], KEYS)) == 5
