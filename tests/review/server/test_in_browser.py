"""People who write on the page, in a real browser: approve, conflicts, undo, what is not saved, a server that is gone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.review.server.conftest import HOLDER

TALKS, ALL, END, CITIES = "1.1", "1.2", "2.1", "2.2"
"""Segments of the deck."""
EXPECTED = re.compile(
    r"status of (409|423|422|404|403)|ERR_CONNECTION_REFUSED|favicon|ERR_INCOMPLETE|ERR_EMPTY|ERR_FAILED|ERR_INTERNET_DISCONNECTED"
)


@pytest.fixture
def open_page(browser: Browser, client: Any) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the served deck in a window of its own; faults of the script fail the test."""
    faults: list[str] = []
    contexts = []

    def follow(page: Page) -> None:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console", lambda line: line.type == "error" and not EXPECTED.search(line.text) and faults.append(line.text)
        )
        page.on("request", lambda one: one.url.startswith(f"http://{client.host}/") or faults.append(one.url))

    def begin(path: str = "ru/talks", context: Any = None) -> Page:
        if context is None:
            context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
            contexts.append(context)
        page: Page = context.new_page()
        page.set_default_timeout(60_000)
        follow(page)
        page.goto(f"http://{client.host}/{client.token}/{path}")
        return page

    yield begin
    for context in contexts:
        context.close()
    assert not faults


def say(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("#live")).to_contain_text(words)


def field(page: Page) -> Any:
    return page.locator(".seg.on textarea").first


def places(client: Any) -> dict[str, str]:
    """Return msgid -> the segment that shows it."""
    page = client.get("api/deck?language=ru&deck=talks").json
    return {
        page["messages"][one["message"]]["source"][0]: one["id"]
        for slide in page["slides"]
        for one in slide["segments"]
    }


def visit(page: Page, client: Any, msgid: str) -> str:
    id_ = places(client)[msgid]
    page.evaluate("id => { location.hash = id }", id_)
    page.locator(f"[id='seg-{id_}'].on").wait_for()
    return id_


def replace_on_disk(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_approve_and_go_on_by_one_key(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    id_ = visit(page, client, "Gespräche")
    page.keyboard.press("a")
    say(page, re.compile(rf"Approved: {re.escape(id_)}\. 2/4\. Next: "))
    assert "fuzzy" not in catalog.read_text().split("\n\n")[1]
    page.keyboard.press("u")
    say(page, f"Undone: {id_}.")
    assert "fuzzy" in catalog.read_text().split("\n\n")[1]
    page.keyboard.press("Shift+U")
    say(page, f"Done again: {id_}.")
    assert "fuzzy" not in catalog.read_text().split("\n\n")[1]


def test_write_save_and_approve_in_the_field(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    id_ = visit(page, client, "Ende")
    page.keyboard.press("a")
    say(page, "nothing to approve")
    page.keyboard.press("e")
    page.keyboard.type("Конец")
    page.keyboard.press("Control+s")
    say(page, f"Saved: {id_}.")
    assert 'msgstr "Конец"' in catalog.read_text()
    page.keyboard.type("!")
    page.keyboard.press("Control+Enter")
    say(page, f"Approved: {id_}.")
    assert 'msgstr "Конец!"' in catalog.read_text()


def test_an_open_error_is_told_before_it_is_approved(
    open_page: Callable[..., Page], client: Any, catalog: Path
) -> None:
    page = open_page()
    id_ = visit(page, client, "Moskau & Kyjiw")
    field(page).fill("Киев")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    say(page, "An error is open")
    assert 'msgstr "Киев"' not in catalog.read_text()
    page.keyboard.press("a")
    say(page, f"Approved: {id_}.")
    assert 'msgstr "Киев"' in catalog.read_text()


def test_a_row_without_unsaved_text_is_read_again(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    visit(page, client, "Ende")
    replace_on_disk(catalog, 'msgstr "Разговоры"', 'msgstr "Переговоры"')
    say(page, "talks.po has changed on disk. 1 segment was read again.")
    expect(page.locator(f"[id='seg-{places(client)['Gespräche']}']")).to_contain_text("Переговоры")


def begin_conflict(page: Page, client: Any, catalog: Path) -> str:
    id_ = visit(page, client, "Gespräche")
    field(page).fill("Разговоры сегодня")
    replace_on_disk(catalog, 'msgstr "Разговоры"', 'msgstr "Наши Разговоры"')
    say(page, "1 needs your decision")
    expect(page.locator(".seg.on .way3")).to_contain_text("Poedit 3.4")
    assert 'msgstr "Наши Разговоры"' in catalog.read_text()
    return id_


def test_unsaved_text_and_a_change_on_disk_are_merged(
    open_page: Callable[..., Page], client: Any, catalog: Path
) -> None:
    page = open_page()
    id_ = begin_conflict(page, client, catalog)
    page.keyboard.press("Escape")
    page.locator(".way3 [data-key=edit-both]").click()
    say(page, "Both changes are in the text")
    expect(field(page)).to_have_value("Наши Разговоры сегодня")
    page.keyboard.press("Control+s")
    say(page, f"Saved: {id_}.")
    assert 'msgstr "Наши Разговоры сегодня"' in catalog.read_text()


@pytest.mark.parametrize(("button", "text"), [("keep-mine", "Разговоры сегодня"), ("take-disk", "Наши Разговоры")])
def test_one_of_two_texts_is_taken(
    open_page: Callable[..., Page], client: Any, catalog: Path, button: str, text: str
) -> None:
    page = open_page()
    id_ = begin_conflict(page, client, catalog)
    page.locator(f".way3 [data-key={button}]").click()
    say(page, id_)
    expect(field(page)).to_have_value(text)
    assert f'msgstr "{text}"' in catalog.read_text()
    expect(page.locator(".way3")).to_have_count(0)


def test_two_windows_lose_nothing(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    first, second = open_page(), open_page()
    for page, text in ((first, "Первый"), (second, "Второй")):
        visit(page, client, "Ende")
        field(page).fill(text)
    field(first).press("Control+s")
    say(first, "Saved")
    expect(second.locator(".seg.on .way3")).to_contain_text("Первый")
    assert 'msgstr "Первый"' in catalog.read_text()
    second.locator(".way3 [data-key=keep-mine]").click()
    say(second, "Yours is written")
    assert 'msgstr "Второй"' in catalog.read_text()
    expect(first.locator(".seg.on textarea")).to_have_value("Второй")


def test_unsaved_text_survives_a_reload(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    visit(page, client, "Ende")
    field(page).fill("Не сохранено")
    page.reload()
    visit(page, client, "Ende")
    expect(field(page)).to_have_value("Не сохранено")
    replace_on_disk(catalog, 'msgid "Ende"\nmsgstr ""', 'msgid "Ende"\nmsgstr "Другое"')
    page.reload()
    visit(page, client, "Ende")
    expect(page.locator(".seg.on .way3")).to_contain_text("Не сохранено")


def test_a_lock_is_waited_for(open_page: Callable[..., Page], client: Any, folder: Path, catalog: Path) -> None:
    page = open_page()
    id_ = visit(page, client, "Ende")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        field(page).fill("Конец")
        field(page).press("Control+s")
        expect(page.locator("#alert")).to_contain_text(f"process {other.pid}")
        assert "Конец" not in catalog.read_text()
        other.communicate("")
    say(page, f"Saved: {id_}.")
    expect(page.locator("#alert")).to_be_empty()
    assert "Конец" in catalog.read_text()


def test_a_server_that_is_gone_is_waited_for(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    id_ = visit(page, client, "Ende")
    page.context.set_offline(True)
    field(page).fill("Конец")
    field(page).press("Control+s")
    expect(page.locator("#alert")).to_contain_text("The server does not answer")
    expect(field(page)).to_have_value("Конец")
    page.context.set_offline(False)
    say(page, f"Saved: {id_}.")
    expect(page.locator("#alert")).to_be_empty()
    assert "Конец" in catalog.read_text()


def test_waivers_and_terms(open_page: Callable[..., Page], client: Any, folder: Path, catalog: Path) -> None:
    client.save("Moskau & Kyjiw", "Киев", approved=True)
    page = open_page()
    id_ = visit(page, client, "Moskau & Kyjiw")
    page.keyboard.press("w")
    page.keyboard.type("the city alone")
    page.keyboard.press("Enter")
    say(page, "Allowed: ")
    rule = page.locator("#live").inner_text().removeprefix("Allowed: ").partition(",")[0]
    assert f"# loctool: allow {rule} — the city alone\n" in catalog.read_text()
    page.locator(f'[data-key="withdraw-{rule}"]').click()
    say(page, f"No longer allowed: {rule}, {id_}.")
    assert "loctool: allow" not in catalog.read_text()


def test_all_shown_are_approved_after_one_question(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    visit(page, client, "Gespräche")
    page.locator('[data-key="approve-all"]').click()
    expect(page.locator("dialog.ask")).to_contain_text("Skipped without a text: 1.")
    page.keyboard.press("Escape")
    assert "fuzzy" in catalog.read_text().split("\n\n")[1]
    page.locator('[data-key="approve-all"]').click()
    page.locator("dialog.ask [data-key=yes]").click()
    say(page, "Approved: ")
    assert "fuzzy" not in catalog.read_text().split("\n\n")[1]
    page.keyboard.press("u")
    say(page, "Undone")
    assert "fuzzy" in catalog.read_text().split("\n\n")[1]


def test_a_conflict_of_a_merge_is_resolved(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    mark = "# loctool: conflict, the other side has:\n#   Переговоры\n"
    replace_on_disk(
        catalog,
        '#: source/talks.md\n#, fuzzy\nmsgid "Gespräche"',
        f'{mark}#: source/talks.md\n#, fuzzy\nmsgid "Gespräche"',
    )
    page = open_page()
    id_ = visit(page, client, "Gespräche")
    page.keyboard.press("a")
    say(page, "Resolve the conflict first")
    page.locator(".way3 [data-key=take-disk]").click()
    say(page, f"Resolved: {id_}.")
    assert "conflict" not in catalog.read_text()
    assert 'msgstr "Переговоры"' in catalog.read_text()


def test_hostile_texts_stay_texts(open_page: Callable[..., Page], client: Any) -> None:
    hostile = "</script><img src=x onerror=alert(1)>\u202e{name}"
    page = open_page()
    id_ = visit(page, client, "Ende")
    field(page).fill(hostile)
    field(page).press("Control+s")
    say(page, f"Saved: {id_}.")
    page.reload()
    visit(page, client, "Ende")
    expect(field(page)).to_have_value(hostile)
    assert page.locator("img[src=x]").count() == 0


def test_the_overview_is_served(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page("")
    page.locator('a[href*="ru/talks"]').first.click()
    page.locator(".seg").first.wait_for()
    assert page.url.split("?")[0].split("#")[0].endswith("/ru/talks")
