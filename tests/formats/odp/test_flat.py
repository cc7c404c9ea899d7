"""Flat files: they keep their bytes but for the lines that change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loctool.formats import odp
from loctool.formats.odp.lines import keep_lines
from tests.formats.odp.decks import FLAT, RUSSIAN, rendered, texts


def changed_lines(before: bytes, after: bytes) -> list[tuple[bytes, bytes]]:
    pairs = zip(before.split(b"\n"), after.split(b"\n"), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def test_only_the_lines_of_translated_texts_change() -> None:
    result = rendered(FLAT, lambda one: "Bäume" if one.text == "Trees" else None)
    assert changed_lines(FLAT, result) == [(b"      <text:p>Trees</text:p>", "      <text:p>Bäume</text:p>".encode())]


def test_a_file_that_does_not_change_is_the_same_object() -> None:
    parts = odp.render(FLAT, "deck.fodp", lambda one: one.text)
    assert parts == (FLAT,)
    assert parts[0] is FLAT


def test_translated_files_have_the_translations() -> None:
    result = rendered(FLAT, writing=RUSSIAN)
    assert texts(result) == [(number, role, f"[{text}]") for number, role, text in texts(FLAT)]
    assert len(changed_lines(FLAT, result)) < 60
    assert FLAT.count(b"&apos;") == result.count(b"&apos;") > 9


def test_files_on_one_line_are_written_anew() -> None:
    flat = FLAT.replace(b"\n", b" ")
    assert texts(rendered(flat)) == [(number, role, f"[{text}]") for number, role, text in texts(flat)]


lines = st.lists(st.sampled_from([b"a", b"b", b"c"]), max_size=12)


@given(lines, lines)
def test_lines_say_what_the_new_file_says(normal: list[bytes], new: list[bytes]) -> None:
    old = [line.upper() for line in normal]
    merged = keep_lines(b"\n".join(old), b"\n".join(normal), b"\n".join(new))
    assert merged.lower() == b"\n".join(new)


def test_lines_far_apart_are_found_again() -> None:
    normal = [b"%d" % number for number in range(300)]
    new = [*normal[:50], *[b"new"] * 20, *normal[90:200], b"x", *normal[201:]]
    old = [b"old " + line for line in normal]
    merged = keep_lines(b"\n".join(old), b"\n".join(normal), b"\n".join(new)).split(b"\n")
    assert merged == [b"old " + line if line.isdigit() else line for line in new]
