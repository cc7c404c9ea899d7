"""A plural message that is asked for: each form is judged against the source that it translates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loctool.catalog.plurals import PluralRule
from loctool.drafting.asking.questions import Judge
from loctool.drafting.asking.tags import Numbers, Tagged, tag, tag_fault
from loctool.drafting.candidates import Candidate, PendingDraft
from loctool.drafting.cascade.made import Made
from loctool.drafting.plurals import count_placeholder, disagreement, numbers_of_forms
from loctool.engines.requests import Inquiry
from loctool.model import Draft
from loctool.text.markup import mask, visible_text


@dataclass(slots=True)
class FormsQuestion:
    """A message with plural forms."""

    inquiry: Inquiry
    texts: tuple[str, ...]
    """msgid and msgid_plural."""
    tagged: tuple[Tagged, Tagged]
    syntax: str
    singular: frozenset[int]
    """The forms of a single number."""
    by: Judge
    candidates: list[list[Candidate]] = field(default_factory=list)
    """The answers, by their forms."""

    @classmethod
    def of(cls, inquiry: Inquiry, syntax: str, rule: PluralRule, by: Judge) -> FormsQuestion:
        """Return the question for an inquiry with a plural, by the rule of its catalog."""
        numbers: Numbers = {}
        one, many = (tag(mask(text, syntax), numbers) for text in (inquiry.text, inquiry.plural))
        of_forms = numbers_of_forms(rule)
        shown = replace(
            inquiry,
            text=one.text,
            plural=many.text,
            numbers=tuple(found[0] if found else 0 for found in of_forms),
        )
        singular = frozenset(form for form, found in enumerate(of_forms) if len(found) == 1)
        return cls(shown, (inquiry.text, inquiry.plural), (one, many), syntax, singular, by)

    @property
    def visible(self) -> tuple[str, ...]:
        """Return msgid and msgid_plural without markup."""
        return tuple(visible_text(text, self.syntax) for text in self.texts)

    @property
    def has_draft(self) -> bool:
        """Return whether there is an answer that no rule refuses."""
        return any(not _faults(forms)[0] for forms in self.candidates)

    def read(self, answer: Sequence[str]) -> tuple[str, ...] | str:
        """Return the forms of an answer, or what is wrong with their number or their tags."""
        if len(answer) != len(self.inquiry.numbers):
            return f"it has {len(answer)} forms instead of {len(self.inquiry.numbers)}"
        found: list[str] = []
        for form, text in enumerate(answer):
            if not text.strip():
                return f"form {form} is empty"
            tagged = self._source_of(form, text)
            if fault := tag_fault(text, tagged):
                return f"form {form}: {fault}"
            found.append(self.by.read(text, tagged))
        return tuple(found)

    def _source_of(self, form: int, answer: str) -> Tagged:
        """Return the source of a form: if it may be either, the one whose tags it has."""
        choice: list[Tagged] = [self.tagged[1], *(self.tagged[:1] if self._may_be_singular(form) else ())]
        fitting: list[Tagged] = [tagged for tagged in choice if not tag_fault(answer, tagged)]
        return (fitting or choice)[0]

    def judge(self, answer: Sequence[str]) -> str:
        """Add the forms to the candidates and return what is wrong with them, empty if nothing."""
        found = [self._judge(form, text) for form, text in enumerate(answer)]
        whole = [one for one, _ in found if one]
        if len(whole) == len(answer):
            self.candidates.append(whole)
        return "; ".join(f"form {form} {finding}" for form, (_, finding) in enumerate(found) if finding)

    def _judge(self, form: int, text: str) -> tuple[Candidate | None, str]:
        verdicts = []
        for source in self._sources_of(form):
            pending = PendingDraft.of(source, self.syntax)
            finding = self.by.consider(pending, text)
            verdicts.append((pending.candidates[0] if pending.candidates else None, finding))
        one, finding = min(verdicts, key=lambda pair: (pair[0] is None, bool(pair[1])))
        placeholder = count_placeholder(self.texts[1], self.syntax)
        doubt = disagreement(text, placeholder, self.inquiry.numbers[form], self.by.languages[1])
        if one and doubt and not one.refusals:
            one = one._replace(draft=replace(one.draft, doubts=(*one.draft.doubts, doubt)))
        return one, finding or doubt

    def _sources_of(self, form: int) -> list[str]:
        """Return what a form may translate: the plural, and for some the singular."""
        return [self.texts[1], *(self.texts[:1] if self._may_be_singular(form) else ())]

    def _may_be_singular(self, form: int) -> bool:
        """Return whether a form may translate msgid: that of one number may, and the first one if msgid has the number.

        "One file" says nothing of the 21 files for which Russian uses the same form.
        """
        placeholder = count_placeholder(self.texts[1], self.syntax)
        return form in self.singular or (form == 0 and placeholder in self.texts[0])

    def made(self, reason: str) -> Made:
        """Return the forms with the fewest findings, with notes on those in doubt."""
        best = min(self.candidates, key=_faults, default=None)
        if best is None:
            return Made(refusal=f"no answer was taken: {reason}")
        refusals = [refusal for one in best for refusal in one.refusals]
        notes = [
            f"plural form {form} is in doubt: {'; '.join(one.refusals or one.draft.doubts)}"
            for form, one in enumerate(best)
            if one.refusals or one.draft.doubts
        ]
        texts = tuple(one.draft.text for one in best)
        draft = Draft(texts[0], 0.0, self.by.engine.route)
        return Made(texts, draft, tuple(notes), refusals[0] if refusals else "")


def _faults(forms: Sequence[Candidate]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(one.faults for one in forms), strict=True)))
