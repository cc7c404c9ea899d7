"""What the pages show of engines runs as it stands: configurations, and commands against a server on loopback."""

from __future__ import annotations

import shlex
from pathlib import Path

import polib
import pytest

from loctool import project as projects
from loctool.verbs.support.engines.choosing import choose_engines
from loctool.verbs.support.engines.opening import open_engine
from tests.conftest import ROOT, Run
from tests.engines.llm.server import serve
from tests.engines.plugins.conftest import Install
from tests.test_docs import snippets

PAGE = "docs/engines.md"
EXAMPLE = ROOT / "tests" / "data" / "engine-package" / "loctool_command.py"
SETTINGS = [snippet for page in (PAGE, "README.md") for snippet in snippets("toml", page) if "[engines." in snippet]
CASCADE = 'engine = ["llm", "argos"]'
COMMANDS = [
    ("loctool draft", CASCADE, "README.md"),
    ("loctool draft en", 'engine = "llm"', PAGE),
    ("loctool draft en --compare", CASCADE, PAGE),
]
"""Command, the line of the configuration that it is run with, and the page that shows both."""
DECK = "# Seltene Erden\n\nDie **Gespräche** haben begonnen.\n"


@pytest.mark.parametrize("snippet", SETTINGS, ids=range(len(SETTINGS)))
def test_every_configuration_of_the_page_is_accepted(snippet: str, project: Path, install: Install) -> None:
    install("loctool-command", {"command": "loctool_command:open_engine"}, loctool_command=EXAMPLE.read_text("utf-8"))
    (project / "loctool.toml").write_text(snippet, "utf-8")
    found = projects.find(project)
    names = {*choose_engines(found), *found.engines}
    assert names >= found.engines.keys() > set()
    for name in names:
        assert open_engine(found, name, "en").name == name


def test_no_command_of_the_page_is_left_out() -> None:
    assert "".join(snippets("sh", PAGE)).splitlines() == [command for command, _, page in COMMANDS if page == PAGE]


@pytest.mark.parametrize(("command", "line", "page"), COMMANDS)
def test_the_commands_of_the_pages_draft(command: str, line: str, page: str, project: Path, loctool: Run) -> None:
    assert f"{command}\n" in snippets("sh", page)
    settings = next(one for one in snippets("toml", page) if one.startswith(line))
    (project / "source" / "seltene-erden.md").write_text(DECK, "utf-8")
    with serve() as server:
        own = f'model = "{server.models[0]}"\nurl = "{server.url}"'
        (project / "loctool.toml").write_text(settings.replace('model = "qwen3:8b"', own), "utf-8")
        assert loctool("extract").returncode == 0
        done = loctool(*shlex.split(command)[1:])
        assert server.requests
    assert done.returncode == 0, done.stderr
    assert "loctool:" not in done.stderr
    drafts = polib.pofile(str(project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"))
    assert all(entry.msgstr and entry.fuzzy for entry in drafts)
