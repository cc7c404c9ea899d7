"""XML as a stream of elements: heads before their content, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loctool.errors import CatalogError
from loctool.safe_xml import read_elements

DOCUMENT = '<doc v="1">\n<file id="a"><unit>eins<file/></unit></file><file id="b">\n<unit/></file></doc>'


def elements(path: Path, text: str, **how: Any) -> list[tuple[str, int, dict[str, str], str]]:
    path.write_text(text, "utf-8")
    found = read_elements(path, ("doc",), frozenset({"unit"}), CatalogError, **how)
    return [(one.name, one.line, dict(one.attributes), one.text) for one in found]


def test_heads_come_before_their_content(tmp_path: Path) -> None:
    assert elements(tmp_path / "a.xml", DOCUMENT, heads=frozenset({"doc", "file"})) == [
        ("doc", 1, {"v": "1"}, ""),
        ("file", 2, {"id": "a"}, ""),
        ("unit", 2, {}, "eins"),
        ("file", 2, {"id": "b"}, ""),
        ("unit", 3, {}, ""),
    ]


def test_a_document_type_may_be_refused(tmp_path: Path) -> None:
    text = f'<!DOCTYPE doc SYSTEM "doc.dtd">{DOCUMENT}'
    assert len(elements(tmp_path / "a.xml", text)) == 2
    with pytest.raises(CatalogError, match="document type declaration"):
        elements(tmp_path / "a.xml", text, allow_dtd=False)


def test_an_element_may_be_too_large(tmp_path: Path) -> None:
    assert len(elements(tmp_path / "a.xml", DOCUMENT, largest=6)) == 2
    with pytest.raises(CatalogError, match="larger than 5 characters"):
        elements(tmp_path / "a.xml", DOCUMENT, largest=5)
