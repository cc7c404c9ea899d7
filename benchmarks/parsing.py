"""Parsing and rendering of a deck of 2 000 slides beside markdown-it alone: `python -m benchmarks.parsing`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from markdown_it import MarkdownIt

from loctool.formats.markdown.deck import parse, render

SLIDE = """
# Folie {n}: „Seltene Erden“

<!-- role: credit -->
Photo: Shutterstock {n}

Ein Absatz mit **fettem Text**, einem [Verweis](https://example.com/{n}) und
einer zweiten Zeile.

- erster Punkt
- zweiter Punkt mit `Code`
  - dritter Punkt

| Land  | Anteil |
| ----- | ------ |
| China | {n} %  |

> Ein Zitat.

![bg right:40% Eine Mine](mine.jpg)

<!-- Eine Notiz für die Rednerin. -->

"""


def deck(slides: int) -> str:
    """Return a deck with front matter and that many slides."""
    return "---\ntitle: Ein Deck\n---\n" + "---\n".join(SLIDE.format(n=n) for n in range(slides))


def best(action: Callable[[], object]) -> float:
    """Return the seconds that the faster of two runs took."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print seconds, messages a second, and the ratio to markdown-it, for a tenth of the deck and for all of it."""
    for slides in (200, 2000):
        text = deck(slides)
        messages = sum(len(slide.segments) for slide in parse(text, "deck.md").slides)
        plain = best(lambda text=text: MarkdownIt("commonmark").enable("table").parse(text))  # type: ignore[misc]
        for name, action in {
            "parse": lambda text=text: parse(text, "deck.md"),
            "render": lambda text=text: render(text, "deck.md", lambda segment: segment.text.upper()),
        }.items():
            seconds = best(action)
            sys.stdout.write(
                f"{name:6} {slides:5} slides {messages:6} messages {seconds:6.2f} s"
                f" {messages / seconds:8.0f} messages/s {seconds / plain:5.2f} x markdown-it\n"
            )


if __name__ == "__main__":
    main()
