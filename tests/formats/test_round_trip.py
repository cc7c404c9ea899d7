"""Properties: what is not translated stays byte for byte, and what is translated is found again in the same place."""

from __future__ import annotations

import html
import re
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from loctool.errors import SourceError
from loctool.formats.markdown.deck import parse, render, walk_over
from loctool.formats.markdown.dialects import dialect_of
from loctool.formats.markdown.front_matter.reading import front_matter_end
from loctool.formats.markdown.places import Source, collapse
from loctool.formats.reading import Reading
from loctool.model import Segment
from loctool.text.markup.wording import has_wording

KEYS = Reading(("title", "description", "author.name", "tags"))

FRAGMENTS = (
    (
        """# |## |### a ##|===|---|- - -|***|* |- |+ |1. |2) |> |>|    |\t|  |\\|`|```|~~~|``` py|<div>|</div>|<b>|<!--|-->|
    <!-- Notiz -->|<!-- fit -->|<!-- _class: lead -->|<!-- role: credit -->|<!-- context: a -->|<!-- loctool: off -->|
    <!-- loctool: on -->|[a]: /url|[a]: /url "T"|[a]|[a](b)|![a](b)|![bg w:3 Bild](b)|![|](|]|[^1]: |[^1]|[ ] |[x] |"|'|(|)
    |title: T|---|a \\; b|:--|--:|\\;|&amp;|<http://a.b>|**fett**|*|_|~~x~~|Wort|Ein Satz.|ü|\u00a0|\x0c|\ufeff|=|-|+|#|&|<|>
    |!|{|}|,|%|@|bg|fit|context: x|role: y|theme: x|: |- a|null|12|a: b|&x|*x|é́|日本|\x00|\u2028"""
    )
    .replace("\n    ", "")
    .split("|")
)
FRAGMENTS = [
    *(part.replace(";", "|") for part in FRAGMENTS),
    "|",
    " | ",
    "|---|---|",
    "---|---",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
]

ENDS = ["\n", "\n\n", "\r\n", "\r", "  \n", "\\\n", "\n> ", "\n- ", "\n  ", "\n    ", "\n\n---\n\n"]
PREFIXES = [
    "",
    "",
    "",
    "> ",
    "- ",
    "  ",
    "1. ",
    "   ",
    "> - ",
    "- > ",
    "- [ ] ",
    "# ",
    "## ",
    "\t",
    "[^1]: ",
    "> > ",
    "| ",
    "    ",
]
LINES = [
    "Wort und **Satz**", "Wort  ", "Wort\\", "a | b", "|---|---|", "| a | b |", "--- | ---", "---", "===", "***", "",
    "", "", "![Bild](b)", "![bg left:30% Ein Bild](b)", "<!-- Notiz -->", "<!-- Notiz", "-->", "Ende -->", "[a]: /url",
    '"Zitat"', "```", "<div>", "<b>", "Wort <!-- omit in toc -->", "<!-- fit --> Titel #", "# Titel ##", "- Punkt",
    "<!-- context: a -->", "<!-- role: credit -->", "<!-- loctool: off -->", "<!-- loctool: on -->", "[x]", "x | y \\|",
    "> Zitat", "1. eins", "2. zwei", "\u00a0", "\x0c", "`a`", "![a][a]", "|", "- ", "Wort <!-- eins --><!-- zwei -->",
]  # fmt: skip
lined = st.lists(
    st.tuples(st.sampled_from(PREFIXES), st.sampled_from(LINES), st.sampled_from(["\n"] * 8 + ["\r\n", "\r"])).map(
        "".join
    ),
    min_size=1,
    max_size=12,
).map("".join)
headed = st.tuples(
    st.sampled_from(
        [
            "---\ntitle: A b\n---\n",
            "---\ntitle: 'A'\ntags: [a, b]\n---\n",
            "---\r\ntitle: |\r\n  A\r\n  b\r\n\r\n---\r\n",
            '\ufeff---\nauthor: {name: a b, x: y}\ndescription: "x"\n---\n',
            "---\ntitle: >-\n  a\n\n  b\ntags:\n- a\n- 1\n---\n",
            "---\n",
        ]
    ),
    lined,
).map("".join)
loose = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(ENDS), st.text(max_size=4)), max_size=25).map(
    "".join
)
documents = st.one_of(lined, lined, headed, loose)
translations = st.lists(
    st.sampled_from([*FRAGMENTS, *(line for line in LINES if "![" not in line), " ", " ", "Wort "]),
    min_size=1,
    max_size=6,
).map("".join)


def segments(text: str) -> list[list[Segment]]:
    return [list(slide.segments) for slide in parse(text, "deck.md", KEYS).slides]


def decoded(text: str) -> str:
    """Return a text with the characters of its entities, which CommonMark ends with a semicolon."""
    return re.sub(r"&(?:#\w{1,8}|\w+);", lambda entity: html.unescape(entity[0]), text)


def bare(text: str) -> str:
    """Return a text without escapes, line breaks, and what stands for a character that YAML cannot hold."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", decoded(text.replace("\ufeff", "").replace("\ufffd", "")))
    return "".join(text.split()).replace("\\", "")


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(documents, st.text()))
def test_untranslated_is_untouched(text: str) -> None:
    try:
        assert render(text, "deck.md", lambda segment: segment.text, KEYS) == text
    except SourceError:
        with pytest.raises(SourceError):
            parse(text, "deck.md", KEYS)
        return
    assert render(text, "deck.md", lambda _: None, KEYS) == text
    assert render(text, "deck.md", lambda _: " \n\t", KEYS) == text


@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(documents, st.lists(translations, min_size=1, max_size=5))
def test_translations_are_found_again(text: str, texts: list[str]) -> None:
    assume(not any("![" in one for one in texts))
    texts = [one if has_wording(one) or not one.strip() else f"{one} Wort" for one in texts]
    try:
        before = segments(text)
    except SourceError:
        return
    known = [one for slide in before for one in slide]
    assume(known)
    if "<" in text:
        texts = [f"{one} Wort" for one in texts]  # a text of HTML has words
    assume(not any("<!--" in one.text for one in known))  # a translation without the comment has no note
    wanted = {id(one): texts[number % len(texts)] for number, one in enumerate(known)}
    queue = iter(texts[number % len(texts)] for number in range(len(known)))
    rendered = render(text, "deck.md", lambda _: next(queue), KEYS)
    dialects = {dialect_of(Source(one.removeprefix("\ufeff"), "deck.md"), KEYS).name for one in (text, rendered)}
    assume(len(dialects) == 1)  # a translation may lose the only sign of it, as Marp's ![bg]
    after = segments(rendered)
    expected = [
        [(one.role, one.context, bare(collapse(wanted[id(one)].replace("\ufeff", "")) or one.text)) for one in slide]
        for slide in before
    ]
    assert [[(one.role, one.context, bare(one.text)) for one in slide] for slide in after] == expected, rendered


def seen(text: str) -> str:
    """Return what a reader sees of a Markdown text: its HTML, white space collapsed."""
    page = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .render(text)
        .replace("\ufeff", "")
        .replace("&gt;", ">")
    )
    page = "".join(re.sub(r"<!--.*?-->", lambda note: html.unescape(note[0]), page, flags=re.DOTALL).split())
    return re.sub(
        r"(?<![^>])(?<!<br/>)(?:<br/>)+|(?<=<br/>)(?:<br/>)+|(?<=\[x\])(?:<br/>)+|(?<=\[\])(?:<br/>)+", "", page
    )


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_rewriting_each_text_as_it_is_changes_nothing_to_see(text: str) -> None:
    source = Source(text.removeprefix("\ufeff"), "deck.md")
    try:
        slides = walk_over(source, KEYS._replace(dialect="github")).slides
    except SourceError:
        return
    every = [place for slide in slides for place in slide if place.segment.role != "metadata" and not place.drawing]
    ends = [0, *accumulate((place.end for place in every), max)]
    places = [place for place, end in zip(every, ends, strict=False) if place.start >= end]  # no note within a text
    result = (
        "".join(
            source.text[before : place.start] + place.write(place.segment.text)
            for before, place in zip([0, *(place.end for place in places)], places, strict=False)
        )
        + source.text[places[-1].end if places else 0 :]
    )
    end = front_matter_end(source)
    assert seen(result[end:]) == seen(source.text[end:]), result
