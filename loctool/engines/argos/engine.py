"""Argos packages as an engine: the only module that imports argostranslate, CTranslate2 and SentencePiece."""

from __future__ import annotations

import functools
import os
import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from loctool import packages
from loctool.engines.argos.attention import model_files
from loctool.engines.argos.decoder import Decoder, Decoding
from loctool.engines.argos.environment import at_home, patient
from loctool.engines.argos.sentence_drafts import Scored, drafted, joined
from loctool.errors import PackageError
from loctool.files import write_atomically
from loctool.glossary import TermIndex
from loctool.glossary.requirements import NONE, Book, Rows, onward
from loctool.later import Later
from loctool.model import Draft
from loctool.packages.package import LANGUAGE
from loctool.storage import data_folder
from loctool.text import quotes
from loctool.text.endings import fit_stop
from loctool.text.sentences import split

REVISION = 6
"""Part of every identity; raised when a change of this room changes the drafts of an unchanged model."""


@dataclass(frozen=True)
class ArgosEngine:
    """The Argos packages between two languages, decoded by CTranslate2 on the CPU."""

    chain: tuple[packages.Package, ...]
    source: str
    target: str
    decoding: Decoding
    threads: int
    name: str = field(default="argos", init=False)

    @property
    def route(self) -> tuple[str, ...]:
        """Return the languages that a text passes through: ("de", "en", "ru")."""
        return (self.chain[0].source, *(package.target for package in self.chain))

    @functools.cached_property
    def identity(self) -> str:
        """Return a line that changes when drafts of the same texts get out of date: packages, their content, REVISION.

        How this engine searches is left out: whoever wants faster drafts now does not ask to have them done again.
        """
        models = "+".join(
            f"{package.source}_{package.target}-{package.version}-{packages.fingerprint(package)[:12]}"
            for package in self.chain
        )
        return f"argos/{REVISION} {models}"

    @property
    def variants(self) -> tuple[ArgosEngine, ...]:
        """Return engines on the same models that search in other ways, for texts whose draft is doubted.

        The first is nearest to a free search, and reads best; the second finds most often something undoubted.
        """
        searches = (Decoding(repetition_penalty=1.2), Decoding(beam=1, repetition_penalty=1.5))
        return tuple(replace(self, decoding=search) for search in searches)

    @property
    def hops(self) -> tuple[ArgosEngine, ...]:
        """Return an engine for each hop of the route."""
        ends = (*self.route[1:-1], self.target)
        return tuple(
            replace(self, chain=(package,), source=package.source, target=end)
            for package, end in zip(self.chain, ends, strict=True)
        )

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        """Return one draft for each text in their order; all sentences of the call go through the models together.

        White space between sentences stays, texts without a word come back as they are. Terms of the glossary that
        stand in a sentence are forced into its draft where they are missing, at each hop of a pivot. Raises
        PackageError where a package cannot be opened.
        """
        cuts = [split(text, self.route[0]) for text in texts]
        through: dict[str, Scored] = {sentence: Scored(sentence, 0.0) for found in cuts for sentence, _ in found}
        languages = [*self.route[:-1], self.target]
        rows: dict[str, Rows] = {}
        for package, source, target in zip(self.chain, languages, languages[1:], strict=False):
            book = Book(terms if source == self.route[0] else onward(terms.terms, source), target) if terms else None
            if book and source == self.route[0]:
                rows = {sentence: book.rows(sentence) for sentence in through}
            asked = _united((draft.text, rows.get(sentence, NONE)) for sentence, draft in through.items())
            hop = drafted(asked, functools.partial(self._hop(package).decode, book=book), source, target)
            through = {
                sentence: hop[draft.text]._replace(score=min(draft.score, hop[draft.text].score))
                for sentence, draft in through.items()
            }
        return [self._draft(found, through) for found in cuts]

    def _draft(self, found: list[tuple[str, str]], through: dict[str, Scored]) -> Draft:
        """Put a text's sentences together again."""
        text, score, others = joined([(through[sentence], gap) for sentence, gap in found])
        return Draft(self._spelt(text), score, self.route, Later(lambda: map(self._spelt, others)))

    def _spelt(self, text: str) -> str:
        """Write quotations and the final stop as the target language does."""
        return fit_stop(quotes.localise_quotes(text, self.target), self.target)

    def _hop(self, package: packages.Package) -> Decoder:
        """Return the package's decoder; it is loaded once in a process."""
        with _LOADING:
            return replace(_decoder(_folder(package), self.threads), decoding=self.decoding)


def _united(asked: Iterable[tuple[str, Rows]]) -> dict[str, Rows]:
    """Return text -> all rows that are asked of it; different sentences may have the same draft."""
    united: dict[str, Rows] = {}
    for text, rows in asked:
        united[text] = united.get(text, NONE) | rows
    return united


def open_engine(source: str, target: str, *, beam: int = 4, threads: int | None = None) -> ArgosEngine:
    """Return the engine from one language to the other, by pivot where no package is direct.

    `threads` are the cores to use, by default all that this process may. The models are loaded at the first draft.
    Raises PackageError where no chain of packages leads to the target.
    """
    chain = packages.route(source, target, packages.installed())
    return ArgosEngine(chain, source, target, Decoding(beam=beam), threads or cores())


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_LOADING = threading.Lock()
"""Held while a model is looked up: two threads would load it twice."""


@functools.lru_cache(maxsize=16)
def _folder(package: packages.Package) -> str:
    """Return where a package is unpacked; its archive is verified once in a process."""
    return str(packages.folder(package))


@functools.lru_cache(maxsize=4)
def _decoder(folder: str, threads: int) -> Decoder:
    """Load a package; PackageError where its model or tokenizer is broken."""
    import ctranslate2

    try:
        package = argos_module("package").Package(Path(folder))
        translator = ctranslate2.Translator(
            str(Path(folder) / "model"),
            files=model_files(Path(folder) / "model"),
            device="cpu",
            inter_threads=threads,
            intra_threads=1,
        )
        package.tokenizer.encode("a")
    except (OSError, RuntimeError, ValueError, AttributeError) as problem:
        reason = " ".join(str(problem).split())
        raise PackageError(f"its model cannot be loaded ({reason}); install the package again", folder) from problem
    return Decoder(package.tokenizer, translator, package.target_prefix, package.to_code, Decoding())


def argos_module(name: str) -> Any:
    """Import argostranslate.<name> such that the folders it makes on import lie in loctool's own data folder."""
    import importlib

    with at_home(data_folder() / "argos"):
        return importlib.import_module(f"argostranslate.{name}")


TIMEOUT = 30.0
"""Seconds without an answer after which a download is given up."""


def download(source: str, target: str) -> Path:
    """Fetch the newest package of a pair from Argos' index into loctool's data folder and return the archive.

    This is the one function that uses a network; `packages.install` takes its result. Raises PackageError where the
    index or the package cannot be had, or the index does not know the pair.
    """
    if not all(LANGUAGE.fullmatch(code) for code in (source, target)):
        raise PackageError(f"{source}→{target} is no pair of languages; write for example de-en")
    wanted = [package for package in _index() if (package.from_code, package.to_code) == (source, target)]
    if not wanted:
        raise PackageError(f"Argos' index has no package {source}→{target}; see https://www.argosopentech.com/argospm/")
    best = max(wanted, key=lambda package: [int(number) for number in re.findall(r"\d+", package.package_version)])
    archive = data_folder() / "downloads" / f"translate-{source}_{target}.argosmodel"
    with patient(TIMEOUT):
        content = argos_module("networking").get_from(best.links, retry_count=1)
    if content is None:
        raise PackageError(f"the package {source}→{target} could not be downloaded; check the network and try again")
    write_atomically(archive, content)
    return archive


def _index() -> list[Any]:
    """Return the packages for translation in Argos' index, read anew; the user's copy of it is not touched."""
    package, settings = argos_module("package"), argos_module("settings")
    before, settings.local_package_index = settings.local_package_index, data_folder() / "downloads" / "index.json"
    try:
        settings.local_package_index.parent.mkdir(parents=True, exist_ok=True)
        settings.local_package_index.unlink(missing_ok=True)
        with patient(TIMEOUT):
            package.update_package_index()
        if settings.local_package_index.is_file():
            return [known for known in package.get_available_packages() if known.type == "translate"]
    except (OSError, ValueError, AttributeError, TypeError) as problem:
        raise PackageError(f"Argos' index cannot be read: {' '.join(str(problem).split())}") from problem
    finally:
        settings.local_package_index = before
    raise PackageError(
        "Argos' index cannot be reached; check the network, or install a file: `loctool models install FILE.argosmodel`"
    )
