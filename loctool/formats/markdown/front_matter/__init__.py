"""Front matter of every system: where it is, the texts in it, and how their translations are written."""

from __future__ import annotations

from loctool.formats.markdown.front_matter.finding import FrontMatter, Kind, find_front_matter, text_places
from loctool.formats.markdown.front_matter.heads import head_lines, properties_end
from loctool.formats.markdown.front_matter.marp import directive_keys, loose_places
from loctool.formats.markdown.front_matter.reading import (
    String,
    blank_front_matter,
    front_matter_end,
    front_matter_strings,
    front_matter_value,
)
from loctool.formats.markdown.front_matter.writing import Setting
from loctool.formats.markdown.front_matter.yaml_places import yaml_places

__all__ = [
    "FrontMatter",
    "Kind",
    "Setting",
    "String",
    "blank_front_matter",
    "directive_keys",
    "find_front_matter",
    "front_matter_end",
    "front_matter_strings",
    "front_matter_value",
    "head_lines",
    "loose_places",
    "properties_end",
    "text_places",
    "yaml_places",
]
