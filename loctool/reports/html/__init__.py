"""HTML: one page for people that needs no network; its findings are filtered by severity, rule and words."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from html import escape
from importlib import resources

from loctool.model import Finding
from loctool.reports.checked import Checked
from loctool.reports.files import checked_files
from loctool.reports.html.marking import shown_text
from loctool.reports.html.messages import kind_of, section
from loctool.text.controls import clean_name

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>loctool check: {name}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{name}</h1>
<p>{summary}</p>
</header>
{filters}
<main>
{sections}
</main>
{clean}<script>{script}</script>
</body>
</html>
"""
_KINDS = {"error": "errors", "warning": "warnings", "note": "notes", "waived": "waived"}
"""What a finding counts as -> its plural."""


def report(checked: Checked) -> str:
    """Return the page. Whatever comes from catalogs, names of files included, is escaped."""
    style, script = (resources.files(__package__).joinpath(name).read_text("utf-8") for name in ("page.css", "page.js"))
    found_in = {finding.path for finding in checked.findings}
    return _PAGE.format(
        name=escape(clean_name(checked.root.resolve().name)),
        summary=_summary(checked),
        filters=_filters(checked.findings) if checked.findings else "",
        sections="\n".join(section(file) for file in checked_files(checked) if file.findings),
        clean=_clean([name for name in checked.catalogs if name not in found_in]),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}",
    )


def _hash(text: str) -> str:
    """Return the source of a style or script for the page's policy, which lets nothing else run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _summary(checked: Checked) -> str:
    if not checked.findings:
        return f"No findings in {_counted(len(checked.catalogs), 'catalog', 'catalogs')}."
    files = len({finding.path for finding in checked.findings})
    return f"{_counted(len(checked.findings), 'finding', 'findings')} in {_counted(files, 'file', 'files')}."


def _filters(findings: Iterable[Finding]) -> str:
    """Return the form that chooses which findings are shown. Waived ones are hidden at first."""
    kinds, rules = Counter(map(kind_of, findings)), Counter(finding.rule for finding in findings)
    boxes = "".join(
        f'<label class="choice {kind}"><input type="checkbox" name="kind" value="{kind}"'
        f"{' checked' * (kind != 'waived')}> {_counted(kinds[kind], kind, plural)}</label>\n"
        for kind, plural in _KINDS.items()
        if kinds[kind]
    )
    options = "".join(
        f'<option value="{escape(rule)}">{escape(rule)} ({number})</option>\n' for rule, number in sorted(rules.items())
    )
    return (
        f'<form id="filters">\n{boxes}<label>Rule <select name="rule"><option value="">all</option>\n{options}'
        '</select></label>\n<label>Text <input type="search" name="words"></label>\n'
        '<output id="shown" aria-live="polite"></output>\n</form>'
    )


def _clean(names: list[str]) -> str:
    if not names:
        return ""
    items = "".join(f"<li>{shown_text(name)}</li>\n" for name in names)
    number = _counted(len(names), "catalog", "catalogs")
    return f"<footer><details><summary>{number} without findings</summary>\n<ul>\n{items}</ul></details></footer>\n"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
