"""Hypothesis strategies for texts, messages and catalogs."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.reader import Catalog, table_in
from loctool.catalog.table import MessageTable
from loctool.merging.template import new_template, renew

_WORDS = """
Die Gewinnung „seltener Erden“ (z. B. Neodym) — kostet 30 % mehr als 1990; https://example.org/a/long/path?x=1#y
Rohstoffförderungs-Unternehmen редкоземельные металлы «Известия» № 5 … – 稀土元素是指 漢字。「引用」 カタカナ ー っ
한국어 "quoted" 3.5 -7 $5 €3 5€ [b] {c} a/b/c <b>x</b> e.g. 1,000.00 e\u0301 😀👍🏽 🇩🇪🇷🇺 שלום־עולם ไทยภาษา ® ‘x’ ‹y›
¿que? | ~ 2° a:b; ?e
"""
WORDS = [
    *_WORDS.split(),
    "back\\slash",
    "tab\there",
    "\\n",
    "nb\u00a0sp",
    "zw\u200bsp",
    "1\u202f000",
    "soft\u00adhyphen",
    "a\u2060b",
    *("👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "🧑🏻\u200d💻", "❤\ufe0f", "1\ufe0f\u20e3", "🇩🇪🇷", "🇷\u20e3🇺", "☝🏽"),
    *("漢\u200d漢", "\u200d", "\u0301", "(", "א\u05b0-ב", "א-ב", "क्\u200dष"),
]

words = st.sampled_from(WORDS)
gaps = st.sampled_from([" ", " ", " ", " ", "", "  ", "\n"])
prose = st.lists(st.tuples(words, gaps), min_size=1, max_size=30).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
"""Texts of several languages, long enough to be wrapped."""

anything = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\x04\r"), max_size=60)
"""Any text that a .po file can hold."""

short = st.sampled_from(["Ja", "Nein", "Öl", "Erdöl", "Erden", "Seltene Erden", "Seltene Erde", "Gas 1", "Gas 2"])


@st.composite
def messages(draw: st.DrawFn, texts: st.SearchStrategy[str] = short) -> list[Entry]:
    """Messages of a template, none twice."""
    keys = draw(st.lists(st.tuples(st.sampled_from([None, "menu"]), texts), unique=True, max_size=7))
    return [Entry(msgid=text, msgctxt=context, comment="slide title") for context, text in keys]


def template(entries: list[Entry]) -> Catalog:
    """Make a template of messages."""
    made = new_template(Path("deck.pot"), "decks 1.0")
    renew(made, entries)
    return made


def table_at(path: Path) -> MessageTable:
    """Return the messages of a file."""
    return table_in(path.read_bytes().decode(), path, syntaxes=True)
