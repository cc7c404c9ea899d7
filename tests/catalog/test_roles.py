"""The comments on the places of texts, and what is read back from them."""

from __future__ import annotations

from loctool.catalog.fast_reader import parse_entries
from loctool.catalog.roles import ROLES, places_of, role_comments, roles_of
from loctool.model import Segment, Slide


def test_comments_are_read_back() -> None:
    segments = tuple(Segment(f"Text {role}", role, 1) for role in ("heading", *ROLES))
    found = [(segment.role, comment) for segment, comment in role_comments(Slide("trees", 1, "Old  trees", segments))]
    assert dict(found)["alt"] == 'alternative text of slide "Old trees"'
    assert dict(found)["master"] == "text of a master or layout"
    for role, comment in found:
        (entry,), _ = parse_entries(f'#. {comment}\nmsgid "a"\nmsgstr ""\n')
        assert roles_of(entry) == {role}


def test_comments_of_older_catalogs_are_read() -> None:
    (entry,), _ = parse_entries('#. alt of slide "Trees"\n#. a word of slide "Trees"\nmsgid "a"\nmsgstr ""\n')
    assert list(places_of(entry)) == [("alt", "Trees")]
