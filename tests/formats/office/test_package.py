"""Packages of real programs: read, left alone, changed in one part."""

from __future__ import annotations

import io
import mmap
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from loctool.errors import SourceError
from loctool.formats.office.package import Package
from tests.formats.office.zips import SLIDE, joined, opened, pack, pieces, with_text

XML = (".xml", ".rels")
WORKBOOK = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"


def title_changed(deck: bytes) -> Package:
    """Return the deck with the first word that its first slide shows in English."""
    package = Package(deck, "deck.pptx")
    next(one for one in package.tree(SLIDE).iter("{*}t") if one.text == "Seltene Erden").text = "Rare earths"
    package.mark_changed(SLIDE)
    return package


def test_parts_are_those_of_zipfile(deck: bytes) -> None:
    package = Package(deck, "deck.pptx")
    with opened(deck) as archive:
        assert list(package.names) == archive.namelist()
        assert [package.read(name) for name in package.names] == [archive.read(name) for name in package.names]
    assert SLIDE in package
    assert "ppt/slides/slide9.xml" not in package


def test_nothing_changed_is_the_very_input(deck: bytes) -> None:
    package = Package(deck, "deck.pptx")
    assert package.parts()[0] is deck
    package.tree(SLIDE)
    package.mark_changed(SLIDE)
    package.replace(WORKBOOK, package.read(WORKBOOK))
    assert package.parts()[0] is deck


def test_a_tree_is_the_same_each_time(deck: bytes) -> None:
    package = Package(deck, "deck.pptx")
    assert package.tree(SLIDE) is package.tree(SLIDE)


def test_one_changed_slide_leaves_all_other_bytes(deck: bytes) -> None:
    new = joined(title_changed(deck).parts())
    old_pieces, new_pieces = pieces(deck), pieces(new)
    assert list(old_pieces) == list(new_pieces)
    assert [name for name in old_pieces if old_pieces[name] != new_pieces[name]] == [SLIDE]
    with opened(deck) as before, opened(new) as after:
        assert after.testzip() is None
        for attribute in ("date_time", "compress_type", "external_attr", "create_system", "flag_bits", "extra"):
            was, now = (getattr(archive.getinfo(SLIDE), attribute) for archive in (before, after))
            assert was == now, attribute
    assert Presentation(io.BytesIO(new)).slides[0].shapes.title.text == "Rare earths"


def test_unchanged_bytes_are_views(deck: bytes) -> None:
    views = [part for part in title_changed(deck).parts() if isinstance(part, memoryview)]
    assert all(view.obj is deck for view in views)
    changed, directory = len(pieces(deck)[SLIDE].local), len(deck) - opened(deck).start_dir
    assert sum(map(len, views)) == len(deck) - changed - directory


def test_writing_is_deterministic(deck: bytes) -> None:
    assert joined(title_changed(deck).parts()) == joined(title_changed(deck).parts())


def test_change_and_change_back_is_the_input(deck: bytes) -> None:
    package = title_changed(deck)
    next(one for one in package.tree(SLIDE).iter("{*}t") if one.text == "Rare earths").text = "Seltene Erden"
    assert package.parts()[0] is deck


@pytest.mark.parametrize("kind", [memoryview, bytes])
def test_kinds_of_buffers(deck: bytes, kind: type) -> None:
    assert title_changed(kind(deck)).read(WORKBOOK) == Package(deck, "").read(WORKBOOK)


def test_mapped_file_can_be_closed_when_the_package_is_gone(deck: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        new = joined(title_changed(mapped).parts())
    assert new == joined(title_changed(deck).parts())


def test_package_within_the_package(deck: bytes) -> None:
    package = Package(deck, "deck.pptx")
    inner = package.inner(WORKBOOK)
    assert inner is package.inner(WORKBOOK)
    assert package.parts()[0] is deck
    strings = "xl/sharedStrings.xml"
    next(one for one in inner.tree(strings).iter("{*}t") if one.text == "Umsatz").text = "Sales"
    inner.mark_changed(strings)
    new = joined(package.parts())
    assert [name for name, piece in pieces(new).items() if piece != pieces(deck)[name]] == [WORKBOOK]
    with opened(opened(new).read(WORKBOOK)) as workbook:
        assert workbook.testzip() is None
        assert b"Sales" in workbook.read(strings)
    with pytest.raises(SourceError, match=r"deck\.pptx: ppt/slides/slide1\.xml: is not a zip file"):
        package.inner(SLIDE)


def test_missing_part_is_named(deck: bytes) -> None:
    package = Package(deck, "deck.pptx")
    with pytest.raises(SourceError, match=r"deck\.pptx: ppt/nothing\.xml: this part is missing"):
        package.read("ppt/nothing.xml")
    with pytest.raises(SourceError, match="missing"):
        package.replace("ppt/nothing.xml", b"")
    with pytest.raises(SourceError, match="missing"):
        package.mark_changed("ppt/nothing.xml")
    assert None not in package


def test_names_in_another_case_are_the_same_part(deck: bytes) -> None:
    package = title_changed(deck)
    assert SLIDE.upper() in package
    assert package.read(SLIDE.upper()) == package.read(SLIDE)
    assert package.tree(SLIDE.upper()) is package.tree(SLIDE)
    assert package.inner(WORKBOOK.upper()) is package.inner(WORKBOOK)
    package.mark_changed(SLIDE.upper())
    assert joined(package.parts()) == joined(title_changed(deck).parts())


def test_comment_and_what_is_before_the_zip_stay(deck: bytes) -> None:
    with zipfile.ZipFile(target := io.BytesIO(), "w") as archive:
        archive.writestr("a.xml", "<a/>")
        archive.comment = b"for the archive"
    assert opened(with_text(target.getvalue(), "a.xml", "b")).comment == b"for the archive"
    new = with_text(b"#!/bin/sh\n" + deck, SLIDE, "\n")
    assert new.startswith(b"#!/bin/sh\nPK\3\4")
    assert opened(new).testzip() is None


def test_trailing_bytes_do_no_harm(deck: bytes) -> None:
    assert opened(with_text(deck + b"\0" * 512, SLIDE, "\n")).testzip() is None


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_with_sizes_after_the_data(method: int) -> None:
    old = pack({"a.xml": "<a/>", "b.xml": "<b/>", "c.xml": "<c/>"}, method, streamed=True)
    new = with_text(old, "b.xml", "text")
    assert pieces(new)["a.xml"] == pieces(old)["a.xml"]
    assert pieces(new)["c.xml"] == pieces(old)["c.xml"]
    with opened(new) as archive:
        assert archive.testzip() is None
        assert archive.read("b.xml") == b"<b>text</b>"
        assert [info.flag_bits & 8 for info in archive.infolist()] == [8, 0, 8]


def test_changed_member_keeps_its_extra_fields_but_zip64() -> None:
    hint = b"\x20\xa2\x04\0\x28\0\0\0"  # Office's padding
    with zipfile.ZipFile(target := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo("a.xml", (2024, 2, 29, 12, 0, 2))
        info.extra, info.comment, info.external_attr = hint, b"note", 0o644 << 16
        with archive.open(info, "w", force_zip64=True) as file:
            file.write(b"<a/>")
    new = with_text(target.getvalue(), "a.xml", "b" * 50)
    local, info = pieces(new)["a.xml"].local, opened(new).getinfo("a.xml")
    assert local[35 : 35 + len(hint)] == info.extra == hint
    assert (info.comment, info.external_attr, info.date_time) == (b"note", 0o644 << 16, (2024, 2, 29, 12, 0, 2))


def test_part_of_another_method_is_kept_and_can_be_replaced_by_its_text() -> None:
    with zipfile.ZipFile(target := io.BytesIO(), "w") as archive:
        archive.writestr("a.xml", "<a/>")
        archive.writestr("b.bin", b"b" * 99, zipfile.ZIP_LZMA)
    new = with_text(target.getvalue(), "a.xml", "b")
    assert pieces(new)["b.bin"] == pieces(target.getvalue())["b.bin"]
    with pytest.raises(SourceError, match=r"b\.bin: is compressed by method 14"):
        Package(new, "deck.pptx").read("b.bin")


@pytest.mark.parametrize("streamed", [False, True])
def test_unzip_accepts_what_is_written(deck: bytes, tmp_path: Path, streamed: bool) -> None:
    if not shutil.which("unzip"):
        pytest.skip("no unzip here")
    with opened(deck) as archive:
        content = pack({name: archive.read(name) for name in archive.namelist()}, streamed=streamed)
    (tmp_path / "new.pptx").write_bytes(with_text(content, SLIDE, "\n"))
    done = subprocess.run(["unzip", "-t", tmp_path / "new.pptx"], capture_output=True, text=True, check=False)
    assert (done.returncode, "No errors detected" in done.stdout) == (0, True), done.stdout + done.stderr


def test_offsets_beyond_4_gb(tmp_path: Path) -> None:
    """The members are far apart in sparse files; the empty space between them is neither read nor written."""
    far, old, new = 5 << 30, tmp_path / "old.zip", tmp_path / "new.zip"
    with zipfile.ZipFile(old, "w") as archive:
        archive.writestr("a.xml", "<a/>")
        archive.writestr("b.xml", "<b/>")
        archive.start_dir = far
        archive.writestr("c.xml", "<c/>")
        archive.writestr("d.xml", "<d/>")
    if old.stat().st_blocks * 512 > 1 << 20:
        pytest.skip("no sparse files here")
    with old.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        package = Package(mapped, "old.zip")
        for name in ("a.xml", "d.xml"):
            package.tree(name).text = name
            package.mark_changed(name)
        with new.open("wb") as target:
            for part in (parts := package.parts()):
                target.seek(len(part), os.SEEK_CUR) if len(part) > 1 << 30 else target.write(part)
            gap = next(part for part in parts if len(part) > 1 << 30)
            target.seek(sum(len(part) for part in parts[: parts.index(gap)]))
            target.write(gap[:100])
            target.seek(-100 + sum(len(part) for part in parts[: parts.index(gap) + 1]))
            target.write(gap[-100:])
        del package, parts, part, gap
    with zipfile.ZipFile(new) as archive:
        assert archive.testzip() is None
        assert archive.read("d.xml") == b"<d>d.xml</d>"
        assert archive.getinfo("d.xml").header_offset > far


def test_peak_memory_with_300_mb_of_media(deck: bytes, tmp_path: Path) -> None:
    """A process of its own changes a slide, writes the deck and says how much memory it ever had, mapped files too."""
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc here")
    with zipfile.ZipFile(tmp_path / "big.pptx", "w") as archive, opened(deck) as source:
        with archive.open("ppt/media/film.mp4", "w") as film:
            for _ in range(300):
                film.write(os.urandom(1 << 10) * (1 << 10))
        for name in source.namelist():
            archive.writestr(name, source.read(name))
    program = """if True:
        import mmap, os, sys
        from loctool.formats.office.package import Package
        with open(sys.argv[1], "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            package = Package(mapped, "big.pptx")
            package.tree("ppt/slides/slide1.xml").text = "new"
            package.mark_changed("ppt/slides/slide1.xml")
            parts = package.parts()
            status = dict(line.split(":") for line in open("/proc/self/status"))
            print(sum(map(len, parts)), status["VmHWM"].split()[0])
            del package, parts
    """
    command = [sys.executable, "-c", program, tmp_path / "big.pptx"]
    size, peak = map(int, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert size > 300 << 20
    assert peak < 100_000  # kilobytes


def test_all_decks_are_themselves(okapi_decks: list[Path]) -> None:
    """All XML parts are parsed and said to be changed."""
    for path in okapi_decks:
        content = path.read_bytes()
        package = Package(content, path.name)
        for name in package.names:
            if name.endswith(XML) and package.read(name):
                package.tree(name)
                package.mark_changed(name)
        assert package.parts()[0] is content, path


def test_all_parts_of_all_decks_written_anew(okapi_decks: list[Path]) -> None:
    """Every XML part gets an attribute more, and has the same elements, texts and prefixes without it."""
    for path in okapi_decks:
        content = path.read_bytes()
        package = Package(content, path.name)
        names = [name for name in package.names if name.endswith(XML) and package.read(name)]
        for name in names:
            package.tree(name).set("added", "yes")
            package.mark_changed(name)
        new = joined(package.parts())
        assert opened(new).testzip() is None
        old_pieces, again = pieces(content), Package(new, path.name)
        for name, piece in pieces(new).items():
            if name in names:
                del again.tree(name).attrib["added"]
                assert etree.tostring(again.tree(name)) == etree.tostring(etree.fromstring(package.read(name)))
            else:
                assert piece == old_pieces[name], (path, name)
