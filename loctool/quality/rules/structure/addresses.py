"""Addresses of the same page in the source's language and in the translation's: /de/ and /en/."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from loctool.quality.comparison import Comparison
from loctool.text.language import base_language

_ADDRESS = re.compile(r"\bhttps?://[^\s<>()\[\]{}`\"'“”„«»]*[^\s<>()\[\]{}`\"'“”„«».,;:!?]")


def with_source_addresses(text: Comparison) -> str:
    """Return a translation with the source's addresses in place of those of the same pages in its own language."""
    if "://" not in text.target:
        return text.target
    ours = _ADDRESS.findall(text.source)
    theirs = list(dict.fromkeys(one for one in _ADDRESS.findall(text.target) if one not in ours))
    target = text.target
    for other in theirs:
        same = [one for one in ours if _is_localised(one, other, text.source_language, text.language)]
        if same:
            target = target.replace(other, same[0])
    return target


def _is_localised(one: str, other: str, source_language: str, language: str) -> bool:
    """Return whether two addresses are on the same host, and differ by the language that they name, or by https.

    What is behind it may be translated, too: /de/daten, /en/data. A page in the main language may name none.
    """
    ours, theirs = _split(one), _split(other)
    if ours is None or theirs is None:
        return False
    (host, path), (their_host, their_path) = ours, theirs
    if ours == theirs and (one.startswith("http:") or one.rstrip("/") == other.rstrip("/")):
        return True
    own, new = base_language(source_language), base_language(language)
    if sorted(_numbers(path)) != sorted(_numbers(their_path)):
        return False
    if host != their_host:
        return host[0] == own and their_host in ([new, *host[1:]], host[1:], ["www", *host[1:]])
    at, their_at = _place(path, own), _place(their_path, new)
    if at is None:
        return their_at is not None and _without(their_path, their_at) == path
    return their_at == at or their_path == _without(path, at)


def _split(address: str) -> tuple[list[str], list[str]] | None:
    """Return the parts of an address's host, and those of its path and query."""
    try:
        found = urlsplit(address)
    except ValueError:
        return None
    parts = re.split(r"[/&]", f"{found.path}&{found.query}")
    return found.netloc.lower().split("."), [one for one in parts if one]


def _place(parts: list[str], language: str) -> int | None:
    """Return which part names the language: de, de-DE, lang=de, page.de.html."""
    pattern = re.compile(rf"(?:\w+=|[\w-]+\.)?{language}(?:[-_][A-Za-z]{{2,4}})?(?:\.\w+)?", re.IGNORECASE)
    return next((at for at, one in enumerate(parts) if pattern.fullmatch(one)), None)


def _numbers(parts: list[str]) -> list[str]:
    return re.findall(r"\d+", " ".join(parts))


def _without(parts: list[str], at: int) -> list[str]:
    return parts[:at] + parts[at + 1 :]
