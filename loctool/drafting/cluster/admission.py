"""What crosses over to the workers before their first batch: proof that they draft alike, packages, and the terms."""

from __future__ import annotations

import hashlib
import pkgutil
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loctool import version as own
from loctool.drafting.batches import Portion
from loctool.drafting.cluster.transfers import archived, chunks, receive
from loctool.drafting.cluster.worker import Order, order_for, other_versions, packed_terms, stock
from loctool.engines import Engine
from loctool.engines.argos.engine import ArgosEngine
from loctool.errors import LoctoolError
from loctool.glossary import TermIndex


class Crossing:
    """One run's order, and the workers that can draft by it."""

    def __init__(self, client: Any, engine: Engine, terms: TermIndex) -> None:
        self.client = client
        self.terms = packed_terms(terms)
        self.order: Order = order_for(engine, self.terms)
        chain = engine.chain if isinstance(engine, ArgosEngine) else ()
        self.packages = {name: package for package, (_, name) in zip(chain, self.order.packages, strict=True)}
        self.sender = uuid.uuid4().hex[:12]
        self.known: set[str] = set()
        """Addresses of workers that were admitted."""

    def key(self, portion: Portion, number: int) -> str:
        """Return the name of a portion on the cluster: a hash of all that its drafts depend on, and which try it is."""
        digest = hashlib.sha256(repr((self.order, portion)).encode())
        return f"loctool-draft-{digest.hexdigest()[:32]}-{number}"

    def admit(self, workers: Iterable[str]) -> None:
        """Look at workers that are new, and bring them what they lack.

        Raises LoctoolError where one has no loctool or would draft otherwise.
        """
        present = set(workers)
        new = sorted(present - self.known)
        if not new:
            return
        for worker, version in self._run(pkgutil.resolve_name, "loctool:__version__", workers=new).items():
            if version is None:
                raise LoctoolError(f"the worker {worker} has no loctool; install it there: `pip install loctool`")
            if version != own.__version__:
                raise LoctoolError(other_versions(worker, (f"loctool {version}, not {own.__version__}",)))
        self.bring(new)
        self.known = present

    def bring(self, workers: Sequence[str]) -> None:
        """Send workers the parcels that they lack, one worker of a machine first: the others may share its folder."""
        firsts = {worker.rpartition(":")[0]: worker for worker in workers}
        for some in (list(firsts.values()), workers):
            for name, lacking in self._wanted(some).items():
                with self._file(name) as path:
                    for chunk in chunks(path, name, self.sender):
                        self._run(receive, chunk, workers=lacking)

    def _wanted(self, workers: Sequence[str]) -> dict[str, list[str]]:
        """Return parcel -> workers that lack it. Raises LoctoolError for a worker that would draft otherwise."""
        wanted: dict[str, list[str]] = {}
        for worker, found in self._run(stock, self.order, workers=workers).items():
            if found.differing:
                raise LoctoolError(other_versions(worker, found.differing))
            for name in found.lacking:
                wanted.setdefault(name, []).append(worker)
        return wanted

    @contextmanager
    def _file(self, name: str) -> Iterator[Path]:
        """Give the file that a parcel is made of."""
        if name in self.packages:
            with archived(self.packages[name]) as path:
                yield path
        else:
            with tempfile.NamedTemporaryFile() as file:
                file.write(self.terms)
                file.flush()
                yield Path(file.name)

    def _run(self, function: Any, *arguments: Any, workers: Sequence[str]) -> Mapping[str, Any]:
        """Run a function beside the batches on some workers; None for one without loctool, nothing for a lost one."""
        answers = self.client.run(function, *arguments, workers=list(workers), on_error="return")
        found = {}
        for worker, answer in answers.items():
            if isinstance(answer, ModuleNotFoundError) and (answer.name or "").partition(".")[0] == "loctool":
                answer = None
            elif isinstance(answer, OSError):
                continue
            elif isinstance(answer, Exception):
                raise LoctoolError(f"the worker {worker} fails: {answer}") from answer
            found[worker] = answer
        return found
