"""Extract: texts of the decks into templates, templates into catalogs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loctool import catalog as catalogs
from loctool.catalog import Catalog, Merge
from loctool.errors import SourceError
from loctool.files import locked, read_text
from loctool.formats import format_of
from loctool.model import Deck
from loctool.project import Project
