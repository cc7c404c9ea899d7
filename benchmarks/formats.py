"""A PowerPoint deck of 500 slides, parsed and rendered, beside python-pptx that loads and saves it.

    python -m benchmarks.formats [--slides 500] [--rounds 5]

The deck has titles, bullets with formatted words, tables, text boxes, speaker notes and, on each fifth slide, a
picture of its own; a second deck is the same without the pictures, which python-pptx compresses anew and loctool
copies. Each task runs in a process of its own: prints the processor seconds of its fastest round, imports and reading
of the file left out, and the peak of its memory with both. `package` reads all XML and writes it with one change in
each part: the least that loctool needs. `render` parses the deck and writes all texts in capitals as Russian ones.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Cm, Pt

ROOT = Path(__file__).parent.parent
DECK = ROOT / "source" / "seltene-erden.md"
TIME, MEMORY = 1.5, 2.0
"""The most that parsing and rendering may need, as a multiple of what python-pptx needs."""
TRIED = """\
Tried and left out, with what each gains of the time: short cuts for paragraphs without outer spaces (1 %), of one look
(2 %) and for translations without tags (1 %); parts marked as changed only where they differ (7 % of render, which
compares them now); units freed page by page (11 % of parse); the garbage collector switched off (12 %).
"""
MIB = 1 << 20


class Writer:
    """Fills slides with runs of words of the project's own deck."""

    def __init__(self, with_pictures: bool) -> None:
        self._words = DECK.read_text(encoding="utf-8").split()
        self._chance = random.Random(7)
        self._with_pictures = with_pictures

    def deck(self, slides: int) -> bytes:
        """Return a deck with that many slides, of five kinds in turn."""
        presentation = Presentation()
        kinds: list[tuple[int, Callable[[Slide], object]]] = [
            (1, self._bullets), (5, self._table), (1, self._bullets), (5, self._picture), (5, self._boxes)
        ]  # fmt: skip
        for number in range(slides):
            layout, fill = kinds[number % len(kinds)]
            slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
            self._paragraph(slide.shapes.title.text_frame.paragraphs[0], 5)
            fill(slide)
            if number % 2 == 0:
                self._paragraphs(slide.notes_slide.notes_text_frame, [25, 10])
        content = io.BytesIO()
        presentation.save(content)
        return content.getvalue()

    def _paragraphs(self, frame: TextFrame, lengths: list[int]) -> None:
        for number, words in enumerate(lengths):
            self._paragraph(frame.add_paragraph() if number else frame.paragraphs[0], words)

    def _paragraph(self, paragraph: _Paragraph, words: int) -> None:
        """Write a paragraph; in one of five some words are bold, in one of twenty some are a link."""
        drawn = self._chance.random()
        parts = [words // 2, 2, words // 3] if drawn < 0.25 and words > 5 else [words]
        for number, length in enumerate(parts):
            run = paragraph.add_run()
            start = self._chance.randrange(len(self._words) - length)
            run.text = " ".join(self._words[start : start + length]) + " " * (number + 1 < len(parts))
            run.font.language_id = MSO_LANGUAGE_ID.GERMAN
            if number == 1 and drawn < 0.2:
                run.font.bold = True
            elif number == 1:
                run.hyperlink.address = f"https://example.org/{start}"

    def _bullets(self, slide: Slide) -> None:
        frame = slide.placeholders[1].text_frame
        self._paragraphs(frame, [12, 8, 9, 14, 7])
        frame.paragraphs[2].level = 1

    def _table(self, slide: Slide) -> None:
        table = slide.shapes.add_table(5, 4, Cm(2), Cm(5), Cm(20), Cm(8)).table
        for cell in table.iter_cells():
            self._paragraph(cell.text_frame.paragraphs[0], 3)

    def _picture(self, slide: Slide) -> None:
        from PIL import Image

        if self._with_pictures:
            content = io.BytesIO()
            noise = Image.frombytes("RGB", (160, 120), self._chance.randbytes(160 * 120 * 3))
            noise.resize((480, 360)).save(content, "JPEG", quality=85)
            slide.shapes.add_picture(content, Cm(2), Cm(5))
        self._box(slide, 14, [10])

    def _boxes(self, slide: Slide) -> None:
        for top in (5, 9, 13):
            self._box(slide, top, [8, 15])

    def _box(self, slide: Slide, top: int, lengths: list[int]) -> None:
        box: Shape = slide.shapes.add_textbox(Cm(2), Cm(top), Cm(20), Cm(4))
        self._paragraphs(box.text_frame, lengths)
        for paragraph in box.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(14)


def task_of(name: str, content: bytes) -> Callable[[], object]:
    """Return what is measured; its modules are imported here."""
    if name == "python-pptx":
        return lambda: Presentation(io.BytesIO(content)).save(io.BytesIO())
    from loctool.formats.office.package import Package
    from loctool.formats.pptx.deck import parse, render
    from loctool.formats.reading import DEFAULT
    from loctool.formats.writing import Writing

    def rewrite() -> bytes:
        package = Package(content, "deck.pptx")
        for name in package.names:
            if name.endswith((".xml", ".rels")):
                package.tree(name).set("changed", "1")
                package.mark_changed(name)
        return b"".join(package.parts())

    if name == "package":
        return rewrite
    if name == "parse":
        return lambda: parse(content, "deck.pptx", DEFAULT)
    return lambda: b"".join(
        render(content, "deck.pptx", lambda segment: segment.text.upper(), DEFAULT, Writing(language="ru"))
    )


def peak_memory() -> float:
    """Return the peak of this process's memory in MiB, without what the parent had when it started it. Linux only."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(name: str, path: Path, rounds: int) -> None:
    """Print processor seconds of the fastest round, and the peak of the memory of the first one in MiB."""
    task = task_of(name, path.read_bytes())
    seconds, peak = [], 0.0
    for _ in range(rounds):
        start = time.process_time()
        task()
        seconds.append(time.process_time() - start)
        peak = peak or peak_memory()
    sys.stdout.write(f"{min(seconds)} {peak}\n")


def compare(path: Path, rounds: int) -> None:
    """Print what loctool needs beside python-pptx, as multiples of the latter."""
    found = {}
    for name in ("python-pptx", "package", "parse", "render"):
        command = [sys.executable, "-m", "benchmarks.formats", "--measure", name, str(path), "--rounds", str(rounds)]
        result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        found[name] = [float(one) for one in result.stdout.split()]
    both = list(zip(found["parse"], found["render"], strict=True))
    found["parse, then render"] = [sum(both[0]), max(both[1])]
    seconds, peak = found["python-pptx"]
    for name, (own, memory) in found.items():
        sys.stdout.write(f"{name:20} {own:6.2f} s  x{own / seconds:5.2f}   {memory:6.0f} MiB  x{memory / peak:5.2f}\n")
    sys.stdout.write(f"{'goal':20}           x{TIME:5.2f}                x{MEMORY:5.2f}\n\n")


def main() -> None:
    """Make the decks, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slides", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--measure", nargs=2, metavar=("TASK", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure[0], Path(options.measure[1]), options.rounds)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        for with_pictures in (True, False):
            path.write_bytes(Writer(with_pictures).deck(options.slides))
            kind = "with pictures" if with_pictures else "without pictures"
            sys.stdout.write(f"{options.slides} slides {kind}, {path.stat().st_size / MIB:.1f} MiB\n")
            compare(path, options.rounds)
    sys.stdout.write(TRIED)


if __name__ == "__main__":
    main()
