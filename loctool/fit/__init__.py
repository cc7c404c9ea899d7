"""Whether a text fits its box: measured with a table of widths, without any font or layout engine."""

from loctool.fit.measuring import Need, measure
from loctool.fit.overflow import Overflow, find_overflow
from loctool.fit.room import Room, find_room

__all__ = ["Need", "Overflow", "Room", "find_overflow", "find_room", "measure"]
