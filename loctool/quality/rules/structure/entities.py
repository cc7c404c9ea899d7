"""Rules on character references of HTML: misspelt ones, and signs that the source escapes and the translation does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

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
    """Yield the entities that HTML does not know, half ones and those escaped twice, if the source has none such."""
    if "&" not in text.target:
        return
    for one in _NAMED.finditer(text.target):
        if _is_unknown(one[0], text.source):
            fix = _respelled(one[0], text.source)
            mended = fix and text.target[: one.start()] + fix + text.target[one.end() :]
            yield Problem(f"HTML has no entity {one[0]}", one.span(), fix=mended)
    known = set(_ENTITY.findall(text.source))
    for one in _UNCLOSED.finditer(text.target) if known else ():
        entity = f"&{one['name']};"
        if entity in known and not one["space"] and one[0] not in text.source.replace(entity, ""):
            mended = text.target[: one.start()] + entity + text.target[one.end() :]
            yield Problem(f"the entity {one[0]} has no semicolon", one.span(), fix=mended)
    for one in _PARTED.finditer(text.target) if known else ():
        entity = "".join(one[0].split())
        if entity in known:
            mended = text.target[: one.start()] + entity + text.target[one.end() :]
            yield Problem(f"the entity {one[0]} has a space in it", one.span(), fix=mended)
    for one in [] if _TWICE.search(text.source) else _TWICE.finditer(text.target):
        mended = text.target[: one.start()] + "&" + text.target[one.end() :]
        yield Problem("an entity is escaped twice: &amp; before its name", one.span(), fix=mended)


def _is_unknown(entity: str, source: str) -> bool:
    """Return whether HTML does not know an entity, which is no company's name such as AT&T; either."""
    name = entity[1:]
    return name not in html5 and entity not in source and (name == name.lower() or name.lower() in html5)


def _respelled(entity: str, source: str) -> str | None:
    """Return the source's entity of which this one has the letters in another order or case, or all but one."""
    found = [one for one in dict.fromkeys(_ENTITY.findall(source)) if _are_near(one, entity)]
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
        if entity in text.source and sign in text.target and not _BARE[sign].search(text.source):
            found = list(_BARE[sign].finditer(text.target))
            found = [one for one in found if not _begins_entity(text.target, one.start())]
            if found:
                mended = text.target
                for one in reversed(found):
                    mended = mended[: one.start()] + entity + mended[one.end() :]
                yield Problem(f"{sign} is not escaped as {entity}", found[0].span(), fix=mended)


def _begins_entity(text: str, at: int) -> bool:
    """Return whether a sign is that of an entity without its semicolon or with a space, which `wrong_entity` mends."""
    return _PARTED.match(text, at) is not None or (
        (half := _UNCLOSED.match(text, at)) is not None and not half["space"] and f"{half['name']};" in html5
    )
