"""Rules on structure: the entries of structure.po, what is no fault, and fixes."""

from __future__ import annotations

import string
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.entries import Sample, findings, read_samples
from loctool.glossary import TermIndex
from loctool.quality import RULES, Scope
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.explanations import explanations

ENTRIES = Path(__file__).parents[1] / "data" / "quality" / "structure.po"
ROOM = {name for name, one in explanations().items() if one.room == "structure"}
REPORTED = [RULES[name] for name in sorted(ROOM) if RULES[name].reports and RULES[name].scope is Scope.MESSAGE]


def problems(source: str, target: str, languages: str = "en>de", **more: str) -> list[tuple[str, Problem]]:
    """Return what the reporting rules of the room find in a translation, with their names."""
    own, _, other = languages.partition(">")
    text = Comparison(source, target, own, other, TermIndex((), own), **more)  # type: ignore[arg-type]
    return [(rule.name, one) for rule in REPORTED for one in rule.find(text)]


def names(source: str, target: str, languages: str = "en>de", **more: str) -> set[str]:
    """Return the rules that find something."""
    return {name for name, _ in problems(source, target, languages, **more)}


@pytest.fixture(scope="module")
def samples() -> list[tuple[Sample, set[str]]]:
    """Return the entries with the rules that find something in them, on good ones those of the room alone."""
    found = read_samples(ENTRIES)
    rules = {number: {one.rule for one in some} for number, some in findings(found).items()}
    return [(one, rules[number] & ROOM if one.is_good else rules[number]) for number, one in enumerate(found)]


def test_every_fault_among_the_entries_is_found(samples: list[tuple[Sample, set[str]]]) -> None:
    assert [one.lines for one, rules in samples if not one.is_good and not rules] == []


def test_no_good_one_is_reported(samples: list[tuple[Sample, set[str]]]) -> None:
    assert [(one.lines, rules) for one, rules in samples if one.is_good and rules] == []


def test_a_fix_removes_its_finding_and_raises_no_other() -> None:
    fixed = 0
    pairs = [(one.msgid, one.msgstr, one.languages) for name in ROOM for one in explanations()[name].examples]
    pairs += [
        ("Salt &amp; pepper &amp; oil", "Salz & Pfeffer & Öl", "en>de"),
        ("# One\n- two\n> three", "#Eins\nzwei\ndrei", "en>de"),
        ("Lead", "_: noun\nBlei", "en>de"),
        ("Look in /etc/hosts", "Siehe /etc/host", "en>de"),
    ]
    for source, target, languages in pairs:
        before = names(source, target, languages)
        for name, one in problems(source, target, languages):
            if one.fix is not None:
                fixed += 1
                assert names(source, one.fix, languages) <= before - {name}, (source, target, one)
    assert fixed > 8


def test_doubled_percent_signs_are_put_back() -> None:
    [(name, one)] = problems("%d%% of the ore", "%d % des Erzes", syntax="program c-format")
    assert (name, one.fix) == ("lost-markup", "%d %% des Erzes")


def test_accelerators_of_a_catalog_that_declares_them() -> None:
    assert names("_Open", "Öffnen", accelerator="_", syntax="program") == {"lost-accelerator"}
    assert names("_Open", "Ö_ffnen", accelerator="_", syntax="program") == set()
    assert names("_Open", "_Ö_ffnen", accelerator="_", syntax="program") == {"lost-accelerator"}
    assert names("Open", "Ö&ffnen", accelerator="&", syntax="program") == {"lost-accelerator"}
    assert names("Save && close", "Sichern && schließen", accelerator="&", syntax="program") == set()
    assert names("R&D", "F&E", accelerator="&", syntax="program") == set()


@given(st.text(string.ascii_letters + "&;# <>", max_size=30), st.text(string.ascii_letters + "&;# <>", max_size=30))
def test_fixes_of_entities_end(source: str, target: str) -> None:
    rules = [RULES["wrong-entity"], RULES["unescaped-sign"]]
    for _ in range(12):
        text = Comparison(source, target, "en", "de", TermIndex((), "en"))
        fixes = [one.fix for rule in rules for one in rule.find(text) if one.fix is not None]
        if not fixes:
            return
        assert fixes[0] != target
        target = fixes[0]
    raise AssertionError(target)


@pytest.mark.parametrize(
    ("flag", "source", "target"),
    [
        ("c-format", "%s of %d", "%d von %s"),
        ("c-format", "%lu bytes", "%s Bytes"),
        ("python-format", "%(name)s", "%(nam)s"),
        ("python-brace-format", "{name}", "{nam}"),
        ("perl-brace-format", "{name}", "{nam}"),
        ("java-format", "{0}", "{1}"),
        ("qt-format", "%1 of %2", "%1 von %1"),
        ("sh-format", "$name", "$nam"),
        ("php-format", "%1$s", "%2$s"),
        ("boost-format", "%1%", "%2%"),
        ("ruby-format", "%<n>d", "%<m>d"),
    ],
)
def test_what_msgfmt_refuses_is_found(flag: str, source: str, target: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    path.write_text(f'{head}\n#, {flag}\nmsgid "{source}"\nmsgstr "{target}"\n', "utf-8")
    result = subprocess.run(["msgfmt", "-c", "-o", str(tmp_path / "a.mo"), str(path)], capture_output=True, check=False)
    assert result.returncode
    assert names(source, target, syntax=f"program {flag}") == {"lost-markup"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("10% of the ore", "10 % des Erzes"),
        ("Rund 10 % des Erzes", "About 10% of the ore"),
        ("%s of %d", "%2$d von %1$s"),
        ("error %02X", "Fehler %02x"),
        ("%5.1f kg", "%.2f kg"),
        ("%i items", "%d Einträge"),
    ],
)
def test_formats_that_say_the_same_in_another_way(source: str, target: str) -> None:
    assert names(source, target, syntax="program c-format") == set()


def test_addresses_of_the_same_page() -> None:
    same = [
        ("https://example.org/en/a", "https://example.org/de/b"),
        ("https://en.example.org/a", "https://de.example.org/ä"),
        ("https://example.org/a", "https://example.org/de/a"),
        ("http://example.org", "https://example.org/"),
        ("https://example.org/a?hl=en", "https://example.org/a?hl=de"),
    ]
    other = [
        ("https://example.org/en/a", "https://example.org/fr/a"),
        ("https://example.org/en/a", "https://example.net/de/a"),
        ("https://example.org/en/a1", "https://example.org/de/a2"),
        ("https://example.org/a", "https://example.org/b"),
    ]
    assert [pair for pair in same if names(f"See {pair[0]}", f"Siehe {pair[1]}")] == []
    assert [pair for pair in other if not names(f"See {pair[0]}", f"Siehe {pair[1]}")] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("usage: %s [<option>...] <file>", "Aufruf: %s [<Option> …] <Datei>"),
        ("<unknown tag %d>: ", "<unbekanntes Tag %d>: "),
        ("%b %d, %l:%M %p", "%d. %b, %H:%M"),
        ("Save &amp; close", "Sichern und schließen"),
    ],
)
def test_what_translators_of_programs_write_in_their_own_way(source: str, target: str) -> None:
    assert names(source, target, syntax="program") == set()


def test_tags_and_placeholders_of_programs_are_kept_all_the_same() -> None:
    assert names("Press <b>OK</b>", "<b>OK<b> drücken", syntax="program") == {"lost-markup"}
    assert names("One<br>two", "Eins zwei", syntax="program") == {"lost-markup"}
    assert names("<unknown tag %d>", "<unbekanntes Tag>", syntax="program c-format") == {"lost-markup"}
