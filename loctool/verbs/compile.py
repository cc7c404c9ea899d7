"""Compile: a .mo (or JSON) beside every .po, written only where something changed."""

from __future__ import annotations

import hashlib
import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from loctool.catalog.fields.header_faults import charset_problem, line_of
from loctool.catalog.header import ascii_charset
from loctool.catalog.reader import catalog_in, table_in
from loctool.catalog.system_dependent import may_depend_on_system, system_dependent
from loctool.catalog.table import MessageTable
from loctool.compiling import json_formats, mo
from loctool.compiling.line_breaks import uneven_message
from loctool.compiling.manifest import manifest, message_states
from loctool.compiling.mo import MoOptions
from loctool.compiling.outdated import Outdated, with_outdated
from loctool.errors import CatalogError, ConfigError
from loctool.files import read_text, sweep, would_change, write_atomically
from loctool.project import Project
from loctool.verbs.support.inputs import catalog_paths, require_catalog

_UNEVEN = (
    "does not begin or end with a line break (\\n) as its source does, so that msgfmt refuses the catalog; "
    "give all texts of the message the same"
)


_SYSTEM_DEPENDENT = (
    "has the directive {}, which the C library replaces for each system when it loads the catalog; "
    "compile this catalog with msgfmt -o {} {}"
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
    problem: CatalogError | None = None
    """Why the file was not written, and what to do: only msgfmt can compile the catalog."""


class _Compilation(NamedTuple):
    target: Path
    content: bytes
    messages: int
    left_out: int
    states: list[dict[str, str]]
    """The messages with their states, where a manifest was asked for."""
    problem: CatalogError | None = None


def compile_catalogs(
    project: Project, languages: tuple[str, ...] = (), *, use_drafts: bool = False, output: Output = Output()
) -> list[Compiled]:
    """Compile the catalogs of the given languages, or of all; translated messages only, and drafts where asked for.

    Everything is read before anything is written. The same catalogs give the same bytes, and a file that holds them is
    left alone. So is that of a catalog which only msgfmt can compile; its result says so. Raises CatalogError.
    """
    if output.form not in json_formats.FORMATS:
        raise ConfigError(f"there is no format {output.form!r}; known are {', '.join(json_formats.FORMATS)}")
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
            if not made.problem
        ]
        content = manifest(project.source_language, rows)
        written = [made for made in results if not made.problem]
        shipped, left_out = sum(made.messages for made in written), sum(made.left_out for made in written)
        results.append(_Compilation(Path(output.manifest), content, shipped, left_out, []))
    return [_saved(one, check=output.check) for one in results]


def _saved(made: _Compilation, *, check: bool) -> Compiled:
    """Write a file where it would change, unless that is only to be known."""
    save = would_change if check else write_atomically
    changed = made.problem is None and save(made.target, made.content)
    return Compiled(made.target, changed, made.messages, made.left_out, made.problem)


def _compile(output: Output, source: Path, language: str) -> _Compilation:
    suffix, export = json_formats.FORMATS[output.form]
    text = read_text(require_catalog(source), CatalogError)
    read = table_in(text, source)
    table = with_outdated(read, text, source, output.outdated)
    _check_charset(table, text, source, must_be_declared=output.form == "mo")
    try:
        content = export(table, source.stem, language, output.options)
    except CatalogError as problem:
        raise CatalogError(problem.message, source) from problem
    shipped = mo.shipped_messages(table, output.options.use_drafts)
    if (uneven := uneven_message(table, shipped)) is not None:
        line = catalog_in(text, source).messages()[uneven].linenum
        raise CatalogError(_UNEVEN, source, line)
    target, messages = source.with_suffix(suffix), len(shipped)
    if output.form == "mo" and (hindrance := _dependence(text, source, shipped)):
        return _Compilation(target, b"", 0, len(table.msgids), [], hindrance)
    states = message_states(read) if output.manifest else []
    return _Compilation(target, content, messages, len(table.msgids) - messages, states)


def _check_charset(table: MessageTable, text: str, source: Path, *, must_be_declared: bool) -> None:
    """Raise CatalogError if a catalog that declares ASCII has other texts, as msgfmt does.

    Python cannot read a .mo file with such texts whose header declares no charset or the placeholder of templates.
    """
    header = table.header or ""
    charset = ascii_charset(header)
    if charset is None or (charset.upper() in ("", "CHARSET") and not must_be_declared):
        return
    texts = (*table.msgids, *table.msgstrs, *filter(None, table.contexts), *filter(None, table.plurals))
    if not all(map(str.isascii, (header, *texts))) and (problem := charset_problem(header, text)):
        words, message = problem
        raise CatalogError(message, source, line_of(text, words) or 1)


def _dependence(text: str, source: Path, shipped: Sequence[int]) -> CatalogError | None:
    """Return the error on the first message that would be compiled and depends on the system, None if none does."""
    if not may_depend_on_system(text):
        return None
    messages = catalog_in(text, source).messages()
    for message in map(messages.__getitem__, shipped):
        if directive := system_dependent(message):
            paths = (shlex.quote(path.as_posix()) for path in (source.with_suffix(".mo"), source))
            return CatalogError(_SYSTEM_DEPENDENT.format(directive, *paths), source, message.linenum)
    return None
