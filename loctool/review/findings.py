"""The findings of a message as a page shows them."""

from __future__ import annotations

from collections.abc import Collection

from loctool.catalog.entry import Entry
from loctool.model import Finding, Side
from loctool.quality.explanations import explanations
from loctool.quality.waivers import read_waivers
from loctool.review.offsets import Offsets
from loctool.review.sentences import translate_sentence
from loctool.review.texts import Texts
from loctool.review.view.messages import FindingView, severity_name
from loctool.review.view.pages import RuleView

KNOWN = "it is in the baseline of known findings"
"""Why a finding does not count that is in the baseline."""
FOR_OTHERS = "a comment or a flag for another tool allows it"
"""Why a finding does not count that another tool's waiver allows. The page translates both."""


def view_finding(finding: Finding, entry: Entry, texts: Texts) -> FindingView:
    """Return a finding on a message as a page shows it, with its span in the text of its side and form."""
    form = texts.source_number(finding.form) if finding.side is Side.SOURCE else finding.form or 0
    offsets = texts.source(finding.form) if finding.side is Side.SOURCE else Offsets(finding.target)
    return FindingView(
        finding.rule,
        severity_name(finding),
        finding.message,
        offsets.find(finding.span) if finding.span else None,
        finding.side.value,
        form,
        finding.fix or "",
        finding.is_safe,
        _reason(finding, entry.tcomment),
        translate_sentence(finding.message),
    )


def view_file_finding(finding: Finding) -> FindingView:
    """Return a finding on a file as a whole as a page shows it."""
    return FindingView(
        finding.rule,
        severity_name(finding),
        finding.message,
        reason=_reason(finding, ""),
        translations=translate_sentence(finding.message),
    )


def _reason(finding: Finding, comment: str) -> str:
    """Return why a finding is allowed, empty if it is not."""
    if finding.in_baseline:
        return KNOWN
    if not finding.waived:
        return ""
    waivers, _ = read_waivers(comment, (finding.rule,))
    return next((one.reason for one in waivers if one.allows(finding)), FOR_OTHERS)


def explain_rules(names: Collection[str] | None = None) -> dict[str, RuleView]:
    """Return what some rules look for, or all, by name."""
    known = explanations() if names is None else {name: one for name, one in explanations().items() if name in names}
    return {name: RuleView(one.what, one.why, one.mend) for name, one in sorted(known.items())}
