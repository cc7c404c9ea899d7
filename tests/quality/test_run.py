"""Rules applied to drafts and to catalogs: reasons, spans and fixes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from loctool.catalog import reader
from loctool.catalog.provenance import store_draft
from loctool.catalog.writer import text_of
from loctool.glossary import TermIndex
from loctool.model import Finding, Severity, Side, Status, Term
from loctool.quality import RULES, Scope, reported_rules
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.judging import judge_draft
from loctool.quality.run import check_messages
from loctool.quality.settings import usual_settings
from loctool.text.placeholders import syntax_of
from tests.conftest import Gettext
from tests.quality import NO_TERMS, problems

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'


@pytest.mark.parametrize(
    ("language", "source", "draft", "reason"),
    [
        ("en", "Der Wald", "The forest", None),
        ("en", "Der Wald", "…", "the draft is empty"),
        ("en", "Im September 2024", "9 2024", "the draft has no words"),
        ("en", "Der Wald", "The forest forest", "repeats “forest”"),
        ("en", "Nachfrage steigt", "Demand rising rise", "has one word in two forms: “rising rise”"),
        ("ru", "Der Wald", "Лес forest", "not in the script of ru: forest"),
        ("en", "Der Wald", "The f\ufffdrest", "holds an unknown character: U+FFFD"),
        ("en", "Der Wald", "The ☃ forest", "holds what the source has not: ☃"),
        ("en", "Der [Wald]", "The forest", "lost [ ]"),
        ("en", "Der Wald", "The forest is a place with very many trees", "5.2 times as long as the source"),
        ("en", "z. B. Magnet", ". B. magnet", "begins with “.”"),
        ("ru", "Wer wir sind", "Кто мы, -", "ends with “-”"),
        ("en", "5 Tiere", "6 animals", "lost the number 5"),
        ("en", "Tiere", "6 animals", "a number that the source has not: 6"),
        ("en", "5 Euro", "5 dollars", "another currency than the source: USD"),
        ("en", "5 Euro", "5 pieces", "lost the currency EUR"),
        ("en", "Ein Wald\nEin See", "A forest, a lake\n…", "lost the text of a line"),
        ("en", "Ein Wald<br>Ein See", "A forest, a lake<br>…", "lost the text of a line"),
        ("en", "Länge 5 µm", "Length 5 m", "“5 µm” became “5 m”"),
        ("en", "5 € oder 7 €", "5 or €7", "lost the currency EUR"),
        ("en", "in den 1980ern", "in the 1980there", "lost the number 1980ern"),
        ("en", "die 3 Tiere", "the 3there animals", "a number runs into a word: 3there"),
        ("en", "Der Wald (groß)", "The forest (large", "has a round bracket without its partner"),
        ("en", "Der Wald :)", "The forest :)", None),
        ("en", "Länge ± 5", "Length 5", "lost the sign ±"),
        ("en", "Das ist nicht gut", "This is good", "lost the negation “nicht”"),
        ("en", "Es war gestern warm", "It was warm gestern", "left untranslated: gestern"),
    ],
)
def test_the_reason_to_tell_comes_first(language: str, source: str, draft: str, reason: str | None) -> None:
    assert next(iter(judge_draft(source, draft, ("de", language)).refusals), None) == reason


@pytest.mark.parametrize("word", ["HAUS" * 5_000, "donaudampf" * 500, "ДОМ" * 4_000, "X-" * 4_000])
def test_words_without_end_break_no_rule(word: str) -> None:
    for languages in (("de", "en"), ("en", "ru")):
        assert isinstance(judge_draft(word, word + ".", languages).refusals, tuple)


@pytest.mark.parametrize("char", ["\x01", "\x0b", "\x1f", "\x7f"])
def test_control_characters_in_a_translation_are_an_error(tmp_path: Path, char: str) -> None:
    made = catalog(tmp_path, f'msgid "Der Wald"\nmsgstr "The {char}forest"\n')
    (found,) = check_messages(made, NO_TERMS, usual_settings("deck.po", "en"))
    assert (found.rule, found.severity) == ("unknown-character", Severity.ERROR)
    assert found.message == f"holds an unknown character: U+{ord(char):04X}"


def test_a_rule_that_crashes_is_an_error_and_ends_neither_check_nor_other_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(text: Comparison) -> Iterator[Problem]:
        yield Problem(str(10 // len(text.source.partition("Wald")[0])))

    monkeypatch.setitem(RULES, "full-stop", replace(RULES["full-stop"], find=find))
    made = catalog(tmp_path, 'msgid "Wald"\nmsgstr "Forest!"\n\nmsgid "Der Wald"\nmsgstr "Forest 7"\n')
    found = list(check_messages(made, NO_TERMS, usual_settings("deck.po", "en")))
    crash, other, number = [one for one in found if one.rule in ("full-stop", "lost-number")]
    assert (crash.rule, crash.severity, crash.path, crash.line) == ("full-stop", Severity.ERROR, "deck.po", 4)
    assert "ZeroDivisionError in test_run.py" in crash.message
    assert "report" in crash.message
    assert (other.rule, other.severity, number.rule) == ("full-stop", Severity.WARNING, "lost-number")


def test_a_rule_that_crashes_is_an_error_on_a_draft_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "full-stop", replace(RULES["full-stop"], find=lambda text: 1 // len(text.syntax)))
    made = catalog(tmp_path, 'msgid "Wald"\nmsgstr ""\n')
    store_draft(made.messages()[0], "Forest", "argos", ("de", "en"), "")
    (tmp_path / "deck.po").write_text(text_of(made), encoding="utf-8")
    (crash,) = check_messages(
        reader.read(tmp_path / "deck.po"), NO_TERMS, usual_settings("deck.po", "en", ["full-stop"])
    )
    assert crash.severity is Severity.ERROR


def test_a_draft_on_which_a_rule_crashes_is_refused_for_that_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = replace(RULES["length"], find=lambda text: 1 // len(text.syntax))
    monkeypatch.setattr("loctool.quality.judging._REFUSING", [broken])
    (reason,) = judge_draft("Wald", "Forest", ("de", "en")).refusals
    assert "ZeroDivisionError in test_run.py" in reason


@pytest.mark.parametrize(
    ("syntax", "source", "target", "severities"),
    [
        ("c-format", "%d %% fertig, %s", "%d percent done, %s", []),
        ("c-format", "%d Prozent", "%d%%", []),
        ("c-format", "%d %% fertig", "%d done", [Severity.WARNING]),
        ("c-format", "100%%", "100%", [Severity.ERROR]),
        ("", "»a« und »b«", "`a' and `b'", []),
        ("", "`N' und ein `x'", "“N” and an “x”", []),
        ("", "``N'' und ein ``x''", "“N” and an “x”", []),
        ("", "`print('x')` und `b`", "`print('x')` and b", [Severity.ERROR]),
        ("", "Preis*", "Price", [Severity.WARNING]),
        ("", "3 Personen", "3* persons", [Severity.WARNING]),
        ("", "*fett* und", "*bold and", [Severity.ERROR]),
        ("", "**fett**", "bold", [Severity.ERROR]),
    ],
)
def test_signs_that_do_nothing_alone(syntax: str, source: str, target: str, severities: list[Severity]) -> None:
    text = Comparison(source, target, "de", "en", NO_TERMS, syntax_of([syntax]))
    assert [problem.severity for problem in RULES["lost-markup"].find(text)] == severities


def test_words_of_the_glossary_may_be_in_a_draft() -> None:
    terms = TermIndex([Term("Wald", {"ru": ("forest",)}, Status.PREFERRED, "", "t.csv", 1)], "de")
    assert judge_draft("Der Wald", "Это forest", ("de", "ru"), terms).refusals == ()
    assert judge_draft("Der See", "Это forest", ("de", "ru"), terms).refusals != ()


@pytest.mark.parametrize(
    ("rule", "source", "target", "fix"),
    [
        ("outer-space", " Wald\n", "forest", [" forest", "forest\n"]),
        ("outer-space", "Wald", " \tforest ", ["forest ", " \tforest"]),
        ("full-stop", "Titel", "Title.", [None]),
        ("number-format", "1.000,5 Tonnen", "1.000,5 tonnes", ["1,000.5 tonnes"]),
        ("number-format", "1.000,5 oder 1.000,5 Tonnen", "1.000,5 or 1.000,5 tonnes", [None, None]),
        ("wrong-quotes", "Er sagt: „Ja“", "He says: „Yes“", ["He says: “Yes”"]),
        ("wrong-quotes", '[„Ja“](u "T")', '[«Yes»](u "T")', ['[“Yes”](u "T")']),
        ("wrong-quotes", "Er sagt: „Ja“", "He says: yes", [None]),
    ],
)
def test_fixes_are_whole_texts(rule: str, source: str, target: str, fix: list[str | None]) -> None:
    assert [problem.fix for problem in problems(rule, source, target)] == fix


@pytest.mark.parametrize(
    ("source", "target", "is_safe"),
    [
        ("1.000,5 Tonnen", "1.000,5 tonnes", True),
        ("3,5 Tonnen", "3,5 tonnes", True),
        ("3.064 Punkte", "3.064 points", False),
    ],
)
def test_a_number_with_two_readings_is_not_mended_without_asking(source: str, target: str, is_safe: bool) -> None:
    assert [one.is_safe for one in problems("number-format", source, target)] == [is_safe]


@pytest.mark.parametrize(
    ("rule", "source", "target", "side", "words"),
    [
        ("wrong-term", "Der **Wald** steht", "The tree stands", Side.SOURCE, "Wald"),
        ("wrong-term", "**Wa**ld", "tree", Side.SOURCE, None),
        ("forbidden-term", "Der Wald", "The *wood*", Side.TARGET, "wood"),
        ("do-not-translate", "Von SAP", "By them", Side.SOURCE, "SAP"),
        ("lost-negation", "Das ist *nicht* gut", "This is good", Side.SOURCE, "nicht"),
        ("lost-negation", "nicht gut, nicht schlimm", "good, bad", Side.SOURCE, None),
        ("untranslated", "Es war gestern warm", "It was `x` warm gestern", Side.TARGET, "gestern"),
        ("repeated-words", "Nachfrage steigt", "Demand rising rise", Side.TARGET, "rising rise"),
        ("wrong-script", "Wald", "the лес", Side.TARGET, "лес"),
        ("number-format", "1.000,5 Tonnen", "1.000,5 tonnes", Side.TARGET, "1.000,5"),
        ("outer-space", "Wald", "forest  ", Side.TARGET, "  "),
    ],
)
def test_spans_are_of_words_that_occur_once(rule: str, source: str, target: str, side: Side, words: str | None) -> None:
    terms = TermIndex(
        [
            Term("Wald", {"en": ("forest",)}, Status.PREFERRED, "", "t.csv", 1),
            Term("Wald", {"en": ("wood",)}, Status.FORBIDDEN, "", "t.csv", 2),
            Term("SAP", {}, Status.DO_NOT_TRANSLATE, "", "t.csv", 3),
        ],
        "de",
    )
    (problem,) = problems(rule, source, target, terms=terms)
    text = source if side is Side.SOURCE else target
    assert problem.side is side
    assert (problem.span and text[slice(*problem.span)]) == words


def catalog(tmp_path: Path, text: str) -> reader.Catalog:
    path = tmp_path / "deck.po"
    path.write_text(HEADER + text, encoding="utf-8")
    return reader.read(path)


def test_findings_have_spans_and_fixes_in_each_form(tmp_path: Path) -> None:
    found = check_messages(
        catalog(tmp_path, 'msgid "Wald"\nmsgstr "forest."\n'), NO_TERMS, usual_settings("deck.po", "en")
    )
    message = "ends with ., the source with none"
    assert list(found) == [Finding("full-stop", Severity.NOTE, message, "deck.po", 4, (None, "Wald"), target="forest.")]
    plural = 'msgid "Wald"\nmsgid_plural "Wälder"\nmsgstr[0] "forest."\nmsgstr[1] "forests "\n'
    found = check_messages(catalog(tmp_path, plural), NO_TERMS, usual_settings("deck.po", "en"))
    assert [(one.rule, one.form, one.fix) for one in found] == [("full-stop", 0, None), ("outer-space", 1, "forests")]


@pytest.mark.parametrize(
    ("target", "severities"),
    [
        ("A forest is a forest.", []),
        ("A forest is what it is.", [Severity.NOTE]),
        ("It is what it is.", [Severity.ERROR]),
    ],
)
def test_a_pronoun_may_stand_for_a_term(tmp_path: Path, target: str, severities: list[Severity]) -> None:
    terms = TermIndex([Term("Wald", {"en": ("forest",)}, Status.PREFERRED, "", "t.csv", 1)], "de")
    translation = catalog(tmp_path, f'msgid "Ein Wald ist ein Wald."\nmsgstr "{target}"\n')
    found = check_messages(translation, terms, usual_settings("deck.po", "en", ("wrong-term",)))
    assert [finding.severity for finding in found] == severities


def test_only_some_rules(tmp_path: Path) -> None:
    wrong = catalog(tmp_path, '# loctool: allow lengths — none\nmsgid "Wald"\nmsgstr "forest. "\n')
    everything = [finding.rule for finding in check_messages(wrong, NO_TERMS, usual_settings("deck.po", "en"))]
    assert everything == ["full-stop", "outer-space", "waiver"]
    chosen = check_messages(wrong, NO_TERMS, usual_settings("deck.po", "en", ("outer-space", "syntax")))
    assert [finding.rule for finding in chosen] == ["outer-space"]


def test_every_rule_reports_or_refuses() -> None:
    assert all(name == rule.name and (rule.reports or rule.refuses) for name, rule in RULES.items())
    assert reported_rules(Scope.MESSAGE) == sorted(reported_rules(Scope.MESSAGE))


@pytest.mark.parametrize(
    ("rule", "forms", "wrong"),
    [
        ("nplurals=2; plural=n != 1;", ["one", "%d"], 0),
        ("nplurals=2; plural=n != 1;", ["%d", "%d"], 0),
        ("nplurals=2; plural=n != 1;", ["one", "many"], 1),
        ("nplurals=1; plural=0;", ["%d"], 0),
        ("nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;", ["none", "one", "%d"], 0),
        ("nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;", ["none", "%d", "many"], 1),
        ("nplurals=3; plural=n%10==1 ? 0 : n%10<5 ? 1 : 2;", ["%d", "many", "%d"], 1),
        ("nplurals=2; plural=n%0;", ["one", "many"], 1),
    ],
)
def test_which_plural_forms_show_the_number(tmp_path: Path, rule: str, forms: list[str], wrong: int) -> None:
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {rule}\\n"\n'
    texts = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    path = tmp_path / "a.po"
    path.write_text(f'{head}\n#, c-format\nmsgid "one"\nmsgid_plural "%d"\n{texts}')
    found = check_messages(reader.read(path), NO_TERMS, usual_settings("a.po", "en", ["lost-markup"]))
    assert len(list(found)) == wrong


@pytest.mark.parametrize(
    ("flag", "source", "form", "wrong"),
    [
        ("c-format", "%d Datei", "One file", False),
        ("c-format", "%s: %ld Datei", "%s: one file", False),
        ("c-format", "%s: %ld Datei", "%ld file", True),
        ("c-format", "%d Datei in %s", "One file in %s", True),
        ("c-format", "%d Datei in %s", "One file in %2$s", True),
        ("c-format", "%d Datei", "%s file", True),
        ("python-format", "%(n)d Datei in %(name)s", "One file in %(name)s", False),
        ("python-format", "%(n)d Datei in %(name)s", "%(n)d file", True),
        ("python-brace-format", "{n} Datei in {name}", "One file in {name}", False),
        ("python-brace-format", "{n} Datei in {name}", "One file", True),
        ("qt-plural-format", "%n Datei", "One file", False),
        ("no-c-format", "{n} Datei in **x**", "One file in **x**", False),
        ("no-c-format", "{n} Datei in **x**", "One file in x", True),
        ("no-c-format", "Datei in **x**", "File in **x", True),
    ],
)
def test_the_form_of_a_single_number_may_omit_it(
    tmp_path: Path, gettext_tool: Gettext, flag: str, source: str, form: str, wrong: bool
) -> None:
    plural = f'#, {flag}\nmsgid "{source}"\nmsgid_plural "{source}"\nmsgstr[0] "{form}"\nmsgstr[1] "{source}"\n'
    made = catalog(tmp_path, plural)
    assert bool(list(check_messages(made, NO_TERMS, usual_settings("deck.po", "en", ["lost-markup"])))) == wrong
    if not wrong:
        gettext_tool("msgfmt", "--check-format", "--output-file=/dev/null", text=made.path.read_text())
