"""Rules on character references of HTML: misspelt ones, and signs that only the source escapes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.entities import html5
from typing import NamedTuple

from loctool.quality.comparison import Comparison, Problem

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BARE = {
    "&": re.compile(r"&(?!#?\w{1,30};)"),
    "<": re.compile(r"<(?![A-Za-z/!0-9])"),
    ">": re.compile(r"(?<=[\s\d])>(?=[\s\d])"),
}
"""Signs that are no part of an entity or a tag."""
_NAMED = re.compile(r"&(?P<name>[^\W\d_]{2,30}\d{0,2});")
_TWICE = re.compile(r"&amp;(?=(?:#\d+|#[xX][0-9A-Fa-f]+|[a-z]{2,8});)")
_UNCLOSED = re.compile(r"&(?P<space>\s?)(?P<name>[a-z]{2,8})\b(?!;)(?![=\w])")
_PARTED = re.compile(r"&(?:\s#?|#\s)[a-z0-9]{2,8};|&#?[a-z0-9]{2,8}\s;")


def wrong_entity(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a text has entities that HTML does not know, halves of some, or some escaped twice."""
    faults = sorted(_entity_faults(text.source, text.target), key=lambda one: one.start) if "&" in text.target else []
    if faults:
        parts, at = list[str](), 0
        for one in faults:
            if one.start >= at:
                parts += (
                    text.target[at : one.start],
                    text.target[one.start : one.end] if one.right is None else one.right,
                )
                at = one.end
        mended = "".join([*parts, text.target[at:]])
        found = "; ".join(list(dict.fromkeys(one.message for one in faults))[:3])
        yield Problem(found, (faults[0].start, faults[0].end), fix=mended if mended != text.target else None)


class _Fault(NamedTuple):
    """An entity that is wrong, and where a text has it."""

    start: int
    end: int
    message: str
    right: str
    """The right entity, or this one if it is not known which."""


def _entity_faults(source: str, target: str) -> Iterator[_Fault]:
    known = set(_ENTITY.findall(source))
    for one in _NAMED.finditer(target):
        if _is_unknown(one[0], source):
            yield _Fault(*one.span(), f"HTML has no entity {one[0]}", _respelled(one[0], known) or one[0])
    for one in _UNCLOSED.finditer(target) if known else ():
        entity = f"&{one['name']};"
        if entity in known and not one["space"] and one[0] not in source.replace(entity, ""):
            yield _Fault(*one.span(), f"the entity {one[0]} has no semicolon", entity)
    if sum(map(target.count, known)) < sum(map(source.count, known)):
        for one in _UNCLOSED.finditer(target):
            is_word = target[one.start() - 1 : one.start()].isalpha() and one.start() > 0
            if not is_word and not one["space"] and one[0] not in source and f"{one[0]};" not in known:
                yield _Fault(*one.span(), f"the entity {one[0]} has no semicolon", one[0])
    for entity in sorted(known):
        for one in re.finditer(rf"{re.escape(entity[:-1])}(?=\w)(?!\w*[;=])", target):  # 10&nbspMB
            if one[0] not in source.replace(entity, ""):
                yield _Fault(*one.span(), f"the entity {one[0]} has no semicolon", entity)
    for one in _PARTED.finditer(target) if known else ():
        entity = "".join(one[0].split())
        if entity in known:
            yield _Fault(*one.span(), f"the entity {one[0]} has a space in it", entity)
    for one in [] if _TWICE.search(source) else _TWICE.finditer(target):
        yield _Fault(*one.span(), "an entity is escaped twice: &amp; before its name", "&")


def _is_unknown(entity: str, source: str) -> bool:
    """Return whether HTML does not know an entity, which is no company's name such as AT&T; either."""
    name = entity[1:]
    return name not in html5 and entity not in source and (name == name.lower() or name.lower() in html5)


def _respelled(entity: str, known: Collection[str]) -> str | None:
    """Return the only known entity that has the letters of this one in another order or case, or one more or less."""
    found = [one for one in known if _are_near(one, entity)]
    return found[0] if len(found) == 1 else None


def _are_near(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    shorter, longer = sorted((one, other), key=len)
    return sorted(one) == sorted(other) or (
        len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    )


def unescaped_sign(text: Comparison) -> Iterator[Problem]:
    """Yield the signs that a translation writes as they are although its source always escapes them."""
    if "&" not in text.source:
        return
    for sign, entity in _ESCAPED.items():
        bare = _BARE[sign]
        if entity in text.source and sign in text.target and not bare.search(text.source):
            fix = bare.sub(lambda one, entity=entity: _escaped(one, entity), text.target)  # type: ignore[misc]
            if fix != text.target:
                yield Problem(f"{sign} is not escaped as {entity}", fix=fix)


def _escaped(sign: re.Match[str], entity: str) -> str:
    """Return the entity for a sign, but the sign if an entity begins there that `wrong_entity` mends."""
    return sign[0] if _begins_entity(sign.string, sign.start()) else entity


def _begins_entity(text: str, at: int) -> bool:
    """Return whether a sign is that of an entity without its semicolon or with a space in it."""
    return _PARTED.match(text, at) is not None or (
        (half := _UNCLOSED.match(text, at)) is not None and not half["space"] and f"{half['name']};" in html5
    )
