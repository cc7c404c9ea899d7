"""Compiled catalogs are read by those for whom they are made: libintl from C, PHP, and programs in JavaScript."""

from __future__ import annotations

import gettext
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from loctool.compiling.json_formats import i18next, jed
from loctool.compiling.mo import MoOptions, compile_mo
from loctool.errors import CatalogError
from tests.catalog.entries import table_at

RUSSIAN = """msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "%d Blatt"
msgid_plural "%d Blätter"
msgstr[0] "%d лист"
msgstr[1] "%d листа"
msgstr[2] "%d листов"

msgid "Öffnen: a.b"
msgstr "Открыть"

msgctxt "menu"
msgid "Öffnen: a.b"
msgstr "Открыть…"

#, fuzzy
msgid "doubted"
msgstr "сомнительно"

msgid "none"
msgstr ""
"""
MANY = "".join(f'\nmsgid "Satz {n * 7919}"\nmsgstr "фраза {n}"\n' for n in range(2000))

C_CLIENT = r"""
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
int main(void) {
    if (!setlocale(LC_ALL, "C.UTF-8")) return 3;
    bindtextdomain("deck", "locales");
    bind_textdomain_codeset("deck", "UTF-8");
    textdomain("deck");
    puts(gettext("Öffnen: a.b"));
    puts(gettext("menu\004Öffnen: a.b"));
    puts(gettext("doubted"));
    puts(gettext("none"));
    for (int n = 0; n < 130; n++) puts(ngettext("%d Blatt", "%d Blätter", n));
    for (int n = 0; n < 2000; n++) {
        char key[40], wanted[40];
        sprintf(key, "Satz %d", n * 7919);
        sprintf(wanted, "фраза %d", n);
        if (strcmp(gettext(key), wanted)) { printf("lost %s\n", key); return 4; }
    }
    return 0;
}
"""
PHP_CLIENT = r"""<?php
setlocale(LC_ALL, "C.UTF-8") or exit(3);
bindtextdomain("deck", "locales"); bind_textdomain_codeset("deck", "UTF-8"); textdomain("deck");
echo gettext("Öffnen: a.b"), "\n", gettext("menu\004Öffnen: a.b"), "\n", gettext("doubted"), "\n", gettext("none"), "\n";
for ($n = 0; $n < 130; $n++) echo ngettext("%d Blatt", "%d Blätter", $n), "\n";
"""
NODE_CLIENT = """
const messages = JSON.parse(require("fs").readFileSync("deck.json"));
const rules = new Intl.PluralRules("ru");
console.log(messages["Öffnen: a.b"]); console.log(messages["Öffnen: a.b_menu"]);
console.log(messages["doubted"] ?? "doubted"); console.log(messages["none"] ?? "none");
for (let n = 0; n < 130; n++) console.log(messages["%d Blatt_" + rules.select(n)]);
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deck.po").write_text(RUSSIAN + MANY)
    (tmp_path / "locales" / "ru" / "LC_MESSAGES").mkdir(parents=True)
    return tmp_path


def wanted() -> list[str]:
    """Return what every client must print."""
    forms = ["%d лист", "%d листа", "%d листов"]
    rule = gettext.c2py("n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2")  # type: ignore[attr-defined]
    return ["Открыть", "Открыть…", "doubted", "none", *(forms[rule(n)] for n in range(130))]


def said_by(command: list[str | Path], folder: Path) -> list[str]:
    environment = {"PATH": os.environ["PATH"], "LANGUAGE": "ru", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, text=True)
    if done.returncode == 3:
        pytest.skip("there is no locale C.UTF-8")
    assert done.returncode == 0, done.stdout[-500:] + done.stderr
    return done.stdout.splitlines()


OPTIONS = [MoOptions(), MoOptions(hashed=False), MoOptions(endian="big"), MoOptions(hashed=False, endian="big")]


@pytest.fixture(scope="module")
def c_client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (compiler := shutil.which("cc") or shutil.which("gcc")):
        pytest.skip("there is no C compiler")
    folder = tmp_path_factory.mktemp("client")
    (folder / "client.c").write_text(C_CLIENT)
    built = subprocess.run([compiler, "-o", "client", "client.c"], cwd=folder, capture_output=True, check=False)
    if built.returncode and subprocess.run([compiler, "-o", "client", "client.c", "-lintl"], cwd=folder).returncode:
        pytest.skip("there is no libintl to compile against")
    return folder / "client"


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_c(options: MoOptions, folder: Path, c_client: Path) -> None:
    content = compile_mo(table_at(folder / "deck.po"), options)
    (folder / "locales" / "ru" / "LC_MESSAGES" / "deck.mo").write_bytes(content)
    assert said_by([c_client], folder) == wanted()


@pytest.mark.skipif(
    not shutil.which("php") or b"gettext" not in subprocess.run(["php", "-m"], capture_output=True).stdout.split(),
    reason="PHP with gettext is not on PATH",
)
def test_php(folder: Path) -> None:
    (folder / "locales" / "ru" / "LC_MESSAGES" / "deck.mo").write_bytes(compile_mo(table_at(folder / "deck.po")))
    (folder / "client.php").write_text(PHP_CLIENT)
    assert said_by(["php", "client.php"], folder) == wanted()


@pytest.mark.skipif(not shutil.which("node"), reason="node is not on PATH")
def test_javascript_with_the_plural_rules_of_the_runtime(folder: Path) -> None:
    (folder / "deck.json").write_bytes(i18next(table_at(folder / "deck.po"), "deck", "ru", MoOptions()))
    (folder / "client.js").write_text(NODE_CLIENT)
    assert said_by(["node", "client.js"], folder) == wanted()


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_standard_library(options: MoOptions, folder: Path) -> None:
    found = gettext.GNUTranslations(io.BytesIO(compile_mo(table_at(folder / "deck.po"), options)))
    said = [found.gettext("Öffnen: a.b"), found.pgettext("menu", "Öffnen: a.b"), found.gettext("doubted"), "none"]
    assert [*said, *(found.ngettext("%d Blatt", "%d Blätter", n) for n in range(130))] == wanted()


def test_json_for_jed(tmp_path: Path) -> None:
    (tmp_path / "deck.po").write_text(RUSSIAN)
    made = json.loads(jed(table_at(tmp_path / "deck.po"), "deck", "ru", MoOptions()))
    head = made["locale_data"]["deck"].pop("")
    assert (made["domain"], head["domain"], head["lang"]) == ("deck", "deck", "ru")
    assert head["plural_forms"].startswith("nplurals=3; plural=(n%10==1")
    assert made["locale_data"]["deck"] == {
        "%d Blatt": ["%d лист", "%d листа", "%d листов"],
        "Öffnen: a.b": ["Открыть"],
        "menu\x04Öffnen: a.b": ["Открыть…"],
    }


def test_json_for_i18next(tmp_path: Path) -> None:
    (tmp_path / "deck.po").write_text(RUSSIAN)
    assert json.loads(i18next(table_at(tmp_path / "deck.po"), "deck", "ru", MoOptions())) == {
        "%d Blatt_one": "%d лист",
        "%d Blatt_few": "%d листа",
        "%d Blatt_many": "%d листов",
        "%d Blatt_other": "%d листов",
        "Öffnen: a.b": "Открыть",
        "Öffnen: a.b_menu": "Открыть…",
    }


def test_keys_that_would_be_one_in_i18next(tmp_path: Path) -> None:
    path = tmp_path / "deck.po"
    path.write_text('msgid "a_b"\nmsgstr "x"\n\nmsgctxt "b"\nmsgid "a"\nmsgstr "y"\n')
    with pytest.raises(CatalogError, match="two messages have the i18next key 'a_b'"):
        i18next(table_at(path), "deck", "ru", MoOptions())
