"""A project: its configuration, and where its decks, catalogs and glossaries are."""

from __future__ import annotations

from loctool.project.chosen import choose_decks, is_chosen
from loctool.project.config import find
from loctool.project.layout import Project

__all__ = ["Project", "choose_decks", "find", "is_chosen"]
