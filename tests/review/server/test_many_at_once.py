"""Nobody's text is lost: others write while a key waits for its answer, a second window has unsaved text, files break."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.review.server.test_in_browser import field, open_page, places, replace_on_disk, say, visit

__all__ = ["open_page"]


class Held:
    """Requests to an address that wait until they are let go."""

    def __init__(self, page: Page, name: str) -> None:
        self.waiting: list[Route] = []
        self._page, self._pattern = page, f"**/api/{name}*"
        page.route(self._pattern, lambda route: self.waiting.append(route))

    def wait(self) -> None:
        for _ in range(80):
            if self.waiting:
                return
            self._page.wait_for_timeout(50)
        raise AssertionError

    def let_go(self) -> None:
        for one in self.waiting:
            one.continue_()
        self._page.unroute(self._pattern)


def forget(page: Page) -> None:
    """Empty the status line, so that what it says next is new."""
    page.locator("#live").evaluate("node => { node.textContent = '' }")


def test_what_others_wrote_between_key_and_write_stays(
    open_page: Callable[..., Page], client: Any, catalog: Path
) -> None:
    page = open_page()
    visit(page, client, "Gespräche")
    held = Held(page, "check")
    page.keyboard.press("a")
    held.wait()
    replace_on_disk(catalog, 'msgstr "Разговоры"', 'msgstr "Переговоры"')
    say(page, "1 segment was read again")
    held.let_go()
    expect(page.locator(".seg.on .way3")).to_contain_text("Переговоры")
    assert 'msgstr "Переговоры"' in catalog.read_text()


def test_a_message_read_again_is_not_approved_with_all_that_were_shown(
    open_page: Callable[..., Page], client: Any, catalog: Path
) -> None:
    page = open_page()
    visit(page, client, "Gespräche")
    page.locator('[data-key="approve-all"]').click()
    page.locator("dialog.ask").wait_for()
    replace_on_disk(
        catalog, '#, fuzzy\nmsgid "Gespräche"\nmsgstr "Разговоры"', '#, fuzzy\nmsgid "Gespräche"\nmsgstr "Чушь"'
    )
    say(page, "1 segment was read again")
    page.locator("dialog.ask [data-key=yes]").click()
    say(page, "1 was changed on disk and is skipped.")
    assert '#, fuzzy\nmsgid "Gespräche"\nmsgstr "Чушь"' in catalog.read_text()


def test_keys_in_haste_are_written_one_after_the_other(
    open_page: Callable[..., Page], client: Any, catalog: Path
) -> None:
    page = open_page()
    id_ = visit(page, client, "Ende")
    held = Held(page, "save")
    field(page).fill("Раз")
    page.keyboard.press("Control+s")
    held.wait()
    page.keyboard.type(" два")
    page.keyboard.press("Control+s")
    page.keyboard.type(" три")
    page.keyboard.press("Control+Enter")
    held.let_go()
    say(page, f"Approved: {id_}.")
    assert 'msgid "Ende"\nmsgstr "Раз два три"' in catalog.read_text()
    for text in ("Раз два", "Раз", ""):
        forget(page)
        page.keyboard.press("u")
        say(page, f"Undone: {id_}.")
        assert f'msgid "Ende"\nmsgstr "{text}"' in catalog.read_text()


def test_many_approvals_in_haste_approve_what_was_seen(
    open_page: Callable[..., Page], client: Any, catalog: Path
) -> None:
    page = open_page()
    visit(page, client, "Gespräche")
    for _ in range(4):
        page.keyboard.press("a")
    say(page, re.compile("Approved|nothing to approve"))
    page.wait_for_timeout(1500)
    assert 'msgid "Ende"\nmsgstr ""' in catalog.read_text()
    assert 'msgid "Gespräche"\nmsgstr "Разговоры"' in catalog.read_text()


def test_each_window_keeps_its_own_unsaved_text(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    first = open_page()
    second = open_page(context=first.context)
    for page, text in ((first, "Первый"), (second, "Второй")):
        visit(page, client, "Ende")
        field(page).fill(text)
    field(first).press("Control+s")
    say(first, "Saved")
    expect(second.locator(".seg.on .way3")).to_contain_text("Первый")
    second.reload()
    visit(second, client, "Ende")
    expect(second.locator(".seg.on .way3")).to_contain_text("Второй")
    assert 'msgstr "Первый"' in catalog.read_text()


def test_an_undo_that_is_refused_may_be_tried_again(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    id_ = visit(page, client, "Gespräche")
    page.keyboard.press("a")
    say(page, f"Approved: {id_}.")
    good = catalog.read_text()
    catalog.write_text("<<<<<<< HEAD\n" + good)
    expect(page.locator("#alert")).to_contain_text("talks.po:1")
    page.keyboard.press("u")
    expect(page.locator("#alert")).to_contain_text("Not written")
    catalog.write_text(good)
    page.wait_for_timeout(1500)
    page.keyboard.press("u")
    say(page, f"Undone: {id_}.")
    assert '#, fuzzy\nmsgid "Gespräche"' in catalog.read_text()
    expect(page.locator("#alert")).to_be_empty()


def test_a_catalog_that_is_gone_is_told_and_taken_back(
    open_page: Callable[..., Page], client: Any, catalog: Path
) -> None:
    page = open_page()
    id_ = visit(page, client, "Ende")
    field(page).fill("Не сохранено")
    good = catalog.read_text()
    catalog.unlink()
    expect(page.locator("#alert")).to_contain_text("no such deck")
    page.keyboard.press("Control+s")
    expect(page.locator("#alert")).to_contain_text("Not written")
    expect(field(page)).to_have_value("Не сохранено")
    catalog.write_text(good.replace('\n#: source/talks.md\nmsgid "Ende"\nmsgstr ""\n', ""))
    say(page, "shown as it is now")
    forget(page)
    catalog.write_text(good)
    say(page, "shown as it is now")
    visit(page, client, "Ende")
    expect(field(page)).to_have_value("Не сохранено")
    field(page).press("Control+s")
    say(page, f"Saved: {id_}.")


def test_a_reason_and_a_term_that_are_refused_stay_in_their_forms(
    open_page: Callable[..., Page], client: Any, folder: Path, catalog: Path
) -> None:
    client.save("Moskau & Kyjiw", "Киев", approved=True)
    page = open_page()
    visit(page, client, "Moskau & Kyjiw")
    page.keyboard.press("w")
    page.keyboard.type("a long reason")
    (folder / "glossary" / "terms.csv").write_text("de,en\nA,a\n")
    good = catalog.read_text()
    catalog.write_text("<<<<<<< HEAD\n" + good)
    page.keyboard.press("Enter")
    expect(page.locator("#alert")).to_contain_text("Not written")
    expect(page.locator(".waiver input")).to_have_value("a long reason")
    catalog.write_text(good)
    page.wait_for_timeout(1500)
    page.keyboard.press("Escape")
    page.locator('[data-key="add-term"]').click()
    page.locator('[data-key="new-source"]').fill("Ende")
    page.locator('[data-key="new-target"]').fill("конец")
    page.keyboard.press("Enter")
    expect(page.locator("#alert")).to_contain_text("Not written")
    expect(page.locator('[data-key="new-target"]')).to_have_value("конец")


def test_windows_out_of_sight_hold_no_connection(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    page = open_page()
    visit(page, client, "Ende")
    listening = client.served._listener.events._listening
    expect(page.locator(".seg.on")).to_have_count(1)
    show = """hidden => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    page.evaluate(show, True)
    for _ in range(80):
        if not listening:
            break
        page.wait_for_timeout(50)
    assert not listening
    replace_on_disk(catalog, 'msgstr "Разговоры"', 'msgstr "Переговоры"')
    page.evaluate(show, False)
    expect(page.locator(f"[id='seg-{places(client)['Gespräche']}']")).to_contain_text("Переговоры")


def test_a_page_of_another_start_is_told_so(open_page: Callable[..., Page], client: Any) -> None:
    page = open_page()
    visit(page, client, "Ende")
    field(page).fill("Не сохранено")
    threading.Timer(0.1, lambda: setattr(client.served._listener, "token", "another")).start()
    page.wait_for_timeout(300)
    field(page).press("Control+s")
    expect(page.locator("#alert")).to_contain_text("no longer valid")
    expect(field(page)).to_have_value("Не сохранено")


def test_names_of_methods_are_words_like_others(open_page: Callable[..., Page], client: Any, catalog: Path) -> None:
    words = ["__proto__", "constructor", "toString", "hasOwnProperty"]
    catalog.write_text(catalog.read_text() + "".join(f'\nmsgid "{one}"\nmsgstr "{one}"\n' for one in words))
    page = open_page("ru/talks?q=constructor#%")
    expect(page.locator(".seg:visible")).to_have_count(1)
    page.locator("#search").fill("")
    for word in words:
        visit(page, client, word)
        field(page).fill(f"{word} слово")
        page.keyboard.press("Control+s")
        say(page, f"Saved: {places(client)[word]}.")
        assert f'"{word} слово"' in catalog.read_text()
        page.locator("#search").fill(word)
        expect(page.locator("#live")).to_contain_text("Filters: 1/8")
        page.locator("#search").fill("")
