"""Of several engines the first one wins whose draft no rule refuses or doubts; else the draft with the fewest findings."""

from __future__ import annotations

import pytest

from loctool.catalog.reader import read
from loctool.drafting.candidates import Refusal
from loctool.drafting.cascade.made import made_of
from loctool.engines import ENGINES
from loctool.engines.absent import AbsentEngine
from loctool.errors import EngineError, PackageError
from loctool.model import Draft
from tests.drafting.asking.answering import Answering, AskedEngine
from tests.drafting.asking.conftest import TABLE, Slides
from tests.drafting.scripted import Scripted, known

WOOD = "Der Wald"
FIRE = "Im Jahr 1987 brannten 40 Hektar ab."
SPRUCE = "Die Fichte wächst schnell."


def scripted(name: str = "scripted", **translations: str) -> Scripted:
    """Return an engine for texts that knows these and what the table has without markup."""
    table = {text: target for text, target in TABLE.items() if "<" not in text} | translations
    return Scripted(known(table), ("de", "en"), name=name, identity=f"{name}/1")


def engine_of(slides: Slides, msgid: str) -> str:
    entry = next(one for one in read(slides.path()).messages() if one.msgid == msgid)
    return entry.tcomment.split("loctool: draft ")[-1].split()[0] if entry.msgstr else ""


def test_what_one_engine_lacks_the_next_one_drafts(slides: Slides) -> None:
    table = TABLE | {FIRE: "40 hectares burned down."}
    text = scripted()
    report = slides.run(AskedEngine(Answering(table)), text)
    assert report.refused == []
    assert slides.texts()[FIRE] == TABLE[FIRE]
    assert (engine_of(slides, FIRE), engine_of(slides, WOOD)) == ("scripted", "asked/model:1b/0")
    assert set(text.asked) == {FIRE}
    asked, other = report.engines.values()
    assert (asked.asked, asked.passed, asked.taken) == (7, 6, 6)
    assert (other.asked, other.passed, other.taken) == (1, 1, 1)
    again = slides.run(AskedEngine(Answering(table)), text, renew=True)
    assert (again.current, again.drafted) == (7, 0)


def test_the_real_engine_drafts_what_a_model_does_not(slides: Slides) -> None:
    argos = ENGINES["argos"]("de", "en")
    report = slides.run(AskedEngine(Answering({WOOD: "The forest"})), argos)
    assert slides.texts()[WOOD] == "The forest"
    assert engine_of(slides, SPRUCE) == "argos"
    assert report.drafted == 7 - len(report.refused)
    assert report.engines["argos"].asked == 6


def test_an_engine_for_texts_may_come_first(slides: Slides) -> None:
    report = slides.run(scripted(), AskedEngine(Answering(TABLE)))
    assert (engine_of(slides, WOOD), report.refused) == ("scripted", [])
    assert engine_of(slides, "Die Buche wächst **langsam**.") == "asked/model:1b/0"


def test_the_draft_with_the_fewest_findings_is_written_with_them(slides: Slides) -> None:
    worse, better = "40 burned down, burned down.", "40 hectares burned down."
    first, second = scripted("one", **{FIRE: worse}), scripted("two", **{FIRE: better})
    for engines in ((first, second), (second, first)):
        report = slides.run(*engines, compare=True)
        assert slides.texts()[FIRE] == better
        assert FIRE not in [one.msgid for one in report.refused]
        entry = next(one for one in read(slides.path()).messages() if one.msgid == FIRE)
        assert entry.fuzzy
        assert "loctool: note doubt, lost the number 1987" in entry.tcomment
    assert engine_of(slides, FIRE) == "two"


@pytest.mark.parametrize("bad", ["", "brannten 1987 40 Hektar ab", "В 1987 году сгорело 40 гектаров.", "[1] 1987, 40"])
def test_some_drafts_are_never_written(slides: Slides, bad: str) -> None:
    report = slides.run(scripted("one", **{FIRE: bad}), AskedEngine(Answering(TABLE | {FIRE: bad})))
    assert slides.texts()[FIRE] == ""
    assert FIRE in [one.msgid for one in report.refused]


def test_a_single_engine_s_refusal_stands(slides: Slides) -> None:
    report = slides.run(scripted(**{FIRE: "40 hectares burned down."}))
    assert slides.texts()[FIRE] == ""
    assert "lost the number 1987" in [one.reason for one in report.refused]
    assert report.engines == {}


def test_a_doubt_comes_before_a_refusal(slides: Slides) -> None:
    doubted = made_of(Draft("x", 0.0, ("de", "en"), doubts=("a", "b")))
    refused = made_of(Refusal("lost", Draft("y", 0.0, ("de", "en"), doubts=("lost",))))
    flawless = made_of(Draft("z", 0.0, ("de", "en")))
    assert sorted([refused, doubted, flawless], key=lambda made: made.faults) == [flawless, doubted, refused]


class Failing(Answering):
    """Answers once, then its server is away."""

    def answer(self, request):  # type: ignore[no-untyped-def]
        if self.asked:
            self.asked.append(request)
            raise EngineError("its server does not answer")
        return super().answer(request)


def test_an_engine_that_fails_is_the_report_s_problem_and_the_next_one_drafts(slides: Slides) -> None:
    failing = Failing(TABLE)
    report = slides.run(AskedEngine(failing), scripted())
    assert isinstance(report.problem, EngineError)
    assert failing.is_closed
    assert (engine_of(slides, SPRUCE), engine_of(slides, "Ein stiller See")) == ("asked/model:1b/0", "scripted")
    back = AskedEngine(Answering(TABLE))
    assert slides.run(back, scripted()).to_renew == sum(text in ("Ein stiller See", "Das Wasser") for text in TABLE)
    report = slides.run(back, scripted(), renew=True)
    assert (report.problem, engine_of(slides, "Das Wasser")) == (None, "asked/model:1b/0")
    assert slides.run(back, scripted()).current == 7


def test_alone_it_keeps_what_it_finished(slides: Slides) -> None:
    report = slides.run(AskedEngine(Failing(TABLE)))
    assert isinstance(report.problem, EngineError)
    assert (report.drafted, report.refused) == (4, [])
    assert sum(not text for text in slides.texts().values()) == 3


def test_the_last_engine_may_fail(slides: Slides) -> None:
    absent = AbsentEngine("argos", "de", "en", PackageError("is not installed"))
    table = TABLE | {FIRE: "40 hectares burned down."}
    report = slides.run(AskedEngine(Answering(table)), absent)
    assert str(report.problem) == "is not installed"
    assert (report.drafted, slides.texts()[FIRE]) == (7, "40 hectares burned down.")
    assert slides.run(AskedEngine(Answering(table)), scripted()).to_renew == 1


def test_an_interrupt_in_a_later_engine_keeps_doubted_drafts_of_an_earlier_one(slides: Slides) -> None:
    slides.glossary("Buche,beech,")
    beech = "Die Buche wächst <1>langsam</1>."
    model = AskedEngine(Answering(TABLE | {beech: "The oak grows <1>slowly</1>.", FIRE: "40 hectares burned down."}))

    def interrupt(_: str) -> list[str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        slides.run(model, Scripted(interrupt, ("de", "en")), terms=slides.terms())
    assert slides.texts()["Die Buche wächst **langsam**."] == "The oak grows **slowly**."
    assert slides.texts()[FIRE] == ""
    assert "loctool: undrafted" not in slides.path().read_text()
