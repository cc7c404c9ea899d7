"""The cache of drafts keeps what it is given, and never stands in the way of a run."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.memory.drafts import APPLICATION, MOST, NAME, DraftCache
from loctool.model import Draft, Rival

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
DRAFTS = st.builds(
    Draft,
    TEXTS,
    st.floats(-9, 0),
    st.lists(st.sampled_from(["de", "en", "ru"]), min_size=2, max_size=3).map(tuple),
    st.lists(TEXTS, max_size=MOST).map(tuple),
    rivals=st.lists(st.builds(Rival, TEXTS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=2).map(tuple),
    maker=TEXTS,
)


@given(drafts=st.dictionaries(TEXTS, DRAFTS, max_size=4))
def test_what_is_kept_is_found_again(drafts: dict[str, Draft], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("cache") / ".loctool" / NAME
    cache = DraftCache(path)
    for source, draft in drafts.items():
        cache.keep("en", source, draft)
    cache.save()
    assert DraftCache(path).find("en", [*drafts, "another"]) == drafts
    assert DraftCache(path).find("ru", drafts) == {}


def test_the_latest_draft_counts(tmp_path: Path) -> None:
    path = tmp_path / NAME
    for text in ("first", "second"):
        cache = DraftCache(path)
        cache.keep("en", "Quelle", Draft(text, -1.0, ("de", "en")))
        cache.save()
    assert DraftCache(path).find("en", ["Quelle"])["Quelle"].text == "second"


@pytest.mark.parametrize("content", [b"no database", b"", "a folder", "a newer version", "another program's"])
def test_a_cache_that_cannot_be_used_is_an_empty_one(
    tmp_path: Path, content: bytes | str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / NAME
    if content == "a folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE draft (other TEXT)")
            connection.execute("PRAGMA user_version = 99")
            if content == "a newer version":
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
    cache = DraftCache(path)
    with caplog.at_level(logging.WARNING):
        cache.keep("en", "Quelle", Draft("source", -1.0, ("de", "en")))
        cache.save()
        found = cache.find("en", ["Quelle"])
    usable = content in (b"", "a newer version")
    assert bool(found) == usable
    assert len(caplog.records) == (not usable)
    if content == "another program's":
        with sqlite3.connect(path) as connection:
            assert connection.execute("SELECT other FROM draft").fetchall() == []


def test_a_cache_of_the_first_version_is_begun_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / NAME
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE draft (language, source, text, score, route, others)")
        connection.execute("INSERT INTO draft VALUES ('en', 'Quelle', 'spring', -1, '[]', '[]')")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
    cache = DraftCache(path)
    assert cache.find("en", ["Quelle"]) == {}
    draft = Draft(
        "source", -1.0, ("de", "en"), rivals=(Rival("argos", "spring", ("lost the number 3",)),), maker="llm/a/b"
    )
    cache.keep("en", "Quelle", draft)
    cache.save()
    assert DraftCache(path).find("en", ["Quelle"]) == {"Quelle": draft}
    assert not caplog.records
