"""What a request has besides its texts: the slide, what is translated there, terms, examples, notes and room."""

from __future__ import annotations

from pathlib import Path

from loctool.catalog.entry import Entry
from loctool.catalog.reader import read
from loctool.drafting.asking.slides import RUN, group_messages
from loctool.drafting.run import draft
from loctool.glossary import TermIndex
from loctool.memory.store import open_store
from loctool.memory.unit import Unit
from tests.drafting.asking.answering import Answering, AskedEngine
from tests.drafting.asking.conftest import DECK, TABLE, Slides
from tests.drafting.conftest import Desk


def test_a_slide_is_a_request(slides: Slides) -> None:
    asked, _ = slides.ask(formality="formal")
    wood, water = asked.asked
    assert (wood.source, wood.target, wood.deck, wood.title, wood.formality) == (
        "de",
        "en",
        "deck",
        "Der Wald",
        "formal",
    )
    roles = [(one.text, one.role) for one in wood.messages]
    assert roles[:2] == [("Der Wald", "heading"), ("Die Buche wächst <1>langsam</1>.", "bullet")]
    assert (water.title, water.messages[0].text) == ("Das Wasser", "Das Wasser")


def test_confirmed_translations_stand_beside_what_is_asked(slides: Slides) -> None:
    slides.translate("Der Wald", "The woods")
    asked, report = slides.ask()
    heading = asked.asked[0].messages[0]
    assert (heading.text, heading.is_asked, heading.translation) == ("Der Wald", False, "The woods")
    assert (report.human, slides.texts()["Der Wald"]) == (1, "The woods")


def test_slides_without_anything_to_ask_are_left_out(slides: Slides) -> None:
    for text in slides.texts():
        if text != "Das Wasser":
            slides.translate(text, "x")
    asked, _ = slides.ask()
    assert [one.title for one in asked.asked] == ["Das Wasser"]
    assert asked.texts(0) == ["Das Wasser"]


def test_a_text_of_two_slides_is_asked_once(slides: Slides) -> None:
    slides.write(DECK + "\n---\n\n# Das Ende\n\n- Die Fichte wächst schnell.\n")
    asked, report = slides.ask(table=TABLE | {"Das Ende": "The end"})
    assert len(asked.inquiries("Die Fichte wächst schnell.")) == 1
    end = next(one for one in asked.asked if one.title == "Das Ende")
    assert [(one.text, one.is_asked) for one in end.messages] == [
        ("Das Ende", True),
        ("Die Fichte wächst schnell.", False),
    ]
    assert report.refused == []


def test_equal_messages_of_two_decks_are_asked_once(slides: Slides) -> None:
    slides.write("# Der Wald\n\n- Das Wasser\n", "other")
    answering = Answering(TABLE)
    names = {slides.path("other"): "The other"}
    report = slides.run(AskedEngine(answering), decks=("deck", "other"), names=names)
    assert len(answering.inquiries("Der Wald")) == 1
    assert report.refused == []
    assert slides.texts("other") == {"Der Wald": "The forest", "Das Wasser": "The water"}


def test_what_does_not_fit_is_cut(slides: Slides) -> None:
    answering = Answering(TABLE, most=2)
    report = slides.run(AskedEngine(answering))
    assert report.refused == []
    assert all(len(one.messages) <= 2 for one in answering.asked)
    assert sorted({one.title for one in answering.asked}) == ["Das Wasser", "Der Wald"]
    report = slides.run(AskedEngine(Answering(TABLE, most=0)), compare=True)
    assert {one.reason for one in report.refused} == {"no answer was taken: it is too long for the engine"}


def test_texts_within_spans_are_messages_of_the_same_request(slides: Slides) -> None:
    slides.write('# Der Wald\n\nHier ![Eine Buche](a.png) steht ![Ein See](b.png "Am Abend").\n')
    table = {"Der Wald": "The forest", "Hier <1/> steht <2/>.": "Here <2/> stands <1/>."}
    inner = {"Eine Buche": "A beech", "Ein See": "A lake", "Am Abend": "In the evening"}
    asked, report = slides.ask(table=table | inner)
    assert asked.texts(0) == ["Der Wald", *table.keys() - {"Der Wald"}, *inner]
    text = 'Here ![A lake](b.png "In the evening") stands ![A beech](a.png).'
    assert (report.drafted, slides.texts()['Hier ![Eine Buche](a.png) steht ![Ein See](b.png "Am Abend").']) == (
        2,
        text,
    )
    slides.ask(table=table | {"Ein See": "A lake"}, compare=True)
    assert "Here ![A lake](b.png" in slides.texts()['Hier ![Eine Buche](a.png) steht ![Ein See](b.png "Am Abend").']


def test_quotation_marks_and_numbers_are_the_language_s_own(slides: Slides) -> None:
    slides.write("# „Wald“ ist 1.500,5 Hektar groß\n")
    slides.ask(table={"„Wald“ ist 1.500,5 Hektar groß": "„Forest“ is 1.500,5 hectares in size"})
    assert list(slides.texts().values()) == ["“Forest” is 1,500.5 hectares in size"]


def test_terms_and_what_breaks_them(slides: Slides) -> None:
    slides.glossary("Buche,beech,", "Meer,sea,")
    table = TABLE | {"Die Buche wächst <1>langsam</1>.": "The oak grows <1>slowly</1>."}
    answering = Answering(table)
    report = slides.run(AskedEngine(answering), terms=slides.terms())
    assert [[one.source for one in request.terms] for request in answering.asked[:2]] == [["Buche"], []]
    assert "beech" in answering.inquiries("Die Buche wächst <1>langsam</1>.")[1].finding
    (count,) = report.engines.values()
    assert (count.asked, count.passed, count.taken, count.terms, count.terms_obeyed) == (7, 6, 7, 1, 0)
    entry = next(one for one in read(slides.path()).messages() if "Buche" in one.msgid)
    assert "loctool: note doubt, " in entry.tcomment


def test_examples_are_confirmed_translations_of_similar_texts(slides: Slides, tmp_path: Path) -> None:
    with open_store(tmp_path / "memory.sqlite", "de") as memory:
        known = {
            "Die Fichte wächst schneller.": "The spruce grows faster.",
            "Etwas ganz Anderes": "Quite another thing",
        }
        memory.fill("t", "", [Unit("en", text, target) for text, target in known.items()])
        asked, _ = slides.ask(memory=memory)
    assert asked.asked[0].examples == (("Die Fichte wächst schneller.", "The spruce grows faster."),)
    assert asked.asked[1].examples == ()


def test_a_catalog_without_slides_is_asked_in_runs(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    messages = [f'#. Shown on page {n}\nmsgid "Satz {n}"\nmsgstr ""\n' for n in range(2 * RUN + 1)]
    (tmp_path / "a.po").write_text(head + "\n".join(messages))
    groups = group_messages(read(tmp_path / "a.po"))
    assert [(one.title, len(one.messages)) for one in groups] == [("", RUN), ("", RUN), ("", 1)]
    answering = Answering({f"Satz {n}": f"Sentence {n}" for n in range(2 * RUN + 1)})
    draft([read(tmp_path / "a.po")], [AskedEngine(answering)], TermIndex([], "de"), "en", lambda *_: None)
    assert answering.asked[0].deck == "a"
    assert answering.asked[0].messages[3].note == "Shown on page 3"


def test_room_is_told(slides: Slides) -> None:
    def narrow(entry: Entry) -> None:
        entry.comment += "\nroom: 1 line, about 12 characters"

    slides.edit(narrow, "Der Wald")
    asked, _ = slides.ask()
    assert asked.asked[0].messages[0].room == 12


def test_people_s_text_during_a_run_stays(slides: Slides) -> None:
    def meanwhile(_: object, answer: object, number: int) -> object:
        if number == 0:
            Desk.translate(slides, "Der Wald", "The woods")
        return answer

    slides.ask(meanwhile)  # type: ignore[arg-type]
    assert slides.texts()["Der Wald"] == "The woods"
    assert slides.texts()["Das Wasser"] == "The water"
