"""Rules on names that programs read: files, paths, hosts, options, functions, variables, versions, hashtags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.markup.identifiers import identifiers_by_kind, lost_identifiers

_PEOPLE_KEEP = {"file", "path", "option", "snake_case", "camel_case", "call", "scope", "version", "user", "hashtag", "doi"}
"""Kinds that translators keep; acronyms with numbers may be words (CO2), and code is markup's."""
_BRAND = re.compile(r"[A-Z][\w-]*\.[a-z]{2,4}")
"""Booking.com: a company's name, which may lose its end."""
_UNIT = re.compile(r"[a-z]{2,}(?:[A-Z][a-z])+")
"""mmHg: short parts, as in symbols of units; also words of the kind of LehrerInnen."""
_GENDERED = re.compile(r"\w+Innen\w*|\w+In")


def lost_identifier(text: Comparison) -> Iterator[Problem]:
    """Yield the file names, paths, options and other identifiers that a draft lost or changed."""
    if lost := lost_identifiers(text.visible_source, text.visible_target):
        yield Problem(f"lost {' '.join(lost)}")


def changed_identifier(text: Comparison) -> Iterator[Problem]:
    """Yield the identifiers of the source that a translation lacks or writes in another way; hashtags are a warning."""
    source, target = text.visible_source, text.visible_target
    ours = Counter(one for one in identifiers_by_kind(source) if _is_kept(*one))
    lost = [(kind, one) for (kind, one), count in ours.items() if _count(one, target) < count]
    lost = [(kind, one) for kind, one in lost if not (kind == "hashtag" and _translates_hashtags(source, target))]
    if lost:
        names = sorted(one for _, one in lost)
        is_light = all(kind == "hashtag" for kind, _ in lost)
        yield Problem(
            f"lost {' '.join(names)}", fix=_mended(text, lost), is_safe=False,
            severity=Severity.WARNING if is_light else Severity.ERROR,
        )  # fmt: skip


def _is_kept(kind: str, one: str) -> bool:
    if kind == "file":
        return not _BRAND.fullmatch(one)
    if kind == "camel_case":
        return not _UNIT.fullmatch(one) and not _GENDERED.fullmatch(one)
    return kind in _PEOPLE_KEEP


def _count(one: str, target: str) -> int:
    """Return how often a text has an identifier; an ending in another script, as in getValue'а, may be behind it."""
    if one not in target:
        return 0
    before = r"(?<![A-Za-z0-9_])" if one[0].isalnum() else ""
    behind = r"(?![A-Za-z0-9_])" if one[-1].isalnum() else ""
    return len(re.findall(before + re.escape(one) + behind, target))


def _translates_hashtags(source: str, target: str) -> bool:
    """Return whether a translation has as many hashtags as its source, in other words."""
    pattern = re.compile(r"(?<![\w&#])#[^\W\d_]\w*")
    return len(pattern.findall(source)) == len(pattern.findall(target))


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
