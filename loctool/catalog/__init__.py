"""Catalogs: reading and writing .po files without churn, merging, drafts and who wrote them, .mo files.

What makes entries is imported at its first use: compiling and counting do without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from loctool.catalog.columns import columns_in, columns_of, read_columns, states_of
from loctool.catalog.export import FORMATS
from loctool.catalog.header import plural_forms
from loctool.catalog.mo import MoOptions, compile_mo, compiled, shipped
from loctool.catalog.provenance import (
    Provenance,
    State,
    draft_of,
    fingerprint,
    follow,
    forget_refusal,
    forms_of,
    may_draft,
    refusal_of,
    state,
    store_draft,
    store_notes,
    store_refusal,
    untouched,
)
from loctool.catalog.scan import Columns
from loctool.catalog.statistics import Statistics, count, statistics, words_of

if TYPE_CHECKING:
    from polib import POEntry as Entry

    from loctool.catalog.edits import Edit, changed_words, edit_of
    from loctool.catalog.meanwhile import is_as_it_was, take_over
    from loctool.catalog.po import Catalog, Key, key_of, read
    from loctool.catalog.similar import Placed, matches
    from loctool.catalog.template import new_catalog, new_template, renew, roles_of, template_of
    from loctool.catalog.threeway import merge_three
    from loctool.catalog.update import Change, Merge, merge
    from loctool.catalog.write import lines_of, save, text_of

__all__ = [
    "FORMATS",
    "Catalog",
    "Change",
    "Columns",
    "Edit",
    "Entry",
    "Key",
    "Merge",
    "MoOptions",
    "Placed",
    "Provenance",
    "State",
    "Statistics",
    "changed_words",
    "columns_in",
    "columns_of",
    "compile_mo",
    "compiled",
    "count",
    "draft_of",
    "edit_of",
    "fingerprint",
    "follow",
    "forget_refusal",
    "forms_of",
    "is_as_it_was",
    "key_of",
    "lines_of",
    "matches",
    "may_draft",
    "merge",
    "merge_three",
    "new_catalog",
    "new_template",
    "plural_forms",
    "read",
    "read_columns",
    "refusal_of",
    "renew",
    "roles_of",
    "save",
    "shipped",
    "state",
    "states_of",
    "statistics",
    "store_draft",
    "store_notes",
    "store_refusal",
    "take_over",
    "template_of",
    "text_of",
    "untouched",
    "words_of",
]

_HOME = {
    "Entry": ("polib", "POEntry"),
    "Catalog": ("loctool.catalog.po", "Catalog"),
    "Change": ("loctool.catalog.update", "Change"),
    "Edit": ("loctool.catalog.edits", "Edit"),
    "Key": ("loctool.catalog.po", "Key"),
    "Merge": ("loctool.catalog.update", "Merge"),
    "Placed": ("loctool.catalog.similar", "Placed"),
    "changed_words": ("loctool.catalog.edits", "changed_words"),
    "edit_of": ("loctool.catalog.edits", "edit_of"),
    "is_as_it_was": ("loctool.catalog.meanwhile", "is_as_it_was"),
    "key_of": ("loctool.catalog.po", "key_of"),
    "lines_of": ("loctool.catalog.write", "lines_of"),
    "matches": ("loctool.catalog.similar", "matches"),
    "merge": ("loctool.catalog.update", "merge"),
    "merge_three": ("loctool.catalog.threeway", "merge_three"),
    "new_catalog": ("loctool.catalog.template", "new_catalog"),
    "new_template": ("loctool.catalog.template", "new_template"),
    "read": ("loctool.catalog.po", "read"),
    "renew": ("loctool.catalog.template", "renew"),
    "roles_of": ("loctool.catalog.template", "roles_of"),
    "save": ("loctool.catalog.write", "save"),
    "take_over": ("loctool.catalog.meanwhile", "take_over"),
    "template_of": ("loctool.catalog.template", "template_of"),
    "text_of": ("loctool.catalog.write", "text_of"),
}
"""Name -> the module where it is imported from at its first use, and its name there."""


def __getattr__(name: str) -> object:
    """Import a name at its first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'loctool.catalog' has no attribute {name!r}")
    module, own = _HOME[name]
    globals()[name] = found = getattr(import_module(module), own)
    return found
