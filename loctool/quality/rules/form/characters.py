"""Rules on characters: invisible ones, combining marks, garbled and look-alike letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from loctool.glossary.morphology.lexicon import lexicon
from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.form.mending import problem, shaded_source, shaded_target
from loctool.text.language import base_language
from loctool.text.typography.invisible import SOFT_HYPHEN, compose, describe, find_invisible, has_invisible
from loctool.text.typography.lookalikes import find_lookalikes, may_have_lookalikes
from loctool.text.typography.mojibake import find_mojibake, may_be_garbled
from loctool.text.typography.shading import SHADE, Edit


def invisible_character(text: Comparison) -> Iterator[Problem]:
    """Yield the invisible characters that neither the source nor the script needs; soft hyphens are a note."""
    if not has_invisible(text.target):
        return
    found = [one for one in find_invisible(text.target, text.language) if text.target[one[0]] not in text.source]
    signs = list(dict.fromkeys(text.target[start] for start, *_ in found))
    if found:
        severity = Severity.NOTE if signs == [SOFT_HYPHEN] else Severity.WARNING
        yield problem(text, f"invisible: {', '.join(map(describe, signs))}", found, severity=severity)


def not_nfc(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has letters apart from their accents (not NFC), and its source has not."""
    if compose(text.target) == text.target or compose(text.source) != text.source:
        return
    shaded = shaded_target(text)
    edits = [edit for edit in _compositions(text.target) if SHADE not in shaded[edit[0] : edit[1]]]
    if edits:
        start, end, good = edits[0]
        yield problem(text, f"the letter {good} is written as {end - start} characters, not in NFC", edits)


def _compositions(text: str) -> Iterator[Edit]:
    """Yield the letters that are not composed."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or "\u1160" <= text[end] <= "\u11ff"):
            end += 1
        if end > start + 1 and (good := compose(text[start:end])) != text[start:end]:
            yield start, end, good
        start = end


def mojibake(text: Comparison) -> Iterator[Problem]:
    """Yield letters that were read in another encoding than they were written in, if the source has no such ones."""
    if not may_be_garbled(text.target):
        return
    edits = find_mojibake(shaded_target(text), text.language, lexicon(base_language(text.language)).knows)
    edits = [edit for edit in edits if text.target[edit[0] : edit[1]] not in text.source]
    if edits:
        start, end, good = edits[0]
        yield problem(text, f"garbled: “{text.target[start:end]}” for “{good}”", edits, is_safe=False)


def lookalike_letter(text: Comparison) -> Iterator[Problem]:
    """Yield the words in letters of another script that look like a word of the language."""
    if not may_have_lookalikes(text.target, text.language):
        return
    source, target = shaded_source(text), shaded_target(text)
    edits = find_lookalikes(target, source, text.language, lexicon(base_language(text.language)).knows)
    if edits:
        start, end, good = edits[0]
        script = unicodedata.name(target[start], "").partition(" ")[0].capitalize()
        yield problem(text, f"“{text.target[start:end]}” in {script} letters for “{good}”", edits, is_safe=False)
