"""Links by the words of a heading, as pandoc has them: `[the plan][Our plan]` leads to the heading *Our plan*."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from loctool.text.markup.brackets import fold_label

_LABEL = re.compile(r"\[([^\[\]\\]{0,999}(?:\\.[^\[\]\\]{0,999}){0,50})\](?![(:{])")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[ \t]*\Z")


def define_titles(text: str, titles: Iterable[tuple[str, str, str]], labels: Container[str]) -> str:
    """Return a rendered deck with a definition at its end for each former title that its links still have.

    `titles` are the text of each heading before and after, and its anchor now; `labels` those that the deck defines.
    """
    used = {fold_label(one[1]) for one in _LABEL.finditer(text)}
    found: dict[str, str] = {}
    for old, new, anchor in titles:
        label = fold_label(old)
        if label in used and label not in labels and label != fold_label(new):
            found.setdefault(label, f"[{' '.join(old.split())}]: #{anchor}")
    if not found or _is_in_code(text):
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    return text + ("" if text.endswith("\n") else end) + end + "".join(line + end for line in found.values())


def _is_in_code(text: str) -> bool:
    """Return whether the end of a text may be in a block of code that is never closed."""
    fences = [line.lstrip(" \t>") for line in text.splitlines() if line.lstrip(" \t>").startswith(("```", "~~~"))]
    return bool(fences) and not _FENCE.match(fences[-1])
