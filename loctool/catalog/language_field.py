"""The header's Language against the language of the catalog's folder."""

from __future__ import annotations

from loctool.catalog.header import fields_in
from loctool.catalog.plurals.judging import rule_for
from loctool.text.language import is_same_language


def language_fault(header: str, language: str) -> str | None:
    """Return what is wrong with the Language in a header's msgstr and what to do, None if it is the catalog's."""
    declared = fields_in(header).get("Language", "")
    if not header:
        return f"the catalog has no header; write one that names the language: Language: {language}"
    if not declared:
        return f"the header does not name the language; write Language: {language}"
    if declared == language:
        return None
    # CLDR's pt is that of Brazil, gettext's that of Portugal: who counts in another way is another language.
    if is_same_language(declared, language) and rule_for(declared) == rule_for(language):
        return None
    return f"the header names the language {declared} in the catalog of {language}; write Language: {language}"
