"""How well translations keep to the glossary, in two numbers a language, and the history of these scores."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from loctool.errors import GlossaryError
from loctool.files import read_text, write_atomically
from loctool.glossary.obedience import Judgement


@dataclass(frozen=True, slots=True)
class Score:
    """Accuracy and consistency, from 0 to 1, and the number of terms that they are measured on."""

    accuracy: float
    """Share of the terms in the sources with an admissible target in the translation; 1 if there are no terms."""
    consistency: float
    """Share of the used targets that are the most used one of their term."""
    terms: int
    """Terms in the sources, each occurrence counted."""


def score(judged: Iterable[Judgement]) -> Score:
    """Return the score of a language's texts."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    required = obeyed = 0
    for one in judged:
        required += one.required
        obeyed += one.obeyed
        used[one.requirement.term.source].update(one.used)
    total = sum(sum(counts.values()) for counts in used.values())
    alike = sum(max(counts.values(), default=0) for counts in used.values())
    return Score(obeyed / required if required else 1.0, alike / total if total else 1.0, required)


def append(path: Path, date: str, scores: dict[str, Score]) -> bool:
    """Append the scores of a day to a JSON history, replacing that day's; return whether the file changed.

    Raises GlossaryError if the file is not such a history.
    """
    history = _read_history(path)
    entry = {"date": date, "languages": {language: _rounded(one) for language, one in sorted(scores.items())}}
    if history and history[-1].get("date") == date:
        history.pop()
    elif history and history[-1].get("languages") == entry["languages"]:
        return False
    content = json.dumps([*history, entry], ensure_ascii=False, indent=1) + "\n"
    return write_atomically(path, content.encode())


def _read_history(path: Path) -> list[dict[str, object]]:
    if not path.exists():
        return []
    try:
        history = json.loads(read_text(path, GlossaryError))
    except json.JSONDecodeError as problem:
        raise GlossaryError(f"is not JSON: {problem.msg}; remove it to begin anew", path, problem.lineno) from problem
    except RecursionError:
        history = None
    if not isinstance(history, list) or not all(isinstance(entry, dict) for entry in history):
        raise GlossaryError("is not a history of scores; remove it to begin anew", path)
    return history


def _rounded(one: Score) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(one).items()}
