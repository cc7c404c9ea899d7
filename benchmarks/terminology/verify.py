"""Check the development set and the unrelated glossary of this folder, and count what they hold.

    python benchmarks/terminology/verify.py

Every form must stand in its sentence as whole words; rows, parts and counts must be in order; no unrelated term may
stand in a sentence, as a word, in another form with the same stem, or inside a German word. Look-alikes are held
apart from that last rule, as they are there to be mistaken: only their exact wording is looked for.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import snowballstemmer

HERE = Path(__file__).resolve().parent
COLUMNS = [
    "id",
    "de",
    "en",
    "ru",
    "term_de",
    "term_en",
    "term_ru",
    "form_de",
    "form_en",
    "form_ru",
    "count",
    "part",
    "tags",
]
LANGUAGES = {"de": "german", "en": "english", "ru": "russian"}
STEMMERS = {code: snowballstemmer.stemmer(name) for code, name in LANGUAGES.items()}
FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "ё": "е"})

Row = dict[str, str]


def words(text: str) -> list[str]:
    """Give the words of a text, case-folded."""
    return re.findall(r"[^\W_]+", text.casefold())


@cache
def stem(language: str, word: str) -> str:
    """Give the folded stem of a word."""
    return str(STEMMERS[language].stemWord(word)).translate(FOLD)


def stems(language: str, text: str) -> list[str]:
    """Give the folded stems of the words of a text."""
    return [stem(language, word) for word in words(text)]


def stands(form: str, text: str) -> bool:
    """Tell whether a form stands in a text as whole words."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def check_rows(rows: list[Row]) -> list[str]:
    """Name what is wrong with the rows of the development set."""
    faults = []
    ids = [int(row["id"]) for row in rows]
    last = max(ids)
    if ids != sorted(ids) or set(ids) != set(range(1, last + 1)):
        faults.append("ids are not in order or not complete")
    sentences: dict[int, tuple[str, str, str]] = {}
    for row, number in zip(rows, ids, strict=True):
        faults += [
            f"{number}: {code}: {row['form_' + code]!r} does not stand in the sentence"
            for code in LANGUAGES
            if not stands(row["form_" + code], row[code])
        ]
        if not all(row[f"{kind}_{code}"].strip() for kind in ("term", "form") for code in LANGUAGES):
            faults.append(f"{number}: an empty term or form")
        if row["count"] not in {"1", "2"}:
            faults.append(f"{number}: count {row['count']}")
        if row["part"] != ("dev" if number <= last // 2 else "test"):
            faults.append(f"{number}: part {row['part']}")
        texts = (row["de"], row["en"], row["ru"])
        if sentences.setdefault(number, texts) != texts:
            faults.append(f"{number}: two different sentences")
    if len(set(sentences.values())) != len(sentences):
        faults.append("a sentence stands under two ids")
    return faults + [
        f"{number}: {term} twice"
        for (number, term), times in Counter(zip(ids, (row["term_de"] for row in rows), strict=True)).items()
        if times > 1
    ]


def check_unrelated(terms: list[Row], rows: list[Row]) -> list[str]:
    """Name the unrelated terms that stand in a sentence of the development set."""
    faults = []
    texts = list({row["id"]: row for row in rows}.values())
    whole = {code: "\n".join(row[code] for row in texts) for code in LANGUAGES}
    stemmed = {code: [set(stems(code, row[code])) for row in texts] for code in LANGUAGES}
    german = {word.translate(FOLD) for row in texts for word in words(row["de"])}
    for term in terms:
        for code in LANGUAGES:
            if term["note"] == "look-alike":
                if stands(term[code], whole[code]):
                    faults.append(f"{term[code]}: stands in a sentence")
            elif any(set(stems(code, term[code])) <= sentence for sentence in stemmed[code]):
                faults.append(f"{term[code]}: a form of it stands in a sentence")
        parts = stems("de", term["de"])
        if not term["note"] and len(parts) == 1 and any(parts[0] in word for word in german):
            faults.append(f"{term['de']}: stands inside a German word")
    return faults + [f"{de}: twice" for de, times in Counter(term["de"] for term in terms).items() if times > 1]


def main() -> int:
    """Print the counts and the faults; 1 if there are faults."""
    with (HERE / "development.tsv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = list(reader)
        columns = list(reader.fieldnames or [])
    with (HERE / "unrelated.csv").open(encoding="utf-8", newline="") as file:
        terms = list(csv.DictReader(file))
    faults = [] if columns == COLUMNS else [f"columns are {columns}"]
    faults += check_rows(rows) + check_unrelated(terms, rows)
    print(f"rows {len(rows)}, sentences {len({row['id'] for row in rows})}")
    for part, number in Counter(row["part"] for row in rows).items():
        print(f"  {part}: rows {number}, sentences {len({row['id'] for row in rows if row['part'] == part})}")
    for tag, number in Counter(tag for row in rows for tag in row["tags"].split(",") if tag).most_common():
        print(f"  {tag}: {number}")
    print(f"unrelated terms {len(terms)}, of them look-alikes {sum(bool(term['note']) for term in terms)}")
    for fault in faults:
        print(f"fault: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
