"""Random packages with random changes: everything else keeps its bytes and its order."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.office.package import Package
from tests.formats.office.zips import Unseekable, joined, opened, pieces

NAMES = st.lists(
    st.text("abcäж. _-", min_size=1, max_size=8).filter(lambda name: name.strip(".") and name == name.lower()),
    min_size=1,
    max_size=6,
    unique=True,
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40
)
EXTRA = st.sampled_from([b"", b"\x20\xa2\x04\0\x28\0\0\0", b"\x55\x54\5\0\1\0\0\0\0\x99\x99\0\0"])


@st.composite
def packages(draw: st.DrawFn) -> bytes:
    """Return a zip file of XML parts, of files that are none, and of folders."""
    target = Unseekable() if draw(st.booleans()) else io.BytesIO(draw(st.sampled_from([b"", b"#!before\n"])))
    if isinstance(target, io.BytesIO):
        target.seek(0, io.SEEK_END)
    with zipfile.ZipFile(target, "w") as archive:  # type: ignore[call-overload]
        archive.comment = draw(st.sampled_from([b"", b"comment"]))
        for name in draw(NAMES):
            info = zipfile.ZipInfo(draw(st.sampled_from(["", "ppt/", "d/e/"])) + name, (2020, 1, 2, 3, 4, 6))
            info.compress_type = draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
            info.extra, info.comment = draw(EXTRA), draw(st.binary(max_size=4))
            info.external_attr = draw(st.integers(0, (1 << 32) - 1))
            content = draw(TEXTS.map(lambda text: f"<a>{escaped(text)}</a>".encode()) | st.binary(max_size=80))
            with archive.open(info, "w", force_zip64=draw(st.booleans())) as file:
                file.write(content)
        if draw(st.booleans()):
            archive.writestr("folder/", b"")
    return bytes(target.content) if isinstance(target, Unseekable) else target.getvalue()


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(packages(), st.data())
def test_only_what_changes_is_written_anew(content: bytes, data: st.DataObject) -> None:
    package = Package(content, "deck.pptx")
    with opened(content) as archive:
        old = {info.orig_filename: archive.read(info) for info in archive.infolist()}
    assert {name: package.read(name) for name in package.names} == old
    new = dict(old)
    for name in data.draw(st.lists(st.sampled_from(package.names), unique=True)):
        if old[name].startswith(b"<a>"):
            text = data.draw(TEXTS)
            package.tree(name).text = text
            package.mark_changed(name)
            new[name] = old[name] if text == (tree_text(old[name])) else f"<a>{escaped(text)}</a>".encode()
        else:
            new[name] = data.draw(st.just(old[name]) | st.binary(max_size=50))
            package.replace(name, new[name])
    written = joined(package.parts())
    if new == old:
        assert package.parts()[0] is content
    assert canonical(read_all(written)) == canonical(new)
    before, after = pieces(content), pieces(written)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == [name for name in old if old[name] != new[name]]
    assert sorted(before, key=lambda name: content.index(before[name].local)) == sorted(
        after, key=lambda name: written.index(after[name].local)
    )
    with opened(written) as archive, opened(content) as source:
        assert archive.testzip() is None
        assert archive.comment == source.comment
        for one, other in zip(archive.infolist(), source.infolist(), strict=True):
            for attribute in ("date_time", "compress_type", "external_attr", "comment", "create_version"):
                assert getattr(one, attribute) == getattr(other, attribute)
    again = Package(written, "deck.pptx")
    assert again.parts()[0] is written


def tree_text(xml: bytes) -> str:
    from lxml import etree

    return etree.fromstring(xml).text or ""


def read_all(content: bytes) -> dict[str, bytes]:
    with opened(content) as archive:
        return {info.orig_filename: archive.read(info) for info in archive.infolist()}


def canonical(parts: dict[str, bytes]) -> dict[str, bytes | str]:
    """Return the parts, those of XML by their text: `<a></a>` is `<a/>`."""
    return {
        name: tree_text(part) if part.startswith(b"<a") and part.endswith(b">") else part
        for name, part in parts.items()
    }
