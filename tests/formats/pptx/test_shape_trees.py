"""Any tree of shapes, groups, tables and alternates: each text is read, and a translation is written everywhere."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.pptx.decks import SHOW, edited, parts_of, rendered, replacing, texts

SLIDE = "ppt/slides/slide2.xml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORDS = st.sampled_from(["Äpfel und Birnen", "Two trees", "ein <Wort>", "a & b", "one"])
Tree = tuple[str, object]


def properties(kind: str) -> str:
    return f'<p:nv{kind}Pr><p:cNvPr id="9" name=""/><p:cNv{kind}Pr/><p:nvPr/></p:nv{kind}Pr>'


def body(prefix: str, words: str) -> str:
    text = words.replace("&", "&amp;").replace("<", "&lt;")
    return f"<{prefix}:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></{prefix}:txBody>"


def written(tree: Tree) -> str:
    """Return a tree of shapes as XML."""
    kind, content = tree
    if kind == "box":
        return f"<p:sp>{properties('Sp')}<p:spPr/>{body('p', str(content))}</p:sp>"
    if kind == "table":
        cells = "".join(f"<a:tc>{body('a', words)}</a:tc>" for words in content)  # type: ignore[attr-defined]
        table = f'<a:graphicData uri="x"><a:tbl><a:tr>{cells}</a:tr></a:tbl></a:graphicData>'
        return f"<p:graphicFrame>{properties('GraphicFrame')}<a:graphic>{table}</a:graphic></p:graphicFrame>"
    inner = [written(one) for one in content]  # type: ignore[attr-defined]
    if kind == "group":
        return f"<p:grpSp>{properties('GrpSp')}<p:grpSpPr/>{''.join(inner)}</p:grpSp>"
    choices = "".join(f'<mc:Choice Requires="p14">{one}</mc:Choice>' for one in inner[:-1])
    return f'<mc:AlternateContent xmlns:mc="{MC}">{choices}<mc:Fallback>{inner[-1]}</mc:Fallback></mc:AlternateContent>'


def words_of(tree: Tree) -> set[str]:
    """Return the texts in a tree."""
    kind, content = tree
    if kind == "box":
        return {str(content)}
    found = content if kind == "table" else set().union(*map(words_of, content))  # type: ignore[call-overload]
    return set(found)  # type: ignore[call-overload]


LEAVES = st.tuples(st.just("box"), WORDS) | st.tuples(st.just("table"), st.lists(WORDS, min_size=1, max_size=3))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from(["group", "alternate"]), st.lists(inner, min_size=1, max_size=3)),
    max_leaves=12,
)


@given(st.lists(TREES, max_size=4))
def test_all_texts_of_a_tree_are_read_and_written(trees: list[Tree]) -> None:
    shapes = "".join(map(written, trees))
    deck = edited(SHOW, {SLIDE: replacing(b"</p:spTree>", shapes.encode() + b"</p:spTree>")})
    added = [text for number, role, text in texts(deck) if number == 3][2:]
    assert set(added) == set().union(*map(words_of, trees))
    assert rendered(deck, lambda _: None) == deck
    result = rendered(deck)
    assert texts(result) == [(number, role, f"[{text}]") for number, role, text in texts(deck)]
    found = re.findall(rb"<a:t>([^<]*)</a:t>", parts_of(result)[SLIDE])
    assert all(text.startswith(b"[") and not text.startswith(b"[[") for text in found)
    assert len(found) == parts_of(deck)[SLIDE].count(b"<a:t>")


@given(WORDS, WORDS, st.integers(1, 3))
def test_a_text_of_all_branches_is_one_segment(words: str, other: str, choices: int) -> None:
    tree = ("alternate", [("box", words)] * choices + [("group", [("box", words), ("box", other)])])
    deck = edited(SHOW, {SLIDE: replacing(b"</p:spTree>", written(tree).encode() + b"</p:spTree>")})
    assert [text for number, _, text in texts(deck) if number == 3][2:] == [words, other]
