"""Which dialect a deck is written in: the first one with a sure sign."""

from __future__ import annotations

import re
from pathlib import PurePath

from loctool.formats.markdown.comments import classify
from loctool.formats.markdown.dialects.docs.signs import BODY_SIGNS, CONTAINER, DIRECTIVE, HEAD_SIGNS
from loctool.formats.markdown.places import Source

_FLAGS = re.MULTILINE | re.IGNORECASE
_CODE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)|.*)", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(
    r"^((?![-*+:>][ \t]|\d{1,9}[.)][ \t]|[ \t])[^\n]+\n)(?:(?:[ \t]*\n)+(?:(?: {4}|\t)[ \t]*\S[^\n]*(?:\n|\Z))+)+",
    re.MULTILINE,
)
"""Indented code, and the line above it, which begins no list item: there the lines would be text."""
_SPAN = re.compile(r"(?<!`)(`{1,20}+)(?!`)(?:[^\n]|\n(?![ \t]*\n)){1,500}?(?<!`)\1(?!`)")
_HEAD = re.compile(r"---+[ \t]*\n(?=[ \t]*\S)(.*?)^(?:---+|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)

SUFFIXES: dict[str, str] = {".mdx": "docusaurus", ".qmd": "quarto", ".rmd": "rmarkdown"}
"""Suffix of a file, in small letters -> its dialect."""

_CLASSES = r"class:[ \t]*[a-z][\w-]*(?:[ \t]*,[ \t]*[a-z][\w-]*)"
_PROPERTY = (
    r"(?:(?:layout|count|exclude):[ \t]*(?:true|false)|template:[ \t]*[a-z][\w-]*|background-image:[ \t]*url\([^\n]*"
    rf"|class:[ \t]*(?:center|middle|inverse)|{_CLASSES}+)[ \t]*$"
)
"""Properties of remark whose values no other system has at the beginning of a slide."""
_LINES = r"(?:[a-z][\w-]*:[^\n]*\n)*?"
_YES, _NO = ("[ \\t]*:[ \\t]*[\"']?" + word + r"\b" for word in ("true", "false"))

HEADS = (
    ("xaringan", re.compile(r"\bxaringan::|\bmoon_reader\b")),
    (
        "quarto",
        re.compile(
            r"^format:[ \t]*(?:(?:[\w-]+-)?(?:revealjs|beamer|pptx)[ \t]*$"
            r"|\n(?:[ \t]+[^\n]*\n)*[ \t]+(?:[\w-]+-)?(?:revealjs|beamer|pptx):)|^[ \t]+(?:[\w-]+-)?revealjs:",
            _FLAGS,
        ),
    ),
    ("rmarkdown", re.compile(r"^output:[ \t]*(?:\n[ \t]+(?:-[ \t]*)?)?(?:[\w.]+::)?\w+_presentation\b", _FLAGS)),
    ("marp", re.compile(rf"^[\"']?marp[\"']?{_YES}", _FLAGS)),
    (
        "slidev",
        re.compile(
            r"^(?:(?:canvasWidth|colorSchema|comark|drawings|highlighter|mdc|monaco|plantUmlServer|remoteAssets|routerMode"
            r"|seoMeta|themeConfig|twoslash|wakeLock):|layout:[ \t]*(?:fact|(?:iframe|image)-(?:left|right)|two-cols)\b"
            r"|theme:[ \t]*[\"']?(?:apple-basic|bricks|penguin|seriph|shibainu|(?:@[\w-]+/)?slidev-theme-[\w-]+)\b)",
            re.MULTILINE,
        ),
    ),
    ("hugo", re.compile(r"^(?:outputs:[^\n]*(?:\n[ \t]*-[^\n]*){0,9}\breveal\b|reveal_hugo:)", _FLAGS)),
    ("jekyll", re.compile(r"^layout:[ \t]*[\"']?post\b", re.MULTILINE)),
    *HEAD_SIGNS,
    ("pandoc", re.compile(r"^(?:aspectratio|header-includes):", re.MULTILINE)),
    (
        "marp",
        re.compile(
            rf"\A(?!(?:[^\n]*\n)*?[\"']?marp[\"']?{_NO})(?:[^\n]*\n)*?"
            r"[\"']?(?:headingDivider[\"']?[ \t]*:|paginate[\"']?[ \t]*:[ \t]*[\"']?(?:true|false|hold|skip)\b"
            r"|theme[\"']?[ \t]*:[ \t]*[\"']?(?:gaia|uncover)\b)"
        ),
    ),
    (
        "remark",
        re.compile(
            rf"^(?:{_CLASSES}+|layout:[ \t]*true|count:[ \t]*false)[ \t]*$"
            rf"|\A{_LINES}{_PROPERTY}\n{_LINES}(?:[ \t]*\n)+(?![ \t\n]|[\w-]+:)",
            re.MULTILINE,
        ),
    ),
    ("reveal", re.compile(r"^(?:revealOptions|separator|verticalSeparator|notesSeparator):", _FLAGS)),
)
"""Dialect -> a line of its front matter."""

BODIES = (
    (
        "pandoc",
        re.compile(
            r"\A%[ \t]+[^\W\d_][^\n]*\n(?:[ \t]+[^\n]*\n)*%|^:{3,}[ \t]*(?:\{[.#][^}\n]*\}|notes)[ \t]*$"
            r"|^\.[ \t]\.[ \t]\.[ \t]*$|^\+(?:[-=:]{3,}\+)+[ \t]*$(?=\n\|)"
            r"|^:{3,}[ \t]*(?:(?:non)?incremental|columns?)[ \t]*:*[ \t]*$"
            r"|^#{1,6}[ \t][^\n]*\{(?:-|[^{}\n]*\.(?:unnumbered|unlisted)\b[^{}\n]*)\}[ \t]*$",
            re.MULTILINE,
        ),
    ),
    (
        "pandoc",
        re.compile(
            r"(?<=[^\W\d_])[.,;:!?)*_\"”“’]*\^\[(?=[^\]\n]*[^\W\d_]{2})"
            r"|\[(?:[^\[\]\n@]{0,99}[ \t])?-?@[^\W\d][\w:.#-]*(?:,[ \t]|;[ \t]*-?@)[^\[\]\n]*\](?![(\[:])"
        ),
    ),
    (
        "marp",
        re.compile(
            r"<!--\s*(?:_(?:class|color|paginate|footer|header|background[A-Z][a-z]+):|headingDivider:"
            r"|background(?:Color|Image|Position|Repeat|Size):|paginate:\s*(?:true|false|hold|skip)\b|(?:footer|header):"
            r"|theme:\s*(?:default|gaia|uncover)\s|class:\s*(?:-[ \t]|\[|[\w-]+\s*(?:-->|\n)|(?:lead|invert)\b))"
            r"|!\[bg\b"
        ),
    ),
    *BODY_SIGNS,
    (
        "slidev",
        re.compile(
            r"^::[ \t]*[A-Za-z][\w.:-]*[ \t]*::[ \t]*$|^<<<[ \t]*@/|</?v-(?:after|clicks?|drag|mark|motion|switch)\b"
            r"|<[A-Za-z][^<>]*\sv-(?:after|click|drag|mark|motion)\b",
            re.MULTILINE,
        ),
    ),
    (
        "hugo",
        re.compile(
            r"\{\{%[ \t]*/?[ \t]*[\w./-]+[^\n{}]{0,500}%\}\}|\{\{<[ \t]*/?[ \t]*[\w./-]+(?:[ \t\n][^<>]{0,1000})?>\}\}"
        ),
    ),
    (
        "jekyll",
        re.compile(
            r"^ {0,3}\{%-?[ \t]*\w[^\n]{0,500}%\}[ \t]*$"
            r"|\{%-?[ \t]*(?:include|link|post_url|raw|highlight|if|for)\b[^\n]{0,500}%\}"
            r"|^ {0,3}\{:[ \t]*(?:[.#][\w-]|[\w-]+=[\"']|toc\b)[^}\n]*\}[ \t]*$|[`*_)\]]\{:[ \t]?(?:[.#][\w-]|\w+=)"
            r"|^\{::(?:comment|nomarkdown|options)\b",
            re.MULTILINE,
        ),
    ),
    ("remark", re.compile(rf"(?:\A\s*|^---?[ \t]*\n){_LINES}{_PROPERTY}", re.MULTILINE)),
    (
        "remark",
        re.compile(
            rf"^---?[ \t]*\n(?={_LINES}(?:{_CLASSES}*|template:[ \t]*[a-z][\w-]*)[ \t]*$)"
            r"(?:[a-z][\w-]*:[^\n]*\n)+(?=[ \t]*\n|#|\.\w)",
            re.MULTILINE,
        ),
    ),
    (
        "deckset",
        re.compile(
            rf"\A{_LINES}(?:footer|slidenumbers|slidecount|autoscale|build-lists|slide-transition|slide-dividers"
            r"|fit-header):|^\[\.[a-z][\w-]*(?::[^\]\n]*)?\][ \t]*$|^#{1,6}[ \t]*\[fit\]",
            re.MULTILINE,
        ),
    ),
    ("reveal", re.compile(r"<!--\s*\.(?:slide|element)\b|<section\b[^<>]*\bdata-markdown\b", _FLAGS)),
)
"""Dialect -> what only its decks have, outside code."""

_TOML_OR_JSON = re.compile(r"\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+[ \t]*$|\{\s*\"\w+\"\s*:", re.MULTILINE)
_FORMAT = re.compile(r"^format:", re.MULTILINE)
"""What a deck of Quarto has where shortcodes alone could be Hugo's."""

_SLIDE_HEAD = re.compile(r"^---[ \t]*\n((?:[A-Za-z][\w-]*:[^\n]*\n|[ \t]+[^\n]*\n)+)---[ \t]*$", re.MULTILINE)
_SLIDEV_KEY = re.compile(
    r"^(?:background|clicks|disabled|hide|hideInToc|image|level|preload|routeAlias|src|transition|zoom):"
    r"|^layout:[ \t]*(?!true\b|false\b)\S",
    re.MULTILINE,
)
"""Keys of the front matter of a single slide that remark, which has lines of properties there, does not know."""

_SLIDES = re.compile(r"^---[ \t]*$", re.MULTILINE)
WITH_SLIDES = (
    ("remark", re.compile(r"^\?{3}[ \t]*$|^[ \t]*(?:\.[a-zA-Z][\w-]*)+\[[ \t]*$", re.MULTILINE)),
    ("deckset", re.compile(r"(?:\A|^[ \t]*\n)\^[ \t]+\S", re.MULTILINE)),
)
"""Dialect -> what is a sign beside lines of three hyphens."""
_NOTES = re.compile(r"^notes?:(?!\S)", _FLAGS)
_NESTED = re.compile(r"[ \t]+\S|[-*+>][ \t]|\d{1,9}[.)][ \t]|>")
"""How a line of a list or a quotation begins."""
_ALONE = r"(?:\A|^[ \t]*\n)(?:{marks})[ \t]*(?:\n[ \t]*$|\Z)"
_SEPARATOR = re.compile(_ALONE.format(marks=r"-{2,4}"), re.MULTILINE)
_BREAK = re.compile(_ALONE.format(marks=r"-{2,}|\*{3,}|_{3,}"), re.MULTILINE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?!\s*[A-ZÄÖÜ]{3,}+(?!\w))(.*?)-->", re.DOTALL)
"""A comment that does not begin with a word in capitals: TODO."""


def detect_name(source: Source) -> str:
    """Return the name of a deck's dialect by its suffix, its front matter, and its body, the first sure sign of all."""
    head = _HEAD.match(source.normal)
    content = head[1] if head else ""
    found = next((name for name, sign in HEADS if sign.search(content)), "")
    if by_suffix := SUFFIXES.get(PurePath(source.path).suffix.lower()):
        return found if (by_suffix, found) == ("rmarkdown", "xaringan") else by_suffix
    if found:
        return found
    if not head and _TOML_OR_JSON.match(source.normal):
        return "hugo"
    body = source.normal[head.end() if head else 0 :]
    if any(DIRECTIVE.match(code[0]) for code in _CODE.finditer(body)):
        return "myst"
    body = _without_code(body)
    if any(_SLIDEV_KEY.search(one[1]) for one in _SLIDE_HEAD.finditer(body)):
        return "slidev"
    if found := next((name for name, sign in BODIES if sign.search(body)), ""):
        return "quarto" if found == "hugo" and _FORMAT.search(content) else found
    if _SLIDES.search(body) and (found := next((name for name, sign in WITH_SLIDES if sign.search(body)), "")):
        return found
    # A word that anybody may write: slides make it a sign, footnotes and notes of other systems speak against it.
    has_notes = _has_word_for_notes(body) and _SEPARATOR.search(body)
    if has_notes and not _FOOTNOTE.search(body) and not _has_comment_for_speaker(body):
        return "reveal"
    return "vitepress" if CONTAINER.search(body) else "github"


def may_have_notes_of_reveal(source: Source) -> bool:
    """Return whether a deck has slides, and a line that begins with the word at which reveal.js begins notes."""
    if not _has_word_for_notes(source.normal):
        return False
    head = _HEAD.match(source.normal)
    body = _without_code(source.normal[head.end() if head else 0 :])
    return _has_word_for_notes(body) and _BREAK.search(body) is not None


def _without_code(body: str) -> str:
    return _SPAN.sub("``", _INDENTED.sub(r"\1", _CODE.sub("", body)))


def _has_word_for_notes(text: str) -> bool:
    """Return whether a line begins with reveal.js's word for notes, and the one above is none of a list or a quote."""
    starts = (match.start() for match in _NOTES.finditer(text))
    return any(not _NESTED.match(text, text.rfind("\n", 0, max(start - 1, 0)) + 1) for start in starts)


def _has_comment_for_speaker(body: str) -> bool:
    return any(classify(comment[1]).kind == "note" for comment in _COMMENT.finditer(body))
