"""What Slidev adds to blocks and texts: titles of code blocks and alerts, Vue's expressions and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.dialects.common import code_spans, is_within
from loctool.formats.markdown.dialects.docs.titles import is_title
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, edited, entity
from loctool.formats.markdown.writing import Layout, write_block
from loctool.model import Segment

_INFO = re.compile(r"[`~]{3,}[ \t]*(?P<lang>[\w'-]*)(?:[ \t][ \w\t'-]*)?\[(?P<title>[^\]\n]*)\]")
_DRAWN = ("mermaid", "plantuml")
"""Languages whose code blocks are drawn, without a title."""
_WORD = re.compile(r"[^\W\d_]{2}")
_TITLE_SIGNS = str.maketrans(
    {"]": "&#93;", "`": "&#96;", "'": "&#39;", "<": "&lt;", '"': "\u201d", "\\": "\u2216", "\n": " "}
)
"""What would end a title, or the attribute or the string that Slidev makes of it."""

_ALERT = re.compile(r"\[![A-Za-z]+\][ \t]*")
_MARK = re.compile(r"<!--|--!?>|-{3,}|\{\{|</?(?P<tag>[A-Za-z][\w.:-]*+)(?=[\s/>])")
_ENDS = {"<!--": "-->", "{{": "}}"}
_SAFE = {"<!--": "&lt;!--", "{{": "{&#8288;{"}
"""What is written for a mark that would begin a comment or an expression of Vue: readers see the same."""
_SIGNS = str.maketrans({"<": "&lt;", ">": "&gt;"})
_FREE_TAGS = {"br", "wbr"}

_COMPONENT_TEXT = re.compile(
    r"""\[(?P<label>[^\]\n]*)\]|(?<=[\s{])(?:alt|caption|description|label|subtitle|title)="(?P<value>[^"\n]*)\""""
)
_COMPONENT_SIGNS = str.maketrans({"[": "(", "]": ")", "{": "(", "}": ")", '"': "\u201d", "\n": " "})
_COMARK = re.compile(r"(?<![\w:]):[A-Za-z][\w-]*|\{[^{}\n]*\}")
"""A component in a sentence, or attributes of what stands before them."""


def fence_titles(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of a code block's title, if it has words, from the first line of the block."""
    found = _INFO.match(source.normal, *pieces[0])
    title = found["title"].strip() if found and found["lang"] not in _DRAWN else ""
    if found and is_title(title):
        at = found.start("title") + found["title"].index(title)
        yield Place(Segment(title, "paragraph", source.line(at)), at, at + len(title), _write_title)


def _write_title(text: str) -> str:
    return text.translate(_TITLE_SIGNS)


def alert_title(source: Source, pieces: Pieces, layout: Layout) -> Iterator[Place]:
    """Yield the place of an alert's own title, from its first line."""
    [(start, end)] = pieces
    begin = found.end() if (found := _ALERT.match(source.normal, start, end)) else end
    if title := source.normal[begin:end].strip():
        segment = Segment(title, "paragraph", source.line(begin))
        yield Place(segment, begin, begin + len(title), partial(write_block, layout=layout))


def component_texts(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in the line that opens a component: its label, and attributes for people."""
    for match in _COMPONENT_TEXT.finditer(source.normal, *pieces[0]):
        start, end = match.span("label" if match["label"] is not None else "value")
        if _WORD.search(text := source.normal[start:end]):
            role = "paragraph" if match["label"] is not None else "alt"
            yield Place(Segment(collapse(text), role, source.line(start)), start, end, _write_component)


def _write_component(text: str) -> str:
    return text.translate(_COMPONENT_SIGNS)


def tame_comark(source: str, text: str) -> str:
    """Return the same for decks with components in Markdown: a translation gets none that its source does not have."""
    text = tame(source, text)
    code = code_spans(text)
    new = (one for one in _COMARK.finditer(text) if one[0] not in source and not is_within(one.start(), code))
    return edited(text, {one.span(): entity(one[0]) for one in new})


def tame(source: str, text: str) -> str:
    """Return a translation without comments, expressions and tags that its source does not have: they are text.

    Slidev finds comments before it reads Markdown, and Vue runs expressions and tags in what Markdown made. Three
    hyphens anywhere in a slide that begins with a line of them would end its front matter.
    """
    if not _MARK.search(text):
        return text
    known = {match["tag"].lower() for match in _MARK.finditer(source) if match["tag"]} | _FREE_TAGS
    code = code_spans(text)
    result, done = "", 0
    for match in _MARK.finditer(text):
        if match.start() >= done:
            written, end = _tamed(match, source, known, is_within(match.start(), code))
            result += text[done : match.start()] + written
            done = end
    return result + text[done:]


def _tamed(match: re.Match[str], source: str, tags: set[str], is_code: bool) -> tuple[str, int]:
    """Return what is written for a mark, and the offset behind what that stands for."""
    text, at, mark = match.string, match.start(), match[0]
    if mark not in _ENDS:
        is_known = mark in source if not match["tag"] else is_code or match["tag"].lower() in tags
        return (mark if is_known else mark.translate(_SIGNS).replace("---", "--&#45;")), match.end()
    if is_code and mark == "{{":  # Slidev keeps Vue away from code
        return mark, match.end()
    end = text.find(_ENDS[mark], at) + len(_ENDS[mark])
    whole = text[at:end] if end > at else ""
    return (whole, end) if whole and whole in source else (_SAFE[mark], match.end())
