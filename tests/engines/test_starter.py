"""The embedded pair at work: the right language, a sane length, and plain Argos Translate opens it too."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from loctool import packages
from loctool.engines import ENGINES
from tests.conftest import INHERITED

SENTENCES = [
    "Der Bundestag stimmt heute über den Haushalt ab.",
    "Die Inflation ist im vergangenen Jahr auf drei Prozent gesunken.",
    "Wir haben gestern Abend lange miteinander gesprochen.",
    "Das Werk beschäftigt rund 1 200 Menschen.",
    "In der Region leben viele seltene Vögel.",
    "Ohne Wasser wächst hier nichts.",
    "Die Schule beginnt um acht Uhr morgens.",
    "Er fragte, warum niemand geantwortet habe.",
    "Kupfer leitet den elektrischen Strom sehr gut.",
    "Der Zug nach Hamburg fährt von Gleis sieben ab.",
    "Die Ärztin riet ihm, mehr zu schlafen.",
    "Viele Unternehmen suchen neue Lieferanten in Asien.",
    "Nach dem Regen schien wieder die Sonne.",
    "Der Vertrag wurde in Wien unterzeichnet.",
    "Kinder lernen Sprachen leichter als Erwachsene.",
    "Das Museum ist montags geschlossen.",
    "Die Regierung will den Ausbau der Windkraft beschleunigen.",
    "Sie kaufte Brot, Käse und zwei Flaschen Milch.",
    "Niemand weiß, wann das Theater wieder öffnet.",
    "Am Ende gewann die Mannschaft mit drei zu eins.",
]

WORDS = {
    "en": "the a of in to and is was were have has that for at no it after he she we they why than many",
    "de": "der die das und nicht ist wurde mit dem den ein eine von wird er sie wir warum als viele",
}
"""Words by which a language is told."""

PLAIN = """
import socket, sys
def refuse(*_args, **_kwargs):
    raise AssertionError("a socket was opened")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from argostranslate import package, translate
for archive in sys.argv[1:]:
    package.install_from_path(archive)
class Whole:
    def split_sentences(self, text):
        return [text]
for source, target, text in (("de", "en", "Das Museum ist montags geschlossen."), ("en", "ru", "The house is old.")):
    found = translate.get_translation_from_codes(source, target)
    found.underlying.sentencizer = Whole()
    print(found.underlying.pkg.package_version, found.translate(text))
"""


def test_twenty_sentences_become_english() -> None:
    drafts = [draft.text for draft in ENGINES["argos"]("de", "en").translate(SENTENCES)]
    assert all(drafts)
    assert 0.5 < len("".join(drafts)) / len("".join(SENTENCES)) < 2
    spoken = [set(re.findall(r"\w+", draft.lower())) for draft in drafts]
    english = sum(len(words & set(WORDS["en"].split())) > len(words & set(WORDS["de"].split())) for words in spoken)
    assert english > len(SENTENCES) / 2


def test_twenty_sentences_become_russian() -> None:
    drafts = [draft.text for draft in ENGINES["argos"]("de", "ru").translate(SENTENCES)]
    assert all(drafts)
    assert 0.5 < len("".join(drafts)) / len("".join(SENTENCES)) < 2
    letters = [char for char in "".join(drafts) if char.isalpha()]
    assert sum(bool(re.match("[а-яё]", char, re.I)) for char in letters) > len(letters) / 2


def test_plain_argos_translate_opens_the_pair(home: Path) -> None:
    archives = [str(package.path) for package in packages.find_installed()]
    environment = {**INHERITED, "HOME": str(home), "ARGOS_PACKAGES_DIR": str(home / "packages")}
    result = subprocess.run(
        [sys.executable, "-c", PLAIN, *archives],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    german, russian = result.stdout.splitlines()
    versions = [package.version for package in packages.find_installed()]
    assert german.startswith(versions[0])
    assert re.search("[A-Za-z]{3}", german)
    assert "geschlossen" not in german
    assert russian.startswith(versions[1])
    assert re.search("[а-яё]{3}", russian)
