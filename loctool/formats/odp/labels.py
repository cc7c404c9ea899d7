"""Labels on slides: a line of small text at the bottom edge, and a paragraph behind the speaker notes."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from loctool.formats.labels import Label
from loctool.formats.odp.localising.direction import turn
from loctool.formats.odp.localising.language import set_language
from loctool.formats.odp.measures import read_length
from loctool.formats.odp.names import NAMESPACES, child, children, descendants, get, name_of, tag_of
from loctool.formats.odp.pages import is_hidden
from loctool.formats.odp.paragraphs import Scope
from loctool.formats.odp.sources import CONTENT, presentation_of, styles_of
from loctool.formats.office.decks import numbers_to_label
from loctool.text.language import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("style", "draw", "fo", "svg", "text"))
_STYLES = f"""\
<a {_SPACES}><style:style style:name="loctool-box" style:family="graphic"><style:graphic-properties draw:stroke="none" \
draw:fill="none" draw:textarea-vertical-align="bottom" draw:auto-grow-height="false" draw:auto-grow-width="false" \
fo:padding-top="0cm" fo:padding-bottom="0cm" fo:wrap-option="wrap"/></style:style>\
<style:style style:name="loctool-label" style:family="text"><style:text-properties fo:color="#767676" \
fo:font-size="8pt" style:font-size-asian="8pt" style:font-size-complex="8pt"/></style:style>\
<style:style style:name="loctool-note" style:family="text"><style:text-properties/></style:style></a>"""
"""Eight points, in the grey that can be read on white and on black alike."""
_TEXT_BOX = f"""\
<draw:frame {_SPACES} draw:name="loctool label" draw:style-name="" svg:width="{{width:.3f}}cm" \
svg:height="{{height:.3f}}cm" svg:x="0cm" svg:y="{{top:.3f}}cm"><draw:text-box/></draw:frame>"""
_PARAGRAPH = f'<text:p {_SPACES}><text:span text:style-name=""/></text:p>'
_PART_OF_HEIGHT = 50
"""The box takes a 50th of the page's height."""
_BEHIND = re.compile("anim:.*|presentation:(?:animations|notes)")
"""Children of a page that follow its shapes."""
_POINT = 2.54 / 72
"""Centimetres."""


def label_pages(scope: Scope, label: Label, numbers: Collection[int]) -> None:
    """Put a label on the slides of these numbers, counted from 1, and at the end of the speaker notes that they have.

    If all of them are hidden, the last slide that is shown has the label, too. Raises SourceError.
    """
    pages = list(children(presentation_of(scope.source), "draw:page"))
    labelled = numbers_to_label([is_hidden(scope, one) for one in pages], numbers)
    if not labelled:
        return
    box, small, plain = _add_styles(scope, label)
    for number in labelled:
        page = pages[number - 1]
        paragraphs = _paragraph(label, small), _paragraph(label, plain)
        _label_page(page, _text_box(scope, page, box), paragraphs[0])
        _label_notes(page, paragraphs[1])
        for paragraph in (one for one in paragraphs if one.getparent() is not None):
            turn(paragraph, scope.styles, is_right_to_left(label.language))
    scope.source.mark_changed(CONTENT)


def _add_styles(scope: Scope, label: Label) -> list[str]:
    """Add the styles of labels; return their names."""
    styles = list(_parse(_STYLES))
    for style in styles:
        for properties in children(style, "style:text-properties"):
            set_language(properties, label.language)
        scope.styles.add(style)
    return [get(style, "style:name") for style in styles]


def _text_box(scope: Scope, page: _Element, style: str) -> _Element:
    width, height = page_size(styles_of(scope.source), get(page, "draw:master-page-name"))
    own = height / _PART_OF_HEIGHT
    box = _parse(_TEXT_BOX.format(width=width, height=own, top=height - own))
    box.set(tag_of("draw:style-name"), style)
    return box


def _label_page(page: _Element, box: _Element, paragraph: _Element) -> None:
    """Put a text box in front of the shapes of a slide."""
    box[0].append(paragraph)
    follower = next((one for one in page if _BEHIND.fullmatch(name_of(one.tag))), None)
    page.insert(len(page) if follower is None else page.index(follower), box)


def _label_notes(page: _Element, paragraph: _Element) -> None:
    """Append a paragraph to speaker notes that have words."""
    frames = (one for notes in children(page, "presentation:notes") for one in descendants(notes, "draw:frame"))
    for frame in (one for one in frames if get(one, "presentation:class") == "notes"):
        box = child(frame, "draw:text-box")
        if box is not None and "".join(map(str, box.itertext())).strip():
            box.append(paragraph)
            return


def page_size(styles: _Element, master: str) -> tuple[float, float]:
    """Return width and height of the slides of a master in centimetres; 28 × 21 if the file has no size."""
    pages = (one for one in descendants(styles, "style:master-page") if get(one, "style:name") == master)
    layouts = {get(page, "style:page-layout-name") for page in pages}
    for layout in descendants(styles, "style:page-layout"):
        properties = child(layout, "style:page-layout-properties")
        if get(layout, "style:name") in layouts and properties is not None:
            width, height = (read_length(get(properties, name)) for name in ("fo:page-width", "fo:page-height"))
            if width and height:
                return width * _POINT, height * _POINT
    return 28.0, 21.0


def _paragraph(label: Label, style: str) -> _Element:
    paragraph = _parse(_PARAGRAPH)
    paragraph[0].set(tag_of("text:style-name"), style)
    paragraph[0].text = label.text
    return paragraph


def _parse(xml: str) -> _Element:
    from lxml import etree

    return etree.fromstring(xml)
