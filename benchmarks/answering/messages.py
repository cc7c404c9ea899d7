"""German messages of programs with their Russian translations: terms, tags, placeholders and plurals."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TEXTS = ("tests/data/drafting/slides.tsv", "tests/data/updating/triples.tsv")
TERMS = ROOT / "benchmarks" / "terminology" / "development.tsv"
PLAIN = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß ,.-]+")
"""What a sentence is made of: what stands between two sentences parts them."""
SHORT = 70
"""Most characters of a sentence that stands beside another one."""
NOUNS = {
    ("Datei", "Dateien"): ("файл", "файла", "файлов"),
    ("Seite", "Seiten"): ("страница", "страницы", "страниц"),
    ("Fehler", "Fehler"): ("ошибка", "ошибки", "ошибок"),
    ("Tag", "Tage"): ("день", "дня", "дней"),
    ("Karte", "Karten"): ("карта", "карты", "карт"),
}
"""A noun and its plural -> its forms in Russian."""
PLURALS = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
HEADER = f"""msgid ""
msgstr ""
"Project-Id-Version: benchmark 1.0\\n"
"PO-Revision-Date: 2026-01-02 03:04+0000\\n"
"Last-Translator: Anna Berg <anna@example.org>\\n"
"Language-Team: Russian <ru@example.org>\\n"
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {PLURALS}\\n"
"""


@dataclass(frozen=True)
class Message:
    """A message without its translation."""

    text: str
    plural: str = ""

    @property
    def is_program(self) -> bool:
        """Return whether it has placeholders."""
        return "%(" in self.text


@cache
def sentences() -> dict[str, str]:
    """Return German sentences without digits and signs -> their translations by people."""
    rows = [line.split("\t") for file in TEXTS for line in (ROOT / file).read_text("utf-8").splitlines()]
    rows += [[row["de"], "", row["ru"]] for row in _rows()]
    return {row[0]: row[2] for row in rows if PLAIN.fullmatch(row[0]) and not re.search(r"[:–—()%\d]", row[2])}


@cache
def terms() -> dict[str, tuple[str, str]]:
    """Return German term -> its Russian one, and the form of that in a sentence; each is in a sentence."""
    return {row["term_de"]: (row["term_ru"], row["form_ru"]) for row in _rows() if row["de"] in sentences()}


def _rows() -> list[dict[str, str]]:
    with TERMS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def messages(count: int) -> list[Message]:
    """Return that many different messages, always the same."""
    found: dict[Message, None] = {}
    for message in _drawn(random.Random(3)):
        found[message] = None
        if len(found) == count:
            break
    return list(found)


def _drawn(chance: random.Random) -> Iterator[Message]:
    known = list(sentences())
    short = [one for one in known if len(one) < SHORT]
    while True:
        first, second, name = chance.choice(short).rstrip("."), chance.choice(known), chance.choice(["name", "path"])
        one, many = chance.choice(list(NOUNS))
        yield chance.choices(
            [
                Message(second),
                Message(f"<b>{first}</b>: {second}"),
                Message(f'<a href="https://example.org/{chance.randrange(90)}">{first}</a>: <i>{second}</i>'),
                Message(f"%({name})s: {second}"),
                Message(f"%(count)d {one}: {first}", f"%(count)d {many}: {first}"),
            ],
            [45, 15, 10, 15, 15],
        )[0]


def catalog(made: list[Message]) -> str:
    """Return the text of a catalog without translations."""
    entries = [HEADER]
    for number, message in enumerate(made):
        flag = "#, python-format\n" if message.is_program else ""
        entries.append(f"#: page.py:{number}\n{flag}msgid {_quoted(message.text)}\n")
        entries[-1] += (
            f'msgid_plural {_quoted(message.plural)}\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
            if message.plural
            else 'msgstr ""\n'
        )
    return "\n".join(entries)


def _quoted(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def glossary() -> str:
    """Return the text of the glossary: the terms of the sentences."""
    rows = (f'"{german}","{russian}",preferred' for german, (russian, _) in terms().items())
    return "\n".join(["de,ru,status", *rows]) + "\n"
