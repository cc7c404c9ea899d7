"""Rules on spaces between words and beside punctuation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.form.mending import problem, quote_around, shaded_source, shaded_target
from loctool.text.abbreviations import abbreviations
from loctool.text.language import base_language
from loctool.text.placeholders import is_program
from loctool.text.quotes import quotation_marks
from loctool.text.scripts import scripts_of_language, write_alike
from loctool.text.typography.shading import SHADE, shade_markup

_GAP = "[ \u00a0\u202f]"
_DOUBLE = re.compile(rf"(?<=\S){_GAP}{{2,}}(?=\S)")
_DOUBLE_IN_PROGRAMS = re.compile(rf"(?<=\S)(?<![.!?]){_GAP}{{2,}}(?=\S)")
"""Not behind a sentence, where many programs have two, as typewriters had."""
_OPTION_LINE = re.compile(rf"\s+(?:-|<|{SHADE})")
"""The beginning of a line of help, which has an option and a column that explains it."""
_COLUMNS = 2
"""Lines with a gap from which a text is a table."""

_LEFT = rf"[\w)\]»“”’…%{SHADE}]"
_ENDS = r"(?=$|[\s»”’\"])"
_BEGINS = r"(?=[^\W\d_a-zß-öø-ÿа-яё][a-zß-öø-ÿа-яё])"
_BEFORE_MARK = re.compile(
    rf"(?<={_LEFT}){_GAP}+(?P<mark>,(?=[^\W\d_]{{2}})|\.{_BEGINS}|(?:,|\.(?!\.| \.)|[:;]|[!?]{{1,3}}){_ENDS})"
)
_RATIO = re.compile(r"\d\s:\s\d")
_IN_BRACKETS = re.compile(rf"(?<=[(\[]){_GAP}(?=[^\W\d_])|(?<=\w){_GAP}(?=\)(?:$|[\s.,;:!?]))")
_POINTED_NAME = re.compile(r"\.[^\W\d_]")
_IN_GUILLEMETS = re.compile(rf"(?<=«){_GAP}+(?=[^\s»])|(?<=[^\s«]){_GAP}+(?=»)")
_SPACED_MARKS = {"fr": ":;!?", "br": ":;!?"}
"""Languages that put a space before some marks -> these marks."""

_AFTER_MARK = re.compile(
    r"(?<![\w.])(?P<word>[^\W\d_]{2,}|\d{4})[)»”]?"
    r"(?:(?P<stop>[.!?])(?=[^\W\d_a-zà-ÿа-яё][a-zß-öø-ÿа-яё])|(?P<comma>[,;])(?=[^\W\d_]{2}))"
)
_PARTED = (
    (": ", re.compile(r"(?<=[^\W\d_]{3}:)(?=[^\W\d_]{2})(?!in(?:nen)?\b)")),
    (" (", re.compile(r"(?<=[^\W\d_]{3})(?=\([^\W\d_]{2,40}[.,]? )")),
    (") ", re.compile(r"(?<=[^\W\d_]{3}\))(?=[^\W\d_]{3})")),
)
"""Marks with their space -> where the space is missing, if a translation has fewer of these than its source."""
_SHORT = re.compile(r"(?<![\w.])(?P<word>[^\W\d_]{2,6})\.(?=[^\W\d_]{2})")
_POINTED = re.compile(rf"[^\W\d_]\.[^\W\d_]{{2}}|{SHADE}")
"""A name with a point, which another script may have without being one of a file or a host."""
_GLUED = re.compile(r"[^\W\d_][,;][^\W\d_]")
_FRENCH = {"fr": {":": "\u00a0", ";": "\u202f", "!": "\u202f", "?": "\u202f", "»": "\u00a0"}}
"""Mark -> the space before it by the Imprimerie nationale."""
_FRENCH_MARKS = re.compile(rf"(?<=[\w)\]»”’…%{SHADE}])(?P<mark>:|;|[!?])(?=[!?]*(?:$|[\s»”)]))|«(?=\S)|(?<=\S)»")


_LIST = re.compile(r"\w;\w|\w;$")
"""Words of a list for programs."""


def double_space(text: Comparison) -> Iterator[Problem]:
    """Yield the spaces that follow another one within a line, if the source has none such; tables have columns."""
    if not _DOUBLE.search(text.target) or _DOUBLE.search(text.source):
        return
    target = shaded_target(text)
    if is_program(text.syntax) and _OPTION_LINE.match(target):
        return
    pattern = _DOUBLE_IN_PROGRAMS if is_program(text.syntax) else _DOUBLE
    places = [match.span() for match in pattern.finditer(target)]
    lines = sum(_DOUBLE.search(line) is not None for line in target.split("\n"))
    if places and not (is_program(text.syntax) and "\n" in target.strip()) and lines < _COLUMNS + (len(places) == 1):
        edits = [(start, end, _widest(target[start:end])) for start, end in places]
        yield problem(text, f"a double space: “{quote_around(text.target, *places[0])}”", edits)


def _widest(gap: str) -> str:
    """Return the one space that is left of several: a no-break one, if there is any."""
    return next((space for space in gap if space != " "), " ")


def space_before_mark(text: Comparison) -> Iterator[Problem]:
    """Yield the spaces before punctuation marks that have none in the language, and inside brackets."""
    if not any(one.search(text.target) for one in (_BEFORE_MARK, _IN_BRACKETS, _IN_GUILLEMETS)):
        return
    if not scripts_of_language(text.language) or not write_alike([text.language]):
        return
    target, source = shaded_target(text), shaded_source(text)
    spaced = _SPACED_MARKS.get(base_language(text.language), "")
    allowed = {*spaced, *(match["mark"][0] for match in _BEFORE_MARK.finditer(source))}
    if base_language(text.source_language) in _SPACED_MARKS:
        allowed = {*spaced}
    places = [match for match in _BEFORE_MARK.finditer(target) if match["mark"][0] not in allowed]
    places = [match for match in places if not _RATIO.match(target, match.start() - 1)]
    if source.count(". ") <= target.count(". "):  # a file such as .Xdefaults
        places = [
            match for match in places if match["mark"] != "." or not target[match.end() : match.end() + 1].isalpha()
        ]
    edits = [(match.start(), match.start("mark"), "") for match in places]
    edits += [(match.end(), match.end(), " ") for match in places if target[match.end() : match.end() + 1].isalpha()]
    if not _IN_BRACKETS.search(source) and sum(map(source.count, "([")) == sum(map(source.count, ")]")):
        edits += [(*match.span(), "") for match in _IN_BRACKETS.finditer(target)]
    if _sets_guillemets_tight(text):
        edits += [(*match.span(), "") for match in _IN_GUILLEMETS.finditer(target)]
    if edits:
        start, end, _ = min(edits)
        yield problem(
            text, f"a space beside a mark that has none: “{quote_around(text.target, start, end + 1)}”", edits
        )


def _sets_guillemets_tight(text: Comparison) -> bool:
    """Return whether a language has guillemets without spaces inside, and the source none with them either."""
    if "«" not in text.target or quotation_marks(text.language, 0) != ("«", "»"):
        return False
    return base_language(text.source_language) == "fr" or not _IN_GUILLEMETS.search(text.source)


def missing_space(text: Comparison) -> Iterator[Problem]:
    """Yield the punctuation marks that follow a word and precede the next one without a space."""
    parted = [pattern for mark, pattern in _PARTED if text.source.count(mark) > text.target.count(mark)]
    if not (parted or _AFTER_MARK.search(text.target) or _SHORT.search(text.target)) or not write_alike(
        [text.language]
    ):
        return
    source, target = shaded_source(text), shaded_target(text)
    places = [match.end() for match in _AFTER_MARK.finditer(target) if not _is_one_name(match, source)]
    places += _glued_abbreviations(text)
    for pattern in parted:
        places += [match.end() for match in pattern.finditer(target)] if not pattern.search(source) else []
    if places:
        place = min(places)
        message = f"no space beside a mark: “{quote_around(text.target, place - 1, place)}”"
        yield problem(text, message, [(one, one, " ") for one in sorted(set(places))], is_safe=False)


def _is_one_name(match: re.Match[str], source: str) -> bool:
    """Return whether a mark is a part of a name or a list as the source has it."""
    whole, behind = match.string, match.string[match.end() : match.end() + 2]
    if whole[match.start() : match.end() + 1] in source or (match["comma"] and (match["word"] + behind).isupper()):
        return True  # the latter is TL;DR
    if match["stop"] != ".":
        return match["comma"] is not None and _GLUED.search(source) is not None
    return _POINTED.search(source) is not None


def _glued_abbreviations(text: Comparison) -> list[int]:
    """Return the ends of abbreviations of several letters that are glued to a word: тыс.евро, Tel.nur."""
    known = abbreviations(text.language)
    target = shade_markup(text.target, text.syntax)  # an abbreviation and a word look like a file
    words = ((match["word"].casefold(), match) for match in _SHORT.finditer(target))
    short = [match for word, match in words if word in known.inside or word in known.final]
    return [match.end() for match in short if not _POINTED.search(shade_markup(text.source, text.syntax))]


def french_space(text: Comparison) -> Iterator[Problem]:
    """Yield the marks that French separates from the word before them and that have no space."""
    if not _FRENCH_MARKS.search(text.target):
        return
    spaces = _french_spaces(text.language)
    target = shaded_target(text)
    edits = []
    source = shaded_source(text)
    for match in _FRENCH_MARKS.finditer(target):
        mark = match[0]
        if (mark == ";" and _LIST.search(source)) or _is_name(match, source):
            continue
        if mark == "«" and "»" in spaces:
            edits.append((match.end(), match.end(), spaces["»"]))
        elif mark in spaces:
            edits.append((match.start(), match.start(), spaces[mark]))
    if edits:
        place = edits[0][0]
        yield problem(text, f"no space as French has it: “{quote_around(text.target, place, place + 1)}”", edits)


def _is_name(match: re.Match[str], source: str) -> bool:
    """Return whether a colon belongs to what the source has as well: Reply-To: and the name of a program."""
    before = re.search(r"\S*$", match.string[max(0, match.start() - 40) : match.start()])
    name = before[0] if before else ""
    return match[0] == ":" and ("-" in name or SHADE in name) and name + ":" in source


@cache
def _french_spaces(language: str) -> dict[str, str]:
    """Return mark -> the space before it, none in other languages.

    In Canada the colon and the guillemets alone have one, in Switzerland it is left to the writer.
    """
    if base_language(language) != "fr":
        return {}
    region = language.replace("-", "_").upper().split("_")[1:]
    spaces = _FRENCH["fr"]
    return {mark: spaces[mark] for mark in ":»"} if region and region[0] == "CA" else {} if region == ["CH"] else spaces
