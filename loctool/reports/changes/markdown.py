"""What changed as Markdown for a pull request: tables, and details that fold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from loctool.merging.decks import DeckDiff, Difference, SlideChange
from loctool.model import Finding, Severity
from loctool.reports.changes import CatalogChanges, Changes, Coverage, Kind

LARGEST = 65_000
"""Characters: a comment on GitHub has 65 536 at most."""
MOST_ROWS = 200
"""Rows of one table, if there is room for them."""
LONGEST_TEXT = 200
"""Characters of a text in a cell."""
_SIGNS = re.compile(r"[\\`*_{}\[\]()!|~^$]")
_CALLS = re.compile(r"(?<=[@#])(?=\w)|(?<=\bGH-)(?=\d)")
"""Within what GitHub would take for a person or an issue."""
_MARKS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.NOTE: "ℹ️ note"}


def report(changes: Changes, largest: int = LARGEST) -> str:
    """Return what changed as Markdown of at most `largest` characters; rows that do not fit are counted."""
    most = MOST_ROWS
    while len(text := "\n".join(_lines(changes, most))) > largest and most:
        most //= 2
    return text if len(text) <= largest else _cut(text, largest)


def _lines(changes: Changes, most: int) -> Iterator[str]:
    yield f"## Translations since {cell(changes.revision)} ({changes.commit[:12]})"
    yield ""
    yield _summary(changes)
    yield ""
    yield from _coverage(changes.catalogs, most)
    yield from _findings("New findings", changes.new, most, opened=True)
    yield from _findings("Findings gone", changes.gone, most)
    for deck in changes.decks:
        yield from _deck(deck, most)
    for catalog in changes.catalogs:
        yield from _messages(catalog, most)


def _summary(changes: Changes) -> str:
    counts = sum((one.counts() for one in changes.catalogs), Counter[Kind]())
    messages = ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind]) or "no message changed"
    decks = f"{_counted(len(changes.decks), 'deck')} changed"
    found = f"{_counted(len(changes.new), 'new finding')}{_severities(changes.new)}, {len(changes.gone)} gone"
    return f"{decks} · messages: {messages} · **{found}**"


def _severities(findings: Iterable[Finding]) -> str:
    counts = Counter(one.severity for one in findings)
    named = ", ".join(_counted(counts[one], one.name.lower()) for one in reversed(Severity) if counts[one])
    return f" ({named})" if named else ""


def _coverage(catalogs: Sequence[CatalogChanges], most: int) -> Iterator[str]:
    head = ("Deck", "Language", "Translated", "Messages", "Drafts", "Outdated", "Untranslated")
    numbers: tuple[Callable[[Coverage], object], ...] = (
        lambda one: one.messages,
        lambda one: one.drafted,
        lambda one: one.outdated,
        lambda one: one.untranslated,
    )
    rows = [
        (
            cell(one.deck),
            cell(one.language),
            _change(one, lambda state: f"{state.percent} %"),
            *(_change(one, number) for number in numbers),
        )
        for one in catalogs
    ]
    yield from _table(head, rows, most, names=2)


def _change(catalog: CatalogChanges, show: Callable[[Coverage], object]) -> str:
    """Return a number before and after, once if it has not changed."""
    before, after = (str(show(one)) if one else "–" for one in (catalog.before, catalog.after))
    return after if before == after else f"{before} → **{after}**"


def _findings(title: str, findings: Sequence[Finding], most: int, *, opened: bool = False) -> Iterator[str]:
    ordered = sorted(findings, key=lambda one: -one.severity)
    rows = [(_MARKS[one.severity], f"`{one.rule}`", cell(_place(one)), cell(one.message)) for one in ordered]
    head = ("", "Rule", "Where", "What")
    yield from _details(f"{title}: {len(rows)}", _table(head, rows, most), is_empty=not rows, opened=opened)


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line or 1}"


def _deck(deck: DeckDiff, most: int) -> Iterator[str]:
    rows = [(_slide(slide), *row) for slide in deck.slides for row in _differences(slide)]
    kind = f"{deck.kind} from {_html(deck.former_path)}" if deck.former_path else deck.kind
    title = f"{_html(deck.path)}: {kind}, {_counted(len(deck.slides), 'slide')}"
    yield from () if rows else (title, "")
    yield from _details(title, _table(("Slide", "Change", "Text"), rows, most), is_empty=not rows)


def _slide(slide: SlideChange) -> str:
    return cell(f"{slide.number or ''} {slide.title}".strip())


def _differences(slide: SlideChange) -> Iterator[tuple[str, str]]:
    """Yield what happened on a slide, and the text that it happened to."""
    if slide.kind != "changed":
        was = f", was {slide.former_number}" if slide.former_number else ""
        yield f"**slide {slide.kind}**{was}", ""
    for one in slide.differences:
        yield f"{one.kind} {one.role}", _wording(one)


def _wording(one: Difference) -> str:
    return f"{cell(one.former)} → {cell(one.text)}" if one.former else cell(one.text)


def _messages(catalog: CatalogChanges, most: int) -> Iterator[str]:
    counts = catalog.counts()
    rows = [
        (str(one.kind), cell(one.msgid), cell(one.text) if one.kind is Kind.APPROVED else _texts(one.former, one.text))
        for one in catalog.changes
    ]
    named = ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])
    title = f"{_html(catalog.path)}: {named}"
    yield from _details(title, _table(("Change", "Source", "Translation"), rows, most), is_empty=not rows)


def _texts(former: str, text: str) -> str:
    return cell(text) if not former or former == text else f"{cell(former)} → {cell(text) or '–'}"


def _details(title: str, table: Iterable[str], *, is_empty: bool = False, opened: bool = False) -> Iterator[str]:
    """Yield a table that folds under its title, nothing for an empty one."""
    if not is_empty:
        yield from (f"<details{' open' * opened}><summary>{title}</summary>", "", *table, "</details>", "")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], most: int, names: int | None = None) -> Iterator[str]:
    """Yield a table with at most `most` rows and how many are left out; columns behind `names` are numbers."""
    names = len(head) if names is None else names
    if not rows:
        return
    if most:
        yield f"| {' | '.join(head)} |"
        yield f"|{'---|' * names}{'--:|' * (len(head) - names)}"
        yield from (f"| {' | '.join(row)} |" for row in rows[:most])
        yield ""
    if len(rows) > most:
        yield f"*{len(rows) - most} more rows are left out.*"
        yield ""


def cell(text: str) -> str:
    """Return a text as it stands in a cell of a table, literally: no markup, no mention, on one line."""
    line = " ".join(text.split())
    line = line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"
    return _CALLS.sub("<!-- -->", _SIGNS.sub(r"\\\g<0>", _html(line)))


def _html(text: str) -> str:
    """Return a text as it stands in HTML."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _cut(text: str, largest: int) -> str:
    """Return the whole lines of a text that is too long even without its rows, and how many are left out."""
    lines = text.split("\n")
    kept, room = 0, largest - 60
    for line in lines:
        if (room := room - len(line) - 1) < 0:
            break
        kept += 1
    while kept and "</details>" not in lines[kept - 1]:
        kept -= 1
    return "\n".join([*lines[:kept], "", f"*{len(lines) - kept} more lines are left out.*", ""])
