"""A real server of language models, whatever it writes: nothing wrong is written, nothing lost, nothing sent twice.

They run with LOCTOOL_LLM_URL, which is `url` of the configuration; LOCTOOL_LLM_MODEL names the model, by default the
first that the server lists, and LOCTOOL_LLM_CONTEXT its window in tokens, 4096 by default.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from loctool.catalog import provenance, reader
from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.message_syntax import message_syntax
from loctool.drafting.selection import Report
from loctool.engines.llm.engine import ModelEngine, open_engine
from loctool.engines.llm.protocols import dialect_of
from loctool.engines.llm.settings import read_model
from loctool.engines.requests import Inquiry, Request
from loctool.engines.servers.client import Client
from loctool.errors import EngineError
from loctool.project import find
from loctool.quality.judging import final_reasons
from loctool.text.markup.proof import keeps_markup
from loctool.verbs.draft import draft
from loctool.verbs.extract import extract

URL = os.environ.get("LOCTOOL_LLM_URL", "")
pytestmark = [
    pytest.mark.skipif(not URL, reason="LOCTOOL_LLM_URL names no server of a language model"),
    pytest.mark.xdist_group("real server"),
]
DECK = """# Seltene Erden

- Die Preise steigen **seit März** um 34 %.
- Das Werk liefert `make all` nicht mehr.
"""
PROGRAM = """msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#, python-format
msgid "%(count)d Datei wurde gelöscht."
msgid_plural "%(count)d Dateien wurden gelöscht."
msgstr[0] ""
msgstr[1] ""

#, python-format
msgid "Der Ordner <b>%(name)s</b> ist leer."
msgstr ""

msgid "Öffnen"
msgstr "Open"
"""
SLIDE = Request("de", "en", "deck", "Natur", (Inquiry("Der Baum steht im <1>Wald</1>."), Inquiry("Die Sonne scheint.")))


def settings(**others: Any) -> dict[str, Any]:
    """Return the engine's table; the model is the server's first unless the environment names one."""
    context = int(os.environ.get("LOCTOOL_LLM_CONTEXT", "4096"))
    table = {"url": URL, "context": context, "parallel": 2, "timeout": 1200, "seed": 1, "remote": True, **others}
    return {"model": os.environ.get("LOCTOOL_LLM_MODEL") or first_model({**table, "model": "any"}), **table}


def first_model(table: dict[str, Any]) -> str:
    model = read_model("llm", table)
    dialect = dialect_of(model)
    return dialect.read_models(Client(model.server).get(dialect.list_path))[0]


@dataclass
class Drafted:
    """What a run made of the project."""

    folder: Path
    report: Report
    model: str

    def paths(self) -> list[Path]:
        """Return the catalogs."""
        return [self.folder / "locales/en/LC_MESSAGES/deck.po", self.folder / "po/en.po"]

    def entries(self) -> list[Entry]:
        """Return the messages of both catalogs."""
        return [entry for path in self.paths() for entry in reader.read(path).messages()]


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Drafted:
    folder = tmp_path_factory.mktemp("project")
    for name, text in (("source/deck.md", DECK), ("po/en.po", PROGRAM), ("glossary/terms.csv", "de,en\nWerk,plant\n")):
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
    table = settings()
    lines = [f"{key} = {json.dumps(value)}" for key, value in table.items()]
    (folder / "loctool.toml").write_text(
        'source_language = "de"\ntargets = ["en"]\nengine = "llm"\n'
        'catalogs = ["locales/{language}/LC_MESSAGES/{domain}.po", "po/{language}.po"]\n'
        "[engines.llm]\n" + "\n".join(lines) + "\n"
    )
    extract(find(folder))
    return Drafted(folder, draft(find(folder), "en"), table["model"])


def test_every_message_is_drafted_or_refused_with_its_reason(drafted: Drafted) -> None:
    assert drafted.report.problem is None
    asked = [one for one in drafted.entries() if one.msgid != "Öffnen"]
    assert len(asked) == 5
    for entry in asked:
        assert any(forms_of(entry)) != bool(provenance.refusal_of(entry))
    assert drafted.report.drafted == sum(provenance.draft_of(one) is not None for one in asked)
    assert len(drafted.report.refused) == sum(bool(provenance.refusal_of(one)) for one in asked)


def test_what_is_written_keeps_its_markup_and_says_that_it_is_a_draft(drafted: Drafted) -> None:
    for entry in drafted.entries():
        if provenance.draft_of(entry):
            assert provenance.is_untouched_draft(entry)
            assert entry.fuzzy
            syntax = message_syntax(entry)
            assert all(forms_of(entry)), "a form is missing"
            for text in forms_of(entry):
                sources = [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else [])]
                assert any(keeps_markup(source, text, syntax) for source in sources)
                assert not all(final_reasons(source, text, ("de", "en"), None, syntax) for source in sources)


def test_persons_texts_stay(drafted: Drafted) -> None:
    assert [one.msgstr for one in drafted.entries() if one.msgid == "Öffnen"] == ["Open"]


def test_provenance_names_the_model(drafted: Drafted) -> None:
    made = [one for one in map(provenance.draft_of, drafted.entries()) if one]
    version = open_engine("de", "en", settings=settings()).features.version
    assert version.startswith(drafted.model.split("/")[0])
    assert all((one.engine, one.version) == ("llm", version) for one in made)


def test_a_second_run_sends_nothing_that_is_drafted(drafted: Drafted) -> None:
    before = [one.msgid for one in drafted.entries() if provenance.draft_of(one)]
    texts = {one.msgid: forms_of(one) for one in drafted.entries()}
    draft(find(drafted.folder), "en")
    after = {one.msgid: forms_of(one) for one in drafted.entries()}
    assert all(after[one] == texts[one] for one in before)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Return the bodies that are sent to the server, as they come."""
    bodies: list[object] = []
    post = Client.post

    def note(client: Client, path: str, body: object) -> Any:
        bodies.append(body)
        return post(client, path, body)

    monkeypatch.setattr(Client, "post", note)
    return bodies


def open_in(folder: Path | None = None, **others: Any) -> ModelEngine:
    return open_engine("de", "en", settings=settings(**others), folder=folder)


def test_an_answer_that_was_taken_is_not_asked_for_again(tmp_path: Path, sent: list[object]) -> None:
    first = open_in(tmp_path).correspondent.answer(SLIDE)
    count = len(sent)
    second = open_in(tmp_path).correspondent.answer(SLIDE)
    is_taken = not (first.fault or first.faults)
    assert (len(sent) == count) == is_taken
    assert not is_taken or second == first
    assert set(first.texts).isdisjoint(first.faults)
    assert first.fault or set(first.texts) | set(first.faults) == {0, 1}


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(EngineError, match="has no model 'no-such-model:1b'"):
        open_in(model="no-such-model:1b").correspondent.answer(SLIDE)


def test_a_prompt_that_is_too_long_is_that_ones_fault() -> None:
    correspondent = open_in().correspondent
    words = " ".join(
        f"Wort {number}" for number in range(40 * int(os.environ.get("LOCTOOL_LLM_CONTEXT", "4096")) // 100)
    )
    longest = Request("de", "en", "deck", "", (Inquiry(words),))
    assert not correspondent.fits(longest)
    answer = correspondent.answer(longest)
    assert answer.fault or answer.faults or answer.texts
    assert set(correspondent.answer(SLIDE).faults) <= {0, 1}


def test_what_is_under_way_can_be_given_up() -> None:
    engine = open_in()
    errors: list[EngineError] = []

    def ask() -> None:
        try:
            engine.correspondent.answer(SLIDE)
        except EngineError as problem:
            errors.append(problem)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    engine.correspondent.close()
    for thread in threads:
        thread.join()
    assert len(errors) == 3
    assert "was closed" in str(errors[0])
    assert set(open_in().correspondent.answer(SLIDE).texts) <= {0, 1}
