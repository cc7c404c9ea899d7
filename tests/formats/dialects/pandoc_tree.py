"""Pandoc's own tree of a document as ours."""

from __future__ import annotations

import json
import re
from typing import Any

Tree = dict[str, Any]

META_TEXTS = frozenset(
    [
        "title",
        "subtitle",
        "author",
        "institute",
        "affiliation",
        "date",
        "abstract",
        "description",
        "description-meta",
        "keywords",
        "toc-title",
        "pagetitle",
        "notes",
        "footer",
        "name",
    ]
)
ATTRIBUTE_TEXTS = frozenset(
    "title alt fig-alt fig-cap tbl-cap lst-cap fig-subcap code-summary aria-label".split()  # noqa: SIM905
)
_HTML_TEXT = re.compile(r"\b(alt|title|aria-label|placeholder)\s*=\s*\"([^\"]*)\"")
_CELL_TEXT = re.compile(r"^(?:#|%%|//)\|\s*(fig-cap|fig-alt|tbl-cap|lst-cap|code-summary|fig-subcap):\s*(.*)$")


def text(value: str) -> Tree:
    return {"t": "text", "s": value, "n": True}


def kept(kind: str, value: str, attributes: Tree | None = None) -> Tree:
    return {"t": kind, "s": value, "k": True, "a": attributes or {}}


def document(value: Tree) -> list[Tree]:
    return [_meta(name, one) for name, one in sorted(value["meta"].items())] + many(value["blocks"])


def many(values: list[Any]) -> list[Tree]:
    return [made for value in values for made in one(value)]


def _meta(name: str, value: Tree, *, is_language: bool = False) -> Tree:
    kind, content = value["t"], value.get("c")
    is_text = is_language or name in META_TEXTS
    if kind == "MetaMap":
        return {
            "t": "map",
            "a": {"name": name},
            "c": [_meta(key, item, is_language=name == "language") for key, item in sorted(content.items())],
        }
    if kind == "MetaList":
        return {"t": "list", "a": {"name": name}, "c": [_meta(name, item) for item in content]}
    if is_text and kind in ("MetaInlines", "MetaBlocks"):
        return {"t": "value", "a": {"name": name}, "c": many(content)}
    if is_text and kind == "MetaString":
        return {"t": "value", "a": {"name": name}, "c": [text(content)]}
    return kept("value", json.dumps(content, ensure_ascii=False), {"name": name})


def _attributes(attr: list[Any]) -> tuple[Tree, list[Tree]]:
    identifier, classes, pairs = attr
    found, texts = {"id": identifier, "class": " ".join(classes)}, []
    for name, value in pairs:
        if name in ATTRIBUTE_TEXTS:
            texts.append({"t": f"@{name}", "s": value, "n": True})
        elif name != "filename":
            found[name] = value
    return found, texts


def _element(kind: str, attr: list[Any], children: list[Tree], more: Tree | None = None) -> Tree:
    found, texts = _attributes(attr)
    return {"t": kind, "a": {**found, **(more or {})}, "c": [*texts, *children]}


def _raw(kind: str, language: str, value: str) -> Tree:
    texts = [{"t": f"@{match[1]}", "s": match[2], "n": True} for match in _HTML_TEXT.finditer(value)]
    return {"t": kind, "c": [kept("raw block", _HTML_TEXT.sub(r'\1=""', value), {"format": language}), *texts]}


def _code(attr: list[Any], value: str) -> list[Tree]:
    """Return a code block; what options of a cell say to readers is text."""
    found, rest = [], []
    for line in value.split("\n"):
        match = _CELL_TEXT.match(line)
        if match:
            found.append({"t": f"@{match[1]}", "s": match[2].strip("\"'"), "n": True})
            rest.append(f"#| {match[1]}:")
        else:
            rest.append(line)
    return [_element("code", attr, [kept("content", "\n".join(rest)), *found])]


_PLAIN = {"Para", "Plain", "BlockQuote"}
_INLINE = {"Emph", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Underline"}


def one(value: Tree) -> list[Tree]:
    """Return the trees of one element of pandoc's."""
    kind, content = value["t"], value.get("c")
    if kind in ("Space", "SoftBreak"):
        return [text(" ")]
    if kind in _PLAIN:
        return [{"t": kind, "c": many(content)}]
    made = _inline(kind, content) if kind in _INLINES else _block(kind, content)
    return [{**item, "n": True} for item in made] if kind in _INLINES else made


_INLINES = _INLINE | {
    "Str",
    "LineBreak",
    "Quoted",
    "Cite",
    "Code",
    "Math",
    "RawInline",
    "Link",
    "Image",
    "Note",
    "Span",
}


def _inline(kind: str, content: Any) -> list[Tree]:
    match kind:
        case "Str":
            return [text(content)]
        case "LineBreak":
            return [{"t": "br"}]
        case "Quoted":
            return [text("„"), *many(content[1]), text("“")]
        case "Cite":
            return [_citation(item) for item in content[0]]
        case "Code":
            return [_element("code", content[0], [kept("content", content[1])])]
        case "Math":
            return [kept(content[0]["t"], content[1])]
        case "RawInline":
            return [_raw("raw inline", *content)]
        case "Link" | "Image":
            attr, children, (url, title) = content
            titles = [{"t": "@title", "s": title, "n": True}] if title else []
            return [_element(kind, attr, [*titles, *many(children)], {"url": url})]
        case "Note":
            return [{"t": "note", "c": many(content)}]
        case "Span":
            return [_element("span", content[0], many(content[1]))]
    return [{"t": kind, "c": many(content)}]


def _citation(value: Tree) -> Tree:
    attributes = {"id": value["citationId"], "mode": value["citationMode"]["t"]}
    return {"t": "citation", "a": attributes, "c": many(value["citationPrefix"]) + many(value["citationSuffix"])}


def _items(name: str, lists: list[Any]) -> list[Tree]:
    return [{"t": name, "c": many(item)} for item in lists]


def _block(kind: str, content: Any) -> list[Tree]:
    match kind:
        case "HorizontalRule":
            return [{"t": "rule"}]
        case "LineBlock":
            return [{"t": "lines", "c": _items("line", content)}]
        case "CodeBlock":
            return _code(*content)
        case "RawBlock":
            return [_raw("raw", *content)]
        case "BulletList":
            return [{"t": "bullets", "c": _items("item", content)}]
        case "OrderedList":
            start, style, delimiter = content[0]
            attributes = {"start": start, "style": style["t"], "delimiter": delimiter["t"]}
            return [{"t": "numbers", "a": attributes, "c": _items("item", content[1])}]
        case "DefinitionList":
            pairs = [{"t": "term", "c": many(term) + _items("definition", found)} for term, found in content]
            return [{"t": "definitions", "c": pairs}]
        case "Header":
            return [_element("heading", content[1], many(content[2]), {"level": content[0]})]
        case "Div":
            return [_element("div", content[0], many(content[1]))]
        case "Figure":
            return [_element("figure", content[0], _items("caption", [content[1][1]]) + many(content[2]))]
        case "Table":
            return [_table(content)]
    raise ValueError(f"pandoc has a new block: {kind}")


def _table(content: list[Any]) -> Tree:
    attr, caption, columns, head, bodies, foot = content
    rows = [*head[1], *(row for body in bodies for part in body[2:4] for row in part), *foot[1]]
    cells = [{"t": "row", "c": [{"t": "cell", "c": many(cell[4])} for cell in row[1]]} for row in rows]
    align = " ".join(column[0]["t"] for column in columns)
    shape = {"align": align, "head": len(head[1])}
    return _element("table", attr, _items("caption", [caption[1]]) + cells, shape)


def follow_links(document: Tree, twin: Tree) -> None:
    """Name headings by their numbers in links to anchors that pandoc makes of their words, as `twin` has them."""
    explicit, made = ([one["c"][1][0] for one in _found(tree, "Header")] for tree in (document, twin))
    numbers = {f"#{anchor}": f"#heading {number}" for number, anchor in enumerate(made) if not explicit[number]}
    for link in _found(document, "Link"):
        link["c"][2][0] = numbers.get(link["c"][2][0], link["c"][2][0])


def _found(value: Any, kind: str) -> list[Tree]:
    """Return all elements of a kind."""
    if isinstance(value, dict):
        own = [value] if value.get("t") == kind else []
        return own + [one for child in value.values() for one in _found(child, kind)]
    return [one for child in value for one in _found(child, kind)] if isinstance(value, list) else []
