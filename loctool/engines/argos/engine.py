"""Argos packages as an engine."""

from __future__ import annotations

import functools
import logging
import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from loctool import packages
from loctool.engines.argos.bindings import bind_rows
from loctool.engines.argos.constraints.whole_terms import draft_whole_term
from loctool.engines.argos.decoder import Decoder, Decoding
from loctool.engines.argos.environment import argos_module
from loctool.engines.argos.identity import current_identities, identity_of, route_of
from loctool.engines.argos.model_file import model_files
from loctool.engines.argos.pivots import terms_in_pivot
from loctool.engines.argos.sentence_drafts import SentenceDraft, draft_sentences, join
from loctool.engines.protocol import Features
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.glossary.requirements import NONE, RequirementFinder, Rows, index_for_next_hop
from loctool.model import Draft, Term
from loctool.text.endings import localise_marks
from loctool.text.sentences import split

VARIANTS = (Decoding(repetition_penalty=1.2), Decoding(beam=1, repetition_penalty=1.5))
"""The first is nearest to a free search and reads best; the second most often gives a draft that is not refused."""


@dataclass(frozen=True)
class ArgosEngine:
    """The Argos packages between two languages, decoded by CTranslate2 on the CPU."""

    chain: packages.Route
    source: str
    target: str
    decoding: Decoding
    threads: int
    others: tuple[packages.Route, ...] = ()
    """The other routes, for what this one cannot do; the preferred one first."""
    is_chosen: bool = False
    """A person chose the route."""
    is_other: bool = False
    """Each text takes the route that it does not take by default."""
    name: str = field(default="argos", init=False)

    @property
    def route(self) -> tuple[str, ...]:
        """Return the languages that most texts pass through: ("de", "en", "ru")."""
        return route_of(self.others[0] if self.is_other else self.chain)

    @functools.cached_property
    def identity(self) -> str:
        """Return REVISION and the packages with their content; drafts made with another identity are to be renewed.

        The search is left out: faster drafts now should not be redone later. The other route is left out unless it made
        the draft.
        """
        if self.is_other:
            return identity_of(self.others[0], self.chain)
        return identity_of(self.chain, chosen=self.is_chosen)

    @property
    def features(self) -> Features:
        """Return the engine's variants, its hops, its other route and the packages of all routes."""
        alone = replace(self, others=(), is_other=False)
        hops = tuple(
            replace(alone, chain=(hop,), source=hop.source, target=end)
            for hop, end in zip(self.chain, (*route_of(self.chain)[1:-1], self.target), strict=True)
        )
        variants = tuple(replace(self, decoding=search) for search in VARIANTS)
        routes = (replace(self, is_other=True),) if self.others and not self.is_other else ()
        used = dict.fromkeys(hop.package for chain in (self.chain, *self.others) for hop in chain)
        return Features(
            variants=variants,
            hops=hops,
            routes=routes,
            packages=tuple(used),
            relocate=self._relocate,
            identities=lambda: current_identities(self.chain, self.others),
            obeys_terms=True,
        )

    def _relocate(self, copies: Sequence[packages.Package], threads: int) -> ArgosEngine:
        new = dict(zip(self.features.packages, copies, strict=True))
        chain, *others = (
            tuple(hop._replace(package=new[hop.package]) for hop in chain) for chain in (self.chain, *self.others)
        )
        return replace(self, chain=chain, others=tuple(others), threads=threads)

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        """Return one draft for each text, in the same order; all sentences of the call are decoded together.

        White space between sentences is kept. A text without a word is its own draft. At each hop, terms that are
        found in a sentence are forced into its draft if they are missing. A text with a term that has no form in the
        pivot's language is drafted directly if it can be. Raises PackageError if a package cannot be opened; one that
        only the direct route needs is done without.
        """
        own = replace(self, others=(), is_other=False)
        if not self.others:
            return own._translate(texts, terms)
        other, special = replace(own, chain=self.others[0]), self._texts_for_other(texts, terms)
        first, second = ([text for text in texts if (text in special) is is_special] for is_special in (False, True))
        if self.is_other:
            first, second = second, first
        drafts = dict(zip(first, own._translate(first, terms), strict=True)) if first else {}
        try:
            drafts |= zip(second, other._translate(second, terms), strict=True) if second else {}
        except PackageError as problem:
            if self.is_other:
                raise
            warn_once(f"{problem}; drafts go through {'-'.join(self.route)} only")
            drafts |= zip(second, own._translate(second, terms), strict=True)
        return [drafts[text] for text in texts]

    def _texts_for_other(self, texts: Sequence[str], terms: TermIndex | None) -> set[str]:
        """Return the texts with a term that this engine's pivot cannot obey, if the other route is direct.

        No embedded package replaces one that the user installed for the sake of a term: Argos' packages are four times
        as large, and most terms come through a pivot by attention.
        """
        is_direct = bool(self.others) and len(self.others[0]) == 1
        if not terms or not is_direct or any(hop.package.origin == "user" for hop in self.chain):
            return set()
        finder = RequirementFinder(terms, self.target)
        return set(finder.texts_with(finder.beyond(route_of(self.chain)[1:-1]), texts))

    def _translate(self, texts: Sequence[str], terms: TermIndex | None) -> list[Draft]:
        kept = RequirementFinder(terms, self.target).places if terms else None
        texts_in_sentences = [split(text, self.route[0], kept) for text in texts]
        sentences = dict.fromkeys(sentence for found in texts_in_sentences for sentence, _ in found)
        drafts = self._draft_whole_terms(sentences, terms)
        drafts |= self._through_all_hops([sentence for sentence in sentences if sentence not in drafts], terms)
        joined = (join([(drafts[sentence], gap) for sentence, gap in found]) for found in texts_in_sentences)
        localise = self._localise
        return [Draft(localise(one.text), one.score, self.route, tuple(map(localise, one.others))) for one in joined]

    def _draft_whole_terms(self, sentences: Iterable[str], terms: TermIndex | None) -> dict[str, SentenceDraft]:
        """Return sentence -> draft for the sentences that are a term; they need no model, and no term of a pivot."""
        finder = RequirementFinder(terms, self.target) if terms else None
        found = ((sentence, draft_whole_term(sentence, finder)) for sentence in sentences if finder)
        return {sentence: SentenceDraft(draft, 0.0) for sentence, draft in found if draft}

    def _through_all_hops(self, sentences: Sequence[str], terms: TermIndex | None) -> dict[str, SentenceDraft]:
        drafts = {sentence: SentenceDraft(sentence, 0.0) for sentence in sentences}
        languages = [*self.route[:-1], self.target]
        rows: dict[str, Rows] = {}
        known: list[Term] = list(terms.terms) if terms else []
        index = terms
        for step, source, target in zip(self.chain, languages, languages[1:], strict=False):
            finder, model = RequirementFinder(index, target) if index else None, self._hop(step)
            if finder and source == self.route[0]:
                rows = {sentence: finder.rows(sentence) for sentence in sentences}
            required: dict[str, Rows] = {}
            for sentence, draft in drafts.items():  # different sentences may have the same draft
                required[draft.text] = required.get(draft.text, NONE) | rows.get(sentence, NONE)
            decode = functools.partial(model.decode, finder=finder)
            hop = draft_sentences(required, decode, source, target, finder.places if finder else None)
            if index and finder and target != self.target:
                goal = RequirementFinder(index, self.target)
                made = {text: draft.text for text, draft in hop.items()}
                known += terms_in_pivot(made, goal, goal.beyond([target]), model)
                index = index_for_next_hop(known, target)
                bound = bind_rows(made, required, (finder, RequirementFinder(index, self.target)), model)
                rows = {sentence: bound[draft.text] for sentence, draft in drafts.items()}
            drafts = {
                sentence: hop[draft.text]._replace(score=min(draft.score, hop[draft.text].score))
                for sentence, draft in drafts.items()
            }
        return drafts

    def _localise(self, text: str) -> str:
        return localise_marks(text, self.target)

    def _hop(self, hop: packages.Hop) -> Decoder:
        with _LOADING:
            decoder = _decoder(_folder(hop.package), self.threads)
        return replace(decoder, language=hop.target, decoding=self.decoding)


@functools.cache
def warn_once(message: str) -> None:
    """Log a warning, once in a process."""
    logging.getLogger("loctool").warning("%s", message)


def open_engine(
    source: str,
    target: str,
    *,
    beam: int | None = None,
    threads: int | None = None,
    route: str | None = None,
    **_: object,
) -> ArgosEngine:
    """Return the engine between two languages, by the preferred route: see `packages.routes`.

    The best route of the other kind, direct or through a pivot, is for what the first cannot do; a `route` that is
    given is the only one. Uses all cores of this process if `threads` is None. The models are loaded at the first
    draft. Raises PackageError if no chain of packages leads to the target.
    """
    installed = packages.find_installed()
    if route:
        found = [packages.chosen_route(route, source, target, installed)]
    else:
        found = packages.routes(source, target, installed)
    chain, *rest = found
    others = tuple(other for other in rest if (len(other) == 1) != (len(chain) == 1))[:1]
    search = Decoding(beam=beam) if beam else Decoding()
    return ArgosEngine(chain, source, target, search, threads or cores(), others, is_chosen=bool(route))


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_LOADING = threading.Lock()
"""Held while a model is looked up: two threads would load it twice."""


@functools.lru_cache(maxsize=16)
def _folder(package: packages.Package) -> str:
    """Return the folder of an unpacked package; its archive is verified once in a process."""
    return str(packages.folder(package))


@functools.lru_cache(maxsize=4)
def _decoder(folder: str, threads: int) -> Decoder:
    import ctranslate2

    try:
        package = argos_module("package").Package(Path(folder))
        model, files = Path(folder) / "model", model_files(Path(folder) / "model")
        translator = ctranslate2.Translator(
            str(model), files=files, device="cpu", inter_threads=threads, intra_threads=1
        )
        package.tokenizer.encode("a")
    except Exception as problem:  # whatever two foreign libraries raise on files that are not as they should be
        reason = " ".join(str(problem).split())
        raise PackageError(f"its model cannot be loaded ({reason}); install the package again", folder) from problem
    return Decoder(package.tokenizer, translator, package.target_prefix, package.to_code or "")
