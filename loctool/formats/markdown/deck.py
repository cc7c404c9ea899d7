"""Decks in Markdown: front matter, the parts of the deck, and the texts on its slides."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from functools import partial
from typing import Any

from loctool.formats.anchors import unique_anchor
from loctool.formats.markdown.dialects import dialect_of
from loctool.formats.markdown.dialects.dialect import COMMONMARK, Dialect, Part
from loctool.formats.markdown.front_matter.finding import find_front_matter, text_places
from loctool.formats.markdown.front_matter.reading import blank_front_matter, front_matter_end
from loctool.formats.markdown.limits import check_size
from loctool.formats.markdown.links.anchors import anchors_of, follow_anchors, has_links, own_anchor, written_anchors
from loctool.formats.markdown.links.titles import define_titles
from loctool.formats.markdown.parser import inlines
from loctool.formats.markdown.places import Source, with_former
from loctool.formats.markdown.rules.left_out import hidden_words
from loctool.formats.markdown.rules.template_tags import mark_notes
from loctool.formats.markdown.splicing import splice
from loctool.formats.markdown.walk import Walk
from loctool.formats.reading import DEFAULT, Reading
from loctool.model import Deck, Segment, Slide
from loctool.text.markup.brackets import fold_label
from loctool.text.markup.wording import has_wording

_BOM = "\ufeff"
_MARKUP = re.compile(r"[*_`\[\]<>&\\!~\n]")
_SHOWN = {"softbreak": " ", "hardbreak": " ", "html_inline": ""}
"""Type of an inline token -> what a reader sees of it, if not its content."""


def parse(text: str, path: str, reading: Reading = DEFAULT) -> Deck:
    """Return the deck of a Markdown text.

    Its dialect is the chosen one, else what its text looks like. A segment's text is the inline Markdown as it stands
    in the file, a line break that readers see as a line break, any other as a space; a table cell's escaped pipe is a
    pipe. Raises SourceError for broken front matter and for a directive of ours (`context:`, `role:`, `loctool:`) that
    makes no sense.
    """
    source = Source(text.removeprefix(_BOM), path)
    walk = walk_over(source, reading)
    counts: dict[str, int] = {}
    found = []
    for number, places in enumerate(walk.slides, 1):
        segments = tuple(place.segment for place in places)
        titled = next((one for one in segments if one.role == "heading"), segments[0] if segments else None)
        title = plain(titled.text, walk.env, walk.dialect) if titled else f"Slide {number}"
        found.append(Slide(unique_anchor(title, number, counts), number, title, segments))
    anchors, labels = written_anchors(source.normal), frozenset(walk.labels)
    return Deck(path, tuple(found), walk.dialect.name, tuple(walk.left_out), anchors, labels)


def render(
    text: str,
    path: str,
    translate: Callable[[Segment], str | None],
    reading: Reading = DEFAULT,
) -> str:
    """Return the text with each segment for which `translate` gives another text replaced by it.

    Everything else stays byte for byte. A translation is escaped only where it would become another block, end its
    comment or its cell, or break the front matter. Raises SourceError as `parse` does.
    """
    mark = text[: text.startswith(_BOM)]
    source = Source(text[len(mark) :], path)
    walk = walk_over(source, reading)
    places = [place for slide in walk.slides for place in slide]
    found: dict[int, str | None] = {}
    defined = {*walk.labels}
    if walk.dialect.titles_are_labels:
        walk.labels |= {fold_label(place.segment.text) for place in places if place.segment.role == "heading"}

    def record(segment: Segment) -> str | None:
        new = translate(segment)
        tames = walk.dialect.tames_metadata or segment.role != "metadata"
        if new and walk.dialect.tame and tames and new != segment.text:
            new = walk.dialect.tame(segment.text, new)
        return found.setdefault(id(segment), new)

    settle = partial(walk.dialect.settle, source, walk.begin) if walk.dialect.settle else None
    result = splice(source, places, record, walk.dialect.raw_pattern, settle)
    return mark + _with_links(result, source, walk, lambda one: found.get(id(one)) or one.text, defined)


def _with_links(
    result: str, source: Source, walk: Walk, written: Callable[[Segment], str], defined: Container[str]
) -> str:
    """Return a rendered deck whose links to its headings lead to the translated ones; `defined` are its own labels."""
    slug, by_title = walk.dialect.slug, walk.dialect.titles_are_labels
    if not slug or not (by_title or has_links(result)):
        return result
    headings = [place for slide in walk.slides for place in slide if place.segment.role == "heading"]
    titles = [one.segment for one in headings if not own_anchor(source, one.end)]
    texts = [one.text for one in titles], [written(one) for one in titles]
    old, new = (anchors_of([plain(one, walk.env, walk.dialect) for one in some], slug) for some in texts)
    result = follow_anchors(result, source.path, dict(zip(old, new, strict=True)))
    if not by_title:
        return result
    made = {id(title): anchor for title, anchor in zip(titles, new, strict=True)}
    segments = [(one.segment, own_anchor(source, one.end)) for one in headings]
    named = [(one.text, written(one), own or made[id(one)]) for one, own in segments]
    return define_titles(result, named, defined)


def walk_over(source: Source, reading: Reading) -> Walk:
    """Return the walk over a deck's text. Raises SourceError as `parse` does."""
    check_size(source.normal, source.path)
    dialect = dialect_of(source, reading)
    kinds = () if dialect.not_front_matter_pattern.match(source.normal) else dialect.front_matter
    head = find_front_matter(source, kinds)
    end = head.end if head else 0
    walk = Walk(source, dialect, begin=end)
    keys = (*reading.front_matter, *dialect.keys)
    found = list(text_places(source, head, keys)) if head else []
    walk.left_out += [words for place in found for words in hidden_words(place.segment)]
    shown = (place for place in found if has_wording(place.segment.text))
    walk.slides[0].extend(place for place in shown if place.segment.text not in dialect.keywords)
    walk.run(*parts_of(source, dialect, end, reading))
    walk.slides = mark_notes(source, dialect, walk.slides)
    if dialect.split or walk.has_syntax:
        former = Walk(source, COMMONMARK)
        former.run([Part(0, len(source.normal))], blank_front_matter(source, front_matter_end(source)))
        known = [place for slide in former.slides for place in slide]
        walk.slides = [[with_former(place, known) for place in slide] for slide in walk.slides]
    return walk


def parts_of(source: Source, dialect: Dialect, begin: int, reading: Reading) -> tuple[list[Part], str]:
    """Return the parts of a deck that are parsed by themselves, and the text that they are parts of.

    `begin` is the offset behind the front matter.
    """
    if dialect.split:
        return dialect.split(source, begin, reading), source.normal
    return [Part(0, len(source.normal))], blank_front_matter(source, begin)


def plain(text: str, env: dict[str, Any], dialect: Dialect = COMMONMARK) -> str:
    """Return a text's words without inline markup."""
    if not _MARKUP.search(text):
        return text
    shown = "".join(_SHOWN.get(token.type, token.content) for token in inlines(text, env, dialect))
    return " ".join(shown.split()) or text
