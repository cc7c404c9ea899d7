"""Which marks for markup come through the models, and what each strategy makes of texts with markup.

python benchmarks/markup.py [--language ru] [--texts FILE]
"""

from __future__ import annotations

import argparse
import difflib
import re
from pathlib import Path

from loctool.drafting.attempts import FALLBACKS, FIRST
from loctool.drafting.candidates import PendingDraft
from loctool.engines import ENGINES, Engine
from loctool.text.markup import Masked, mask

TEXTS = Path(__file__).parents[1] / "tests" / "data" / "drafting" / "markup.txt"
FORMS = {
    "[{}]": r"\[ ?(\d+) ?\]",
    "_{}": r"_(\d+)",
    "*{}": r"\*(\d+)",
    "@{}": r"@ ?(\d+)",
    "#{}": r"# ?(\d+)",
    "<{}>": r"< ?(\d+) ?>",
    "{{{}}}": r"\{ ?(\d+) ?\}",
    "({})": r"\( ?(\d+) ?\)",
}
"""How a mark is written -> how it is found."""


def main() -> None:
    """Print kept marks by form, glued and spaced, and accepted drafts by strategy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="en")
    parser.add_argument("--texts", type=Path, default=TEXTS)
    options = parser.parse_args()
    texts = options.texts.read_text(encoding="utf-8").splitlines()
    engine = ENGINES["argos"]("de", options.language)
    masked = [mask(text) for text in texts]
    plain = [draft.text for draft in engine.translate([_without_pairs(parts) for parts in masked])]
    for form, pattern in FORMS.items():
        glued = ["".join(p + form.format(n) for n, p in enumerate(m.pieces[:-1], 1)) + m.pieces[-1] for m in masked]
        for kind, sources in (("glued", glued), ("spaced", [parts.marked(form) for parts in masked])):
            print(form.format(1), kind, *_kept(engine, sources, masked, plain, pattern), sep="\t", flush=True)
    for number, (strategy, applies_to) in enumerate((*FIRST, *FALLBACKS)):
        pending = [one for one in map(PendingDraft.of, texts) if applies_to(one.masked)]
        for one, draft in zip(pending, strategy([one.masked for one in pending], engine, None), strict=True):
            if draft:
                one.consider(draft, engine, None)
        accepted = sum(one.outcome is not None for one in pending)
        print(number, strategy.__name__, f"{accepted} of {len(pending)} accepted", sep="\t")


def _without_pairs(parts: Masked) -> str:
    """Return a text without its pairs of tags, its other spans as marks."""
    tags = {index for pair in parts.pairs() for index in pair}
    marks = ["" if n in tags else f"[{n + 1}]" for n in range(len(parts.spans))]
    return "".join(piece + mark for piece, mark in zip(parts.pieces, [*marks, ""], strict=True))


def _kept(engine: Engine, sources: list[str], masked: list[Masked], plain: list[str], pattern: str) -> tuple[int, str]:
    """Return in how many drafts each mark stands once, and how like the plain drafts these are."""
    likeness = []
    for draft, parts, reference in zip(engine.translate(sources), masked, plain, strict=True):
        if sorted(map(int, re.findall(pattern, draft.text))) == list(range(1, len(parts.spans) + 1)):
            words = [re.sub(r"[\W\d]+", " ", text).lower() for text in (re.sub(pattern, " ", draft.text), reference)]
            likeness.append(difflib.SequenceMatcher(None, *words, autojunk=False).ratio())
    return len(likeness), f"{sum(likeness) / max(1, len(likeness)):.2f}"


if __name__ == "__main__":
    main()
