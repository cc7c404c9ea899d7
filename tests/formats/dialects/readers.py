"""Read the structure of a deck with the parser of its own system."""

from __future__ import annotations

import atexit
import json
import re
import subprocess
from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

from tests.formats.dialects import hugo_site, kramdown_tree, pandoc_tree
from tests.formats.dialects.install import FOLDER, SOURCE, hugo, node, pandoc
from tests.formats.dialects.pandoc_tree import kept, text
from tests.formats.dialects.structure import Structure, nodes

Tree = dict[str, Any]

HELD = "\ue000"
"""Stands for what a template layer takes out of a deck before its Markdown is read."""
_LIQUID = re.compile(r"\{%-?\s*(highlight|comment)\b.*?\{%-?\s*end\1\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_QUARTO = re.compile(r"\{\{\{<.*?>\}\}\}|\{\{<.*?>\}\}|(?<=\$\$) \{#eq-[\w-]+\}", re.DOTALL)
_MATH = re.compile(r"\$\$.+?\$\$|(?<![\w\\$])\$(?=\S)[^$\n]*[^\s$\\]\$(?!\d)|`r [^`]+`", re.DOTALL)
_PARAMETER = re.compile(
    r"(?<![\w-])(caption|title|subtitle|alt|text|label|attr|notes|c|summary|description)=(\"[^\"]*\"|'[^']*')"
)
_CELL = re.compile(r"^([ \t>]*)(```+)\s*\{([a-zA-Z0-9_]+(?:[ ,][^}\n]*)?)\}[ \t]*$", re.MULTILINE)
_YAML = re.compile(r"\A---[ \t]*\n(.*?\n?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_PANDOC = "markdown-auto_identifiers-smart"
_WITH_ANCHORS = "markdown-smart"
_CAPTION = re.compile(r"(fig\.(?:cap|alt)\s*=\s*)(\"[^\"]*\"|'[^']*')")
_JEKYLL_TEXTS = {"title", "description", "excerpt", "subtitle"}
_INVISIBLE = re.compile(
    r"^[ \t]*(```+)[ \t]*\{\w+[^\n]*\binclude ?= ?F[^\n]*\}[ \t]*\n(?:.*\n)*?[ \t]*\1[ \t]*$", re.MULTILINE
)
_XARINGAN_TEXTS = {"title", "subtitle", "author", "institute", "date"}


class Server:
    """A process that answers a line of JSON with a line of JSON."""

    def __init__(self, *command: str) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        atexit.register(self.stop)

    def stop(self) -> None:
        """End the process: it stops at the end of its input."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        self.process.wait(10)

    def ask(self, **question: str) -> Any:
        """Return the tree that the process answers with; raises ValueError where its parser refuses the text."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(question, ensure_ascii=False) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise ValueError(answer["error"])
        return answer["tree"]


@cache
def _node() -> Server:
    program = node()
    assert program
    link = FOLDER / "readers" / "server.mjs"
    return Server(program, "--preserve-symlinks", "--preserve-symlinks-main", str(link))


@cache
def _pandoc() -> Server:
    return Server(str(pandoc()), "lua", str(SOURCE / "pandoc.lua"))


@cache
def _ruby() -> Server:
    return Server("ruby", str(SOURCE / "kramdown.rb"))


@cache
def _has_kramdown() -> bool:
    try:
        command = ["ruby", "-e", 'require "kramdown"; require "kramdown-parser-gfm"']
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def missing(system: str) -> str:
    """Return why a system's parser cannot be run here; "" where it can."""
    if system in ("pandoc", "quarto", "rmarkdown") and not pandoc().exists():
        return "pandoc is not installed: make parsers"
    if system == "jekyll":
        return "" if _has_kramdown() else "kramdown is not installed: apt-get install ruby-kramdown-parser-gfm"
    if system == "hugo" and not hugo().exists():
        return "Hugo is not installed: make parsers"
    if system not in ("pandoc", "quarto", "rmarkdown") and not (node() and (FOLDER / "readers").exists()):
        return "the parsers for Node are not installed: make parsers"
    return ""


def read_structure(system: str, source: str) -> Structure:
    """Return the structure of a deck as its system reads it; raises ValueError where the system refuses the deck."""
    source = source.replace("\r\n", "\n") if system in ("hugo", "jekyll", "quarto", "rmarkdown", "xaringan") else source
    own = _OWN.get(system)
    return Structure(nodes(own(source) if own else _node().ask(system=system, text=source)))


def take_out(pattern: re.Pattern[str], source: str) -> tuple[str, list[Tree]]:
    """Return the text without what a template layer reads, and that: what its parameters say to readers is text."""
    found: list[Tree] = []

    def hold(match: re.Match[str]) -> str:
        said = [{"t": f"@{one[1]}", "s": one[2][1:-1], "n": True} for one in _PARAMETER.finditer(match[0])]
        is_value = match[0].startswith("{{") and not match[0].startswith(("{{<", "{{{"))
        found.append({"t": "template", "n": is_value, "c": [kept("tag", _PARAMETER.sub(r"\1=", match[0])), *said]})
        return HELD

    return pattern.sub(hold, source), found


def _cells(source: str, language: str) -> tuple[str, list[Tree]]:
    """Write the fences of cells as fences of code, as knitr and Quarto do; captions in them may be translated."""
    found: list[Tree] = []

    def hold(match: re.Match[str]) -> str:
        found.append(kept("cell", _CAPTION.sub(r"\1", match[3])))
        return f"{match[1]}{match[2]} {language}"

    return _CELL.sub(hold, source), found


def _read_pandoc(source: str) -> list[Tree]:
    document = _pandoc().ask(system=_PANDOC, text=source)
    if "(#" in source:
        pandoc_tree.follow_links(document, _pandoc().ask(system=_WITH_ANCHORS, text=source))
    return pandoc_tree.document(document)


def _read_quarto(source: str) -> list[Tree]:
    source, cells = _cells(source, "{.cell}")
    source, held = take_out(_QUARTO, source)
    return [*_read_pandoc(source), *cells, *held]


def _read_jekyll(source: str) -> list[Tree]:
    front = _YAML.match(source)
    body, held = take_out(_LIQUID, source[front.end() :] if front else source)
    read = kramdown_tree.document(_ruby().ask(text=body))
    return [*(_metadata(front[1], _JEKYLL_TEXTS) if front else ()), *read, *held]


def _read_xaringan(source: str) -> list[Tree]:
    front = _YAML.match(source)
    body = source[front.end() :] if front else source
    unseen = [kept("cell", one[0]) for one in _INVISIBLE.finditer(body)]  # knitr runs it and leaves nothing
    body, cells = _cells(_INVISIBLE.sub("", body), "r")
    body, held = take_out(_MATH, body)
    return [
        *(_metadata(front[1], _XARINGAN_TEXTS) if front else ()),
        *_node().ask(system="remark", text=body),
        *unseen,
        *cells,
        *({**one, "n": True} for one in held),  # it stands in sentences
    ]


def _read_hugo(source: str) -> list[Tree]:
    page = hugo_site.build(source)
    front = [metadata_tree("front matter", page.front, hugo_site.TEXTS)]
    return [*front, *_node().ask(system="html", text=page.html)]


def _metadata(source: str, keys: set[str]) -> list[Tree]:
    try:
        return [metadata_tree("front matter", yaml.safe_load(source), keys)]
    except yaml.YAMLError:
        return [kept("broken front matter", source)]


def metadata_tree(name: str, value: Any, keys: set[str]) -> Tree:
    """Return the tree of the values of front matter; those of text keys are for translators."""
    if isinstance(value, dict):
        return {
            "t": "map",
            "a": {"name": name},
            "c": [metadata_tree(str(key), one, keys) for key, one in value.items()],
        }
    if isinstance(value, list):
        return {"t": "list", "a": {"name": name}, "c": [metadata_tree(name, one, keys) for one in value]}
    if name in keys and isinstance(value, str):
        return {"t": "value", "a": {"name": name}, "c": [text(value)]}
    return kept("value", repr(value), {"name": name})


_OWN: dict[str, Callable[[str], list[Tree]]] = {
    "pandoc": _read_pandoc,
    "quarto": _read_quarto,
    "rmarkdown": _read_quarto,
    "jekyll": _read_jekyll,
    "xaringan": _read_xaringan,
    "hugo": _read_hugo,
}
"""What is read by more than its parser in Node."""
