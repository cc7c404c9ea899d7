"""The languages of a LibreTranslate server: by which codes it names a pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loctool.engines.servers.replies import shorten
from loctool.errors import EngineError
from loctool.text.language import base_language, english_name, is_same_language

Pairs = Mapping[str, Sequence[str]]
"""Code of a source language -> the codes of its targets."""

_TAGS = {"pb": "pt_BR", "zt": "zh_Hant"}
"""Codes that older servers have of their own -> language tags."""
MOST_SHOWN = 8


def read_pairs(reply: object, url: str) -> Pairs:
    """Return the pairs in a reply to `GET /languages`. Raises EngineError for any other reply."""
    if not isinstance(reply, list) or not all(isinstance(one, dict) and "code" in one for one in reply):
        raise EngineError(f"{url} does not list languages as a LibreTranslate server does; is `url` right?")
    every = [str(one["code"]) for one in reply]
    return {str(one["code"]): _codes(one.get("targets"), every) for one in reply}


def _codes(targets: object, every: Sequence[str]) -> Sequence[str]:
    """Return the targets of a language: all languages on early servers, which do not list them."""
    return [str(code) for code in targets] if isinstance(targets, list) else every


def find_codes(source: str, target: str, pairs: Pairs, url: str) -> tuple[str, str]:
    """Return the codes of a pair of languages on a server. Raises EngineError, which says what the server has."""
    own = _code_of(source, tuple(pairs))
    if own is None:
        raise EngineError(f"{url} does not translate from {_name(source)}, only from {_listed(pairs)}")
    other = _code_of(target, [code for code in pairs[own] if code != own])
    if other is None:
        has = f", only to {_listed(pairs[own])}" if pairs[own] else ""
        raise EngineError(f"{url} does not translate from {_name(source)} to {_name(target)}{has}")
    return own, other


def _code_of(tag: str, codes: Sequence[str]) -> str | None:
    """Return the code for a language tag: the same tag, else the base language, else another variety."""
    tags = {code: _TAGS.get(code, code) for code in codes}
    same = (code for code in codes if is_same_language(tags[code], tag))
    base = base_language(tag)
    plain = (code for code in codes if code == base)
    others = (code for code in codes if base_language(tags[code]) == base)
    return next((code for found in (same, plain, others) for code in found), None)


def _name(tag: str) -> str:
    return f"{english_name(tag)} ({tag})"


def _listed(codes: Pairs | Sequence[str]) -> str:
    shown = sorted(codes)
    more = f" and {len(shown) - MOST_SHOWN} more" if len(shown) > MOST_SHOWN else ""
    return f"{shorten(', '.join(shown[:MOST_SHOWN])) or 'nothing'}{more}"
