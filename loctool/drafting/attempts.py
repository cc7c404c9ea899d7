"""Drafts of texts with markup: masked for the engine, put back, keeps_markup, and doubted; else in another way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from loctool.drafting.realignment import aligned
from loctool.drafting.strategies import NUMBER, SIGNED, Way, as_sentences, marked, numbered, piecewise, varied
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.glossary.requirements import onward
from loctool.model import Draft
from loctool.quality.doubts import doubts
from loctool.text.markup import Masked, mask, unmask
from loctool.text.markup_proof import keeps_markup
from loctool.text.number_style import localise_numbers
from loctool.text.sentences import split


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text has no draft."""

    reason: str
    """For people, as it goes on behind "left undrafted: "."""


LOST_MARKUP = Refusal("no draft kept its markup")

UNREADABLE = frozenset(["pseudo"])
"""Engines whose drafts nobody is meant to read: their markup is keeps_markup, nothing else."""


@dataclass(slots=True)
class Trial:
    """A text on its way through the ways."""

    text: str
    masked: Masked
    outcome: Draft | Refusal | None = None
    """What became of it; None while there are ways left."""
    reasons: list[str] = field(default_factory=list)
    """What spoke against the drafts so far."""

    @classmethod
    def of(cls, text: str) -> Trial:
        """Begin with a text."""
        return cls(text, mask(text))

    def result(self) -> Draft | Refusal:
        """Return the draft, or the reason why there is none: what spoke against the first one that kept its markup."""
        if self.outcome:
            return self.outcome
        return Refusal(self.reasons[0]) if self.reasons else LOST_MARKUP


def draft_texts(texts: Sequence[str], engine: Engine, terms: TermIndex | None = None) -> list[Draft | Refusal]:
    """Return a draft for each text, in order, or the reason why it has none.

    What fails its proof, or has something against it, is tried in the next way.
    """
    trials = [Trial.of(text) for text in texts]
    first_ways(trials, engine, terms)
    other_ways(trials, engine, terms)
    return [trial.result() for trial in trials]


def first_ways(trials: Sequence[Trial], engine: Engine, terms: TermIndex | None) -> None:
    """Try the way that does for most texts, and aligned markup before it."""
    _try(trials, FIRST_WAYS, engine, terms)


def other_ways(trials: Sequence[Trial], engine: Engine, terms: TermIndex | None) -> None:
    """Try what the first ways have left in all other ways, one after the other."""
    _try(trials, OTHER_WAYS, engine, terms)


def _try(trials: Sequence[Trial], ways: Ways, engine: Engine, terms: TermIndex | None) -> None:
    """Try ways on the texts that have no outcome yet."""
    for way, fits in ways:
        if engine.name in UNREADABLE and way not in PLAIN:
            continue
        todo = [trial for trial in trials if trial.outcome is None and fits(trial)]
        if todo:
            for trial, draft in zip(todo, way([trial.masked for trial in todo], engine, terms), strict=True):
                _judge(trial, draft, engine, terms)


def hopwise(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft by a pivot one hop after the other, each with its own proof, doubts and other ways.

    Marks that would have to come through two models at once come through each of them more often.
    """
    hops: tuple[Engine, ...] = getattr(engine, "hops", ())
    if len(hops) < 2:
        return [None] * len(masked)
    drafts: list[Draft | None] = [Draft(unmask(parts), 0.0, engine.route) for parts in masked]
    for number, hop in enumerate(hops):
        own = onward(terms.terms, hop.route[0]) if terms and number else terms
        going = {n: draft for n, draft in enumerate(drafts) if draft}
        done = draft_texts([draft.text for draft in going.values()], hop, own)
        for (n, before), after in zip(going.items(), done, strict=True):
            drafts[n] = None if isinstance(after, Refusal) else replace(before, text=after.text, score=after.score)
    return drafts


def sentencewise(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft the sentences of longer texts each for itself, with its own marks, proof, doubts and other ways."""
    cuts = [split(unmask(parts), engine.route[0]) for parts in masked]
    wanted = dict.fromkeys(sentence for cut in cuts if len(cut) > 1 for sentence, _ in cut if sentence.strip())
    done = dict(zip(wanted, draft_texts(list(wanted), engine, terms), strict=True))
    drafts: list[Draft | None] = []
    for cut in cuts:
        found = [(done.get(sentence), gap) for sentence, gap in cut if sentence.strip()]
        good = [(draft, gap) for draft, gap in found if isinstance(draft, Draft)]
        lead = "".join(gap for sentence, gap in cut[:1] if not sentence.strip())
        whole = lead + "".join(draft.text + gap for draft, gap in good)
        score = min((draft.score for draft, _ in good), default=0.0)
        drafts.append(Draft(whole, score, engine.route) if good and len(good) == len(found) else None)
    return drafts


def _judge(trial: Trial, draft: Draft | None, engine: Engine, terms: TermIndex | None) -> None:
    """Take a draft, or the first of its others, that is proved and that nothing speaks against.

    Where a draft lost its markup, its others are not asked: theirs is often misplaced, and other ways read better.
    """
    if draft is None:
        return
    for number, one in enumerate(chain([draft.text], draft.others)):
        text, found = _examined(trial.text, one, engine, terms)
        if text is not None and not found:
            trial.outcome = replace(draft, text=text, others=())
            return
        if number == 0:
            trial.reasons += found
            if text is None:
                return


def _examined(source: str, draft: str, engine: Engine, terms: TermIndex | None) -> tuple[str | None, Sequence[str]]:
    """Return a draft as it is to be written, None if its markup is not keeps_markup, and what speaks against it."""
    languages = engine.route[0], engine.route[-1]
    readable = engine.name not in UNREADABLE
    text = _fitted(source, localise_numbers(source, draft, *languages) if readable else draft)
    if text is None:
        return None, () if draft.strip() else ("the draft is empty",)
    return text, doubts(source, text, languages, terms) if readable else ()


def _fitted(text: str, draft: str) -> str | None:
    """Return the draft between the source's own outer white space, or None if it is empty or its markup differs."""
    inner, stripped = draft.strip(), text.strip()
    if not inner or not keeps_markup(stripped, inner):
        return None
    begin = text.index(stripped)
    return text[:begin] + inner + text[begin + len(stripped) :]


def _has_spans(trial: Trial) -> bool:
    return bool(trial.masked.spans)


Ways = Sequence[tuple[Way, Callable[[Trial], bool]]]
"""Ways, and the texts that they are for."""

_MARKED = marked("[{}]")

FIRST_WAYS: Ways = ((aligned, lambda trial: bool(trial.masked.pairs())), (_MARKED, lambda _: True))
"""What every text goes through; most need no more."""

OTHER_WAYS: Ways = (
    (marked("_{}"), _has_spans),
    (sentencewise, lambda _: True),
    (hopwise, lambda _: True),
    (as_sentences, lambda _: True),
    *((varied(number), lambda _: True) for number in range(2)),
    (numbered, lambda trial: any(NUMBER.search(piece) or SIGNED.search(piece) for piece in trial.masked.pieces)),
    (piecewise, _has_spans),
)
"""Those that search freely first, which read best, then those that mend most: docs/safety.md compares them."""

PLAIN = (_MARKED, piecewise)
"""Of all these, the ways for engines whose drafts nobody is meant to read."""
