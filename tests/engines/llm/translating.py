"""Real drafts of a slide's texts, by the embedded Argos packages."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from loctool.engines import ENGINES, Engine
from loctool.text.markup import mask, unmask, unmask_marked

Drafter = Callable[[Sequence[str], str, str], list[str]]
"""Returns a translation of each text from one language into another."""
_LANGUAGES = {"German": "de", "English": "en", "Russian": "ru"}
_lock = threading.Lock()
_known: dict[tuple[str, str, str], str] = {}


def languages_of(system: str) -> tuple[str, str]:
    """Return source and target, as a prompt names them."""
    found = re.search(r"from (\w+) into (\w+)", system)
    assert found, system
    return _LANGUAGES.get(found[1], found[1]), _LANGUAGES.get(found[2], found[2])


@cache
def _engine(source: str, target: str) -> Engine:
    return ENGINES["argos"](source, target, threads=2)


def argos_drafts(texts: Sequence[str], source: str, target: str) -> list[str]:
    """Return a draft of each text with all its tags; texts are drafted once in a process."""
    if source == target:
        return list(texts)
    with _lock:
        new = [text for text in dict.fromkeys(texts) if (text, source, target) not in _known]
        if new:
            drafts = _engine(source, target).translate([mask(text).marked() for text in new])
            for text, draft in zip(new, drafts, strict=True):
                _known[text, source, target] = _with_tags(text, draft.text, source, target)
        return [_known[text, source, target] for text in texts]


def _with_tags(text: str, draft: str, source: str, target: str) -> str:
    """Return a draft with the tags of its text in the places of the marks; if marks were lost, piece by piece."""
    masked = mask(text)
    found = unmask_marked(masked, draft)
    if sorted(mask(found).spans) == sorted(masked.spans):
        return found
    drafts = _engine(source, target).translate(masked.pieces)
    pieces = (draft.text if piece.strip() else piece for piece, draft in zip(masked.pieces, drafts, strict=True))
    return unmask(replace(masked, pieces=tuple(pieces)))


def translate_slide(slide: Mapping[str, Any], source: str, target: str, draft: Drafter) -> dict[str, Any]:
    """Return the answer to a slide: number -> draft, or form -> draft."""
    asked = [one for one in slide["texts"] if "number" in one]
    wanted = [text for one in asked for text in (one["text"], one.get("plural", one["text"]))]
    drafts = dict(zip(wanted, draft(wanted, source, target), strict=True))
    answer: dict[str, Any] = {}
    for one in asked:
        single, several = drafts[one["text"]], drafts[one.get("plural", one["text"])]
        forms = {form: single if number == 1 else several for form, number in one.get("forms", {}).items()}
        answer[str(one["number"])] = forms or single
    return answer
