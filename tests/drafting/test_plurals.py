"""Plural messages: every form of the target language, its placeholder proved; once with the real models."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from loctool.catalog.entry import Entry
from loctool.catalog.header import set_field
from loctool.catalog.plurals import plural_count, plural_forms, sound_rule
from loctool.catalog.provenance import State, draft_of, state
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.drafting.candidates import LOST_MARKUP, Refusal
from loctool.drafting.plurals import Attempt, Plan, assemble, count_placeholder, plan
from loctool.drafting.run import Settings, draft
from loctool.drafting.selection import Report
from loctool.engines import ENGINES, Engine
from loctool.glossary import TermIndex
from loctool.glossary.morphology.russian.agreement import number_agrees
from loctool.memory.drafts import DraftCache
from loctool.merging.template import new_catalog, new_template
from loctool.model import Draft, Status, Term
from loctool.text.markup.proof import keeps_markup
from tests.drafting.scripted import Scripted, known

FILES = ("%d file", "%d files")


def numbers(language: str, messages: tuple[str, str] = FILES, source: str = "en") -> list[list[str]]:
    """Return the texts that are translated for each form, the last attempt left out."""
    rule, own = sound_rule(plural_forms(language)), sound_rule(plural_forms(source))
    assert rule
    assert own
    entry = Entry(msgid=messages[0], msgid_plural=messages[1])
    return [[attempt.text for attempt in attempts[:-1]] for attempts in plan(entry, rule, own)]


def test_numbers_of_the_forms() -> None:
    assert numbers("de") == [["1 file"], ["5 files", "7 files", "25 files"]]
    assert numbers("ru") == [
        ["1 file", "21 files", "31 files"],
        ["3 files", "4 files", "22 files"],
        ["5 files", "7 files", "25 files"],
    ]
    assert [form[0] for form in numbers("ar")] == [
        "0 files", "1 file", "2 files", "5 files", "25 files", "100 files"
    ]  # fmt: skip
    assert numbers("ja")[0][0] == "1 file"


def test_a_singular_that_names_no_number() -> None:
    assert numbers("de", ("One file", "%d files"))[0] == []
    assert numbers("ru", ("One file", "%d files"))[0] == ["21 files", "31 files", "101 files"]
    assert numbers("ru", ("file", "files"))[1] == ["3 files", "4 files", "22 files"]


def test_a_form_of_no_whole_number_is_one_of_many() -> None:
    rule, own = sound_rule("nplurals=3; plural=n==1 ? 0 : 1;"), sound_rule(plural_forms("en"))
    assert rule
    assert own
    entry = Entry(msgid="One file", msgid_plural="%d files")
    assert [attempt.text for attempt in plan(entry, rule, own)[2]] == ["%d files"]


def test_the_number_of_a_format() -> None:
    assert count_placeholder("%5.1f of %lu", "c-format") == "%lu"
    assert count_placeholder("%n of %1", "qt-plural-format") == "%n"
    assert count_placeholder("%-3d of %s", "python-format") == "%-3d"


def test_numbers_that_the_text_has_already() -> None:
    assert numbers("de", ("%d of 5", "%d of 5"))[1] == ["7 of 5", "25 of 5", "3 of 5"]


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("%d files", "%d"),
        ("%(count)s files in %(folder)s", "%(count)s"),
        ("%(size)d files in %(folder)s", "%(size)d"),
        ("{n} files of {user}", "{n}"),
        ("{} files", "{}"),
        ("{a} of {b}", ""),
        ("files", ""),
        ("{files_count} files of {owner}", "{files_count}"),
    ],
)
def test_the_placeholder_of_the_number(text: str, placeholder: str) -> None:
    assert count_placeholder(text) == placeholder


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("5 файлов", "%d файлов"),
        ("Файлов: 5.", "Файлов: %d."),
        ("пять файлов", None),
        ("15 файлов", None),
        ("5-й файл", None),
        ("5 файлов, 5 папок", None),
        ("5,5 файлов", None),
    ],
)
def test_the_placeholder_comes_back_or_the_draft_is_refused(draft: str, text: str | None) -> None:
    assert Attempt("5 files", "%d files", "5", "%d").form_from(draft) == text


def assembled(attempts: Plan, drafts: dict[str, Draft | Refusal]) -> tuple[list[str], list[str]]:
    made = assemble(attempts, drafts, "ru")
    assert not isinstance(made, Refusal)
    return made.texts, made.notes


def test_forms_that_fail() -> None:
    attempts = [
        [Attempt("1 day", "%d day", "1", "%d"), Attempt("%d day", "%d day")],
        [Attempt("5 days", "%d days", "5", "%d"), Attempt("%d days", "%d days")],
    ]

    failed = dict.fromkeys(["1 day", "%d day", "5 days", "%d days"], LOST_MARKUP)
    assert isinstance(assemble(attempts, failed, "ru"), Refusal)
    one: dict[str, Draft | Refusal] = failed | {"1 day": Draft("1 день", 0, ())}
    repeats = "plural form 1 repeats form 0: none of its own kept its markup"
    assert assembled(attempts, one) == (["%d день", "%d день"], [repeats])
    bare = one | {"5 days": Draft("пять дней", 0, ()), "%d days": Draft("%d дней", 0, ())}
    without = "plural form 1 was drafted without a number; look at its endings"
    assert assembled(attempts, bare) == (["%d день", "%d дней"], [without])
    wrong = one | {"5 days": Draft("5 дни", 0, ())}
    assert assembled(attempts, wrong) == (
        ["%d день", "%d дни"], ["plural form 1 has a noun that does not agree with its number"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number", "well"),
    [
        ("1 новое сообщение", "1", True),
        ("1 новый сообщения", "1", False),
        ("21 страны", "21", False),
        ("21 страна", "21", True),
        ("3 новых сообщения", "3", True),
        ("3 новых сообщений", "3", False),
        ("5 новых сообщений", "5", True),
        ("5 документа", "5", False),
        ("12 документов", "12", True),
        ("Подписано в 5 странах", "5", True),
        ("Итого: 5.", "5", True),
        ("5 метро", "5", True),
        ("1 тепловой насос", "1", True),
        ("3 тепловых насоса", "3", True),
        ("5 тепловых насосов", "5", True),
        ("3 новые книги", "3", True),
        ("5 рабочих завода", "5", True),
        ("5 рабочих", "5", True),
        ("2 детских сада", "2", True),
        ("1 детский сад", "1", True),
        ("21 детская больница", "21", True),
        ("4 больших столовых", "4", True),
        ("3 тепловой насос", "3", False),
        ("5 тепловые насосы", "5", False),
        ("5 новых книги", "5", False),
        ("1 новых книг", "1", False),
        ("2 детский сад", "2", False),
    ],
)
def test_russian_nouns_behind_numbers(text: str, number: str, well: bool) -> None:
    assert number_agrees(text, number, "ru") is well
    assert number_agrees(text, number, "en")


def run(path: Path, target: str, messages: list[tuple[str, str]], engine: Engine) -> Report:
    catalog = new_catalog(path, target, new_template(path.with_suffix(".pot"), "t"))
    forms = dict.fromkeys(range(plural_count(catalog.header["Plural-Forms"])), "")
    catalog.entries += [Entry(msgid=one, msgid_plural=many, msgstr_plural=dict(forms)) for one, many in messages]
    save(catalog)
    return draft([read(path)], [engine], TermIndex([], engine.route[0]), target, lambda *_: None)


def test_each_form_is_drafted_with_a_number_of_its_own(tmp_path: Path) -> None:
    words = {"1 file": "1 файл", "3 files": "3 файла", "5 files": "5 файлов"}
    report = run(tmp_path / "x.po", "ru", [FILES], Scripted(known(words), ("en", "ru")))
    assert (report.drafted, report.refused) == (1, [])
    (entry,) = read(tmp_path / "x.po").messages()
    assert entry.msgstr_plural == {0: "%d файл", 1: "%d файла", 2: "%d файлов"}


MESSAGES = {
    ("en", "ru"): [FILES, ("{n} new message", "{n} new messages"), ("One country", "%(count)s countries")],
    ("de", "en"): [("%d Datei", "%d Dateien"), ("Eine Folie", "{count} Folien"), ("Tag", "Tage")],
}


@pytest.mark.parametrize(("source", "target"), list(MESSAGES))
def test_real_models(source: str, target: str, tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    report = run(path, target, MESSAGES[source, target], ENGINES["argos"](source, target))
    assert (report.drafted > 0, report.drafted + len(report.refused)) == (True, 3)
    for entry in read(path).messages():
        if state(entry) is not State.DRAFT:
            assert not any(entry.msgstr_plural.values())
            continue
        for number, text in entry.msgstr_plural.items():
            assert keeps_markup(entry.msgid if (number, target) == (0, "en") else entry.msgid_plural, text)
            assert bool(re.search("[а-яё]", text)) == (target == "ru")
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "-c", "-o", tmp_path / "x.mo", path], check=True)


@pytest.mark.parametrize("broken", ["n ??", "n%0", "n/(n-1)", "0-n", "n"])
def test_a_person_s_forms_stay_and_broken_rules_are_refused(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "x.po"
    assert run(path, "ar", [FILES], ENGINES["pseudo"]("en", "ar")).drafted == 1
    assert len(read(path).messages()[0].msgstr_plural) == 6
    catalog = read(path)
    assert catalog.head
    set_field(catalog.head, "Plural-Forms", f"nplurals=6; plural={broken};")
    save(catalog)
    path.write_text(path.read_text().replace("pseudo", "other").replace("⟦", "["))
    again = draft([read(path)], [ENGINES["pseudo"]("en", "ar")], TermIndex([], "en"), "ar", lambda *_: None)
    assert (again.human, again.drafted) == (1, 0)
    catalog = read(path)
    catalog.messages()[0].msgstr_plural = dict.fromkeys(range(6), "")
    again = draft([catalog], [ENGINES["pseudo"]("en", "ar")], TermIndex([], "en"), "ar", lambda *_: None)
    assert [reason for *_, reason in again.refused] == ["its catalog's Plural-Forms cannot be read"]


def test_the_route_of_plural_drafts_is_told_and_kept(tmp_path: Path) -> None:
    """By the real models: a term of two columns is drafted directly, without the pivot of other messages."""
    path, rule = tmp_path / "x.po", "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;"
    path.write_text(
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {rule}\\n"\n\n'
        + "".join(
            f'msgid "%d {one}"\nmsgid_plural "%d {many}"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n\n'
            for one, many in (("Windpark", "Windparks"), ("Buch", "Bücher"))
        ),
        "utf-8",
    )
    terms = TermIndex([Term("Windpark", {"ru": ("ветропарк",)}, Status.PREFERRED, "", "g.csv", 2)], "de")
    cache, engine = DraftCache(tmp_path / "drafts.sqlite"), ENGINES["argos"]("de", "ru", threads=1)
    report = draft([read(path)], [engine], terms, "ru", lambda *_: None, settings=Settings(cache=cache))
    assert (report.drafted, report.refused) == (2, [])
    entries = read(path).messages()
    assert [found.route for one in entries if (found := draft_of(one))] == [("de", "ru"), ("de", "en", "ru")]
    kept = cache.find("ru", [one.msgid for one in entries])
    assert [kept[one.msgid].route for one in entries] == [("de", "ru"), ("de", "en", "ru")]
    assert [kept[one.msgid].text for one in entries] == [one.msgstr_plural[0] for one in entries]
    assert draft([read(path)], [engine], terms, "ru", lambda *_: None).current == 2
