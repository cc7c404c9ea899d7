"""Localise slide decks with gettext catalogs, offline drafts and a glossary: the command line's verbs as a library.

`loctool.find(folder)` returns the project that the others take; see their docstrings.
"""

from __future__ import annotations

from loctool.version import __version__

TYPE_CHECKING = False  # that of `typing` takes longer to import than all the rest: a signal could come in between
if TYPE_CHECKING:
    from loctool.errors import (
        CatalogError,
        ConfigError,
        GlossaryError,
        LoctoolError,
        MemoryFileError,
        NoProjectError,
        PackageError,
        SourceError,
    )
    from loctool.model import Deck, Draft, Finding, Segment, Severity, Side, Slide, Status, Term, Undrafted
    from loctool.project import Project, find
    from loctool.verbs.check import check
    from loctool.verbs.compile import compile_catalogs
    from loctool.verbs.diff import diff
    from loctool.verbs.draft import draft
    from loctool.verbs.extract import extract
    from loctool.verbs.merge import merge
    from loctool.verbs.render import render
    from loctool.verbs.status import status

__all__ = ["Project", "__version__", "find"]
__all__ += ["check", "compile_catalogs", "diff", "draft", "extract", "merge", "render", "status"]
__all__ += ["CatalogError", "ConfigError", "GlossaryError", "LoctoolError", "MemoryFileError", "NoProjectError"]
__all__ += ["PackageError", "SourceError"]
__all__ += ["Deck", "Draft", "Finding", "Segment", "Severity", "Side", "Slide", "Status", "Term", "Undrafted"]


def __getattr__(name: str) -> object:
    """Import a verb, an error or a type at its first use, so that importing loctool stays instant."""
    if name not in __all__:
        raise AttributeError(f"module 'loctool' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_module_of(name)), name)


def _module_of(name: str) -> str:
    if name in ("Project", "find"):
        return "loctool.project"
    if name.endswith("Error"):
        return "loctool.errors"
    return "loctool.model" if name[0].isupper() else f"loctool.verbs.{name.removesuffix('_catalogs')}"
