"""Terms as marks, for engines that know no glossary: which form takes the place of a mark, and what is left alone."""

from __future__ import annotations

import pytest

from loctool.drafting.attempts import draft_texts
from loctool.drafting.candidates import PendingDraft
from loctool.drafting.marks.terms import (
    has_own_number,
    insert_forms,
    is_title_of,
    missing_terms_as_marks,
    terms_as_marks,
)
from loctool.engines import Features
from loctool.glossary import TermIndex
from loctool.glossary.morphology.forms import TermForm, inflected_forms
from loctool.model import Draft, Status, Term
from tests.drafting.scripted import Find, Scripted, known


def term(source: str, english: str, russian: str, status: Status = Status.PREFERRED) -> Term:
    targets = {"en": (english,), "ru": (russian,)} if english else {}
    return Term(source, targets, status, "", f"{source}.csv", 2)


TERMS = TermIndex(
    [
        term("Abkommen", "agreement", "соглашение"),
        term("Gespräche", "talks", "переговоры"),
        term("Vertreter", "official", "представитель"),
        term("Wladimir Putin", "Vladimir Putin", "Владимир Путин"),
        term("Air Force One", "", "", Status.DO_NOT_TRANSLATE),
    ],
    "de",
)


def drafted(text: str, find: Find, language: str = "ru", features: Features | None = None) -> Draft | None:
    """Return what the strategy makes of a text with an engine that searches by a script."""
    engine = Scripted(find, ("de", language), features or Features())
    pending = PendingDraft.of(text)
    pending.prepare(engine, TERMS)
    return terms_as_marks([pending.masked], engine, TERMS)[0]


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("Об этом [1] говорят.", "Об этом соглашение говорят."),
        ("Речь идет об [1].", "Речь идет о соглашении."),
        ("Они работают над [1].", "Они работают над соглашением."),
        ("без [1]", "Без соглашения"),
        ("без нового [1]", "Без нового соглашения"),
        ("два [1]", "Два соглашения"),
        ("[1] подписано.", "Соглашение подписано."),
        ("Хорошо. [1] подписано.", "Хорошо. Соглашение подписано."),
    ],
)  # fmt: skip
def test_a_russian_term_takes_the_case_that_the_words_before_ask_for(draft: str, text: str) -> None:
    found = drafted("Das Abkommen zählt.", lambda _: [draft], "ru")
    assert found is not None
    assert found.text == text


def test_a_name_behind_a_title_has_its_case() -> None:
    forms = inflected_forms("Владимир Путин", "ru")
    whole = "\ue0000\ue001"
    assert insert_forms(f"сказал президент {whole}", [forms], "ru") == "сказал президент Владимир Путин"
    assert insert_forms(f"дать президенту {whole}", [forms], "ru") == "дать президенту Владимиру Путину"
    assert insert_forms(f"политика {whole}", [forms], "ru").endswith("Владимира Путина")
    assert is_title_of("президент", "Владимир Путин", "ru")
    assert not is_title_of("столица", "Владимир Путин", "ru")
    assert not is_title_of("president", "Vladimir Putin", "en")


@pytest.mark.parametrize(
    ("source", "draft", "text"),
    [
        ("Die Vertreter kommen.", "The [1] is here.", "The official is here."),
        ("Mit den Vertretern kommen alle.", "Come with the [1].", "Come with the officials."),
        ("Wegen des Vertreters kommen alle.", "Because of the [1].", "Because of the official."),
        ("Ein Abkommen kommt.", "A [1] comes.", "An agreement comes."),
        ("Wegen der Gespräche kommen alle.", "Because of [1].", "Because of talks."),
        ("Bei den Gesprächen kommen alle.", "At the [1].", "At the talks."),
    ],
)
def test_an_english_term_has_the_number_of_the_source(source: str, draft: str, text: str) -> None:
    found = drafted(source, lambda _: [draft], "en")
    assert found is not None
    assert found.text == text


def test_numbers_are_told_by_the_last_word() -> None:
    assert has_own_number("Vertreters", "Vertreter", "sing", "de")
    assert not has_own_number("Vertretern", "Vertreter", "sing", "de")
    assert has_own_number("seltener Erden", "Seltene Erden", "plur", "de")
    assert not has_own_number("agreements", "agreement", "sing", "en")
    assert has_own_number("agreement", "agreement", "sing", "en")


def test_a_text_that_is_a_term_needs_no_engine() -> None:
    engine = Scripted(known({}), ("de", "ru"))
    masked = PendingDraft.of("**Abkommen**").masked
    assert [draft and draft.text for draft in terms_as_marks([masked], engine, TERMS)] == ["**Соглашение**"]
    assert engine.asked == []


def test_markup_and_names_stay() -> None:
    text = "**Die Gespräche** und die Air Force One."
    engine = Scripted(lambda asked: [asked.replace("Die", "The").replace("und die", "and the")], ("de", "en"))
    draft = terms_as_marks([PendingDraft.of(text).masked], engine, TERMS)[0]
    assert draft is not None
    assert draft.text == "**The talks** and the Air Force One."


def test_all_hypotheses_have_their_terms() -> None:
    found = drafted("Das Abkommen zählt.", lambda _: ["The [1] counts.", "The [1] matters."], "en")
    assert found is not None
    assert (found.text, found.others) == ("The agreement counts.", ("The agreement matters.",))


def test_engines_that_obey_are_not_asked() -> None:
    assert drafted("Das Abkommen zählt.", lambda _: ["[1]"], "en", Features(obeys_terms=True)) is None


def test_texts_without_terms_are_not_asked() -> None:
    engine = Scripted(known({}), ("de", "ru"))
    assert list(terms_as_marks([PendingDraft.of("Das zählt.").masked], engine, TERMS)) == [None]
    assert list(terms_as_marks([PendingDraft.of("Das Abkommen zählt.").masked], engine, None)) == [None]
    assert engine.asked == []


def test_a_draft_that_disobeys_is_made_again_with_marks() -> None:
    """The first draft has the wrong word; what a person sees has the term, and nothing is doubted."""

    def find(asked: str) -> list[str]:
        return ["The deal is old." if "Abkommen" in asked else "The [1] is old."]

    engine = Scripted(find, ("de", "en"))
    (draft,) = draft_texts(["Das Abkommen ist alt."], engine, TERMS)
    assert isinstance(draft, Draft)
    assert draft.text == "The agreement is old."
    assert not draft.doubts


def test_a_draft_that_obeys_is_not_made_again() -> None:
    engine = Scripted(lambda _: ["The agreement is old."], ("de", "en"))
    (draft,) = draft_texts(["Das Abkommen ist alt."], engine, TERMS)
    assert isinstance(draft, Draft)
    assert engine.asked == ["Das Abkommen ist alt."]


def test_forms_of_other_languages_are_the_dictionarys() -> None:
    assert insert_forms("avec \ue0000\ue001", [[TermForm("accord")]], "fr") == "avec accord"


def test_only_what_a_draft_lacks_becomes_a_mark() -> None:
    find = known(
        {
            "Die Vertreter loben das Abkommen.": "The officials praise the deal.",
            "Die Vertreter loben das [1].": "The officials praise the [1].",
        }
    )
    engine = Scripted(find, ("de", "en"))
    masked = [PendingDraft.of(text).masked for text in ("Die Vertreter loben das Abkommen.", "Das zählt.")]
    drafts = missing_terms_as_marks(masked, engine, TERMS)
    assert [draft and draft.text for draft in drafts] == ["The officials praise the agreement.", None]
    obedient = Scripted(find, ("de", "en"), Features(obeys_terms=True))
    assert list(missing_terms_as_marks(masked, obedient, TERMS)) == [None, None]
    assert obedient.asked == []
