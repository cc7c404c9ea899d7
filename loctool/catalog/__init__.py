"""Catalogs: reading and writing .po files without churn, merging, drafts and who wrote them, .mo files."""

from polib import POEntry as Entry

from loctool.catalog.merge import Merge, merge
from loctool.catalog.mo import compile_mo
from loctool.catalog.po import Catalog, Key, key_of, read
from loctool.catalog.provenance import (
    Provenance,
    State,
    draft_of,
    fingerprint,
    forget_refusal,
    forms_of,
    may_draft,
    refusal_of,
    state,
    store_draft,
    store_refusal,
)
from loctool.catalog.save import save, text_of
from loctool.catalog.statistics import Statistics, statistics, words_of
from loctool.catalog.template import new_catalog, new_template, renew, roles_of, template_of

__all__ = [
    "Catalog",
    "Entry",
    "Key",
    "Merge",
    "Provenance",
    "State",
    "Statistics",
    "compile_mo",
    "draft_of",
    "fingerprint",
    "forget_refusal",
    "forms_of",
    "key_of",
    "may_draft",
    "merge",
    "new_catalog",
    "new_template",
    "read",
    "refusal_of",
    "renew",
    "roles_of",
    "save",
    "state",
    "statistics",
    "store_draft",
    "store_refusal",
    "template_of",
    "text_of",
    "words_of",
]
