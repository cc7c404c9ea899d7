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
    " ": "SP",
    ")": "CP",
    "]": "CP",
    "}": "CL",
    "/": "SY",
    "-": "HY",
    "—": "B2",
    "…": "IN",
    "ˈ": "BB",
    "ˌ": "BB",
}

# A line breaks neither inside a run of these letters nor differently for its length: one step instead of one a letter.
_RUN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u0481\u048a-\u052f]+|.", re.DOTALL)

# Only characters of one column: what German, English and Russian need, and no more.
_NARROW = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0481\u048a-\u052f\u2010-\u2026\u2030-\u205e\u20a0-\u20bf]*"
)

_LETTER = frozenset({"AL", "HL"})
_HANGUL = frozenset({"JL", "JV", "JT", "H2", "H3"})
_IDEOGRAPHIC = frozenset({"ID", "EB", "EM"})
_NEVER_BEFORE = frozenset({"CL", "CP", "EX", "IS", "SY", "WJ", "ZW"})
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
    """Return whether two neighbours without a space between them stay on one line (LB11 to LB30b).

    Without LB29: gettext breaks behind the dots of "example.org".
    """
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
    """LB23a, LB25 and the numeric half of LB30."""
    if after == "NU":
        return before in {"PO", "PR", "IS", "NU", "SY", "CP"}
    if after in {"PO", "PR"} and before in {"NU", "CL", "CP"}:
        return True
    if after in {"OP", "OW"} and before in {"PO", "PR"}:
        return True
    if (before, after) == ("NU", "OP"):
        return True
    return (before == "PR" and after in _IDEOGRAPHIC) or (before in _IDEOGRAPHIC and after == "PO")


def _hangul_joined(before: str, after: str) -> bool:
    """LB26 and LB27."""
    if before in _HANGUL and after == "PO":
        return True
    if before == "PR" and after in _HANGUL:
        return True
    following = {
        "JL": {"JL", "JV", "H2", "H3"},
        "JV": {"JV", "JT"},
        "H2": {"JV", "JT"},
        "JT": {"JT"},
        "H3": {"JT"},
    }
    return after in following.get(before, ())


def _never(before: str, after: str) -> bool:
    """Return whether even spaces between the two allow no break (LB13 to LB17)."""
    return (
        after in _NEVER_BEFORE
        or before in {"OP", "OW"}
        or (before, after) in {("QU", "OP"), ("QU", "OW"), ("B2", "B2"), ("CL", "NS")}
    )


@lru_cache(maxsize=4096)
def _parted(before: str, after: str, space: bool) -> bool:
    """Return whether a line may break between two characters, with spaces between them or without."""
    if before in {"BK", "ZW"}:
        return before == "ZW"
    return not _never(before, after) and (space or not _joined(before, after))


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
                continue
            kind = "AL"
        if _parted(last, kind, space):
            chances.append(run.start())
        last, space = kind if kind == "AL" else _remembered(last, kind, space), False
    return chances


def _remembered(last: str, kind: str, space: bool) -> str:
    """Return the class under which a character acts on the next: flags come in pairs (LB30a), and LB21a."""
    if kind == "RI" and last == "RI" and not space:
        return "RI2"
    if kind in {"HY", "BA"} and last == "HL" and not space:
        return "GL"
    return kind
