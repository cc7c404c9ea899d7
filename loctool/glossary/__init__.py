"""The project's terms: loaded from glossary files, found in texts by their word forms, inflected, and kept in order."""

from loctool.glossary.index import TermIndex
from loctool.glossary.morphology.languages import depth_of
from loctool.glossary.targets import find_targets, part_of_speech, targets_of

__all__ = ["TermIndex", "depth_of", "find_targets", "part_of_speech", "targets_of"]
