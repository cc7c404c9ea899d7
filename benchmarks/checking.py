"""Status and check of a project as people have them: six decks in two languages, with the project's own glossary.

Usage: python benchmarks/checking.py [MESSAGES] [ROUNDS]; python benchmarks/checking.py terms [ROWS]. Each message is
made of two of the example deck's and a number, so that it has more terms than most texts; half of them are translated,
half are drafts. Whole processes are timed, one core each, beside `msgfmt -c`, which looks at placeholders and plurals
alone. `terms` times `check` and `terms lint` with a glossary of ROWS.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from itertools import islice, permutations
from pathlib import Path
from statistics import median

from catalogs import LOCTOOL, ROOT, processor, seconds

from loctool.catalog import provenance, reader
from loctool.catalog.writer import save
from loctool.drafting.selection import MEMORY, inputs
from loctool.project import find
from loctool.text.words import words
from loctool.verbs.extract import extract
from loctool.verbs.support.inputs import term_index

DECKS = 6
LANGUAGES = ("en", "ru")
CONFIGURATION = 'name = "benchmark"\ntargets = ["en", "ru"]\n'


def translations(language: str) -> dict[str, str]:
    """Return the example deck's messages of one line and their translations."""
    path = ROOT / "locales" / language / "LC_MESSAGES" / "seltene-erden.po"
    return {one.msgid: one.msgstr for one in reader.read(path).messages() if one.msgstr and "\n" not in one.msgid}


def project(folder: Path, messages: int) -> None:
    """Make the project, its catalogs filled."""
    known = {language: translations(language) for language in LANGUAGES}
    sources = sorted(set.intersection(*map(set, known.values())))
    drawn = random.Random(1)
    made = {(*drawn.sample(sources, 2), str(number)) for number in range(messages)}
    texts = {f"{one} {number} {two}": (one, two, number) for one, two, number in sorted(made)}
    folder.joinpath("source").mkdir()
    folder.joinpath("loctool.toml").write_text(CONFIGURATION)
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    for deck in range(DECKS):
        bullets = (f"- {text}\n" for text in islice(texts, deck, None, DECKS))
        folder.joinpath("source", f"deck{deck}.md").write_text("\n".join(bullets))
    found = find(folder)
    extract(found)
    terms = term_index(found)
    for language in LANGUAGES:
        for deck in range(DECKS):
            catalog = reader.read(found.catalog(f"deck{deck}", language))
            for n, entry in enumerate(one for one in catalog.messages() if one.msgid in texts):
                one, two, number = texts[entry.msgid]
                text = f"{known[language][one]} {number} {known[language][two]}"
                if n % 2:
                    entry.msgstr = text
                else:
                    made_from = inputs(provenance.source_of(entry), MEMORY, terms)
                    provenance.store_draft(entry, text, MEMORY, ("de", language), made_from)
            save(catalog)


def compare(messages: int = 2004, rounds: int = 3) -> None:
    """Measure both commands beside msgfmt on the same files, a file after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder, messages)
        script = "for file in locales/*/LC_MESSAGES/*.po; do msgfmt -c -o /dev/null $file; done"
        check = [*LOCTOOL, "check", "--workers", "1", "--fail-on", "never"]
        seconds([*LOCTOOL, "status"], folder)  # prepares the dictionaries
        for title, ours in (("status", [*LOCTOOL, "status"]), ("check", check)):
            taken = [(processor(ours, folder), processor(["sh", "-c", script], folder)) for _ in range(rounds)]
            mine, theirs = (median(column) for column in zip(*taken, strict=True))
            print(
                f"{title} {messages} × {len(LANGUAGES)} ÷ msgfmt -c: {mine:.2f} s {theirs:.2f} s (processor)",
                flush=True,
            )


def terms(rows: int = 200_000) -> None:
    """Measure a check and a lint with that many rows, made of pairs of the example deck's words."""
    nouns = sorted({w.text for text in translations("en") for w in words(text) if w.text.isalpha() and len(w.text) > 3})
    pairs = islice(permutations(nouns, 2), rows)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder, 60)
        glossary = "".join(f"{one} {two},{two} of {one} {n}\n" for n, (one, two) in enumerate(pairs))
        folder.joinpath("glossary", "large.csv").write_text(f"de,en\n{glossary}")
        for command in ("check --workers 1", "terms lint"):
            done = processor(["sh", "-c", f"{sys.executable} -m loctool {command} || true"], folder)
            print(f"{command}, {rows} rows: {done:.1f} s (processor)", flush=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["terms"]:
        terms(*map(int, arguments[1:]))
    else:
        compare(*map(int, arguments))
