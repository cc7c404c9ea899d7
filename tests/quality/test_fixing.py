"""Fixes applied to messages: each helps or is undone, and a text stays its author's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog import reader
from loctool.catalog.entry import forms_of, key_of
from loctool.catalog.provenance import State, state, store_draft
from loctool.catalog.reader import Catalog
from loctool.catalog.table import MessageTable
from loctool.catalog.writer import text_of
from loctool.glossary import TermIndex
from loctool.model import Finding, Severity
from loctool.quality.fixing import fix_messages
from loctool.quality.run import check_messages
from loctool.quality.settings import usual_settings
from tests.conftest import Gettext

HERE = Path("a.po")
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
)
SETTINGS = usual_settings("a.po", "en")
TERMS = TermIndex((), "de")


def made(body: str) -> Catalog:
    return reader.catalog_in(HEADER + body, HERE)


def fix(catalog: Catalog, may_fix: Callable[[Finding], bool] = lambda one: one.is_safe) -> list[str]:
    """Mend a catalog by all rules, and return the rules whose findings are mended."""

    def check(table: MessageTable, only: Collection[int] | None) -> Iterator[Finding]:
        return check_messages(catalog, TERMS, SETTINGS, table=table, only=only)

    table = reader.table_in(text_of(catalog), HERE, syntaxes=True)
    return [one.rule for one in fix_messages(catalog, table, check, may_fix)]


def fix_by(catalog: Catalog, fixes: dict[str, dict[str, str | None]]) -> list[str]:
    """Mend a catalog by rules that are given as rule -> wrong text -> fix, and return the rules of what is mended."""

    def check(table: MessageTable, only: Collection[int] | None) -> Iterator[Finding]:
        for entry in catalog.messages():
            for rule, texts in fixes.items():
                if (text := entry.msgstr) in texts:
                    yield Finding(rule, Severity.NOTE, "", "", 0, key_of(entry), fix=texts[text])

    return [one.rule for one in fix_messages(catalog, reader.table_of(catalog), check, lambda _: True)]


def test_several_fixes_of_one_text_are_applied_one_after_another() -> None:
    catalog = made('msgid "Er sagt: „Ja“ zu 1.000,5 Tonnen"\nmsgstr " He says: „Yes“ to 1.000,5 tonnes "\n')
    assert sorted(fix(catalog)) == ["number-format", "outer-space", "outer-space", "wrong-quotes"]
    assert catalog.messages()[0].msgstr == "He says: “Yes” to 1,000.5 tonnes"
    assert fix(catalog) == []


@pytest.mark.parametrize(
    ("fixes", "text", "mended"),
    [
        ({"a": {"x": "y"}}, "y", ["a"]),
        ({"a": {"x": "y"}, "b": {"x": "z"}}, "y", ["a"]),
        ({"a": {"x": "y", "y": "z"}}, "x", []),  # its finding stays
        ({"a": {"x": "y"}, "b": {"y": None}}, "x", []),  # another finding comes
        ({"a": {"x": "y"}, "b": {"x": "z"}, "c": {"y": None}}, "z", ["b"]),  # the other fix is tried
        ({"a": {"x": "y"}, "b": {"x": None, "y": "z"}}, "z", ["a", "b"]),
        ({"a": {"x": "y"}, "b": {"x": "y", "y": None}}, "y", ["a"]),
        ({"a": {"x": " "}}, "x", []),
        ({"a": {"x": ""}}, "x", []),
        ({"a": {"x": "a\0b"}}, "x", []),
        ({"a": {"x": "y" * 100_001}}, "x", []),
        ({"a": {"x": None}}, "x", []),
    ],
)
def test_a_fix_stays_if_its_finding_goes_and_no_other_comes(
    fixes: dict[str, dict[str, str | None]], text: str, mended: list[str]
) -> None:
    catalog = made('#comment\nmsgid "m"\nmsgstr "x"\n\nmsgid "n"\nmsgstr "fine"\n')
    assert fix_by(catalog, fixes) == mended
    assert [entry.msgstr for entry in catalog.messages()] == [text, "fine"]
    assert text_of(catalog) == HEADER + f'#comment\nmsgid "m"\nmsgstr "{text}"\n\nmsgid "n"\nmsgstr "fine"\n'


def test_only_the_plural_form_with_the_fault_changes() -> None:
    catalog = made('msgid "ein Wald"\nmsgid_plural "Wälder"\nmsgstr[0] "a forest"\nmsgstr[1] "forests "\n')
    assert fix(catalog) == ["outer-space"]
    assert forms_of(catalog.messages()[0]) == ["a forest", "forests"]


def test_waived_findings_and_fuzzy_messages_are_left_alone() -> None:
    catalog = made(
        '# loctool: allow outer-space — wanted\nmsgid "Wald"\nmsgstr "forest "\n\n'
        '#, fuzzy\nmsgid "Baum"\nmsgstr "tree "\n\n#~ msgid "See"\n#~ msgstr "lake "\n'
    )
    assert fix(catalog) == []
    assert not any(entry.is_changed() for entry in catalog.entries)


def test_unsafe_fixes_need_to_be_allowed() -> None:
    catalog = made('msgid "m"\nmsgstr "x"\n')

    def check(table: MessageTable, only: Collection[int] | None) -> Iterator[Finding]:
        if table.msgstrs == ["x"]:
            yield Finding("a", Severity.NOTE, "", "", 0, (None, "m"), fix="y", is_safe=False)

    table = reader.table_of(catalog)
    assert fix_messages(catalog, table, check, lambda one: one.is_safe) == []
    assert len(fix_messages(catalog, table, check, lambda _: True)) == 1


@pytest.mark.parametrize("approved", [False, True])
def test_a_draft_stays_a_draft_and_one_approved_as_it_was_stays_that(approved: bool) -> None:
    catalog = made('#my note\n#  indented\n#: source/deck.md\nmsgid "Wald"\nmsgstr ""\n')
    (entry,) = catalog.messages()
    store_draft(entry, "forest ", "argos", ("de", "en"), "inputs")
    if approved:
        entry.flags = []
    catalog = reader.catalog_in(before := text_of(catalog), HERE)
    (entry,) = catalog.messages()
    was = state(entry)
    assert fix(catalog) == ["outer-space"]
    (now,) = reader.catalog_in(after := text_of(catalog), HERE).messages()
    assert state(now) is was is (State.TRANSLATED if approved else State.DRAFT)
    changed = [pair for pair in zip(before.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]]
    (line, _), (text, mended) = changed
    assert line.startswith("# loctool: draft argos de-en ")
    assert (text, mended) == ('msgstr "forest "', 'msgstr "forest"')


def test_a_persons_text_based_on_a_draft_keeps_its_comment() -> None:
    catalog = made('msgid "Wald"\nmsgstr ""\n')
    store_draft(catalog.messages()[0], "forest", "argos", ("de", "en"), "inputs")
    text = text_of(catalog).replace('msgstr "forest"', 'msgstr "woods "').replace("#, fuzzy\n", "")
    catalog = reader.catalog_in(text, HERE)
    assert fix(catalog) == ["outer-space"]
    assert text_of(catalog) == text.replace("woods ", "woods")


faults = st.lists(
    st.sampled_from(
        [*("He", "said", "yes", "1.000,5", "3.5", "10", "%", "°C", "„Yes“", "«no»", '"q"', "``x''", "**b**", "`c  d`"),
         *("  ", " ", " ", " ", "\n", "\t", "\u00a0", "\u200b", "...", "…", ",", " ,", "-", "–", "(", ")", ".", "!", "?", "e\u0301")]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(faults, faults, st.booleans()), min_size=1, max_size=4))
def test_fixing_again_changes_nothing_and_leaves_other_entries_alone(
    gettext_tool: Gettext, pairs: list[tuple[str, str, bool]]
) -> None:
    catalog = made("".join(f'msgid "{number}"\nmsgstr ""\n\n' for number in range(len(pairs))))
    for entry, (source, target, is_draft) in zip(catalog.messages(), pairs, strict=True):
        edge = "\n" if source.endswith("\n") else ""
        entry.msgid += source
        if is_draft and target.strip():
            store_draft(entry, target, "argos", ("de", "en"), "")
        else:
            text = target.strip("\n")
            entry.msgstr = text + edge if text else ""
    before = text_of(catalog)
    catalog = reader.catalog_in(before, HERE)
    texts = {key_of(entry): entry.lines for entry in catalog.entries}
    states = [state(entry) for entry in catalog.entries]
    mended = fix(catalog)
    after = text_of(catalog)
    again = reader.catalog_in(after, HERE)
    assert [state(entry) for entry in again.entries] == states
    assert fix(again) == []
    assert text_of(again) == after
    if not mended:
        assert after == before
    for entry, was in zip(again.entries, catalog.entries, strict=True):
        if not was.is_changed():
            assert entry.lines == texts[key_of(entry)]
    gettext_tool("msgfmt", "--check-format", "--output-file=/dev/null", text=after)


def test_a_stray_previous_text_is_dropped_and_nothing_else() -> None:
    stray = '#. note\n#| msgctxt "menu"\n#| msgid "Der Wald"\nmsgid "Wald"\nmsgstr "forest{0}"\n'
    others = (
        '\n#, fuzzy\n#| msgid "Der Baum"\nmsgid "Baum"\nmsgstr "tree"\n\n'
        '# loctool: allow stray-previous — to be compared\n#| msgid "Der Ast"\nmsgid "Ast"\nmsgstr "branch"\n'
    )
    catalog = made(stray.format(" ") + others)
    assert fix(catalog) == ["stray-previous", "outer-space"]
    assert text_of(catalog) == HEADER + '#. note\nmsgid "Wald"\nmsgstr "forest"\n' + others
    assert fix(catalog) == []
