"""An extractor for Babel: `pybabel extract` takes decks as `loctool extract` does; see docs/library.md."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

from loctool.catalog.roles import role_comments
from loctool.errors import ConfigError, SourceError
from loctool.formats import format_of
from loctool.formats.reading import Reading
from loctool.formats.writable import check_writable
from loctool.project.dialects import describe_unknown_dialect

Message = tuple[int, str | None, str | tuple[str, str], list[str]]
"""Line, keyword, text (or context and text), comments: what Babel expects of an extractor."""

CONTEXT_KEYWORD = "pgettext"
FRONT_MATTER = "title description"


def extract_messages(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, str],
) -> Iterator[Message]:
    """Yield the messages of a deck, with their places as comments.

    The option `front_matter` names the keys that are translated, `dialect` the Markdown of the decks, where that
    is not to be detected. Keywords and tags of comments mean nothing in decks, except that a message with a context is
    one of `pgettext`. Raises SourceError, and ConfigError for an unknown dialect.
    """
    path = fileobj.name
    keys = options.get("front_matter", FRONT_MATTER).replace(",", " ").split()
    content = fileobj.read()
    dialect = options.get("dialect", "").strip() or None
    if dialect and (problem := describe_unknown_dialect(dialect)):
        raise ConfigError(problem)
    deck = format_of(path).parse(content, path, Reading(tuple(keys), dialect))
    check_writable(deck, content if format_of(path).IS_TEXT else b"")
    for slide in deck.slides:
        for segment, place in role_comments(slide):
            if not segment.text:
                continue
            comments = [place, *segment.note.splitlines()]
            if segment.context is None:
                yield segment.line, None, segment.text, comments
            elif CONTEXT_KEYWORD in keywords:
                yield segment.line, CONTEXT_KEYWORD, (segment.context, segment.text), comments
            else:
                message = "a text has a context; call pybabel with -k pgettext:1c,2 to extract it"
                raise SourceError(message, path, segment.line)
