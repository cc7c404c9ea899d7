"""A dialect of slide Markdown: a table of what it adds to CommonMark and of what it reads in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from loctool.formats.markdown.dialects.block_rule import FILLER, NEVER, BlockRule, Line, Measured, Part, Read, Texts
from loctool.formats.markdown.front_matter.finding import YAML_ONLY, Kind
from loctool.formats.markdown.places import Place, Source
from loctool.formats.reading import Reading

__all__ = ["FILLER", "NEVER", "BlockRule", "Dialect", "Line", "Measured", "Part", "Read", "Texts"]


def _compiled(form: str, flags: re.RegexFlag = re.NOFLAG) -> cached_property[re.Pattern[str]]:
    """Return a property of a table: its expressions, as `{0.leading}` in the form, compiled."""
    return cached_property(lambda table: re.compile(form.format(table), flags))


@dataclass(frozen=True, eq=False)
class Dialect:
    """What a system adds to CommonMark with tables and strikethrough, and what it reads in another way."""

    name: str

    # Front matter
    front_matter: tuple[Kind, ...] = YAML_ONLY
    """The kinds of front matter that it may begin with."""
    not_front_matter: str = NEVER
    """What a deck may begin with that looks like front matter but is none."""
    keys: tuple[str, ...] = ()
    """Keys of the front matter that hold text, beside the configured ones."""
    keywords: frozenset[str] = frozenset()
    """Values of the front matter that are no text."""
    comment_keys: tuple[str, ...] = ()
    """Keys of directives in comments that hold text."""
    refine: Callable[[Source, Reading], Dialect] | None = None
    """From a deck and what its project chose to its own table, where its front matter switches syntax on."""

    # Slides and notes
    split: Callable[[Source, int, Reading], list[Part]] | None = None
    """From the offset behind the front matter to the parts of the deck; None where thematic breaks part the slides."""
    slide_level: Callable[[list[int]], int] | None = None
    """From the levels of the headings, 0 where something else stands, to the lowest level that begins a slide."""
    notes_in_comments: bool = False
    """Whether comments are the speaker's notes; else readers never see them."""
    notes: str = NEVER
    """The speaker's notes with what surrounds them, wherever they stand."""

    # Blocks
    plugins: tuple[str, ...] = ("footnote",)
    """Functions of mdit_py_plugins: footnote, deflist."""
    tables: bool = True
    """Whether it has the tables of GitHub; else tables are among its rules."""
    loose_rows: bool = False
    """Whether every pipe parts the cells of a row, and those beyond the columns of its table are shown."""
    disabled: tuple[str, ...] = ()
    """Blocks of CommonMark that it does not have, by their names in markdown-it: code."""
    not_interrupting: frozenset[str] = frozenset()
    """Blocks of CommonMark that need a blank line above them: list, blockquote, heading, hr, fence, html_block."""
    adapted: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    """Block of CommonMark -> what makes of its rule the dialect's own."""
    view: Callable[[str], str] | None = None
    """From the text to what the parser of blocks sees in its place, with equal offsets."""
    rules: tuple[BlockRule, ...] = ()
    html: str = NEVER
    """Tags that begin a block of HTML, beside CommonMark's; it goes on up to a blank line."""
    html_line: str = NEVER
    """The beginning of a line that is such a block by itself."""
    fence_texts: Texts | None = None
    """The texts in a block of code, such as its caption."""
    tag_texts: Texts | None = None
    """The texts in tags of templates, which may stand within HTML."""

    # Texts
    breaks: bool = False
    """Whether readers see a line break where a line of a paragraph ends."""
    hard: str = "\\"
    """What makes a line break where readers see none at the end of a line."""
    math: bool = True
    """Whether `$x$` is mathematics."""
    text_behind_comments: bool = True
    """Whether readers see the text behind a comment that begins a block."""
    leading: str = NEVER
    """What a text may begin with that is syntax: kept, never offered."""
    blocks_behind_leading: bool = False
    """Whether a block may begin directly behind that."""
    trailing: str = NEVER
    """What a text may end with that is syntax; matched against the text's whole end."""
    heading_trailing: str = NEVER
    """The same for headings alone."""
    cell_trailing: str = NEVER
    """What a cell of a table may end with that is syntax."""
    unwrap: Callable[[str, int, int], tuple[int, int]] | None = None
    """From a block's content, and where its text begins and stops, to where it does within tags around it."""
    attributes: str = NEVER
    """What gives attributes to the span directly before it."""
    attribute_texts: Texts | None = None
    """The texts in attributes at the ends of blocks and behind images."""
    image_words: str = ""
    """What a word of an image's label is, wherever it stands, that is an instruction."""
    slug: Callable[[str], str] | None = None
    """From a heading's visible text to its anchor; None where headings have no anchors of their own."""
    titles_are_labels: bool = False
    """Whether the text of a heading is a label of links, as in `[here][The heading]`."""

    # Translations
    label: Literal["plain", "html", "div"] = "plain"
    """How a label on machine translations is written: in HTML where the system leaves all of it as it is."""
    guard: str = NEVER
    """What else begins a block, or belongs to one, at the start of a line; a backslash at its end makes it text."""
    raw: str = NEVER
    """Lines that mean something wherever they stand, even within code."""
    settle: Callable[[Source, int, Place, str], str] | None = None
    """From the source, the offset behind its front matter, a place and what is to be written there to what is safe in a
    system that reads signs in the raw text."""
    tame: Callable[[str, str], str] | None = None
    """From a segment's text and a translation to the translation without markup that only this system would run."""
    tames_metadata: bool = False
    """Whether that is for the values of front matter, too, since they are Markdown."""

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """What the first line of a block of `rules` begins with.

        Without groups, of which any would make it three times as slow: Python then skips what begins otherwise (row
        parse of `benchmarks/parsing.py`: 2.2 with groups, 2.0 without).
        """
        return re.compile("|".join(rule.opens for rule in self.rules if not rule.extent) or NEVER, re.MULTILINE)

    def rule_at(self, text: str, start: int) -> tuple[BlockRule, int] | None:
        """Return the rule whose block begins at an offset, and where what it begins with ends; None without one."""
        if not self.opening.match(text, start):
            return None
        rules = (
            (re.compile(rule.opens, re.MULTILINE).match(text, start), rule) for rule in self.rules if not rule.extent
        )
        return next((rule, match.end()) for match, rule in rules if match)

    @cached_property
    def measured(self) -> Measured:
        """The rules of blocks that say themselves how far they go, and what they open with."""
        return tuple((re.compile(rule.opens, re.MULTILINE), rule) for rule in self.rules if rule.extent)

    @cached_property
    def unsure(self) -> re.Pattern[str]:
        """What those open with that other systems have: what stands above may make a block of a translation."""
        found = [opens.pattern for opens, rule in self.measured if rule.unsure]
        return re.compile("|".join(found) or NEVER, re.MULTILINE)

    @cached_property
    def breaking(self) -> Measured:
        """Those that may stand directly under a paragraph."""
        return tuple((opens, rule) for opens, rule in self.measured if rule.interrupts)

    @cached_property
    def interrupting(self) -> re.Pattern[str]:
        """The same for blocks that may stand directly under a paragraph."""
        found = [rule.opens for rule in self.rules if rule.interrupts and not rule.extent]
        return re.compile("|".join(found) or NEVER, re.MULTILINE)

    guard_pattern = _compiled("{0.guard}", re.MULTILINE)
    attributes_pattern = _compiled("{0.attributes}")
    leading_pattern = _compiled("{0.leading}")
    notes_pattern = _compiled("{0.notes}")
    not_front_matter_pattern = _compiled("{0.not_front_matter}")
    html_pattern = _compiled("{0.html}")
    html_line_pattern = _compiled("{0.html_line}")
    trailing_pattern = _compiled(r"(?:{0.trailing})\Z")
    heading_trailing_pattern = _compiled(r"(?:{0.trailing}|{0.heading_trailing})\Z")
    cell_trailing_pattern = _compiled(r"(?:{0.cell_trailing})\Z")
    """The expressions above; the last three are to be searched, the others to be matched."""

    @cached_property
    def raw_pattern(self) -> re.Pattern[str] | None:
        """`raw`, compiled to be matched with a line; None where there is no such line."""
        return re.compile(self.raw) if self.raw != NEVER else None


COMMONMARK = Dialect(name="commonmark", math=False, notes_in_comments=True)
"""CommonMark with tables, strikethrough and footnotes, as loctool read every deck before it knew dialects."""
