"""Files of other tools: a changed entry looks as the tool itself would have written it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from babel.messages import Catalog as BabelCatalog
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import key_of
from loctool.catalog.layout.lines import Style, lay_out_string
from loctool.catalog.reader import catalog_in, read
from loctool.catalog.writer import save, text_of
from tests.catalog.entries import anything, prose
from tests.conftest import SAMPLES

SENTENCES = [
    f"Die Gewinnung seltener Erden kostet im Jahr {year} mehr als „Öl und Gas“ zusammen, so heißt es, in ganz Europa."
    for year in range(1990, 2010)
]
NEW = "Etwas ganz anderes, das ebenfalls so lang ist, dass es in jedem der Stile umgebrochen werden muss: „Öl“ usw."


def by_babel(texts: list[str]) -> str:
    catalog = BabelCatalog("de", header_comment="")
    for number, text in enumerate(texts):
        catalog.add(f"m{number}", text)
    written = io.BytesIO()
    write_po(written, catalog)
    return written.getvalue().decode()


def by_polib(texts: list[str]) -> str:
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgid=f"m{number}", msgstr=text) for number, text in enumerate(texts))
    return str(file)


def by_msgcat(texts: list[str], *options: str) -> str:
    if not shutil.which("msgcat"):
        pytest.skip("GNU gettext is not on PATH")
    command = ["msgcat", *options, "-"]
    return subprocess.run(command, input=by_polib(texts).encode(), capture_output=True, check=True).stdout.decode()


TOOLS = {
    "babel": by_babel,
    "polib": by_polib,
    "msgcat": by_msgcat,
    "msgcat-60": lambda texts: by_msgcat(texts, "--width=60"),
    "msgcat-100": lambda texts: by_msgcat(texts, "--width=100"),
    "msgcat-no-wrap": lambda texts: by_msgcat(texts, "--no-wrap"),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("tool", TOOLS)
def test_a_changed_entry_is_in_the_style_of_the_tool(tool: str, newline: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(TOOLS[tool](SENTENCES).replace("\n", newline).encode())
    catalog = read(path)
    assert not save(catalog)
    catalog.messages()[7].msgstr = NEW
    wanted = TOOLS[tool]([NEW if number == 7 else text for number, text in enumerate(SENTENCES)])
    assert without_date(text_of(catalog)) == without_date(wanted.replace("\n", newline))


@pytest.mark.parametrize("name", sorted(path.name for path in (SAMPLES / "changed").glob("*.po")))
def test_the_sample_that_a_tool_wrote_changes_into_the_one_that_it_wrote(name: str) -> None:
    catalog, wanted = read(SAMPLES / name), (SAMPLES / "changed" / name).read_bytes()
    theirs = {key_of(entry): entry for entry in catalog_in(wanted.decode(), Path(name)).messages()}
    changed = [entry for entry in catalog.messages() if entry.msgstr != theirs[key_of(entry)].msgstr]
    for entry in changed:
        entry.msgstr = theirs[key_of(entry)].msgstr
    assert (len(changed), text_of(catalog).encode()) == (1, wanted)


def without_date(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(('"POT-Cr', '"PO-Rev')))


@given(st.one_of(prose, anything.filter(lambda text: text.splitlines() == text.split("\n")[: len(text.splitlines())])))
def test_strings_as_polib_breaks_them(text: str) -> None:
    theirs = str(polib.POEntry(msgid="m", msgstr=text)).partition("\n")[2].rstrip("\n") + "\n"
    ours = lay_out_string("", "msgstr", text, Style(78, wrap="polib"))
    assert catalog_in(f'msgid "m"\n{ours}', Path("x.po")).entries[0].msgstr == text
    if all(char not in text for char in "\a\v\b\f"):  # polib escapes some of them only
        assert ours == theirs


@given(prose)
def test_strings_as_babel_breaks_them(text: str) -> None:
    ours = lay_out_string("", "msgstr", text, Style(76, wrap="babel"))
    assert ours in by_babel([text]).replace("\r", "\\r")
    assert catalog_in(f'msgid "m"\n{ours}', Path("x.po")).entries[0].msgstr == text
