"""A project as it was at a revision of git, with the configuration and the glossaries of today."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from loctool.errors import LoctoolError
from loctool.files import write_atomically
from loctool.project import Project
from loctool.project.paths import matches
from loctool.verbs.support.git import contents_of, top_of


@contextmanager
def older_version(project: Project, commit: str) -> Iterator[Project]:
    """Provide the decks and catalogs of a commit as a project in a temporary folder.

    Raises LoctoolError as `loctool.verbs.support.git.output_of` does. What is wrong with a file of the older version
    is said of its path in the project.
    """
    top = top_of(project.root)
    with TemporaryDirectory(prefix="loctool-") as folder:
        base = Path(os.path.realpath(folder))
        glossary = (project.root / project.glossary).resolve()
        inside = glossary.is_relative_to(top)  # one elsewhere is read there
        older = replace(
            project,
            root=base / project.root.resolve().relative_to(top),
            glossary=project.glossary if inside else glossary.as_posix(),
        )
        older.root.mkdir(parents=True, exist_ok=True)
        for path, content in contents_of(top, commit, lambda path: _is_wanted(project, path)):
            write_atomically(base / path.relative_to(top), content)
        for path in project.glossaries() if inside else ():
            target = older.root / project.glossary / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        try:
            yield older
        except LoctoolError as problem:
            if problem.path is None or not Path(problem.path).is_relative_to(base):
                raise
            path = top / Path(problem.path).relative_to(base)
            raise LoctoolError(f"in the older version: {problem.message}", path, problem.line) from problem


def _is_wanted(project: Project, path: Path) -> bool:
    name = project.relative(path)
    return project.is_deck(name) or (project.language_of(path) is not None and not matches(name, project.exclude))
