"""The manifest: the state of each message of all compiled catalogs, so that a renderer can mark what falls back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable

STATES = {
    State.TRANSLATED: "approved",
    State.STALE: "stale",
    State.DRAFT: "draft",
    State.UNTRANSLATED: "source",
}
"""State of a message -> its name in a manifest."""


def manifest(source_language: str, catalogs: Sequence[dict[str, Any]]) -> bytes:
    """Return the manifest as JSON; each catalog has its domain, language, path and messages."""
    content = {"source_language": source_language, "catalogs": catalogs}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def message_states(table: MessageTable) -> list[dict[str, str]]:
    """Return the messages of a catalog with their states."""
    rows = zip(table.contexts, table.msgids, table.states(), strict=True)
    return [
        {**({} if context is None else {"msgctxt": context}), "msgid": msgid, "state": STATES[state]}
        for context, msgid, state in rows
    ]
