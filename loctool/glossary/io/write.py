"""Writing glossaries: CSV and TSV with loctool's columns, and TBX-Basic in its versions 2 and 3."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from loctool.errors import GlossaryError
from loctool.glossary.io.tables import SEPARATOR
from loctool.model import Status, Term

Version = Literal[2, 3]
_STATUS = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}


def format_glossary(terms: Sequence[Term], source_language: str, path: Path, version: Version = 3) -> bytes:
    """Return the content of a file with these terms; its suffix names the format. Raises GlossaryError for others."""
    suffix = path.suffix.lower()
    if suffix == ".tbx":
        return _tbx(terms, source_language, version).encode()
    if suffix in (".csv", ".tsv"):
        return _table(terms, source_language, "," if suffix == ".csv" else "\t").encode()
    raise GlossaryError("is of a kind that loctool does not write; use .csv, .tsv or .tbx", path)


def _table(terms: Sequence[Term], source_language: str, delimiter: str) -> str:
    """Return a table; columns that nothing fills are left out, but for status and note."""
    targets = list(dict.fromkeys(language for term in terms for language in term.targets))
    extra = {
        "status": [str(term.status) for term in terms],
        "note": [term.note for term in terms],
        "pos": [term.part_of_speech for term in terms],
        "case": ["yes" if term.case_sensitive else "" for term in terms],
        "decks": [_joined(term.decks) for term in terms],
        "domain": [term.domain for term in terms],
    }
    kept = {name: cells for name, cells in extra.items() if any(cells) or name in ("status", "note")}
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow([source_language, *targets, *kept])
    for n, term in enumerate(terms):
        cells = [term.source, *(_joined(term.targets.get(language, ())) for language in targets)]
        row = [*cells, *(column[n] for column in kept.values())]
        writer.writerow([" ".join(cell.split()) for cell in row] if delimiter == "\t" else row)
    return file.getvalue()


def _joined(parts: Iterable[str]) -> str:
    return f"{SEPARATOR} ".join(parts)


def _tbx(terms: Sequence[Term], source_language: str, version: Version) -> str:
    concepts = "\n".join(_concept(n, term, source_language, version) for n, term in enumerate(terms, 1))
    tag = source_language.replace("_", "-")
    source = "<fileDesc><sourceDesc><p>loctool</p></sourceDesc></fileDesc>"
    if version == 2:
        root, attributes = "martif", f'type="TBX-Basic" xml:lang="{tag}"'
        encoding = '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>'
    else:
        root, encoding = "tbx", ""
        attributes = f'type="TBX-Basic" style="dca" xml:lang="{tag}" xmlns="urn:iso:std:iso:30042:ed-2"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {attributes}>\n'
        f"<{root}Header>{source}{encoding}</{root}Header>\n"
        f"<text><body>\n{concepts}\n</body></text>\n</{root}>\n"
    )


def _concept(number: int, term: Term, source_language: str, version: Version) -> str:
    entry = "termEntry" if version == 2 else "conceptEntry"
    lines = [f'<{entry} id="c{number}">']
    if term.domain:
        lines.append(f'  <descrip type="subjectField">{escape(term.domain)}</descrip>')
    if term.decks:
        lines.append(f'  <admin type="projectSubset">{escape(_joined(term.decks))}</admin>')
    if term.note:
        lines.append(f"  <note>{escape(term.note)}</note>")
    kept = "no" if term.status is Status.DO_NOT_TRANSLATE else ""
    notes = {"partOfSpeech": term.part_of_speech, "translationNote": kept}
    lines += _language(source_language, [(term.source, notes)], version)
    # Of several preferred targets the first is preferred, the others are admitted.
    later = Status.ADMITTED if term.status is Status.PREFERRED else term.status
    for language, targets in term.targets.items():
        statuses = [later if n else term.status for n in range(len(targets))]
        labels = [{"administrativeStatus": _STATUS.get(status, "")} for status in statuses]
        lines += _language(language, zip(targets, labels, strict=True), version)
    return "\n".join([*lines, f"</{entry}>"])


def _language(language: str, names: Iterable[tuple[str, dict[str, str]]], version: Version) -> list[str]:
    section, element = ("langSet", "tig") if version == 2 else ("langSec", "termSec")
    lines = [f"  <{section} xml:lang={quoteattr(language.replace('_', '-'))}>"]
    for name, notes in names:
        lines += [f"    <{element}>", f"      <term>{escape(name)}</term>"]
        lines += [f'      <termNote type="{kind}">{escape(note)}</termNote>' for kind, note in notes.items() if note]
        lines.append(f"    </{element}>")
    return [*lines, f"  </{section}>"]
