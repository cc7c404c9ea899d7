"""Files that are no decks, damaged or hostile: one clear error for each, and little memory."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import SourceError
from loctool.formats.office.limits import Budget, Limits
from loctool.formats.office.package import Package
from tests.formats.office.zips import SLIDE, joined, opened, pack, patched

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def refusal(content: bytes, *names: str, budget: Budget | None = None) -> str:
    """Return the error that a file causes, or one of its parts, which are read as XML."""
    with pytest.raises(SourceError) as caught:  # noqa: PT012  # opening may do, or reading
        package = Package(content, "deck.pptx", budget)
        for name in names:
            package.tree(name)
    assert "\n" not in str(caught.value)
    assert caught.value.path == "deck.pptx"
    return caught.value.message


def use(content: bytes) -> None:
    """Read all parts and write the package, as far as it goes without an error other than SourceError."""
    try:
        package = Package(content, "deck.pptx")
    except SourceError:
        return
    for name in package.names:
        try:
            package.read(name)
            package.tree(name).set("a", "b")
            package.mark_changed(name)
        except SourceError as problem:
            assert name in problem.message  # noqa: PT017
    assert joined(package.parts())


def ole(*streams: str) -> bytes:
    """Return what matters of an OLE file with these streams: header and directory."""
    entries = [name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2) for name in streams]
    return OLE.ljust(512, b"\0") + b"".join(entry.ljust(128, b"\0") for entry in entries)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"P", "is not a zip file"),
        (b"# A deck\n", "is not a zip file"),
        (b"PK\3\4", "is a damaged zip file"),
        (pack({}), "without any parts"),
        (ole("Root Entry", "EncryptedPackage"), "protected by a password"),
        (ole("Root Entry", "PowerPoint Document"), r"old format \.ppt\. Save it as \.pptx"),
        (ole("Root Entry", "EncryptedSummary", "PowerPoint Document"), "protected by a password"),
        (ole("Root Entry") + "about EncryptedPackage".encode("utf-16-le"), "is an OLE file"),
        (ole("PowerPoint Document") + pack({"a.xml": "<a/>"}), r"old format \.ppt"),
    ],
)
def test_what_is_no_deck(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        Package(content, "deck.pptx")


@pytest.mark.parametrize(
    "name", ["/a.xml", "../a.xml", "a/../../b.xml", "a//b.xml", "./a.xml", "a\\b.xml", "a\0b.xml", ""]
)
def test_names_that_lead_out_of_the_package(name: str) -> None:
    content = pack({"N" * len(name) if name else "N": "<a/>"})
    if not name:
        with zipfile.ZipFile(target := io.BytesIO(), "w") as archive:
            archive.writestr(info := zipfile.ZipInfo("x"), "")
            info.filename = ""
        content = target.getvalue()
        content = content[:30] + content[31:]
        content = content[:26] + b"\0\0" + content[28:]
        end = content.index(b"PK\5\6")
        content = content[: end + 16] + struct.pack("<L", 30) + content[end + 20 :]
    else:
        content = patched(content, b"N" * len(name), name.encode())
    assert "is not a name that a part of a deck may have" in refusal(content)


@pytest.mark.parametrize("second", ["ppt/slides/slide1.xml", "PPT/slides/Slide1.xml"])
def test_names_that_occur_twice(second: str) -> None:
    content = patched(pack({SLIDE: "<a/>", "N" * len(second): "<b/>"}), b"N" * len(second), second.encode())
    assert refusal(content) == (
        f"{SLIDE}: is in the file more than once. Open the deck in PowerPoint or LibreOffice and save it again."
    )


def test_encrypted_members() -> None:
    content = bytearray(pack({SLIDE: "<a/>"}))
    content[6] |= 1
    assert f"{SLIDE}: is encrypted" in refusal(bytes(content))
    content[6] &= ~1
    content[content.index(b"PK\1\2") + 8] |= 1
    assert f"{SLIDE}: is encrypted" in refusal(bytes(content))


def test_encrypted_odp() -> None:
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    assert "protected by a password" in refusal(pack({"content.xml": "\x8f", "META-INF/manifest.xml": manifest}))


def test_members_that_overlap() -> None:
    """Two members of the same bytes under two encodings of one name, and one that claims the next one's bytes."""
    content = bytearray(pack({"ä.xml": "<a/>"}))
    start, end = content.index(b"PK\1\2"), content.index(b"PK\5\6")
    record = bytearray(content[start:end])
    record[9] &= ~8  # not UTF-8
    tail = bytearray(content[end:])
    struct.pack_into("<2HL", tail, 8, 2, 2, 2 * (end - start))
    assert "share the same bytes" in refusal(bytes(content[:end] + record + tail))
    inner = pack({"b.xml": "<b/>"}, zipfile.ZIP_STORED)
    content = bytearray(pack({"a.xml": inner, "c.xml": ""}, zipfile.ZIP_STORED))
    with opened(bytes(content)) as archive:
        records, directory = archive.start_dir, archive.infolist()
    second = records + 46 + len(directory[0].filename)
    struct.pack_into("<L", content, second + 42, 35)  # c.xml is said to start where the zip file in a.xml does
    content[35 + 30 : 35 + 35] = b"c.xml"
    assert "a.xml: overlaps with what follows" in refusal(bytes(content))


def test_checksum_and_sizes_are_not_believed() -> None:
    content = pack({SLIDE: b"<a>" + b"b" * 1000 + b"</a>"}, zipfile.ZIP_STORED)
    assert f"{SLIDE}: is damaged" in refusal(patched(content, b"<a>bb", b"<a>cc"), SLIDE)
    content = pack({SLIDE: b"<a>" + b"b" * 1000 + b"</a>"})
    size = struct.pack("<L", 1007)
    for lie in (5, 5000, 0):
        assert f"{SLIDE}: is damaged" in refusal(patched(content, size, struct.pack("<L", lie)), SLIDE)


def test_header_that_does_not_match() -> None:
    content = pack({SLIDE: "<a/>", "b.xml": "<b/>"})
    assert f"{SLIDE}: its header is damaged" in refusal(content[:30] + b"x" + content[31:])
    assert f"{SLIDE}: its header is damaged" in refusal(b"XX" + content[2:])


def test_bomb_with_a_ratio() -> None:
    content = pack({SLIDE: b"<a>" + b" " * (100 << 20) + b"</a>"})
    tracemalloc.start()
    assert f"{SLIDE}: unpacks to more than 200 times its size. It may be hostile" in refusal(content, SLIDE)
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()


def test_small_parts_may_have_any_ratio() -> None:
    assert Package(pack({SLIDE: b" " * (1 << 20)}), "deck.pptx").read(SLIDE) == b" " * (1 << 20)


def test_parts_and_totals_are_limited() -> None:
    content = pack({f"{number}.xml": b"<a>" + bytes(range(65, 91)) * 40 + b"</a>" for number in range(4)})
    limits = Limits(part=1000)
    assert "0.xml: is larger than" in refusal(content, "0.xml", budget=Budget(limits))
    limits = Limits(total=4000)
    assert "3.xml: with it, more than" in refusal(
        content, "0.xml", "0.xml", "1.xml", "2.xml", "3.xml", budget=Budget(limits)
    )
    stored = pack({"a.xml": b"<a>" + b"b" * 2000 + b"</a>"}, zipfile.ZIP_STORED)
    assert "a.xml: is larger than" in refusal(stored, "a.xml", budget=Budget(Limits(part=1000)))


def test_packages_within_share_the_limits() -> None:
    """Each is small, all together are not."""
    inner = pack({"a.xml": b"<a>" + b"<b/>" * 90 + b"</a>"})
    package = Package(pack({"1.xlsx": inner, "2.xlsx": inner}), "deck.pptx", Budget(Limits(nodes=150)))
    package.inner("1.xlsx").tree("a.xml")
    with pytest.raises(SourceError, match=r"2\.xlsx: a\.xml: has too many elements"):
        package.inner("2.xlsx").tree("a.xml")


def test_quine_is_opened_as_often_as_it_is_asked_for() -> None:
    content = pack({"a.zip": b"", "b.xml": "<b/>"})
    for _ in range(5):
        content = pack({"a.zip": content, "b.xml": "<b/>"})
    package = Package(content, "deck.pptx")
    for _ in range(5):
        package = package.inner("a.zip")
    assert package.tree("b.xml").tag == "b"


@pytest.mark.parametrize("count", [20_001, 200_000])
def test_too_many_members(count: int) -> None:
    record = opened(pack({"a.xml": ""}))
    with record as archive:
        start = archive.start_dir
    content = pack({"a.xml": ""})
    one = content[start : content.index(b"PK\5\6")]
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(one) * count, start, 0)
    content = content[:start] + one * count + end
    tracemalloc.start()
    assert refusal(content) == "has more than 20000 parts. Split the deck."
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()


def test_entities() -> None:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{laughs}]><a>&e9;</a>'
    external = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
    for xml in (bomb, external):
        assert refusal(pack({SLIDE: xml}), SLIDE).startswith(f"{SLIDE}: has a DOCTYPE")


def test_names_in_errors_are_on_one_line() -> None:
    name = "a\nb\x1b[31m"
    assert "'a\\nb\\x1b[31m': is not valid XML" in refusal(pack({name: "<a>"}), name)


def test_truncated_anywhere(deck: bytes) -> None:
    for size in range(0, len(deck), 97):
        with pytest.raises(SourceError, match=r"is empty|damaged zip file|not a zip file"):
            Package(deck[:size], "deck.pptx")


def test_truncated_after_a_package_within() -> None:
    """The end of the inner package is not taken for that of the file."""
    content = pack({SLIDE: "<a/>", "a.xlsx": pack({"b.xml": "<b/>"})}, zipfile.ZIP_STORED)
    cut = opened(content).start_dir
    assert "damaged zip file" in refusal(content[:cut])
    assert "damaged zip file" in refusal(content[: cut + 50])


def test_start_missing_anywhere(deck: bytes) -> None:
    for start in range(97, len(deck), 97 * 5):
        use(deck[start:])


@given(st.data())
def test_damage_never_shows_a_traceback(deck: bytes, data: st.DataObject) -> None:
    content = bytearray(deck)
    with opened(deck) as archive:
        directory = archive.start_dir
    where = st.integers(0, len(deck) - 1) | st.integers(directory, len(deck) - 1)
    for position in data.draw(st.lists(where, min_size=1, max_size=8)):
        content[position] = data.draw(st.integers(0, 255) | st.sampled_from([0, 1, 255]))
    use(bytes(content))


@given(st.binary(max_size=200).map(lambda tail: b"PK\3\4" + tail), st.binary(max_size=60))
def test_noise_never_shows_a_traceback(start: bytes, end: bytes) -> None:
    use(start + b"PK\1\2" + end + b"PK\5\6" + end)
