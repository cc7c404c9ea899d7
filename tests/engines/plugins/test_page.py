"""What docs/engines.md shows runs as it stands: every configuration, and the commands against a server on loopback."""

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
SETTINGS = [snippet for snippet in snippets("toml", PAGE) if "[project]" not in snippet]
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


@pytest.mark.parametrize("command", "".join(snippets("sh", PAGE)).splitlines())
def test_the_commands_of_the_page_draft(command: str, project: Path, loctool: Run) -> None:
    settings = next(one for one in SETTINGS if ('["llm", "argos"]' in one) == ("--compare" in command))
    (project / "source" / "seltene-erden.md").write_text(DECK, "utf-8")
    with serve() as server:
        assert server.models
        own = f'model = "{server.models[0]}"\nurl = "{server.url}"'
        (project / "loctool.toml").write_text(settings.replace('model = "qwen3:8b"', own), "utf-8")
        assert loctool("extract").returncode == 0
        done = loctool(*shlex.split(command)[1:])
        assert server.requests
    assert (done.returncode, done.stderr) == (0, "")
    drafts = polib.pofile(str(project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po"))
    assert all(entry.msgstr and entry.fuzzy for entry in drafts)
