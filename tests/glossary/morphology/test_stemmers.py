"""Stemmers, which keep the word in themselves, when several threads ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from loctool.glossary.morphology.keys import stemmer

WORDS = "développement nationalités continuellement habitations chercheurs gouvernements".split() * 300  # noqa: SIM905


def test_threads_do_not_get_each_others_stems() -> None:
    stem = stemmer("french")
    alone = [stem(word) for word in WORDS]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: [stem(word) for word in WORDS], range(4))) == [alone] * 4
