"""Liquid's tags, which Jekyll runs before anybody reads Markdown."""

from __future__ import annotations

import re
from functools import partial

from loctool.formats.markdown.dialects.dialect import BlockRule
from loctool.formats.markdown.dialects.templates.parameters import (
    UNREAD,
    parameter_pattern,
    parameter_places,
    write_quoted,
)
from loctool.formats.markdown.dialects.templates.tags import Tags, closed_block

_UNTIL_END = r"(?:(?!\{%|%\})[\s\S]){0,4000}"
_TAG = rf"\{{%-?\s*\w{_UNTIL_END}%\}}"
_OUTPUT = r"\{\{(?:(?!\{\{|\}\})[\s\S]){0,2000}\}\}"
_INCLUDE = re.compile(rf"\{{%-?\s*(?:include|render)\w*\s{_UNTIL_END}%\}}")
_UNSEEN = r"\{%-?\s*(?P<name>highlight|comment|schema|javascript|stylesheet|mermaid|katex)\b[^\n]*?%\}"
_HIDDEN = rf"{_UNSEEN}[\s\S]{{0,4000}}?\{{%-?\s*end(?P=name)\s*-?%\}}"
TEMPLATE = rf"{_TAG}|{_OUTPUT}"
"""A tag, or what a variable is put in place of."""
_EXTENSION = r"\{:(?:[^{}\n\\]|\\.){0,999}\}"
"""kramdown's own tags and attributes, such as `{::comment}`, `{:/}` and `{: .x}`."""

TAGS = Tags(
    tag=re.compile(
        rf"\{{%-?\s*(?P<close>end(?=\w))?(?P<name>\w+){_UNTIL_END}%\}}|(?P<output>{_OUTPUT})|(?P<extension>{_EXTENSION})"
    ),
    begin=re.compile(r"\{(?=[{%:])"),
    escape=lambda _: "&#123;",
    texts=parameter_pattern("aria-label|placeholder"),
    required=lambda tag: tag.startswith(("{%", "{::", "{:/")),
)


def _write(text: str, name: str) -> str:
    """Return a text within the quotation marks of a tag, which it does not end."""
    return write_quoted(re.sub(r"%(?=\})", "%​", text), name).replace("{%", "{ %").replace("{{", "{ {")


include_places = partial(parameter_places, tag=_INCLUDE, parameter=parameter_pattern(), write=_write)
"""The texts in the parameters of `include`."""

LIQUID_RULES = (
    closed_block(_UNSEEN, r"\{{%-?\s*end{name}\s*-?%\}}[ \t]*$"),
    BlockRule(rf"(?=(?:{_TAG}[ \t]*)+$)\{{%", closes=r"%\}[ \t]*$", texts=include_places, unread=UNREAD),
)
"""Blocks of code and comments, and lines of tags alone."""
