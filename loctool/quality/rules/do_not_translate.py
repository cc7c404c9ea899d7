"""do-not-translate: a name that must not be translated is missing or changed."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.glossary.obedience import judge_names
from loctool.glossary.requirements import RequirementFinder
from loctool.model import Severity
from loctool.quality.comparison import Text
from loctool.text.markup import visible_text

SEVERITY = Severity.ERROR


def check(text: Text) -> Iterator[str]:
    """Yield a message for each name that the translation has less often than the source."""
    required = RequirementFinder(text.terms, text.language).find(visible_text(text.source))
    for judged in judge_names(required, visible_text(text.target) if required else ""):
        if judged.obeyed < judged.required:
            times = f" {judged.required} times, found {judged.obeyed}" if judged.required > 1 else ""
            yield f"“{judged.requirement.term.source}” must stand unchanged{times}"
