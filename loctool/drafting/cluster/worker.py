"""Orders: what workers are told besides the texts, and what they do with it; this module's functions run on workers."""

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

from loctool.drafting.attempts import Trial
from loctool.drafting.batches import Portion
from loctool.drafting.cluster.transfers import at_hand, parcel_name, parcels_folder
from loctool.engines import Engine
from loctool.engines.argos.engine import ArgosEngine
from loctool.errors import LoctoolError
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
class Order:
    """All that drafts depend on besides their texts; small, since it travels with each batch."""

    engine: Engine
    """Without paths: a worker has the packages in places of its own."""
    identity: str
    packages: tuple[tuple[Package, str], ...]
    """The engine's packages with the names of their parcels."""
    terms: str
    """Name of the parcel with the glossary's terms."""
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A worker's answer where it has not got everything yet."""

    worker: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What a worker has."""

    lacking: tuple[str, ...]
    """Names of the parcels that it needs."""
    differing: tuple[str, ...]
    """What it has in another version, one line each."""


def order_for(engine: Engine, terms: bytes) -> Order:
    """Return the order for drafts of an engine with these terms, which `packed_terms` made."""
    chain = engine.chain if isinstance(engine, ArgosEngine) else ()
    packages = tuple((replace(package, path=Path(package.path.name)), parcel_name(package)) for package in chain)
    bare: Engine = engine
    if isinstance(engine, ArgosEngine):
        bare = replace(engine, chain=tuple(package for package, _ in packages), threads=1)
    return Order(bare, engine.identity, packages, f"{hashlib.sha256(terms).hexdigest()}.json", versions())


def packed_terms(terms: TermIndex) -> bytes:
    """Return the terms of an index as JSON."""
    rows = [asdict(term) for term in terms.terms]
    return json.dumps({"language": terms.language, "terms": rows}, ensure_ascii=False).encode()


@functools.lru_cache(maxsize=4)
def unpacked_terms(path: Path) -> TermIndex:
    """Return the index that `packed_terms` wrote to a file; kept for the batches to come."""
    packed = json.loads(path.read_bytes())
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


def stock(order: Order) -> Stock:
    """Return what this worker lacks for an order, and what it has in other versions than the order's."""
    names = [name for package, name in order.packages if at_hand(package, name) is None]
    names += [] if (parcels_folder() / order.terms).is_file() else [order.terms]
    pairs = zip(versions(), order.versions, strict=True)
    return Stock(tuple(names), tuple(f"{own[0]} {own[1]}, not {due[1]}" for own, due in pairs if own != due))


def try_portion(order: Order, portion: Portion) -> list[Trial] | Lacking:
    """Draft a portion as the local run does: a function of the order and the portion alone.

    Raises LoctoolError where this worker would draft otherwise than the machine that gave the order.
    """
    from distributed import get_worker

    worker = get_worker()
    with _ONE_BATCH:
        opened = _opened(order, worker.state.nthreads, worker.address)
        return Lacking(worker.address) if opened is None else portion.tried(*opened)


_open: dict[tuple[Order, int], tuple[Engine, TermIndex]] = {}
"""The last orders, opened."""


def _opened(order: Order, threads: int, worker: str) -> tuple[Engine, TermIndex] | None:
    """Return an order's engine and terms, None where something is lacking."""
    if (order, threads) not in _open:
        found = stock(order)
        if found.differing:
            raise LoctoolError(other_versions(worker, found.differing))
        if found.lacking:
            return None
        engine = _engine(order, threads)
        if engine.identity != order.identity:
            raise LoctoolError(other_versions(worker, (f"{engine.identity}, not {order.identity}",)))
        while len(_open) >= 4:
            del _open[next(iter(_open))]
        _open[order, threads] = engine, unpacked_terms(parcels_folder() / order.terms)
    return _open[order, threads]


def _engine(order: Order, threads: int) -> Engine:
    if not isinstance(order.engine, ArgosEngine):
        return order.engine
    chain = [at_hand(package, name) for package, name in order.packages]
    return replace(order.engine, chain=tuple(package for package in chain if package), threads=threads)


def other_versions(worker: str, differing: Sequence[str]) -> str:
    """Say that a worker would draft otherwise."""
    return f"the worker {worker} has {'; '.join(differing)}: install the same versions there as here"
