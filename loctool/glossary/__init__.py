"""The project's terms: loaded from CSV, and found in texts by their word forms."""

from loctool.glossary.load import load
from loctool.glossary.match import Hit, TermIndex

__all__ = ["Hit", "TermIndex", "load"]
