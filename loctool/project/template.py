"""The configuration that `init` writes, with a comment on every key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from loctool.errors import ConfigError
from loctool.files import is_there, read_text
from loctool.formats import dialect_names
from loctool.project.config import configurations
from loctool.project.detection import Detected
from loctool.text.controls import clean_name

TEMPLATE = """\
{header}
# The name and version written into the catalogs (Project-Id-Version).
name = {name}
version = "1.0"

# Language of the source texts, and the languages that they are translated into (gettext tags: en, pt_BR, sr@latin).
source_language = {source_language}
targets = {targets}

# Folders of the source decks, of the templates and of the glossary, relative to this file.
source = {source}
locales = "locales"
glossary = "glossary"

# Where the catalogs are, also those of programs and of documentation. Those of decks follow the first with {{domain}}.
# `*` is any name, `**/` any number of folders: po/{{language}}.po, **/locale/{{language}}/LC_MESSAGES/{{domain}}.po
{catalogs}

# Only these decks; files that are not decks, glossaries or catalogs of this project. Patterns as in .gitignore,
# relative to this file. Hidden folders and node_modules are never searched; `loctool status -v` says what is left out.
# include = ["source/2026/**"]
# exclude = ["drafts", "README.md"]

# Where translators report mistakes in the source texts: an address or a URL.
bugs_address = ""

# How catalogs of decks are named, instead of like the deck: {{name}}, {{folder}} and {{suffix}} are parts of its path.
# catalog_names = {{"source/2026/**" = "2026-{{name}}"}}

# Keys of the decks' front matter that are translated, beside those that the decks' dialect has for texts.
front_matter = ["title", "description"]

# The Markdown that the decks are written for, where it is not to be detected: {dialects}.
# For all decks, or by patterns of paths, of which the first that matches counts.
# dialect = "marp"
# dialect = {{"source/talks/**" = "reveal", "README.md" = "github"}}

# What parts the slides of reveal.js, where the page sets data-separator and the like: regular expressions, as there.
# reveal = {{separator = '^\\n---\\n$', separator-vertical = '^\\n--\\n$', separator-notes = '^Notes:'}}

# Texts of the masters and layouts of .pptx and .odp decks, too.
# pptx = {{masters = true}}

# References in the catalogs: file, full (with line numbers; more changed lines in diffs) or never.
references = "file"

# Show the glossary's terms beside the messages, as comments in the catalogs: # loctool: term Öl → oil
term_comments = true

# Subject fields (the glossary's column `domain`) that are for some decks alone.
# domains = {{medicine = ["clinic-*"]}}

# The languages that drafts pass through, by target; by default the packages decide: `loctool models list`.
# routes = ["de-en-ru"]

# What drafts: argos by default. Of several engines, the first wins whose draft no rule refuses or doubts.
# engine = ["llm", "argos"]

# The translation memory, filled from the catalogs and from `loctool tm import`; give a path to share it among projects.
memory = ".loctool/memory.sqlite"

# What `loctool check` does; `loctool explain` lists the rules. `select`: rules that run only if chosen, besides the
# usual ones. `ignore`: rules that do not run. `formality`: how readers are addressed. `baseline`: a file with findings
# that are known (`loctool check --write-baseline`).
# [{check}]
# select = ["no-break-space"]
# ignore = ["full-stop"]
# formality = {{de = "formal", ru = "informal"}}
# baseline = "check-baseline.json"

# error, warning, note or off.
# [{check}.severity]
# wrong-quotes = "error"

# For some files or languages; of those that set a rule, the last counts.
# [[{check}.overrides]]
# paths = ["locales/*/LC_MESSAGES/legacy-*.po"]
# languages = ["ar"]
# severity = {{full-stop = "off"}}

# Settings of the engines. A table of another name with `kind` makes a second engine: [{engines}.big] kind = "llm".
# [{engines}.llm]
# url = "http://127.0.0.1:11434/v1"
# model = "qwen3:8b"
"""


def create(folder: Path, found: Detected) -> tuple[Path, str]:
    """Return the configuration file that `init` is to write in `folder`, and its new text.

    A pyproject.toml gains a [tool.loctool] table at its end; else it is a loctool.toml of its own. Raises ConfigError
    where the folder has a configuration already.
    """
    for path, _ in configurations(folder):
        raise ConfigError("the project has its configuration already; edit it", path)
    catalogs = _toml(found.catalogs or ["locales/{language}/LC_MESSAGES/{domain}.po"])
    values = {
        "name": _toml(clean_name(folder.resolve().name) or "loctool"),
        "source_language": _toml(found.source_language),
        "targets": _toml(found.targets),
        "source": _toml(found.source),
        "dialects": ", ".join(dialect_names()),
        "catalogs": f"{'' if found.catalogs else '# '}catalogs = {catalogs}",
    }
    if is_there(pyproject := folder / "pyproject.toml", ConfigError):
        text = read_text(pyproject, ConfigError).rstrip("\n")
        return pyproject, f"{text}\n\n" + _fill("[tool.loctool]", "tool.loctool.", values)
    return folder / "loctool.toml", _fill("# Configuration of loctool.", "", values)


def _fill(header: str, above: str, values: Mapping[str, str]) -> str:
    """Return the template with its values; the names of its tables begin with `above`."""
    return TEMPLATE.format(header=header, check=f"{above}check", engines=f"{above}engines", **values)


def _toml(value: str | list[str]) -> str:
    """Return a string or a list of strings as TOML; characters beyond the BMP have no JSON escape that TOML knows."""
    return json.dumps(value, ensure_ascii=False)
