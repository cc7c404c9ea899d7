"""`draft` keeps what it knows of each draft beside its text, and does without where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from loctool.memory.drafts import NAME, DraftCache

Run = Callable[..., Any]


def test_scores_routes_and_other_hypotheses_are_kept(project: Path, loctool: Run) -> None:
    text = "Die Gespräche haben in der vergangenen Woche begonnen."
    (project / "source" / "seltene-erden.md").write_text(f"# Titel\n\n{text}\n", "utf-8")
    assert loctool("extract").returncode == 0
    assert loctool("draft", "en").returncode == 0
    path = project / ".loctool" / NAME
    found = DraftCache(path).find("en", [text])[text]
    catalog = (project / "locales" / "en" / "LC_MESSAGES" / "seltene-erden.po").read_text("utf-8")
    assert found.text in catalog
    assert found.score < 0
    assert found.route == ("de", "en")
    assert found.text not in found.others
    path.unlink()
    path.mkdir()
    assert loctool("draft", "ru").returncode == 0
