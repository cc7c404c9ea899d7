"""The prompt for a slide: the task, and the slide's texts with terms and examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from loctool.engines.llm import wording
from loctool.engines.llm.terms import tell_terms
from loctool.engines.requests import Inquiry, Request
from loctool.text.language import english_name


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told."""

    system: str
    """What to do, line by line."""
    user: str
    """The slide, as JSON."""


def write_prompt(request: Request) -> Prompt:
    """Return the prompt of a request; the same request always has the same one."""
    slide = _describe_slide(request)
    return Prompt("\n".join(_tell_task(request, slide)), json.dumps(slide, ensure_ascii=False))


def number_asked(request: Request) -> dict[int, int]:
    """Return number -> index in `Request.messages`: those that are asked, counted from 1 without a gap."""
    asked = (index for index, one in enumerate(request.messages) if one.is_asked)
    return dict(enumerate(asked, 1))


def form_keys(inquiry: Inquiry) -> tuple[str, ...]:
    """Return the keys of the plural forms that a message needs, "0", "1", …, none if it has no plural forms."""
    return tuple(map(str, range(len(inquiry.numbers))))


def _describe_slide(request: Request) -> dict[str, Any]:
    numbers = {index: number for number, index in number_asked(request).items()}
    slide = {
        "deck": request.deck,
        "title": request.title,
        "finding": request.finding,
        "texts": [_describe(one, numbers.get(at, 0)) for at, one in enumerate(request.messages)],
        **tell_terms(request.terms, request.source, request.target),
        "examples": [{"source": source, "target": target} for source, target in request.examples],
    }
    return _filled(slide)


def _describe(inquiry: Inquiry, number: int) -> dict[str, Any]:
    """Return a message for the prompt; one without a number is only context."""
    if not number:
        return _filled({"context": inquiry.text, "translation": inquiry.translation, "role": inquiry.role})
    rejected: Any = list(inquiry.rejected)
    if keys := form_keys(inquiry):
        rejected = dict(zip(keys, inquiry.rejected, strict=False))
    return _filled(
        {
            "number": number,
            "text": inquiry.text,
            "plural": inquiry.plural,
            "forms": dict(zip(form_keys(inquiry), inquiry.numbers, strict=True)),
            "role": inquiry.role,
            "msgctxt": inquiry.context,
            "note": inquiry.note,
            "room": inquiry.room,
            "rejected": rejected if keys else "".join(rejected[:1]),
            "finding": inquiry.finding,
        }
    )


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _tell_task(request: Request, slide: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the system text that the slide has a use for."""
    texts = slide["texts"]
    keys = {key for text in texts for key in text}
    names = {"source": english_name(request.source), "target": english_name(request.target)}
    yield from (line.format(**names) for line in wording.TASK)
    if formality := wording.FORMALITY.get(request.formality):
        yield formality
    if any(_has_tag(one) for one in request.messages if one.is_asked):
        yield wording.TAGS
    for some, line in _LINES_OF_TEXTS.items():
        if some & keys:
            yield line
    for key, line in _LINES_OF_SLIDES.items():
        if key in slide:
            yield line
    yield _tell_form(request)


_LINES_OF_TEXTS = {
    frozenset(["context"]): wording.CONTEXT,
    frozenset(["room"]): wording.ROOM,
    frozenset(["forms"]): wording.PLURAL,
    frozenset(["note", "role", "msgctxt"]): wording.NOTES,
    frozenset(["finding"]): wording.AGAIN,
}
"""Keys of messages -> the sentence about them, which is needed if one of the keys is there."""
_LINES_OF_SLIDES = {
    "terms": wording.TERMS,
    "avoid": wording.FORBIDDEN,
    "keep": wording.NAMES,
    "examples": wording.EXAMPLES,
    "finding": wording.WHOLE,
}


def _has_tag(inquiry: Inquiry) -> bool:
    return "<1>" in inquiry.text or "<1/>" in inquiry.text


def _tell_form(request: Request) -> str:
    numbered = number_asked(request)
    shapes = []
    for number, index in numbered.items():
        keys = form_keys(request.messages[index])
        shapes.append(f'"{number}": ' + ("{" + ", ".join(f'"{key}": "…"' for key in keys) + "}" if keys else '"…"'))
    form = wording.FORM if len(numbered) > 1 else wording.FORM_OF_ONE
    return form.format(shape="{" + ", ".join(shapes) + "}", numbers=f"1 to {len(numbered)}")
