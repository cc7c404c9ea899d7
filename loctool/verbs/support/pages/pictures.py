"""Pictures of packed decks: LibreOffice makes a PDF of them, poppler makes images of its pages."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from loctool.files import PRIVATE, make_private_folder, write_atomically
from loctool.formats.writing import Parts
from loctool.review.slides.pictures import data_address

WIDTH = 1120
"""Pixels: a paper is at most 740 wide, and half as many more make it sharp on finer screens."""
PATIENCE = 180
"""Seconds that LibreOffice or poppler may take for one deck."""
KEPT = 40
"""Decks whose pictures are kept, each language counted: a project of ten decks in three languages, and some."""
_FOLDER = "slides"
_MADE = "made"
"""File that says that all pictures of a deck are there."""
_VERSION = 1
"""Of how pictures are made; others are made anew."""
_HIDDEN_TOO = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
"""Hidden slides are pages as well, so that the n-th page is the n-th slide."""
_OFFICES = ("soffice", "libreoffice")
_JPEG = ("-jpeg", "-jpegopt", "quality=80,optimize=y")
_told = set[str]()
"""What was said already: once is enough for all decks."""


class _NoPicturesError(Exception):
    """Why there are no pictures: a sentence, and a word for the page."""

    def __init__(self, sentence: str, lack: str = "failed") -> None:
        super().__init__(sentence)
        self.lack = lack


class Pictures(NamedTuple):
    """The pictures of a deck."""

    addresses: dict[int, str]
    """Slide -> address with the picture in it."""
    lack: str = ""
    """Why there are none: one of `loctool.review.view.pages.LACKS`."""


def find_pictures(root: Path, name: str, content: Parts, slides: int) -> Pictures:
    """Return the pictures of a deck of so many slides.

    They are kept in the project's private folder under the deck's fingerprint. Without LibreOffice or poppler, and
    where one of them fails, there are none, and a log line says so once. Starts processes.
    """
    folder = root / PRIVATE / _FOLDER / _fingerprint(name, content)
    try:
        if not (folder / _MADE).exists():
            _make(root, folder, Path(name).suffix, content)
        os.utime(folder / _MADE)
        _forget_old(folder.parent)
        files = sorted(folder.glob("*.image"))
        if len(files) != slides:
            raise _NoPicturesError(f"{name}: LibreOffice shows {len(files)} slides of {slides}")
        return Pictures({number: data_address(file.read_bytes()) for number, file in enumerate(files, 1)})
    except (_NoPicturesError, OSError) as problem:
        if str(problem) not in _told:
            _told.add(str(problem))
            logging.getLogger("loctool").warning("%s; slides are shown as boxes of text.", problem)
        return Pictures({}, problem.lack if isinstance(problem, _NoPicturesError) else "failed")


def _fingerprint(name: str, content: Parts) -> str:
    found = hashlib.sha256(f"{_VERSION} {WIDTH} {Path(name).suffix}".encode())
    for part in content:
        found.update(part)
    return found.hexdigest()[:32]


def _make(root: Path, folder: Path, suffix: str, content: Parts) -> None:
    office = next(filter(None, map(shutil.which, _OFFICES)), None)
    poppler = shutil.which("pdftoppm")
    if not office:
        raise _NoPicturesError("LibreOffice is not installed", "office")
    if not poppler:
        raise _NoPicturesError("pdftoppm (poppler) is not installed", "poppler")
    make_private_folder(root / PRIVATE)
    with TemporaryDirectory(prefix="loctool-") as work:
        deck = Path(work, f"deck{suffix}")
        with deck.open("wb") as file:
            file.writelines(content)
        profile = f"-env:UserInstallation={Path(work, 'profile').as_uri()}"
        _run([office, profile, "--headless", "--norestore", "--convert-to", _HIDDEN_TOO, "--outdir", work, str(deck)])
        pdf = deck.with_suffix(".pdf")
        if not pdf.exists():
            raise _NoPicturesError("LibreOffice cannot read the deck")
        size = ("-scale-to-x", str(WIDTH), "-scale-to-y", "-1")
        _run([poppler, *size, "-png", str(pdf), str(Path(work, "flat"))])
        _run([poppler, *size, *_JPEG, str(pdf), str(Path(work, "photo"))])
        flat, photos = sorted(Path(work).glob("flat-*.png")), sorted(Path(work).glob("photo-*.jpg"))
        for number, pair in enumerate(zip(flat, photos, strict=True), 1):
            smaller = min((one.read_bytes() for one in pair), key=len)
            write_atomically(folder / f"{number:05}.image", smaller)
        write_atomically(folder / _MADE, b"")


def _forget_old(folder: Path) -> None:
    """Remove the pictures of decks that were not shown for the longest time, but for the last ones."""
    made = sorted(folder.glob(f"*/{_MADE}"), key=lambda one: one.stat().st_mtime)
    for one in made[:-KEPT]:
        shutil.rmtree(one.parent, ignore_errors=True)


def _run(command: Sequence[str]) -> None:
    """Run a command quietly; it and what it started end when its time is over."""
    name = Path(command[0]).name
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            failed = process.wait(PATIENCE)
        except BaseException as problem:
            _end(process)
            if isinstance(problem, subprocess.TimeoutExpired):
                raise _NoPicturesError(f"{name} did not end within {PATIENCE} seconds") from problem
            raise
    if failed:
        raise _NoPicturesError(f"{name} ended with {failed}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
