"""XLIFF 2.1 written: a <file> a deck, a <group> a slide, a <unit> a message or a plural form of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from loctool.exchange.units import Bundle, Unit, mark_of
from loctool.exchange.xliff.escaping import printable, write_attribute, write_plain
from loctool.exchange.xliff.inline import InlineWriter
from loctool.exchange.xliff.states import state_of
from loctool.text.language import bcp47_tag

OWN = "loctool"
"""Category of the metadata that loctool reads back, and the prefix of its own names."""
_ROOT = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"'
    ' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1"'
)
_TERM = re.compile(r"(?P<source>.+?)(?: → (?P<targets>.+)|, (?P<rule>do not .+))")
"""A line on a term, as `loctool.glossary.descriptions` writes it."""


def write_xliff(bundles: Sequence[Bundle]) -> bytes:
    """Return the XLIFF file of these bundles, of which there is at least one, all of the same languages."""
    source, target = (bcp47_tag(tag) for tag in (bundles[0].source_language, bundles[0].language))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'{_ROOT} srcLang={write_attribute(source)} trgLang={write_attribute(target)} xml:space="preserve">',
    ]
    for number, bundle in enumerate(bundles, 1):
        lines += (" " * 2 + line for line in _file(bundle, number))
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _file(bundle: Bundle, number: int) -> Iterator[str]:
    yield f'<file id="f{number}" original={write_attribute(bundle.path or bundle.catalog)}>'
    yield from _metadata({"catalog": bundle.catalog, "source": bundle.source_language, "target": bundle.language}, "  ")
    for slide, shown in groupby(bundle.units, lambda unit: unit.slide):
        units = list(shown)
        lines = (line for unit in units for line in _units(unit, bundle.numbers))
        yield from _group(slide, units[0].title, lines) if slide else lines
    if not bundle.units:
        yield '  <group id="empty"/>'
    yield "</file>"


def _group(slide: int, title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f'  <group id="slide-{slide}">'
    yield from _notes([("slide", f"{slide}: {title}" if title else str(slide))], "    ")
    yield from ("  " + line for line in lines)
    yield "  </group>"


def _units(unit: Unit, numbers: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a message: a unit, or a group of one unit a plural form."""
    if not _is_plural(unit):
        yield from _unit(unit, 0, [])
        return
    yield f'  <group id="{unit.id}" type="{OWN}:plural">'
    for form in range(len(unit.texts)):
        yield from ("  " + line for line in _unit(unit, form, [_form_told(unit, form, numbers)]))
    yield "  </group>"


def _form_told(unit: Unit, form: int, numbers: Sequence[str]) -> tuple[str, str]:
    """Return the note on a plural form, with the numbers that take it."""
    count = len(unit.texts)
    known = f", for {numbers[form]}" if len(numbers) == count and numbers[form] else ""
    return "plural", f"plural form {form + 1} of {count}{known}"


def _unit(unit: Unit, form: int, notes: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a unit. The first plural form translates the singular, if there are others."""
    text, source = unit.texts[form], unit.source[-1 if form or len(unit.texts) == 1 else 0]
    inline = InlineWriter(source, unit.syntax)
    target = inline.write(text) if text else ""
    name = f" name={write_attribute(unit.context)}" if unit.context else ""
    yield f'  <unit id="{unit.id}{f"-{form}" if _is_plural(unit) else ""}"{name}>'
    yield from _glossary(unit)
    yield from _metadata(_proof(unit, form), "    ")
    yield from _notes([*notes, *_told(unit, form)], "    ")
    if data := inline.data():
        yield "    <originalData>"
        yield from (f'      <data id="{name}">{content}</data>' for name, content in data)
        yield "    </originalData>"
    yield f'    <segment state="{state_of(unit.standing, has_text=bool(text))}" subState="{OWN}:{unit.standing}">'
    yield f"      <source>{inline.source}</source>"
    if text:
        yield f"      <target>{target}</target>"
    yield "    </segment>"
    yield "  </unit>"


def _proof(unit: Unit, form: int) -> dict[str, str]:
    """Return what a unit says about itself as it goes out, so that what was changed outside is known."""
    text = unit.texts[form]
    found = {"base": unit.base, "standing": unit.standing, "text": mark_of(text)}
    if unit.comment:
        found["comment"] = mark_of(printable(unit.comment))
    if len(unit.source) > 1 and len(unit.texts) == 1:
        found["singular"] = unit.source[0]
    if len(unit.source) == 1 and len(unit.texts) > 1:
        found["plural"] = "no"
    return found


def _is_plural(unit: Unit) -> bool:
    """Return whether a message has plural forms; a catalog may have some of a message without a plural."""
    return len(unit.source) > 1 or len(unit.texts) > 1


def _told(unit: Unit, form: int) -> Iterator[tuple[str, str]]:
    """Yield (category, text) of each note for the translator."""
    if unit.role:
        yield "role", unit.role
    if unit.note:
        yield "description", unit.note
    if unit.maker:
        yield "draft-by", unit.maker
    if unit.previous:
        yield "former-source", unit.previous
    if unit.theirs:
        yield "other-text", unit.theirs
    yield from (("term", term) for term in unit.terms)
    yield from (("finding", finding) for finding in unit.findings)
    if unit.comment and not form:
        yield "comment", unit.comment


def _notes(notes: Sequence[tuple[str, str]], indent: str) -> Iterator[str]:
    if notes:
        yield f"{indent}<notes>"
        for number, (category, text) in enumerate(notes, 1):
            yield f'{indent}  <note id="n{number}" category="{OWN}:{category}">{write_plain(text)}</note>'
        yield f"{indent}</notes>"


def _metadata(values: Mapping[str, str], indent: str) -> Iterator[str]:
    yield f'{indent}<mda:metadata><mda:metaGroup category="{OWN}">'
    for kind, value in values.items():
        yield f'{indent}  <mda:meta type="{kind}">{write_plain(value)}</mda:meta>'
    yield f"{indent}</mda:metaGroup></mda:metadata>"


def _glossary(unit: Unit) -> Iterator[str]:
    entries = [lines for term in unit.terms if (lines := list(_entry(term)))]
    if entries:
        yield "    <gls:glossary>"
        for lines in entries:
            yield "      <gls:glossEntry>"
            yield from ("        " + line for line in lines)
            yield "      </gls:glossEntry>"
        yield "    </gls:glossary>"


def _entry(term: str) -> Iterator[str]:
    """Yield the lines of a term; none where nothing is said about it, which no entry of a glossary may leave out."""
    match = _TERM.fullmatch(term)
    targets = [one for one in (match["targets"] or "").split("; ") if one] if match else []
    if match and (targets or match["rule"]):
        yield f"<gls:term>{write_plain(match['source'])}</gls:term>"
        yield from (f"<gls:translation>{write_plain(target)}</gls:translation>" for target in targets)
        if match["rule"]:
            yield f"<gls:definition>{write_plain(match['rule'])}</gls:definition>"
