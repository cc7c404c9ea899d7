"""Localise slide decks with gettext catalogs, offline drafts and a glossary: the command line's verbs as a library.

`loctool.find(folder)` returns the project that the others take. docs/library.md shows each verb at work.
"""

from __future__ import annotations

from loctool.version import __version__

TYPE_CHECKING = False  # that of `typing` takes longer to import than all the rest: a signal could come in between
if TYPE_CHECKING:
    from loctool.compiling.mo import MoOptions
    from loctool.drafting.selection import EngineCount
    from loctool.drafting.selection import Report as DraftReport
    from loctool.errors import (
        CatalogError,
        ConfigError,
        EngineError,
        GlossaryError,
        LockedError,
        LoctoolError,
        MemoryFileError,
        MissingPackageError,
        NoProjectError,
        PackageError,
        SettingError,
        SourceError,
    )
    from loctool.merging.decks import DeckDiff
    from loctool.model import (
        Deck,
        Draft,
        Finding,
        LeftOut,
        Rival,
        Segment,
        Severity,
        Side,
        Slide,
        Status,
        Term,
        Undrafted,
    )
    from loctool.project import Project, find
    from loctool.quality.baseline import Baseline, read_baseline, write_baseline
    from loctool.reports.changes import Changes
    from loctool.verbs import terms, tm
    from loctool.verbs.check import check
    from loctool.verbs.compile import Compiled, Output, compile_catalogs
    from loctool.verbs.diff import diff
    from loctool.verbs.draft import Options as DraftOptions
    from loctool.verbs.draft import Progress, draft
    from loctool.verbs.exchange.adopt import Adopted, adopt
    from loctool.verbs.exchange.export import Exported, export
    from loctool.verbs.exchange.take_back import TakenBack, take_back
    from loctool.verbs.extract import Extracted, extract
    from loctool.verbs.fix import Fixed, fix
    from loctool.verbs.merge import Merged, merge
    from loctool.verbs.preview import Previewed, preview
    from loctool.verbs.render import Rendered, render
    from loctool.verbs.report import report
    from loctool.verbs.status import Row as StatusRow
    from loctool.verbs.status import status
    from loctool.verbs.support.marking import Marking

__all__ = ["Project", "__version__", "find"]
__all__ += [
    "adopt",
    "check",
    "compile_catalogs",
    "diff",
    "draft",
    "export",
    "extract",
    "fix",
    "merge",
    "preview",
    "read_baseline",
    "render",
    "report",
    "status",
    "take_back",
    "terms",
    "tm",
    "write_baseline",
]
__all__ += [
    "Adopted",
    "Baseline",
    "Changes",
    "Compiled",
    "DeckDiff",
    "DraftOptions",
    "DraftReport",
    "EngineCount",
    "Exported",
    "Extracted",
    "Fixed",
    "Marking",
    "Merged",
    "MoOptions",
    "Output",
]
__all__ += ["Output", "Previewed", "Progress", "Rendered", "StatusRow", "TakenBack"]
__all__ += ["CatalogError", "ConfigError", "GlossaryError", "LoctoolError", "MemoryFileError", "MissingPackageError"]
__all__ += ["EngineError", "LockedError", "NoProjectError", "PackageError", "SettingError", "SourceError"]
__all__ += [
    "Deck",
    "Draft",
    "Finding",
    "LeftOut",
    "Rival",
    "Segment",
    "Severity",
    "Side",
    "Slide",
    "Status",
    "Term",
    "Undrafted",
]

_ELSEWHERE = {
    "Project": "loctool.project.layout:Project",
    "Adopted": "loctool.verbs.exchange.adopt:Adopted",
    "adopt": "loctool.verbs.exchange.adopt:adopt",
    "Exported": "loctool.verbs.exchange.export:Exported",
    "export": "loctool.verbs.exchange.export:export",
    "TakenBack": "loctool.verbs.exchange.take_back:TakenBack",
    "take_back": "loctool.verbs.exchange.take_back:take_back",
    "Baseline": "loctool.quality.baseline:Baseline",
    "read_baseline": "loctool.quality.baseline:read_baseline",
    "write_baseline": "loctool.quality.baseline:write_baseline",
    "find": "loctool.project.config:find",
    "Changes": "loctool.reports.changes:Changes",
    "Fixed": "loctool.verbs.fix:Fixed",
    "compile_catalogs": "loctool.verbs.compile:compile_catalogs",
    "Compiled": "loctool.verbs.compile:Compiled",
    "Output": "loctool.verbs.compile:Output",
    "Marking": "loctool.verbs.support.marking:Marking",
    "MoOptions": "loctool.compiling.mo:MoOptions",
    "DeckDiff": "loctool.merging.decks:DeckDiff",
    "DraftOptions": "loctool.verbs.draft:Options",
    "DraftReport": "loctool.drafting.selection:Report",
    "EngineCount": "loctool.drafting.selection:EngineCount",
    "Progress": "loctool.verbs.draft:Progress",
    "Extracted": "loctool.verbs.extract:Extracted",
    "Merged": "loctool.verbs.merge:Merged",
    "Previewed": "loctool.verbs.preview:Previewed",
    "Rendered": "loctool.verbs.render:Rendered",
    "StatusRow": "loctool.verbs.status:Row",
    "terms": "loctool.verbs.terms",
    "tm": "loctool.verbs.tm",
}
"""Where a name comes from, unless it is a verb that its module is named after, an error or a type of the model."""


def __getattr__(name: str) -> object:
    """Import a verb, an error or a type at its first use, so that importing loctool stays instant."""
    if name not in __all__:
        raise AttributeError(f"module 'loctool' has no attribute {name!r}")
    from importlib import import_module

    module, _, attribute = _place_of(name).partition(":")
    found = import_module(module)
    return getattr(found, attribute) if attribute else found


def __dir__() -> list[str]:
    """List what the library offers, imported already or not."""
    return sorted(__all__)


def _place_of(name: str) -> str:
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    if name.endswith("Error"):
        return f"loctool.errors:{name}"
    return f"loctool.model:{name}" if name[0].isupper() else f"loctool.verbs.{name}:{name}"
