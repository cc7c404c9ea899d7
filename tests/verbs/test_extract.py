"""What extract says beyond the messages themselves."""

from __future__ import annotations

from pathlib import Path

from loctool.project import find
from loctool.verbs.extract import NO_DECK, extract


def test_catalogs_whose_deck_is_gone_are_named_and_left_alone(project: Path) -> None:
    extract(find(project))
    deck = project / "source" / "seltene-erden.md"
    old = [project / "locales" / language / "LC_MESSAGES" / "seltene-erden.po" for language in ("en", "ru")]
    before = [path.read_bytes() for path in old]
    deck.rename(deck.with_name("erden.md"))
    found = {one.path: (one.changed, one.summary) for one in extract(find(project))}
    assert [found[path] for path in old] == [(False, NO_DECK)] * 2
    assert [path.read_bytes() for path in old] == before
    for path in old:
        path.rename(path.with_name("erden.po"))
    assert NO_DECK not in {one.summary for one in extract(find(project))}
