"""The sections of the page: each file, in it each message with its texts, and below these the findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from loctool.catalog.entry import Entry, is_plural
from loctool.model import Finding, Side
from loctool.reports.explaining import example_of, explanation_of, sentence, waiver_of
from loctool.reports.files import CheckedFile, target_of, texts_of
from loctool.reports.html.marking import Mark, changed_text, marked_text, shown_text

_CODE = re.compile(r"`([^`]+)`")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")


def kind_of(finding: Finding) -> str:
    """Return what a finding counts as: its severity, or waived."""
    return "waived" if finding.waived else finding.severity.name.lower()


def section(file: CheckedFile) -> str:
    """Return the section of a file with findings."""
    messages: dict[object, list[Finding]] = {}
    for finding in sorted(file.findings, key=lambda one: one.line):
        messages.setdefault((finding.key, finding.key == (None, "") and finding.line), []).append(finding)
    articles = "\n".join(_article(file, findings) for findings in messages.values())
    return f"<section>\n<h2>{shown_text(file.name)}</h2>\n{articles}\n</section>"


def _article(file: CheckedFile, findings: list[Finding]) -> str:
    findings = sorted(findings, key=lambda one: (one.waived, -one.severity))
    entry, first = file.entry_of(findings[0]), findings[0]
    place = f"line {first.line}" if first.line else "file"
    context = f' <span class="context">{shown_text(first.key[0])}</span>' if first.key[0] else ""
    texts = "".join(_texts(file, entry, findings))
    items = "\n".join(_item(entry, finding, number) for number, finding in enumerate(findings))
    return f'<article>\n<p class="place">{place}{context}</p>\n{texts}<ul class="findings">\n{items}\n</ul>\n</article>'


def _texts(file: CheckedFile, entry: Entry | None, findings: list[Finding]) -> Iterator[str]:
    """Yield the source and the translation, or all their forms, side by side."""
    if entry is None:
        label, text, marks = _without_entry(file, findings)
        yield f'<div class="texts">{_text(label, marked_text(text, marks))}</div>\n' if text else ""
        return
    by_part: dict[str, list[Mark]] = {}
    for number, finding in enumerate(findings):
        for part, _ in texts_of(entry, finding)[:1] if finding.span else ():
            by_part.setdefault(part, []).append(Mark(*finding.span or (0, 0), kind_of(finding), number))
    language = file.catalog.language if file.catalog else ""
    sources, targets = _parts(entry)
    columns = [
        "".join(_text(name, marked_text(text, by_part.get(part, ())), tag) for name, part, text in parts)
        for parts, tag in ((sources, ""), (targets, language.partition("@")[0].replace("_", "-")))
    ]
    yield f'<div class="texts"><div>{columns[0]}</div><div>{columns[1]}</div></div>\n'


def _without_entry(file: CheckedFile, findings: list[Finding]) -> tuple[str, str, list[Mark]]:
    """Return (label, text, marks) of what is shown for a text of a deck, or for a line of a catalog."""
    if source := findings[0].key[1]:
        spans = [(finding.span if finding.side is Side.SOURCE else None) for finding in findings]
        marked = [(number, span) for number, span in enumerate(spans) if span]
        return "Source", source, [Mark(*span, kind_of(findings[number]), number) for number, span in marked]
    line = findings[0].line
    text = file.lines[line - 1] if file.is_catalog and 0 < line <= len(file.lines) else ""
    regions = [(number, finding, file.region_of(finding)) for number, finding in enumerate(findings) if finding.column]
    return "Line", text, [Mark(at.column - 1, at.end_column - 1, kind_of(one), number) for number, one, at in regions]


def _parts(entry: Entry) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Return (label, keyword, text) of the source's and the translation's texts."""
    if not is_plural(entry):
        return [("Source", "msgid", entry.msgid)], [("Translation", "msgstr", entry.msgstr)]
    sources = [("Source, singular", "msgid", entry.msgid), ("Source, plural", "msgid_plural", entry.msgid_plural)]
    forms = sorted(entry.msgstr_plural.items())
    return sources, [(f"Translation, form {number}", f"msgstr[{number}]", text) for number, text in forms]


def _text(label: str, shown: str, language: str = "") -> str:
    tag = f' lang="{escape(language)}"' if language else ""
    return f'<div class="text"><span class="label">{label}</span><p dir="auto"{tag}>{shown}</p></div>'


def _item(entry: Entry | None, finding: Finding, number: int) -> str:
    """Return a finding with its fix, and the explanation of its rule folded."""
    kind, fix = kind_of(finding), ""
    target = target_of(entry, finding) if entry else None
    if target and finding.fix is not None:
        label = "Fix" if finding.is_safe else "Fix, to be looked at"
        change = changed_text(target[1], finding.fix)
        fix = f'\n<p class="fix"><span class="label">{label}</span> <span dir="auto">{change}</span></p>'
    return (
        f'<li class="finding {kind}" data-kind="{kind}" data-rule="{escape(finding.rule)}" data-number="{number}">\n'
        f'<p><span class="badge">{kind}</span> <span class="said">{shown_text(finding.message)}</span></p>{fix}\n'
        f"<details><summary><code>{escape(finding.rule)}</code></summary>\n{_explanation(finding.rule)}</details>\n</li>"
    )


def _explanation(rule: str) -> str:
    known, waiver = explanation_of(rule), waiver_of(rule)
    said = [_markdown(sentence(text)) for text in (known.what, known.why, known.mend) if text]
    if one := example_of(known):
        said.append(f"For example: {shown_text(one.msgid)} ▸ {changed_text(one.msgstr, one.mended)}")
    if waiver:
        said.append(f"To allow it for this message: <code>{escape(waiver)}</code>")
    return "".join(f"<p>{text}</p>\n" for text in said)


def _markdown(text: str) -> str:
    """Return the Markdown of an explanation as HTML."""
    code = _CODE.split(escape(text, quote=False))
    return "".join(
        f"<code>{piece}</code>" if number % 2 else _EMPHASIS.sub(r"<em>\1</em>", piece)
        for number, piece in enumerate(code)
    )
