"""Rules on names that programs read: files, paths, hosts, options, functions, variables, versions, hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from loctool.glossary.morphology.lexicon import lexicon
from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.language import base_language
from loctool.text.markup.identifiers import identifiers_by_kind, lost_identifiers
from loctool.text.placeholders import is_program

_PEOPLE_KEEP = {
    "file",
    "path",
    "option",
    "snake_case",
    "camel_case",
    "call",
    "scope",
    "version",
    "user",
    "hashtag",
    "doi",
}
"""Kinds that translators keep; acronyms with numbers may be words (CO2), and code is markup's."""
_MOST = 10
"""Lost identifiers that a finding names."""
_BRAND = re.compile(r"[A-Z][\w-]*\.[a-z]{2,4}")
"""Booking.com: a company's name, which may lose its end."""
_UNIT = re.compile(r"[a-z]{2,}(?:[A-Z][a-z])+")
"""mmHg: short parts, as in symbols of units; also words of the kind of LehrerInnen."""
_QUOTIENT = re.compile(r"[^\W\d_]/\d+(?:[.,]\d+)?")
"""f/2.8: a letter divided by a number, which languages write in their own way."""
_GENDERED = re.compile(r"\w+Innen\w*|\w+In")

_SMALL = re.compile(r"[^\W\d_A-ZÄÖÜ]+")
_COMPOUND = re.compile(r"-[A-ZÄÖÜ][a-zäöüß]+$")
_LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
_ONE_CASE = re.compile(r"[a-z0-9_]+|[A-Z0-9_]+|(?:[A-Z][a-z0-9]+_)+[A-Z][a-z0-9]+")
"""max_size, JAVA_HOME, My_Type; not E_xit, in which the sign marks a letter for the keyboard."""
_NAME = re.compile(r"#(?:\w*[a-z][A-Z]\w*|\w*\d\w*)")
"""#RareEarths, #COP28."""


def lost_identifier(text: Comparison) -> Iterator[Problem]:
    """Yield the file names, paths, options and other identifiers that a draft lost or changed."""
    if lost := lost_identifiers(text.visible_source, text.visible_target):
        yield Problem(f"lost {' '.join(lost)}")


def changed_identifier(text: Comparison) -> Iterator[Problem]:
    """Yield the identifiers of the source that a translation lacks or writes in another way; hashtags are a warning.

    What the source has twice, a translation may name once and then replace by a pronoun.
    """
    source, target = text.visible_source, text.visible_target
    kept = [(kind, _trimmed(kind, one)) for kind, one in identifiers_by_kind(source) if _is_kept(kind, one)]
    known = [(kind, one) for kind, one in kept if one and not _is_typed_amiss(kind, one, text)]
    if is_program(text.syntax):
        known = [(kind, one) for kind, one in known if _is_kept_by_programs(kind, one)]
    found = set(identifiers_by_kind(target)) if known else set()
    missing = ((kind, one) for kind, one in dict.fromkeys(known) if (kind, one) not in found)
    lost = list(islice((pair for pair in missing if not _has(*pair, target)), _MOST))
    hashtags = [one for kind, one in lost if kind == "hashtag" and _is_kept_hashtag(one, target)]
    lost = [(kind, one) for kind, one in lost if kind != "hashtag" or one in hashtags]
    if lost:
        severity = Severity.WARNING if all(kind == "hashtag" for kind, _ in lost) else Severity.ERROR
        names = " ".join(sorted(one for _, one in lost))
        yield Problem(f"lost {names}", fix=_mended(text, lost), is_safe=False, severity=severity)


def _is_kept(kind: str, one: str) -> bool:
    if kind == "file":
        return not _BRAND.fullmatch(one)
    if kind == "camel_case":
        return one[0].islower() and not _UNIT.fullmatch(one) and not _GENDERED.fullmatch(one)
    if kind == "snake_case":
        return not _LOCALE.fullmatch(one) and _ONE_CASE.fullmatch(one) is not None
    if kind == "version":
        return "." in one
    if kind == "path":
        return "-/" not in one and any(map(str.isalnum, one)) and not _QUOTIENT.fullmatch(one)
    return kind in _PEOPLE_KEEP


def _is_typed_amiss(kind: str, one: str, text: Comparison) -> bool:
    """Return whether an identifier is two German words without their space, or a word behind a typed dash: -- zu."""
    if kind == "option":
        return " -- " in text.source or f"{one}--" in text.source
    if kind != "camel_case" or base_language(text.source_language) != "de":
        return False
    first = _SMALL.match(one)
    return first is not None and lexicon("de").knows(first[0])


def _is_kept_by_programs(kind: str, one: str) -> bool:
    """Return whether translators of programs keep an identifier, too.

    Their labels have accelerators (sa_ve), their help has names for values (-t N, /pattern/), and settings have names
    like words.
    """
    if kind == "path":
        return not (one[0] == one[-1] == "/" and one.count("/") == 2)
    return kind not in ("snake_case", "camel_case") and not (kind == "option" and len(one) < 3)


def _has(kind: str, one: str, target: str) -> bool:
    """Return whether a text has an identifier; an ending in another script, as in getValue'а, may be behind it.

    A sentence may begin with a host in title case: Last.fm.
    """
    if kind == "file" and one not in target:
        one = one[0].upper() + one[1:]
    if one not in target:
        return False
    before = r"(?<![A-Za-z0-9_])" if one[0].isalnum() else ""
    behind = r"(?![A-Za-z0-9_])" if one[-1].isalnum() else ""
    return re.search(before + re.escape(one) + behind, target) is not None


def _trimmed(kind: str, one: str) -> str:
    """Return an identifier without the value of an option, and without the German word that a hyphen joins to it."""
    if kind == "option":
        one = one.split("=")[0]
    return _COMPOUND.sub("", one) if kind in ("option", "path") else one


def _is_kept_hashtag(one: str, target: str) -> bool:
    """Return whether a hashtag is a name and not a word of the source, so that no other one may stand for it."""
    return _NAME.fullmatch(one) is not None or "#" not in target


def _mended(text: Comparison, lost: list[tuple[str, str]]) -> str | None:
    """Return the translation with the source's identifier in place of the only other one of its kind."""
    if len(lost) > 1:
        return None
    kind, name = lost[0]
    known = {one for _, one in identifiers_by_kind(text.visible_source)}
    others = [one for other, one in identifiers_by_kind(text.visible_target) if other == kind and one not in known]
    if len(others) != 1 or text.target.count(others[0]) != 1:
        return None
    return text.target.replace(others[0], name)
