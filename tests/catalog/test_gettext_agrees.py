"""What msgfmt reads, loctool reads, with the same .mo; what msgfmt refuses, loctool refuses."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.faults import FATAL, find_faults
from loctool.catalog.reader import catalog_in, table_in
from loctool.catalog.syntax.comments import gettext_ships
from loctool.catalog.writer import save, text_of
from loctool.compiling.line_breaks import uneven_message
from loctool.compiling.mo import compile_mo, shipped_messages
from loctool.errors import CatalogError
from tests.conftest import Gettext

HERE = Path("a.po")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
A = 'msgid "a"\nmsgstr "b"\n'
GONE = '#~ msgid "z"\n#~ msgstr "y"\n'
PLURAL = 'msgid "p"\nmsgid_plural "ps"\nmsgstr[0] "f"\nmsgstr[1] "g"\n'

READ = [
    # white space and line ends
    "\f\v\n" + A, 'msgid\f"a"\n\vmsgstr "b"\n', 'msgid "a"\rmsgstr "b"\r', 'msgid "a\rb"\nmsgstr "b"\n', A.replace("\n", "\r\n"),
    'msgid"a"msgstr"b"', 'msgid\n"a"\nmsgstr\n\n"b"', 'msgid "p"\nmsgid_plural "ps"\nmsgstr\n[ 0 ] "f"',
    'msgid "a" msgstr "b" msgid "c" msgstr "d"', 'msgid "a" "b" msgstr "c" # note', 'msgid "a" msgstr "b" #~ msgid "z" msgstr "y"\n' + PLURAL,
    # comments
    " # note\n" + A, "\t#, fuzzy\n" + A, "#~ # note\n" + GONE, "#~ # note\n" + A, "#~ #, fuzzy\n" + A, "#!fuzzy\n" + A, "#! c-format, fuzzy\n" + A,
    "#, fuzzy\n# note\n#: a.c\n" + A, "#= fuzzy\n" + A.replace("b", ""), "#,\u00a0fuzzy\n" + A, A + "# the end", "#~\n#|\n" + A + "#~\n",
    # previous texts and obsolete messages
    '#| msgctxt "c"\n#| msgid "o"\n#| msgid_plural "os"\nmsgctxt "m"\n' + A, '#~ #| msgid "o"\n' + GONE, '#~| msgid "o"\n' + GONE, '#| #~ msgid "o"\n' + GONE,
    "#| # note\n\n" + A, "#| # note\n# more\n\n" + A, '#| msgid ""\n"old"\n'.replace('"old"', '#| "old"') + A,
    # a line that goes on behind a backslash
    "# C:\\\n# D:\n" + A, 'msgid "a\\\nb"\nmsgstr "c"\n', "\\\n" + A, A + "# C:\\", "# C:\\\r\n" + A, 'msg\\\nid "a"\nmsgstr "b"\n',
    # escapes
    'msgid "a"\nmsgstr "\\303"\n"\\266\\x41\\501\\t"\n', 'msgid "a\\x12341"\nmsgstr "b"\n',
    # domains
    'domain "x"\n' + A, A + 'domain "x"\n' + PLURAL, '# c\n#, fuzzy\ndomain "x"\n' + A, '#~ domain "x"\n' + A, A + 'domain\n"x"', 'domain "x" msgid "a" msgstr "b"',
    # plurals
    'msgid "a"\nmsgid_plural ""\nmsgstr[0] "f"\nmsgstr[1] "g"\n', PLURAL.replace('"g"', '""'), PLURAL.replace('"f"', '""'),
]  # fmt: skip
REFUSED = [
    "\u00a0\n" + A, "\u2028\n" + A, "\x1c\n" + A, "\x85" + A, "\ufeff" + A, '\u00a0msgid "a"\nmsgstr "b"', 'msgid\u00a0"a"\nmsgstr "b"',
    '#| msgctxt "x"\n' + A, '#| msgctxt "x"\nmsgctxt "y"\n' + A, '#| msgid "o"\n# c\n' + A, '#| msgid "o"\n#, fuzzy\n' + A, '#| msgid "x"\n#| msgid "y"\n' + A,
    'msgctxt "q"\n#| msgid "x"\n' + A, A + '#| msgid "x"\n', '#| msgstr "x"\n' + A, '#| msgid "x"\n' + GONE, '#~| msgid "x"\n' + A, '#~ msgid\n"x"\n#~ msgstr "y"',
    '#| # note\n' + A, '#~ | msgid "o"\n' + GONE, "#~~ " + A, '#~ msgctxt "o"\n' + A, "# C:\\\n" + A, 'msgid "a\\\r\nb"\nmsgstr "c"\n', 'msgid "a\\xg"\nmsgstr ""\n',
    'domain "x" "y"\n' + A, 'msgid "a"\ndomain "x"\nmsgstr "b"', '#| domain "x"\n' + A, "domain\n" + A, A + "domain", "# c\ndomain # d\n",
    '$msgid "a"\nmsgstr "b"', 'msgid "a",\nmsgstr "b"', 'msgid "a"\nmsgstr [] "b"', 'msgid "p"\nmsgid_plural "ps"\nmsgid[0] "x"', 'msgid "a"\nmsgstr', "[0]", "0",
    'msgid "p"\nmsgid_plural "ps"\nmsgstr[1] "f"', 'msgid "a" msgstr "b" msgid "c"', 'msgid "a" # c\nmsgstr "b"',
]  # fmt: skip
PIECES = [
    *(A, PLURAL, GONE, 'msgid "g" msgstr "h" ', 'msgctxt "m"\nmsgid "a"\nmsgstr ""\n"b"\n', '#| msgid "o"\nmsgid "e"\nmsgstr "d"\n'),
    *('msgid "a"\n', 'msgstr "c"\n', "msgid ", "msgstr", "[0]", "[ 1 ]", 'msgctxt "m"\n', 'msgid_plural "p"\n', 'msgstr[0] "f"\n', 'domain "d"\n', "domain "),
    *("#~ ", "#| ", "#~| ", "#~", "#|", "# note\n", "#, fuzzy\n", "#, c-format\n", "#. x\n", "#! fuzzy\n", "# c \\\n", '#| msgid "o"\n', '#| msgctxt "c"\n'),
    *("\n", "\n", " ", "\t", "\f", "\v", "\r", "\r\n", "\u00a0", "x", "0", "|", "\\\n", '"a"', '"b"', '""', '"\\303"', '"\\266"', '"x\\n"'),
]  # fmt: skip
OURS = ("in a line", "hides the next line", "reaches into this line", "two obsolete", "are not UTF-8", "again (first")
"""Mistakes that loctool alone refuses: what cannot be kept, and twins in one line."""


def msgfmt(text: str, folder: Path) -> bytes | None:
    """Return the .mo file that msgfmt makes, empty if it makes none for want of messages, None if it refuses."""
    (folder / "a.po").write_bytes(text.encode())
    (folder / "a.mo").unlink(missing_ok=True)
    done = subprocess.run(["msgfmt", "-o", folder / "a.mo", folder / "a.po"], capture_output=True, check=False)
    if done.returncode:
        return None
    return (folder / "a.mo").read_bytes() if (folder / "a.mo").exists() else b""


def loctool(text: str) -> bytes | None:
    """Return what compile makes of a text, None if it refuses."""
    try:
        table = table_in(text, HERE)
    except CatalogError:
        return None
    return compile_mo(table) if uneven_message(table, shipped_messages(table)) is None else None


@pytest.mark.usefixtures("gettext_tool")
@pytest.mark.parametrize("text", READ)
def test_what_gettext_reads_is_read(text: str, tmp_path: Path) -> None:
    text = HEADER + text
    made = msgfmt(text, tmp_path)
    assert made is not None
    assert loctool(text) == made
    assert text_of(catalog_in(text, HERE)) == text
    assert not [fault for fault in find_faults(text.encode(), "de") if fault.rule in FATAL]


@pytest.mark.usefixtures("gettext_tool")
@pytest.mark.parametrize("text", REFUSED)
def test_what_gettext_refuses_is_reported(text: str, tmp_path: Path) -> None:
    text = text if text.startswith("\ufeff") else HEADER + text
    assert msgfmt(text, tmp_path) is None
    assert find_faults(text.encode(), "de")
    assert text.startswith("\ufeff") or loctool(text) is None


@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_any_text(gettext_tool: Gettext, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = HEADER + text
    made = msgfmt(text, tmp_path_factory.getbasetemp())
    try:
        catalog = catalog_in(text, HERE)
    except CatalogError as problem:
        refused = problem.message
        assert made is None or any(words in refused for words in OURS)
        return
    assert text_of(catalog) == text
    if not any(entry.fuzzy and gettext_ships(entry.lines or "") for entry in catalog.entries):
        assert loctool(text) == made


@pytest.mark.usefixtures("gettext_tool")
@pytest.mark.parametrize("text", READ)
def test_a_changed_entry_leaves_the_others(text: str, tmp_path: Path) -> None:
    path = tmp_path / "changed.po"
    for number in range(len(catalog_in(HEADER + text, HERE).messages())):
        path.write_bytes((HEADER + text).encode())
        catalog = catalog_in(HEADER + text, path)
        entry = catalog.messages()[number]
        entry.msgstr, entry.tcomment = ("" if entry.msgstr_plural else "new"), "new"
        kept = [one.lines for one in catalog.entries if one is not entry]
        save(catalog)
        again = catalog_in(path.read_bytes().decode(), path)
        assert [one.lines for one in again.entries if one.msgid != entry.msgid or one.msgctxt != entry.msgctxt] == kept
        assert again.messages()[number].tcomment == "new"
        assert msgfmt(path.read_bytes().decode(), tmp_path) is not None
        assert text.count("domain") == path.read_bytes().decode().count("domain")


@pytest.mark.usefixtures("gettext_tool")
@pytest.mark.parametrize(
    "flags",
    [
        "#=fuzzy", "#= fuzzy", "#= c-format, fuzzy", "#=fuzzy\n#, c-format", "#, c-format\n#= fuzzy", "#= fuzzy\n# note",
        "#= fuzzy\n#, fuzzy", "#, fuzzy\n#= c-format", "#= c-format\n#, fuzzy", "#! fuzzy", "#, fuzzy\n#= fuzzy",
    ],
)  # fmt: skip
def test_flags_that_gettext_does_not_see(flags: str, tmp_path: Path) -> None:
    text = f"{HEADER}{flags}\n{A}"
    assert not shipped_messages(table_in(text, HERE))
    mo = msgfmt(text, tmp_path)
    assert mo is not None
    found = [one.line for one in find_faults(text.encode(), "de") if one.rule == "flag-lines"]
    shipped = b"b\0" in mo
    assert found == ([text[: text.index('msgid "a"')].count("\n") + 1] if shipped else [])


def test_flags_in_two_lines() -> None:
    text = HEADER.replace('"C', '"Language: de\\nC') + "#, fuzzy\n#, c-format\n" + A
    assert [(one.rule, one.line) for one in find_faults(text.encode(), "de")] == [("flag-lines", 5)]
    assert not shipped_messages(table_in(text, HERE))
    for right in (
        "#, c-format\n#, fuzzy\n" + A,
        "#, fuzzy, c-format\n" + A,
        "#, fuzzy\n# note #, x\n" + A,
        "#, fuzzy\n#. b\n" + A + "\n#, c-format\n" + PLURAL,
    ):
        assert "flag-lines" not in [one.rule for one in find_faults((HEADER + right).encode(), "de")]


@pytest.mark.usefixtures("gettext_tool")
@pytest.mark.parametrize(
    "header",
    [
        'msgstr ""\n',
        'msgstr "POT-Creation-Date: 1\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"POT-Creation-Date: 2\\n"\n',
        'msgstr "X-POT-Creation-Date: 1\\nContent-Type: text/plain; charset=UTF-8\\nPOT-Creation-Date: 2"\n',
        'msgid_plural ""\nmsgstr[0] "Content-Type: text/plain; charset=UTF-8\\nPOT-Creation-Date: 2\\n"\nmsgstr[1] "x"\n',
        'msgid_plural "q"\nmsgstr[0] "Content-Type: text/plain; charset=UTF-8\\n"\nmsgstr[1] "POT-Creation-Date: 1\\n"\n',
        'msgid_plural "q"\nmsgstr[0] ""\nmsgstr[1] "x"\n',
        'msgstr "Content-Type: text/plain; charset=UTF-8 \\n"\n',
        'msgstr "Content-Type: text/plain; charset= UTF-8\\n"\n',
        'msgstr "Content-Type: text/plain; charset=UTF-8 x\\n"\n',
        'msgstr "Content-Type: text/plain; charset=UTF-8; format=flowed\\n"\n',
    ],
)
def test_headers(header: str, tmp_path: Path) -> None:
    text = f'msgid ""\n{header}\n{A}\nmsgid "ä"\nmsgstr "ö"\n'
    assert loctool(text) == msgfmt(text, tmp_path)
    assert text_of(catalog_in(text, HERE)) == text


@pytest.mark.usefixtures("gettext_tool")
@pytest.mark.parametrize("end", ["{}\\n", "\\n{}", "\\n{}\\n"])
@pytest.mark.parametrize(
    ("message", "read"),
    [
        ('msgid "A"\nmsgstr "b"', False), ('msgid "a"\nmsgstr "B"', False), ('msgid "A"\nmsgstr "B"', True), ('msgid "A"\nmsgstr ""', True),
        ('#, fuzzy\nmsgid "A"\nmsgstr "b"', True), ('#~ msgid "A"\n#~ msgstr "b"', True), ('msgctxt "q"\nmsgid ""\nmsgstr "B"', True),
        ('msgid "A"\nmsgid_plural "b"\nmsgstr[0] "B"\nmsgstr[1] "B"', False), ('msgid "A"\nmsgid_plural "B"\nmsgstr[0] "B"\nmsgstr[1] ""', False),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "b"\nmsgstr[1] "B"', False), ('msgid "A"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""', True),
    ],
)  # fmt: skip
def test_line_breaks_at_the_ends(message: str, end: str, *, read: bool, tmp_path: Path) -> None:
    text = HEADER + message.replace("A", end.format("a")).replace("B", end.format("b")) + "\n"
    assert (msgfmt(text, tmp_path) is not None) == read
    assert (loctool(text) is not None) == read


@pytest.mark.usefixtures("gettext_tool")
def test_a_backslash_at_the_end_of_a_comment(tmp_path: Path) -> None:
    catalog = catalog_in(HEADER + A, tmp_path / "a.po")
    entry = catalog.messages()[0]
    entry.comment, entry.tcomment = "C:\\", "one\\\ntwo\\"
    save(catalog)
    text = (tmp_path / "a.po").read_text()
    assert msgfmt(text, tmp_path) == loctool(text) == loctool(HEADER + A)
    again = catalog_in(text, HERE).messages()[0]
    assert (again.comment, again.tcomment) == ("C:\\", "one\\\ntwo\\")
