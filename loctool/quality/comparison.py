"""What every rule may look at: one translated text, its source, and the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.glossary import TermIndex


@dataclass(frozen=True, slots=True)
class Text:
    """One translation of one message: for a plural message each form is a text of its own."""

    source: str
    target: str
    source_language: str
    language: str
    terms: TermIndex
