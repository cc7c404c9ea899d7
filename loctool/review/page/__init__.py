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
    "dom", "texts", "state", "filters", "shell", "paper", "names", "diff", "marks", "plurals", "repaint", "editor",
    "insert", "terms", "findings", "knowledge", "segment", "writing", "main",
)  # fmt: skip
"""Modules of the script in the order in which they are joined; a name is unique among all of them."""
STYLES = ("base", "overview", "deck", "widths", "print")

_IMPORT = re.compile(r"^import\s[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def assemble(page: Mapping[str, Any], texts: Mapping[str, Any], title: str) -> str:
    """Return the page of some data as HTML; `texts` are the catalogs of the interface by language.

    A file: page may neither load modules nor fetch, so the modules are joined to one script.
    """
    style, script = _style(), _script()
    rules = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "img-src": "'self' data:",
        "connect-src": "'self'" if page.get("is_served") else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    values = {
        "policy": policy,
        "title": _escape(title),
        "style": style,
        "icons": _read("icons.svg"),
        "texts": _json(texts),
        "data": _json(page),
        "script": script,
    }
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], _read("page.html"))


@cache
def _script() -> str:
    joined = "\n".join(_read(f"js/{name}.js") for name in MODULES)
    return _EXPORT.sub("", _IMPORT.sub("", joined))


@cache
def _style() -> str:
    return "\n".join(_read(f"css/{name}.css") for name in STYLES)


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _json(value: object) -> str:
    """Return JSON that may stand in a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
