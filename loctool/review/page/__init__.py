"""The page as one file: its style, its script and its data, with a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

MODULES = (
    "dom", "texts", "names", "state", "search", "filters", "address", "settings", "focus", "density", "sheet", "paper",
    "diff", "marks", "plurals", "repaint", "editor", "insert", "terms", "findings", "knowledge", "segment",
    "deck", "pair", "rail", "chips", "top", "notices", "overview", "help", "keys", "client", "unsaved", "merge",
    "conflict", "taking", "disk", "history", "asking", "writing", "shell", "follow", "main",
)  # fmt: skip
"""Modules of the script in the order in which they are joined; a name is unique among all of them."""
STYLES = ("base", "overview", "slide", "deck", "layout", "widths", "print")

_IMPORT = re.compile(r"^import\s[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_PLACE = re.compile(r"\{(\w+)\}")


def assemble(page: Mapping[str, Any], texts: Mapping[str, Any], title: str = "") -> str:
    """Return the page of some data as HTML; `texts` are the catalogs of the interface by language.

    A browser lets no page of a file load modules or fetch, so the modules are joined to one script. The page is in
    English until its script has chosen a language. The default title is the deck's name and language.
    """
    values = {
        "policy": _policy(bool(page.get("is_served"))),
        "title": _escape(title or default_title(page)),
        "style": style(),
        "icons": _read("icons.svg"),
        "texts": _json(texts),
        "data": _json(page),
        "script": script(),
    }
    return _PLACE.sub(lambda found: values[found[1]], _read("page.html"))


def default_title(page: Mapping[str, Any]) -> str:
    """Return what a window with the page is called."""
    names = [page.get("name"), page.get("language")] if page.get("kind") == "deck" else [page.get("project")]
    return " – ".join([*(name for name in names if name), "loctool"])


def _policy(is_served: bool) -> str:
    """Return the page's content security policy: its own style and script, no other; no string becomes markup."""
    rules = {
        "default-src": "'none'",
        "style-src": _hash(style()),
        "script-src": _hash(script()),
        "img-src": "'self' data:",
        "connect-src": "'self'" if is_served else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@cache
def script() -> str:
    """Return the modules as one script, without what joins them."""
    joined = "\n".join(_read(f"js/{name}.js") for name in MODULES)
    return _EXPORT.sub("", _IMPORT.sub("", joined))


@cache
def style() -> str:
    """Return the style sheets as one."""
    return "\n".join(_read(f"css/{name}.css") for name in STYLES)


@cache
def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _json(value: object) -> str:
    """Return JSON that may stand in a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _hash(text: str) -> str:
    """Return how a policy names a style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
