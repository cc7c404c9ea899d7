"""Lines that belong to other systems than the deck's own: they stay as they are, and their words are reported."""

from __future__ import annotations

from loctool.formats.markdown.dialects.dialect import BlockRule
from loctool.formats.markdown.rules.tex import BEGINS, environment_extent

BLANK = r"$"


def _like(system: str, opens: str, closes: str = "", *, until: str = "", interrupts: bool = True) -> BlockRule:
    foreign = f"looks like {system}; set `dialect` if the deck is written in it"
    return BlockRule(opens, closes, until, interrupts, foreign=foreign)


FOREIGN = (
    _like("a container", r":{3,}[^\n]*$"),
    _like("a slot of Slidev", r"::[ \t]*[\w.:-]+[ \t]*::[ \t]*$"),
    _like("code from a file", r"<<<[ \t]+\S+[^\n]*$"),
    _like("a command of Deckset", r"\[\.[\w-]+(?::[^\]\n]*)?\][ \t]*$"),
    _like("notes of Deckset", r"\^[ \t]+\S", until=BLANK, interrupts=False),
    _like(
        "the front matter of a slide", r"(?<=---\n)(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+---[ \t]*$", r"^---"
    ),
    _like(
        "settings of Deckset",
        r"(?:[\w-]+:[^\n]*\n)*(?:autoscale|build-lists|slidenumbers|slide-transition):",
        until=BLANK,
        interrupts=False,
    ),
    _like("a table of contents", r"\[{1,2}_?toc_?\]{1,2}[ \t]*$|\[TOC\][ \t]*$"),
    _like("a target of MyST", r"\([\w.: -]+\)=[ \t]*$"),
    _like("a comment of MyST or a title block of pandoc", r"%[ \t]+\S", until=BLANK, interrupts=False),
    _like("a module of MDX", r"(?:import[ \t][^\n]*[ \t]from[ \t]+|import[ \t]+)[\"'][^\n]*$", until=BLANK),
    _like("a module of MDX", r"export[ \t]+(?:default|const|let|function|async)\b", until=BLANK),
    _like("a pause of pandoc", r"\.[ \t]\.[ \t]\.[ \t]*$"),
    _like("a caption of pandoc", r"Table:[ \t]+\S", until=BLANK, interrupts=False),
    _like("a definition of pandoc", r":[ \t]+\S", until=BLANK),
    _like("TeX", BEGINS)._replace(extent=environment_extent),
    _like("TeX", r"\\[a-zA-Z]+\*?(?:\[[^\]\n]*\])*(?:\{[^{}\n]*\})*[ \t]*$"),
    _like("a table of pandoc", r"\+(?:[-=:]+\+)+[ \t]*$", until=BLANK),
    _like("a table of pandoc", r"[^\n|]*\n[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$", until=BLANK, interrupts=False),
    _like("a shortcode of Hugo or Quarto", r"\{\{[<%][^\n]*[>%]\}\}[ \t]*$"),
    _like("a tag of Liquid", r"\{%[^\n]*%\}[ \t]*$"),
    _like("attributes of kramdown", r"\{:[^}\n]*\}[ \t]*$"),
    _like(
        "a property of remark", r"(?:class|name|layout|template|count|exclude|background-image):[ \t]", interrupts=False
    ),
    _like("notes of remark", r"\?{3}[ \t]*$", until=r"---?[ \t]*$"),
    _like("a class of remark", r"\.[a-zA-Z][\w.-]*\[[ \t]*$|\][ \t]*$"),
)
"""What a deck of any dialect keeps, unless its own rules know it."""


def foreign_but(*systems: str) -> tuple[BlockRule, ...]:
    """Return the rules of FOREIGN but for those of systems, whose names are words of what they report."""
    return tuple(rule for rule in FOREIGN if not any(name in rule.foreign for name in systems))
