"""The manifest: the state of each message of all compiled catalogs, so that a renderer can mark fallbacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.compiling.json_formats import json_bytes

STATES = {
    State.TRANSLATED: "approved",
    State.STALE: "stale",
    State.TO_RENEW: "stale",
    State.DRAFT: "draft",
    State.UNTRANSLATED: "source",
}
"""State of a message -> its name in a manifest."""


def manifest(source_language: str, catalogs: Sequence[dict[str, Any]]) -> bytes:
    """Return the manifest as JSON.

    Each catalog has its domain, language and path, the path and SHA-256 of the compiled file, how many messages are
    shipped in it and how many left out, and all messages.
    """
    return json_bytes({"source_language": source_language, "catalogs": catalogs})


def message_states(table: MessageTable) -> list[dict[str, str]]:
    """Return the messages of a catalog with their states."""
    rows = zip(table.contexts, table.msgids, table.states(), strict=True)
    return [
        {**({} if context is None else {"msgctxt": context}), "msgid": msgid, "state": STATES[state]}
        for context, msgid, state in rows
    ]
