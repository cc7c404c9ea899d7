"""What is written anew must be what GNU gettext itself would write."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.layout.linebreak import break_chances
from loctool.catalog.layout.lines import NO_WRAP, Style, lay_out
from loctool.catalog.layout.style import guess_style
from tests.catalog.entries import anything, prose
from tests.conftest import Gettext

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def laid_out(entries: list[Entry], style: Style) -> str:
    blocks = ["".join(text for _, text in lay_out(entry, style)) for entry in entries]
    return "\n".join([HEADER, *blocks])


def as_entries(texts: list[str]) -> list[Entry]:
    return [
        Entry(msgid=f"{number} {text}", msgstr=f"{text}.", previous_msgid=text, flags=["fuzzy"])
        for number, text in enumerate(texts)
    ]


@given(texts=st.lists(prose, min_size=10, max_size=40))
def test_msgcat_leaves_prose_alone(gettext_tool: Gettext, texts: list[str]) -> None:
    for style, options in ((Style(), []), (Style(NO_WRAP), ["--no-wrap"]), (Style(50), ["--width=50"])):
        text = laid_out(as_entries(texts), style)
        assert gettext_tool("msgcat", *options, text=text) == text


@given(texts=st.lists(anything, min_size=5, max_size=40))
def test_msgcat_reads_any_text_back(gettext_tool: Gettext, texts: list[str]) -> None:
    """Rare characters may be wrapped in another way (gettext knows another Unicode), but never change."""
    wide = Style(NO_WRAP)
    texts = [text for text in texts if not set(text) & set("\a\b\f\v")]
    assert gettext_tool("msgcat", "--no-wrap", text=laid_out(as_entries(texts), Style())) == laid_out(
        as_entries(texts), wide
    )


def test_an_entry_with_everything(gettext_tool: Gettext) -> None:
    entry = Entry(
        msgctxt="menu",
        msgid="%d Blatt",
        msgid_plural="%d Blätter",
        msgstr_plural={0: "%d sheet", 1: "%d sheets"},
        tcomment="first\n\n indented",
        comment='bullet of slide "Öl"\nnote',
        occurrences=[("a.md", ""), ("a file.md", "3"), *((f"source/part-{n}.md", "") for n in range(9))],
        flags=["c-format", "fuzzy"],
        previous_msgctxt="old",
        previous_msgid="Blatt",
        previous_msgid_plural="Blätter",
    )
    gone = Entry(msgid="weg", msgstr="gone", tcomment="kept", flags=["fuzzy"], previous_msgid="Weg", obsolete=True)
    text = laid_out([entry, gone], Style())
    assert text.removeprefix(HEADER) == (
        """
# first
#
#  indented
#. bullet of slide "Öl"
#. note
#: a.md \u2068a file.md\u2069:3 source/part-0.md source/part-1.md source/part-2.md
#: source/part-3.md source/part-4.md source/part-5.md source/part-6.md
#: source/part-7.md source/part-8.md
#, fuzzy, c-format
#| msgctxt "old"
#| msgid "Blatt"
#| msgid_plural "Blätter"
msgctxt "menu"
msgid "%d Blatt"
msgid_plural "%d Blätter"
msgstr[0] "%d sheet"
msgstr[1] "%d sheets"

# kept
#, fuzzy
#~| msgid "Weg"
#~ msgid "weg"
#~ msgstr "gone"
"""
    )
    assert gettext_tool("msgcat", text=text) == text


@pytest.mark.parametrize("size", range(66, 80))
@pytest.mark.parametrize("text", ["x" * 90, "漢" * 45, "ä b" * 30, "a-" * 45, 'a"' * 45])
def test_the_last_column(gettext_tool: Gettext, text: str, size: int) -> None:
    file = laid_out([Entry(msgid=text[:size], msgstr=text[: size - 7] + "\n"), Entry(msgid=f"{text}.")], Style())
    assert gettext_tool("msgcat", text=file) == file


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Rohstoffförderungs-Unternehmen kosten", ["Rohstoffförderungs-", "Unternehmen ", "kosten"]),
        ("„seltene Erden“ (z. B. Nd)", ["„seltene ", "Erden“ (z. ", "B. ", "Nd)"]),
        ("30 % von 1.000 €", ["30 ", "% ", "von ", "1.000 ", "€"]),
        ("稀土元素。「引用」", ["稀", "土", "元", "素。", "「引", "用」"]),
        ("https://example.org/a/b", ["https://", "example.", "org/", "a/", "b"]),
        ("🇩🇪🇷🇺 👍🏽", ["🇩🇪", "🇷🇺 ", "👍🏽"]),
        ("", []),
    ],
)
def test_where_a_line_may_break(text: str, pieces: list[str]) -> None:
    ends = [0, *break_chances(text), len(text)]
    assert [text[start:end] for start, end in pairwise(ends) if text] == pieces


def test_a_text_of_a_megabyte_has_no_say_in_the_style() -> None:
    entries = [Entry.from_lines("", f'msgid "{key}"\nmsgstr "{"x" * 1_000_000}"\n', 1, (None, key)) for key in "ab"]
    assert guess_style(entries) == Style()


@pytest.mark.parametrize(
    "word",
    ["👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "🧑🏻\u200d💻", "🇩🇪🇷🇺", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "漢\u200d漢", "x\u200d😀", "(\u0301", "א\u05b0-ב", "🇩\u20e3🇪"],
)  # fmt: skip
def test_signs_of_several_characters_stay_whole(gettext_tool: Gettext, word: str) -> None:
    texts = [f"{'x' * size} {word * 40}" for size in range(4)] + [" ".join([word] * 40)]
    text = laid_out(as_entries(texts), Style())
    assert gettext_tool("msgcat", text=text) == text
    assert '\u200d"' not in text
