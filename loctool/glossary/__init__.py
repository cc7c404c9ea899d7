"""The project's terms: loaded from glossary files, found in texts by their word forms, inflected, and kept in order."""

from loctool.glossary.index import Hit, TermIndex
from loctool.glossary.io.load import load
from loctool.glossary.morphology.languages import depth_of
from loctool.glossary.targets import Place, find_targets, part_of_speech, targets_of

__all__ = ["Hit", "Place", "TermIndex", "depth_of", "find_targets", "load", "part_of_speech", "targets_of"]
