"""Compile: a .mo (or JSON) beside every .po, made anew only where something changed."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from loctool.catalog.columns import read_columns, states_of
from loctool.catalog.provenance import State
from loctool.catalog.scan import Columns
from loctool.compiling import json_formats, mo
from loctool.compiling.mo import MoOptions
from loctool.errors import CatalogError
from loctool.files import read_bytes, sweep, write_atomically
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, required

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
    content: bytes
    messages: int
    left_out: int
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

    Everything is read before anything is written. The same catalogs give the same bytes, and a file that has them
    already is left alone. Raises CatalogError.
    """
    if use_drafts:
        output = replace(output, options=replace(output.options, use_drafts=True))
    found = list(catalog_paths(project, languages, missing=True))
    results = [_made(output, path) for _, _, path in found]
    if not output.check:
        for folder in {Path(os.path.realpath(made.target)).parent for made in results}:
            sweep(folder)
    written = [_written(made, output.check) for made in results]
    if output.manifest:
        rows = [
            {"domain": domain, "language": language, "catalog": project.relative(path), "messages": made.states}
            for (domain, language, path), made in zip(found, results, strict=True)
        ]
        whole = _Made(output.manifest, _manifest(project, rows), sum(len(made.states) for made in results), 0, [])
        written.append(_written(whole, output.check))
    return written


def _made(output: Output, source: Path) -> _Made:
    """Compile a catalog. Raises CatalogError."""
    suffix, make = json_formats.FORMATS[output.form]
    columns = read_columns(required(source))
    try:
        content = make(columns, source.stem, output.options)
    except CatalogError as problem:
        raise CatalogError(problem.message, source) from problem
    messages = len(mo.shipped(columns, output.options.use_drafts))
    states = _states(columns) if output.manifest else []
    return _Made(source.with_suffix(suffix), content, messages, len(columns.msgids) - messages, states)


def _written(made: _Made, check: bool) -> Compiled:
    if not check:
        changed = write_atomically(made.target, made.content)
    else:
        changed = not made.target.is_file() or read_bytes(made.target) != made.content
    return Compiled(made.target, changed, made.messages, made.left_out)


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
