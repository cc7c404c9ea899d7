"""Catalogs: reading and writing .po files without churn, merging, drafts and who wrote them, .mo files."""

from polib import POEntry as Entry

from loctool.catalog.columns import columns_in, columns_of, read_columns, states_of
from loctool.catalog.edits import Edit, changed_words, edit_of
from loctool.catalog.export import FORMATS
from loctool.catalog.header import plural_forms
from loctool.catalog.meanwhile import take_over
from loctool.catalog.merge import Change, Merge, merge
from loctool.catalog.mo import MoOptions, compile_mo, compiled, shipped
from loctool.catalog.po import Catalog, Key, key_of, read
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
from loctool.catalog.save import lines_of, save, text_of
from loctool.catalog.scan import Columns
from loctool.catalog.similar import Placed, matches
from loctool.catalog.statistics import Statistics, count, statistics, words_of
from loctool.catalog.template import new_catalog, new_template, renew, roles_of, template_of
from loctool.catalog.threeway import merge_three

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
