"""Plural messages beside others: a form for each number, each judged against what it translates."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.catalog.reader import read
from loctool.drafting.run import draft
from loctool.drafting.selection import Report
from loctool.engines import ENGINES
from loctool.engines.requests import Answer, Request
from loctool.glossary import TermIndex
from tests.drafting.asking.answering import Answering, AskedEngine, Change, as_it_is, first_time, with_text

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ru\\n"\n'
RUSSIAN = (
    '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);'
    '\\n"\n\n'
)
MESSAGES = """#, python-brace-format
msgid "One file in {folder}"
msgid_plural "{n} files in {folder}"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""

msgid "Open the folder"
msgstr ""

msgctxt "verb"
msgid "Open"
msgstr ""

msgctxt "state"
msgid "Open"
msgstr ""
"""
FILES = ("<2/> файл в <1/>", "<2/> файла в <1/>", "<2/> файлов в <1/>")
TABLE = {"One file in <1/>": FILES, "Open the folder": "Открыть папку"}


def ask(path: Path, change: Change = as_it_is, text: str = HEAD + RUSSIAN + MESSAGES) -> tuple[Answering, Report]:
    """Draft a catalog by an engine that answers for the two messages `Open` by their contexts."""

    def in_context(request: Request, answer: Answer, number: int) -> Answer:
        for at, one in enumerate(request.messages):
            if one.context and one.is_asked:
                answer = with_text(answer, at, {"verb": "Открыть", "state": "Открыто"}[one.context])
        return change(request, answer, number)

    path.write_text(text, encoding="utf-8")
    answering = Answering(TABLE, in_context)
    engine = AskedEngine(answering, ("en", "ru"))
    return answering, draft([read(path)], [engine], TermIndex([], "en"), "ru", lambda *_: None)


def test_forms_stand_beside_other_messages(tmp_path: Path) -> None:
    answering, report = ask(path := tmp_path / "ru.po")
    (request,) = answering.asked
    plural, _, verb, state = request.messages
    assert (plural.text, plural.plural) == ("One file in <1/>", "<2/> files in <1/>")
    assert [n % 10 for n in plural.numbers] == [1, 3, 5] or len(set(plural.numbers)) == 3
    assert (verb.context, state.context) == ("verb", "state")
    assert (report.drafted, report.refused) == (4, [])
    entries = read(path).messages()
    assert entries[0].msgstr_plural == {0: "{n} файл в {folder}", 1: "{n} файла в {folder}", 2: "{n} файлов в {folder}"}
    assert [one.msgstr for one in entries[1:]] == ["Открыть папку", "Открыть", "Открыто"]


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (FILES[:2], "it has 2 forms instead of 3"),
        ((FILES[0], "", FILES[2]), "form 1 is empty"),
        (("Один файл в <1/>", *FILES[1:]), "form 0: <2/> is missing"),
        ((FILES[0], "<2/> файла", FILES[2]), "form 1: <1/> is missing"),
        ((FILES[0], FILES[1], "<2/> files in <1/>"), "form 2"),
        ((FILES[0], FILES[1], "<2/> файлами в <1/>"), "form 2 its noun does not agree with"),
    ],
)
def test_forms_that_are_wrong_are_asked_again(tmp_path: Path, answer: tuple[str, ...], finding: str) -> None:
    def change(_: Request, given: Answer, __: int) -> Answer:
        return with_text(given, 0, *answer)

    answering, report = ask(path := tmp_path / "ru.po", first_time(change))
    assert finding in answering.inquiries("One file in <1/>")[1].finding
    assert answering.texts(1) == ["One file in <1/>"]
    assert (report.drafted, report.refused) == (4, [])
    assert read(path).messages()[0].msgstr_plural[2] == "{n} файлов в {folder}"


def test_a_doubted_form_that_stays_is_written_with_a_note(tmp_path: Path) -> None:
    _, report = ask(
        path := tmp_path / "ru.po",
        lambda _, given, __: with_text(given, 0, *FILES[:2], "<2/> файлами в <1/>") if 0 in given.texts else given,
    )
    assert (report.drafted, report.refused) == (4, [])
    entry = read(path).messages()[0]
    assert entry.msgstr_plural[2] == "{n} файлами в {folder}"
    assert "loctool: note plural form 2 is in doubt: its noun does not agree with 5" in entry.tcomment


def test_a_form_with_a_lost_placeholder_is_never_written(tmp_path: Path) -> None:
    _, report = ask(path := tmp_path / "ru.po", lambda _, given, __: with_text(given, 0, "файл", "файла", "файлов"))
    assert [one.reason for one in report.refused] == ["no answer was taken: form 0: <2/> is missing; <1/> is missing"]
    assert not any(read(path).messages()[0].msgstr_plural.values())


def test_without_a_rule_a_plural_is_not_asked_for(tmp_path: Path) -> None:
    text = HEAD + '"Plural-Forms: nplurals=3; plural=nonsense;\\n"\n\n' + MESSAGES
    answering, report = ask(tmp_path / "ru.po", text=text)
    assert [one.reason for one in report.refused] == ["its catalog's Plural-Forms cannot be read"]
    assert "One file in <1/>" not in answering.texts(0)
    assert report.drafted == 3


def test_what_is_not_answered_is_drafted_by_an_engine_for_texts(tmp_path: Path) -> None:
    (path := tmp_path / "ru.po").write_text(HEAD + RUSSIAN + MESSAGES, encoding="utf-8")
    engines = AskedEngine(Answering({"Open the folder": "Открыть папку"}), ("en", "ru")), ENGINES["pseudo"]("en", "ru")
    report = draft([read(path)], engines, TermIndex([], "en"), "ru", lambda *_: None)
    entries = read(path).messages()
    assert (report.drafted, report.refused) == (4, [])
    assert all("{n}" in form for form in entries[0].msgstr_plural.values())
    assert [one.tcomment.split("loctool: draft ")[1].split()[0] for one in entries] == [
        "pseudo",
        "asked/model:1b/0",
        "pseudo",
        "pseudo",
    ]
