"""Compile: a .mo (or JSON) beside every .po, written only where something changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from loctool.catalog.header import ascii_charset, fields_in
from loctool.catalog.reader import catalog_in, table_in
from loctool.catalog.table import MessageTable
from loctool.compiling import json_formats, mo
from loctool.compiling.line_breaks import uneven_message
from loctool.compiling.manifest import manifest, message_states
from loctool.compiling.mo import MoOptions
from loctool.compiling.outdated import Outdated, with_outdated
from loctool.compiling.system_dependent import may_depend_on_system, system_dependent
from loctool.errors import CatalogError
from loctool.files import read_text, sweep, would_change, write_atomically
from loctool.project import Project
from loctool.verbs.support.inputs import catalog_paths, require_catalog

_UNEVEN = (
    "does not begin or end with a line break (\\n) as its source does, so that msgfmt refuses the catalog; "
    "give all texts of the message the same"
)


_SYSTEM_DEPENDENT = (
    "has the directive {}, which the C library replaces for each system when it loads the catalog; "
    "compile this catalog with msgfmt"
)


@dataclass(frozen=True, slots=True)
class Output:
    """What is written, and how."""

    form: str = "mo"
    """A key of `loctool.compiling.json_formats.FORMATS`."""
    options: MoOptions = field(default_factory=MoOptions)
    check: bool = False
    """Write nothing; only say what would change."""
    manifest: str | PathLike[str] | None = None
    """Where the state of each message is written, too."""
    outdated: str = Outdated.SOURCE
    """What stands where a person's translation is outdated: a value of `Outdated`."""


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


class _Compilation(NamedTuple):
    target: Path
    content: bytes
    messages: int
    left_out: int
    states: list[dict[str, str]]
    """The messages with their states, where a manifest was asked for."""


def compile_catalogs(
    project: Project, languages: tuple[str, ...] = (), *, use_drafts: bool = False, output: Output = Output()
) -> list[Compiled]:
    """Compile the catalogs of the given languages, or of all; translated messages only, and drafts where asked for.

    Everything is read before anything is written. The same catalogs give the same bytes, and a file that holds them is
    left alone. Raises CatalogError.
    """
    if use_drafts:
        output = replace(output, options=replace(output.options, use_drafts=True))
    found = list(catalog_paths(project, languages, missing=True))
    results = [_compile(output, path, language) for _, language, path in found]
    if not output.check:
        for folder in {Path(os.path.realpath(made.target)).parent for made in results}:
            sweep(folder)
    if output.manifest:
        rows = [
            {
                "domain": domain,
                "language": language,
                "catalog": project.relative(path),
                "file": project.relative(made.target),
                "sha256": hashlib.sha256(made.content).hexdigest(),
                "shipped": made.messages,
                "left_out": made.left_out,
                "messages": made.states,
            }
            for (domain, language, path), made in zip(found, results, strict=True)
        ]
        count = sum(len(made.states) for made in results)
        results.append(_Compilation(Path(output.manifest), manifest(project.source_language, rows), count, 0, []))
    save = would_change if output.check else write_atomically
    return [Compiled(one.target, save(one.target, one.content), one.messages, one.left_out) for one in results]


def _compile(output: Output, source: Path, language: str) -> _Compilation:
    suffix, export = json_formats.FORMATS[output.form]
    text = read_text(require_catalog(source), CatalogError)
    read = table_in(text, source)
    table = with_outdated(read, text, source, output.outdated)
    _check_ascii(table, source)
    try:
        content = export(table, source.stem, language, output.options)
    except CatalogError as problem:
        raise CatalogError(problem.message, source) from problem
    shipped = mo.shipped_messages(table, output.options.use_drafts)
    if (uneven := uneven_message(table, shipped)) is not None:
        line = catalog_in(text, source).messages()[uneven].linenum
        raise CatalogError(_UNEVEN, source, line)
    if output.form == "mo" and may_depend_on_system(text):
        _require_independence(text, source, shipped)
    messages = len(shipped)
    states = message_states(read) if output.manifest else []
    return _Compilation(source.with_suffix(suffix), content, messages, len(table.msgids) - messages, states)


def _check_ascii(table: MessageTable, source: Path) -> None:
    """Raise CatalogError if a catalog that declares ASCII has other texts, as msgfmt does."""
    charset = ascii_charset(fields_in(table.header or ""))
    if charset in (None, "", "CHARSET"):
        return
    texts = (*table.msgids, *table.msgstrs, *filter(None, table.contexts), *filter(None, table.plurals))
    if not all(map(str.isascii, texts)):
        raise CatalogError(f"declares the charset {charset}, but has other characters; declare UTF-8", source)


def _require_independence(text: str, source: Path, shipped: Sequence[int]) -> None:
    """Raise CatalogError if a message that would be compiled depends on the system."""
    if found := system_dependent(catalog_in(text, source).messages(), shipped):
        message, directive = found
        raise CatalogError(_SYSTEM_DEPENDENT.format(directive), source, message.linenum)
