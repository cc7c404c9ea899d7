"""Words of programs in a text, which are no words of its language: commands, keywords and values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.glossary.morphology.languages import word_list
from loctool.text.quotes import find_quotations

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ELEMENT = re.compile(
    r"<(application|arg|classname|cmdsynopsis|code|command|computeroutput|constant|envar|filename|function|literal"
    r"|option|package|parameter|productname|programlisting|prompt|replaceable|samp|screen|synopsis|systemitem|tt"
    r"|userinput|varname)\b[^<>]*>(?P<inner>.{0,2000}?)</\1>",
    re.DOTALL,
)
"""Elements of DocBook and HTML for what programs read and write."""
_ENTITY = re.compile(r"&([\w.-]+);")
_GLUED = re.compile(r"\S*[=|{}$\\%](?<!\d%)\S*|\S*<\S*|\S*(?:->|::)\S*")
"""What is written together with signs of programs."""
_OLD_QUOTED = re.compile(r"`[^`'\n]{1,80}['`]")
_BRACKETED = re.compile(r"\(([^()\n]{1,60})\)")
_PREFIX = re.compile(r"\s*((?:[a-z][\w-]*[ ])?[a-z][\w-]*):\s")
"""The name of a program or a command before its message: `git archive: protocol error`."""
_KEY = re.compile(
    r"(?m)^[ \t]*(?:[*-] )?[\[\]-]*([A-Za-z][\w-]*,?(?: [\w-]+,?){0,3}) *(?:[ ]{2}|\t)"
    r"|^[ \t]+([a-z][\w-]*(?: [a-z][\w-]*)?)[ \t]*$"
)
"""A key at the beginning of a line, apart from what is said about it, or alone."""
_VALUE = r"[a-z][\w-]*(?: \([^()\n]{1,40}\))?"
_VALUES = re.compile(rf"(?<![\w-]){_VALUE}(?:(?:,\s+| ?\| ?|,? or ){_VALUE}){{2,}}")
_OF_VALUES = ("--", "=", "|", "(default")
"""Signs of a text that names values."""
_COLUMNS = re.compile(r"\S(?: {3}|\t)\s*\S|^\s*\$ ")
"""A line of what a program shows or reads."""
_LIST = re.compile(r"(?:[^\s;]+(?: [^\s;]+)?;){3,}")
"""Keywords by which a program is searched for."""
_SYNTAX = re.compile(r"\[[<\w(-][^\[\]]*\]|<[\w-]+>|(?<!\S)--?\w[\w-]*|\.\.\.")
_INNER = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\([^()]*\)|\{[^{}]*\}|(?<!\S)-\S*")
_NESTED = 3
LONGEST_COMMAND = 6
"""Words outside of brackets that the syntax of a command has at most."""


def code_words(source: str, target: str = "") -> set[str]:
    """Return the words of a source that are words of programs, there or by quotation marks in its translation."""
    parts = [*_code_in(source), *_quoted_in(target, source)]
    parts += _shared_lines(source, target) if "\n" in source else ()
    return {word for part in parts for word in WORD.findall(part)}


def _code_in(source: str) -> Iterator[str]:
    """Yield the parts of an English text that are written for programs."""
    if "<" in source:
        yield from (one["inner"] for one in _ELEMENT.finditer(source))
    if "&" in source:
        yield from _ENTITY.findall(source)
    if "`" in source:
        yield from _OLD_QUOTED.findall(source)
    yield from _GLUED.findall(source)
    yield from (first or alone for first, alone in _KEY.findall(source))
    if prefix := _PREFIX.match(source):
        yield prefix[1]
    yield from _LIST.findall(source)
    if any(sign in source for sign in _OF_VALUES):
        yield from _VALUES.findall(source)
    yield from (line for line in source.split("\n") if _is_syntax(line.partition(" - ")[0]))


def _is_syntax(line: str) -> bool:
    """Return whether a line shows how a command is called."""
    if not _SYNTAX.search(line):
        return False
    for _ in range(_NESTED):
        line = _INNER.sub(" ", line)
    found = [word for word in WORD.findall(line) if word != "or"]
    are_small = all(word.islower() for word in found)
    return are_small and len(found) <= LONGEST_COMMAND and word_list("en", "function_words").isdisjoint(found)


def _shared_lines(source: str, target: str) -> Iterator[str]:
    """Yield the lines of both texts that show what a program reads or writes."""
    theirs = set(target.split("\n"))
    yield from (line for line in source.split("\n") if line in theirs and _COLUMNS.search(line))


def _quoted_in(target: str, source: str) -> Iterator[str]:
    """Yield what a translation has in quotation marks, or in brackets of its own, word by word as its source has it."""
    quoted = [target[one.start + 1 : one.end].strip() for one in find_quotations(target).pairs]
    added = [one for one in _BRACKETED.findall(target) if f"({one})" not in source]
    for part in (*quoted, *added):
        if part and part in source and len(part) < len(source.strip()):
            yield part
