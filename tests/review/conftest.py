"""What the tests of the page share: a real browser, and pages opened in it that fail on what a page must not do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, expect, sync_playwright

from loctool.review.findings import explain_rules
from loctool.review.interface import catalogs
from loctool.review.page import assemble
from tests.conftest import ROOT
from tests.formats.dialects import install

DATA = ROOT / "tests" / "data" / "review"
HEIGHT = 900
LOCALES = {"en": "en-GB", "de": "de-DE", "ru": "ru-RU"}
"""Language of the interface -> what the browser asks for."""
OWN = ("file:", "data:", "blob:", "http://127.0.0.1:")
"""Beginnings of addresses that a page may ask for."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    width: int = 1440
    theme: str = "light"
    language: str = "en"
    options: tuple[tuple[str, Any], ...] = ()
    """Further options of the browser, such as forced colours."""


Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start this machine's Chromium; Playwright downloads none."""
    program = install.browser()
    if program is None:
        pytest.skip("Chromium is not installed: make parsers, or Debian's package chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Watch:
    """Collects what pages of a test must not do: errors, dialogs, requests to other hosts."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def follow(self, page: Page) -> None:
        """Watch a page from now on."""
        page.on("console", lambda line: line.type == "error" and self.faults.append(f"console: {line.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", self._dismiss)
        page.on("request", self._judge)

    def _dismiss(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _judge(self, request: Request) -> None:
        if not request.url.startswith(OWN):
            self.faults.append(f"request: {request.url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Return what watches the pages of a test, which fails if they did what they must not."""
    found = Watch()
    yield found
    assert not found.faults


def wait_until_painted(page: Page) -> None:
    """Wait for the segments that a page paints when it has nothing else to do."""
    data = json.loads(page.locator("#data").text_content() or "{}")
    segments = sum(len(slide["segments"]) for slide in data.get("slides", ()))
    expect(page.locator("article.seg")).to_have_count(segments, timeout=30_000)


@pytest.fixture
def open_address(browser: Browser, watch: Watch) -> Iterator[Open]:
    """Return a function that opens an address in a look, in a window of its own."""
    windows: list[BrowserContext] = []

    def open_in(address: str, look: Look = Look()) -> Page:
        size = {"width": look.width, "height": HEIGHT}
        options: dict[str, Any] = {"color_scheme": look.theme, "locale": LOCALES[look.language], **dict(look.options)}
        windows.append(browser.new_context(viewport=size, **options))
        page = windows[-1].new_page()
        watch.follow(page)
        page.goto(address)
        page.wait_for_selector("#main > *", state="attached")
        wait_until_painted(page)
        return page

    yield open_in
    for window in windows:
        window.close()


@pytest.fixture
def open_page(open_address: Open, tmp_path: Path) -> Open:
    """Return a function that opens a page's data as the file that preview writes, at a place such as "#5.3"."""

    def open_data(data: dict[str, Any], look: Look = Look(), place: str = "") -> Page:
        path = tmp_path / "page.html"
        path.write_text(assemble(data, catalogs(data.get("rules", ())), data.get("name", "")), "utf-8")
        return open_address(path.as_uri() + place, look)

    return open_data


def sample(name: str) -> dict[str, Any]:
    """Return the data of a page with every state: "deck" or "overview"."""
    data: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    data |= (
        {"rules": {name: asdict(rule) for name, rule in explain_rules(data["rules"]).items()}}
        if "rules" in data
        else {}
    )
    return data


def overflow(page: Page) -> str:
    """Return which elements stick out of the window, "" if none makes the page scroll sideways.

    A page that has just been resized gets two frames to arrange itself.
    """
    return page.evaluate(
        """async () => {
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return "";
          const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1);
          return `${width} px: ` + wide.slice(0, 5).map((e) => `${e.tagName}.${e.getAttribute("class")}`).join(", ");
        }"""
    )


def barriers(page: Page, part: str = "html") -> list[str]:
    """Return what axe-core finds in a part of a page, with contrast as WCAG's level AAA asks for."""
    if not install.axe().exists():
        pytest.skip("axe-core is not installed: make parsers")
    if not page.evaluate("Boolean(globalThis.axe)"):
        page.evaluate(install.axe().read_text("utf-8"))
    found = page.evaluate(
        """async (part) => {
          const rules = { "color-contrast-enhanced": { enabled: true }, "label-content-name-mismatch": { enabled: true } };
          const { violations } = await axe.run(part, { rules, resultTypes: ["violations"] });
          return violations.map((one) => [one.id, one.nodes.slice(0, 4).map((node) => `${node.target} ${node.any
            .concat(node.all, node.none).map((check) => check.message).join("; ")}`)]);
        }""",
        part,
    )
    return [f"{rule}: {node}" for rule, nodes in found for node in nodes]
