"""Terms found by their word forms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.glossary import TermIndex, depth_of, find_targets, part_of_speech, targets_of
from loctool.glossary.hits import Hit, without_overlaps
from loctool.model import Status, Term


def term(source: str, status: Status = Status.PREFERRED, **more: object) -> Term:
    return Term(source, {"en": ("x",)}, status, "", "t.csv", 1, **more)  # type: ignore[arg-type]


TERMS = [term("Seltene Erden"), term("Erden"), term("Abkommen"), term("Shutterstock.com", Status.DO_NOT_TRANSLATE)]


def found(text: str, *sources: str, language: str = "de") -> list[str]:
    """Return what of a text the terms are found in, those inside of a word in brackets."""
    index = TermIndex([term(source) for source in sources], language)
    return [f"({text[h.start : h.end]})" if h.inside else text[h.start : h.end] for h in index.find(text)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Förderung seltener Erden", ["Seltene Erden"]),
        ("mit Seltenen Erden und Erden", ["Seltene Erden", "Erden"]),
        ("Seltene-Erden-Vorkommen", ["Seltene Erden"]),
        ("selten ein Abkommen", ["Abkommen"]),
        ("des Abkommens", ["Abkommen"]),
        ("Bild: Shutterstock.com", ["Shutterstock.com"]),
        ("Bild: shutterstock.com", []),
        ("", []),
    ],
)
def test_finds_inflected_terms_longest_first(text: str, sources: list[str]) -> None:
    hits = TermIndex(TERMS, "de").find(text)
    assert [hit.term.source for hit in hits] == sources


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("seltener Erden, Seltenen Erden", ["seltener Erden", "Seltenen Erden"]),
        ("SELTENE ERDEN", ["SELTENE ERDEN"]),
        ("Seltene\u00adErden und seltene\nErden", ["seltene\nErden"]),
        ("Seltenerdmetalle, Seltenerdmetallen", ["(Seltenerd)", "(Seltenerd)"]),
        ("Seltenerd-Magnete", ["(Seltenerd)"]),
        ("selten auf der Erde; seltene, Erden", []),
        ("man sieht selten Erde, selten Erden", []),
        ("https://selten.erden seltene.erden@example.org `Seltene Erden` www.seltene-erden.de", []),
    ],
)
def test_one_row_finds_all_forms_of_seltene_erden(text: str, places: list[str]) -> None:
    assert found(text, "Seltene Erden") == places


@pytest.mark.parametrize(
    ("source", "text", "places"),
    [
        ("China", "Chinas Politik", ["Chinas"]),
        ("Putin", "Putins und Putin's und Putin’s", ["Putins", "Putin's", "Putin’s"]),
        ("Trump", "ein Trumpf von Trumps Leuten", ["Trumps"]),
        ("Haus", "Häuser und Häusern, das Haus", ["Häuser", "Häusern", "Haus"]),
        ("Weißes Haus", "im Weißen Haus", ["Weißen Haus"]),
        ("Gesandter", "der Gesandte, dem Gesandten, ein Gesandter", ["Gesandte", "Gesandten", "Gesandter"]),
        ("Datenschutzbeauftragter", "die Datenschutzbeauftragte", ["Datenschutzbeauftragte"]),
        ("Bergmann", "viele Bergleute", ["Bergleute"]),
        ("Zentrum", "neue Forschungszentren", ["(zentren)"]),
        ("Dichte", "der Dichter", []),
        ("Miete", "ein Mieter", []),
        ("Universität", "das Universum", []),
        ("Arbeit", "die Arbeiter arbeiten", []),
        ("Essen", "wir essen das Essen", ["Essen"]),
        ("Fink", "die Finken", ["Finken"]),
        ("Bär", "den Bären", ["Bären"]),
        ("Etikett", "zwei Etiketten", ["Etiketten"]),
        ("Akt", "die Akten", []),
        ("Rat", "drei Raten", []),
        ("Brand", "des Brandes", ["Brandes"]),
        ("geteilte Stadt", "die geteilte Stadt, einer geteilten Stadt", ["geteilte Stadt", "geteilten Stadt"]),
        ("geteilte Stadt", "geteilte Städte, geteilter Städte", ["geteilte Städte", "geteilter Städte"]),
        ("angewandte Forschung", "mit angewandter Forschung", ["angewandter Forschung"]),
        ("Dosis", "zwei Dosen", ["Dosen"]),
        ("Matrix", "alle Matrizen", ["Matrizen"]),
        ("Adverb", "die Adverbien", ["Adverbien"]),
        ("Atlas", "in Atlanten", ["Atlanten"]),
        ("neu", "eine Neuheit, neue Wege", ["neue"]),
        ("stilllegen", "Der Konzern legte das Werk still.", ["legte"]),
        ("stilllegen", "Er legte still das Buch ab.", []),
        ("ablehnen", "abgelehnt, lehnt den Antrag ab", ["abgelehnt", "lehnt"]),
    ],
)
def test_german_words(source: str, text: str, places: list[str]) -> None:
    assert found(text, source) == places


@pytest.mark.parametrize(
    ("source", "text", "places"),
    [
        ("Förderung", "Rohstoffförderung", ["(förderung)"]),
        ("Rohstoff", "Rohstoffförderung", ["(Rohstoff)"]),
        ("Windkraftanlage", "Windkraftanlagenbauer", ["(Windkraftanlagen)"]),
        ("Sprache", "Sprachkurs", ["(Sprach)"]),
        ("Zeitung", "Zeitungsartikel", ["(Zeitungs)"]),
        ("Zoll", "Stahlzölle", ["(zölle)"]),
        ("Rohstoffförderung", "Rohstoff-Förderung", ["Rohstoff-Förderung"]),
        ("Krankenversicherung", "Kranken- und Unfallversicherung", ["Kranken"]),
        ("Preisdeckel", "der Ölpreisdeckel", ["(preisdeckel)"]),
        ("Netzentgelt", "die Übertragungsnetzentgelte", ["(netzentgelte)"]),
        ("Kosten", "die Gesamtkosten", ["(kosten)"]),
        ("Organisation", "zwei Hilfsorganisationen", ["(organisationen)"]),
        ("Lokomotive", "eine Elektrolokomotive", ["(lokomotive)"]),
        ("Erden", "Erdenbürger", []),
        ("Stern", "mit den Ministern", []),
        ("Wirt", "die Wirtschaft", []),
        ("Kohl", "Kohlendioxid", []),
        ("Windel", "Schwindel", []),
        ("Sage", "eine Zusage", []),
        ("Erde", "Beschwerden", []),
        ("Kran", "Krankenhaus in der Ukraine", []),
    ],
)
def test_german_compounds(source: str, text: str, places: list[str]) -> None:
    assert found(text, source) == places


def test_a_whole_word_wins_over_its_parts_and_the_longest_term_over_others() -> None:
    assert found("Die Rohstoffförderung", "Förderung", "Rohstoffförderung") == ["Rohstoffförderung"]
    assert found("Seltene-Erden-Vorkommen", "Seltene Erden", "Vorkommen", "Seltene-Erden-Vorkommen") == [
        "Seltene-Erden-Vorkommen"
    ]
    assert found("New York Times", "New York", "York Times Square", "New York Times", language="en") == [
        "New York Times"
    ]


def test_one_word_terms_inside_of_words_bind_nobody() -> None:
    hits = TermIndex([term("Rohstoff"), term("Seltene Erden")], "de").find("Rohstofflieferant für Seltenerdmetalle")
    assert [(hit.term.source, hit.inside, hit.binding) for hit in hits] == [
        ("Rohstoff", True, False),
        ("Seltene Erden", True, True),
    ]


def test_rows_with_the_same_source_are_all_hits() -> None:
    rows = [term("Abkommen"), term("Abkommen", Status.FORBIDDEN)]
    assert [hit.term.status for hit in TermIndex(rows, "de").find("das Abkommen")] == [
        Status.PREFERRED,
        Status.FORBIDDEN,
    ]


def test_case_scope_and_part_of_speech() -> None:
    assert TermIndex([term("Polish", case_sensitive=True)], "en").find("polish the floor") == []
    assert len(TermIndex([term("Polish", case_sensitive=True)], "en").find("the Polish")) == 1
    assert TermIndex([term("meeting", part_of_speech="noun")], "en").find("we met") == []
    index = TermIndex([term("Abkommen", decks=("handel*",)), term("Erden")], "de")
    assert len(index.for_deck("handel-2").terms) == 2
    assert [t.source for t in index.for_deck("klima").terms] == ["Erden"]


@pytest.mark.parametrize(
    ("source", "text", "places"),
    [
        ("C++", "C++ and C", ["C"]),
        ("a.*b", "a.*b acb", ["a.*b"]),
        ("(sic)", "that (sic) is", ["sic"]),
        ("US", "let us go to the US", ["US"]),
        ("NGO", "two NGOs", ["NGOs"]),
        ("اتفاق", "هذا اتفاق جديد", ["اتفاق"]),
        ("稀土", "中国的稀土金属", ["稀土"]),
        ("→", "a → b", []),
    ],
)
def test_signs_acronyms_and_other_scripts(source: str, text: str, places: list[str]) -> None:
    language = {"ا": "ar", "稀": "zh"}.get(source[0], "en")
    assert found(text, source, language=language) == places


@pytest.mark.parametrize(
    ("targets", "text", "language", "times"),
    [
        (("rare earths", "rare earth"), "rare earths and a rare-earth deposit", "en", 2),
        (("rare earth",), "rare metals of the earth", "en", 0),
        (("North Sea",), "the North and Baltic Seas", "en", 1),
        (("child",), "children", "en", 1),
        (("leaf",), "leaves", "en", 1),
        (("university",), "the universe", "en", 0),
        (("meeting",), "they met", "en", 0),
        (("redкоземельные",), "", "ru", 0),
        (("редкоземельные металлы",), "добыча редкоземельных металлов", "ru", 1),
        (("редкоземельные металлы",), "редкоземельными металлами", "ru", 1),
        (("редкоземельные металлы",), "редкоземельные металлами", "ru", 0),
        (("редкоземельные металлы",), "редкие металлы", "ru", 0),
        (("редкий металл",), "два редких металла", "ru", 1),
        (("добыча сырья",), "о добыче сырья, добычей сырья", "ru", 2),
        (("добыча сырья",), "добыча сырью", "ru", 0),
        (("пошлина на сталь",), "о пошлинах на сталь", "ru", 1),
        (("восток Украины",), "на востоке Украины", "ru", 1),
        (("Владимир Путин",), "Владимира Путина", "ru", 1),
        (("Дмитриев",), "по словам Дмитриева", "ru", 1),
        (("Дмитриев",), "сказал Дмитрий", "ru", 0),
        (("основное средство",), "об основном средстве", "ru", 1),
        (("база данных",), "база дана", "ru", 0),
        (("бизнес-план",), "без бизнес-плана", "ru", 1),
        (("государство-участник",), "государствами-участниками", "ru", 1),
        (("соглашение",), "выйти из соглашения; соглашением", "ru", 2),
        (("Земля",), "землёй", "ru", 1),
        (("Rohstoff",), "die Rohstoffförderung", "de", 1),
        (("accord",), "L’accord", "fr", 1),
        (("pogodba",), "na podlagi pogodbe", "sl", 1),
        (("tutkimus",), "Tutkimus", "xx", 1),
        (("→",), "a → b", "en", 1),
    ],
)
def test_counts_inflected_targets(targets: tuple[str, ...], text: str, language: str, times: int) -> None:
    assert len(find_targets(targets, text, language)) == times


@pytest.mark.parametrize(
    ("target", "text", "language", "times"),
    [
        ("lead", "it led them", "en", 0),
        ("lead", "lead and leads", "en", 2),
        ("key", "it is keyed", "en", 0),
        ("foot", "two feet", "en", 1),
        ("мыло", "она моет мылом", "ru", 1),
    ],
)
def test_a_noun_is_no_form_of_a_verb(target: str, text: str, language: str, times: int) -> None:
    assert len(find_targets((target,), text, language, "noun")) == times


def test_german_capital_letters_tell_nouns() -> None:
    assert [part_of_speech(term(source), "de") for source in ("Blei", "führen", "Seltene Erden")] == [
        "noun",
        "",
        "noun",
    ]
    assert part_of_speech(term("Lead"), "en") == ""
    assert part_of_speech(term("führen", part_of_speech="Verb"), "de") == "verb"


def test_a_language_takes_the_targets_of_its_variety() -> None:
    row = replace(term("Erde"), targets={"en_US": ("soil",), "pt": ("solo",)})
    assert [targets_of(row, tag) for tag in ("en", "en_GB", "pt_BR", "ru")] == [("soil",), (), ("solo",), ()]


def test_rows_that_say_the_same_are_one_hit() -> None:
    assert len(TermIndex([term("Erde")] * 3, "de").find("die Erde")) == 1


def test_places_name_their_target() -> None:
    places = find_targets(("deal", "agreement"), "agreements, a deal", "en")
    assert [(place.target, place.start, place.end) for place in places] == [("agreement", 0, 10), ("deal", 14, 18)]


def test_how_deep_a_language_is_known() -> None:
    assert [depth_of(tag) for tag in ("de_AT", "en", "ru", "ar", "sr@latin", "xx")] == [
        "full", "full", "full", "stems", "stems", "words",
    ]  # fmt: skip


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for hit in TermIndex(TERMS, "de").find(text):
        assert 0 <= hit.start < hit.end <= len(text)


@given(st.text(min_size=1), st.sampled_from(["de", "en", "ru", "fr", "ar", "zh"]))
def test_any_term_can_be_indexed_and_looked_for(source: str, language: str) -> None:
    assert isinstance(TermIndex([term(source)], language).find(source), list)
    assert all(place.target == source for place in find_targets((source,), source, language))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4), st.booleans()), max_size=7))
def test_of_two_that_overlap_the_longer_one_counts(places: list[tuple[int, int, bool]]) -> None:
    hits = [
        Hit(replace(TERMS[0], line=n), start, start + size, inside) for n, (start, size, inside) in enumerate(places)
    ]
    kept, taken = [], dict[int, tuple[int, int]]()
    for hit in sorted(hits, key=lambda h: (h.inside, h.start - h.end, h.start)):
        span = hit.start, hit.end
        if all(taken.get(at, span) == span for at in range(*span)):
            taken.update(dict.fromkeys(range(*span), span))
            kept.append(hit)
    assert without_overlaps(hits) == sorted(kept, key=lambda h: (h.start, h.term.line))


@pytest.mark.parametrize(
    "text", ["Seltene Erden", "Seltenerd-Magnete", "Rohstoff-Förderung", "legte das Werk still", "x"]
)
def test_terms_that_a_text_has(text: str) -> None:
    index = TermIndex([term(one) for one in ("Seltene Erden", "Magnet", "Rohstoffförderung", "stilllegen")], "de")
    found = {hit.term.source for hit in index.find_all(text)}
    assert {one.source for one in index.terms if index.has(one.source, text)} == found


def test_decks_with_the_same_terms_share_an_index() -> None:
    index = TermIndex([term("Erden"), term("Abkommen", decks=("a*",))], "de")
    assert index.for_deck("b") is index.for_deck("c")
    assert [one.source for one in index.for_deck("b").terms] == ["Erden"]
    assert index.for_deck("a1") is index


NO_BREAK, NARROW, NO_BREAK_HYPHEN = "\u00a0", "\u202f", "\u2011"


@pytest.mark.parametrize("language", ["de", "en", "ru", "zh"])
@pytest.mark.parametrize(
    ("target", "text", "times"),
    [
        ("0 °", "0 °", 1),
        ("0 °", f"x 0{NO_BREAK}° x", 1),
        ("0 °", "10 ° x", 0),
        ("90 %", f"x 90{NARROW}% x", 1),
        ("90%", "x 90 % x", 1),
        ("90 %", "x 190 % x 0,90 % x 1.90 %", 0),
        ("± 0,3", f"±{NO_BREAK}0,3 x ±0,3", 2),
        ("± 0,3", "x 0,3 x ± 0,35", 0),
        ("§ 5", f"x §{NO_BREAK}5", 1),
        ("≥ 20 %", "≥20%", 1),
        ("A – B", f"x A{NO_BREAK}– B x A — B x", 2),
        ("A–B", f"x A-B x A{NO_BREAK_HYPHEN}B x", 2),
        ("A-B", "x A–B x", 1),
        ("C#", "x C# x C #1", 1),
        ("CO₂", "CO2 x CO₂", 2),
        ("CO2", "CO₂", 1),
    ],
)
def test_signs_and_spaces(language: str, target: str, text: str, times: int) -> None:
    assert len(find_targets((target,), text, language)) == times
    assert len(TermIndex([term(target)], language).find(text)) == times


@pytest.mark.parametrize(
    ("target", "text", "times"),
    [
        ("относительная влажность", "относительное влажность, относительный влажность", 0),
        ("относительная влажность", "относительную влажность, относительной влажности", 2),
        ("тепловой насос", "тепловая насос", 0),
        ("побочное действие", "побочный действия", 0),
        ("прямые инвестиции", "о прямых инвестиции, о прямых инвестициях", 1),
        ("большое здание", "крыша больших здания", 0),
        ("большое здание", "два больших здания", 1),
        ("новая система", "две новые системы", 1),
        ("молодой судья", "молодого судьи", 1),
        ("государство-участник", "государства-участника", 1),
    ],
)
def test_russian_gender(target: str, text: str, times: int) -> None:
    assert len(find_targets((target,), text, "ru")) == times


def test_a_target_with_a_hyphen_may_be_written_in_one() -> None:
    found = find_targets(("multi-purpose room",), "two multipurpose rooms and a multi-purpose room", "en")
    assert [place.target for place in found] == ["multi-purpose room"] * 2
