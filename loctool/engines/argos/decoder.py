"""One package's tokenizer and model: texts in batches, repetition loops decoded again, missing terms forced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from loctool.engines.argos.constraints.forcing import force_terms, others_as_obedient
from loctool.engines.argos.constraints.tasks import SHORTEST_SHARE, Hypothesis, Task
from loctool.engines.argos.sentence_drafts import SentenceDraft, join
from loctool.errors import PackageError
from loctool.glossary.morphology.fluency import count_fluency_errors
from loctool.glossary.requirements import NONE, Requirement, RequirementFinder, Rows
from loctool.text.language import base_language
from loctool.text.sentences import cut_long_sentence
from loctool.text.words import count_repetitions

MAX_PIECES = 120
"""Longer inputs are cut: the starter pairs learned from sentences of up to 100 pieces, and have 1024 positions."""

BATCH_TOKENS = 1024
"""Pieces in one batch of the decoder: as fast as twice as many, in half the memory."""


@dataclass(frozen=True)
class Decoding:
    """How the decoder searches."""

    beam: int = 4
    """Number of hypotheses kept; 1 is greedy: faster and a little worse."""
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 3
    """Pieces in a row that must not be repeated if a free draft loops. If applied always, it would spoil 1 000 000."""


@dataclass(frozen=True)
class Decoder:
    """One package's tokenizer and model."""

    tokenizer: Any
    translator: Any
    prefix: str
    """Piece with which every draft of a multilingual model begins, or ""."""
    language: str
    """The language that the model writes."""
    decoding: Decoding = Decoding()

    def decode(
        self, texts: Sequence[str], rows: Sequence[Rows] = (), *, finder: RequirementFinder | None = None
    ) -> list[SentenceDraft]:
        """Return the model's draft of each text; a text that is too long is decoded in its clauses.

        `rows` are the rows of the glossary that each text has to obey; `finder` finds their terms in the text.
        """
        clauses = [cut_long_sentence(text, self.fits, finder.places if finder else None) for text in texts]
        required = rows if finder and rows else [NONE] * len(texts)
        jobs = {(clause, row) for found, row in zip(clauses, required, strict=True) for clause, _ in found}
        # CTranslate2 pads a batch to its longest input: neighbours should be of one length.
        ordered = sorted(jobs, key=lambda job: (len(job[0]), job[0], sorted(job[1])))
        requirements = [finder.find(*job) if finder else [] for job in ordered]
        source = base_language(finder.index.language) if finder else ""
        found = self._decode_all([clause for clause, _ in ordered], requirements, source)
        drafts = dict(zip(ordered, found, strict=True))
        return [
            join([(drafts[clause, row], gap) for clause, gap in found])
            for found, row in zip(clauses, required, strict=True)
        ]

    def fits(self, text: str) -> bool:
        """Return whether a text is short enough for the model to be decoded in one piece."""
        return len(text) <= MAX_PIECES or len(self.tokenizer.encode(text)) <= MAX_PIECES

    def _decode_all(self, texts: list[str], requirements: list[list[Requirement]], source: str) -> list[SentenceDraft]:
        sources = [self.pieces(text) for text in texts]
        found = self._search(texts, sources, attention=any(requirements))
        pair = source, base_language(self.language)
        tasks = {
            n: Task(texts[n], sources[n], required, found[n][0], pair, found[n][1:])
            for n, required in enumerate(requirements)
            if required and found[n][0].pieces
        }
        force_terms(list(tasks.values()), self)
        return [self._to_draft(hypotheses, tasks.get(n)) for n, hypotheses in enumerate(found)]

    def _to_draft(self, hypotheses: list[Hypothesis], task: Task | None) -> SentenceDraft:
        """Return a text's draft with the other hypotheses; after a task, with those that obey as many terms."""
        best, others = (task.draft, others_as_obedient(task, self)) if task else (hypotheses[0], hypotheses[1:])
        return SentenceDraft(self.text(best.pieces), best.score, tuple(self.text(one.pieces) for one in others))

    def _search(self, texts: list[str], sources: list[list[str]], *, attention: bool) -> list[list[Hypothesis]]:
        """Return all hypotheses for each text, the best first. If all loop, it is decoded again without repetitions."""
        # The beam has these hypotheses anyway: returning them takes no time.
        found = self._translate(sources, attention=attention, num_hypotheses=self.decoding.beam)
        found = [self._rank(hypotheses, text) for hypotheses, text in zip(found, texts, strict=True)]
        looping = [n for n, text in enumerate(texts) if self._loops(found[n][0]) > count_repetitions(text)]
        if looping and (size := self.decoding.no_repeat_ngram_size):
            again = self._translate([sources[n] for n in looping], attention=attention, no_repeat_ngram_size=size)
            for n, (draft,) in zip(looping, again, strict=True):
                if self._loops(draft) < self._loops(found[n][0]):
                    found[n] = [draft]
        return found

    def _rank(self, hypotheses: list[Hypothesis], source: str) -> list[Hypothesis]:
        """Return the hypotheses with the fewest loops and errors of fluency first; equals keep the model's order.

        A hypothesis that is much shorter than the model's own choice without loops has fewer errors only because it
        says less: it comes after all others with as many loops.
        """
        least, first = count_repetitions(source), self.text(hypotheses[0].pieces)
        fluent = count_repetitions(first) <= least and not count_fluency_errors(first, source, self.language)
        if fluent and any(map(str.isalnum, first)):
            return hypotheses
        texts = [self.text(one.pieces) for one in hypotheses]
        extra = [max(count_repetitions(text) - least, 0) for text in texts]
        choice = next((text for text, more in zip(texts, extra, strict=True) if not more), first)

        def flaws(n: int) -> tuple[bool, int, bool, int]:
            is_empty = not any(map(str.isalnum, texts[n]))
            is_short = len(texts[n]) < SHORTEST_SHARE * len(choice)
            return is_empty, extra[n], is_short, count_fluency_errors(texts[n], source, self.language)

        return [hypotheses[n] for n in sorted(range(len(hypotheses)), key=flaws)]

    def _loops(self, draft: Hypothesis) -> int:
        return count_repetitions(self.text(draft.pieces))

    def _translate(
        self, sources: list[list[str]], prefixes: list[list[str]] | None = None, *, attention: bool, **options: Any
    ) -> list[list[Hypothesis]]:
        own = [self.prefix] if self.prefix else []
        settings = {
            "beam_size": self.decoding.beam,
            "length_penalty": self.decoding.length_penalty,
            "repetition_penalty": self.decoding.repetition_penalty,
            "max_batch_size": BATCH_TOKENS,
            "batch_type": "tokens",
            "replace_unknowns": True,
            "return_scores": True,
            "return_attention": attention,
        }
        target_prefix = [own + prefix for prefix in prefixes or [[]] * len(sources)] if own or prefixes else None
        try:
            results = self.translator.translate_batch(sources, target_prefix=target_prefix, **{**settings, **options})
        except (RuntimeError, ValueError, IndexError) as problem:
            reason = " ".join(str(problem).split())
            message = f"the model for {self.language!r} fails ({reason}); install its package again"
            raise PackageError(message) from problem
        return [self._hypotheses(result, len(source)) for source, result in zip(sources, results, strict=True)]

    def _hypotheses(self, result: Any, columns: int) -> list[Hypothesis]:
        skip = 1 if self.prefix else 0
        matrices = result.attention or [None] * len(result.scores)  # CTranslate2 has none if none was asked for
        found = []
        for pieces, score, rows in zip(result.hypotheses, result.scores, matrices, strict=True):
            mean = score * max(1, len(pieces)) ** (self.decoding.length_penalty - 1)
            attention = None if rows is None else _matrix(rows[skip : len(pieces)], columns)
            found.append(Hypothesis(pieces[skip:], mean, attention))
        return found

    def first_rows(self, sources: list[list[str]]) -> list[Any]:
        """Return the attention of each draft's first piece, by a greedy search for it.

        With a beam and several texts, CTranslate2 (4.8) returns the first row of another text.
        """
        found = self._translate(sources, attention=True, beam_size=1, max_decoding_length=1 + bool(self.prefix))
        return [draft.attention[:1] for (draft,) in found]

    def finish(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[list[Hypothesis]]:
        """Return the greedy draft of each source that begins with its prefix; a beam was slower and not better."""
        return self._translate(sources, prefixes, attention=True, beam_size=1)

    def attend(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[list[str], Hypothesis]]:
        """Return sources and their drafts in pieces, the drafts with the attention with which the model writes them."""
        if not pairs:
            return []
        sources, drafts = ([self.pieces(text) for text in texts] for texts in zip(*pairs, strict=True))
        return [
            (source, replace(one, pieces=draft, attention=one.attention[: len(draft)]))
            for source, draft, (one, *_) in zip(sources, drafts, self.finish(sources, drafts), strict=True)
        ]

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[list[float]]:
        """Return the log probability of each piece of each target, its end last."""
        own = [self.prefix] if self.prefix else []
        results = self.translator.score_batch(
            sources, [own + target for target in targets], max_batch_size=BATCH_TOKENS, batch_type="tokens"
        )
        return [result.log_probs[len(own) :] for result in results]

    def pieces(self, text: str) -> list[str]:
        """Return a text in the model's pieces."""
        found: list[str] = self.tokenizer.encode(text)
        return found

    def text(self, pieces: Sequence[str]) -> str:
        """Return the text of pieces."""
        if hasattr(self.tokenizer, "lazy_processor"):
            # The tokenizer's own decode replaces underscores of identifiers by spaces.
            text: str = self.tokenizer.lazy_processor().decode_pieces(list(pieces)).replace("▁", " ")
        else:
            text = self.tokenizer.decode(list(pieces))
        return text.strip()


def _matrix(rows: Sequence[Sequence[float]], columns: int) -> Any:
    import numpy

    return numpy.array(rows)[:, :columns] if rows else numpy.zeros((0, columns))
