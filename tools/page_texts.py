"""Brings the page's catalogs up to date: page.po (its script), rules.po (explanations), findings.po (sentences).

Usage: python -m tools.page_texts. Translations of unchanged texts stay, those of changed ones become fuzzy. The texts
of the script are the literal arguments of t(…) and tn(…), explanations come from `loctool.quality.explanations`, and
the sentences of findings from the code of the rules: see `tools.finding_texts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from loctool.catalog.entry import Entry
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import save
from loctool.merging.template import new_catalog, new_template, renew
from loctool.merging.updating import update
from loctool.quality.explanations import explanations
from loctool.review.interface import LANGUAGES
from loctool.review.page import MODULES
from tools.finding_texts import templates

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "loctool" / "review" / "page" / "js"
LOCALES = ROOT / "loctool" / "review" / "locales"

_KEYWORDS = {"t": None, "tn": (1, 2)}
_NOTES = {
    "what": "What the rule {} finds: without a full stop.",
    "why": "Why a finding of {} matters to readers.",
    "mend": "What to do about a finding of {}.",
}


def page_messages() -> Iterator[Entry]:
    """Yield the texts of the page's script in the order of its modules, each once."""
    from babel.messages.extract import extract

    found: dict[tuple[str, str], Entry] = {}
    for name in MODULES:
        path = SCRIPT / f"{name}.js"
        code = BytesIO(path.read_bytes())
        for _, texts, comments, _ in extract("javascript", code, _KEYWORDS, ["Translators:"]):
            one, many = texts if isinstance(texts, tuple) else (texts, "")
            plain = " ".join(comments).replace("Translators: ", "")
            entry = found.setdefault((one, many), Entry(msgid=one, msgid_plural=many, comment=plain))
            _add_place(entry, path)
    yield from found.values()


def rule_messages() -> Iterator[Entry]:
    """Yield the texts of the rules' explanations, each once."""
    found: dict[str, Entry] = {}
    for rule in explanations().values():
        path = ROOT / "loctool" / "quality" / "explanations" / f"{rule.room}.toml"
        for part, note in _NOTES.items():
            text = getattr(rule, part)
            entry = found.setdefault(text, Entry(msgid=text, comment=note.format(rule.name)))
            _add_place(entry, path)
    yield from found.values()


def finding_messages() -> Iterator[Entry]:
    """Yield the templates of findings' sentences, each once."""
    found: dict[str, Entry] = {}
    for text, path in templates():
        _add_place(found.setdefault(text, Entry(msgid=text)), path)
    yield from found.values()


CATALOGS: dict[str, Callable[[], Iterator[Entry]]] = {
    "page": page_messages,
    "rules": rule_messages,
    "findings": finding_messages,
}
"""Name of a catalog -> its messages."""


def updated(path: Path, language: str) -> Catalog:
    """Return a catalog of the interface with the texts of today; those of yesterday are in the history."""
    template = new_template(path, "loctool")
    renew(template, CATALOGS[path.stem]())
    if not path.exists():
        return new_catalog(path, language, template)
    catalog = read(path)
    update(catalog, template, "en")
    catalog.entries = [entry for entry in catalog.entries if not entry.obsolete]
    return catalog


def paths() -> Iterator[tuple[Path, str]]:
    """Yield the path of each catalog and its language."""
    for language in LANGUAGES:
        for name in CATALOGS:
            yield LOCALES / language / "LC_MESSAGES" / f"{name}.po", language


def _add_place(entry: Entry, path: Path) -> None:
    place = path.relative_to(ROOT).as_posix(), ""
    if place not in entry.occurrences:
        entry.occurrences = [*entry.occurrences, place]


if __name__ == "__main__":
    for path, language in paths():
        path.parent.mkdir(parents=True, exist_ok=True)
        print(path.relative_to(ROOT), "changed" if save(updated(path, language)) else "is up to date")
