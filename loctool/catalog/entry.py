"""A message of a catalog."""

from polib import POEntry as Entry

__all__ = ["Entry"]
