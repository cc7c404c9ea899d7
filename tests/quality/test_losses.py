"""Negations, scripts, foreign words, lengths and loops; and how rarely human translations are accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.glossary import TermIndex
from loctool.quality import CHECKS
from loctool.quality.comparison import Text
from loctool.quality.losses.currency import currencies
from loctool.quality.losses.debris import lost_signs
from loctool.quality.losses.length import length_ratio
from loctool.quality.losses.negation import lost_negation
from loctool.quality.losses.repetition import repeated_words, two_forms
from loctool.quality.losses.scripts import wrong_script
from loctool.quality.losses.untranslated import untranslated

TRIPLES = Path(__file__).parents[1] / "data" / "drafting" / "slides.tsv"


@pytest.mark.parametrize(
    ("language", "source", "target", "word"),
    [
        ("ru", "Kein offizieller Kommentar", "Открытый официальный комментарий", "Kein"),
        ("ru", "Kein offizieller Kommentar", "Никаких официальных комментариев", ""),
        ("ru", "Kein offizieller Kommentar", "Неофициальный комментарий", "Kein"),
        ("ru", "Kein offizieller Kommentar", "Никакой неофициальный комментарий", ""),
        ("ru", "Kein Kommentar", "Неразговорчивый пресс-секретарь", ""),
        ("en", "Kein offizieller Kommentar", "Unofficial comment", "Kein"),
        ("en", "Kein neues Angebot", "Unless they table a new offer", ""),
        ("ru", "Keine leichte Aufgabe", "Непростая задача", ""),
        ("ru", "Das ist kein offizieller Kommentar", "Это неофициальный комментарий", ""),
        ("ru", "Keine weitere Beteiligung", "Неучастие в дальнейшем", ""),
        ("en", "Keine weiteren Angaben verfügbar", "Further details were unavailable", ""),
        ("en", "Keine der Parteien stimmte zu", "Both parties were undecided", ""),
        ("ru", "Kein Grund zur Panik", "Речь идет о панике", "Kein"),
        ("en", "Die Zahl ist nicht gestiegen", "The number has risen", "nicht"),
        ("en", "Die Zahl ist nicht gestiegen", "The number hasn't risen", ""),
        ("en", "Er kam ohne Hut", "He came hatless", ""),
        ("en", "Nicht nur er kam", "He came, as did others", ""),
        ("en", "Das ist nicht möglich", "This is impossible", ""),
        ("pl", "Das ist nicht gut", "To jest dobre", ""),
    ],
)
def test_negation(language: str, source: str, target: str, word: str) -> None:
    assert lost_negation(source, target, "de", language) == word


@pytest.mark.parametrize(
    ("language", "source", "target", "words"),
    [
        ("ru", "Regierung", "По данным government", ["government"]),
        ("ru", "Moskau", "в Moскау", ["Moскау"]),
        ("ru", "Air Force One", "из Air Force One", []),
        ("ru", "Nachricht", "СМС и USB", []),
        ("en", "Haus", "the дом", ["дом"]),
        ("ru", "Haus", "Tom's дом", ["Tom's"]),
        ("uk", "Familie", "сімʼя", []),
        ("ja", "Haus", "house", ["house"]),
        ("ja", "Nutzen Sie Google", "Googleを使ってください", []),
        ("ja", "Nutzen Sie es", "Googleを使ってください", ["Google"]),
        ("ko", "Nutzen Sie Google", "Google을 사용하십시오", []),
        ("zh_TW", "Haus", "房屋", []),
        ("hi", "Haus", "घर", []),
        ("sr", "Haus", "кућа", []),
        ("sr_RS@latin", "Haus", "kuća", []),
        ("sr@latin", "Haus", "кућа", ["кућа"]),
        ("sr_Latn", "Haus", "kuća", []),
        ("uz@cyrillic", "Haus", "уй", []),
        ("uz", "Haus", "уй", ["уй"]),
        ("kk_CN", "Haus", "ءۇي", []),
        ("tlh", "Haus", "house", []),
    ],
)
def test_script(language: str, source: str, target: str, words: list[str]) -> None:
    assert wrong_script(source, target, language) == words


def test_untranslated() -> None:
    assert untranslated("miss.cabul from gestern@x.de", "miss.cabul from gestern@x.de", "de", "ru") == ([], [])
    assert untranslated("Gestern große Gefahr", "gestern large Gefahr", "de", "en") == ([], ["Gefahr"])
    assert untranslated("seit gestern warm", "warm since gestern", "de", "en") == (["gestern"], [])


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("Between between between", "Between"),
        ("made made from", "made"),
        ("to the town to the town", "to the town"),
        ("He had had it", ""),
        ("forms, forms and more", ""),
        ("Би-би-си", ""),
    ],
)
def test_repetition(target: str, words: str) -> None:
    assert repeated_words("Etwas", target) == words


@pytest.mark.parametrize(
    ("target", "language", "words"),
    [
        ("Worldwide demand for rare earths rising rise", "en", "rising rise"),
        ("Спрос растёт расти", "ru_RU", "растёт расти"),
        ("Интерес интереса американских компаний", "ru", "Интерес интереса"),
        ("Repairs were being carried out", "en", ""),
        ("Prices rising, rise and fall", "en", ""),
        ("Они понимают друг друга", "ru", ""),
        ("река Река", "ru", ""),
        ("Preise steigen gestiegen", "de", ""),
    ],
)
def test_two_forms_of_a_word(target: str, language: str, words: str) -> None:
    assert two_forms(target, language) == words


@pytest.mark.parametrize(
    ("source", "draft", "signs"),
    [
        ("Länge 5 µm", "Length 5", ["µ"]),
        ("±0,3 Grad", "¥0.3 degrees", ["±"]),
        ("20 °C und 3 m³", "20 degrees and 3 cubic metres", []),
        ("a × b", "a × b", []),
        ("Widerstand 5 Ω", "5 Ом", []),
        ("Widerstand 5 Ω", "Спасность 5 с домом", ["Ω"]),
        ("3 × 4 Meter", "Finally 3 boxes of 4 metres", ["×"]),
        ("½ Liter", "полный литр", ["½"]),
    ],
)
def test_signs_are_kept_or_written_in_words(source: str, draft: str, signs: list[str]) -> None:
    assert lost_signs(source, draft, "de") == signs


def test_letters_of_greek_texts_are_no_signs() -> None:
    assert lost_signs("Ωραία", "Fine", "el") == []


def test_length() -> None:
    assert length_ratio("x" * 100, "x" * 300, "en") == 3.0
    assert length_ratio("x" * 100, "x" * 20, "en") == 0.2
    assert length_ratio("x" * 100, "x" * 110, "en") is None
    assert length_ratio("Ja", "Certainly, sir", "en") is None


@pytest.mark.parametrize("rule", ["length", "lost-negation", "lost-number", "number-format", "repeated-words", "untranslated", "wrong-currency", "wrong-script"])  # fmt: skip
@pytest.mark.parametrize(("column", "language"), [(1, "en"), (2, "ru")])
def test_human_translations_are_not_accused(rule: str, column: int, language: str) -> None:
    terms = TermIndex([], "de")
    rows = [line.split("\t") for line in TRIPLES.read_text(encoding="utf-8").splitlines()]
    accused = [row for row in rows if list(CHECKS[rule].check(Text(row[0], row[column], "de", language, terms)))]
    assert len(rows) == 300
    assert accused == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("EUR", "€ EUR euro euros евро"),
        ("USD", "$ USD dollar dollars доллар долларов долл."),
        ("GBP", "£ GBP pfund pound pounds фунт фунтов"),
        ("RUB", "₽ RUB rubel rubels rouble roubles ruble rubles рубль рублей руб."),
        ("CHF", "CHF franken franc francs франк франков"),
        ("JPY", "¥ JPY yen yens иен иены"),
    ],
)
def test_every_name_of_a_currency(code: str, names: str) -> None:
    for name in names.split():
        assert currencies(f"für 5 {name.title()} heute") == {code}, name
