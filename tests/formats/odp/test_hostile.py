"""Files that are no presentations, damaged or hostile: one clear error for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import SourceError
from loctool.formats import odp
from loctool.formats.office.limits import LIMITS
from tests.formats.odp.decks import FLAT, WORDS, texts, with_page, with_paragraph
from tests.formats.pptx.decks import edited, replacing

OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
LAUGHS = b'<!DOCTYPE a [<!ENTITY e "ha">]>'


def refusal(content: bytes, path: str = "deck.odp") -> str:
    with pytest.raises(SourceError) as caught:
        odp.parse(content, path)
    assert caught.value.path == path
    assert "\n" not in caught.value.message
    with pytest.raises(SourceError):
        odp.render(content, path, lambda one: one.text)
    return caught.value.message


def of_kind(kind: str) -> bytes:
    body = f"<office:document-content {OFFICE}><office:body><office:{kind}/></office:body></office:document-content>"
    return edited(WORDS, {"content.xml": body.encode()})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"# A deck\n", "is not a zip file"),
        (of_kind("text"), "is a text document (.odt), not a presentation."),
        (of_kind("spreadsheet"), "is a spreadsheet (.ods), not a presentation."),
        (of_kind("drawing"), "is a drawing (.odg), not a presentation."),
        (of_kind("something"), "is not a presentation."),
        (edited(WORDS, {"content.xml": None}), "content.xml: this part is missing."),
        (edited(WORDS, {"content.xml": b"<a"}), "content.xml: is not valid XML"),
        (edited(WORDS, {"content.xml": LAUGHS + b"<a>&e;</a>"}), "content.xml: has a DOCTYPE"),
        (edited(WORDS, {"styles.xml": LAUGHS + b"<a>&e;</a>"}), "styles.xml: has a DOCTYPE"),
        (edited(WORDS, {"meta.xml": b"<"}), "meta.xml: is not valid XML"),
        (edited(WORDS, {"META-INF/manifest.xml": replacing(b"</manifest:manifest>", b"<manifest:encryption-data/>")}),
         "is protected by a password."),
        (b"<html/>", "is not a presentation."),
        (FLAT.replace(b"<office:document ", LAUGHS + b"<office:document ", 1), "has a DOCTYPE"),
        (FLAT[: len(FLAT) // 2], "is not valid XML"),
    ],
)  # fmt: skip
def test_what_is_no_presentation(content: bytes, message: str) -> None:
    assert refusal(content).startswith(message)


def test_a_flat_file_is_known_by_its_name_too() -> None:
    assert refusal(b"nothing", "deck.fodp").startswith("is not valid XML")
    assert texts(WORDS, path="deck.fodp") == texts(WORDS)


def test_truncated_anywhere() -> None:
    for size in range(0, len(WORDS), 61):
        refusal(WORDS[:size])


def test_flat_files_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loctool.formats.odp.sources.LIMITS", LIMITS._replace(part=1 << 16))
    assert refusal(FLAT, "deck.fodp") == "is larger than 0 MB. Save it as .odp."


def test_pictures_of_any_size_are_read_in_flat_files() -> None:
    """libxml2 alone refuses texts of more than 10 MB."""
    picture = b"<draw:image><office:binary-data>" + b"QUJD\n" * 2_500_000 + b"</office:binary-data></draw:image>"
    at = FLAT.index(b"<draw:frame", FLAT.index(b"<draw:page "))
    deck = FLAT[:at] + b"<draw:frame>" + picture + b"</draw:frame>" + FLAT[at:]
    assert texts(deck) == texts(FLAT)


def test_nesting_and_cycles() -> None:
    deep = "<text:span>" * 200 + "Word" + "</text:span>" * 200
    assert texts(with_paragraph(deep)) == [(1, "paragraph", "Word")]
    cycle = (
        '<style:style style:name="X" style:family="text" style:parent-style-name="Y"/>'
        '<style:style style:name="Y" style:family="text" style:parent-style-name="X"/></office:automatic-styles>'
    )
    deck = with_paragraph("<text:span text:style-name='X'>Word</text:span>")
    deck = edited(deck, {"content.xml": replacing(b"</office:automatic-styles>", cycle.encode())})
    assert texts(deck) == [(1, "paragraph", "Word")]


def test_styles_may_be_missing() -> None:
    deck = edited(WORDS, {"styles.xml": None, "meta.xml": None})
    assert [one for one in texts(WORDS) if one[1] != "property"] == texts(deck)


@given(st.data())
def test_damage_never_shows_a_traceback(data: st.DataObject) -> None:
    content = bytearray(with_page("<draw:frame><draw:text-box><text:p>Word</text:p></draw:text-box></draw:frame>"))
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=6)):
        content[position] = data.draw(st.integers(0, 255) | st.sampled_from([0, 60, 62, 255]))
    try:
        odp.parse(bytes(content), "deck.odp")
        odp.render(bytes(content), "deck.odp", lambda one: one.text + "!")
    except SourceError as problem:
        assert problem.path == "deck.odp"  # noqa: PT017
