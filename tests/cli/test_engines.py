"""`loctool draft` with engines that ask a server: what is written, what is said, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from loctool.catalog import provenance, reader
from loctool.catalog.provenance import State
from tests.conftest import Run
from tests.engines.llm.faults import Fault
from tests.engines.llm.server import MODEL, ModelServer, serve

DECK = """\
# Der Himmel

Das Wasser ist kalt.

---

# Die Erde

Der Boden ist warm.

---

# Das Meer

Die Wellen sind hoch.
"""
MESSAGES = 6
OTHER = "0.0.0.0"  # noqa: S104 - the same server by an address that is not loopback's
NO_PROXY = {"NO_PROXY": "*", "no_proxy": "*"}


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serve() as running:
        yield running


@pytest.fixture
def small(project: Path, loctool: Run) -> Path:
    """Return the project with a deck of three slides, extracted into English."""
    (project / "source" / "seltene-erden.md").unlink()
    (project / "source" / "deck.md").write_text(DECK)
    (project / "loctool.toml").write_text('targets = ["en"]\n')
    assert loctool("extract").returncode == 0
    return project


def configure(folder: Path, url: str, more: str = "", model: str = MODEL) -> None:
    """Let the project's engine be a model at a URL, which is asked for one slide after the other."""
    table = f'[engines.llm]\nurl = "{url}"\nmodel = "{model}"\nparallel = 1\n'
    (folder / "loctool.toml").write_text(f'targets = ["en"]\nengine = "llm"\n{table}{more}')


def catalog(folder: Path) -> Path:
    return folder / "locales" / "en" / "LC_MESSAGES" / "deck.po"


def states(folder: Path) -> Counter[State]:
    return Counter(map(provenance.state, reader.read(catalog(folder)).messages()))


def engines(folder: Path) -> Counter[str]:
    """Return how many drafts each engine made."""
    found = map(provenance.draft_of, reader.read(catalog(folder)).messages())
    return Counter(one.engine for one in found if one)


def fails_from(number: int, fault: Fault) -> Mapping[str, Any]:
    """Return the behaviour of a server whose answers are right until a slide, and then always wrong."""
    titles = [line.removeprefix("# ") for line in DECK.splitlines() if line.startswith("#")]
    return {"faults": lambda slide: fault if str(slide).find(titles[number]) >= 0 else None}


def test_what_is_drafted_is_not_asked_for_again(small: Path, loctool: Run, server: ModelServer) -> None:
    configure(small, server.url)
    first = loctool("draft")
    assert (first.returncode, first.stderr) == (0, f"drafting en: {MESSAGES} messages\n")
    assert first.stdout.startswith(f"en: {MESSAGES} drafted, 0 copied (")
    makers = {one.maker for one in map(provenance.draft_of, reader.read(catalog(small)).messages()) if one}
    assert {maker.rpartition("/")[0] for maker in makers} == {f"llm/{MODEL}"}
    asked = len(server.requests)
    assert asked == 3
    assert f"{MESSAGES} drafts up to date" in loctool("draft").stdout
    assert "to renew" in loctool("status").stdout
    catalog(small).unlink()
    assert loctool("extract").returncode == 0
    assert loctool("draft", "--no-memory").returncode == 0
    assert (states(small), len(server.requests)) == (Counter({State.DRAFT: MESSAGES}), asked)


def test_a_server_that_is_away_is_one_line(small: Path, loctool: Run) -> None:
    with serve() as gone:
        pass
    configure(small, gone.url)
    before = catalog(small).read_bytes()
    result = loctool("draft", "-q")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith("loctool: en: ")
    assert gone.url in result.stderr
    assert catalog(small).read_bytes() == before


def test_without_a_server_the_next_engine_drafts(small: Path, loctool: Run) -> None:
    with serve() as gone:
        pass
    configure(small, gone.url)
    result = loctool("draft", "--engine", "llm", "--engine", "argos")
    assert result.returncode == 1
    assert result.stderr.count(gone.url) == 1
    assert f"{MESSAGES} drafted (0 llm, {MESSAGES} argos)" in result.stdout
    assert engines(small) == {"argos": MESSAGES}


def test_an_unknown_model_is_one_line(small: Path, loctool: Run, server: ModelServer) -> None:
    configure(small, server.url, model="nobody")
    result = loctool("draft", "-q")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "nobody" in result.stderr
    assert MODEL in result.stderr
    assert states(small) == {State.UNTRANSLATED: MESSAGES}


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Fault.BUSY, "takes no more requests for now (429); it asks to wait 99 s; run the command again later"),
        (Fault.RESET, "was lost before an answer was complete"),
    ],
)
def test_what_is_finished_is_kept(small: Path, loctool: Run, fault: Fault, message: str) -> None:
    with serve(**fails_from(2, fault), wait="99") as failing:
        configure(small, failing.url, "timeout = 20\n")
        result = loctool("draft", "-q")
        assert (result.returncode, result.stderr.count("\n")) == (1, 1)
        assert failing.url in result.stderr
        assert message in result.stderr
        assert states(small) == {State.DRAFT: 4, State.UNTRANSLATED: 2}
        failing.faults = ()
        asked = len(failing.requests)
        assert loctool("draft", "-q").returncode == 0
        assert states(small) == {State.DRAFT: MESSAGES}
        assert len(failing.requests) == asked + 1


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("temprature = 0.5", "7: the engine llm has no setting `temprature`; did you mean `temperature`?"),
        ("api_key = 'sk-1'", "7: `api_key` is not a setting: keys belong in the environment"),
        ("temperature = 9", "7: `temperature` must be a number from 0 to 2, not 9"),
        ("[engines.big]\nkind = 'llm'\nmodel = 'x'\nseed = 'y'", "10: `seed` must be a whole number"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(small: Path, loctool: Run, setting: str, message: str) -> None:
    configure(small, "http://127.0.0.1:9", f"{setting}\n")
    before = catalog(small).read_bytes()
    result = loctool("draft", "--engine", "big" if "big" in setting else "llm")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"loctool: loctool.toml:{message}")
    assert catalog(small).read_bytes() == before


def test_a_model_has_to_be_named(small: Path, loctool: Run) -> None:
    result = loctool("draft", "--engine", "llm")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(
        "loctool: loctool.toml: the engine llm needs a model; set `model`, as in [engines.llm]"
    )


def test_a_table_of_another_name_has_to_say_which_engine_it_is(small: Path, loctool: Run) -> None:
    configure(small, "http://127.0.0.1:9", "[engines.big]\nmodel = 'x'\n")
    result = loctool("draft", "--engine", "big")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert 'which of them it is by `kind`, as in kind = "llm"' in result.stderr


def test_nothing_is_sent_to_another_machine_unasked(small: Path, loctool: Run, server: ModelServer) -> None:
    url = server.url.replace("127.0.0.1", OTHER)
    configure(small, url)
    refused = loctool("draft", environment=NO_PROXY)
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert refused.stderr.startswith(f"loctool: loctool.toml:4: {url} is another machine")
    assert (server.paths, states(small)) == ([], {State.UNTRANSLATED: MESSAGES})
    allowed = loctool("draft", "--allow-remote", environment=NO_PROXY)
    assert allowed.returncode == 0
    assert [line for line in allowed.stderr.splitlines() if "are sent to" in line] == [
        f"loctool: llm: texts, terms of the glossary and confirmed translations are sent to {url.partition('//')[2]}"
    ]
    assert states(small) == {State.DRAFT: MESSAGES}
    sent = len(server.paths)
    assert loctool("status").returncode == 0
    assert len(server.paths) == sent


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals")
def test_on_a_terminal_a_notice_takes_the_line_of_the_bar(small: Path, server: ModelServer) -> None:
    configure(small, server.url.replace("127.0.0.1", OTHER), "remote = true\n")
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "loctool", "draft", "en"]
    done = subprocess.run(command, cwd=small, env=os.environ | NO_PROXY, stdout=subprocess.DEVNULL, stderr=end)
    shown = os.read(terminal, 1 << 16).decode()
    os.close(end)
    os.close(terminal)
    assert done.returncode == 0
    before, notice, _ = shown.partition("\r\x1b[Kloctool: llm: texts")
    assert "drafting en" in before
    assert notice


def test_status_and_the_page_need_no_engine(small: Path, loctool: Run, server: ModelServer) -> None:
    configure(small, server.url, '[engines.big]\nkind = "llm"\nmodel = "test-model:1b"\nurl = "' + server.url + '"\n')
    assert loctool("draft", "--engine", "big").returncode == 0
    assert engines(small) == {"big": MESSAGES}
    assert loctool("status", "-v").stdout.count("drafts to renew are not known") == 0
    sent = len(server.paths)
    for table, problem in (("", "engine 'big', which is not installed"), ('[engines.big]\nkind = "llm"\n', ":7: ")):
        configure(small, server.url, table)
        shown = loctool("status", "-v")
        assert shown.returncode == 0
        assert problem in shown.stdout
        assert loctool("preview", "en", "-o", str(small / "preview")).returncode == 0
    assert len(server.paths) == sent


def test_engines_are_compared_in_a_table(small: Path, loctool: Run, server: ModelServer) -> None:
    configure(small, server.url)
    result = loctool("draft", "--engine", "llm,argos", "--compare")
    summary, *table = result.stdout.splitlines()
    assert result.returncode == 0
    assert summary.startswith(f"en: {MESSAGES} drafted (")
    header, *rows = (re.split(" {2,}", line) for line in table)
    assert header[:5] == ["engine", "language", "asked", "passed", "taken"]
    assert [row[0] for row in rows] == [f"llm ({MODEL})", "argos"]
    assert all(row[1:3] == ["en", str(MESSAGES)] for row in rows)
    assert sum(int(row[4]) for row in rows) == MESSAGES
    assert loctool("draft", "--engine", "llm,argos", "--compare", "-q").stdout == ""


def test_a_refusing_model_leaves_the_messages_to_the_next_engine(small: Path, loctool: Run) -> None:
    with serve(lambda _: Fault.NOT_JSON) as refusing:
        configure(small, refusing.url, "\n")
        result = loctool("draft", "--engine", "llm,argos")
    assert (result.returncode, engines(small)) == (0, {"argos": MESSAGES})
    assert f"{MESSAGES} drafted (0 llm, {MESSAGES} argos)" in result.stdout


@pytest.mark.parametrize("engine", ["llm", "libretranslate"])
def test_a_cluster_does_not_ask_servers(small: Path, loctool: Run, server: ModelServer, engine: str) -> None:
    configure(small, server.url)
    result = loctool("draft", "--engine", engine, "--scheduler", "tcp://127.0.0.1:9")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert f"the engine {engine!r} asks a server and cannot draft on a cluster" in result.stderr


def test_tables_that_set_no_engine_are_told(small: Path, loctool: Run) -> None:
    (small / "loctool.toml").write_text('targets = ["en"]\n[engines.agros]\nx = 1\n')
    result = loctool("draft", "--engine", "pseudo")
    assert result.returncode == 0
    assert result.stderr.splitlines()[0] == (
        "loctool: loctool.toml:2: no engine is called 'agros'; did you mean argos?"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_waits_for_no_answer(small: Path, loctool: Run, number: int) -> None:
    with serve(**fails_from(2, Fault.LATE), delay=600) as slow:
        configure(small, slow.url, "timeout = 600\n")
        process = subprocess.Popen(
            [sys.executable, "-m", "loctool", "draft", "en"], cwd=small, env=os.environ | NO_PROXY,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        while not any("Das Meer" in str(one.slide) for one in list(slow.requests)) and process.poll() is None:
            slow.closed.wait(0.02)
        process.send_signal(number)
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 128 + number, errors
        assert "what was finished is kept, run the command again to go on" in errors.splitlines()[-1]
        assert "Traceback" not in errors
        found = states(small)
        assert found.keys() <= {State.DRAFT, State.UNTRANSLATED}
        assert (found.total(), found[State.UNTRANSLATED] >= 2) == (MESSAGES, True)
        slow.faults, asked = (), len(slow.requests)
        assert loctool("draft", "-q").returncode == 0
        assert states(small) == {State.DRAFT: MESSAGES}
        assert len(slow.requests) == asked + 1  # what was answered is known, stored or not
