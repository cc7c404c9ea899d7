"""Compile: a .mo (or JSON) beside every .po, made anew only where something changed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from loctool.catalog.columns import columns_in, states_of, uncollected
from loctool.catalog.provenance import State
from loctool.catalog.scan import Columns
from loctool.compiling import json_formats, mo
from loctool.compiling.mo import MoOptions
from loctool.errors import CatalogError
from loctool.files import decoded, read_bytes, sweep, write_atomically
from loctool.project import Project
from loctool.verbs import stamps
from loctool.verbs.inputs import catalog_paths, required
from loctool.verbs.parallel import in_order
from loctool.verbs.stamps import Stamp
from loctool.version import __version__

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
    """One compiled file, or the manifest."""

    path: Path
    changed: bool
    """False where the file held these bytes already."""
    messages: int
    """Messages in it, the header left out."""
    left_out: int
    """Messages of the catalog that are not in it."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What one catalog gave."""

    target: Path
    key: str
    """Digest of all that the output depends on."""
    content: bytes | None
    """The file's bytes, None where it holds them."""
    stamp: Stamp
    states: list[dict[str, str]]
    """The messages with their states, where a manifest was asked for."""


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
        output = replace(output, options=replace(output.options, use_drafts=True))
    known = stamps.load()
    found = list(catalog_paths(project, languages, missing=True))
    results = list(in_order(partial(_made, output, known), [path for _, _, path in found]))
    if not output.check:
        for folder in {Path(os.path.realpath(made.target)).parent for made in results}:
            sweep(folder)
    written = [_written(made.target, made.content, made.stamp, output.check) for made in results]
    if output.manifest:
        rows = [
            {"domain": domain, "language": language, "catalog": project.relative(path), "messages": made.states}
            for (domain, language, path), made in zip(found, results, strict=True)
        ]
        whole = Stamp("", sum(len(made.states) for made in results), 0)
        written.append(_written(output.manifest, _manifest(project, rows), whole, output.check))
    fresh = {made.key: made.stamp for made in results}
    if not output.check and not fresh.keys() <= known.keys():
        stamps.store(known, fresh)
    return written


def _made(output: Output, known: Mapping[str, Stamp], source: Path) -> _Made:
    """Compile a catalog, unless its file is what its bytes gave before. Raises CatalogError."""
    suffix, _ = json_formats.FORMATS[output.form]
    raw, target = read_bytes(required(source), CatalogError), source.with_suffix(suffix)
    key = stamps.digest(raw, f"{__version__} {output.form} {output.options} {source.stem}".encode())
    stamp = known.get(key)
    if stamp and not (target.is_file() and stamps.digest(read_bytes(target)) == stamp.output):
        stamp = None
    if stamp and not output.manifest:
        return _Made(target, key, None, stamp, [])
    with uncollected():
        columns = _columns(raw, source)
        del raw
        states = _states(columns) if output.manifest else []
        if stamp:
            return _Made(target, key, None, stamp, states)
        return _Made(target, key, *_content(columns, source, output), states)


def _content(columns: Columns, source: Path, output: Output) -> tuple[bytes, Stamp]:
    """Return a file's bytes and its stamp."""
    try:
        content = json_formats.FORMATS[output.form][1](columns, source.stem, output.options)
    except CatalogError as problem:
        raise CatalogError(problem.message, source) from problem
    messages = len(mo.shipped(columns, output.options.use_drafts))
    return content, Stamp(stamps.digest(content), messages, len(columns.msgids) - messages)


def _columns(raw: bytes, path: Path) -> Columns:
    return columns_in(decoded(raw, path, CatalogError), path)


def _written(path: Path, content: bytes | None, stamp: Stamp, check: bool) -> Compiled:
    if content is None:
        changed = False
    elif check:
        changed = not path.is_file() or read_bytes(path) != content
    else:
        changed = write_atomically(path, content)
    return Compiled(path, changed, stamp.messages, stamp.left_out)


def _manifest(project: Project, rows: list[dict[str, Any]]) -> bytes:
    """Return the state of each message of all catalogs as JSON, so that a renderer can mark what falls back."""
    content = {"source_language": project.source_language, "catalogs": rows}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _states(columns: Columns) -> list[dict[str, str]]:
    """Return the messages of a catalog with their states."""
    rows = zip(columns.contexts, columns.msgids, states_of(columns), strict=True)
    return [
        {**({} if context is None else {"msgctxt": context}), "msgid": msgid, "state": STATES[state]}
        for context, msgid, state in rows
    ]
