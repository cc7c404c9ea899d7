"""A translation with the markup of one format written with that of another: Markdown, or plain text with tags."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from loctool.text.markup.masking import BAR, mask
from loctool.text.markup.spans import is_plain_asterisk, pattern_for, protected_spans
from loctool.text.markup.visible import visible_text
from loctool.text.placeholders import is_tagged

_PLAIN = {"url", "email", "number", "percent", "brace", "dollar", "drive", "mark", "placeholder", "strong", "break"}
"""Kinds of spans that are, without a partner, characters in any format."""
_BREAK = re.compile(r"\n|<br\s*/?>", re.IGNORECASE)
_TAG_LIKE = re.compile(r"(?<!\\)(\\*)(</?\d+/?>)")
_CODE = re.compile(r"(`+)(.*?)\1", re.DOTALL)
_PAIRED = frozenset(("open", "close"))
_GAP = re.compile("[ ]*\0[ ]*")
_REFERRED = "&<>"
"""Characters that Markdown may write as entities, where others are written with a backslash."""


class _Part(NamedTuple):
    """A part of a text: characters, a span that opens or closes a phrase, or a span alone."""

    kind: str
    """text, open, close, break or alone."""
    text: str
    """The characters, or the span as it is written."""


def convert_text(text: str, syntax: str, source: str, source_syntax: str) -> tuple[str, str]:
    """Return a translation in the syntax of its source, and the doubt whether nothing was lost, "" if there is none.

    Entities and escapes become the characters that they stand for. Phrases between spans get the spans of the source,
    if both texts have as many of them, nested alike; otherwise they are plain words. A line break is the source's, or a
    space. A text of the same kind of syntax stays as it is.
    """
    if is_tagged(syntax) == is_tagged(source_syntax):
        return text, ""
    theirs, ours = list(_parts(text, syntax)), list(_parts(source, source_syntax))
    pairs, breaks = (_take_same(ours, theirs, kinds) for kinds in (_PAIRED, {"break"}))
    spans, ends = iter(pairs), iter(breaks)
    made = list[_Part]()
    for part in theirs:
        if part.kind in _PAIRED:
            made += [next(spans)] if pairs else []
        elif part.kind == "break":
            made.append(next(ends) if breaks else _Part("break", "\0"))
        elif part.kind == "text":
            made.append(part)
    written = _GAP.sub(" ", _write(made, source, source_syntax)).strip()
    return written, "; ".join(_find_doubts(theirs, pairs, ours))


def _parts(text: str, syntax: str) -> Iterator[_Part]:
    pairs = mask(text, syntax).pairs()
    kinds = {pair[side]: kind for pair in pairs for side, kind in enumerate(("open", "close"))}
    at, number = 0, -1
    for match in protected_spans(text, syntax):
        if is_plain_asterisk(text, match):
            continue
        if match.start() > at:
            yield _Part("text", text[at : match.start()])
        at = match.end()
        number += match.lastgroup != "break"
        known = kinds.get(number) if match.lastgroup != "break" else None
        yield from [_Part(known, match[0])] if known else _span_parts(match, syntax)
    if at < len(text):
        yield _Part("text", text[at:])


def _span_parts(match: re.Match[str], syntax: str) -> Iterator[_Part]:
    """Yield what a span is that opens or closes nothing."""
    kind, span = match.lastgroup or "", match[0]
    if is_tagged(syntax) and kind == "number":
        yield from [_Part("break", span)] if span.endswith("/>") else []
    elif is_tagged(syntax) and kind == "escape":
        yield _Part("text", _TAG_LIKE.sub(lambda tag: tag[1][: len(tag[1]) // 2] + tag[2], span))
    elif _BREAK.fullmatch(span):
        yield _Part("break", span)
    elif code := _CODE.fullmatch(span):
        inner = code[2][1:-1] if code[2].strip() and code[2][0] == code[2][-1] == " " else code[2]
        yield from (_Part("open", code[1]), _Part("text", inner), _Part("close", code[1]))
    elif kind in ("escape", "entity", "auto") or kind in _PLAIN:
        yield _Part("text", _characters(kind, span))
    elif not span.startswith("<!--"):
        yield _Part("alone", span)


def _characters(kind: str, span: str) -> str:
    if kind == "entity":
        return html.unescape(span)
    return {"escape": span[1:], "auto": span[1:-1]}.get(kind, span)


def _take_same(ours: Sequence[_Part], theirs: Sequence[_Part], kinds: Collection[str]) -> list[_Part]:
    """Return the source's parts of some kinds, none if the translation's are not in the same order."""
    spans = [part for part in ours if part.kind in kinds]
    same = [part.kind for part in spans] == [part.kind for part in theirs if part.kind in kinds]
    return spans if same else []


def _find_doubts(theirs: Sequence[_Part], pairs: Sequence[_Part], ours: Sequence[_Part]) -> Iterator[str]:
    opened = [[part.text for part in parts if part.kind == "open"] for parts in (ours, theirs)]
    if pairs and max(map(len, opened)) > 1 and all(len(set(spans)) > 1 for spans in opened):
        yield "its formats may belong to other words"
    for part in theirs:
        if part.kind == "alone":
            words = visible_text(part.text).replace(BAR, " ").strip()
            yield f"its “{words or part.text}” is left out"


def _write(parts: Sequence[_Part], source: str, syntax: str) -> str:
    """Return parts as a text, characters escaped where they would be markup."""
    made, is_code = "", False
    for part in _joined(parts):
        if part.kind == "text" and not is_code:
            made += _escape_tags(part.text) if is_tagged(syntax) else _escape_markdown(part.text, source)
        else:
            made += part.text
            is_code = part.text[:1] == "`" and part.kind == "open" if part.kind != "text" else is_code
    return made


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts with neighbouring characters in one."""
    found: list[_Part] = []
    for part in parts:
        if found and part.kind == found[-1].kind == "text":
            part = _Part("text", found.pop().text + part.text)
        found.append(part)
    return found


def _escape_tags(text: str) -> str:
    return _TAG_LIKE.sub(lambda tag: tag[1] * 2 + "\\" + tag[2], text) if "<" in text else text


def _escape_markdown(text: str, source: str) -> str:
    """Return characters as Markdown: with a backslash where they would be markup, and where the source has one."""
    spans = list(protected_spans(source))
    escaped = {span[0][1] for span in spans if span.lastgroup == "escape"}
    entities = {html.unescape(span[0]): span[0] for span in spans if span.lastgroup == "entity"}
    active = _find_active(text)
    made = ""
    for at, sign in enumerate(text):
        if sign in _REFERRED and sign in entities:
            made += entities[sign]
        elif at in active and sign == "&":
            made += "&amp;"
        else:
            made += "\\" + sign if at in active or sign in escaped else sign
    return made


def _find_active(text: str) -> set[int]:
    """Return the offsets of the characters that begin a span of Markdown."""
    pattern, found, at = pattern_for(text, ""), set[int](), 0
    while match := pattern.search(text, at):
        kind, at = match.lastgroup, match.end()
        is_plain = kind in _PLAIN - {"strong", "number"} or is_plain_asterisk(text, match)
        if not is_plain and (sign := re.search(r"[!-/:-@\[-`{-~]", match[0])):
            found.add(match.start() + sign.start())
            at = match.start() + sign.end()
    return found
