"""A model's server with every fault, before real Argos: nothing wrong is written, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.catalog.reader import read
from loctool.drafting.selection import Report
from loctool.engines import ENGINES, Engine
from loctool.engines.llm.engine import open_engine
from loctool.errors import EngineError
from loctool.quality.judging import judge_draft
from loctool.text.markup.proof import keeps_markup
from tests.drafting.asking.conftest import Slides
from tests.engines.llm.server import Fault, ModelServer, serve

GONE = (Fault.FAILING, Fault.BUSY_FOR_UNKNOWN, Fault.RESET, Fault.LATE)
"""What the client gives up, at last."""


def model_of(server: ModelServer, folder: Path, **settings: object) -> Engine:
    settings = {**server.settings, "parallel": 2, **settings}
    return open_engine("de", "en", settings=settings, folder=folder)


def is_sound(slides: Slides, report: Report) -> bool:
    """Return whether each message has a draft that keeps its markup and is not refused, or is reported."""
    refused = {one.msgid for one in report.refused}
    for entry in read(slides.path()).messages():
        if entry.msgstr:
            assert keeps_markup(entry.msgid, entry.msgstr)
            assert entry.fuzzy
            assert "note doubt" in entry.tcomment or not judge_draft(entry.msgid, entry.msgstr, ("de", "en")).refusals
        else:
            assert entry.msgid in refused
    return True


@pytest.mark.parametrize("fault", Fault)
def test_each_fault_of_a_server(slides: Slides, fault: Fault) -> None:
    with serve(lambda _: fault, wait="0", delay=2.0) as server:
        impatient = {"timeout": 1} if fault in GONE else {}
        report = slides.run(model_of(server, slides.folder, **impatient), ENGINES["argos"]("de", "en"))
    assert is_sound(slides, report)
    assert isinstance(report.problem, EngineError) or fault not in GONE
    assert report.drafted >= 6


def test_a_fault_that_passes_leaves_nothing_behind(slides: Slides) -> None:
    with serve([Fault.CUT, Fault.NOT_JSON, Fault.TAGS_LOST], wait="0") as server:
        report = slides.run(model_of(server, slides.folder))
        assert report.problem is None
        assert is_sound(slides, report)
