"""The lines of .gitattributes that give a project's catalogs to the merge driver, and the proof that git obeys them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from loctool.errors import LoctoolError
from loctool.files import is_there, read_text, write_atomically
from loctool.project import Project
from loctool.project.catalogs import DOMAIN, LANGUAGE, git_pattern
from loctool.verbs.support.git import output_of, top_of

_ATTRIBUTE = "merge=loctool"
_SAMPLE = "deck"
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def write_attributes(project: Project) -> Path | None:
    """Make git merge the project's catalogs with the driver `loctool`, and return the file that was written, if any.

    It is the .gitattributes of the project, or of the folder above it that holds the catalogs too. Raises LoctoolError,
    and leaves the file as it was, if git does not obey its lines.
    """
    top = top_of(project.root)
    locales = (project.root / project.locales).resolve()
    folder = Path(os.path.commonpath([project.root, locales]))
    if not folder.is_relative_to(top):
        raise LoctoolError(f"is outside of the git repository {top.as_posix()}, which cannot merge it", locales)
    attributes = folder / ".gitattributes"
    former = read_text(attributes) if is_there(attributes) else None
    wanted = [_line_of(pattern) for pattern in _patterns(project, folder, locales)]
    missing = [line for line in wanted if line not in (former or "").splitlines()]
    if missing:
        joined = (former or "") + "\n" * (bool(former) and not (former or "").endswith("\n"))
        write_atomically(attributes, (joined + "".join(f"{line}\n" for line in missing)).encode())
    try:
        _prove(project, top)
    except LoctoolError:
        if former is not None:
            write_atomically(attributes, former.encode())
        elif missing:
            attributes.unlink()
        raise
    return attributes if missing else None


def _patterns(project: Project, folder: Path, locales: Path) -> Iterator[str]:
    """Yield the patterns of the catalogs and templates, relative to the folder of .gitattributes."""
    root, below = (escape_glob(path.relative_to(folder).as_posix()) for path in (project.root, locales))
    for pattern in project.catalogs:
        yield PurePosixPath(root, git_pattern(pattern)).as_posix()
    if not project.catalogs:
        yield PurePosixPath(below, "**/*.po").as_posix()
    if not project.catalogs or project.find_decks():
        yield PurePosixPath(below, "**/*.pot").as_posix()


def escape_glob(path: str) -> str:
    """Return the pattern that matches a path literally."""
    return re.sub(r"[\\*?\[]", r"\\\g<0>", path)


def _line_of(pattern: str) -> str:
    """Return the line of a pattern. A slash before it takes their meaning from `#`, `!` and quotation marks."""
    if pattern[0] in '#!"\\[':
        pattern = f"/{pattern}"
    if re.search(r'[\s"]', pattern):
        pattern = f'"{"".join(_ESCAPES.get(sign, sign) for sign in pattern)}"'
    return f"{pattern} {_ATTRIBUTE}"


def _prove(project: Project, top: Path) -> None:
    """Raise LoctoolError if git takes another driver for a catalog that exists or that loctool would make."""
    names = [path.resolve() for path in _samples(project)]
    inside = dict.fromkeys(path.relative_to(top).as_posix() for path in names if path.is_relative_to(top))
    listed = "".join(f"{name}\0" for name in inside)
    told = output_of(top, "check-attr", "-z", "--stdin", "merge", stdin=os.fsencode(listed)).split(b"\0")
    for name, value in zip(told[::3], told[2::3], strict=False):
        if value != b"loctool":
            shown = os.fsdecode(value)
            message = f"git merges it with {shown!r}, not with loctool; see `git check-attr merge` and .gitattributes"
            raise LoctoolError(message, top / os.fsdecode(name))


def _samples(project: Project) -> Iterator[Path]:
    yield from (found.path for found in project.find_catalogs())
    if not project.catalogs or project.find_decks():
        templates = project.template("").parent
        yield from (project.template(_SAMPLE), *templates.glob("*.pot"))
    for pattern in project.catalog_patterns:
        path = pattern.replace("**/", "").replace(DOMAIN, _SAMPLE).replace("*", "x").replace("?", "x")
        yield from (project.root / path.replace(LANGUAGE, language) for language in project.targets)
