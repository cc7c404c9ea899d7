"""What others read of front matter: single values and all strings, and the source without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.finding import FrontMatter, find_front_matter
from loctool.formats.markdown.front_matter.nodes import all_strings, compose_part
from loctool.formats.markdown.places import Source

if TYPE_CHECKING:
    import yaml


def front_matter_end(source: Source) -> int:
    """Return the offset behind the line that closes YAML front matter; 0 where a deck has none.

    Raises SourceError as `find_front_matter` does.
    """
    found = find_front_matter(source)
    return found.end if found else 0
