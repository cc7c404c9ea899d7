"""Planted faults of what programs read: both texts get a placeholder, tag or address, the translation a wrong one.

Each function returns (source, good translation, wrong translation, flags), or None.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from babel import Locale

from benchmarks.planting.texts import Text

Planted = tuple[str, str, str, str]
Kind = Callable[[Text, random.Random], Planted | None]
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{4,}(?![\w-])")


def _ends(text: Text, good: str, wrong: str, flags: str = "") -> Planted:
    """Put something behind both texts."""
    return f"{text.source} {good}", f"{text.target} {good}", f"{text.target} {wrong}".rstrip(), flags


def _around(text: Text, before: str, after: str, wrong: tuple[str, str]) -> Planted | None:
    """Put something around the first long word of both texts."""
    found = _WORD.search(text.source), _WORD.search(text.target)
    if not all(found) or re.search(r"[<>*_`\[\]]", text.source + text.target):
        return None
    made = []
    for whole, match, pair in zip(
        (text.source, text.target, text.target),
        (*found, found[1]),
        ((before, after), (before, after), wrong),
        strict=True,
    ):
        assert match
        made.append(whole[: match.start()] + pair[0] + match[0] + pair[1] + whole[match.end() :])
    return made[0], made[1], made[2], ""


def lost_placeholder(text: Text, _: random.Random) -> Planted | None:
    """Lose one of two placeholders."""
    return None if "%" in text.source + text.target else _ends(text, "(%s, %d)", "(%s)", "c-format")


def placeholder_type(text: Text, _: random.Random) -> Planted | None:
    """Give a placeholder another type."""
    return None if "%" in text.source + text.target else _ends(text, "(%d)", "(%s)", "c-format")


def renamed_placeholder(text: Text, drawn: random.Random) -> Planted | None:
    """Rename a placeholder."""
    good, flags = drawn.choice([("{name}", "python-brace-format"), ("%(name)s", "python-format"), ("{name}", "")])
    return None if "%" in text.source + text.target else _ends(text, good, good.replace("name", "nome"), flags)


def broken_placeholder(text: Text, _: random.Random) -> Planted | None:
    """Break a placeholder."""
    return None if "%" in text.source + text.target else _ends(text, "(%(count)d)", "(%(count))", "python-format")


def single_percent(text: Text, _: random.Random) -> Planted | None:
    """Write one per cent sign for two."""
    return None if "%" in text.source + text.target else _ends(text, "(%d%%)", "(%d%)", "c-format")


def lost_branch(text: Text, _: random.Random) -> Planted | None:
    """Lose the branch `other` of a plural."""
    if re.search(r"[{}'%]", text.source + text.target):
        return None
    ours, theirs = (_branches(language) for language in text.languages)
    source, good = (f"{{count, plural, {branches}}}" for branches in (ours, theirs))
    wrong = good.replace(" other {# x}", "")
    return f"{text.source} {source}", f"{text.target} {good}", f"{text.target} {wrong}", "icu-message-format"


def _branches(language: str) -> str:
    """Return a branch for each number that a language tells apart."""
    tags = Locale(language).plural_form.tags
    return " ".join(f"{tag} {{# x}}" for tag in ("one", "few", "many", "other") if tag in tags or tag == "other")


def tab(text: Text, _: random.Random) -> Planted:
    """Write a space for a tab."""
    return f"{text.source}\tx1", f"{text.target}\tx1", f"{text.target} x1", ""


def line_break(text: Text, _: random.Random) -> Planted:
    """Lose a line break."""
    return f"{text.source}\nA 1", f"{text.target}\nA 1", f"{text.target} A 1", ""


def _behind(good: str, wrong: str) -> Kind:
    """Return what puts something behind both texts, and something wrong behind the translation."""
    return lambda text, _: _ends(text, good, wrong)


def _on_word(before: str, after: str, wrong: tuple[str, str]) -> Kind:
    """Return what puts something around a word of both texts, and something wrong around that of the translation."""
    return lambda text, _: _around(text, before, after, wrong)


lost_tag = _on_word("<b>", "</b>", ("", ""))
unclosed_tag = _on_word("<b>", "</b>", ("<b>", "<b>"))
attribute = _on_word('<a href="a.html">', "</a>", ('<a href="b.html">', "</a>"))
lost_emphasis = _on_word("**", "**", ("", ""))
link_target = _on_word("[", "](report.pdf)", ("[", "](raport.pdf)"))
code_span = _behind("`loctool check`", "`loctool chek`")
entity = _behind("(R&amp;D)", "(R&ampD)")
url = _behind("(https://example.org/report/2024)", "(https://example.org/raport/2024)")
email = _behind("(office@example.org)", "(ofice@example.org)")
path = _behind("(/etc/loctool/rules.toml)", "(/etc/loctol/rules.toml)")
option = _behind("(--write-baseline)", "(--write-basline)")
function = _behind("(read_deck())", "(read_dek())")
emoji = _behind("🎉", "")
