"""Segments in a real browser: what they show, and that nothing a person is at gets lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from loctool.review import page as page_room
from loctool.review.view.messages import FindingView, Hypothesis, MakerView, MessageView, Problem, Remembered, TermUse
from loctool.review.view.pages import DeckPage, RuleView, TermView, WordForms
from loctool.review.view.slides import SegmentView, SlideView

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

Page = Any
Show = Callable[..., Page]
DOUBLES = Path(__file__).with_name("doubles.js")
REPLACED = ("filters", "shell", "paper", "writing", "main")
"""Modules of others; the doubles stand in their places."""

TEXT = "Both countries have begun conversations on rare earths."
TALKS = FindingView(
    "wrong-term", "error", "“Gespräche” must be “talks”.", (26, 39), fix=TEXT.replace("conversations", "talks")
)
TERMS = (
    TermView("Gespräche", ("talks",), "preferred", note="not “conversations”"),
    TermView("Seltene Erden", ("rare earths",), "preferred"),
)


QWEN = MakerView("llm", "hf.co/Qwen/Qwen3:Q4", "1a2b3c4d")


def message(name: str, source: str, text: str, state: str, **more: Any) -> MessageView:
    return MessageView(name, f"base-{name}", 7, (source,), (text,), state, **more)


MESSAGES = (
    message(
        "m0", "Beide Länder haben mit Gesprächen über Seltene Erden begonnen.", TEXT, "edited", origin="person",
        terms=(TermUse(0, ((23, 33),), (), is_obeyed=False), TermUse(1, ((39, 52),), ((43, 54),))), findings=(TALKS,),
        hypotheses=(Hypothesis("Both countries have begun talks."), Hypothesis("Talks have begun.", (MakerView("argos"),))),
        memory=(Remembered(74, "Beide Länder haben begonnen.", "Both have begun.", "press.md"),),
        comment="Agreed with the desk.", note="Keep it short.",
    ),
    message("m1", "<script>alert(1)</script> \u202eevil", "<img src=x onerror=alert(1)>\u202eevil", "draft", maker=MakerView("argos"),
            route=("de", "en"), score=0.381, origin="engine"),
    message("m2", "Neue Quelle hier", "Old text", "outdated", previous="Alte Quelle hier",
            findings=(FindingView("spelling", "warning", "Not a word.", (0, 3)),)),
    MessageView("m3", "base-m3", 9, ("%d Datei", "%d Dateien"), ("%d file", "%d files"), "approved"),
    message("m4", "Bild", "", "untranslated", reason="every draft broke a rule"),
    message("m5", "Hilfe", "Aid", "approved", origin="person", findings=(replace(TALKS, reason="agreed", fix="", span=None),)),
    message("m6", "Lang", "word " * 1000, "draft"),
    message("m7", "Zweifel", "Doubt", "draft", origin="engine", maker=QWEN, route=("de", "en"), hypotheses=(
        Hypothesis("Doubt", (QWEN, MakerView("argos"))),
        Hypothesis("", (MakerView("silent"),), (Problem("no draft kept its markup"),)),
        Hypothesis("A <b>doubt</b>", (MakerView("other", "1.2"),), (Problem("lost the number 3", {"de": "3 fehlt"}),)),
        Hypothesis("Doubts", (MakerView("argos"),)),
    )),
)  # fmt: skip
PLACES = (("1.1", 0), ("1.2", 1), ("1.3", 2), ("2.1", 3), ("2.2", 4), ("2.3", 5), ("2.4", 6), ("2.5", 1), ("2.6", 7))


def deck(is_served: bool) -> dict[str, Any]:
    segments = tuple(SegmentView(name, "paragraph", number, 3, 2) for name, number in PLACES)
    rules = {"wrong-term": RuleView("a term of another name", "Readers know one name.", "Use it.")}
    return asdict(
        DeckPage(
            name="deck", path="source/deck.md", format="Markdown", catalog="locales/en/LC_MESSAGES/deck.po",
            source_language="de", language="en", languages=(), overview="../index.html", project="p",
            made="2026-12-01T00:00:00+00:00", slides=(SlideView(1, "Title", segments),), messages=MESSAGES, terms=TERMS,
            rules=rules, forms=WordForms(), is_served=is_served,
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Open the page with doubles for the modules around; an error on the page fails the test."""
    names = [name for name in page_room.MODULES if name not in REPLACED]
    folder = Path(str(page_room.__file__)).parent / "js"
    code = "\n".join([*((folder / f"{name}.js").read_text("utf-8") for name in names), DOUBLES.read_text("utf-8")])
    code = re.sub(r"^export ", "", re.sub(r"^import\s[^;]*;\n", "", code, flags=re.MULTILINE), flags=re.MULTILINE)
    monkeypatch.setattr(page_room, "script", lambda: code)
    errors: list[str] = []
    contexts = []

    def open_page(active: str = "", *, is_served: bool = True, width: int = 1280, **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(page_room.assemble(deck(is_served), {}, "deck"), "utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        page.goto(path.as_uri())
        if active:
            page.evaluate(f"activate('{active}')")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def log(page: Page, name: str) -> list[Any]:
    return [given for one, *given in page.evaluate("LOG") if one == name]


def field(page: Page) -> Any:
    return page.locator(".seg.on textarea")


def test_segment_at_rest(show: Show) -> None:
    page = show()
    sizes = page.evaluate("[...document.querySelectorAll('.seg')].map((one) => one.querySelectorAll('*').length + 1)")
    assert sum(sizes) / len(sizes) <= 20
    first = page.locator("#seg-1\\.1")
    assert first.get_attribute("tabindex") == "-1"
    assert page.evaluate("document.querySelector('.seg').ariaLabelledByElements[0].textContent") == (
        "1.1, paragraph, edited, wrong-term"
    )
    assert first.locator(".src .text").get_attribute("lang") == "de"
    assert first.locator(".src .term.no").inner_text() == "Gesprächen"
    assert first.locator("mark.st-error").inner_text() == "conversations1"
    assert "lines 3/2" in first.inner_text()
    assert "no draft: every draft broke a rule" in page.locator("#seg-2\\.2").inner_text()
    assert "allowed: wrong-term" in page.locator("#seg-2\\.3").inner_text()
    assert "argos de → en · score 0.38" in page.locator("#seg-1\\.2").inner_text()
    assert "spelling" not in page.locator("#seg-1\\.3").inner_text()
    assert "2 places" in page.locator("#seg-1\\.2").inner_text()
    assert "same message as 1.2" in page.locator("#seg-2\\.5").inner_text()


def test_hostile_text_is_text(show: Show) -> None:
    page = show("1.2")
    assert page.locator("#seg-1\\.2 .src .text").evaluate("node => node.textContent") == MESSAGES[1].source[0]
    assert page.locator(".src .unseen").first.get_attribute("data-name") == "RLO"
    assert page.locator(".hint").first.inner_text() == "Unseen characters: RLO"
    assert page.locator("main img, main script").count() == 0


def test_long_text_is_cut_until_asked_for(show: Show) -> None:
    page = show()
    text = page.locator("#seg-2\\.4 .tgt .text")
    assert len(text.inner_text()) < 2100
    text.get_by_role("button", name="Show all 5,000 characters").click()
    assert text.evaluate("node => node.textContent") == MESSAGES[6].texts[0]
    assert page.locator(".seg.on").count() == 0


def test_active_segment_shows_what_helps_to_decide(show: Show) -> None:
    page = show("1.1")
    active = page.locator(".seg.on")
    assert field(page).input_value() == TEXT
    for words in ("“Gespräche” must be “talks”.", "Agreed with the desk.", "Keep it short.", "74% · press.md"):
        assert words in active.inner_text()
    assert active.locator(".terms li").count() == 2
    assert active.locator(".terms li").first.locator("b").inner_text() == "talks"
    assert [active.locator(".hyps li").first.locator(kind).first.text_content() for kind in ("del", "ins")] == [
        "removed: conversations on rare earths", "added: talks",
    ]  # fmt: skip
    active.get_by_text("Why?").click()
    assert active.get_by_text("A term of another name.").is_visible()


def test_fix_is_shown_as_a_change_and_used(show: Show) -> None:
    page = show("1.1")
    page.get_by_role("button", name=re.compile("^Use:")).click()
    assert field(page).input_value() == TALKS.fix
    assert log(page, "showText")[-1] == ["1.1", TALKS.fix]
    field(page).press("Control+z")
    assert field(page).input_value() == TEXT


def test_live_check_keeps_the_caret(show: Show) -> None:
    page = show("1.1")
    finding = asdict(FindingView("spelling", "warning", "“teh” is not in the dictionary.", (0, 3)))
    page.evaluate("answer => globalThis.ANSWER = () => answer", {"findings": [finding], "terms": [], "lines": 1})
    field(page).focus()
    field(page).press("Control+Home")
    page.keyboard.type("teh ")
    assert page.locator(".seg.on .unsaved").first.is_visible()
    page.locator(".find1 b", has_text="spelling").wait_for()
    assert log(page, "checkText") == [["1.1", [f"teh {TEXT}"]]]
    assert page.evaluate("[document.activeElement.tagName, document.activeElement.selectionStart]") == ["TEXTAREA", 4]
    assert page.locator(".mirror mark").inner_text() == "teh"
    assert "lines 1/2" in page.locator(".seg.on").inner_text()
    page.wait_for_timeout(700)
    assert len(log(page, "checkText")) == 1
    page.keyboard.type("x")
    assert field(page).input_value() == f"teh x{TEXT}"
    assert ["Not saved: 1.1."] in log(page, "say")
    assert page.evaluate("editedTexts(segmentOf('1.1'))") == [f"teh x{TEXT}"]


def test_save_keeps_field_and_caret(show: Show) -> None:
    page = show("1.1")
    field(page).focus()
    page.keyboard.type(" More")
    page.keyboard.press("Control+s")
    assert log(page, "save") == [["1.1"]]
    page.evaluate("globalThis.FIELD = document.activeElement")
    page.evaluate("replaceMessage({...PAGE.messages[0], base: 'new', texts: [FIELD.value], findings: []})")
    assert page.evaluate("document.activeElement === FIELD && FIELD.selectionStart === FIELD.value.length")
    assert not page.locator(".seg.on .unsaved").first.is_visible()
    assert page.locator(".seg.on .find1").count() == 0
    assert page.locator(".seg.on .hyps").count() == 1


def test_typing_during_a_save_is_not_lost(show: Show) -> None:
    page = show("1.1")
    field(page).focus()
    page.keyboard.type(" One")
    sent = field(page).input_value()
    page.keyboard.type(" two")
    page.evaluate("text => replaceMessage({...PAGE.messages[0], base: 'new', texts: [text]})", sent)
    assert field(page).input_value() == f"{sent} two"
    assert page.locator(".seg.on .unsaved").first.is_visible()


def test_text_of_the_server_replaces_one_that_is_saved(show: Show) -> None:
    page = show("1.1")
    field(page).focus()
    page.evaluate("replaceMessage({...PAGE.messages[0], base: 'new', texts: ['Other.']})")
    assert field(page).input_value() == "Other."
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_keys_of_the_field(show: Show) -> None:
    page = show("1.1")
    field(page).focus()
    page.keyboard.type("!")
    page.keyboard.press("Control+Enter")
    assert log(page, "approve") == [["1.1"]]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "seg-1.1"
    assert field(page).input_value() == f"{TEXT}!"
    page.evaluate("activate('1.2')")
    assert "not saved" in page.locator("#seg-1\\.1").inner_text()
    page.evaluate("activate('1.1')")
    assert field(page).input_value() == f"{TEXT}!"
    page.get_by_role("button", name="Discard").click()
    assert field(page).input_value() == TEXT


def test_menu_inserts_at_the_caret(show: Show) -> None:
    page = show("1.1")
    field(page).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+k")
    assert page.get_by_role("menuitem").count() == 5
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert field(page).input_value() == f"rare earths {TEXT}"
    assert page.get_by_role("menu").count() == 0
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_terms_and_hypotheses_by_key(show: Show) -> None:
    page = show("1.1")
    assert page.evaluate("insertTerm()") is True
    assert field(page).input_value() == f"{TEXT} talks"
    assert page.evaluate("takeHypothesis(2)") is True
    assert field(page).input_value() == "Talks have begun."
    assert page.evaluate("insertTerm(2)") is True
    assert field(page).input_value() == "Talks have begun. rare earths"
    page.locator(".terms .b").first.focus()
    assert page.evaluate("takeHypothesis(1)") is True
    assert field(page).input_value().endswith("rare earths talks")


def test_drafts_of_several_engines_stand_side_by_side(show: Show) -> None:
    page = show("2.6")
    meta = page.locator("[id='seg-2.6'] .tgt > .meta").inner_text()
    assert "llm · hf.co/Qwen/Qwen3:Q4 (prompt 1a2b3c4d) de → en" in meta
    box = page.locator(".hyps")
    assert box.locator("h4").inner_text() == "Drafts compared"
    rows = box.locator("li")
    assert [row.locator(".by").inner_text() for row in rows.all()] == [
        "llm · hf.co/Qwen/Qwen3:Q4 (prompt 1a2b3c4d), argos", "silent", "other · 1.2", "argos",
    ]  # fmt: skip
    assert rows.locator("kbd").all_inner_texts() == ["1", "2"]
    assert rows.locator(".against span:not(.vh)").all_inner_texts() == ["no draft kept its markup", "lost the number 3"]
    assert "The present text:" in rows.first.inner_text()
    assert rows.locator("button").count() == 2
    assert page.evaluate("takeHypothesis(3)") is False
    assert page.evaluate("takeHypothesis(1)") is True
    assert field(page).input_value() == "A <b>doubt</b>"
    rows.last.locator("button").click()
    assert field(page).input_value() == "Doubts"
    page.evaluate("activate('1.1')")
    assert box.locator("h4").inner_text() == "Other hypotheses"
    assert "prompt" not in page.locator("[id='seg-2.6'] .tgt > .meta").inner_text()


def test_waiver_needs_a_reason_and_shows_its_line(show: Show) -> None:
    page = show("1.1")
    page.evaluate("openWaiver()")
    page.keyboard.press("Escape")
    assert page.locator(".waiver").count() == 0
    assert page.evaluate("document.activeElement.id") == "seg-1.1"
    page.evaluate("openWaiver()")
    reason = page.get_by_label("Why is it right as it is?")
    page.keyboard.press("Enter")
    assert log(page, "waive") == []
    reason.fill("the desk wants it")
    assert page.locator(".waiver code").inner_text() == "# loctool: allow wrong-term — the desk wants it"
    page.evaluate("repaintSegment(segmentOf('1.1'))")
    assert page.evaluate("document.activeElement.value") == "the desk wants it"
    page.keyboard.press("Enter")
    [[segment, finding, why]] = log(page, "waive")
    assert (segment, finding["rule"], why) == ("1.1", "wrong-term", "the desk wants it")
    assert page.locator(".waiver").count() == 0
    page.evaluate("activate('2.3')")
    page.get_by_role("button", name="Withdraw").click()
    assert log(page, "withdraw")[0][0] == "2.3"


def test_waiver_line_is_read_back() -> None:
    from loctool.quality.waivers import Waiver, read_waivers

    line = "loctool: allow wrong-term — the desk wants it"
    assert read_waivers(line, {"wrong-term"}) == ([Waiver("wrong-term", "", "the desk wants it")], [])


def test_selections_fill_the_form_of_a_term(show: Show) -> None:
    page = show("1.1")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.seg.on .src .term.no'))")
    page.wait_for_timeout(50)
    field(page).focus()
    page.evaluate("document.activeElement.setSelectionRange(26, 39)")
    page.wait_for_timeout(50)
    page.evaluate("openTermForm()")
    assert page.get_by_label("Words of the source").input_value() == "Gesprächen"
    assert page.get_by_label("Its translation").input_value() == "conversations"
    page.get_by_label("Note (optional)").fill("of states")
    page.keyboard.press("Enter")
    page.locator(".term-form").wait_for(state="detached")
    assert log(page, "addTerm") == [["Gesprächen", "conversations", "of states"]]


def test_outdated_source_is_a_diff_and_findings_unfold_with_an_edit(show: Show) -> None:
    page = show("1.3")
    assert page.locator("mark").count() == 1  # of 1.1
    assert page.locator(".seg.on .src del").text_content() == "removed: Alte"
    assert not page.get_by_text("Not a word.").is_visible()
    field(page).focus()
    page.keyboard.type("s")
    assert page.get_by_text("Not a word.").is_visible()


def test_plural_forms_have_a_field_each(show: Show) -> None:
    page = show("2.1")
    page.get_by_label("English, 2.1, Form 2: for 0, 2, 3, 4, …").fill("%d new files")
    assert page.evaluate("editedTexts(segmentOf('2.1'))") == ["%d file", "%d new files"]
    assert page.locator(".seg.on .src .text").all_inner_texts() == ["%d Datei", "%d Dateien"]


def test_conflict_takes_the_place_of_the_editor(show: Show) -> None:
    page = show()
    page.evaluate("globalThis.CONFLICTS = ['1.1']; activate('1.1')")
    assert field(page).count() == 0
    assert page.get_by_role("button", name="Keep mine").is_visible()
    assert page.evaluate("insertTerm(1)") is False
    page.evaluate("CONFLICTS = []; repaintSegment(segmentOf('1.1'))")
    assert field(page).count() == 1


def test_page_that_is_not_served_shows_all_and_writes_nothing(show: Show) -> None:
    page = show("1.1", is_served=False, permissions=["clipboard-read", "clipboard-write"])
    active = page.locator(".seg.on")
    assert active.locator("textarea, input").count() == 0
    assert active.get_by_role("button").all_inner_texts() == ["Copy path and line"]
    for words in ("conversations", "“Gespräche” must be “talks”.", "Other hypotheses", "rare earths"):
        assert words in active.inner_text()
    active.get_by_role("button").click()
    page.wait_for_timeout(100)
    assert log(page, "say") == [["Copied: locales/en/LC_MESSAGES/deck.po:7"]]
    assert page.evaluate("navigator.clipboard.readText()") == "locales/en/LC_MESSAGES/deck.po:7"
    for call in ("insertTerm(1)", "takeHypothesis(1)", "openWaiver()", "openTermForm()", "focusEditor()"):
        page.evaluate(call)
        assert log(page, "say")[-1] == ["Read-only. Run “loctool review” to change texts."]


@pytest.mark.parametrize("width", [360, 760, 1024, 1440])
@pytest.mark.parametrize("active", ["1.1", "1.2", "2.1", "2.4"])
def test_nothing_runs_out_of_the_page(show: Show, width: int, active: str) -> None:
    page = show(active, width=width)
    if active == "1.1":
        page.evaluate("openWaiver(); openTermForm()")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    edges = "[...document.querySelectorAll('.seg.on *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)"
    assert page.evaluate(f"{edges}.map((one) => one.className)") == []
