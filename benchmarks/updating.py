"""What an update does to edited decks of real text, kind by kind, beside msgmerge on the same files.

Usage: python benchmarks/updating.py [LANGUAGE …] [--seed N]. Texts: tests/data/updating/triples.tsv (sentences with
their English and Russian translations) and the messages of source/*.md with the drafts of locales/. For each kind of
edit a catalog is made of all texts, fully translated; a third of the texts that allow the edit get it, half of the deck
is moved, and both tools update the catalog.

Columns: texts edited; carried: translated still, in the form that the edit asks for; fuzzy: the text's own translation
with the former source beside it; blank: untranslated, or with another text's translation; wrong: translated, but not as
the edit asks for (numbers in Russian are judged by pymorphy3, too); lost: translations of the catalog that are nowhere.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from loctool.catalog.entry import Entry
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import save
from loctool.merging.template import new_catalog, new_template, renew
from loctool.merging.updating import update

ROOT = Path(__file__).parent.parent
COLUMNS = {"en": 1, "ru": 2}


@dataclass(frozen=True)
class Pair:
    """A text and its translation."""

    source: str
    target: str


@dataclass(frozen=True)
class Edited:
    """A text before and after an edit."""

    old: Pair
    source: tuple[str, ...]
    """The text now; two where it was split."""
    target: str | None = None
    """The translation that is right now, None where only a person can tell."""


Editor = Callable[[random.Random, Pair, str], Edited | None]


@cache
def pairs(language: str) -> list[Pair]:
    """Return the real texts, each once."""
    rows = (ROOT / "tests/data/updating/triples.tsv").read_text(encoding="utf-8").splitlines()
    found = {row.split("\t")[0]: row.split("\t")[COLUMNS[language]] for row in rows}
    for path in sorted((ROOT / "locales" / language / "LC_MESSAGES").glob("*.po")):
        found |= {entry.msgid: entry.msgstr for entry in read(path).messages() if entry.msgstr}
    return [Pair(source, target) for source, target in found.items()]


def whitespace(drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Double a space, or make one a no-break space."""
    spots = [found.start() for found in re.finditer(r"(?<=\w) (?=\w)", pair.source)]
    if not spots:
        return None
    at = drawn.choice(spots)
    return Edited(pair, (pair.source[:at] + drawn.choice(["  ", "\u00a0"]) + pair.source[at + 1 :],), pair.target)


def quotes(_drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Put other quotation marks."""
    new = pair.source.translate(str.maketrans("„“»«", "»«„“"))
    return Edited(pair, (new,), pair.target) if new != pair.source else None


def characters(drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Decompose the letters, or put a soft hyphen into the source."""
    new = drawn.choice([unicodedata.normalize("NFD", pair.source), pair.source.replace("ch", "c\u00adh")])
    return Edited(pair, (new,), pair.target) if new != pair.source else None


def markup(drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Change what the whole text is marked with."""
    if re.search(r"[*_\[\]<>`]", pair.source + pair.target):
        return None
    forms = [("{}", "**{}**"), ("**{}**", "*{}*"), ("*{}*", "{}"), ("[{}](https://a.de/x)", "[{}](https://a.de/y)")]
    before, after = drawn.choice(forms)
    old = Pair(before.format(pair.source), before.format(pair.target))
    return Edited(old, (after.format(pair.source),), after.format(pair.target))


def number(drawn: random.Random, pair: Pair, language: str) -> Edited | None:
    """Change one number by a little; the translation is right if it has the same number in its own way of writing."""
    found = list(re.finditer(r"(?<![\w.,])\d+(?:\.\d{3})*(?:,\d+)?(?![\w,]|\.\d)", pair.source))
    if not found:
        return None
    match = drawn.choice(found)
    old, sign = match[0], drawn.choice([1, 2, 7, 10, 100])
    whole, _, part = old.partition(",")
    digits = str(int(whole.replace(".", "")) + sign)
    new = f"{int(digits):,}".replace(",", ".") if "." in whole else digits
    new += f",{part}" if part else ""
    source = pair.source[: match.start()] + new + pair.source[match.end() :]
    return Edited(pair, (source,), _with_number(pair.target, old, new, language))


def _with_number(target: str, old: str, new: str, language: str) -> str | None:
    """Return the translation with a number exchanged, None where it does not stand there once and for itself."""
    spaced = language == "ru"
    ways = {old.translate(str.maketrans(".,", ",.")) if not spaced else old}
    if spaced:
        ways = {old.replace(".", sign) for sign in (" ", "\u00a0", "\u202f", "")}
    spots = [found for way in ways for found in re.finditer(rf"(?<![\w.,-]){re.escape(way)}(?![\w-]|[.,]\d)", target)]
    if len(spots) != 1:
        return None
    sign = next((char for char in spots[0][0] if char.isspace()), "") if spaced else ","
    if spaced and "." in old and not sign and len(re.sub(r"\D", "", new)) > 4:
        sign = "\u00a0"
    written = new.replace(".", sign) if spaced else new.translate(str.maketrans(".,", ",."))
    made = target[: spots[0].start()] + written + target[spots[0].end() :]
    return made if not spaced or _agrees(target[spots[0].end() :], old, new) else None


def _agrees(behind: str, old: str, new: str) -> bool:
    """Tell, by pymorphy3, whether a Russian noun behind a number has the form that the new number asks for."""
    word = re.match(r"\s*([а-яё]+)", behind)
    if not word or "," in old:
        return True
    years = all(re.fullmatch(r"(?:1\d|20)\d\d", one) for one in (old, new))
    parse = next((one for one in _analyzer().parse(word[1]) if "NOUN" in one.tag), None)
    if parse is None or (years and parse.normal_form == "год"):
        return True
    before, after = (parse.make_agree_with_number(int(re.sub(r"\D", "", one))) for one in (old, new))
    return not before or not after or before.word == after.word


@cache
def _analyzer() -> Any:
    """Return pymorphy3's analyser, which is slow to make."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


def punctuation(_drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Add or change a mark."""
    end = {".": "!", "!": ".", "?": "!"}.get(pair.source[-1])
    return Edited(pair, (pair.source[:-1] + end if end else f"{pair.source}:",))


def typo(drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Turn two letters round, or drop one."""
    words = list(re.finditer(r"[a-zäöüß]{6,}", pair.source))
    if not words:
        return None
    word = drawn.choice(words)
    at = word.start() + drawn.randrange(1, 4)
    first, second = pair.source[at], pair.source[at + 1]
    if first == second:
        return None
    return Edited(pair, (pair.source[:at] + drawn.choice([second + first, second]) + pair.source[at + 2 :],))


def term(drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Put another noun."""
    nouns = re.findall(r"(?<= )[A-ZÄÖÜ][a-zäöüß]{5,}", pair.source)
    if not nouns:
        return None
    return Edited(pair, (pair.source.replace(drawn.choice(nouns), drawn.choice(["Rohstoffe", "Verträge", "Bergbau"])),))


def meaning(drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Say something else: words added, left out, or in another order."""
    words = pair.source.split(" ")
    if len(words) < 5:
        return None
    at = drawn.randrange(1, len(words) - 2)
    return Edited(pair, (" ".join([*words[:at], drawn.choice(["nicht", "kaum", "angeblich bald"]), *words[at + 2 :]]),))


def split(_drawn: random.Random, pair: Pair, _language: str) -> Edited | None:
    """Make two texts of one."""
    halves = re.split(r"(?<=[.!?;:,]) (?=\S)", pair.source, maxsplit=1)
    return Edited(pair, tuple(halves)) if len(halves) == 2 and all(" " in half for half in halves) else None


KINDS: dict[str, Editor] = {
    "whitespace": whitespace, "characters": characters, "quotes": quotes, "markup": markup,
    "number": number, "punctuation": punctuation,
    "typo": typo, "term": term, "meaning": meaning, "split": split,
}  # fmt: skip


def edits(kind: str, language: str, seed: int) -> tuple[list[Pair], list[Edited | Pair]]:
    """Return a catalog's texts, and the deck after the edits: a third of what can be edited, one block moved."""
    drawn = random.Random(f"{kind} {seed}")
    old: list[Pair] = []
    new: list[Edited | Pair] = []
    for pair in pairs(language):
        edited = KINDS[kind](drawn, pair, language) if drawn.random() < 1 / 3 or kind == "quotes" else None
        old.append(edited.old if edited else pair)
        new.append(edited or pair)
    cut = drawn.randrange(len(new))
    return old, [*new[cut:], *new[:cut]]


def files(folder: Path, language: str, old: list[Pair], new: list[Edited | Pair]) -> tuple[Path, Path]:
    """Write the catalog of the old texts and the template of the new ones."""
    before = new_template(folder / "old.pot", "updating 1")
    renew(before, [Entry(msgid=pair.source) for pair in old])
    catalog = new_catalog(folder / f"{language}.po", language, before)
    for entry, pair in zip(catalog.messages(), old, strict=True):
        entry.msgstr = pair.target
    save(catalog)
    after = new_template(folder / "new.pot", "updating 1")
    texts = [text for one in new for text in (one.source if isinstance(one, Edited) else (one.source,))]
    renew(after, [Entry(msgid=text) for text in dict.fromkeys(texts)])
    save(after)
    return catalog.path, after.path


def judged(catalog: Catalog, old: list[Pair], new: list[Edited | Pair]) -> Counter[str]:
    """Count what became of the edited texts, and the translations that are nowhere."""
    found: Counter[str] = Counter()
    entries = {entry.msgid: entry for entry in catalog.messages()}
    everything = "\n".join(entry.msgstr for entry in catalog.entries)
    asked = {one.old.target: one.target for one in new if isinstance(one, Edited)}
    for one in new:
        if not isinstance(one, Edited):
            continue
        found["edited"] += 1
        states = {_state(entries[text], one) for text in one.source}
        found[states.pop() if len(states) == 1 else "blank"] += 1
    for pair in old:
        parts = re.split(r"(?<=[.!?…])[\"'“”’»)]*\s+", pair.target)
        there = pair.target in everything or all(part in everything for part in parts)
        found["lost"] += not there and (asked.get(pair.target) or pair.target) not in everything
    return found


def _state(entry: Entry, one: Edited) -> str:
    if not entry.fuzzy and entry.msgstr:
        return "carried" if entry.msgstr == one.target else "wrong"
    previous = entry.previous_msgid and "".join(entry.previous_msgid.split()) == "".join(one.old.source.split())
    return "fuzzy" if previous and entry.msgstr and entry.msgstr in one.old.target else "blank"


def row(kind: str, language: str, seed: int, referee: bool = True) -> tuple[Counter[str], Counter[str]]:
    """Return what loctool and, if it is asked for and there, msgmerge make of one kind of edit."""
    with tempfile.TemporaryDirectory() as name:
        old, new = edits(kind, language, seed)
        po, pot = files(Path(name), language, old, new)
        theirs: Counter[str] = Counter()
        if referee and shutil.which("msgmerge"):
            out = Path(name) / "msgmerge.po"
            subprocess.run(["msgmerge", "--previous", "-q", "-o", out, po, pot], check=True)
            theirs = judged(read(out), old, new)
        catalog = read(po)
        update(catalog, read(pot))
        save(catalog)
        return judged(read(po), old, new), theirs


def main(*arguments: str) -> None:
    """Print a table for each language."""
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
    names = ("carried", "fuzzy", "blank", "wrong", "lost")
    for language in [one for one in arguments if one in COLUMNS] or list(COLUMNS):
        print(f"\nde → {language}{'':7}edited   loctool: {'  '.join(names)}   msgmerge: {'  '.join(names)}")
        for kind in KINDS:
            ours, theirs = row(kind, language, seed)
            cells = ["  ".join(f"{one[name]:{len(name)}}" for name in names) + " " * 13 for one in (ours, theirs)]
            print(f"{kind:14} {ours['edited']:6}            {cells[0]}{cells[1]}".rstrip())


if __name__ == "__main__":
    main(*sys.argv[1:])
