"""What runs on workers: their setup, what they lack for it, and the drafts of batches."""

from __future__ import annotations

import functools
import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from loctool.drafting.batches import Batch
from loctool.drafting.candidates import PendingDraft
from loctool.drafting.cluster.transfers import find_copy, transfer_name, transfers_folder
from loctool.engines import Engine
from loctool.errors import LoctoolError
from loctool.files import read_bytes
from loctool.glossary import TermIndex
from loctool.model import Status, Term
from loctool.packages import Package

LIBRARIES = (
    "argos-translate-lt", "ctranslate2", "pymorphy3", "pymorphy3-dicts-ru", "sentencepiece", "simplemma",
    "snowballstemmer",
)  # fmt: skip
"""What drafts depend on besides loctool itself: other versions may give other drafts."""

_ONE_BATCH = threading.Lock()
"""A worker drafts one batch at a time, with all its threads; engines and glossaries are not made for two at once."""


@dataclass(frozen=True, slots=True)
class WorkerSetup:
    """Everything that drafts depend on except the texts; it is small, since it is sent with each batch."""

    engine: Engine
    """Without paths: each worker has the packages in its own places."""
    identity: str
    packages: tuple[tuple[Package, str], ...]
    """The engine's packages with the names of their transfers."""
    terms: str
    """Name of the transfer with the glossary's terms."""
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a worker has."""

    lacking: tuple[str, ...]
    """Names of the transfers that it needs."""
    differing: tuple[str, ...]
    """What it has in another version, one line each."""


def make_setup(engine: Engine, terms: bytes) -> WorkerSetup:
    """Return the setup for drafts of an engine with these terms, which `pack_terms` packed."""
    features = engine.features
    bare = [replace(package, path=Path(package.path.name)) for package in features.packages]
    packages = tuple(zip(bare, map(transfer_name, features.packages), strict=True))
    moved = features.relocate(bare, 1) if features.relocate else engine
    return WorkerSetup(moved, engine.identity, packages, f"{hashlib.sha256(terms).hexdigest()}.json", versions())


def pack_terms(terms: TermIndex) -> bytes:
    """Return the terms of an index as JSON."""
    rows = [asdict(term) for term in terms.terms]
    return json.dumps({"language": terms.language, "terms": rows}, ensure_ascii=False).encode()


@functools.lru_cache(maxsize=4)
def unpack_terms(path: Path) -> TermIndex:
    """Return the index that `pack_terms` wrote to a file; it is kept for further batches."""
    packed = json.loads(read_bytes(path))
    return TermIndex([_term(row) for row in packed["terms"]], packed["language"])


def _term(row: dict[str, Any]) -> Term:
    targets = {language: tuple(forms) for language, forms in row["targets"].items()}
    return Term(**{**row, "targets": targets, "status": Status(row["status"]), "decks": tuple(row["decks"])})


@functools.cache
def versions() -> tuple[tuple[str, str], ...]:
    """Return the versions of the libraries on which drafts depend."""
    return tuple((name, _version(name)) for name in LIBRARIES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def inventory(setup: WorkerSetup) -> Inventory:
    """Return what this worker lacks for a setup, and what it has in other versions."""
    names = [name for package, name in setup.packages if find_copy(package, name) is None]
    names += [] if (transfers_folder() / setup.terms).is_file() else [setup.terms]
    pairs = zip(versions(), setup.versions, strict=True)
    return Inventory(tuple(names), tuple(f"{own[0]} {own[1]}, not {due[1]}" for own, due in pairs if own != due))


def draft_batch(setup: WorkerSetup, batch: Batch) -> list[PendingDraft] | None:
    """Draft a batch as the local run does; the result depends on the setup and the batch only.

    Returns None if this worker lacks something. Raises LoctoolError if it would draft differently from the machine that
    made the setup.
    """
    from distributed import get_worker

    worker = get_worker()
    with _ONE_BATCH:
        opened = _open(setup, worker.state.nthreads, worker.address)
        return batch.draft(*opened) if opened else None


_opened: dict[tuple[WorkerSetup, int], tuple[Engine, TermIndex]] = {}
"""The engines and terms of the last setups."""


def _open(setup: WorkerSetup, threads: int, worker: str) -> tuple[Engine, TermIndex] | None:
    """Return the engine and the terms of a setup, None if something is lacking."""
    if (setup, threads) not in _opened:
        found = inventory(setup)
        if found.differing:
            raise LoctoolError(other_versions(worker, found.differing))
        if found.lacking:
            return None
        relocate = setup.engine.features.relocate
        copies = [find_copy(package, name) for package, name in setup.packages]
        engine = relocate([copy for copy in copies if copy], threads) if relocate else setup.engine
        if engine.identity != setup.identity:
            raise LoctoolError(other_versions(worker, (f"{engine.identity}, not {setup.identity}",)))
        while len(_opened) >= 4:
            del _opened[next(iter(_opened))]
        _opened[setup, threads] = engine, unpack_terms(transfers_folder() / setup.terms)
    return _opened[setup, threads]


def other_versions(worker: str, differing: Sequence[str]) -> str:
    """Return the message that a worker would draft differently."""
    return f"the worker {worker} has {'; '.join(differing)}: install the same versions there as here"
