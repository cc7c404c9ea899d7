"""The lines that loctool writes into translators' comments: provenance, refusals, notes, and how a text was carried."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_DRAFT = re.compile(r"loctool: draft ([^\s]+) ([^\s]+) ([0-9a-f]{12}) ([0-9a-f]{12})(?: ([0-9a-f]{12}))?")
_REFUSAL = re.compile(r"loctool: undrafted, (\S.*)")
_CARRIED = re.compile(r"loctool: carried [a-z]+")
_NOTE = "loctool: note "
"""What the lines begin with by which `draft` tells a translator more than its text."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the provenance line of a draft says."""

    engine: str
    route: tuple[str, ...]
    """Languages passed through: ("de", "en", "ru")."""
    text: str
    """Fingerprint of the text that the engine gave."""
    inputs: str
    """Fingerprint of what it was made from."""
    source: str = ""
    """Fingerprint of the message that it was made for; empty in the lines of early versions."""

    def __str__(self) -> str:
        """Return the line. Raises ValueError for an engine or a route that would not fit there."""
        route = "-".join(tag.replace("-", "_") for tag in self.route)
        line = f"loctool: draft {self.engine} {route} {self.text} {self.inputs} {self.source}"
        if not _DRAFT.fullmatch(line):
            raise ValueError(f"no provenance line can be made of engine {self.engine!r} and route {self.route!r}")
        return line


def fingerprint(*texts: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of texts: enough to notice a person's edit."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def lines_in(comment: str) -> list[str]:
    """Return the lines of a comment, none of an empty one."""
    return comment.split("\n") if comment else []


def provenance_in(comment: str) -> Provenance | None:
    """Return what a comment's provenance line says, None without a well-formed one; of several, the last speaks."""
    for line in reversed(comment.split("\n")) if "loctool: draft" in comment else ():
        if found := _DRAFT.fullmatch(line.strip()):
            return Provenance(found[1], tuple(found[2].split("-")), found[3], found[4], found[5] or "")
    return None


def refusal_in(comment: str) -> str:
    """Return the reason of a comment's last line on a refusal, empty without one."""
    found = (_REFUSAL.fullmatch(line.strip()) for line in reversed(lines_in(comment)))
    return next((one[1] for one in found if one), "")


def is_own_line(line: str) -> bool:
    """Return whether a line of a comment is a draft's provenance."""
    return _DRAFT.fullmatch(line.strip()) is not None


def is_refusal(line: str) -> bool:
    """Return whether a line of a comment says why there is no draft."""
    return _REFUSAL.fullmatch(line.strip()) is not None


def is_of_loctool(line: str) -> bool:
    """Return whether a line of a comment is a draft's provenance, a refusal, a note or how a text was carried."""
    line = line.strip()
    return line.startswith(_NOTE) or any(kind.fullmatch(line) for kind in (_DRAFT, _REFUSAL, _CARRIED))


def without_news(comment: str) -> list[str]:
    """Return a comment's lines but for those on how the text was carried before, and on a refusal."""
    return [line for line in lines_in(comment) if not _CARRIED.fullmatch(line) and not is_refusal(line)]


def with_notes(comment: str, notes: Sequence[str]) -> str:
    """Return a comment with `notes`, a line each, instead of its former ones; a provenance line stays the last."""
    if not notes and _NOTE not in comment:
        return comment
    others = [line for line in lines_in(comment) if not line.strip().startswith(_NOTE)]
    signature = [others.pop()] if others and is_own_line(others[-1]) else []
    return "\n".join([*others, *(_NOTE + " ".join(note.split()) for note in notes), *signature])


def with_refusal(comment: str, reason: str) -> str:
    """Return a comment that says why there is no draft, and speaks of no former one."""
    kept = [line for line in without_news(with_notes(comment, ())) if not is_own_line(line)]
    return "\n".join([*kept, f"loctool: undrafted, {' '.join(reason.split())}"])
