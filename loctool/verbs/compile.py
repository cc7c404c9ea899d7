"""Compile: a .mo (or JSON) beside every .po, made anew only where something changed."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loctool import __version__
from loctool import catalog as catalogs
from loctool.catalog import Columns, MoOptions, State
from loctool.errors import CatalogError
from loctool.files import decoded, read_bytes, sweep, write_atomically
from loctool.project import Project
from loctool.verbs import stamps
from loctool.verbs.inputs import catalog_paths
from loctool.verbs.stamps import Stamp

STATES = {
    State.TRANSLATED: "approved",
    State.STALE: "stale",
    State.DRAFT: "draft",
    State.UNTRANSLATED: "source",
}
"""State of a message -> its name in a manifest."""


@dataclass(frozen=True, slots=True)
class Output:
    """What is written, and how."""

    form: str = "mo"
    """A key of `loctool.catalog.FORMATS`."""
    options: MoOptions = field(default_factory=MoOptions)
    check: bool = False
    """Write nothing; tell only what would change."""
    manifest: Path | None = None
    """Where the state of each message is written, too."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """One compiled file."""

    path: Path
    changed: bool
    """False where the file held these bytes already."""
    messages: int
    """Messages in it, the header left out."""
    left_out: int
    """Messages of the catalog that are not in it."""


@dataclass(slots=True)
class _Job:
    """One catalog on its way."""

    source: Path
    target: Path
    key: str
    """Digest of all that the output depends on."""
    raw: bytes
    """The catalog's bytes, until they are read."""
    stamp: Stamp | None
    """What this input gave before; None where it must be compiled."""


def compile_catalogs(
    project: Project,
    languages: tuple[str, ...] = (),
    *,
    use_drafts: bool = False,
    output: Output = Output(),
) -> list[Compiled]:
    """Compile the catalogs of the given languages, or of all; translated messages only, and drafts where asked for.

    Everything is read before anything is written. The same catalogs give the same bytes. A file is left alone if it
    holds what its catalog gave before, by their SHA-256. Raises CatalogError.
    """
    if use_drafts:
        output = Output(output.form, MoOptions(True, output.options.hashed, output.options.endian), output.check)
    known, rows = stamps.load(), []
    results: list[tuple[_Job, bytes | None, Stamp]] = []
    for domain, language, path in catalog_paths(project, languages):
        job = _job(path, output, known)
        if output.manifest:
            states = _states(_columns(job.raw, path))
            rows.append({"domain": domain, "language": language, "catalog": project.relative(path), "messages": states})
        results.append((job, *_content(job, output)))
    if not output.check:
        for folder in {Path(os.path.realpath(job.target)).parent for job, _, _ in results}:
            sweep(folder)
    if output.manifest and not output.check:
        write_atomically(output.manifest, _manifest(project, rows))
    found = [_written(job, content, stamp, output.check) for job, content, stamp in results]
    fresh = {job.key: stamp for job, _, stamp in results}
    if not output.check and not fresh.keys() <= known.keys():
        stamps.store(known, fresh)
    return found


def _job(source: Path, output: Output, known: dict[str, Stamp]) -> _Job:
    """Read a catalog's bytes and find out whether its file is what they give."""
    suffix, _ = catalogs.FORMATS[output.form]
    raw, target = read_bytes(source, CatalogError), source.with_suffix(suffix)
    key = stamps.digest(raw, f"{__version__} {output.form} {output.options} {source.stem}".encode())
    stamp = known.get(key)
    if stamp and not (target.is_file() and stamps.digest(read_bytes(target)) == stamp.output):
        stamp = None
    return _Job(source, target, key, raw, stamp)


def _content(job: _Job, output: Output) -> tuple[bytes | None, Stamp]:
    """Return a file's bytes, None where it holds them, and its stamp."""
    raw, job.raw = job.raw, b""
    if job.stamp:
        return None, job.stamp
    with catalogs.uncollected():
        columns = _columns(raw, job.source)
        del raw
        try:
            content = catalogs.FORMATS[output.form][1](columns, job.source.stem, output.options)
        except CatalogError as problem:
            raise CatalogError(problem.message, job.source) from problem
        messages = len(catalogs.shipped(columns, output.options.use_drafts))
    return content, Stamp(stamps.digest(content), messages, len(columns.msgids) - messages)


def _columns(raw: bytes, path: Path) -> Columns:
    return catalogs.columns_in(decoded(raw, path, CatalogError), path)


def _written(job: _Job, content: bytes | None, stamp: Stamp, check: bool) -> Compiled:
    if content is None:
        changed = False
    elif check:
        changed = not job.target.is_file() or read_bytes(job.target) != content
    else:
        changed = write_atomically(job.target, content)
    return Compiled(job.target, changed, stamp.messages, stamp.left_out)


def _manifest(project: Project, rows: list[dict[str, Any]]) -> bytes:
    """Return the state of each message of all catalogs as JSON, so that a renderer can mark what falls back."""
    content = {"source_language": project.source_language, "catalogs": rows}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _states(columns: Columns) -> list[dict[str, str]]:
    """Return the messages of a catalog with their states."""
    rows = zip(columns.contexts, columns.msgids, catalogs.states_of(columns), strict=True)
    return [
        {**({} if context is None else {"msgctxt": context}), "msgid": msgid, "state": STATES[state]}
        for context, msgid, state in rows
    ]
