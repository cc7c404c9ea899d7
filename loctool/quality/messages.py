"""The messages of a catalog together, for rules that compare them."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.catalog.table import MessageTable
from loctool.glossary import TermIndex


@dataclass(frozen=True, slots=True)
class Messages:
    """All messages of a catalog."""

    table: MessageTable
    """With the syntaxes of its messages."""
    terms: TermIndex
    """The glossary; its `language` is that of the sources."""
    language: str
    formality: str = ""
    """How readers are addressed: formal, informal, or "" where nobody chose."""
