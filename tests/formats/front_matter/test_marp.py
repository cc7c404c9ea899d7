"""Marp's loose YAML: what Marp reads, and that it reads each translation as the text that it is.

The expected values were measured with @marp-team/marp-core 4.4.0.
"""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.front_matter.finding import find_front_matter
from loctool.formats.markdown.front_matter.marp import directive_keys, loose_places
from loctool.formats.markdown.front_matter.reading import front_matter_strings
from loctool.formats.markdown.places import Source, collapse
from tests.formats.front_matter.helpers import rewritten, spliced, texts, translations, wanted

KEYS = ("header", "footer", "_footer", "title")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("footer: Kapitel 1: Wasser\nheader: @kim", ["Kapitel 1: Wasser", "@kim"]),
        ("header: # Titel", ["# Titel"]),
        ("footer: a # c", ["a # c"]),
        ("footer: `code` b", ["`code` b"]),
        ("footer: % a\nheader: !x", ["% a", "!x"]),
        ("footer:\tTab", ["Tab"]),
        ('footer: "a" # c', ["a"]),
        ("footer: |\n  a\n  b\n\n  c\nheader: d: e", ["a\nb", "c", "d: e"]),
        ('footer: sagt "ja"', ['sagt "ja"']),
        ("title: a: b", ["a: b"]),
        ("header: !!str c", ["!!str c"]),
        ('"footer": a: b', ["a: b"]),
        ("footer: true", ["true"]),
        ("footer: 2024", []),
        ("footer: [a, b]\nheader: c", ["c"]),
        ("footer: *Wasser*\nheader: a", []),
        ("footer: a\nfooter: b", []),
        ("footer: a\n  b\nheader: c", []),
        ("paginate: true\nsubtitle: a: b\nheader: c", []),
        ("# A", []),
        ("Text", []),
    ],
)
def test_what_marp_reads(content: str, expected: list[str]) -> None:
    assert texts(f"---\n{content}\n---\n# A\n", ["marp"], KEYS) == expected


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        ("footer: Kapitel 1: Wasser", "Chapter 1: Water", 'footer: "Chapter 1: Water"'),
        ("footer: Wasser # 1", "Water", "footer: Water"),
        ("footer: a", "a\\b", 'footer: "a\\\\b"'),
        ("footer: 'a' # c", "it's", "footer: 'it''s' # c"),
        ("footer: |\n  a\nclass: x", "b", "footer: |\n  b\nclass: x"),
        ("footer: |\n  a", "---", 'footer: "---"'),
        ("footer: |\n  a\n\n  b", "...", "footer: |\n  …\n\n  …"),
        ("footer: a", "@kim", 'footer: "@kim"'),
    ],
)
def test_how_translations_are_written(content: str, text: str, expected: str) -> None:
    assert rewritten(f"---\n{content}\n---\n", ["marp"], KEYS, lambda _: text) == f"---\n{expected}\n---\n"


VALUES = ["Kapitel 1: Wasser", "@kim", "# Titel", "a b", '"x"', "'x'", "a # c", "|\n  Zeile", ">-\n  a\n  b", "%x"]


@given(translations, st.sampled_from(VALUES))
def test_marp_and_yaml_read_any_translation_of_the_front_matter(text: str, value: str) -> None:
    document = rewritten(f"---\nmarp: true\nfooter: {value}\nclass: x\n---\n# A\n", ["marp"], KEYS, lambda _: text)
    assert [collapse(yaml.safe_load(document[4:-9])["footer"])] == [wanted(text)]
    if any(map(str.isalpha, wanted(text))):
        front = find_front_matter(Source(document, "deck.md"), ["marp"])
        assert front
        assert "\n".join(texts(document, ["marp"], KEYS)).replace("\n", " ") == wanted(text).replace("\n", " ")


@given(translations, st.sampled_from([one for one in VALUES if "\n" not in one]), st.sampled_from(["", " ", "\n"]))
def test_no_translation_ends_its_comment(text: str, value: str, space: str) -> None:
    document = f"<!--{space}_footer: {value}{space}-->"
    source = Source(document, "deck.md")
    result = spliced(source, loose_places(source, 4, len(document) - 3, KEYS, comment=True), lambda _: text)
    content = re.fullmatch(r"<!--+\s*([\s\S]*?)\s*--+>", result)
    assert content
    assert "--" not in content[1]
    assert "`" not in content[1]
    assert yaml.safe_load(content[1]) == {"_footer": wanted(text)}
    assert directive_keys(content[1]) == {"_footer"}


def test_directives_of_several_lines_in_a_list() -> None:
    document = "- a\n  <!--\n  header: |\n    Zeile\n  footer: x: y\n  -->\n"
    source = Source(document, "deck.md")
    places = loose_places(source, document.index("<!--") + 4, document.index("-->"), KEYS, comment=True, indent=2)
    assert spliced(source, places, str.upper) == document.replace("Zeile", "ZEILE").replace("x: y", '"X: Y"')


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("class: a\nfoo: b", {"class", "foo"}),
        ("_class: lead", {"_class"}),
        ("footer: a: b", {"footer"}),
        ("{header: x}", {"header"}),
        ("header:", {"header"}),
        ("class:a: b\n_class:  !x", {"class:a", "_class"}),
        ("size: 4:3", {"size"}),
        ("title: Text", {"title"}),
        ("footer: @kim", {"footer"}),
        ("_size: 4:3", None),
        ("_theme: x", None),
        ("foo: x", None),
        ("marp: true", None),
        ("Note: das ist class: nein", None),
        ("title: a: b", None),
        ("class: a\nclass: b", None),
        ("header: *a*", None),
        ("- class: a", None),
        ("class", None),
        ("", None),
        ("class: " + "[" * 3000, None),
        ('class: "\\UFFFFFFFF"', None),
    ],
)
def test_which_comments_are_directives(content: str, expected: set[str] | None) -> None:
    assert directive_keys(f"\n{content} ") == expected


def test_all_strings_of_marps_front_matter() -> None:
    source = Source("---\nheader: ![](a.png): b\nbackgroundImage: url('b.png')\n---\n", "deck.md")
    front = find_front_matter(source, ["marp"])
    assert front
    assert [(one.key, one.value) for one in front_matter_strings(source, front)] == [
        ("header", "![](a.png): b"),
        ("backgroundImage", "url('b.png')"),
    ]
