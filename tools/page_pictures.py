"""Takes the pictures of the page for the README anew: docs/pictures/review-*.png.

Usage: python -m tools.page_pictures. Drafts the deck of this repository in a folder of its own, serves it by `loctool
review`, approves a few messages as a person would, and takes pictures in headless Chromium.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DECK = "en/seltene-erden"
LOCTOOL = (sys.executable, "-m", "loctool")
APPROVED = 5
"""Messages that are approved before the first picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, and how."""

    name: str
    address: str
    width: int
    height: int
    theme: str = "light"


ALL = (
    Picture("review-overview", "", 1440, 370),
    Picture("review-deck", f"{DECK}#5.3", 1440, 1160),
    Picture("review-dark", "ru/seltene-erden#9.3", 1440, 1000, "dark"),
)


@contextmanager
def served() -> Iterator[str]:
    """Serve a copy of the deck with new drafts, and give the address."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("source", "glossary"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copy(ROOT / "loctool.toml", folder)
        for verb in ("extract", "draft"):
            subprocess.run([*LOCTOOL, "-C", folder, verb], check=True)
        review = subprocess.Popen([*LOCTOOL, "-C", folder, "review", "--no-browser"], stdout=subprocess.PIPE, text=True)
        try:
            yield next(line.split()[-1] for line in review.stdout or () if "http" in line)
        finally:
            review.send_signal(signal.SIGINT)
            review.wait()


def opened(browser: Browser, address: str, picture: Picture) -> Page:
    """Open a page as a picture shows it."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.theme == "dark" else "light",
        locale="en-GB",
        timezone_id="UTC",
    )
    page.goto(address + picture.address)
    page.wait_for_selector("#main > *")
    return page


def approve_some(browser: Browser, address: str) -> None:
    """Approve the first messages by the key that a person uses."""
    page = opened(browser, address, Picture("", f"{DECK}#1.1", 1440, 900))
    for number in range(1, APPROVED + 1):
        page.wait_for_selector(".seg.on")
        page.keyboard.press("a")
        page.wait_for_selector(f"#live:has-text('{number}/')")
    page.close()


def main() -> int:
    """Take all pictures; return 1 where there is no browser."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print("Chromium is not installed: make parsers, or Debian's package chromium", file=sys.stderr)
        return 1
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        approve_some(browser, address)
        for picture in ALL:
            page = opened(browser, address, picture)
            page.wait_for_timeout(500)  # what changes size settles
            page.screenshot(path=PICTURES / f"{picture.name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
