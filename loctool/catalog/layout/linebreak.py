"""Where a line may break: the pair rules of UAX #14 as GNU gettext applies them, and the columns that a text takes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Classes of the characters that German, English and Russian texts are made of; others are looked up in uniseg.
_COMMON = {
    **dict.fromkeys("#&*<=>@^_`~§©", "AL"),
    **dict.fromkeys("({[¿¡„‚", "OP"),
    **dict.fromkeys("\"'«»“”‘’‹›", "QU"),
    **dict.fromkeys("!?", "EX"),
    **dict.fromkeys(",.:;", "IS"),
    **dict.fromkeys("%°‰′″", "PO"),
    **dict.fromkeys("$+\\€£±№", "PR"),
    **dict.fromkeys("|–\t", "BA"),
    **dict.fromkeys("\u00a0\u202f", "GL"),
    **dict.fromkeys("ˈˌ", "BB"),
    **dict.fromkeys(")]", "CP"),
    " ": "SP",
    "}": "CL",
    "/": "SY",
    "-": "HY",
    "—": "B2",
    "…": "IN",
}

# A line breaks neither inside a run of these letters nor differently for its length: one step instead of one a letter.
_RUN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u0481\u048a-\u052f]+|.", re.DOTALL)

# Only characters of one column: what German, English and Russian need, and no more.
_NARROW = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0481\u048a-\u052f\u2010-\u2026\u2030-\u205e\u20a0-\u20bf]*"
)

# (class before, class) -> class towards the next character: flags come in pairs (LB30a), hyphens in Hebrew (LB21a).
_ACTS_AS = {("RI", "RI"): "RI2", ("HL", "HY"): "GL", ("HL", "BA"): "GL"}
_WITH_MARK = {"RI": "RI2", "HL": "AL"}
"""Class before a combining mark -> class behind it, where gettext does not see the letter through the mark."""
_LETTER = frozenset({"AL", "HL"})
_HANGUL_BEFORE = {"JL": {"JL", "JV", "H2", "H3"}, "JV": {"JV", "JT"}, "H2": {"JV", "JT"}, "JT": {"JT"}, "H3": {"JT"}}
_IDEOGRAPHIC = frozenset({"ID", "EB", "EM"})
# Not even after spaces (LB13 to LB17).
_NEVER_BEFORE = frozenset({"CL", "CP", "EX", "IS", "SY", "WJ", "ZW"})
_NEVER_BETWEEN = frozenset({("QU", "OP"), ("QU", "OW"), ("B2", "B2"), ("CL", "NS")})
_RESOLVED = {"AI": "AL", "SA": "AL", "XX": "AL", "SG": "AL", "AK": "AL", "AP": "AL", "AS": "AL"}
_RESOLVED |= {"VF": "CM", "VI": "CM", "ZWJ": "CM", "CJ": "NS", "CB": "ID", "NL": "BK", "HH": "BA"}


@lru_cache(maxsize=4096)
def line_class(char: str) -> str:
    """Return the character's Line_Break class, with the classes that UAX #14 leaves open resolved as gettext does."""
    if char in _COMMON:
        return _COMMON[char]
    if char < "\u0530" and char.isalpha() and char not in "ªº":
        return "AL"
    if "0" <= char <= "9":
        return "NU"
    from uniseg.linebreak import line_break

    found = str(line_break(char).value)
    if found == "OP" and unicodedata.east_asian_width(char) in {"W", "F", "H"}:
        return "OW"  # not our neighbour's (LB30)
    return _RESOLVED.get(found, found)


@lru_cache(maxsize=4096)
def columns_of(char: str) -> int:
    """Return the columns that a character takes in a terminal: 0, 1 or 2."""
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def columns(text: str) -> int:
    """Return the columns that a text takes in a terminal."""
    return len(text) if _NARROW.fullmatch(text) else sum(map(columns_of, text))


def _joined(before: str, after: str) -> bool:
    """Return whether LB11 to LB30b join the two; without LB29, as gettext breaks behind the dots of "example.org"."""
    return (
        before in {"OP", "OW", "GL", "WJ", "BB", "QU"}
        or after in {"QU", "BA", "HY", "NS", "IN"}
        or (after == "GL" and before not in {"BA", "HY"})
        or (before, after) in {("B2", "B2"), ("EB", "EM"), ("SY", "HL"), ("HY", "NU"), ("RI", "RI")}
        or (before in _LETTER and (after in _LETTER or after in {"NU", "PR", "PO", "OP"}))
        or (after in _LETTER and before in {"NU", "PR", "PO", "CP"})
        or _number_joined(before, after)
        or _hangul_joined(before, after)
    )


def _number_joined(before: str, after: str) -> bool:
    """Return whether LB23a, LB25 or the numeric half of LB30 joins the two."""
    return (
        (before in {"PO", "PR", "IS", "NU", "SY", "CP"} and after == "NU")
        or (before in {"NU", "CL", "CP"} and after in {"PO", "PR"})
        or (before in {"PO", "PR"} and after in {"OP", "OW"})
        or (before, after) == ("NU", "OP")
        or (before == "PR" and after in _IDEOGRAPHIC)
        or (before in _IDEOGRAPHIC and after == "PO")
    )


def _hangul_joined(before: str, after: str) -> bool:
    """Return whether LB26 or LB27 joins the two."""
    if (before in _HANGUL_BEFORE and after == "PO") or (before == "PR" and after in _HANGUL_BEFORE):
        return True
    return after in _HANGUL_BEFORE.get(before, ())


@lru_cache(maxsize=4096)
def _may_break(before: str, after: str, space: bool) -> bool:
    """Return whether a line may break between two characters, which may have spaces between them."""
    if before in {"BK", "ZW"}:
        return before == "ZW"
    if after in _NEVER_BEFORE or before in {"OP", "OW"} or (before, after) in _NEVER_BETWEEN:
        return False
    return space or not _joined(before, after)


def break_chances(text: str) -> list[int]:
    """Return the positions before which a line may break (UAX #14, Unicode 14, tailored as in GNU libunistring)."""
    chances: list[int] = []
    last, space = "BK", False
    for run in _RUN.finditer(text):
        kind = line_class(text[run.start()])
        if kind == "SP":
            space = True
            continue
        if kind == "CM":
            if last not in {"BK", "ZW"} and not space:
                last = _WITH_MARK.get(last, last)
                continue
            kind, alone = "AL", space  # a mark behind a space is a letter (LB10), for gettext behind "(" too
        else:
            alone = False
        behind_joiner = text[run.start() - 1] == "\u200d"  # LB8a
        if alone or (_may_break(last, kind, space) and not behind_joiner):
            chances.append(run.start())
        if not space:
            kind = _ACTS_AS.get((last, kind), kind)
        last, space = kind, False
    return chances
