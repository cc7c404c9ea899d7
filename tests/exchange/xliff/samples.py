"""Catalogs to send out, and files that come back."""

from __future__ import annotations

from pathlib import Path

from loctool.catalog.reader import Catalog, catalog_in
from loctool.exchange.applying import Applied, apply_returned
from loctool.exchange.units import Returned, bundle_of
from loctool.exchange.xliff import read_xliff, write_xliff

PATH = "locales/ru/LC_MESSAGES/klima.po"
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: ru\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"""
KLIMA = rf"""{HEADER}
#. slide title
#: source/klima.md
msgid "**Grün** ist [die *Höhe*](x.md \"Titel\")"
msgstr "**Зелёный** — [*высота*](x.md \"Титул\")"

# Meint das Erz?
# loctool: term Erz → руда; минерал
# loctool: term NATO, do not translate
#. bullet of slide "Grün"
#. room: 1 line, about 20 characters
#: source/klima.md
#, fuzzy
msgid "Erz & {{name}} <b>\r\nund NATO\a"
msgstr "Руда & {{name}} <b>\r\nи НАТО\a"

#: source/klima.md
#, fuzzy
#| msgid "Alt"
msgid "Neu"
msgstr "Старый"

#: source/klima.md
msgid "Leer"
msgstr ""

#: source/app.c
#, c-format
msgctxt "Menü"
msgid "%d Erz"
msgid_plural "%d Erze"
msgstr[0] "%d руда"
msgstr[1] ""
msgstr[2] ""
"""


def catalog(text: str = KLIMA) -> Catalog:
    return catalog_in(text, Path(PATH))


def message(source: str, target: str = "", state: str = "") -> str:
    """Return a catalog with one message, in PO syntax."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for text in (source, target))
    msgid, msgstr = quoted
    return f'{HEADER}\n#: a.md\n{state}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def sent(of: Catalog) -> str:
    """Return the file of a catalog."""
    return write_xliff([bundle_of(of, ("klima", PATH), ("de", "ru"))]).decode()


def returned(tmp_path: Path, text: str) -> tuple[Returned, ...]:
    """Return the messages of a file with one bundle."""
    path = tmp_path / "back.xlf"
    path.write_bytes(text.encode())
    (bundle,) = read_xliff(path)
    return bundle.units


def brought(tmp_path: Path, of: Catalog, text: str) -> Applied:
    return apply_returned(of, returned(tmp_path, text))
