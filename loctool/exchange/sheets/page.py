"""HTML: both languages side by side, to read and to print; nothing comes back from it."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from itertools import groupby

from loctool.catalog.decisions import STANDINGS
from loctool.exchange.units import Bundle, Unit
from loctool.text.controls import clean_name
from loctool.text.language import bcp47_tag, english_name, is_right_to_left

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{hash}'">
<title>{name}: {languages}</title>
<style>{style}</style>
</head>
<body>
<h1>{name}</h1>
<p class="summary">{languages} · {summary}</p>
<div class="frame" tabindex="0" role="region" aria-label="Messages">
<table>
<colgroup><col><col><col class="state"><col class="notes"></colgroup>
<thead><tr><th scope="col">{source}</th><th scope="col">{target}</th><th scope="col">State</th>\
<th scope="col">Notes</th></tr></thead>
{bodies}
</table>
</div>
</body>
</html>
"""
_SIGNS = {"\n": '<i class="sign">↵</i>\n', "\t": '<i class="sign">→</i>\t', "\u00a0": '<i class="sign">⍽</i>'}
"""White space -> what is shown for it."""
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_MAY_BE_UNSEEN = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u024f\u0400-\u0482\u048a-\u052f]")


def write(bundles: Sequence[Bundle]) -> bytes:
    """Return a page of one bundle. Raises ValueError for several."""
    (bundle,) = bundles
    style = resources.files(__package__).joinpath("page.css").read_text("utf-8")
    source, target = (english_name(tag) for tag in (bundle.source_language, bundle.language))
    counts = Counter(unit.standing for unit in bundle.units)
    found = [f"{len(bundle.units):,} messages", *(f"{counts[one]:,} {one}" for one in STANDINGS if counts[one])]
    page = _PAGE.format(
        name=escape(clean_name(bundle.path or bundle.name)),
        languages=escape(f"{source} → {target}"),
        summary=", ".join(found),
        source=escape(source),
        target=escape(target),
        style=style,
        hash=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        bodies="\n".join(_bodies(bundle)) or '<tbody><tr><td colspan="4">There are no messages.</td></tr></tbody>',
    )
    return page.encode("utf-8", "replace")


def _bodies(bundle: Bundle) -> Iterator[str]:
    """Yield the rows of each slide, below its title."""
    tags = bundle.source_language, bundle.language
    for (number, title), units in groupby(bundle.units, lambda unit: (unit.slide, unit.title)):
        name = " · ".join(filter(None, [f"Slide {number}" if number else "", title]))
        head = f'<tr><th colspan="4" scope="rowgroup">{_shown(name)}</th></tr>\n' if name else ""
        yield f"<tbody>\n{head}{''.join(_row(unit, tags) for unit in units)}</tbody>"


def _row(unit: Unit, tags: tuple[str, str]) -> str:
    role = f'<p class="role">{escape(unit.role)}</p>' if unit.role else ""
    state = f'<span class="chip {unit.standing}">{unit.standing.capitalize()}</span>'
    texts = "".join(
        f"<td>{_texts(texts, tag)}</td>" for texts, tag in zip((unit.source, unit.texts), tags, strict=True)
    )
    return f'<tr>{texts}<td>{state}{role}</td><td class="notes">{_notes(unit)}</td></tr>\n'


def _texts(texts: Sequence[str], tag: str) -> str:
    direction = "rtl" if is_right_to_left(tag) else "ltr"
    where = f'lang="{escape(bcp47_tag(tag))}" dir="{direction}"'
    names = [f'<span class="form">form {at}: </span>' if len(texts) > 1 else "" for at in range(1, len(texts) + 1)]
    return "".join(
        f'<div class="text" {where}>{name}{_shown(text)}</div>' for name, text in zip(names, texts, strict=True)
    )


def _notes(unit: Unit) -> str:
    lines = [("error" if one.startswith("error:") else "finding", one) for one in unit.findings]
    lines += [("comment", unit.comment), ("note", unit.note)]
    lines += [("context", f"context: {unit.context}")] if unit.context else []
    lines += [("former", f"former source: {unit.previous}")] if unit.previous else []
    lines += [("theirs", f"the other side has: {unit.theirs}")] if unit.theirs else []
    return "".join(f'<p class="{kind}">{_shown_lines(text)}</p>' for kind, text in lines if text)


def _shown(text: str) -> str:
    """Return a text as HTML; characters that nobody sees are named, so that none turns the line round."""
    return _MAY_BE_UNSEEN.sub(lambda found: _sign(found[0]), escape(text))


def _shown_lines(text: str) -> str:
    """Return a note as HTML, whose line breaks are no part of a text."""
    return "<br>".join(map(_shown, text.split("\n")))


def _sign(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if char in "\u200d\ufe0f" or unicodedata.category(char) not in _UNSEEN:  # emoji need joiners
        return char
    return f'<i class="sign" title="{escape(unicodedata.name(char, "no character"))}">U+{ord(char):04X}</i>'
