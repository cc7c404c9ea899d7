"""Special characters and entities: plain ones for an engine, and those of the source again in its draft."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from loctool.text.markup.masking import mask, unmask
from loctool.text.placeholders import is_program

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_DROPPED = "\u00ad\u200b\u2060\ufeff"
"""Characters without width, at which a line may or may not end; where words of another language break is not known."""
_SPACES = "\u00a0\u202f\u2007"
_HYPHEN = "\u2011"
_UNSPACED = re.compile(r"(?<=\d)(?=[€£¥₽](?!\w))")
_SPECIAL = re.compile(rf"[{_DROPPED}{_SPACES}{_HYPHEN}]|&[#A-Za-z]|\d[€£¥₽]")
_LAST_NUMBER, _FIRST_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?$"), re.compile(r"\d(?:[\d.,]*\d)?")
_HYPHEN_BEFORE, _MINUS_BEFORE = re.compile(r"(?<![\w\])-])-(?=\d)"), re.compile(r"(?<![\w\])-])\u2212(?=\d)")
_GAP = f"[ {_SPACES}]"


class Joint(NamedTuple):
    """A no-break space or a non-breaking hyphen between two words."""

    left: str
    spelled: str
    """As the source writes it: the character or an entity."""
    right: str
    is_hyphen: bool


def with_plain_characters(text: str, syntax: str = "") -> tuple[str, tuple[Joint, ...]]:
    """Return a text for an engine: entities decoded, soft hyphens left out, no-break spaces and hyphens plain.

    Entities that stand for signs of Markdown stay. A no-break space within a number stays one. There is a space between
    a number and the sign of its currency, without which models lose the sign. Code, addresses and the texts of programs
    are left alone. Also returns what `with_special_characters` puts back.
    """
    if is_program(syntax) or not _SPECIAL.search(text):
        return text, ()
    masked = mask(text, syntax)
    pieces, spans, joints = [masked.pieces[0]], list[str](), list[Joint]()
    spellings: list[list[str]] = [_spellings(masked.pieces[0])]
    for span, piece in zip(masked.spans, masked.pieces[1:], strict=True):
        character = _decoded(span, piece)
        if character is None:
            spans.append(span)
            pieces.append(piece)
            spellings.append(_spellings(piece))
        else:
            pieces[-1] += character + piece
            spellings[-1] += [*([span] if character in (*_SPACES, _HYPHEN) else []), *_spellings(piece)]
    plain = []
    for piece, spelled in zip(pieces, spellings, strict=True):
        bare = piece.translate(dict.fromkeys(map(ord, _DROPPED)))
        joints += _joints(bare, spelled)
        plain.append(re.sub(rf"(?<!\d)[{_SPACES}]|[{_SPACES}](?!\d)", " ", bare).replace(_HYPHEN, "-"))
        plain[-1] = _UNSPACED.sub(" ", plain[-1])
    return unmask(replace(masked, pieces=tuple(plain), spans=tuple(spans))), tuple(joints)


def _decoded(span: str, following: str) -> str | None:
    """Return the character of an entity; None for other spans and for signs that mean something to Markdown or HTML."""
    if not _ENTITY.fullmatch(span):
        return None
    character = html.unescape(span)
    if character == "&":
        return None if re.match(r"#?\w+;", following) else character
    if len(character) == 1 and (character in _DROPPED + _SPACES or character in "\"'"):
        return character
    if character == span or (character.isascii() and not character.isalnum()):
        return None
    return character if character.isprintable() or character.isspace() else None


def _spellings(piece: str) -> list[str]:
    return re.findall(f"[{_SPACES}{_HYPHEN}]", piece)


def _joints(piece: str, spelled: list[str]) -> list[Joint]:
    found = []
    for match, spelling in zip(re.finditer(f"[{_SPACES}{_HYPHEN}]", piece), spelled, strict=True):
        left = re.split(rf"[\s{_HYPHEN}]", piece[max(match.start() - 100, 0) : match.start()])[-1]
        right = re.split(rf"[\s{_HYPHEN}]", piece[match.end() : match.end() + 100])[0]
        if left and right and not (left[-1].isdigit() and right[0].isdigit()):
            found.append(Joint(left, spelling, right, match[0] == _HYPHEN))
    return found


def with_special_characters(draft: str, joints: tuple[Joint, ...]) -> str:
    """Return a draft with the source's no-break spaces and hyphens where the same words or numbers are around them."""
    for joint, count in Counter(joints).items():
        draft = _pattern(joint).sub(rf"\g<1>{joint.spelled}\g<2>", draft, count=count)
    return draft


def _pattern(joint: Joint) -> re.Pattern[str]:
    if joint.is_hyphen:
        return re.compile(rf"(?<!\w)({re.escape(joint.left)})-({re.escape(joint.right)})(?!\w)")
    # A unit may be translated, but is a word or a sign as before: 4 km, 4 км; 4 €, but not €4 and so on.
    if number := _LAST_NUMBER.search(joint.left):
        kind = r"[^\W\d_]" if joint.right[0].isalpha() else r"[^\w\s]"
        return re.compile(rf"(?<![\d.,])({_any_style(number[0])}){_GAP}({kind})")
    if number := _FIRST_NUMBER.match(joint.right):
        kind = r"[\w.]" if joint.left[-1].isalpha() or joint.left[-1] == "." else r"[^\w\s]"
        return re.compile(rf"({kind}){_GAP}({_any_style(number[0])})(?![.,]?\d)")
    return re.compile(rf"(?<!\w)({re.escape(joint.left)}){_GAP}({re.escape(joint.right)})(?!\w)")


def with_hyphen(text: str) -> str:
    """Return a text for an engine with a hyphen for a minus before a number: many models do not know the minus."""
    return text if _HYPHEN_BEFORE.search(text) else _MINUS_BEFORE.sub("-", text)


def with_minus(text: str, draft: str) -> str:
    """Return a draft of `with_hyphen(text)` with the minus of the text again."""
    count = 0 if _HYPHEN_BEFORE.search(text) else len(_MINUS_BEFORE.findall(text))
    return _HYPHEN_BEFORE.sub("\u2212", draft, count=count) if count else draft


def _any_style(number: str) -> str:
    """Return the pattern of a number in any language's form."""
    return r"[.,'’\u00a0\u202f]?".join(re.findall(r"\d", number))
