"""Lines that loctool writes into translators' comments: provenance, refusals, notes and carried changes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_DRAFT = re.compile(r"loctool: draft ([^\s]+) ([^\s]+) ([0-9a-f]{12}) ([0-9a-f]{12})(?: ([0-9a-f]{12}))?")
_REFUSAL = re.compile(r"loctool: undrafted, (\S.*)")
_CARRIED = re.compile(r"loctool: carried [a-z]+")
_NOTE = "loctool: note "
"""Beginning of the lines by which `draft` tells a translator more than its text."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The content of a draft's provenance line."""

    engine: str
    route: tuple[str, ...]
    """The languages on the way: ("de", "en", "ru")."""
    text: str
    """Fingerprint of the draft."""
    inputs: str
    """Fingerprint of all that the draft was made from."""
    source: str = ""
    """Fingerprint of the message. Empty in the lines of early versions."""

    def __str__(self) -> str:
        """Return the line. Raises ValueError if the engine or the route does not fit into it."""
        route = "-".join(tag.replace("-", "_") for tag in self.route)
        line = f"loctool: draft {self.engine} {route} {self.text} {self.inputs} {self.source}"
        if not _DRAFT.fullmatch(line):
            raise ValueError(f"no provenance line can be made of engine {self.engine!r} and route {self.route!r}")
        return line


def fingerprint(*texts: str) -> str:
    """Return 12 hexadecimal digits of the SHA-256 of texts: enough to notice a person's edit."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def lines_in(comment: str) -> list[str]:
    """Return the lines of a comment. An empty comment has none."""
    return comment.split("\n") if comment else []


def provenance_in(comment: str) -> Provenance | None:
    """Return the content of a comment's last valid provenance line, None if there is none."""
    for line in reversed(lines_in(comment)) if "loctool: draft" in comment else ():
        if found := _DRAFT.fullmatch(line.strip()):
            return Provenance(found[1], tuple(found[2].split("-")), found[3], found[4], found[5] or "")
    return None


def refusal_in(comment: str) -> str:
    """Return the reason in a comment's last refusal line, empty if there is none."""
    found = (_REFUSAL.fullmatch(line.strip()) for line in reversed(lines_in(comment)))
    return next((one[1] for one in found if one), "")


def is_provenance_line(line: str) -> bool:
    """Return whether a line of a comment is a provenance line."""
    return _DRAFT.fullmatch(line.strip()) is not None


def is_refusal_line(line: str) -> bool:
    """Return whether a line of a comment says why there is no draft."""
    return _REFUSAL.fullmatch(line.strip()) is not None


def is_own_line(line: str) -> bool:
    """Return whether a line of a comment was written by loctool."""
    line = line.strip()
    return line.startswith(_NOTE) or any(kind.fullmatch(line) for kind in (_DRAFT, _REFUSAL, _CARRIED))


def lasting_lines(comment: str) -> list[str]:
    """Return a comment's lines without those about an earlier carried change or a refusal."""
    return [line for line in lines_in(comment) if not _CARRIED.fullmatch(line) and not is_refusal_line(line)]


def with_notes(comment: str, notes: Sequence[str]) -> str:
    """Return a comment with `notes`, a line each, instead of its present notes. A provenance line stays last."""
    if not notes and _NOTE not in comment:
        return comment
    others = [line for line in lines_in(comment) if not line.strip().startswith(_NOTE)]
    provenance = [others.pop()] if others and is_provenance_line(others[-1]) else []
    return "\n".join([*others, *(_NOTE + " ".join(note.split()) for note in notes), *provenance])


def with_refusal(comment: str, reason: str) -> str:
    """Return a comment that says why there is no draft, without lines about an earlier draft."""
    kept = [line for line in lasting_lines(with_notes(comment, ())) if not is_provenance_line(line)]
    return "\n".join([*kept, f"loctool: undrafted, {' '.join(reason.split())}"])
