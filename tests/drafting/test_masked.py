"""Markup through the real models, and the proof that none is lost or invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool import storage
from loctool.drafting.masked import draft_texts
from loctool.engines import ENGINES
from loctool.markup import proved

TEXTS = [
    "Das ist **sehr wichtig** für alle.",
    "Siehe [unsere Seite](https://example.org/a_b) im Netz.",
    "Hallo {name}, du hast %(count)s neue Nachrichten.",
    "Der Befehl `make test` prüft *alles*, was `make check` nicht prüft.",
    "**Wichtig:** Die Gespräche haben _gestern_ in [Moskau](m.md) begonnen. Sie dauern {n} Tage.",
    "Erste Zeile\nZweite Zeile",
    "<b>Achtung</b> vor {{ user.name }}!",
    "[1] Quelle: `a`, **b** und {c}",
    "  Leerraum bleibt **stehen**\n",
]


@pytest.mark.parametrize(("source", "target"), [("de", "en"), ("de", "ru")])
def test_no_draft_loses_or_invents_markup(
    source: str, target: str, models_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(models_folder))
    storage._writable.cache_clear()
    drafts = draft_texts(TEXTS, ENGINES["argos"](source, target))
    for text, draft in zip(TEXTS, drafts, strict=True):
        assert draft is not None, text
        assert proved(text, draft.text)
        assert draft.text != text
        assert draft.text[: len(draft.text) - len(draft.text.lstrip())] == text[: len(text) - len(text.lstrip())]
