"""Front matter in a deck: where it is, which values are segments, and how their translations are quoted."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import SourceError
from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading

KEYS = Reading(("title", "author.name", "tags"))


def found(document: str) -> list[tuple[str, str, int]]:
    slides = parse(document, "deck.md", KEYS).slides
    return [(one.role, one.text, one.line) for slide in slides for one in slide.segments]


@pytest.mark.parametrize(
    ("yaml", "text", "expected"),
    [
        ("title: a # Kommentar", "b", "title: b # Kommentar"),
        ("title: a", "b: c", 'title: "b: c"'),
        ("title: a", "yes", 'title: "yes"'),
        ("title: a", "12", 'title: "12"'),
        ("title: a", "b #c", 'title: "b #c"'),
        ("title: a", "„b“ – c", "title: „b“ – c"),
        ("title: a\n  b\nlang: de", "c", "title: c\nlang: de"),
        ("title: 'a'", "it's", "title: 'it''s'"),
        ('title: "a"', 'b "c"', 'title: "b \\"c\\""'),
        ("title: |\n  a\n  b\n\nlang: de", "c\nd", "title: |\n  c\n  d\n\nlang: de"),
        ("title: >-\n  a\n", "c", "title: >-\n  c\n"),
        ("author: {name: a, x: y}", "b, c", 'author: {name: "b, c", x: y}'),
        ("author:\n  name: a", "b", "author:\n  name: b"),
        ("tags: [a, 'b', 3]", "c", "tags: [c, 'c', 3]"),
        ("title: &t a\nother: *t", "b", "title: &t a\nother: *t"),
        ("title: 2024-01-01\nmarp: true", "b", "title: 2024-01-01\nmarp: true"),
    ],
)
def test_values_are_replaced_in_place(yaml: str, text: str, expected: str) -> None:
    assert render(f"---\n{yaml}\n---\n", "deck.md", lambda _: text, KEYS) == f"---\n{expected}\n---\n"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("---\ntitle: a\n---\nb", [("metadata", "a", 2), ("paragraph", "b", 4)]),
        ("\ufeff---\r\ntitle: a\r\n---\r\nb", [("metadata", "a", 2), ("paragraph", "b", 4)]),
        ("---\n---\nb", [("paragraph", "b", 3)]),
        ("---\n\nA: b\n\n---\n\nc", [("paragraph", "A: b", 3), ("paragraph", "c", 7)]),
        ("---\n# a\n\n---\n# b", [("heading", "a", 2), ("heading", "b", 5)]),
        ("---\n# a\n", [("heading", "a", 2)]),
        ("---", []),
        ("---\nFoo\n---\nBar\n---\nBaz", [("heading", "Foo", 2), ("heading", "Bar", 4), ("paragraph", "Baz", 6)]),
        ("---\n# A\n---\n", [("heading", "A", 2)]),
        ("---\n- a\n---\n", [("bullet", "a", 2)]),
        ("---\nText ohne Ende\n", [("paragraph", "Text ohne Ende", 2)]),
        ("---\n![Bild: Karte](a.png)\n---\n", [("alt", "Bild: Karte", 2)]),
        ("---\nText [a: b\n---\n", [("heading", "Text [a: b", 2)]),
        (" ---\na: b\n", [("paragraph", "a: b", 2)]),
    ],
)
def test_front_matter_or_thematic_break(document: str, expected: list[tuple[str, str, int]]) -> None:
    assert found(document) == expected


@pytest.mark.parametrize(
    ("document", "line", "message"),
    [
        ("---\ntitle: a\n\n# b\n", 1, "the front matter is not closed; end it with a line `---`"),
        ("---\ntitle: a\nb: [\n---\n", 4, "the front matter is not YAML"),
        ("---\ntitle: a: b\n---\n", 2, "the front matter is not YAML"),
        ("---\na: \x01\n---\n", 2, "the front matter is not YAML"),
        ("---\na: b\nc: d\x01\n---\n", 3, "the front matter is not YAML"),
        ('---\na: b\nc: "\\U00110000"\n---\n', 3, "the front matter has an escape for a character that does not exist"),
        ('---\na: "\\UFFFFFFFF"\n---\n', 2, "the front matter has an escape for a character that does not exist"),
        ("---\na: " + "[" * 500 + "\n---\n", 2, "the front matter is nested too deeply"),
    ],
)
def test_broken_front_matter_is_refused(document: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as refused:
        parse(document, "deck.md")
    assert (refused.value.path, refused.value.line) == ("deck.md", line)
    assert refused.value.message.startswith(message)


def test_aliases_of_mappings_are_followed_along_the_chosen_keys_alone() -> None:
    levels = "".join(f"x{n}: &x{n} {{a: *x{n - 1}, b: *x{n - 1}}}\n" for n in range(1, 40))
    for block in ("title: &t {title: *t}", f"x0: &x0 {{a: lol}}\n{levels}title: *x39"):
        assert found(f"---\n{block}\n---\n# A\n") == [("heading", "A", 3 + block.count("\n") + 1)]


TAGGED = ["!!timestamp x", "!!int ''", "!!binary ä", "!!bool x", "=", "<<", "*a", "&a", "? a", "2024-99-99", "1_0:99"]


@given(
    st.sampled_from(TAGGED) | st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["a", "'a'", "[a]"])
)
def test_any_translation_is_read_as_the_text_that_it_is(text: str, old: str) -> None:
    document = render(f"---\ntags: {old}\nlang: de\n---\n", "deck.md", lambda _: text, KEYS)
    read = yaml.safe_load(document.removeprefix("---\n").removesuffix("---\n"))
    assert list(read) == ["tags", "lang"]
    assert found(document) == found(render(document, "deck.md", lambda _: text, KEYS))


@pytest.mark.parametrize("content", ['title: "\\UFFFFFFFF"', "title: " + "[" * 3000, 'title: "\\U00110000"'])
def test_comments_that_are_not_yaml_are_notes(content: str) -> None:
    assert found(f"<!-- {content} -->\n") == [("note", content, 1)]
