"""Plants errors that change the meaning in good translations, and counts how many of them `loctool check` finds.

    python -m benchmarks.planting de-en [--texts FILE] [--terms FILE] [--count 200] [--seed 1] [--missed]

FILE is `German<TAB>English<TAB>Russian`, `source<TAB>target`, or NAME.de with NAME.en beside it. Each kind of error is
planted about equally often, each in another text if there are enough. An error is found if a rule reports a warning or
an error; findings on the same translations without an error are false alarms.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from benchmarks.planting import denial, figures, wording
from benchmarks.planting.glossary import Glossary
from benchmarks.planting.texts import Text, read_terms, read_texts
from loctool.glossary import TermIndex
from loctool.model import Severity
from loctool.quality import RULES, Scope, Texts
from loctool.quality.comparison import Comparison

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests" / "data" / "drafting" / "slides.tsv"
TERMS = ROOT / "benchmarks" / "terminology" / "development.tsv"
GROUPS = ["values", "dates", "units", "magnitudes", "denial", "names", "terms", "lost clause", "other text"]
Kind = Callable[[Text, random.Random], str | None]
_JUDGING = [
    rule
    for rule in RULES.values()
    if rule.scope is Scope.MESSAGE and rule.reports
    if Texts.TRANSLATIONS in rule.texts and rule.severity >= Severity.WARNING
]


def kinds(texts: Sequence[Text], glossary: Glossary) -> dict[str, dict[str, Kind]]:
    """Return the kinds of errors by group: each makes a wrong translation, or None if it cannot."""
    others = wording.Wording(texts)
    groups: dict[str, Sequence[Kind]] = {
        "values": [
            figures.another_number,
            figures.swapped_digits,
            figures.shifted_decimal,
            figures.number_word,
            figures.lost_minus,
            figures.swapped_range,
        ],
        "dates": [figures.month, figures.day, figures.year, figures.weekday],
        "units": [figures.unit, figures.lost_unit],
        "magnitudes": [figures.magnitude, figures.lost_percent],
        "denial": [denial.dropped_denial, denial.added_denial, denial.inverted_denial],
        "names": [others.other_name, others.lost_name],
        "terms": [glossary.wrong_term, glossary.forbidden_term],
        "lost clause": [wording.lost_clause, wording.lost_half, wording.lost_item, wording.lost_sentence],
        "other text": [others.next_text, others.previous_text, others.similar_text],
    }
    return {group: {kind.__name__: kind for kind in some} for group, some in groups.items()}


def findings(text: Text, target: str, terms: TermIndex) -> list[str]:
    """Return the rules that report a translation by a warning or an error."""
    compared = Comparison(text.source, target, *text.languages, terms, neighbours=text.neighbours)
    found = ((rule, problem) for rule in _JUDGING for problem in rule.find(compared))
    return list(dict.fromkeys(rule.name for rule, problem in found if problem.severity >= Severity.WARNING))


class Tally:
    """What was planted and found."""

    def __init__(self) -> None:
        self.planted: Counter[tuple[str, str]] = Counter()
        self.found: Counter[tuple[str, str]] = Counter()
        self.rules: dict[str, Counter[str]] = defaultdict(Counter)
        self.missed: list[tuple[str, Text, str]] = []

    def add(self, kind: tuple[str, str], text: Text, target: str, rules: list[str]) -> None:
        """Count one planted error."""
        self.planted[kind] += 1
        self.found[kind] += bool(rules)
        self.rules[kind[0]].update(rules)
        if not rules:
            self.missed.append((kind[1], text, target))


def plant(texts: list[Text], with_terms: list[Text], options: argparse.Namespace) -> Tally:
    """Plant errors of all kinds in turn until there are enough, or no text is left for any kind."""
    drawn, tally, glossary = random.Random(options.seed), Tally(), Glossary(with_terms)
    groups = {group: some for group, some in kinds(texts, glossary).items() if group in options.groups}
    index, none = glossary.index(with_terms[0]), TermIndex((), texts[0].languages[0])
    sources = {
        group: drawn.sample(some, len(some)) for group in groups for some in [with_terms if group == "terms" else texts]
    }
    turns = {group: cycle(some.items()) for group, some in groups.items()}
    failures: Counter[str] = Counter()
    used: set[tuple[str, int]] = set()
    for group in cycle(groups):
        if sum(tally.planted.values()) >= options.count or all(failures[one] > len(groups[one]) for one in groups):
            return tally
        name, kind = next(turns[group])
        for text in sources[group]:
            if (name, text.number) not in used and (target := kind(text, drawn)) and target != text.target:
                used.add((name, text.number))
                terms = index if group == "terms" else none
                tally.add((group, name), text, target, findings(text, target, terms))
                failures[group] = 0
                sources[group].append(sources[group].pop(sources[group].index(text)))
                break
        else:
            failures[group] += 1
    return tally


def show(tally: Tally, texts: Sequence[Text], missed: bool) -> None:
    """Print the tables."""
    groups = dict.fromkeys(group for group, _ in tally.planted)
    for group in groups:
        rules = ", ".join(f"{rule} {count}" for rule, count in tally.rules[group].most_common(5))
        for kind in (one for one in tally.planted if one[0] == group):
            print(f"{group:12} {kind[1]:18} {tally.found[kind]:4} of {tally.planted[kind]:4}")
        print(f"{'':12} by {rules}")
    planted, found = tally.planted.total(), tally.found.total()
    print(f"all {found} of {planted} ({found / planted:.1%})")
    alarms: Counter[str] = Counter()
    terms = TermIndex((), texts[0].languages[0])
    for text in texts:
        alarms.update(findings(text, text.target, terms))
    print(f"false alarms on {len(texts)} texts:", ", ".join(f"{k} {v}" for k, v in alarms.most_common()) or "none")
    for name, text, target in tally.missed if missed else ():
        print(f"\n{name}\n  {text.source}\n  {text.target}\n  {target}")


def main() -> None:
    """Plant, check and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", help="de-en, de-ru or en-ru")
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--terms", type=Path, default=TERMS, help="texts with a glossary, for errors of terms")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--limit", type=int, help="texts to read at most")
    parser.add_argument(
        "--groups", nargs="+", choices=GROUPS, default=GROUPS, help="of errors; all unless you say otherwise"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="print the errors that were not found")
    options = parser.parse_args()
    source, _, target = options.pair.partition("-")
    texts = read_texts(options.texts, (source, target))[: options.limit]
    tally = plant(texts, read_terms(options.terms, (source, target)), options)
    show(tally, texts, options.missed)


if __name__ == "__main__":
    main()
