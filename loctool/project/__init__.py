"""A project: its configuration, and where its decks, catalogs and glossaries are."""

from __future__ import annotations

from loctool.project.config import find
from loctool.project.layout import Project

__all__ = ["Project", "find"]
