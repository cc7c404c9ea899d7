"""The directives of MyST: fences with a name in braces, whose content is Markdown, code or data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loctool.errors import SourceError
from loctool.formats.markdown.dialects.block_rule import Line, lines_up_to
from loctool.formats.markdown.dialects.docs.titles import ends_open
from loctool.formats.markdown.front_matter.yaml_places import yaml_places
from loctool.formats.markdown.places import Pieces, Place, Source, one_line, text_place


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLED = _names(
    "admonition attention caution danger error hint important note seealso tip warning todo topic sidebar aside margin"
    " rubric table list-table tab-item tab card grid-item-card dropdown details exercise solution-start example"
    " proof theorem axiom lemma definition criterion remark conjecture corollary algorithm property observation"
    " proposition assumption prf:proof prf:theorem prf:axiom prf:lemma prf:definition prf:criterion prf:remark"
    " prf:conjecture prf:corollary prf:algorithm prf:example prf:property prf:observation prf:proposition"
    " prf:assumption pull-quote epigraph highlights"
)
"""Directives whose argument is text, and whose content is Markdown."""
PLAIN = _names(
    "figure blockquote quote grid grid-item tab-set tabs card-carousel card-footer card-header card-body div container"
    " compound only margin-block centered versionadded versionchanged deprecated button-link button-ref"
    " option iframe button-group solution solution-end exercise-start exercise-end revealjs-notes revealjs-section"
    " revealjs-slide revealjs-vertical aside-block subfigure figure-md"
)
"""Directives whose argument is a path, a number or a name, and whose content is Markdown."""
LITERAL = _names(
    "code code-block code-cell sourcecode literalinclude math raw mermaid image toctree include bibliography contents"
    " tableofcontents list-of-figures embed video youtube bokeh-plot plot graphviz digraph graph uml plantuml"
    " autoclass autofunction automodule autosummary automethod doctest testcode testoutput testsetup jupyter-execute"
    " highlight index meta default-role role currentmodule program productionlist"
    " revealjs-break revealjs-code-block revealjs-fragments anywidget output"
    " mdast myst tags nb-exec-table parsed-literal prompt"
)
"""Directives whose content is code or data, or that have none."""

_FENCE = re.compile(
    r"(?P<mark>`{3,}|~{3,}|:{3,})[ \t]*(?:\{[ \t]*(?P<name>[\w:.+-]+)[ \t]*\}[ \t]*(?P<argument>[^\n]*))?"
)
_DOMAIN = re.compile(r"(?:c|cpp|js|py|rst|std):[a-z]")
"""Directives of Sphinx that describe code in Markdown."""
_ENTRY = re.compile(r"(?P<text>[^<>\n]*[^<>\s])[ \t]+<[^<>\n]+>[ \t]*$")
_OPTION = re.compile(r":(?P<key>[\w-]+):[ \t]*(?P<value>[^\n]*)")
_RULE = re.compile(r"-{3}[ \t]*$")
_BEFORE = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*[ \t>]*")
_WORD = re.compile(r"[^\W\d_]{2}")
TEXT_OPTIONS = ("alt", "caption", "title", "subtitle", "header", "footer")
_MOST_LINES = 5000
_DEEPEST = 50
CLOSER = "\ufdd1"
"""Stands in a view for a mark of the line that ends a directive."""


def name_of(text: str | None) -> str:
    """Return the name of the directive that a line opens, "" for another line."""
    found = _FENCE.match((text or "").strip())
    return (found["name"] or "") if found else ""


def has_markdown(name: str) -> bool:
    """Return whether the content of a directive is Markdown."""
    return name in TITLED or name in PLAIN or bool(_DOMAIN.match(name))


def _options_end(line: Line) -> int:
    """Return the number of the first line behind the options of a directive."""
    if _RULE.match((line(1) or "").strip()):
        return lines_up_to(line, lambda text: _RULE.match(text.strip()), 2, _MOST_LINES) or 1
    number = 1
    while (content := line(number)) is not None and _OPTION.match(content.strip()):
        number += 1
    return number


def markdown_extent(line: Line) -> int:
    """Return how many lines the head of a directive has whose content is Markdown: its first line and its options."""
    return _options_end(line) if has_markdown(name_of(line(0))) else 0


def literal_extent(line: Line) -> int:
    """Return how many lines a directive with code or data has."""
    return _whole(line) if name_of(line(0)) in LITERAL else 0


def unknown_extent(line: Line) -> int:
    """Return how many lines a directive has that no list of ours names."""
    name = name_of(line(0))
    return _whole(line) if name and not has_markdown(name) and name not in LITERAL else 0


def _whole(line: Line) -> int:
    opening = _FENCE.match((line(0) or "").strip())
    mark = opening["mark"] if opening else ""
    number = 1
    while number < _MOST_LINES and (content := line(number)) is not None and CLOSER not in content:
        number += 1
        if _closes(content.strip(), mark):
            break
    return number


def _closes(text: str, mark: str) -> bool:
    """Return whether a line without the spaces around it ends a fence that begins with a mark."""
    return len(text) >= len(mark) and not text.strip(mark[0])


@dataclass(frozen=True)
class _Open:
    """A fence that has not ended: its mark, whether it holds Markdown, its indentation and quote marks."""

    mark: str
    has_markdown: bool
    columns: int
    quotes: int


def view_directives(text: str) -> str:
    """Return the text with other signs for the marks of lines that end directives with Markdown.

    An outer fence ends before an inner one, as systems read the content of a directive after the directive itself.
    """
    if "{" not in text:
        return text
    lines, stack = text.split("\n"), list[_Open]()
    for number, line in enumerate(lines):
        before = _BEFORE.match(line)
        at = before.end() if before else 0
        content = line[at:].rstrip()
        if not content:
            continue
        quotes = line[:at].count(">")
        while stack and (at < stack[-1].columns or quotes < stack[-1].quotes):
            stack.pop()
        closed = next((n for n, one in enumerate(stack) if _closes(content, one.mark)), -1)
        if closed >= 0:
            if all(one.has_markdown for one in stack[closed:]):  # else it ends the code within the directive, too
                lines[number] = line[:at] + CLOSER * len(content) + line[at + len(content) :]
            del stack[closed:]
        elif not stack or (stack[-1].has_markdown and len(stack) < _DEEPEST):
            stack += _opened(content, at, quotes)
    return "\n".join(lines)


def _opened(content: str, columns: int, quotes: int) -> Iterator[_Open]:
    found = _FENCE.match(content)
    if not found or (found["mark"][0] == ":" and not found["name"]):
        return
    if found["mark"][0] == "`" and "`" in content[found.end("mark") :]:
        return
    yield _Open(found["mark"], has_markdown(found["name"] or ""), columns, quotes)


def head_texts(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of a directive's argument, if that is text, and of those of its options."""
    found = _FENCE.match(source.normal, *pieces[0])
    if found and found["name"] in TITLED and _WORD.search(found["argument"] or ""):
        yield from text_place(source, *found.span("argument"), "paragraph", _write_argument)
    if len(pieces) > 1 and _RULE.match(source.normal, *pieces[1]):
        yield from _yaml_options(source, pieces)
        return
    for start, end in pieces[1:]:
        option = _OPTION.match(source.normal, start, end)
        if not option and found and found["name"] == "toctree" and (entry := _ENTRY.match(source.normal, start, end)):
            yield from text_place(source, *entry.span("text"), "paragraph", _write_entry)
        if option and option["key"] in TEXT_OPTIONS and _WORD.search(option["value"]):
            yield from text_place(source, *option.span("value"), "alt")


def _write_argument(text: str) -> str:
    """Return an argument on its line, without the signs that would make code of it."""
    return ends_open(one_line(text).replace("`", "&#96;"))


def _write_entry(text: str) -> str:
    return one_line(text).replace("<", "\u2039").replace(">", "\u203a")


def _yaml_options(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the text options that are written as YAML between rules."""
    end = next((n for n, one in enumerate(pieces[2:], 2) if _RULE.match(source.normal, *one)), 0)
    if end > 2 and all(source.line_start(start) == start for start, _ in pieces[1 : end + 1]):
        try:
            yield from list(yaml_places(source, pieces[2][0], pieces[end][0], TEXT_OPTIONS))
        except SourceError:
            return  # options that are no YAML: nothing is sure
