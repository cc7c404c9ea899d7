"""The cache of replies keeps what it is given, and never stands in the way of a run."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.memory.answers import NAME, AnswerCache

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)


@given(body=JSON, reply=JSON.filter(lambda value: value is not None))
def test_what_is_kept_is_found_again(body: object, reply: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("cache") / ".loctool" / NAME
    AnswerCache(path).keep("http://one", body, reply)
    assert AnswerCache(path).find("http://one", body) == reply
    assert AnswerCache(path).find("http://other", body) is None
    assert AnswerCache(path).find("http://one", [body]) is None


def test_without_a_file_nothing_is_kept() -> None:
    cache = AnswerCache()
    cache.keep("http://one", "body", "reply")
    assert cache.find("http://one", "body") is None


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert AnswerCache(tmp_path / NAME).find("http://one", "body") is None
    assert not list(tmp_path.iterdir())


def test_several_threads_keep_at_once(tmp_path: Path) -> None:
    cache, other = AnswerCache(tmp_path / NAME), AnswerCache(tmp_path / NAME)
    threads = [
        threading.Thread(target=(cache, other)[number % 2].keep, args=("http://one", number, str(number)))
        for number in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [cache.find("http://one", number) for number in range(40)] == [str(number) for number in range(40)]


def test_a_cache_that_cannot_be_used_costs_one_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / NAME).write_bytes(b"no database")
    cache = AnswerCache(tmp_path / NAME)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            cache.keep("http://one", "body", "reply")
            assert cache.find("http://one", "body") is None
    assert ["requests are sent again" in record.message for record in caplog.records] == [True]
