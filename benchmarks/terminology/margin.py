"""How much worse the model finds drafts in which terms just took the place of other words: `python …/margin.py`.

Such drafts are not scored while drafting. Prints, for both halves of development.tsv, how many there are, how many are
beyond the margin that other obedient drafts must keep, and the median and greatest loss (mean log probability a piece).
"""

from __future__ import annotations

import csv
import statistics

import drafts as benchmark

from loctool.engines import ENGINES
from loctool.engines.argos.constraints import forcing as obedience
from loctool.engines.argos.constraints.tasks import Model, Task
from loctool.glossary import TermIndex

Substituted = tuple[Task, float, list[str], Model]


def watched(found: list[Substituted]) -> None:
    """Let drafting tell of each draft that terms took their places in."""
    substitute = obedience.substitute

    def telling(task: Task, model: Model) -> None:
        free = task.draft
        substitute(task, model)
        if task.draft is not free:
            found.append((task, free.score, task.draft.pieces, model))

    obedience.substitute = telling


def main() -> None:
    """Measure both directions on both halves."""
    found: list[Substituted] = []
    watched(found)
    with (benchmark.FOLDER / "development.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for part in ("dev", "test"):
        own = [row for row in rows if row["part"] == part]
        for source, target in (("de", "en"), ("en", "ru")):
            found.clear()
            terms = TermIndex(benchmark.glossary(own, source, target), source)
            ENGINES["argos"](source, target).translate(list(dict.fromkeys(row[source] for row in own)), terms)
            scores = found[0][3].score([task.source for task, *_ in found], [pieces for _, _, pieces, _ in found])
            lost = [free - sum(one) / len(one) for (_, free, _, _), one in zip(found, scores, strict=True)]
            beyond = sum(loss > obedience.MARGIN for loss in lost)
            figures = f"median {statistics.median(lost):.2f}, greatest {max(lost):.2f}"
            print(f"{part} {source}→{target}: {len(lost)} drafts, {beyond} beyond {obedience.MARGIN}; {figures}")


if __name__ == "__main__":
    main()
