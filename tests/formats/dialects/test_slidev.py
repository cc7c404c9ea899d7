"""Slidev: its slides and their front matter, notes, slots and components, with the traps of its parser."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.markdown.links.assets import references
from loctool.formats.reading import Reading
from loctool.model import Deck

DATA = Path(__file__).parents[2] / "data" / "formats" / "slidev"
DECKS = sorted(DATA.glob("*.md"))
SLIDEV = Reading(dialect="slidev")


def texts(deck: Deck, role: str = "") -> list[list[str]]:
    """Return the texts of each slide, or those of one role."""
    return [[one.text for one in slide.segments if role in ("", one.role)] for slide in deck.slides]


def read(text: str, role: str = "") -> list[list[str]]:
    """Return the texts of a deck that is written for Slidev."""
    return texts(parse(text, "deck.md", SLIDEV), role)


def translated(text: str, translation: str) -> str:
    """Return a deck all texts of which have the same translation."""
    return render(text, "deck.md", lambda _: translation, SLIDEV)


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_decks_are_detected_and_come_back_unchanged(path: Path) -> None:
    text = path.read_text()
    deck = parse(text, path.name)
    assert deck.dialect == "slidev"
    assert not deck.left_out
    assert render(text, path.name, lambda segment: segment.text) == text


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_translated_decks_have_the_same_texts_in_the_same_places(path: Path) -> None:
    text = path.read_text()
    rendered = render(text, path.name, lambda segment: segment.text + " Ende", SLIDEV)
    before, after = parse(text, path.name, SLIDEV), parse(rendered, path.name, SLIDEV)
    assert texts(after) == [[one + " Ende" for one in slide] for slide in texts(before)]


def test_lines_of_hyphens_part_slides_and_other_rules_do_not() -> None:
    assert read("A\n---\nB") == [["A"], ["B"]]
    assert read("A\n---\nB\n---\nC") == [["A"], ["C"]]  # a line directly below begins front matter
    assert read("A\n---\n\nB") == [["A"], ["B"]]
    assert read("A\n\n***\n\nB\n\n----\nC\n\n- d\n  ---\n") == [["A", "B"], ["C", "d"]]
    assert read("A\n```\n---\n```\nB\n~~~\n---\n\nC") == [["A", "B"], ["C"]]
    assert read("A\n\n<!--\n\n---\n\n-->\n\nB") == [["A", "B"]]


def test_a_table_ends_where_its_second_line_begins_with_hyphens() -> None:
    assert read("a | b\n---|---\nc | d\n\n---\n\nE") == [["a | b"], ["E"]]


def test_front_matter_of_slides() -> None:
    deck = "---\ntheme: seriph\ntitle: Eins\n---\n\nA\n\n---\nlayout: two-cols\ntitle: Zwei\nclass: rot\n---\n\nB\n"
    assert read(deck) == [["Eins", "A"], ["Zwei", "B"]]
    rendered = translated(deck, "X --- Y")
    assert read(rendered) == [["X --- Y", "X --&#45; Y"], ["X --- Y", "X --&#45; Y"]]
    assert 'title: "X \\x2D-- Y"\nclass: rot\n---' in rendered


def test_texts_of_layouts() -> None:
    deck = "A\n\n---\nlayout: quote\nimage: a.png\nimageAlt: Ein Bild\nquoteAuthor: Kim Lee\ncite: Ein Buch\nvenue: Im Saal\n---\n"
    assert read(deck)[1] == ["Ein Bild", "Kim Lee", "Ein Buch", "Im Saal"]


def test_front_matter_ends_at_any_three_hyphens() -> None:
    assert read("---\ntitle: eins --- zwei\n---\n\nText") == [["eins", "zwei", "Text"]]
    assert read("A\n\n---\n# Unsichtbar\n---\n\nB") == [["A"], ["B"]]


def test_front_matter_in_a_code_block() -> None:
    deck = "A\n\n---\n\n```yaml\ntitle: Eins\nlayout: center\n```\n\nB"
    assert read(deck) == [["A"], ["Eins", "B"]]
    assert read(translated(deck, "X ``` Y"))[1] == ["X ''' Y", "X ``` Y"]


def test_front_matter_that_is_no_yaml_is_reported() -> None:
    deck = parse("A\n\n---\ntitle: a: b\n---\n\nB", "deck.md", SLIDEV)
    assert [(one.line, one.text) for one in deck.left_out] == [(4, "title: a: b")]
    assert texts(deck) == [["A"], ["B"]]


@pytest.mark.parametrize("key", ["hide: true", "disabled: true", "hide: 'yes'"])
def test_hidden_slides_are_left_alone(key: str) -> None:
    assert read(f"A\n\n---\n{key}\ntitle: T\n---\n\nB\n\n<!-- n -->\n\n---\n\nC") == [["A"], [], ["C"]]
    assert read(f"---\n{key}\ntitle: T\n---\n\nA\n\n---\n\nB") == [["T"], ["B"]]  # the deck's own title


@pytest.mark.parametrize("key", ["hide: false", "hide:", "disabled: null # noch", 'hide: ""', "hideInToc: true"])
def test_slides_that_are_not_hidden(key: str) -> None:
    assert read(f"A\n\n---\n{key}\n---\n\nB") == [["A"], ["B"]]


def test_text_beside_an_import_is_never_shown() -> None:
    assert read("A\n\n---\nsrc: ./b.md\ntitle: T\n---\n\nB") == [["A"], ["T"]]


def test_an_imported_deck_is_a_reference_without_the_numbers_of_its_slides() -> None:
    deck = "A\n\n---\nsrc: ./seiten/b.md#2-4\n---\n\n---\nsrc: c.md\n---\n"
    assert [(one.url, one.included) for one in references(deck, "deck.md")] == [("./seiten/b.md", True), ("c.md", True)]


def test_only_the_last_comment_of_a_slide_is_its_note() -> None:
    deck = "A\n\n<!-- Plan -->\n\nB\n\n<!--\nErster\nAbsatz.\n\n[click] Zweiter.\n\n- Punkt\n-->\n"
    assert read(deck) == [["A", "B", "Erster Absatz.", "Zweiter.", "Punkt"]]
    assert read(deck, "note") == [["Erster Absatz.", "Zweiter.", "Punkt"]]
    assert read("A\n\n<!-- n --> x", "note") == [[]]
    assert read("A\n\n<!-- title: so -->", "note") == [["title: so"]]  # no directive of Marp
    assert read("A\n\n<!-- prettier-ignore -->", "note") == [[]]
    assert read("A\n<!-- direkt darunter -->\n\n---\n\nB <!-- in der Zeile -->", "note") == [
        ["direkt darunter"],
        ["in der Zeile"],
    ]


def test_notes_carry_the_translations_of_the_messages_that_they_were_parts_of() -> None:
    [slide] = parse("A\n\n<!--\nErster\nAbsatz.\n\n[click] Zweiter.\n\n- Punkt\n-->", "deck.md", SLIDEV).slides
    whole = "Erster Absatz. [click] Zweiter."
    assert [one.former for one in slide.segments] == ["", whole, whole, ""]


def test_notes_cannot_end_their_comment() -> None:
    rendered = translated("A\n\n<!-- n -->\n\n---\n\nB", "x --> y <!-- z")
    assert read(rendered) == [["x --&gt; y &lt;!-- z"] * 2, ["x --&gt; y &lt;!-- z"]]


def test_slots_snippets_and_formulas_stay() -> None:
    deck = "A\n::right::\nB\n\n<<< @/x.ts#r {2}\n\n$$ {1|2}\na\n$$\n\nC\n"
    assert read(deck) == [["A", "B", "C"]]
    assert translated(deck, "X") == deck.replace("A", "X").replace("B", "X").replace("C", "X")


def test_titles_of_code_blocks_that_are_words() -> None:
    deck = "```ts [Der erste Schritt] {1|2}\na\n```\n\n````md magic-move [Von A nach B]\n```js\n```\n````\n"
    assert read(deck) == [["Der erste Schritt", "Von A nach B"]]
    assert "```ts [X &#93; &#96; \u201d] {1|2}\n" in translated(deck, 'X ] ` "')
    assert read("```ts [main.ts]\n```\n\n```mermaid [Bild dazu]\n```\n\n```ts {1} [kein Titel]\n```\n") == [[]]


def test_titles_of_alerts() -> None:
    assert read("> [!NOTE] Gut zu wissen\n> Text\n> mehr\n\n> [!tip]\n> Rat\n") == [
        ["Gut zu wissen", "Text mehr", "Rat"]
    ]


def test_components_begin_a_block_in_the_middle_of_a_paragraph() -> None:
    assert read("Davor\n<v-click>\nIm Klick\n</v-click>\n\nDanach") == [["Davor", "Im Klick", "Danach"]]
    assert read("Davor\n<Foo />\nDanach") == [["Davor", "Danach"]]
    assert read('<Karte title="Titel" :x="y" @click="z">\n<template #kopf>Kopf</template>\n</Karte>') == [
        ["Titel", "Kopf"]
    ]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<Foo kopf="Viele Worte hier"/>', ["Viele Worte hier"]),
        ('Siehe <Foo rat="Viel Glück!" /> dort', ["Viel Glück!"]),
        ('<Foo\n  rat="Erst das,\n  dann dies"\n>x</Foo>', ["Erst das, dann dies"]),
        (
            '<Foo class="mt-4 text red" kopf-class="rot blau" style="color: red" :x="a b" @click="los jetzt" v-if="a or b"/>',
            [],
        ),
        ('<Foo msg="Viele Worte" title="Drei Worte"/>', []),
        ('<Badge text="Neu"/> <Badge text="sm"/> <Badge text="Ganz neu"/>', ["Neu", "Ganz neu"]),
        ('<Foo at="+1" name="Wort" x="a.png b.png" y="1 2 3" d="M10 20 L5 5"/>', []),
        ('<div data-x="Viele Worte"></div>', []),
        ('`<Foo rat="Viele Worte"/>`\n\n```html\n<Foo rat="Viele Worte"/>\n```', []),
    ],
)
def test_words_in_the_tags_of_components_are_reported(tag: str, expected: list[str]) -> None:
    assert [one.text for one in parse("A\n\n" + tag, "deck.md", SLIDEV).left_out] == expected


def test_texts_in_the_tags_of_components() -> None:
    assert read('<Foo msg="Viele Worte" text="sm"/>') == [["Viele Worte"]]


def test_a_translation_may_begin_with_a_component() -> None:
    deck = "Erst <v-click>dann</v-click>"
    rendered = translated(deck, "<v-click>then</v-click> first")
    assert rendered == "&#8203;<v-click>then</v-click> first"
    assert len(read(rendered)[0]) == 1


def test_expressions_and_tags_run_only_where_the_source_has_them() -> None:
    assert translated("Seite {{ x }}", "{{ x }} page {{ y }}") == "{{ x }} page {&#8288;{ y }}"
    assert translated("Ein Wort", "`{{ a }}` <Foo> <br> `<b>`") == "`{{ a }}` &lt;Foo> <br> `<b>`"


def test_comments_in_code_are_comments_to_the_parser() -> None:
    assert translated("Ein Wort\n\n---\n\nB", "`<!--`") == "`&lt;!--`\n\n---\n\n`&lt;!--`"


def test_components_in_markdown() -> None:
    head = "---\ncomark: true\n---\n\n"
    deck = head + '::tip[Gut zu wissen]{.rot title="Ein Titel"}\nText [rot]{.x} {.y}\n#slot\nIm Slot\n::\n'
    assert read(deck) == [["Gut zu wissen", "Ein Titel", "Text [rot]{.x}", "Im Slot"]]
    assert translated(head + "A", ":foo {.x} a:b") == head + "&#58;foo &#123;.x} a:b"
    assert read("::tip\n\n#hashtag") == [["::tip", "#hashtag"]]


def test_indentation_of_the_first_line_is_no_code() -> None:
    assert read("---\nlayout: a\n---\n\n    Text\n    mehr\n\n    code\n") == [["Text mehr"]]


@pytest.mark.parametrize(
    "deck",
    [
        "# A\n\n---\nlayout: center\n---\n\n# B\n",
        "---\n\n# A\n\n---\nlayout: center\n---\n",
        "# A\n\n<v-click>\n\nB\n\n</v-click>\n",
        "# A\n\n<div class='a' v-click>B</div>\n",
        "A\n\n::right::\n\nB\n",
        "---\ntheme: seriph\n---\n\nA\n",
        "A\r\n\r\n---\r\nlayout: fact\r\n---\r\n",
    ],
)
def test_signs_of_slidev(deck: str) -> None:
    assert parse(deck, "deck.md").dialect == "slidev"


@pytest.mark.parametrize(
    "deck",
    [
        "---\ntheme: default\npaginate: true\n---\n\n# A\n\n---\n\nKosten: 5 Euro\n---\n\nB\n",
        "# A\n\n---\nKosten: 5 Euro\n---\n\nB\n",
        "# A\n\n---\nclass: center\n---\n",
        "# A\n\n---\nlayout: true\n---\n",
        "---\ntitle: A\nlayout: default\n---\n\nText über v-click und ::right:: im Satz\n",
        "```\n::right::\n---\nlayout: center\n---\n```\n",
        "---\ntitle: A\n---\n\n::::: {.x}\n\nB\n\n:::::\n",
    ],
)
def test_ordinary_decks_show_no_sign_of_slidev(deck: str) -> None:
    assert parse(deck, "deck.md").dialect != "slidev"


BLOCKS = [
    *(
        "Absatz",
        "Zwei\nZeilen",
        "# Titel",
        "- a\n- b",
        "> q",
        "a | b\n-|-\nc | d",
        "::right::",
        "<v-click>\nHTML\n</v-click>",
    ),
    *("```ts [Ein Titel]\n---\n```", "$$\nx\n$$", "<!-- Plan -->", "A\n===", "Text\n<Foo/>", "1. x\n\n   y", "***"),
]
HEADS = [
    "---\n\n",
    "---\nlayout: x\n---\n\n",
    "---\ntitle: Titel\ninfo: |\n  a\n  b\n---\n",
    "----\n",
    "---\nsrc: ./a.md\n---\n",
]
ENDS = ["", "<!-- Notiz -->\n", "<!--\n- a\n\n[click] b\n-->\n"]
WORDS = [
    *(
        "---",
        "--- a",
        "a --- b",
        "<!--",
        "-->",
        "```",
        "::right::",
        "<v-click>",
        "{{ x }}",
        "|",
        "# x",
        "- x",
        "> x",
        "$$",
    ),
    *(
        "<<< @/a",
        "wort",
        "\n",
        "    x",
        "`",
        "</template>",
        "'",
        '"',
        ":",
        "\\",
        "[!NOTE]",
        "title: x",
        "***",
        "~~~",
        "[x]: y",
    ),
]
SLIDES = st.tuples(st.sampled_from(HEADS), st.lists(st.sampled_from(BLOCKS), max_size=4), st.sampled_from(ENDS))


@given(
    deck=st.lists(SLIDES, min_size=1, max_size=4),
    translations=st.lists(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6
    ),
)
def test_any_translations_leave_the_slides_and_their_texts_in_place(
    deck: list[tuple[str, list[str], str]], translations: list[str]
) -> None:
    text = "".join(head + "\n\n".join([*body, end]) + "\n\n" for head, body, end in deck)
    queue = iter(translations * (len(text) + 1))
    rendered = render(text, "deck.md", lambda _: next(queue) + " wort", SLIDEV)
    before, after = parse(text, "deck.md", SLIDEV), parse(rendered, "deck.md", SLIDEV)
    roles = [[[one.role for one in slide.segments] for slide in deck.slides] for deck in (before, after)]
    assert roles[0] == roles[1]


@pytest.mark.parametrize("translation", ["**", "*", "- -", "___"])
def test_no_translation_makes_a_rule_of_a_list_marker(translation: str) -> None:
    assert translated("* Dach\n* Hof\n", translation) == f"* \\{translation}\n* \\{translation}\n"
