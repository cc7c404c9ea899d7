"""Files with old translations: of which deck of the project they are, and in which language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from loctool.errors import ConfigError, SourceError
from loctool.project import Project, choose_decks, is_chosen
from loctool.text.language import canonical_tag

_SEPARATOR = re.compile(r"[-._ ]")


def find_deck(project: Project, name: str) -> tuple[Path, str]:
    """Return the path and the domain of the one deck that a name or pattern is for: its domain, file name or path.

    Raises ConfigError for none and for several.
    """
    named = project.named_decks()
    here = Path(name).absolute()
    found = {path: domain for path, domain in named.items() if path == here} or {
        path: domain for path, domain in named.items() if is_chosen((name,), domain, project.relative(path))
    }
    if not found:
        choose_decks(project, (name,))
        raise ConfigError(f"{name!r} is a catalog without a deck; name a deck")
    if len(found) > 1:
        raise ConfigError(f"{name!r} is for several decks: {', '.join(map(project.relative, found))}; name one")
    return next(iter(found.items()))


def language_of_file(project: Project, file: Path, language: str | None = None) -> str:
    """Return the target language of a file: the one that is given, else the one in its name or in those of its folders.

    The end of the name counts (deck.en.md, deck-pt_BR.md), then the nearest folder. Raises ConfigError for a language
    that is not a target, and SourceError if no name has one.
    """
    if language:
        return project.languages((language,))[0]
    found = (target for tag in _tags(file) if (target := project.target_of(canonical_tag(tag))))
    if target := next(found, None):
        return target
    targets = ", ".join(project.targets)
    raise SourceError(f"has none of the target languages ({targets}) in its name; give it with --lang", file)


def _tags(file: Path) -> Iterator[str]:
    """Yield what may be a language's tag: the ends of the name, the longest first, then the folders."""
    for found in _SEPARATOR.finditer(file.stem):
        yield file.stem[found.end() :]
    yield from (folder.name for folder in file.parents)
