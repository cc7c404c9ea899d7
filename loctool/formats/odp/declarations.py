"""Headers, footers and fixed dates: declared once, and shown by fields on slides and masters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.formats.odp.localising.paragraphs import localise
from loctool.formats.odp.names import children, descendants, get, name_of, tag_of
from loctool.formats.odp.paragraphs import Scope
from loctool.formats.odp.sources import CONTENT, STYLES, presentation_of
from loctool.formats.office.units import Place, Unit, text_units

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELDS = {
    "presentation:header-decl": "presentation:header",
    "presentation:footer-decl": "presentation:footer",
    "presentation:date-time-decl": "presentation:date-time",
}
"""Element with a text that slides refer to -> the field that shows it."""


def declaration_units(scope: Scope, of_masters: Scope) -> Iterator[Unit]:
    """Yield units for headers, footers and fixed dates.

    The paragraphs of slides and masters that show them have the language and the direction of a translation.
    """
    for element in children(presentation_of(scope.source), *_FIELDS):
        if get(element, "presentation:source") != "current-date":
            field = _FIELDS[name_of(element.tag)]
            for unit in text_units(scope.source, [element], Place(CONTENT, 0, "footer")):
                yield _with_fields(unit, field, scope, of_masters)


def _with_fields(unit: Unit, field: str, scope: Scope, of_masters: Scope) -> Unit:
    def write(text: str, language: str) -> None:
        unit.write(text, language)
        if language:
            for paragraph in _showing(presentation_of(scope.source), field):
                localise(scope.source, CONTENT, scope.styles, paragraph, language)
            for masters in children(of_masters.styles.own, "office:master-styles"):
                for paragraph in _showing(masters, field):
                    localise(scope.source, STYLES, of_masters.styles, paragraph, language)

    return Unit(unit.segment, write)


def _showing(holder: _Element, field: str) -> list[_Element]:
    """Return the paragraphs with a field."""
    fields = descendants(holder, field)
    return [one for found in fields for one in found.iterancestors(*map(tag_of, ("text:p", "text:h")))]
