"""The translation memory: what people have translated, in one SQLite file; exact and similar texts; TMX."""

from loctool.memory.store import Known, Memory, Origin, open_store
from loctool.memory.tmx import read_tmx, write_tmx
from loctool.memory.unit import Unit

__all__ = ["Known", "Memory", "Origin", "Unit", "open_store", "read_tmx", "write_tmx"]
