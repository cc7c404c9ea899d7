"""wrong-term: the source contains a term of the glossary, the translation has no admissible target."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.glossary.misspelt import describe_replacement
from loctool.glossary.obedience import judge_terms
from loctool.glossary.requirements import RequirementFinder
from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text.markup import visible_text

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield a message for each term that the translation has less often than the source."""
    source = visible_text(text.source)
    required = RequirementFinder(text.terms, text.language).find(source)
    target = visible_text(text.target) if required else ""
    for judged in judge_terms(required, target, text.language):
        if judged.obeyed < judged.required:
            one = judged.requirement
            times = f" {judged.required} times, found {judged.obeyed}" if judged.required > 1 else ""
            other = "" if judged.obeyed else describe_replacement(one, (source, target), text.terms, text.language)
            note = f" ({one.term.note})" if one.term.note else ""
            targets = " or ".join(f"“{target}”" for target in one.targets)
            yield f"“{one.term.source}” must be {targets}{times}{other}{note}"
