"""A refusal is shown by status until a translation comes."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_status_tells_what_was_left_undrafted(loctool: Run, project: Path) -> None:
    (project / "source" / "seltene-erden.md").write_text("# Kein Kommentar\n\nEnde\n", encoding="utf-8")
    loctool("extract")
    catalog = project / "locales" / "ru" / "LC_MESSAGES" / "seltene-erden.po"
    head, msgid, rest = catalog.read_text(encoding="utf-8").partition('msgid "Kein Kommentar"')
    above, gap, comments = head.rpartition("\n\n")
    refused = f"{above}{gap}# loctool: undrafted, lost the negation “Kein”\n{comments}{msgid}{rest}"
    catalog.write_text(refused, encoding="utf-8")
    line = refused[: refused.index('msgid "Kein Kommentar"')].count("\n") + 1
    said = f"locales/ru/LC_MESSAGES/seltene-erden.po:{line}: left undrafted, lost the negation “Kein”: “Kein Kommentar”"
    assert loctool("status").stdout.splitlines()[-1] == said
    loctool("extract")
    assert catalog.read_text(encoding="utf-8") == refused
    translated = refused.replace(
        'msgid "Kein Kommentar"\nmsgstr ""', 'msgid "Kein Kommentar"\nmsgstr "Без комментариев"'
    )
    catalog.write_text(translated, encoding="utf-8")
    assert "undrafted" not in loctool("status").stdout
    loctool("extract")
    assert "undrafted" not in catalog.read_text(encoding="utf-8")
