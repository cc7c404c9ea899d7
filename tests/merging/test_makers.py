"""Who made a draft is known as long as it is a draft, whatever the names of engine, model and prompt."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.notes import Maker, read_maker
from loctool.catalog.provenance import State, correct_text, draft_of, state, store_draft
from loctool.catalog.reader import Catalog, catalog_in, read, table_in
from loctool.catalog.statistics import drafts_in
from loctool.catalog.writer import save, text_of
from loctool.compiling.mo import shipped_messages
from loctool.glossary import TermIndex
from loctool.merging.template import new_catalog
from loctool.merging.three_way import merge_three_way
from loctool.merging.updating import update
from loctool.model import Severity
from loctool.quality.run import check_messages
from loctool.quality.settings import Settings
from tests.catalog.entries import anything, template

SOURCE, FORMER, TEXT = "Seltene Erden von 1991", "Seltene Erden von 1990", "rare earths of 1990"
ENGINES = st.from_regex(r"[a-z][a-z0-9_.-]{0,11}", fullmatch=True)
PROMPTS = st.from_regex(r"[0-9a-f]{8}", fullmatch=True)
MODELS = anything.filter(lambda text: text.strip("/"))
MAKERS = st.one_of(
    ENGINES,
    st.tuples(ENGINES, MODELS).map(lambda parts: f"{parts[0]}/{quote(parts[1], safe=':/')}"),
    st.tuples(ENGINES, MODELS, PROMPTS).map(lambda parts: f"{parts[0]}/{quote(parts[1], safe=':/')}/{parts[2]}"),
)
"""With models whose names have slashes, blanks and any other characters."""


def drafted(maker: str, text: str = TEXT, msgid: str = FORMER) -> Catalog:
    """Return a catalog with a draft of one message, as it is written and read again."""
    catalog = new_catalog(Path("en.po"), "en", template([Entry(msgid=msgid)]))
    store_draft(catalog.messages()[0], text, maker, ("de", "en"), "all inputs")
    return catalog_in(text_of(catalog), catalog.path)


def maker_in(catalog: Catalog) -> str:
    """Return the maker of a catalog's only draft, as it is written and read again."""
    text = text_of(catalog)
    (entry,) = catalog_in(text, catalog.path).messages()
    made = draft_of(entry)
    assert state(entry) is State.DRAFT
    assert made
    assert [one.maker for one in drafts_in(table_in(text, catalog.path)).values()] == [made.maker]
    return made.maker


@given(maker=MAKERS)
def test_a_maker_survives_writing_and_reading(maker: str) -> None:
    assert maker_in(drafted(maker)) == maker


@given(maker=MAKERS)
def test_a_maker_survives_an_update_that_carries_a_change(maker: str) -> None:
    catalog = drafted(maker)
    update(catalog, template([Entry(msgid=SOURCE)]))
    assert catalog.messages()[0].msgstr == "rare earths of 1991"
    assert maker_in(catalog) == maker


@given(maker=MAKERS, other=MAKERS)
def test_a_maker_survives_a_merge_of_three_versions(maker: str, other: str) -> None:
    base = new_catalog(Path("en.po"), "en", template([Entry(msgid=FORMER)]))
    ours = Catalog(base.path, deepcopy(base.entries))
    assert merge_three_way(base, ours, drafted(maker)) == []
    assert maker_in(ours) == maker
    former, mine = drafted(other, "soils of 1990"), drafted(other, "soils of 1990")
    merge_three_way(former, mine, drafted(maker))
    assert maker_in(mine) == maker


@given(maker=MAKERS)
def test_a_maker_survives_a_correction(maker: str) -> None:
    catalog = drafted(maker)
    correct_text(catalog.messages()[0], "rare earths of the year 1990")
    assert maker_in(catalog) == maker


@given(maker=MAKERS)
def test_drafts_of_any_maker_are_shipped_only_when_asked_for(maker: str) -> None:
    table = table_in(text_of(drafted(maker)), Path("en.po"))
    assert (list(shipped_messages(table, False)), list(shipped_messages(table, True))) == ([], [0])


def test_saved_catalogs_of_drafts_keep_the_maker(tmp_path: Path) -> None:
    maker = "llm/hf.co/Qwen/Qwen3%20x:Q4/1a2b3c4d"
    path = tmp_path / "en.po"
    path.write_text(text_of(drafted(maker)), "utf-8")
    catalog = read(path)
    catalog.messages()[0].comment = "heading"
    save(catalog)
    assert maker_in(read(path)) == maker


@pytest.mark.parametrize(
    ("maker", "parts", "name"),
    [
        ("argos", Maker("argos"), "argos"),
        ("llm/qwen3:8b/1a2b3c4d", Maker("llm", "qwen3:8b", "1a2b3c4d"), "llm (qwen3:8b)"),
        ("llm/hf.co/a/b%20c:Q4/1a2b3c4d", Maker("llm", "hf.co/a/b c:Q4", "1a2b3c4d"), "llm (hf.co/a/b c:Q4)"),
        ("libretranslate/1.6.5", Maker("libretranslate", "1.6.5"), "libretranslate (1.6.5)"),
        ("llm/some/model", Maker("llm", "some/model"), "llm (some/model)"),
        ("llm/1a2b3c4d", Maker("llm", "1a2b3c4d"), "llm (1a2b3c4d)"),
    ],
)
def test_the_parts_of_a_maker(maker: str, parts: Maker, name: str) -> None:
    assert read_maker(maker) == parts
    assert read_maker(maker).name == name


@pytest.mark.parametrize(("maker", "rules"), [("pseudo/2.0", set()), ("llm/qwen3:8b/1a2b3c4d", {"full-stop"})])
def test_an_engine_is_known_by_its_name_whatever_its_version(maker: str, rules: set[str]) -> None:
    settings = Settings("en.po", "en", {"full-stop": Severity.WARNING}, unreadable=frozenset({"pseudo"}))
    found = check_messages(drafted(maker, "A sentence", "Ein Satz."), TermIndex([], "de"), settings)
    assert {one.rule for one in found} == rules
