"""Rules that compare messages: own entries of faults and of good translations, and what the rules leave aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.entries import findings, read_samples
from loctool.catalog.notes import APPROVED
from loctool.catalog.reader import catalog_in, table_in
from loctool.catalog.table import MessageTable
from loctool.glossary import TermIndex
from loctool.quality.comparison import Problem
from loctool.quality.messages import Messages
from loctool.quality.rules.across import consistency, formality, shifted, states
from loctool.quality.rules.across.wording import source_wording, target_wording

SAMPLES = read_samples(Path(__file__).parents[1] / "data" / "quality" / "across.po")
Find = Callable[[Messages], Iterator[tuple[int, Problem]]]


@pytest.fixture(scope="module")
def found() -> list[set[str]]:
    by_number = findings(SAMPLES)
    return [{one.rule for one in by_number[number]} for number in range(len(SAMPLES))]


def test_each_fault_is_found_and_no_good_entry(found: Sequence[set[str]]) -> None:
    wrong = [(one.kind, rules) for one, rules in zip(SAMPLES, found, strict=True) if bool(rules) is one.is_good]
    assert wrong == []


def test_the_rules_that_compare_messages_find_their_faults(found: Sequence[set[str]]) -> None:
    named = ("mixed-address", "two-translations", "one-translation", "equal-forms", "stray-previous", "joined-texts")
    for one, rules in zip(SAMPLES, found, strict=True):
        rule = next((name for name in named if one.kind.startswith(name)), "")
        assert not rule or one.is_good or rule in rules, one.kind


def run(find: Find, pairs: Iterable[tuple[str, str]], languages: str, formality: str = "") -> dict[int, str]:
    source, _, language = languages.partition(">")
    sources, targets = map(list, zip(*pairs, strict=True))
    table = MessageTable("", [None] * len(sources), sources, [None] * len(sources), targets)
    return {n: one.message for n, one in find(Messages(table, TermIndex((), source), language, formality))}


FORMAL = [(f"Open file {n}.", f"Откройте файл {n}.") for n in range(30)]
INFORMAL = [(f"Save file {n}.", f"Сохрани файл {n}.") for n in range(30)]


def test_the_configuration_says_how_readers_are_addressed() -> None:
    mixed = [*FORMAL, *INFORMAL[:1]]
    assert [*run(formality.mixed_address, mixed, "en>ru")] == [30]
    assert [*run(formality.mixed_address, mixed, "en>ru", "informal")] == [*range(30)]
    assert [*run(formality.mixed_address, mixed, "en>ru", "formal")] == [30]


def test_a_catalog_that_addresses_different_readers_is_right() -> None:
    assert run(formality.mixed_address, [*FORMAL, *INFORMAL], "en>ru") == {}


def test_what_the_source_does_is_right_unless_the_configuration_says_otherwise() -> None:
    pairs = [("Öffnen Sie das Heft.", "Откройте тетрадь."), ("Was siehst du?", "Что ты видишь?")]
    assert run(formality.mixed_address, pairs, "de>ru") == {}
    assert [*run(formality.mixed_address, pairs, "de>ru", "formal")] == [1]


@pytest.mark.parametrize(
    ("text", "code", "formal", "informal"),
    [
        ("Klicken Sie hier.", "de", "Sie", ""),
        ("Sie kommen aus China.", "de", "", ""),
        ("Hast du Zeit?", "de", "", "du"),
        ("„Hast du Zeit?“, fragte sie.", "de", "", ""),
        ("Das Verzeichnis --dir fehlt.", "de", "", ""),
        ("SIE HABEN POST", "de", "", ""),
        ("– Ты идёшь?", "ru", "", ""),
        ("Он сказал: «Ты прав».", "ru", "", ""),
        ("Пути и двигатели", "ru", "", ""),
        ("Выберите файл", "ru", "Выберите", ""),
        ("Его могилу так и не нашли.", "ru", "", ""),
        ("Vous êtes ici", "fr", "Vous", ""),
        ("Pan Kowalski mówi", "pl", "", ""),
        ("Hello there", "xx", "", ""),
    ],
)
def test_addresses(text: str, code: str, formal: str, informal: str) -> None:
    one = formality.address_in(text, "", code)
    assert (one.formal, one.informal) == (formal, informal)


def test_long_sentences_may_be_translated_in_two_ways() -> None:
    long = "Wer in den Bergen Erz abbaut, braucht viel Wasser"
    pairs = [(long, "Mining takes water"), (long + ".", "If you dig for ore, you need a lot of it.")]
    assert run(consistency.two_translations, pairs, "de>en") == {}


def test_two_catalogs_of_a_language(tmp_path: Path) -> None:
    texts = {"a": "Mining", "b": "Extraction", "c": "mining"}
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    more = "".join(f'\nmsgid "Folie {n}"\nmsgstr "Slide {n}"\n' for n in range(consistency.LEAST - 1))
    catalogs = [
        (f"{name}.po", "en", catalog_in(f'{head}msgid "Abbau"\nmsgstr "{text}"\n{more}', tmp_path / f"{name}.po"))
        for name, text in texts.items()
    ]
    small = f'{head}msgid "Abbau"\nmsgstr "Extraction"\n'
    catalogs += [("d.po", "fr", catalog_in(small + more, tmp_path / "d.po"))]
    catalogs += [("e.po", "en", catalog_in(small, tmp_path / "e.po"))]
    found = [*consistency.two_translations_in_project(catalogs, TermIndex((), "de"))]
    assert [(one.path, one.line, one.message) for one in found] == [("b.po", 4, "is translated as “Mining” in a.po")]


def test_case_tells_german_words_apart() -> None:
    assert source_wording("Reich", "de") != source_wording("reich", "de")
    assert source_wording("mining", "en") == source_wording("Mining:", "en")
    assert source_wording("Häufige Fragen dazu", "de") == source_wording("HÄUFIGE FRAGEN DAZU …", "de")
    assert source_wording("Kosten?", "de") != source_wording("Kosten", "de")


def test_inflected_translations_are_the_same_words() -> None:
    assert target_wording("Редкоземельных металлов:", "ru") == target_wording("редкоземельные металлы", "ru")
    assert target_wording("plików", "pl") == target_wording("pliki", "pl")


ROWS = [
    ("Chile produces 44,000 tonnes.", "Le Chili produit 44 000 tonnes."),
    ("See https://example.org/a", "Voir https://example.org/a"),
    ("How much is it?", "Combien est-ce ?"),
    ("USGS data", "Données de l’USGS"),
    ("In 2019", "En 2019"),
]


def shift(start: int, end: int) -> list[tuple[str, str]]:
    """Return the rows with some translations moved one up, the first of them to the end."""
    targets = [target for _, target in ROWS]
    targets[start:end] = [*targets[start + 1 : end], targets[start]]
    return [(source, target) for (source, _), target in zip(ROWS, targets, strict=True)]


def test_shifted_runs_are_found_without_a_lexicon() -> None:
    assert run(shifted.shifted, ROWS, "en>fr") == {}
    found = run(shifted.shifted, shift(0, 5), "en>fr")
    assert {0, 1, 2, 3} >= {*found} >= {0, 1}
    assert all("behind" in message for message in found.values())


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), min_size=1, max_size=6))
def test_any_texts_are_compared(pairs: list[tuple[str, str]]) -> None:
    for find in (shifted.shifted, consistency.two_translations, consistency.one_translation, formality.mixed_address):
        assert {*run(find, pairs, "de>ru")} <= {*range(len(pairs))}


def approved(count: int, others: int) -> MessageTable:
    entries = [f'# {APPROVED}\nmsgid "a{n}"\nmsgstr "b{n}"\n' for n in range(count)]
    entries += [f'msgid "c{n}"\nmsgstr "d{n}"\n' for n in range(others)]
    return table_in(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "\n".join(entries), Path("a.po")
    )


@pytest.mark.parametrize(("count", "others", "finds"), [(20, 5, True), (20, 30, False), (19, 0, False)])
def test_approval_in_bulk(count: int, others: int, finds: bool) -> None:
    messages = Messages(approved(count, others), TermIndex((), "de"), "en")
    assert bool([*states.bulk_approval(messages)]) is finds
