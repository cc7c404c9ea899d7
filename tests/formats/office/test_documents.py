"""XML parts: what stays around and within a change, and XML that is not read."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loctool.formats.office.documents import DocumentError, parse_document, serialise
from loctool.formats.office.limits import Budget, Limits

WIDE = [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le"), (b"", "utf-16-be")]


def changed(content: bytes, text: str = "new") -> bytes:
    """Return the XML with another text in its root."""
    document = parse_document(content, Budget())
    document.root.text = text
    return serialise(document)


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a>old</a>',
        b"<?xml version='1.0'?>\n\n<a>old</a>\n\t ",
        b"\xef\xbb\xbf<?xml version=\"1.0\" encoding='utf-8'?><a>old</a>",
        b"<a>old</a>",
        b" \n<a>old</a>\r\n",
        b"<!-- <a> --><?mso-application progid='<b>'?>\n<a>old</a>\n",
        b"<?xml version='1.0'?><!--\xc3\xa4--><a>old</a><!-- </a> --><?end?>\n",
        b'<p:a xmlns:p="urn:p" xmlns:unused="urn:u" unused:Ignorable="p" b="1">old<![CDATA[<&]]><!-- c -->\n <p:b/> </p:a>',
        b'<a xmlns="urn:a" xmlns:mc="urn:mc" xmlns:x14="urn:x" mc:Ignorable="x14">old<x14:ext uri="{1}" x14:z="\xe2\x80\xa8"/></a>',
    ],
)
def test_only_the_text_changes(content: bytes) -> None:
    assert serialise(parse_document(content, Budget())) == content
    assert changed(content) == content.replace(b"old<![CDATA[<&]]>", b"new").replace(b">old<", b">new<")


@pytest.mark.parametrize(("mark", "codec"), WIDE)
@pytest.mark.parametrize("declared", ["UTF-16", "utf-8", ""])
def test_utf_16(mark: bytes, codec: str, declared: str) -> None:
    declaration = f"<?xml version='1.0' encoding='{declared}'?>\r\n" if declared else "<!-- ä -->\n"
    content = mark + f"{declaration}<a>old</a>\n".encode(codec)
    assert changed(content, "ö\U0001f600") == mark + f"{declaration}<a>ö\U0001f600</a>\n".encode(codec)


def test_other_encodings_keep_theirs() -> None:
    content = "<?xml version='1.0' encoding='windows-1252'?><a>“ä”</a>".encode("cp1252")
    assert parse_document(content, Budget()).root.text == "“ä”"
    assert changed(content, "“ж”") == "<?xml version='1.0' encoding='windows-1252'?><a>“&#1078;”</a>".encode("cp1252")
    assert changed(b"<?xml version='1.0' encoding='us-ascii'?><a/>", "ä").endswith(b"<a>&#228;</a>")


def test_changes_of_nothing_but_style_are_canonically_equal() -> None:
    content = b"<x:a b='1'  c=\"&quot;&#xA;\" xmlns:x='urn:x'><d></d>\r\n&#13;&gt;</x:a >"
    new = serialise(parse_document(content, Budget()))
    assert etree.canonicalize(new.decode()) == etree.canonicalize(content.decode())


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        b'<?xml version="1.0"?>\n<!-- c -->\n<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        '\ufeff<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16-le"),
        b"<?xml version='1.0' encoding='utf-7'?>" + "<!DOCTYPE a><a/>".encode("utf-7"),
    ],
)
def test_doctype_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="has a DOCTYPE"):
        parse_document(content, Budget())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not valid XML"),
        (b"\0", "not valid XML"),
        (b"<a>", "not valid XML"),
        (b"<a>&e;</a>", "not valid XML .*'e' not defined"),
        (b"<a>\x0b</a>", "not valid XML"),
        (b"<a>\xff</a>", "not valid XML"),
        (b"<a/><a/>", "not valid XML"),
        (b"<?xml version='1.0'", "not valid XML"),
        (b"<!-- <a/>", "has a DOCTYPE|not valid XML"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "'klingon', which is not known"),
        (b"<?xml version='1.0' encoding='utf-16'?><a/>", "says that it is in utf-16, and is not"),
        (codecs.BOM_UTF16_LE + b"<\0a\0/\0>", "not in the encoding utf-16-le"),
        (codecs.BOM_UTF16_LE + b"\0\xd8", "not in the encoding utf-16-le"),
        (b"<a>" * 300 + b"</a>" * 300, "depth"),
        (b"<" + b"a" * 60_000 + b"/>", "Name too long"),
    ],
)
def test_what_is_not_read(content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as problem:
        parse_document(content, Budget())
    assert "XML_PARSE_HUGE" not in str(problem.value)


def test_large_parts_may_have_large_texts_but_no_deeper_elements() -> None:
    text = b"A" * 11_000_000
    assert len(parse_document(b"<a>" + text + b"</a>", Budget()).root.text or "") == len(text)
    with pytest.raises(DocumentError, match=r"inside one another|depth"):
        parse_document(b"<a>" * 300 + text + b"</a>" * 300, Budget())


def test_depth_of_real_decks_is_read() -> None:
    assert parse_document(b"<a>" * 200 + b"</a>" * 200, Budget()).root.tag == "a"


def test_nodes_of_all_parts_are_counted() -> None:
    budget = Budget(Limits(nodes=100))
    parse_document(b"<a>" + b"<b/>" * 50 + b"</a>", budget)
    with pytest.raises(DocumentError, match="too many elements and attributes"):
        parse_document(b"<a>" + b"<b c='d'/>" * 25 + b"</a>", budget)


@given(st.binary(max_size=60) | st.text("<>!?-/ab '\"=&;[]\0\ufeffä\r\n", max_size=60).map(str.encode))
def test_anything_is_read_or_refused(content: bytes) -> None:
    try:
        document = parse_document(content, Budget())
    except DocumentError:
        return
    new = serialise(document)
    assert serialise(parse_document(new, Budget())) == new


def test_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<secret/>")
    link = (tmp_path / "secret.xml").as_uri()
    content = f'<a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="{link}"/></a>'.encode()
    assert serialise(parse_document(content, Budget())) == content
