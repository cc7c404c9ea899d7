"""Front matter without marks: Org's and Deckset's lines, remark's properties, pandoc's title block."""

from __future__ import annotations

import pytest
from hypothesis import given

from loctool.formats.markdown.front_matter import head_lines, properties_end
from loctool.formats.markdown.places import Source
from tests.formats.front_matter.helpers import rewritten, spliced, texts, translations

DECKSET = ("footer", "slidenumbers", "theme")


def test_orgs_lines() -> None:
    document = "#+TITLE: Wasser in der Stadt\n#+date: 2024\n#+tags[]: a b\n#+title:\n# A\n"
    assert texts(document, ["org"], ["title", "tags"]) == ["Wasser in der Stadt"]
    assert rewritten(document, ["org"], ["title"], lambda _: "a\nb") == document.replace("Wasser in der Stadt", "a b")


@pytest.mark.parametrize(
    ("document", "names", "end", "expected"),
    [
        ("footer: Stadt: *Wasser*\nslidenumbers: true\n\n# A\n", None, "\n# A\n", ["Stadt: *Wasser*"]),
        ("slidenumbers: true\nfooter: a\n# A\n", DECKSET, "# A\n", ["a"]),
        ("Hinweis: Text\n\n# A\n", DECKSET, "Hinweis: Text\n\n# A\n", []),
        ("https://example.org\n", None, "https://example.org\n", []),
        ("footer:\n# A\n", None, "# A\n", []),
        ("# A\n", None, "# A\n", []),
    ],
)
def test_head_lines(document: str, names: tuple[str, ...] | None, end: str, expected: list[str]) -> None:
    stop, places = head_lines(Source(document, "deck.md"), 0, ["footer"], names=names)
    assert document[stop:] == end
    assert [place.segment.text for place in places] == expected


@given(translations)
def test_a_head_line_stays_one_line(text: str) -> None:
    source = Source("theme: x\nfooter: a\r\n\r\n# A\r\n", "deck.md")
    result = spliced(source, head_lines(source, 0, ["footer"])[1], lambda _: text)
    assert result.startswith("theme: x\nfooter: ")
    assert result.endswith("\r\n\r\n# A\r\n")
    assert "\n" not in result.removeprefix("theme: x\n").removesuffix("\r\n\r\n# A\r\n")


@pytest.mark.parametrize(
    ("slide", "rest"),
    [
        ("name: a\nclass: b, c\n\n# A", "\n\n# A"),
        ("\nclass: a\n\nNote: x\n# A", "\n# A"),
        ("<!-- name: a -->\n# A", "\n# A"),
        ("class:a$b", "$b"),
        ("# A", "# A"),
    ],
)
def test_properties_of_remark(slide: str, rest: str) -> None:
    assert slide[properties_end(Source(slide, "deck.md"), 0, len(slide)) :] == rest


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
