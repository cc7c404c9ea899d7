"""A translator's whole job by the keyboard alone, in Chromium, on the real server and the example's catalogs."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from loctool.catalog import reader
from loctool.catalog.decisions import decide
from loctool.catalog.entry import Entry
from loctool.files import PRIVATE
from loctool.memory.drafts import NAME, DraftCache
from loctool.model import Draft
from loctool.verbs.review import serve
from tests.review.conftest import Look, Open
from tests.verbs.test_pages import DECK, copy_example, edit

TITLE, FIRST, TALKS, ENVOY = "1.1", "1.2", "2.1", "2.3"
"""Segments of the deck."""
HYPOTHESIS = (
    "According to a senior Russian government official close to President Vladimir Putin, Moscow and Washington have "
    "begun talks about a large-scale economic project."
)


@dataclass(frozen=True)
class Job:
    """A project that is served."""

    address: str
    catalogs: dict[str, Path]

    def entry(self, msgid: str, language: str = "en") -> Entry:
        """Return the message whose source begins so, as it is on disk now."""
        (found,) = (one for one in reader.read(self.catalogs[language]).messages() if one.msgid.startswith(msgid))
        return found


@pytest.fixture
def job(tmp_path: Path, prepared: Path) -> Iterator[Job]:
    project = copy_example("markdown", tmp_path)
    edit(project, {3: lambda entry: decide(entry, ["Photo: miss.cabul / Shutterstock.com"], approved=True)})
    (entry,) = (
        one for one in reader.read(project.catalog(DECK, "en")).messages() if one.msgid.startswith("Moskau und")
    )
    cache = DraftCache(project.root / PRIVATE / NAME)
    cache.keep("en", entry.msgid, Draft(entry.msgstr, -0.5, ("de", "en"), (HYPOTHESIS,)))
    cache.save()
    with serve(project) as served:
        thread = threading.Thread(target=served.run, daemon=True)
        thread.start()
        yield Job(served.address, {language: project.catalog(DECK, language) for language in ("en", "ru")})
        served.stop()
        thread.join(5)


@pytest.fixture
def page(job: Job, open_address: Open) -> Page:
    found = open_address(f"{job.address}en/{DECK}", Look())
    found.set_default_timeout(60_000)
    return found


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def press_russian(page: Page, letter: str, place: str) -> None:
    """Press a key of a Russian layout: it gives a Cyrillic letter, and has the place of a Latin one."""
    session = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "key": letter, "code": f"Key{place}"})
    session.detach()


def say(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("#live")).to_contain_text(words)


def active(page: Page) -> str:
    return (page.locator(".seg.on").get_attribute("id") or "").removeprefix("seg-")


def go_to(page: Page, place: str) -> None:
    """Go forward by keys until a segment is the active one."""
    for _ in range(40):
        if active(page) == place:
            return
        press(page, "j")
    raise AssertionError(f"{place} cannot be reached")


def write(page: Page, text: str) -> None:
    press(page, "e", "Control+a")
    page.keyboard.type(text)


def is_in_sight(page: Page, selector: str) -> bool:
    """Return whether an element, or a good part of a higher one, is seen between the rows that stay."""
    return page.locator(selector).first.evaluate(
        """(one) => {
          const box = one.getBoundingClientRect();
          const [top, bottom] = [document.querySelector(".sub").getBoundingClientRect().bottom,
            document.querySelector(".foot").getBoundingClientRect().top];
          const seen = Math.min(bottom, box.bottom) - Math.max(top, box.top);
          return seen >= Math.min(box.height, 0.2 * (bottom - top)) - 2;
        }"""
    )


def test_the_whole_job_by_keys_alone(page: Page, job: Job) -> None:
    assert active(page) == TITLE
    press(page, "a")
    say(page, f"Approved: {TITLE}. 2/34. Next: {FIRST}, paragraph, draft.")
    assert active(page) == FIRST

    press(page, "1")
    expect(page.locator(".seg.on textarea")).to_have_value(HYPOTHESIS)
    say(page, f"Not saved: {FIRST}.")
    press(page, "Control+Enter")
    say(page, f"Approved: {FIRST}. 3/34. Next: {TALKS}, title, draft.")
    assert (job.entry("Moskau und").msgstr, job.entry("Moskau und").fuzzy) == (HYPOTHESIS, False)

    press(page, "u")
    say(page, f"Undone: {FIRST}.")
    assert job.entry("Moskau und").fuzzy
    press(page, "Shift+U")
    say(page, f"Done again: {FIRST}.")
    assert job.entry("Moskau und").msgstr == HYPOTHESIS

    go_to(page, TALKS)
    write(page, "The Kremlin envoy: “The have begun”")
    press(page, *["ArrowLeft"] * len("have begun”"))
    expect(page.locator(".seg.on .terms .no")).to_have_count(1)
    press(page, "Escape", "t")
    expect(page.locator(".seg.on textarea")).to_have_value("The Kremlin envoy: “The talks have begun”")
    press(page, "Control+s")
    say(page, f"Saved: {TALKS}.")
    for file in job.catalogs.values():
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", file], check=True)


def test_an_error_is_approved_or_allowed(page: Page, job: Job) -> None:
    wrong = "Kirill Dmitriev, Putin’s envoy, said that talks on joint projects to extract rare earths in Russia began in 2025."
    go_to(page, ENVOY)
    write(page, wrong)
    press(page, "Control+s")
    say(page, f"Saved: {ENVOY}.")
    rule = page.locator(".seg.on .find1 b").first.text_content()
    press(page, "Escape", "w")
    page.keyboard.type("The year stands in the speaker's notes.")
    expect(page.locator(".waiver code")).to_have_text(
        f"# loctool: allow {rule} — The year stands in the speaker's notes."
    )
    press(page, "Enter")
    say(page, f"Allowed: {rule}, {ENVOY}.")
    assert f"allow {rule} — The year" in job.entry("Kirill").tcomment
    expect(page.locator(f"[id='seg-{ENVOY}']")).to_be_focused()

    press(page, "p")
    before = active(page)
    write(page, "Envoy: conversations")
    press(page, "Escape", "a")
    say(page, "An error is open")
    assert job.entry("Kreml-Gesandter").fuzzy
    press(page, "a")
    say(page, f"Approved: {before}.")
    assert job.entry("Kreml-Gesandter").msgstr == "Envoy: conversations"
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", job.catalogs["en"]], check=True)


def test_search_filters_the_other_language_and_keys(page: Page) -> None:
    press(page, "/")
    page.keyboard.type("gespräch")
    say(page, re.compile(r"Filters: \d+/34\."))
    press(page, "Enter", "j")
    shown = page.locator(".seg:visible").count()
    assert 0 < shown < 34
    assert page.locator(".seg.on").is_visible()
    press(page, "/", "Control+a", "Delete", "Tab")
    say(page, "All segments are shown.")
    for _ in range(20):
        if page.evaluate("document.activeElement.dataset.key") == "approved":
            break
        press(page, "Tab")
    press(page, "Enter")
    say(page, "Filters: 1/34.")
    expect(page.locator("[data-key=approved]")).to_be_focused()
    press(page, "j")
    assert active(page) == "2.2"
    press(page, "o")
    page.wait_for_url("**/ru/**")
    expect(page.locator(".none")).to_be_visible()
    assert page.url.endswith("?state=approved#2.2")
    press(page, "j", "o")
    page.wait_for_url("**/en/**")
    assert active(page) == "2.2"
    press(page, "?")
    expect(page.locator("#help")).to_be_visible()
    press(page, "Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_a_russian_layout_has_the_same_keys(page: Page, job: Job) -> None:
    press_russian(page, "т", "N")
    assert active(page) == FIRST
    press_russian(page, "л", "K")
    assert active(page) == TITLE
    press_russian(page, "о", "J")
    assert active(page) == FIRST
    press_russian(page, "ф", "A")
    say(page, f"Approved: {FIRST}.")
    press_russian(page, "г", "U")
    say(page, f"Undone: {FIRST}.")
    press_russian(page, "у", "E")
    expect(page.locator(".seg.on textarea")).to_be_focused()
    assert job.entry("Moskau und").fuzzy


def test_after_an_approval_the_next_segment_is_in_sight_with_its_slide(page: Page) -> None:
    for _ in range(8):
        before = active(page)
        press(page, "a")
        say(page, f"Approved: {before}.")
        page.wait_for_timeout(100)
        assert is_in_sight(page, ".seg.on")
        assert is_in_sight(page, f"#s{active(page).split('.')[0]} .target .hold")
