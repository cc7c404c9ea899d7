"""The requests for one slide: which answers are taken, and which messages are asked again and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loctool.drafting.asking.exchanged import Text, find_exchanged
from loctool.drafting.asking.helps import Helps
from loctool.drafting.asking.questions import Question, TextQuestion
from loctool.drafting.cascade.made import Made
from loctool.drafting.selection import Job
from loctool.engines.requests import Answer, Correspondent, Inquiry, Request

TRIES = 3
"""How often a message is asked for at most."""


@dataclass(slots=True)
class Asked:
    """A question with the answers so far."""

    question: Question
    jobs: list[Job] = field(default_factory=list)
    """The messages that its answer is for; none for a text within another one."""
    inner: Mapping[str, Asked] = field(default_factory=dict)
    """The texts within its spans."""
    tries: int = 0
    rejected: tuple[str, ...] = ()
    finding: str = ""
    """What was wrong with it, for the engine."""
    reason: str = ""
    """Why there is no draft, for people, if there is none."""
    is_done: bool = False
    is_handed_out: bool = False

    def inquiry(self) -> Inquiry:
        """Return the message as the next request has it."""
        inquiry = self.question.inquiry
        if self.is_done:
            return replace(inquiry, is_asked=False)
        return replace(inquiry, rejected=self.rejected, finding=self.finding)

    def reject(self, answer: Sequence[str], finding: str) -> None:
        """Have it asked again, unless that was done often enough or brought the same answer."""
        is_repeated = bool(answer) and tuple(answer) == self.rejected
        self.rejected, self.finding = tuple(answer), finding
        self.miss(finding)
        self.is_done |= is_repeated

    def miss(self, reason: str) -> None:
        """Have it asked again, unless that was done often enough, after an answer that was wrong as a whole."""
        self.tries += 1
        self.reason = reason
        self.is_done = self.tries >= TRIES

    def give_up(self, reason: str = "") -> None:
        """Ask no more."""
        self.is_done, self.reason = True, self.reason or reason

    def made(self) -> Made:
        """Return what was made of it."""
        if isinstance(self.question, TextQuestion):
            inner = {text: one.made() for text, one in self.inner.items()}
            drafts = {text: made.texts[0] for text, made in inner.items() if made.texts and not made.refusal}
            return self.question.made(self.reason, drafts)
        return self.question.made(self.reason)


Part = Asked | Inquiry
"""A message of a slide: asked for, or only context."""


@dataclass(slots=True)
class Conversation:
    """The messages of one slide, or of a part of it, that are asked for together."""

    frame: Request
    """The request without its messages."""
    parts: list[Part]
    correspondent: Correspondent
    helps: Helps
    finding: str = ""
    """What was wrong with the whole of the last answer."""
    shown: list[Part] = field(default_factory=list)
    """The parts in the last request."""

    def cut(self) -> Iterator[Conversation]:
        """Yield parts of the slide that each fit into a request, as far as possible."""
        asked = [part for part in self.asked() if part.jobs]
        if len(asked) < 2 or self.correspondent.fits(self._request(self.parts)):
            yield self
            return
        middle = self.parts.index(asked[len(asked) // 2])
        for parts in (self.parts[:middle], self.parts[middle:]):
            yield from replace(self, parts=parts, shown=[]).cut()

    def asked(self) -> list[Asked]:
        """Return the messages still to be asked for."""
        return [part for part in self.parts if isinstance(part, Asked) and not part.is_done]

    def request(self) -> Request | None:
        """Return the next request, None if nothing is left to ask for.

        One that does not fit goes without the messages around, then without the examples; else its messages are given
        up.
        """
        if not self.asked():
            return None
        for parts, examples in ((self.parts, True), (self.asked(), True), (self.asked(), False)):
            self.shown = list(parts)
            request = self._request(parts, examples)
            if self.correspondent.fits(request):
                return request
        for one in self.asked():
            one.give_up("it is too long for the engine")
        return None

    def _request(self, parts: Sequence[Part], with_examples: bool = True) -> Request:
        questions = [one.question for one in self.asked()]
        return replace(
            self.frame,
            messages=tuple(part if isinstance(part, Inquiry) else part.inquiry() for part in parts),
            terms=self.helps.terms_in(text for one in questions for text in one.visible),
            examples=self.helps.examples_for([one.texts[0] for one in questions]) if with_examples else (),
            finding=self.finding,
        )

    def take(self, answer: Answer) -> None:
        """Judge an answer to the last request."""
        self.finding = answer.fault
        asked = {at: part for at, part in enumerate(self.shown) if isinstance(part, Asked) and not part.is_done}
        read: dict[int, tuple[str, ...]] = {}
        for number, one in asked.items():
            if answer.fault:
                one.miss(answer.fault)
            elif number not in answer.texts:
                one.reject((), answer.faults.get(number, "missing"))
            elif isinstance(found := one.question.read(answer.texts[number]), str):
                one.reject(answer.texts[number], found)
            else:
                read[number] = found
        exchanged = self._exchanged(read)
        for number, texts in read.items():
            if number in exchanged:
                finding = f"it seems to translate another message, “{self._source(exchanged[number]).text}”"
            else:
                finding = asked[number].question.judge(texts)
            if finding:
                asked[number].reject(answer.texts[number], finding)
            else:
                asked[number].is_done = True

    def _exchanged(self, read: Mapping[int, Sequence[str]]) -> dict[int, int]:
        languages = self.frame.source, self.frame.target
        sources = [self._source(number) for number in range(len(self.shown))]
        return find_exchanged(sources, {number: texts[-1] for number, texts in read.items()}, languages)

    def _source(self, number: int) -> Text:
        part = self.shown[number]
        if isinstance(part, Inquiry):
            return Text(part.plural or part.text)
        return Text(part.question.texts[-1], part.question.syntax)

    def finished(self) -> list[tuple[Job, Made]]:
        """Return the messages that were finished since the last call, with what was made of them."""
        found: list[tuple[Job, Made]] = []
        for one in self.parts:
            if isinstance(one, Asked) and one.jobs and not one.is_handed_out and _is_finished(one):
                one.is_handed_out = True
                made = one.made()
                found += [(job, made) for job in one.jobs]
        return found

    def break_off(self) -> list[tuple[Job, Made]]:
        """Ask no more; return the messages with an answer that no rule refuses, in spite of doubts."""
        for one in self.asked():
            if one.question.has_draft or not one.jobs:
                one.give_up()
        return self.finished()


def _is_finished(one: Asked) -> bool:
    return one.is_done and all(inner.is_done for inner in one.inner.values())
