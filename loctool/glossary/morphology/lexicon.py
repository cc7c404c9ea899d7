"""The dictionaries of word forms: a form's lemma, looked up on disk so that the first word costs milliseconds."""

from __future__ import annotations

import logging
import mmap
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version

from loctool.errors import LoctoolError
from loctool.files import write_atomically
from loctool.storage import data_folder

STEP = 1024
"""Bytes of the file between two places that are remembered: a lookup reads one such stretch."""
LAYOUT = 1
"""Counts up when the file is built differently."""


class Lexicon:
    """Form -> lemma over sorted lines `form TAB lemma`; upper and lower case are different forms."""

    def __init__(self, lines: bytes | mmap.mmap) -> None:
        """Keep `lines`, which begin and end with a line feed, and remember the form at every STEP bytes."""
        self._lines = lines
        self._starts = [0]
        self._firsts = [b""]
        for offset in range(STEP, len(lines) - 1, STEP):
            start = lines.find(b"\n", offset)
            if self._starts[-1] < start < len(lines) - 1:
                self._starts.append(start)
                self._firsts.append(lines[start + 1 : lines.find(b"\t", start)])

    def __bool__(self) -> bool:
        return len(self._lines) > 1

    def lemma(self, form: str) -> str | None:
        """Return the form's lemma, or None if the form is not known."""
        key = form.encode()
        block = bisect_right(self._firsts, key) - 1
        start = self._starts[block]
        end = self._starts[block + 1] + 1 if block + 1 < len(self._starts) else len(self._lines)
        at = self._lines.find(b"\n" + key + b"\t", start, end)
        if at < 0:
            return None
        begin = at + len(key) + 2
        return self._lines[begin : self._lines.find(b"\n", begin)].decode()

    def knows(self, word: str) -> bool:
        """Return whether a word is a form, also with its first letter in the other case."""
        other = word.lower() if word[:1].isupper() else word.capitalize()
        return self.lemma(word) is not None or self.lemma(other) is not None

    def words(self) -> Iterator[str]:
        """Yield all forms in the order of the alphabet; reads the whole file."""
        lines = self._lines[:].decode().split("\n")
        yield from (line.partition("\t")[0] for line in lines if line)

    def forms(self, lemma: str) -> Iterator[str]:
        """Yield the forms of a lemma in the order of the alphabet; reads the whole file."""
        needle, at = b"\t" + lemma.encode() + b"\n", -1
        while (at := self._lines.find(needle, at + 1)) >= 0:
            yield self._lines[self._lines.rfind(b"\n", 0, at) + 1 : at].decode()


@cache
def lexicon(code: str) -> Lexicon:
    """Return simplemma's dictionary of a language, empty if there is none.

    Unpacking it takes seconds, so it is done once and kept as a file in loctool's data folder, where it can be
    deleted at any time.
    """
    path = data_folder() / "dictionaries" / f"simplemma-{version('simplemma')}-{LAYOUT}-{code}.tsv"
    if not path.is_file():
        from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES, DefaultDictionaryFactory

        if code not in SUPPORTED_LANGUAGES:
            return Lexicon(b"\n")
        logger = logging.getLogger("loctool")
        logger.info("preparing the dictionary of %s, which takes some seconds", code)
        lines = _lines(DefaultDictionaryFactory().get_dictionary(code))
        try:
            write_atomically(path, lines)
        except LoctoolError as problem:
            logger.warning("the dictionary of %s is prepared again in each run: %s", code, problem)
            return Lexicon(lines)
    with path.open("rb") as file:
        return Lexicon(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _lines(dictionary: Mapping[str, str]) -> bytes:
    """Return the lines of a dictionary, sorted, with names' genitives linked to their names.

    The dictionary takes some genitives for lemmas (Russlands, Disneys): a word in -s with no forms of its own whose
    rest is a lemma too.
    """
    lemmas = dict(dictionary.items())
    family = Counter(lemma for form, lemma in lemmas.items() if form != lemma)
    for form, lemma in dictionary.items():
        if form == lemma and form[:1].isupper() and form.endswith("s") and not family[form]:
            name = form[:-1]
            if lemmas.get(name) == name:
                lemmas[form] = name
    entries = sorted(f"{form}\t{lemma}".encode() for form, lemma in lemmas.items() if "\n" not in form + lemma)
    return b"\n" + b"\n".join(entries) + b"\n"
