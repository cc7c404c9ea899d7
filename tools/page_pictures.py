"""Takes the pictures of the page for the README anew: docs/pictures/review-*.png.

Usage: python -m tools.page_pictures. Shows the project in this folder through `loctool preview` in headless Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DECK = "en/seltene-erden.html"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, and how."""

    name: str
    address: str
    width: int
    height: int
    theme: str = "light"
    scale: int = 1
    """Pixels of the picture a pixel of the page."""


ALL = (
    Picture("review-overview", "index.html", 1280, 420),
    Picture("review-deck", f"{DECK}#2.3", 1440, 1000),
    Picture("review-dark", "ru/seltene-erden.html#9.3", 1440, 1000, "dark"),
    Picture("review-phone", f"{DECK}#5.3", 390, 844, scale=2),
)


def take(browser: Browser, site: Path, picture: Picture) -> None:
    """Take a picture of a page of the site."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme="dark" if picture.theme == "dark" else "light",
        locale="en-GB",
        timezone_id="UTC",
    )
    page.goto(f"{site.as_uri()}/{picture.address}")
    page.wait_for_selector("#main > *")
    page.evaluate("new Promise((done) => requestIdleCallback(done))")
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    page.close()


def main() -> int:
    """Take all pictures; return 1 where there is no browser."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print("Chromium is not installed: make parsers, or Debian's package chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "loctool", "-C", str(ROOT), "preview", "-q", "-o", str(site)], check=True)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for picture in ALL:
            take(browser, site, picture)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
