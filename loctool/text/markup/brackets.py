"""Reference links and images, and phrases in brackets that may be references: only their deck knows the definitions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loctool.text.markup.spans import protected_spans

_BRACKETS = re.compile(
    r"(?<![\\\]])!?\[(?!\^)(?P<text>(?:[^\[\]\\\n]|\\.){1,999})\](?:\[(?P<label>(?:[^\[\]\\\n]|\\.){0,999})\]|(?![\[(:{]))"
)
_OPAQUE = {"code", "literal", "math", "mustache", "image", "auto", "html", "url", "email"}
_PHRASE = re.compile(r"(?![.!@^])(?=.*[^\W\d_]{2})(?!.*@\w).*")


class Reference(NamedTuple):
    """A link or an image by a label (`[text][label]`, `[label][]`, `[label]`), or a phrase in brackets."""

    start: int
    end: int
    text: str
    label: str | None
    """As it is written: empty for `[label][]`, None for `[label]`."""
    close: int
    """Offset of the bracket that ends the text."""

    @property
    def target(self) -> str:
        """The label that it refers to, folded."""
        return fold_label(self.label or self.text)


def fold_label(label: str) -> str:
    """Return a form that all equal labels have (CommonMark, 4.7: white space collapsed, case folded)."""
    return " ".join(label.split()).lower().upper()


def find_references(text: str) -> list[Reference]:
    """Return the references of a text and what may be one; footnotes, code and inline links are not among them."""
    if "[" not in text:
        return []
    blanked, at = list[str](), 0
    for match in protected_spans(text):
        hidden = 2 if match.lastgroup == "link" and match[0][1] == "(" else 0 if match.lastgroup in _OPAQUE else -1
        if hidden >= 0:
            start, end = match.start() + hidden, match.end()
            blanked += text[at:start], "x" * (end - start)
            at = end
    shown = "".join([*blanked, text[at:]])
    return [_reference(text, match) for match in _BRACKETS.finditer(shown)]


def _reference(text: str, match: re.Match[str]) -> Reference:
    label = None if match["label"] is None else text[slice(*match.span("label"))]
    return Reference(*match.span(), text[slice(*match.span("text"))], label, match.end("text"))


def is_phrase(text: str, one: Reference) -> bool:
    """Return whether brackets without a label hold words that may be a link: no task, citation or attribute."""
    return (
        one.label is None and not text[one.start - 1 : one.start].isalnum() and _PHRASE.fullmatch(one.text) is not None
    )


def with_labels(text: str, labels: Iterable[tuple[Reference, str | None]]) -> str:
    """Return the text with a label behind the text of each given reference, or none where that is None."""
    parts, at = list[str](), 0
    for one, label in sorted(labels, key=lambda pair: pair[0].start):
        parts += text[at : one.close + 1], "" if label is None else f"[{label}]"
        at = one.end
    return "".join([*parts, text[at:]])


def align_references(source: str, target: str) -> tuple[str, str]:
    """Return both texts with the references of both written in the same way, as far as they refer to the same.

    `[label]` and `[label][]` of the source may be `[text][label]`, `[text][]` or `[text]` in a translation, since the
    writer adds the label. Brackets without a label that have no such counterpart may be brackets only: they stay.
    """
    ours, theirs = find_references(source), find_references(target)
    if not ours or not theirs:
        return (with_labels(source, _spelled_out(ours)) if ours else source), target
    spare = Counter(one.target for one in theirs if one.label)
    spare.subtract(one.target for one in ours if one.label is not None)
    explicit = _spelled_out(ours)
    for one in ours:
        if one.label is None and spare[one.target] > 0:
            spare[one.target] -= 1
            explicit.append((one, one.text))
    spelled = {one.target: one.label or one.text for one in ours}
    changed = [(one, spelled.get(one.target, one.label)) for one in theirs if one.label]
    return with_labels(source, explicit), with_labels(target, [*changed, *_completed(ours, theirs)])


def _spelled_out(references: Sequence[Reference]) -> list[tuple[Reference, str | None]]:
    return [(one, one.text) for one in references if one.label == ""]


def _completed(ours: Sequence[Reference], theirs: Sequence[Reference]) -> list[tuple[Reference, str | None]]:
    """Return the references of a translation without a label that stand for `[label][]` of the source, with labels."""
    known = Counter(one.target for one in theirs if one.label)
    needed: list[Reference] = []
    for one in ours:
        if one.label == "":
            known[one.target] -= 1
            if known[one.target] < 0:
                needed.append(one)
    found: list[tuple[Reference, str | None]] = []
    for one in sorted((other for other in theirs if not other.label), key=lambda other: other.label is None):
        if needed:
            equal = next((other for other in needed if other.target == one.target), needed[0])
            needed.remove(equal)
            found.append((one, equal.text))
    return found
