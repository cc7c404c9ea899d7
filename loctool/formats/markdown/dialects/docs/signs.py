"""What only decks of Docusaurus, VitePress and MyST have."""

from __future__ import annotations

import re

_ADMONITIONS = "caution|danger|details|important|info|note|success|tip|warning"
"""Containers of Docusaurus and VitePress."""

HEAD_SIGNS = (
    ("docusaurus", re.compile(r"^(?:sidebar_(?:label|position)|pagination_label):", re.MULTILINE)),
    ("vitepress", re.compile(r"^hero:[ \t]*\n(?:[ \t]+[^\n]*\n)*?[ \t]+(?:name|text|tagline):", re.MULTILINE)),
)
"""Dialect -> lines of its front matter."""

BODY_SIGNS = (
    ("vitepress", re.compile(r"^:{3,}[ \t]*code-group\b|^\[\[toc\]\][ \t]*$|<!--[ \t]*@include:", re.MULTILINE)),
    (
        "myst",
        re.compile(
            r"^[ \t>]*:{3,}\{[a-z][\w:-]*\}|^\([^()\n]+\)=[ \t]*\n+#{1,6}[ \t]"
            r"|(?<![`\w])\{(?:abbr|any|cite(?::\w+)?|doc|download|eq|kbd|numref|prf:ref|ref|sub|sup|term)\}`",
            re.MULTILINE,
        ),
    ),
    (
        "docusaurus",
        re.compile(
            r"^import[ \t]+[\w{*][^\n]*[ \t]from[ \t]+['\"][^'\"\n]+['\"];?[ \t]*$"
            r"|^export[ \t]+const[ \t]+\w+[ \t]*=[ \t]*[({[]"
            rf"|^[ \t]*\{{/\*.*\*/\}}[ \t]*$|^:{{3,}}(?:{_ADMONITIONS})\[",
            re.MULTILINE,
        ),
    ),
)
"""Dialect -> what stands in its body, outside code."""

DIRECTIVE = re.compile(
    r"[ \t>]*[`~]{3,}\{(?:admonition|attention|aside|card|caution|code-block|code-cell|contents|csv-table|danger"
    r"|dropdown|epigraph|error|eval-rst|figure|glossary|grid|hint|image|important|include|list-table|literalinclude"
    r"|margin|math|note|prf:\w+|rubric|seealso|sidebar|tab-set|table|tip|toctree|topic|warning)\}"
)
"""The first line of a fence that is a directive of MyST."""

CONTAINER = re.compile(rf"^:{{3,}}[ \t]*(?:{_ADMONITIONS})\b(?![ \t]*:)", re.MULTILINE)
"""A container of Docusaurus or of VitePress, in a deck without any other sign: both read most of VitePress's syntax."""
