"""The sentences of findings, of refusals and of the server's errors as templates, from the code: “{0}” became “{1}”.

A template has a number for each value: {0} is shown as it is, {language0} is the name of a language, and {said0} is
another template's sentence, or several. Values that are words of the sentence make a template each.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path

LOCTOOL = Path(__file__).parents[1] / "loctool"
ROOMS = (
    "quality/rules", "quality/waivers.py", "text/markup/proof.py", "text/markup/icu.py", "text/controls.py", "locks.py",
    "review/editing", "verbs/review/workplace.py",
)  # fmt: skip
"""Where the sentences are made."""
DRAFTING = LOCTOOL / "drafting"
"""Where drafts are refused; other sentences there are no reasons."""

VALUE = "{}"
_LANGUAGE, _SAID = "{language}", "{said}"
VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("blocks", "name"): ("heading", "point of a list", "quotation", "task"),
    ("boxes", "found"): (
        "“{}” is wider than the box and is cut",
        "needs {} of the box where the source needs {}",
    ),
    ("content", "which"): ("before: “{}”", "behind: “{}”"),
    ("formality", "_OTHER[wanted]"): (_SAID,),
    ("formality", "wanted"): (_SAID,),
    ("formality", "where"): ("the configuration asks for", "the catalog is"),
    ("icu", "'; '.join(parts)"): (_SAID,),
    ("icu", "fault"): (_SAID,),
    ("icu", "word"): ("lost", "not in the source:"),
    ("marks", "' or '.join(dict.fromkeys(ends))"): (_SAID,),
    ("marks", "name"): ("full stops", "commas"),
    ("marks", "wanted"): (_SAID,),
    ("decisions", "describe_character(char)"): (_SAID,),
    ("locks", "named"): ("", " ({said})"),
    ("locks", "waited"): ("", " after {} seconds"),
    ("measures", "text.language"): (_LANGUAGE,),
    ("numbers", "text.language"): (_LANGUAGE,),
    ("other_language", "_name(code)"): (_LANGUAGE,),
    ("other_language", "_name(other)"): (_LANGUAGE,),
    ("scripts", "text.language"): (_LANGUAGE,),
    ("shifted", "where"): ("before", "behind"),
    ("signs", "kind"): ("round", "square"),
    ("spelling", "said"): ("", "; perhaps {said}"),
    ("terms", "_times(judged)"): ("", " {} times, found {}"),
    ("terms", "note"): ("", " ({})"),
    ("terms", "other"): ("", ", not the untranslated “{}”", ", not “{}”"),
    ("terms", "targets"): (_SAID,),
    ("texts", "more"): ("", " (and in {} more texts)"),
    ("terms", "describe_character(char)"): (_SAID,),
    ("typography", "_counted(len(ours.pairs))"): ("{} quotation", "{} quotations"),
    ("typography", "text.language"): (_LANGUAGE,),
    ("waivers", "describe_character(char)"): (_SAID,),
    ("waivers", "hint"): ("", "; did you mean {}?"),
    ("waivers", "usual"): ("loctool: allow RULE — reason, one rule a line",),
}
"""Module and expression -> what a value may be: words with further values, {} for anything."""
PARTS = ("{said} or {said}", "formal", "informal")
"""Sentences that are only parts of others."""

_WORDS = {value for values in VALUES.values() for value in values}
_FRAGMENT = re.compile(r"[ ;]|loctool: ")
"""How parts of sentences and lines of catalogs begin."""
_SENTENCE = re.compile(r"[^\W\d_]{2}.* |\w+ \{", re.DOTALL)
_PATTERN = re.compile(r"\(\?|\[\^|\\")
_PLACE = re.compile(r"\{(\w*)\}")


def templates() -> Iterator[tuple[str, Path]]:
    """Yield each template with the file that makes it, each once a file."""
    for room in ROOMS:
        path = LOCTOOL / room
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            nodes = _texts(ast.parse(module.read_text("utf-8")))
            found = dict.fromkeys(text for node in nodes for text in _variants(node, module.stem))
            yield from ((text, module) for text in found)
    yield from _refusals()
    yield from ((numbered(part), LOCTOOL / ROOMS[0]) for part in PARTS)


def _refusals() -> Iterator[tuple[str, Path]]:
    """Yield the reasons of refused drafts that no rule gives."""
    for module in sorted(DRAFTING.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refusal":
                yield from ((str(one.value), module) for one in node.args if isinstance(one, ast.Constant))


def numbered(text: str) -> str:
    """Return a template with a number for each value: {} → {0}."""
    numbers = count()
    return _PLACE.sub(lambda place: f"{{{place[1]}{next(numbers)}}}", text)


def _texts(tree: ast.Module) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Yield the sentences of a module: texts that are not documentation, patterns, or parts of other texts."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            skipped.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            skipped.update(part for value in node.values for part in ast.walk(value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "len":
            skipped.update(ast.walk(node))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "describe_words":
            skipped.add(node.args[0])
            yield ast.JoinedStr([*_parts(node.args[0]), ast.Constant(": "), ast.FormattedValue(node.args[1], -1)])
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node not in skipped:
            yield node


def _parts(text: ast.expr) -> list[ast.expr]:
    return text.values if isinstance(text, ast.JoinedStr) else [text]


def _variants(node: ast.Constant | ast.JoinedStr, module: str) -> Iterator[str]:
    """Yield the templates of a text, none if it is not a sentence."""
    plain = "".join(str(part.value) if isinstance(part, ast.Constant) else VALUE for part in _parts(node))
    is_part = _FRAGMENT.match(plain) or plain in _WORDS
    if is_part or not _SENTENCE.search(plain) or _PATTERN.search(plain):
        return
    for chosen in product(*(_values(part, module) for part in _parts(node))):
        yield numbered("".join(chosen))


def _values(part: ast.expr, module: str) -> tuple[str, ...]:
    """Return what a part of a text may be."""
    if isinstance(part, ast.Constant):
        return (str(part.value),)
    value = part.value if isinstance(part, ast.FormattedValue) else part
    if known := VALUES.get((module, ast.unparse(value))):
        return known
    if isinstance(value, ast.IfExp) and isinstance(value.body, ast.Constant) and isinstance(value.orelse, ast.Constant):
        return str(value.body.value), str(value.orelse.value)
    if isinstance(value, ast.BoolOp) and isinstance(value.values[-1], ast.Constant):
        return VALUE, str(value.values[-1].value)
    if isinstance(value, ast.BinOp) and isinstance(value.left, ast.Constant) and isinstance(value.op, ast.Mult):
        return "", str(value.left.value)
    return (VALUE,)
