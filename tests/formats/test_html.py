"""Texts in the HTML of Markdown: which are offered, with which role, and how translations are written."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names

from loctool.formats.markdown.comments import classify
from loctool.formats.markdown.deck import parse, render
from loctool.formats.markdown.html.elements import is_block
from loctool.formats.markdown.html.tokens import tokens
from loctool.formats.reading import Reading

DATA = Path(__file__).parent.parent / "data" / "formats"
GITHUB = Reading(dialect="github")


def texts(document: str, reading: Reading = GITHUB) -> list[tuple[str, str]]:
    return [(one.role, one.text) for slide in parse(document, "deck.md", reading).slides for one in slide.segments]


def translated(document: str, text: str) -> str:
    return render(document, "deck.md", lambda _: text, GITHUB)


def left_out(document: str, reading: Reading = GITHUB) -> list[tuple[int, str]]:
    return [(one.line, one.text) for one in parse(document, "deck.md", reading).left_out]


def test_a_deck_with_every_kind_of_text() -> None:
    assert texts((DATA / "html.md").read_text("utf-8")) == [
        ("heading", "Ablauf der Woche"),
        ("paragraph", "Am Montag beginnt der Kurs."),
        ("bullet", "Bitte bringen Sie einen Ausweis mit."),
        ("cell", "Tag"),
        ("cell", "Raum"),
        ("cell", "Montag"),
        ("cell", "Großer Saal"),
        ("paragraph", "Mehr dazu"),
        ("paragraph", "Der Kurs ist kostenlos."),
        ("alt", "Lageplan des Hauses"),
        ("alt", "Der große Saal"),
        ("paragraph", "Der große Saal im Winter"),
    ]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<h2>A <b>B</b></h2>", [("heading", "A <b>B</b>")]),
        ("<p>Eins<br>\n   zwei <code>x < y</code></p>", [("paragraph", "Eins<br> zwei <code>x < y</code>")]),
        ("<div>\n<br>Text<br>\n</div>", [("paragraph", "Text")]),
        ("<dl><dt>A<dd>B</dl>", [("bullet", "A"), ("bullet", "B")]),
        ("<blockquote><p>Z</p></blockquote><p>A</p>", [("quote", "Z"), ("paragraph", "A")]),
        ("<p><a href=a><img alt=Eins></a> <a><img alt='Zwei'></a></p>", [("alt", "Eins"), ("alt", "Zwei")]),
        (
            "<p><a href=a>Eins</a> | <a>Zwei</a></p>",
            [("paragraph", "<a href=a>Eins</a>"), ("paragraph", "<a>Zwei</a>")],
        ),
        ("<p>Hier: <a href=a>Eins</a> | <a>Zwei</a></p>", [("paragraph", "Hier: <a href=a>Eins</a> | <a>Zwei</a>")]),
        ("<p><a href=a>Eins</a> <a>Zwei</a></p>", [("paragraph", "<a href=a>Eins</a>"), ("paragraph", "<a>Zwei</a>")]),
        ("<p><b>Eins</b> <i>zwei</i></p>", [("paragraph", "<b>Eins</b> <i>zwei</i>")]),
        ("<p><button title='T'>OK</button></p>", [("alt", "T"), ("paragraph", "OK")]),
        ("<p>Auf <button>OK</button> klicken</p>", [("paragraph", "Auf <button>OK</button> klicken")]),
        ("<div><Karte titel='x' title='T'>Text</Karte></div>", [("alt", "T"), ("paragraph", "Text")]),
        ("<p><select><option label=L>A<option>B</select></p>", [("alt", "L"), ("paragraph", "A"), ("paragraph", "B")]),
        ("<p>Nur <b>offen</p><p>zu</b>.</p>", [("paragraph", "Nur"), ("paragraph", "offen"), ("paragraph", "zu")]),
        ("<div>\n<style>a</style><script>b</script><pre>c</pre><svg><text>d</text></svg><code>e</code></div>", []),
        ("<div>\n<template>a</template><textarea>b</textarea><math><mi>c</mi></math> 🙂 | &nbsp;</div>", []),
        (
            "<div><p translate=no>a</p><div class='x notranslate'>b<div>d</div></div><p>c</p></div>",
            [("paragraph", "c")],
        ),
        ("<p>Mit <span translate='no'>Name</span> da</p>", [("paragraph", "Mit <span translate='no'>Name</span> da")]),
        (
            "<form><input type=Submit value=A><input value='B' type='reset'><input value=C></form>",
            [("alt", "A"), ("alt", "B")],
        ),
        ("<noscript>\n<p>A</p>\n</noscript>", [("paragraph", "A")]),
        ("<!-- a --> b", [("paragraph", "b")]),
        ("- <!-- Moderator: --> Herzlich willkommen.", [("bullet", "Herzlich willkommen.")]),
        ("> <p>Eins\n> zwei</p>", [("quote", "Eins zwei")]),
        ("<a href='x'>\nText\n</a>", [("paragraph", "Text")]),
        ("<!-- context: Knopf -->\n<div>Weiter</div>", [("paragraph", "Weiter")]),
    ],
)
def test_texts_of_blocks(document: str, expected: list[tuple[str, str]]) -> None:
    assert texts(document) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<div translate=no>\n\nA\n\n- B\n\n</div>\n\nC", ["C"]),
        ("<div>\n<style>\n.a {}\n\n.b {}\n</style>\n<p>C</p></div>", ["C"]),
        ("<div>\n<!-- A\n\nB -->\n</div>\n\nC", ["C"]),
        ("<svg>\n\n| a |\n|---|\n\n<svg></svg>\n\nB\n\n</svg>\n\nC", ["C"]),
        ("<details>\n<summary>A</summary>\n\n*B*\n\n</details>", ["A", "*B*"]),
    ],
)
def test_elements_over_several_blocks(document: str, expected: list[str]) -> None:
    assert [text for _, text in texts(document)] == expected
    assert not left_out(document)


def test_text_in_markup_without_end_is_reported() -> None:
    assert left_out("- <svg>\n  A\n\n  B\n\nC") == [(1, "A"), (4, "B")]
    assert left_out("<p>A <a href='x>B</p>\n\nC") == [(1, "<a href='x>B</p>")]
    assert left_out("<!-- a --> b", Reading(dialect="marp")) == [(1, "<!-- a --> b")]
    assert not left_out("<!-- loctool: off -->\n\n<p>A <a href='x>B</p>")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<div>\n<svg>\n<text>A</text>\n<path d='b'/>\n</svg>\n<p>C</p></div>", [(3, "A")]),
        ("<svg>\n<text>A</text>\n\n<text>B <tspan>C</tspan></text>\n</svg>\n\nD", [(2, "A"), (4, "B"), (4, "C")]),
        ("<textarea>A\n\n*B*</textarea>\n\nC", [(1, "A *B*")]),
        ("<div><textarea>A\n\nB <b>C</b>\n\nD</textarea></div>\n\nE", [(1, "A"), (3, "B C"), (5, "D")]),
        ("<iframe src=x>A <b>B</b></iframe>", [(1, "A B")]),
        ("A <math><mi>x</mi><mtext>B</mtext></math> C", [(1, "B")]),
        ("| <svg><text>A</text></svg> | B |\n|---|---|", [(1, "A")]),
        ("A `<svg><text>B</text></svg>` </b>", []),
        ("<svg translate=no><text>A</text></svg>\n\n<div class=notranslate><textarea>B</textarea></div>", []),
        ("<!-- loctool: off -->\n\n<svg><text>A</text></svg>\n\n<div><textarea>B</textarea></div>", []),
    ],
)
def test_visible_texts_that_are_left_alone_are_reported(document: str, expected: list[tuple[int, str]]) -> None:
    assert left_out(document) == expected


@pytest.mark.parametrize(
    ("document", "text", "expected"),
    [
        ("<p>a</p>", "b\n\n</p><script>&copy2 &amp; 1 < 2", None),
        ("<p>a <b>b</b></p>", "<b>c</b> d", "<p><b>c</b> d</p>"),
        ("<p>a <b>b</b></p>", "</b>c<b>", "<p>&lt;/b>c&lt;b></p>"),
        ("<p>a <b>b</b></p>", "<b onclick='x'>c</b>", "<p>&lt;b onclick='x'>c&lt;/b></p>"),
        ("<p>a <img src=x alt=b></p>", 'c <img src=x alt="d > e">', '<p>c <img src=x alt="d &gt; e"></p>'),
        ("<p>a <!-- b --></p>", "c --> <!-- d -->", "<p>c --&gt; &lt;!-- d --&gt; <!-- b --></p>"),
        ("<img alt=a src=b>", 'c "d" e', '<img alt="c &quot;d&quot; e" src=b>'),
        ("<div><input type=submit value=a></div>", "b'", '<div><input type=submit value="b\'"></div>'),
        ("<img alt='a'>", "c'd <", "<img alt='c&#39;d &lt;'>"),
        ("<div>\na\n</div>", "--- b", "<div>\n&#45;-- b\n</div>"),
        ("<a href='x'>\nText\n</a>", "a", "<a href='x'>\na\n</a>"),
        ("<p>a &copy b</p>", "c &copy d", "<p>c &copy d</p>"),
        ("<img\nalt='a\nb'>", "c", "<img\nalt='c\n'>"),
    ],
)
def test_translations_are_written_safely(document: str, text: str, expected: str | None) -> None:
    assert translated(document, text) == (expected or "<p>b &lt;/p>&lt;script>&amp;copy2 &amp; 1 &lt; 2</p>")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<a href='x'><img src=y alt='Lageplan'></a>", [("alt", "Lageplan")]),
        ("# <img src=a alt=Kopf>", [("alt", "Kopf")]),
        ("<span translate=no>Loctool</span>", []),
        ("<svg viewBox='0'><text>a</text></svg>", []),
        ("<noscript>Text</noscript>", [("paragraph", "<noscript>Text</noscript>")]),
        ("<input type='button' value='Los'>", [("alt", "Los")]),
        ("<kbd>Strg</kbd>", [("paragraph", "<kbd>Strg</kbd>")]),
        ("<Name, Vorname>", [("paragraph", "<Name, Vorname>")]),
        ("Mit <img alt=a> Text", [("paragraph", "Mit <img alt=a> Text")]),
    ],
)
def test_tags_in_paragraphs(document: str, expected: list[tuple[str, str]]) -> None:
    assert texts(document) == expected


@pytest.mark.parametrize(
    "content",
    [
        "Hier <b> erklären.", "Erst (kurz) begrüßen;", "- begrüßen;\n- f(x) zeigen", "Copyright-Fragen klären wir.",
        "<b>Wichtig:</b> bitte <i>lesen</i>", "Lizenz: bitte nennen", "Start Section zwei", "Menge {1, 2}",
        "from here we go", "10:30 Uhr Pause", "Ende-zu-Ende", "Der Pfeil -> zeigt hin", "# Folie\n\n- eins\n- zwei",
        "Kick-off erklären", "Projekt-Start im März", "Log-off nicht vergessen", "Jahres-End Geschäft", "Marketing-Begin",
        "Remark about the budget", "lint this slide", "#Region Nord stellt sich vor", "Region", "Pause", "More", "Fit",
        "© 2024 Bildrechte bei Max – erwähnen!", "Copyright (c) 2024 bei Max erfragen", "Lizenz: Frage", "Demo(live);",
        "Copyright (c) Max Muster\n\nJetzt die Demo zeigen", "E = mc² erklären;", "n = 5;", "Menü öffnen -> Datei;",
        "vi: Viele Grüße", "Team_A", "a=b", "<Name> begrüßen <Titel>", "<Link> zeigen <Video>", "<Name>", "<Script> lesen",
        "Zeigen:\nconst x = 1;", "[Max]: Hallo", "| a | b |", "return the book;", "{Name} begrüßen", "Teil:Ende",
    ],
)  # fmt: skip
def test_notes(content: str) -> None:
    assert classify(content).kind == "note"


@pytest.mark.parametrize(
    "content",
    [
        "SPDX-FileCopyrightText: 2024 A\nSPDX-License-Identifier: MIT", "Copyright (c) 2024 Haus",
        "Copyright (c) Firma GmbH", "Copyright © 2019-2024 The Foo Authors. All rights reserved.",
        "Copyright 2024 Haus\n\nLicensed under the Apache License, Version 2.0", "Generated file - do not edit",
        "SELECT * FROM t;", "lint ignore x", "eslint-disable no-x", "vale Google.We = NO", "cSpell:words Haus", "#region x",
        "vim: ts=4 sw=2", "<div>", "<Karte titel='x'>", "[x]: https://a.b", "function f(x) {\n  return x\n}",

        "Licensed under the Apache License", "<p>Alter Text</p>", "<script>\nalert(1)", "![Alt](x.png)",
        "| a | b |\n|---|---|\n| c | d |", "const x = 1;\nfoo(x);", ".a {\n  color: red;\n  margin: 0 auto\n}",
        "markdownlint-disable-next-line MD033", "dprint-ignore", "ALL-CONTRIBUTORS-LIST:START - Do not remove",
        "START doctoc generated TOC", "column_layout: 2", "```js\nx y z\n```", "import A from './A.vue'",
    ],
)  # fmt: skip
def test_comments_that_are_no_notes(content: str) -> None:
    assert classify(content).kind == "foreign"


def test_no_sentence_goes_across_what_begins_a_block_of_html() -> None:
    assert all(map(is_block, block_names))


class Shown(HTMLParser):
    """The tags of a page, and the text nodes that a browser shows."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.texts: list[str] = []
        self._hidden = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag} {[name for name, _ in attrs]}")
        self._hidden += tag in HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self.tags.append("/" + tag)
        self._hidden -= tag in HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._hidden and re.search(r"\w", data):
            self.texts.append(data)


HIDDEN = {"script", "style", "pre", "code", "svg"}
leaves = st.sampled_from(
    ["Wort", "ein Satz", "<b>fett</b>", "<br>", "<img src=a alt='Bild'>", "&amp;", "<i>a <b>b</b></i>", "1 < 2",
     "<a href='x' title=\"T\">Ziel</a>", "<!-- c -->", "\n", "<button>OK</button>", "<span>so</span>", "*a*", "- b"]
)  # fmt: skip
hidden = st.sampled_from(
    ["<script>x < y</script>", "<style>\na {}</style>", "<pre>p <b>q</b></pre>", "<code>c</code>", "<svg><path/></svg>"]
)
inner = st.lists(st.one_of(leaves, leaves, hidden, st.just(" ")), min_size=1, max_size=5).map("".join)
elements = st.recursive(
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "h1", "li", "td", "summary", "div"]), inner),
    lambda parts: st.builds(
        "<{0}>\n{1}\n</{0}>".format, st.sampled_from(["div", "ul"]), st.lists(parts).map("\n".join)
    ),
    max_leaves=6,
)
blocks = st.builds("<div>{}\n</div>".format, elements).map(lambda text: re.sub(r"\n\s*\n+", "\n", text))
decks = st.builds("{0}{1}\n\n{0}Danach.\n".format, st.sampled_from(["", "> ", "- "]), blocks).map(
    lambda text: (
        text if text[0] == "<" else re.sub(r"\n(?=[^\n])(?![>-] Danach)", "\n" + {">": "> ", "-": "  "}[text[0]], text)
    )
)
hostile = st.lists(
    st.sampled_from(
        ["Wort", " ", "<b>", "</b>", "</div>", "<p>", "-->", "<!--", "<script>", "</pre>", "\n", "\n\n", "---", "&lt", "&",
         "<", ">", '"', "'", "<img src=a alt='", "<i>", "</i>", "```", "|", "# ", "<?", "]]>", "<br>", "\\", "<svg>", "/>"]
    ),
    min_size=1,
    max_size=6,
).map("".join)  # fmt: skip


def page_of(document: str) -> Shown:
    return Shown(MarkdownIt("commonmark").enable("table").render(document))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(decks)
def test_every_text_that_browsers_show_is_offered_and_no_other(document: str) -> None:
    before, after = page_of(document), page_of(translated(document, "Übersetzt"))
    assert not {"Wort", "Satz"} & {word for text in after.texts for word in text.split()}
    assert render(document, "deck.md", lambda _: None, GITHUB) == document
    offered = " ".join(text for _, text in texts(document))
    shown = [word for text in before.texts for word in re.findall(r"[^\W\d_]+", text)]
    assert all(word in offered for word in shown)
    assert not re.search(r"x < y|a \{\}|\bq\b", offered)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(decks, hostile)
def test_no_translation_changes_the_structure(document: str, text: str) -> None:
    rendered = render(document, "deck.md", lambda one: None if one.text == "Danach." else f"Wort {text} Wort", GITHUB)
    offered = " ".join(text for _, text in texts(document))
    inside = {tag.split()[0].strip("/") for tag in page_of(offered).tags}
    outside = [
        [tag for tag in page_of(one).tags if tag.split()[0].strip("/") not in inside] for one in (document, rendered)
    ]
    assert outside[0] == outside[1], rendered
    kinds = [[token.type for token in MarkdownIt("commonmark").parse(one)] for one in (document, rendered)]
    assert kinds[0] == kinds[1], rendered


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(st.text(), hostile))
def test_tokens_are_the_whole_text(text: str) -> None:
    found = list(tokens(text))
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(one.start < one.end for one in found)


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("Soon the music will go on.", "- <!-- Pause --> Soon the\n  music will go on.\n"),
        ("Los", "- <!-- Pause --> \n  Los\n"),
        ("Los\n- x", "- <!-- Pause --> Los\n  \\- x\n"),
        ("", "- <!-- Pause --> Gleich geht es\n  weiter mit der Musik.\n"),
    ],
)
def test_a_sentence_behind_a_comment_is_one_text(translation: str, expected: str) -> None:
    text = "- <!-- Pause --> Gleich geht es\n  weiter mit der Musik.\n"
    assert [one.text for one in parse(text, "deck.md").slides[0].segments] == ["Gleich geht es weiter mit der Musik."]
    assert render(text, "deck.md", lambda _: translation) == expected
    assert render(text, "deck.md", lambda one: one.text) == text
