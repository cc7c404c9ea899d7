"""Catalogs: reading and writing .po files without churn, merging, drafts and who wrote them, .mo files."""

from polib import POEntry as Entry

from loctool.catalog.columns import columns_in, columns_of, read_columns, states_of
from loctool.catalog.export import FORMATS
from loctool.catalog.merge import Merge, merge
from loctool.catalog.mo import MoOptions, compile_mo, compiled, shipped
from loctool.catalog.po import Catalog, Key, key_of, read
from loctool.catalog.provenance import (
    Provenance,
    State,
    draft_of,
    fingerprint,
    forms_of,
    may_draft,
    state,
    store_draft,
)
from loctool.catalog.save import save, text_of
from loctool.catalog.scan import Columns
from loctool.catalog.statistics import Statistics, count, statistics, words_of
from loctool.catalog.template import new_catalog, new_template, renew, roles_of, template_of

__all__ = [
    "FORMATS",
    "Catalog",
    "Columns",
    "Entry",
    "Key",
    "Merge",
    "MoOptions",
    "Provenance",
    "State",
    "Statistics",
    "columns_in",
    "columns_of",
    "compile_mo",
    "compiled",
    "count",
    "draft_of",
    "fingerprint",
    "forms_of",
    "key_of",
    "may_draft",
    "merge",
    "new_catalog",
    "new_template",
    "read",
    "read_columns",
    "renew",
    "roles_of",
    "save",
    "shipped",
    "state",
    "states_of",
    "statistics",
    "store_draft",
    "template_of",
    "text_of",
    "words_of",
]
