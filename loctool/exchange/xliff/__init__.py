"""XLIFF 2.1, the format of translators' own programs: out with protected markup, and back."""

from loctool.exchange.xliff.reader import read_xliff
from loctool.exchange.xliff.writer import write_xliff

__all__ = ["read_xliff", "write_xliff"]
