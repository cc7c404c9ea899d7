"""Kramdown's own tree of a document as ours."""

from __future__ import annotations

from typing import Any

from tests.formats.dialects.pandoc_tree import kept, text

Tree = dict[str, Any]

_WORDS = {"text", "abbreviation", "raw"}
_SIGNS = {"smart_quote", "typographic_sym", "entity"}
_KEPT = {"codespan", "codeblock", "math", "xml_comment", "xml_pi", "comment"}
_INLINE = {"em", "strong", "a", "img", "br", "codespan", "footnote", "math", "html_element", "xml_comment"}
_OPTIONS = ("level", "alignment", "lang", "category", "name", "type")
_ATTRIBUTE_TEXTS = {"alt", "title", "aria-label", "placeholder"}


def document(root: Tree) -> list[Tree]:
    """Return the trees of a document, its abbreviations at the end."""
    known = root.get("options", {}).get("abbrev_defs") or {}
    short = [{"t": "abbreviation", "a": {"key": key}, "c": [text(value)]} for key, value in sorted(known.items())]
    return many(root.get("children", [])) + short


def many(values: list[Tree], *, is_raw: bool = False) -> list[Tree]:
    return [made for value in values if value["type"] != "blank" for made in [_one(value, is_raw)]]


def _one(value: Tree, is_raw: bool) -> Tree:
    kind, options = value["type"], value.get("options") or {}
    if kind in _WORDS:
        return {**kept("raw", value["value"]), "n": True} if is_raw else text(str(value["value"]))
    if kind in _SIGNS:
        return text("'" if kind == "smart_quote" else " ")
    attributes: Tree = {name: options[name] for name in _OPTIONS if name in options}
    texts = []
    for name, found in (value.get("attr") or {}).items():
        if name in _ATTRIBUTE_TEXTS:
            texts.append({"t": f"@{name}", "s": found, "n": True})
        else:
            attributes[name] = found
    is_inline = kind in _INLINE and options.get("category", "span") in ("span", None)
    if kind in _KEPT:
        return {**kept(kind, str(value.get("value") or ""), attributes), "n": is_inline}
    name = f"<{value['value']}>" if kind == "html_element" else kind
    is_contents = "toc" in str((options.get("ial") or {}).get("refs"))
    inside_raw = (
        is_raw
        or is_contents
        or (kind == "html_element" and value["value"] in ("pre", "code", "script", "style", "samp"))
    )
    children = many(value.get("children", []), is_raw=inside_raw)
    return {"t": name, "a": attributes, "c": [*texts, *children], "n": is_inline}
