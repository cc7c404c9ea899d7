"""What changed as plain text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from loctool.model import Finding, Severity
from loctool.reports.changes import CatalogChanges, Changes, Coverage, Kind
from loctool.reports.text import on_one_line

LONGEST_TEXT = 70
"""Characters of a text on a line."""


def report(changes: Changes) -> str:
    """Return what changed, a line for each deck, catalog, message and finding."""
    return "\n".join(_lines(changes))


def _lines(changes: Changes) -> Iterator[str]:
    yield f"since {changes.revision} ({changes.commit[:12]}):"
    for deck in changes.decks:
        slides = Counter(slide.kind for slide in deck.slides)
        named = ", ".join(f"{number} slide{'s' * (number != 1)} {kind}" for kind, number in slides.items())
        kind = f"{deck.kind} from {deck.former_path}" if deck.former_path else deck.kind
        yield f"{deck.path}: {kind} ({named or 'no slide changed'})"
    for catalog in changes.catalogs:
        yield from _catalog(catalog)
    for title, findings in (("new", changes.new), ("gone", changes.gone)):
        counts = Counter(one.severity for one in findings)
        named = ", ".join(f"{counts[one]} {one.name.lower()}{'s' * (counts[one] != 1)}" for one in reversed(Severity))
        yield f"findings {title}: {named}"
        yield from (f"  {_finding(one)}" for one in findings)


def _catalog(catalog: CatalogChanges) -> Iterator[str]:
    counts = catalog.counts()
    named = ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind]) or _without_changes(catalog)
    before, after = (_coverage(one) for one in (catalog.before, catalog.after))
    yield f"{catalog.path}: {named}; {after if before == after else f'{before} -> {after}'}"
    for one in catalog.changes:
        yield f"  {one.kind:10} {_short(one.msgid)}"


def _without_changes(catalog: CatalogChanges) -> str:
    return "no message changed" if catalog.after else "removed"


def _coverage(coverage: Coverage | None) -> str:
    return f"{coverage.percent} % of {coverage.messages} translated" if coverage else "no catalog"


def _finding(finding: Finding) -> str:
    where = f"{finding.path}:{finding.line or 1}"
    return f"{where}: {finding.severity.name.lower()}: {on_one_line(finding.message)} [{finding.rule}]"


def _short(text: str) -> str:
    line = on_one_line(" ".join(text.split()))
    return line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"
