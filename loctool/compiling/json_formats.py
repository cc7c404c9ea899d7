"""The formats of compiled catalogs: .mo, and JSON for clients in JavaScript."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from loctool.catalog.header import fields_in
from loctool.catalog.plurals import categories, plural_rule
from loctool.catalog.table import MessageTable
from loctool.compiling.mo import MoOptions, compile_mo, shipped_messages
from loctool.errors import CatalogError

Export = Callable[[MessageTable, str, str, MoOptions], bytes]
"""Returns a file's bytes for the messages, the domain, the language (whatever the header says) and the options."""


def jed(table: MessageTable, domain: str, language: str, options: MoOptions) -> bytes:
    """Return the catalog for Jed 1.x: keys with the context before EOT, all forms of a message in a list."""
    fields = fields_in(table.header or "")
    head = {"domain": domain, "lang": language, "plural_forms": fields.get("Plural-Forms", "")}
    keys = table.keys()
    numbers = shipped_messages(table, options.use_drafts)
    messages = {keys[number]: table.msgstrs[number].split("\0") for number in numbers}
    return json_bytes({"domain": domain, "locale_data": {domain: {"": head, **dict(sorted(messages.items()))}}})


def i18next(table: MessageTable, domain: str, language: str, options: MoOptions) -> bytes:  # noqa: ARG001
    """Return the catalog for i18next (JSON v4): key_context, and key_category for each plural category of CLDR.

    Clients set keySeparator and nsSeparator to false, since source texts have points and colons. Raises CatalogError if
    the language or its plural rule is unknown, or if two messages would share a key.
    """
    fields = fields_in(table.header or "")
    forms: dict[str, int] = {}
    if table.has_plurals():
        forms = categories(language, plural_rule(fields.get("Plural-Forms", "")))
    found: dict[str, str] = {}
    for number in shipped_messages(table, options.use_drafts):
        for key, text in _i18next(table, number, forms):
            if key in found:
                raise CatalogError(f"two messages have the i18next key {key!r}; give one of them another context")
            found[key] = text
    return json_bytes(dict(sorted(found.items())))


def _i18next(table: MessageTable, number: int, forms: dict[str, int]) -> Iterator[tuple[str, str]]:
    context, msgid, text = table.contexts[number], table.msgids[number], table.msgstrs[number]
    key = f"{msgid}_{context}" if context else msgid
    if table.plurals[number] is None:
        yield key, text
        return
    texts = text.split("\0")
    found = {category: texts[form] for category, form in forms.items() if form < len(texts) and texts[form]}
    for category, own in (found or {"other": texts[0]}).items():  # a .mo file ships what has its first form
        yield f"{key}_{category}", own


def json_bytes(content: dict[str, Any]) -> bytes:
    """Return content as a JSON file in UTF-8."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


FORMATS: dict[str, tuple[str, Export]] = {
    "mo": (".mo", lambda table, _domain, _language, options: compile_mo(table, options)),
    "jed": (".json", jed),
    "i18next": (".json", i18next),
}
"""Name of a format -> the suffix of its files, and the function that exports a catalog."""
