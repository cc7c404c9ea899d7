"""One package's tokenizer and model: texts in batches, loops mended, and the glossary's terms forced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from loctool.engines.argos.constraints.forcing import as_obedient, obey
from loctool.engines.argos.constraints.tasks import SHORTEST_SHARE, Hypothesis, Task
from loctool.engines.argos.sentence_drafts import Scored, joined
from loctool.glossary.morphology.fluency import slips
from loctool.glossary.requirements import NONE, Book, Obligation, Rows
from loctool.later import Later
from loctool.text.sentences import cut_long_sentence
from loctool.text.words import count_repetitions

MAX_PIECES = 120
"""Longer inputs are cut: the starter pairs learned from sentences of up to 100 pieces, and have 1024 places."""

BATCH_TOKENS = 1024
"""Pieces in one batch of the decoder: no slower than twice as many, in half the memory."""


@dataclass(frozen=True)
class Decoding:
    """How the decoder searches."""

    beam: int = 4
    """Hypotheses kept; 1 is greedy: faster and a little worse."""
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 3
    """Pieces in a row that may not come twice, where a free draft loops; always, it would spoil 1 000 000."""


@dataclass(frozen=True)
class Decoder:
    """One package's tokenizer and model."""

    tokenizer: Any
    translator: Any
    prefix: str
    """Piece with which every draft of a multilingual model begins, or ""."""
    language: str
    """What the model writes."""
    decoding: Decoding

    def decode(self, texts: Sequence[str], rows: Sequence[Rows] = (), *, book: Book | None = None) -> list[Scored]:
        """Return the model's draft of each text, longest inputs first in the batches; long ones in their clauses.

        `rows` are the rows of the glossary that each text has to obey; `book` finds their terms in it.
        """
        parts = [cut_long_sentence(text, self._fits) for text in texts]
        asked = rows if book and rows else [NONE] * len(texts)
        jobs = {(part, row) for found, row in zip(parts, asked, strict=True) for part, _ in found}
        wanted = sorted(jobs, key=lambda job: (len(job[0]), job[0], sorted(job[1])))
        duties = [book.obligations(*job) if book else () for job in wanted]
        drafts = dict(zip(wanted, self._batch([part for part, _ in wanted], duties), strict=True))
        return [
            joined([(drafts[part, row], gap) for part, gap in found]) for found, row in zip(parts, asked, strict=True)
        ]

    def _fits(self, text: str) -> bool:
        """Tell whether a text is short enough for the model."""
        return len(text) <= MAX_PIECES or len(self.tokenizer.encode(text)) <= MAX_PIECES

    def _batch(self, texts: list[str], duties: list[tuple[Obligation, ...]]) -> list[Scored]:
        """Return the drafts of texts that fit the model; loops are decoded again, missing terms forced."""
        sources = [self.tokenizer.encode(text) for text in texts]
        found = self._free(texts, sources, attention=any(duties))
        tasks = {
            n: Task(texts[n], sources[n], duty, found[n][0], found[n][1:])
            for n, duty in enumerate(duties)
            if duty and found[n][0].pieces
        }
        obey(list(tasks.values()), self)
        return [self._scored(hypotheses, tasks.get(n)) for n, hypotheses in enumerate(found)]

    def _scored(self, hypotheses: list[Hypothesis], task: Task | None) -> Scored:
        """Return a text's draft with the others of its search; those of a task are as obedient as its draft."""
        best, others = (task.draft, as_obedient(task, self)) if task else (hypotheses[0], hypotheses[1:])
        pieces = [one.pieces for one in others]  # and not their attention, which would be kept as long
        return Scored(self.text(best.pieces), best.score, Later(lambda: map(self.text, pieces)))

    def _free(self, texts: list[str], sources: list[list[str]], *, attention: bool) -> list[list[Hypothesis]]:
        """Return all that the search found for each text without a glossary, the best first.

        Where all of them loop, the text is decoded again without repetitions.
        """
        # The beam has them anyway: to return them takes no time.
        found = self._decoded(sources, attention=attention, num_hypotheses=self.decoding.beam)
        found = [self._in_order(hypotheses, text) for hypotheses, text in zip(found, texts, strict=True)]
        least = [count_repetitions(text) for text in texts]
        looping = [n for n, hypotheses in enumerate(found) if self._loops(hypotheses[0]) > least[n]]
        if looping and self.decoding.no_repeat_ngram_size:
            size = self.decoding.no_repeat_ngram_size
            again = self._decoded([sources[n] for n in looping], attention=attention, no_repeat_ngram_size=size)
            for n, (draft,) in zip(looping, again, strict=True):
                if self._loops(draft) < self._loops(found[n][0]):
                    found[n] = [draft]
        return found

    def _in_order(self, hypotheses: list[Hypothesis], source: str) -> list[Hypothesis]:
        """Return hypotheses with the fewest loops and slips first, those alike in the model's own order.

        One that is much shorter than the model's own choice, of those without loops, has fewer slips because it says
        less: it comes behind all others with as many loops.
        """
        least, first = count_repetitions(source), self.text(hypotheses[0].pieces)
        if (
            any(map(str.isalnum, first))
            and count_repetitions(first) <= least
            and not slips(first, source, self.language)
        ):
            return hypotheses
        texts = [self.text(one.pieces) for one in hypotheses]
        extra = [max(count_repetitions(text) - least, 0) for text in texts]
        own = SHORTEST_SHARE * len(next((text for text, more in zip(texts, extra, strict=True) if not more), first))

        def flaws(n: int) -> tuple[bool, int, bool, int]:
            empty = not any(map(str.isalnum, texts[n]))
            return empty, extra[n], len(texts[n]) < own, slips(texts[n], source, self.language)

        return [hypotheses[n] for n in sorted(range(len(hypotheses)), key=flaws)]

    def _loops(self, draft: Hypothesis) -> int:
        return count_repetitions(self.text(draft.pieces))

    def _decoded(
        self, sources: list[list[str]], prefixes: list[list[str]] | None = None, *, attention: bool, **options: Any
    ) -> list[list[Hypothesis]]:
        """Return the hypotheses for each source, the best first, without the model's own prefix."""
        own = [self.prefix] if self.prefix else []
        settings = {
            "beam_size": self.decoding.beam,
            "length_penalty": self.decoding.length_penalty,
            "repetition_penalty": self.decoding.repetition_penalty,
        }
        results = self.translator.translate_batch(
            sources,
            target_prefix=[own + prefix for prefix in prefixes or [[]] * len(sources)] if own or prefixes else None,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            replace_unknowns=True,
            return_scores=True,
            return_attention=attention,
            **{**settings, **options},
        )
        skip = len(own)
        return [
            [
                Hypothesis(
                    pieces[skip:],
                    score * max(1, len(pieces)) ** (self.decoding.length_penalty - 1),
                    _matrix(rows[skip : len(pieces)], len(source)) if attention else None,
                )
                for pieces, score, rows in zip(
                    result.hypotheses, result.scores, result.attention or [()] * len(result.scores), strict=True
                )
            ]
            for source, result in zip(sources, results, strict=True)
        ]

    def finish(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[list[Hypothesis]]:
        """Return the greedy draft of each source that begins with its prefix: a beam was slower and not better."""
        return self._decoded(sources, prefixes, attention=True, beam_size=1)

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[list[float]]:
        """Return the log probability of each piece of each target, its end last."""
        own = [self.prefix] if self.prefix else []
        results = self.translator.score_batch(
            sources, [own + target for target in targets], max_batch_size=BATCH_TOKENS, batch_type="tokens"
        )
        return [result.log_probs[len(own) :] for result in results]

    def pieces(self, text: str) -> list[str]:
        """Cut a text into the model's pieces."""
        found: list[str] = self.tokenizer.encode(text)
        return found

    def text(self, pieces: Sequence[str]) -> str:
        """Put pieces together again."""
        if hasattr(self.tokenizer, "lazy_processor"):
            # The tokenizer's own decode turns the underscores of identifiers into spaces.
            spelt: str = self.tokenizer.lazy_processor().decode_pieces(list(pieces)).replace("▁", " ")
        else:
            spelt = self.tokenizer.decode(list(pieces))
        return spelt.strip()


def _matrix(rows: Sequence[Sequence[float]], columns: int) -> Any:
    """Return the first columns of rows; a draft without pieces has no row, and as many columns."""
    import numpy

    return numpy.array(rows)[:, :columns] if rows else numpy.zeros((0, columns))
