"""Admission of workers: they must have the same versions, and get the packages and terms that they lack."""

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
from loctool.drafting.batches import Batch
from loctool.drafting.cluster.transfers import chunks, pack, receive
from loctool.drafting.cluster.worker import inventory, make_setup, other_versions, pack_terms
from loctool.engines import Engine
from loctool.errors import LoctoolError
from loctool.glossary import TermIndex


class Admission:
    """The setup of one run, and the workers that have it."""

    def __init__(self, client: Any, engine: Engine, terms: TermIndex) -> None:
        self.client = client
        self.terms = pack_terms(terms)
        self.setup = make_setup(engine, self.terms)
        names = (name for _, name in self.setup.packages)
        self.packages = dict(zip(names, engine.features.packages, strict=True))
        self.sender = uuid.uuid4().hex[:12]
        self.admitted: set[str] = set()
        """Addresses of workers."""

    def key(self, batch: Batch, number: int) -> str:
        """Return the name of the n-th task of the run: a hash of everything that the drafts of its batch depend on."""
        digest = hashlib.sha256(repr((self.setup, batch)).encode())
        return f"loctool-draft-{digest.hexdigest()[:32]}-{number}"

    def admit(self, workers: Iterable[str]) -> None:
        """Send new workers what they lack. Raises LoctoolError if one has no loctool or would draft differently."""
        present = set(workers)
        new = sorted(present - self.admitted)
        if not new:
            return
        for worker, version in self._run(pkgutil.resolve_name, "loctool:__version__", workers=new).items():
            if version is None:
                raise LoctoolError(f"the worker {worker} has no loctool; install it there: `pip install loctool`")
            if version != own.__version__:
                raise LoctoolError(other_versions(worker, (f"loctool {version}, not {own.__version__}",)))
        self.equip(new)
        self.admitted = present

    def equip(self, workers: Sequence[str]) -> None:
        """Send workers what they lack, to one worker of a machine first: the others may share its folder."""
        firsts = {worker.rpartition(":")[0]: worker for worker in workers}
        for some in (list(firsts.values()), workers):
            for name, lacking in self._lacking(some).items():
                with self._file(name) as path:
                    for chunk in chunks(path, name, self.sender):
                        self._run(receive, chunk, workers=lacking)

    def _lacking(self, workers: Sequence[str]) -> dict[str, list[str]]:
        """Return transfer -> workers that need it. Raises LoctoolError for a worker that would draft differently."""
        needed: dict[str, list[str]] = {}
        for worker, found in self._run(inventory, self.setup, workers=workers).items():
            if found.differing:
                raise LoctoolError(other_versions(worker, found.differing))
            for name in found.lacking:
                needed.setdefault(name, []).append(worker)
        return needed

    @contextmanager
    def _file(self, name: str) -> Iterator[Path]:
        """Provide the file to send: that of a package, or of the terms."""
        if name in self.packages:
            with pack(self.packages[name]) as path:
                yield path
        else:
            with tempfile.NamedTemporaryFile() as file:
                file.write(self.terms)
                file.flush()
                yield Path(file.name)

    def _run(self, function: Any, *arguments: Any, workers: Sequence[str]) -> Mapping[str, Any]:
        """Return worker -> what a function returns there, None from one without loctool; lost workers are left out."""
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
