"""Localise slide decks with gettext catalogs, offline drafts and a glossary: the command line's verbs as a library.

`loctool.find(folder)` returns the project that the others take; see their docstrings.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from loctool.version import __version__

if TYPE_CHECKING:
    from loctool.project import find
    from loctool.verbs.check import check
    from loctool.verbs.compile import compile_catalogs
    from loctool.verbs.diff import diff
    from loctool.verbs.draft import draft
    from loctool.verbs.extract import extract
    from loctool.verbs.merge import merge
    from loctool.verbs.render import render
    from loctool.verbs.status import status

__all__ = ["__version__", "check", "compile_catalogs", "diff", "draft", "extract", "find", "merge", "render", "status"]

_MODULES = {"compile_catalogs": "loctool.verbs.compile", "find": "loctool.project"}
"""Name -> its module, if that is not the module of the same name in loctool.verbs."""


def __getattr__(name: str) -> object:
    """Import a verb at its first use, so that importing loctool stays instant."""
    if name not in __all__:
        raise AttributeError(f"module 'loctool' has no attribute {name!r}")
    return getattr(import_module(_MODULES.get(name, f"loctool.verbs.{name}")), name)
