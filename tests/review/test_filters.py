"""Filters and search, run by Node: counts, word forms, sides, exact texts, folding."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from loctool.review import page as room

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
FOLDER = Path(room.__file__).parent / "js"

WORDS = {"gespräch": [0], "gesprächen": [0], "talk": [1], "talks": [1], "spräche": [2], "strasse": [3], "ёлка": [4]}
TERMS = [{"source": "Gespräche", "targets": ["talks"], "status": "preferred"}]
FINDING = {"rule": "wrong-term", "severity": "error", "message": "…"}
MESSAGES = [
    {"id": "0", "state": "approved", "source": ["Mit Gesprächen"], "texts": ["With talks"], "keys": [[0], [1]],
     "origin": "memory"},
    {"id": "1", "state": "draft", "maker": {"engine": "llm", "model": "a/b:c", "prompt": "1a2b3c4d"}, "source": ["Das Gespräch"], "texts": ["The conversation"], "keys": [[0], []],
     "findings": [FINDING], "terms": [{"term": 0, "is_obeyed": False}]},
    {"id": "2", "state": "draft", "maker": {"engine": "argos"}, "source": ["Die Stra\u00dfe im Som\u00admer"], "texts": ["Елка\u00a0зимой"], "keys": [[3], [4]],
     "findings": [{"rule": "overflow", "severity": "warning", "message": "…"}]},
    {"id": "3", "state": "edited", "source": ["Zahl 3,5"], "texts": ["Number 3.5"],
     "findings": [{**FINDING, "reason": "agreed"}], "terms": [{"term": 0}]},
]  # fmt: skip
SLIDES = [
    {"number": 1, "segments": [{"id": "1.1", "message": 0}, {"id": "1.2", "message": 1}]},
    {"number": 2, "segments": [{"id": "2.1", "message": 2}, {"id": "2.2", "message": 0}, {"id": "2.3", "message": 3}]},
]
PAGE = {
    "kind": "deck", "source_language": "de", "language": "en", "slides": SLIDES, "messages": MESSAGES, "terms": TERMS,
    "forms": {"words": WORDS},
}  # fmt: skip
RUN = """
import { SEGMENTS, VIEW, setPage } from "./state.js";
import { countAll, isShown } from "./filters.js";
const { page, views } = JSON.parse(process.argv[2]);
setPage(page);
const results = views.map((view) => {
  Object.assign(VIEW, { rule: "", term: "", engine: "", query: "" }, view, { filters: new Set(view.filters || []) });
  const { rules, terms, engines, ...counts } = countAll();
  const shown = SEGMENTS.filter(isShown).map(({ id }) => id);
  return { shown, counts, rules: Object.fromEntries(rules), terms: Object.fromEntries(terms), engines: Object.fromEntries(engines) };
});
console.log(JSON.stringify(results));
"""


def look(folder: Path, *views: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the page shows for each of some settings of its filters."""
    for name in ("state", "filters", "search"):
        shutil.copy(FOLDER / f"{name}.js", folder)
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "run.js").write_text(RUN, "utf-8")
    given = json.dumps({"page": PAGE, "views": views})
    done = subprocess.run(["node", folder / "run.js", given], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_messages_are_counted_once_and_shown_at_each_place(tmp_path: Path) -> None:
    (found,) = look(tmp_path, {})
    assert found["shown"] == ["1.1", "1.2", "2.1", "2.2", "2.3"]
    counts = found["counts"]
    assert (counts["all"], counts["shown"], counts["approved"], counts["draft"], counts["edited"]) == (4, 4, 1, 2, 1)
    assert (counts["findings"], counts["waived"], counts["long"]) == (2, 1, 1)
    assert found["rules"] == {"wrong-term": 2, "error": 1, "overflow": 1, "warning": 1}
    assert found["terms"] == {"Gespräche": 2, "not-obeyed": 1}


def test_states_are_alternatives_and_all_else_has_to_be_true_as_well(tmp_path: Path) -> None:
    both, findings, rule, term, severity = look(
        tmp_path,
        {"filters": ["approved", "edited"]},
        {"filters": ["draft", "findings", "long"]},
        {"filters": ["draft"], "rule": "wrong-term"},
        {"term": "not-obeyed"},
        {"rule": "error"},
    )
    assert both["shown"] == ["1.1", "2.2", "2.3"]
    assert findings["shown"] == ["2.1"]
    assert rule["shown"] == term["shown"] == severity["shown"] == ["1.2"]


def test_counts_are_what_a_filter_would_show_beside_the_others(tmp_path: Path) -> None:
    (found,) = look(tmp_path, {"filters": ["draft"]})
    counts = found["counts"]
    assert (counts["shown"], counts["approved"], counts["edited"], counts["waived"]) == (2, 1, 1, 0)
    assert found["terms"] == {"Gespräche": 1, "not-obeyed": 1}


def test_texts_are_found_by_what_made_them(tmp_path: Path) -> None:
    llm, argos, memory, both = look(
        tmp_path,
        {"engine": "llm/a/b:c"},
        {"engine": "argos", "filters": ["findings"]},
        {"engine": "memory"},
        {"engine": "argos", "rule": "error"},
    )
    assert (llm["shown"], argos["shown"], memory["shown"], both["shown"]) == (["1.2"], ["2.1"], ["1.1", "2.2"], [])
    assert llm["engines"] == {"memory": 1, "llm/a/b:c": 1, "argos": 1}
    assert argos["engines"] == {"llm/a/b:c": 1, "argos": 1}


SEARCHES = {
    "Gespräch": ["1.1", "1.2", "2.2"],  # both forms
    "talks": ["1.1", "2.2"],
    "gesp": ["1.1", "1.2", "2.2"],  # no word: the beginning of some
    "GESPRÄCHEN talk": ["1.1", "2.2"],  # all words, on either side
    "de:talks": [],
    "en:talk": ["1.1", "2.2"],
    "de:gespräch en:conversation": ["1.2"],
    '"the conv"': ["1.2"],
    '"Gespräch"': ["1.1", "1.2", "2.2"],
    'en:"gespräch"': [],
    "„Das Gespräch“": ["1.2"],
    "Straße": ["2.1"],
    "strasse": ["2.1"],
    "Елка": ["2.1"],
    "ёлка": ["2.1"],
    '"Sommer"': ["2.1"],  # a soft hyphen in the text
    '"елка зимой"': ["2.1"],  # a no-break space
    "3,5": ["2.3"],
    "onversat": ["1.2"],  # within a word, where none begins with it
    "http://x": [],
    "   ": ["1.1", "1.2", "2.1", "2.2", "2.3"],
}


def test_search_finds_every_form(tmp_path: Path) -> None:
    found = look(tmp_path, *({"query": query} for query in SEARCHES))
    assert {query: one["shown"] for query, one in zip(SEARCHES, found, strict=True)} == SEARCHES
