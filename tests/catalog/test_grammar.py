"""Broken files are refused with their line, as msgfmt does; what is merely odd is read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from loctool.catalog.reader import read
from loctool.catalog.syntax.grammar import parse
from loctool.catalog.syntax.merge_marks import conflict_message
from loctool.catalog.syntax.mistakes import PoSyntaxError
from loctool.errors import CatalogError

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

BROKEN = {
    '\u00a0\nmsgid "a"\nmsgstr "b"\n': (4, "the character U+00A0 outside the quotation marks; delete it or write a space"),
    'msgid\u202f"a"\nmsgstr "b"\n': (4, "the character U+202F outside the quotation marks; delete it or write a space"),
    '#| msgctxt "o"\nmsgid "a"\nmsgstr "b"\n': (5, "#| msgctxt without #| msgid; add one behind it, or delete the line"),
    '#| msgid "o"\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n': (5, "a comment between #| and msgid; move it in front of #|"),
    '# C:\\\nmsgid "a"\nmsgstr "b"\n': (4, "a comment that ends with a backslash hides the next line from gettext; add a space behind it"),
    'domain "x" "y"\nmsgid "a"\nmsgstr "b"\n': (4, "a string that belongs to no keyword; put msgid or msgstr in front of it"),
    'msgid "a\nmsgstr "b"\n': (4, "a string without its closing quotation mark; close it in this line (a mark inside is \\\")"),
    'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d"\n': (5, "a string without its closing quotation mark; close it in this line (a mark inside is \\\")"),
    'msgid "a\\"\nmsgstr "b"\n': (4, "a string without its closing quotation mark; close it in this line (a mark inside is \\\")"),
    'msgis "a"\nmsgstr "b"\n': (4, "unknown keyword 'msgis'; known are msgctxt, msgid, msgid_plural and msgstr"),
    'msgid "a"\nmsgstrr "b"\n': (5, "unknown keyword 'msgstrr'; known are msgctxt, msgid, msgid_plural and msgstr"),
    '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n': (4, conflict_message("<<<<<<<")),
    '#~ foo\n': (4, "unknown keyword 'foo'; known are msgctxt, msgid, msgid_plural and msgstr"),
    'msgid "a" x\nmsgstr "b"\n': (4, "text outside the quotation marks; delete it or quote it"),
    "msgid 'a'\nmsgstr 'b'\n": (4, "text outside the quotation marks; delete it or quote it"),
    'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n': (4, "the message has no msgstr; add one behind it"),
    'msgid "a"\n': (4, "the message has no msgstr; add one behind it"),
    'msgid "a"\nmsgctxt "x"\nmsgstr "b"\n': (4, "the message has no msgstr; add one behind it"),
    'msgid "a"\nmsgid_plural "b"\n\nmsgid "c"\nmsgstr ""\n': (4, "the message has no msgstr; add one behind it"),
    'msgid "a"\nmsgstr "b"\nmsgstr "c"\n': (6, "msgstr without a msgid before it; add one, or delete these lines"),
    'msgid\nmsgstr "b"\n': (4, 'msgid without a string; write "" behind it'),
    'msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n': (6, "a plural message has its forms in msgstr[0], msgstr[1], ...; number this one"),
    'msgid "a"\nmsgstr[0] "b"\n': (5, "plural forms without msgid_plural; add one behind msgid"),
    'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[2] "c"\n': (7, "plural form 2 where form 1 is due; number them from 0"),
    'msgid "a\\q"\nmsgstr "b"\n': (4, "\\q is not an escape; write \\\\ for a backslash"),
    '#~ msgid "a"\nmsgstr "b"\n': (5, "only a part of the message is marked obsolete; put #~ before all its lines"),
    '#~ msgid "a"\n#~ msgstr "b"\n"c"\n': (6, "only a part of the message is marked obsolete; put #~ before all its lines"),
    '#| msgid "old"\n"x"\nmsgid "a"\nmsgstr "b"\n': (5, "the line does not continue the one before; check its mark #|"),
    'msgid "a"\n# c\nmsgstr "b"\n': (5, "a comment inside a message; move it in front of the message"),
    'msgid "a"\nmsgstr ""\n# c\n"b"\n': (7, "a string that belongs to no keyword; put msgid or msgstr in front of it"),
    'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n': (7, "defines the message 'a' again (first in line 4); join the two with msguniq"),
    'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n': (7, "defines the message 'a' again (first in line 4); join the two with msguniq"),
}  # fmt: skip

ODD = [
    "",
    'msgid "a" "b"\nmsgstr "c""d"\n',
    '  msgid   "a"\n\tmsgstr\t"b"  \n',
    'msgid "a"\n\nmsgstr "b"\n\n"c"\n',
    'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n#~ msgid "e"\n#~ msgstr "f"\n',
    'msgid "a\\303\\266\\x41"\nmsgstr "b"\n',
    'msgid "a\tb"\nmsgstr "b"\n',
    '#~\n#|\nmsgid "a"\nmsgstr "b"\n',
    'msgctxt ""\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    'msgctxt "h"\nmsgid ""\nmsgstr "c"\n',
    'msgid "a"\nmsgid_plural "as"\nmsgstr[ 0 ] "b"\nmsgstr [1] "c"\n',
    "#, fuzzy\n",
    'msgid "a"\nmsgstr "b"',
]


def msgfmt_accepts(path: Path) -> bool:
    return subprocess.run(["msgfmt", "-o", "/dev/null", path], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("text", BROKEN)
def test_broken(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.po"
    path.write_text(HEADER + text)
    with pytest.raises(CatalogError) as refused:
        read(path)
    assert (refused.value.line, refused.value.message) == BROKEN[text]
    assert not shutil.which("msgfmt") or not msgfmt_accepts(path)


@pytest.mark.parametrize("text", ODD)
def test_odd(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.po"
    path.write_text(HEADER + text)
    read(path)
    assert not shutil.which("msgfmt") or msgfmt_accepts(path)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b'msgid "a\xff"\nmsgstr ""\n', 1, "is not UTF-8 (byte 0xff); convert it, for example with iconv -t utf-8"),
        (b'msgid "a"\nmsgstr "\0"\n', 2, "holds a NUL or EOT byte, which .mo files have other uses for; delete it"),
        (
            b'# c\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-R\\n"\n',
            2,
            "declares the charset KOI8-R; convert it with msgconv -t UTF-8",
        ),
    ],
)
def test_bytes(tmp_path: Path, content: bytes, line: int, message: str) -> None:
    path = tmp_path / "bytes.po"
    path.write_bytes(content)
    with pytest.raises(CatalogError) as refused:
        read(path)
    assert (refused.value.path, refused.value.line, refused.value.message) == (str(path), line, message)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"none\.po: cannot be read: No such file or directory"):
        read(tmp_path / "none.po")


@pytest.mark.parametrize("escape", [r"\0", r"\000", r"\x00", r"\4"])
def test_escapes_of_bytes_that_mo_files_part_texts_by_are_refused(escape: str) -> None:
    with pytest.raises(PoSyntaxError, match="NUL or EOT"):
        parse(f'msgid "a{escape}"\nmsgstr ""\n')
