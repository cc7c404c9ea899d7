"""The page to read and to print: everything is there, and nothing in it is markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from loctool.catalog.entry import Entry
from loctool.exchange import EXCHANGE_FORMATS
from loctool.exchange.units import Bundle
from tests.exchange.catalogs import HOSTILE, bundle, catalog_of, draft

write = EXCHANGE_FORMATS["html"].write


def page_of(bundle: Bundle) -> html.HtmlElement:
    return html.document_fromstring(write([bundle]))


def test_both_languages_stand_side_by_side_below_their_slide() -> None:
    out = bundle(catalog_of(Entry(msgid="Eins", msgstr="One"), draft("Zwei", "Two"), Entry(msgid="Drei")))
    out = replace(
        out, units=tuple(replace(one, slide=number // 2 + 1, title="T") for number, one in enumerate(out.units))
    )
    page = page_of(out)
    assert [row.text_content() for row in page.iter("th")] == [
        "German", "English", "State", "Notes", "Slide 1 · T", "Slide 2 · T",
    ]  # fmt: skip
    shown = [[cell.text_content() for cell in row.iter("td")] for row in page.iter("tr")]
    assert [row for row in shown if row] == [
        ["Eins", "One", "Approved", ""], ["Zwei", "Two", "Draft", ""], ["Drei", "", "Untranslated", ""],
    ]  # fmt: skip
    assert "3 messages, 1 approved, 1 draft, 1 untranslated" in page.text_content()


@pytest.mark.parametrize(
    "text", [*HOSTILE, "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", '" onload="x']
)
def test_nothing_is_markup(text: str) -> None:
    out = bundle(catalog_of(Entry(msgid=text, msgstr=text, comment=text, tcomment=f"d{text}", msgctxt=text)))
    tags = [one.tag for one in page_of(replace(out, name=text, path=text)).iter()]
    plain = [
        one.tag
        for one in page_of(
            bundle(catalog_of(Entry(msgid="a", msgstr="b", comment="c", tcomment="d", msgctxt="e")))
        ).iter()
    ]
    assert [tag for tag in tags if tag not in ("i", "br")] == plain


def test_what_nobody_sees_is_named() -> None:
    raw = write([bundle(catalog_of(Entry(msgid="a\u202eb\u00a0c\x07", msgstr="")))])
    text = raw.decode()
    assert "\u202e" not in text
    assert "\x07" not in text
    assert 'title="RIGHT-TO-LEFT OVERRIDE">U+202E</i>' in text
    assert "U+0007" in text


def test_texts_have_their_language_and_direction() -> None:
    cells = page_of(bundle(catalog_of(Entry(msgid="a", msgstr="שלום")), "he")).find_class("text")
    assert [(one.get("lang"), one.get("dir")) for one in cells] == [("de", "ltr"), ("he", "rtl")]


def test_a_catalog_without_messages_says_so() -> None:
    assert "There are no messages." in page_of(bundle(catalog_of())).text_content()


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    text = write([bundle(catalog_of(Entry(msgid="a")))]).decode()
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")
