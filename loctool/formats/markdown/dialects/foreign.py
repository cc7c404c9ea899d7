"""Lines that belong to other systems than the deck's own: they stay as they are, and their words are reported."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect, Line
from loctool.formats.markdown.rules.tex import BEGINS, environment_extent

BLANK = r"$"
_TERM = re.compile(r"(?!#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|-{2,}|`{3}|~{3}|:{3}|[<>])\S")
"""A line that may be what a definition below it is of."""
_ROW = re.compile(r"\|.*|.*\|[ \t]*|[ \t]*[-+=:]{2,}[-+=:|\s]*")
"""A line of a table of any kind."""
_TOP = r"(?:\A|(?<=\A\n)|(?<=--\n)|(?<=--[ \t]\n))"
"""The beginning of a slide, below the line that parts it from the one above."""
_PROPERTY = r"(?:class|name|layout|template|count|exclude|background-image):[ \t]"


def _like(system: str, opens: str, closes: str = "", *, until: str = "", interrupts: bool = True) -> BlockRule:
    return BlockRule(opens, closes, until, interrupts, foreign=_reason(system))


def _reason(system: str) -> str:
    return f"looks like {system}; set `dialect` to say what the deck is"


def _definition(line: Line) -> int:
    """Return how many lines a definition has below its term, a caption below its table; 0 where neither is above."""
    one, two, three = (line(-number) or "" for number in (1, 2, 3))
    is_definition = _TERM.match(one) or (not one.strip() and _TERM.match(two) and not three.strip())
    return _paragraph(line) if is_definition or _is_caption(line) else 0


def _caption(line: Line) -> int:
    """Return how many lines a caption has; 0 where there is no table above or below."""
    return _paragraph(line) if _is_caption(line) else 0


def _is_caption(line: Line) -> bool:
    count = _paragraph(line)
    above, below = (line(-1) or "").strip() or line(-2) or "", line(count + 1) or ""
    return any(_ROW.fullmatch(one) is not None for one in (above, below))


def _paragraph(line: Line) -> int:
    """Return how many lines there are up to a blank one."""
    count = 1
    while (line(count) or "").strip():
        count += 1
    return count


FOREIGN = (
    _like("a container", r":{3,}[^\n]*$"),
    _like("a slot of Slidev", r"::[ \t]*[\w.:-]+[ \t]*::[ \t]*$"),
    _like("code from a file", r"<<<[ \t]+\S+[^\n]*$"),
    _like("a command of Deckset", r"\[\.[\w-]+(?::[^\]\n]*)?\][ \t]*$"),
    _like("notes of Deckset", r"^\^[ \t]+\S", until=BLANK, interrupts=False),
    _like(
        "the front matter of a slide",
        r"(?:(?<=---\n)|(?<=---[ \t]\n))(?=(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+---[ \t]*$)",
        r"(?<=\n)---[ \t]*$",
    ),
    _like(
        "settings of Deckset",
        r"\A(?:[\w-]+:[^\n]*\n)*(?:autoscale|build-lists|slidenumbers|slide-transition):",
        until=BLANK,
        interrupts=False,
    ),
    _like("a table of contents", r"\[{1,2}_?toc_?\]{1,2}[ \t]*$|\[TOC\][ \t]*$"),
    _like("a target of MyST", r"\([\w.: -]+\)=[ \t]*$"),
    _like("a comment of MyST or a title block of pandoc", r"^%[ \t]+\S", until=BLANK, interrupts=False),
    _like(
        "a module of MDX",
        r"import[ \t]+(?:[\w{*][^\n]*[ \t]from[ \t]+)?(?:\"[^\"\n]+\"|'[^'\n]+');?[ \t]*$"
        r"|export[ \t]+(?:(?:const|let|var)[ \t]+\w+[ \t]*=|(?:default[ \t]+)?(?:async[ \t]+)?function\b[^\n(]*\()",
    ),
    _like("a pause of pandoc", r"\.[ \t]\.[ \t]\.[ \t]*$"),
    BlockRule(
        r"Table:[ \t]+\S", extent=_caption, interrupts=False, unsure=True, foreign=_reason("a caption of pandoc")
    ),
    BlockRule(r":[ \t]+\S", extent=_definition, unsure=True, foreign=_reason("a definition of pandoc")),
    _like("TeX", BEGINS)._replace(extent=environment_extent),
    _like("TeX", r"\\[a-zA-Z]+\*?(?:\[[^\]\n]*\])*(?:\{[^{}\n]*\})*[ \t]*$"),
    _like("a table of pandoc", r"\+(?:[-=:]+\+)+[ \t]*$(?=\n[ \t]*[|+])", until=BLANK),
    _like("a table of pandoc", r"[^\n|]*\n[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$", until=BLANK, interrupts=False),
    _like("a shortcode of Hugo or Quarto", r"\{\{[<%][^\n]*[>%]\}\}[ \t]*$"),
    _like("a tag of Liquid", r"\{%[^\n]*%\}[ \t]*$"),
    _like("attributes of kramdown", r"\{:[^}\n]*\}[ \t]*$"),
    _like("a property of remark", rf"{_TOP}{_PROPERTY}", until=rf"(?!{_PROPERTY})", interrupts=False),
    _like("notes of remark", r"\?{3}[ \t]*$", until=r"$|---?[ \t]*$"),
    _like("a class of remark", r"\.[a-zA-Z][\w.-]*\[[ \t]*$|\][ \t]*$"),
)
"""What a deck keeps whose dialect was detected, unless its own rules know it."""


@cache
def without_foreign(dialect: Dialect) -> Dialect:
    """Return a dialect for decks of which we know that they are written in it: other systems do not count there."""
    return replace(dialect, rules=tuple(rule for rule in dialect.rules if rule not in FOREIGN))


def foreign_but(*systems: str) -> tuple[BlockRule, ...]:
    """Return the rules of FOREIGN but for those of systems, whose names are words of what they report."""
    return tuple(rule for rule in FOREIGN if not any(name in rule.foreign for name in systems))
