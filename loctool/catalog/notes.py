"""Lines that loctool writes into translators' comments: provenance, refusals, terms, notes and carried changes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

_DRAFT = re.compile(r"loctool: draft ([^\s]+) ([^\s]+) ([0-9a-f]{12}) ([0-9a-f]{12})(?: ([0-9a-f]{12}))?")
_REFUSAL = re.compile(r"loctool: undrafted, (\S.*)")
_CARRIED = re.compile(r"loctool: carried [a-z]+")
_NOTE = "loctool: note "
"""Beginning of the lines by which `draft` tells a translator more than its text."""
_TERM = "loctool: term "
"""Beginning of the lines that show a term of the glossary with its targets."""
_TERM_LINES = re.compile(rf"^# ({_TERM}.*)\n", re.MULTILINE)
_PROMPT = re.compile(r"[0-9a-f]{8,64}")
APPROVED = "loctool: machine draft, approved as it was"
"""The provenance line of a draft that a person approved without a change."""


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
    version: str = ""
    """What the engine says of itself beside its name: `qwen3:8b/1a2b3c4d`, model and version of the prompt."""

    @property
    def maker(self) -> str:
        """Return the engine with its version, as the line has it: `llm/qwen3:8b/1a2b3c4d`."""
        return f"{self.engine}/{self.version}" if self.version else self.engine

    def __str__(self) -> str:
        """Return the line. Raises ValueError if the engine or the route does not fit into it."""
        route = "-".join(tag.replace("-", "_") for tag in self.route)
        line = f"loctool: draft {self.maker} {route} {self.text} {self.inputs} {self.source}"
        if not _DRAFT.fullmatch(line):
            raise ValueError(f"no provenance line can be made of engine {self.engine!r} and route {self.route!r}")
        return line


class Maker(NamedTuple):
    """What made a draft, in its parts, for people."""

    engine: str
    model: str = ""
    """Or what else the engine says of its version."""
    prompt: str = ""
    """Hash of the prompt, for an engine that has one."""

    @property
    def name(self) -> str:
        """Return the engine with its model in brackets: `llm (qwen3:8b)`."""
        return f"{self.engine} ({self.model})" if self.model else self.engine


def read_maker(maker: str) -> Maker:
    """Return the parts of a maker as provenance lines name it: the names of models may have slashes."""
    engine, _, version = maker.partition("/")
    model, slash, prompt = version.rpartition("/")
    if not (slash and _PROMPT.fullmatch(prompt)):
        model, prompt = version, ""
    return Maker(unquote(engine), unquote(model), prompt)


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
            engine, _, version = found[1].partition("/")
            return Provenance(engine, tuple(found[2].split("-")), found[3], found[4], found[5] or "", version)
    return None


def with_text(comment: str, text: str) -> str:
    """Return a comment whose last valid provenance line has another fingerprint of the draft."""
    lines = lines_in(comment)
    for at in range(len(lines) - 1, -1, -1):
        if found := _DRAFT.fullmatch(lines[at].strip()):
            start = lines[at].index(found[0])
            lines[at] = lines[at][: start + found.start(3)] + text + lines[at][start + found.end(3) :]
            break
    return "\n".join(lines)


def refusal_in(comment: str) -> str:
    """Return the reason in a comment's last refusal line, empty if there is none."""
    found = (_REFUSAL.fullmatch(line.strip()) for line in reversed(lines_in(comment)))
    return next((one[1] for one in found if one), "")


def is_provenance_line(line: str) -> bool:
    """Return whether a line of a comment is a provenance line."""
    return _DRAFT.fullmatch(line.strip()) is not None


def is_approval_line(line: str) -> bool:
    """Return whether a line of a comment says that the translation is an approved draft."""
    return line.strip() == APPROVED


def is_term_line(line: str) -> bool:
    """Return whether a line of a comment shows a term of the glossary."""
    return line.strip().startswith(_TERM)


def is_refusal_line(line: str) -> bool:
    """Return whether a line of a comment says why there is no draft."""
    return _REFUSAL.fullmatch(line.strip()) is not None


def is_carried_line(line: str) -> bool:
    """Return whether a line of a comment says that a change of the source was carried into the translation."""
    return _CARRIED.fullmatch(line.strip()) is not None


def is_own_line(line: str) -> bool:
    """Return whether a line of a comment was written by loctool."""
    line = line.strip()
    if line.startswith((_NOTE, _TERM)) or line == APPROVED:
        return True
    return any(kind.fullmatch(line) for kind in (_DRAFT, _REFUSAL, _CARRIED))


def lasting_lines(comment: str) -> list[str]:
    """Return a comment's lines without those about an earlier carried change or a refusal."""
    return [line for line in lines_in(comment) if not _CARRIED.fullmatch(line) and not is_refusal_line(line)]


def without_provenance(comment: str) -> list[str]:
    """Return a comment's lines without those that say that the translation is, or was, a draft."""
    return [line for line in lines_in(comment) if not (is_provenance_line(line) or is_approval_line(line))]


def term_lines_in(comment: str) -> list[str]:
    """Return the lines of a comment that show terms of the glossary."""
    return [line for line in lines_in(comment) if is_term_line(line)]


def shows_terms(head: str, wanted: Sequence[str]) -> bool:
    """Return whether the lines of a file above a translation have these lines on terms, in this order and no others."""
    return head.count(_TERM) == len(wanted) and (not wanted or _TERM_LINES.findall(head) == wanted)


def without_term_lines(head: str) -> str:
    """Return the lines of a file above a translation without those that show terms of the glossary."""
    return _TERM_LINES.sub("", head) if _TERM in head else head


def term_lines(terms: Iterable[str]) -> list[str]:
    """Return the lines of a comment that show these terms."""
    return [_TERM + term for term in terms]


def with_term_lines(comment: str, wanted: Sequence[str]) -> str:
    """Return a comment whose lines on terms are the `wanted` ones. If it has them in any order, nothing changes.

    New lines replace the old ones, or go before the first line of loctool's.
    """
    if sorted(line.strip() for line in term_lines_in(comment)) == sorted(wanted):
        return comment
    lines = lines_in(comment)
    place = next((at for at, line in enumerate(lines) if is_term_line(line)), None)
    if place is None:
        place = next((at for at, line in enumerate(lines) if line.strip().startswith("loctool: ")), len(lines))
    before, behind = lines[:place], [line for line in lines[place:] if not is_term_line(line)]
    return "\n".join([*before, *wanted, *behind])


def notes_in(comment: str) -> list[str]:
    """Return what `draft` tells a translator more than its text, a line each."""
    lines = (line.strip() for line in lines_in(comment) if _NOTE in comment)
    return [line.removeprefix(_NOTE) for line in lines if line.startswith(_NOTE)]


def with_notes(comment: str, notes: Sequence[str]) -> str:
    """Return a comment with `notes`, a line each, instead of its present notes. A provenance line stays last."""
    if not notes and _NOTE not in comment:
        return comment
    others = [line for line in lines_in(comment) if not line.strip().startswith(_NOTE)]
    provenance = [others.pop()] if others and is_provenance_line(others[-1]) else []
    return "\n".join([*others, *(_NOTE + " ".join(note.split()) for note in notes), *provenance])


def with_refusal(comment: str, reason: str) -> str:
    """Return a comment that says why there is no draft, without lines about an earlier draft."""
    kept = lasting_lines("\n".join(without_provenance(with_notes(comment, ()))))
    return "\n".join([*kept, f"loctool: undrafted, {' '.join(reason.split())}"])
