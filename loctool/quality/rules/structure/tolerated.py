"""Differences from the source that are right: pages in the other language, dates, gendered words, metavariables."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from loctool.quality.comparison import Comparison
from loctool.text.language import base_language
from loctool.text.markup.nesting import VOID
from loctool.text.placeholders import formats_of, is_program

_ADDRESS = re.compile(r"\bhttps?://[^\s<>()\[\]{}`\"'“”„«»]*[^\s<>()\[\]{}`\"'“”„«».,;:!?]")
_MOST = 30
"""Addresses that are compared, each with each."""
_GENDER_STAR = re.compile(r"(?<=[a-zäöüß])(?:\\?\*|\\)(?=(?:in|innen|r|e|n|s)\b)")
_METAVARIABLE = re.compile(r"(?<!%)<(?P<name>[^\W\d_][\w.|-]{0,60})(?:[ :,][^<>=\"'/\n]{0,80})?>")
_MAIL = re.compile(r"<?\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b>?")
_BRACKETED = re.compile(r"<([\w.+-]{1,64}@[\w.-]{1,100})>")
_REPORT = re.compile(r"\breport\b.{0,40}\bbugs\b", re.IGNORECASE)
_UNCLOSED = {"p", "li", "dt", "dd", "td", "th", "tr"}
"""HTML elements whose end tag may be left out."""
_CODE = re.compile(r"%[-_0^#EO]?(.)")
_DATE_CODES = frozenset("aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%")
_CLOSING_TAG = re.compile(r"</([\w-]+)\s*>")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")


def is_date_format(text: Comparison) -> bool:
    """Return whether both texts format a date or a time by strftime, in the parts and order of their language."""
    return {*formats_of(text.syntax)} <= {"c", "python"} and all(map(_has_date_codes, (text.source, text.target)))


def _has_date_codes(text: str) -> bool:
    codes = _CODE.findall(text) if text.count("%") > 1 else []
    return any(code in "HMYBbTkPZ" for code in codes) and set(codes) <= _DATE_CODES


def comparable_texts(text: Comparison) -> tuple[str, str]:
    """Return both texts without differences that are right: addresses, gendered words, a program's metavariables."""
    source = _without_gender_stars(text.source, text.source_language)
    target = _without_gender_stars(_with_source_addresses(text), text.language)
    if is_program(text.syntax):
        source, target = map(_without_metavariables, (source, _without_team_addresses(source, target)))
        if _ENTITY.search(source):
            source, target = _ENTITY.sub(".", source), _ENTITY.sub(".", target)
    return source, target


def _without_team_addresses(source: str, target: str) -> str:
    """Return a translation without addresses that its source lacks, if it says where faults are to be reported.

    GNU programs ask translators to add where faults of the translation are. Brackets may be around an address.
    """
    target = _BRACKETED.sub(lambda one: one[1] if f"<{one[1]}>" not in source and one[1] in source else one[0], target)
    if not _REPORT.search(source):
        return target
    return _MAIL.sub(lambda one: one[0] if one[0].strip("<>") in source else "", target)


def _without_metavariables(text: str) -> str:
    """Return a text with other brackets around what users have to supply, or are told: <file>, <no date>, <line %d>."""
    closed = {one.lower() for one in _CLOSING_TAG.findall(text)} if "<" in text else set()

    def quoted(match: re.Match[str]) -> str:
        return match[0] if match["name"].lower() in closed | VOID | _UNCLOSED else f"\u2039{match[0][1:-1]}\u203a"

    return _METAVARIABLE.sub(quoted, text) if "<" in text else text


def _without_gender_stars(text: str, language: str) -> str:
    """Return a German text with colons in place of the asterisks of Lehrer*innen, which are no markup."""
    return _GENDER_STAR.sub(":", text) if "*" in text and base_language(language) == "de" else text


def _with_source_addresses(text: Comparison) -> str:
    """Return a translation with the source's addresses in place of those of the same pages in its own language."""
    if "://" not in text.target:
        return text.target
    ours = list(dict.fromkeys(_ADDRESS.findall(text.source)))
    theirs = [one for one in dict.fromkeys(_ADDRESS.findall(text.target)) if one not in text.source]
    target = text.target
    for other in theirs[:_MOST]:
        same = [one for one in ours[:_MOST] if _is_localised(one, other, text.source_language, text.language)]
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
