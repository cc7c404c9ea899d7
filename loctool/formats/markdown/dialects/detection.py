"""Which dialect a deck is written in: the first one with a sure sign."""

from __future__ import annotations

import re
from pathlib import PurePath

from loctool.formats.markdown.dialects.docs.signs import BODY_SIGNS, CONTAINER, DIRECTIVE, HEAD_SIGNS
from loctool.formats.markdown.places import Source

_FLAGS = re.MULTILINE | re.IGNORECASE
_CODE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)|.*)", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"---+[ \t]*\n(?=[ \t]*\S)(.*?)^(?:---+|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)

_PROSE = {"hugo", "jekyll"}
"""Dialects whose signs in code within a sentence do not count."""
_SPAN = re.compile(r"(?<!`)(`{1,20}+)(?!`)[^\n]{1,500}?(?<!`)\1(?!`)")

SUFFIXES: dict[str, str] = {".mdx": "docusaurus", ".qmd": "quarto", ".rmd": "rmarkdown"}
"""Suffix of a file, in small letters -> its dialect."""

_PROPERTY = (
    r"(?:(?:layout|count|exclude):[ \t]*(?:true|false)|template:[ \t]*[\w-]+|background-image:[ \t]*url\([^\n]*"
    r"|class:[ \t]*(?:center|middle|inverse|[\w-]+(?:[ \t]*,[ \t]*[\w-]+)+))[ \t]*$"
)
"""Properties of remark whose values no other system has."""
_LINES = r"(?:[a-z][\w-]*:[^\n]*\n)*?"

HEADS = (
    ("xaringan", re.compile(r"\bxaringan::|\bmoon_reader\b")),
    (
        "quarto",
        re.compile(r"^format:[ \t]*(?:revealjs[ \t]*$|\n(?:[ \t]+[^\n]*\n)*[ \t]+revealjs:)|^[ \t]+revealjs:", _FLAGS),
    ),
    ("rmarkdown", re.compile(r"^output:[ \t]*(?:\n[ \t]+(?:-[ \t]*)?)?(?:[\w.]+::)?\w+_presentation\b", _FLAGS)),
    ("marp", re.compile(r"^marp:[ \t]*true\b", _FLAGS)),
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
    ("remark", re.compile(rf"^{_PROPERTY}", re.MULTILINE)),
    ("reveal", re.compile(r"^(?:revealOptions|separator|verticalSeparator|notesSeparator):", _FLAGS)),
)
"""Dialect -> a line of its front matter."""

BODIES = (
    (
        "pandoc",
        re.compile(
            r"\A%[ \t]+[^\W\d_][^\n]*\n(?:[ \t]+[^\n]*\n)*(?:%|[ \t]*\n)|^:{3,}[ \t]*(?:\{[.#][^}\n]*\}|notes)[ \t]*$"
            r"|^\.[ \t]\.[ \t]\.[ \t]*$|^\+(?:[-=:]{3,}\+)+[ \t]*$(?=\n\|)",
            re.MULTILINE,
        ),
    ),
    ("marp", re.compile(r"<!--\s*_?(?:class|backgroundColor|backgroundImage|paginate|footer|header):|!\[bg\b", _FLAGS)),
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
            rf"^---?[ \t]*\n(?={_LINES}(?:class|template):)(?:[a-z][\w-]*:[^\n]*\n)+(?=[ \t]*\n|#|\.\w)", re.MULTILINE
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
_NOTES = re.compile(r"^[ \t]*notes?:", _FLAGS)
_SEPARATOR = re.compile(r"^-{2,4}[ \t]*$", re.MULTILINE)


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
    body = _CODE.sub("", body)
    prose = _SPAN.sub("``", body)
    if any(_SLIDEV_KEY.search(one[1]) for one in _SLIDE_HEAD.finditer(body)):
        return "slidev"
    if found := next((name for name, sign in BODIES if sign.search(prose if name in _PROSE else body)), ""):
        return "quarto" if found == "hugo" and _FORMAT.search(content) else found
    if _SLIDES.search(body) and (found := next((name for name, sign in WITH_SLIDES if sign.search(body)), "")):
        return found
    # A word that anybody may write: the slides around it make it a sign, and comments may be notes of another system.
    is_reveal = _NOTES.search(body) and _SEPARATOR.search(body) and "<!--" not in body
    if is_reveal:
        return "reveal"
    return "vitepress" if CONTAINER.search(body) else "github"
