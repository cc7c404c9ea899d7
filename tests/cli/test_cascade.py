"""The user's deck through the cascade: a model's server with faults before real Argos, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from loctool import project as projects
from loctool.catalog import provenance, reader
from loctool.catalog.provenance import COPY
from loctool.quality.judging import judge_draft
from loctool.text.markup.proof import keeps_markup
from loctool.verbs.support.inputs import term_index
from tests.conftest import Run
from tests.engines.llm.faults import Fault
from tests.engines.llm.server import MODEL, serve


def spoil(slide: Mapping[str, Any]) -> Fault | None:
    """Return a fault for most slides, the same one each time."""
    faults = (None, Fault.TAGS_LOST, Fault.OTHER_LANGUAGE, Fault.NUMBER_MISSING, Fault.NOT_JSON)
    return faults[len(slide.get("title", "")) % len(faults)]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_users_deck(project: Path, loctool: Run, language: str) -> None:
    assert loctool("extract").returncode == 0
    with serve(spoil) as server:
        (project / "loctool.toml").write_text(
            f'engine = ["llm", "argos"]\n[check]\nformality = {{{language} = "formal"}}\n'
            f'[engines.llm]\nurl = "{server.url}"\nmodel = "{MODEL}"\n'
        )
        done = loctool("draft", language)
    assert all("Address the reader formally." in one.system for one in server.requests)
    catalog = reader.read(project / "locales" / language / "LC_MESSAGES" / "seltene-erden.po")
    terms = term_index(projects.find(project))
    makers = set()
    for entry in catalog.messages():
        if not entry.msgstr:
            assert f"{entry.linenum}: left undrafted" in done.stderr
            continue
        assert entry.fuzzy
        assert keeps_markup(entry.msgid, entry.msgstr)
        made = provenance.draft_of(entry)
        assert made is not None
        makers.add(made.engine)
        if made.engine != COPY:
            verdict = judge_draft(entry.msgid, entry.msgstr, ("de", language), terms)
            assert "note doubt" in entry.tcomment or not (verdict.refusals or verdict.doubts)
    assert makers == {"llm", "argos", COPY}
    assert done.returncode == ("left undrafted" in done.stderr)
