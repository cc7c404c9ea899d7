"""Catalogs with faults, and what a check of them gives to the reports."""

from __future__ import annotations

from pathlib import Path

from loctool.project import find
from loctool.reports import Checked
from loctool.verbs.check import check

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {language}\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
)
LONG = "Die Regierung hat am Mittwoch in Berlin mitgeteilt, dass 1.000,5 Tonnen Seltene Erden pro Jahr nötig sind."
FAULTS = f"""
msgid "Beginn: 3. Mai 2024"
msgstr "Start: 3 March 2024"

# loctool: allow lost-number — the speaker's own words
msgid "Es sind 350 Tonnen."
msgstr "There are tonnes."

msgctxt "menu <b>"
msgid "Das ist <b>wichtig</b> & „gut“: <script>alert(1)</script>."
msgstr "This is <b>important & “good”: <script>alert(1)</script>."

msgid "{LONG}"
msgstr ""
"On Wednesday in Berlin, the German government announced that 1.000,5 tonnes "
"of rare earths per year are needed."

msgid "Abbau\\t\\"A\\""
msgstr "Mining\\t\\"A\\" "

#, python-format
msgid "%d Datei"
msgid_plural "%d Dateien"
msgstr[0] "%d file"
msgstr[1] "files  "

msgid "Titel"
msgstr "Title."

#~ msgid "Alt"
#~ msgstr "Old."
"""
"""Messages that rules with and without spans and fixes find something in; one finding is waived."""


def make_project(folder: Path, **catalogs: str) -> Path:
    """Write a project whose catalogs have these messages: language -> the lines below the header."""
    folder.mkdir(exist_ok=True)
    (folder / "loctool.toml").write_text(
        f'name = "T"\nsource_language = "de"\ntargets = {[*catalogs]}\ncatalogs = ["po/{{language}}.po"]\n', "utf-8"
    )
    (folder / "po").mkdir(exist_ok=True)
    for language, lines in catalogs.items():
        (folder / "po" / f"{language}.po").write_text(HEADER.format(language=language) + lines, "utf-8", newline="")
    return folder


def check_project(folder: Path) -> Checked:
    """Return the result of checking all catalogs of a project."""
    names = tuple(sorted(path.relative_to(folder).as_posix() for path in folder.glob("po/*.po")))
    return Checked(tuple(check(find(folder))), folder, names)
