"""Where only loctool's reading of a deck changed, translations are carried, and nothing becomes fuzzy without need."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry, key_of
from loctool.catalog.provenance import State, is_untouched_draft, may_draft, state, store_draft
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import save, text_of
from loctool.merging.changes import Merge
from loctool.merging.readings import NOTE, carry_piece, carry_pieces, former_readings
from loctool.merging.template import new_catalog, template_of
from loctool.merging.three_way import merge_three_way
from loctool.merging.updating import update
from loctool.model import Deck, Segment, Slide
from tests.catalog.entries import template

Reading = tuple[str, str]
"""What an earlier version read, and what is read now."""


def deck_of(*readings: Reading, context: str | None = None) -> Deck:
    segments = (Segment(new, "paragraph", 1, context, former=old) for old, new in readings)
    return Deck("source/a.md", (Slide("a", 1, "a", tuple(segments)),))


def former_deck(deck: Deck) -> Deck:
    """Return the deck as the earlier version read it."""
    (slide,) = deck.slides
    segments = (Segment(one.former or one.text, one.role, one.line, one.context) for one in slide.segments)
    return Deck(deck.path, (Slide("a", 1, "a", tuple(segments)),))


def catalog_of(deck: Deck, **translations: str) -> Catalog:
    """Return a catalog that the earlier version made, with the translations of the texts at these places (_0, _1, …)."""
    catalog = new_catalog(Path("ru.po"), "ru", template(template_of([former_deck(deck)])))
    for place, text in translations.items():
        catalog.messages()[int(place.removeprefix("_"))].msgstr = text
    return catalog


def update_from(catalog: Catalog, deck: Deck) -> Merge:
    """Update a catalog from a deck as it is read now, and make sure that the next update changes nothing."""
    report = update(catalog, template(template_of([deck])), "de", former_readings([deck]))
    before = text_of(catalog)
    assert not update(catalog, template(template_of([deck])), "de", former_readings([deck])).changed
    assert text_of(catalog) == before
    return report


def shown(catalog: Catalog) -> list[tuple[str, str, State]]:
    return [(one.msgid, one.msgstr, state(one)) for one in catalog.messages()]


@pytest.mark.parametrize(
    ("former", "text", "translation", "carried"),
    [
        ("Am Kanal 12 Postfach", "Am Kanal 12\nPostfach", "Канал 12, а/я", "Канал 12, а/я"),
        ("Note: Langsam sprechen", "Langsam sprechen", "Note: Говорите медленно", "Говорите медленно"),
        ("Note: Langsam sprechen", "Langsam sprechen", "Примечание: Говорите медленно", "Говорите медленно"),
        ("Notes: Langsam", "Langsam", "Remarques\u00a0: Doucement", "Doucement"),
        ("Note: Langsam", "Langsam", "备注：慢慢说", "慢慢说"),
        ("Note: Langsam", "Langsam", "Говорите медленно", None),
        ("Note: Achtung: Strom", "Achtung: Strom", "Внимание: ток", None),
        ("Note: Achtung: Strom", "Achtung: Strom", "Примечание: Внимание: ток", "Внимание: ток"),
        ("Öl {#oel .gross}", "Öl", "Нефть {#oel .gross}", "Нефть"),
        ("Öl {#oel .gross}", "Öl", "Нефть", None),
        ("Öl {#oel .gross}", "Öl", "Нефть {#neft}", None),
        ("Öl {#oel .gross}", "Öl", "{#oel .gross}", None),
        ("[fit] Öl und Gas", "Öl und\nGas", "[fit] Нефть и газ", "Нефть и газ"),
        ("Schritt --", "Schritt", "Шаг --", "Шаг"),
        ("Schritt --", "Schritt", "Шаг —", None),
        (":::tip Öl", "Öl", ":::tip Нефть", "Нефть"),
        (":::tip Öl", "Öl", ":::tips Нефть", None),
        ("[fit] Öl {.x}", "Öl", "[fit] Нефть {.x}", "Нефть"),
        ("Öl {.Öl}", "Öl", "Нефть {.Öl}", "Нефть"),
        ("Öl", "Gas", "Нефть", None),
        ("Note: Öl", "Öl", "", ""),
    ],
)
def test_what_is_carried(former: str, text: str, translation: str, carried: str | None) -> None:
    assert carry_piece(former, text, translation) == carried


@pytest.mark.parametrize(
    ("former", "texts", "translation", "carried"),
    [
        ("Eins <br> Zwei", ["Eins", "Zwei"], "Раз <br> Два", ["Раз", "Два"]),
        ("Eins <br> Zwei", ["Eins", "Zwei"], "Раз<br>Два", ["Раз", "Два"]),
        ("Eins <br> Zwei", ["Eins", "Zwei"], "Раз, два", None),
        ("Eins <br> Zwei", ["Eins", "Zwei"], "Раз <br> и <br> Два", None),
        ("Eins <br> Zwei", ["Eins", "Zwei"], "<br> Два", None),
        ("Note: Eins ::b:: Zwei {.x}", ["Eins", "Zwei"], "Note: Раз ::b:: Два {.x}", ["Раз", "Два"]),
        ("1 -- 2 -- 3", ["1", "2", "3"], "I -- II -- III", ["I", "II", "III"]),
        ("1 -- 2 -- 3", ["1", "2 -- 3"], "I -- II -- III", None),
        ("Eins Zwei", ["Eins", "Zwei"], "Раз Два", None),
        ("Zwei Eins", ["Eins", "Zwei"], "Два Раз", None),
        ("A a. B b. C c.", ["A a. B b.", "C c."], "Да. Нет. Вот.", ["Да. Нет.", "Вот."]),
        ("A a. B b. C c.", ["A a.", "B b. C c."], "Да\nли? Нет. Вот!", ["Да\nли?", "Нет. Вот!"]),
        ("A a. B b. C c.", ["A a. B b.", "C c."], "Да и нет. Вот.", None),
        (
            "Ab 3. Mai, z. B. heute. Und.",
            ["Ab 3. Mai, z. B. heute.", "Und."],
            "С 3 мая, т. е. вот. И.",
            ["С 3 мая, т. е. вот.", "И."],
        ),
        ("Punkt zwei Noch einer.", ["Punkt zwei", "Noch einer."], "Раз. Два.", None),
        ("Note: A a. B b. <br> C c", ["A a.", "B b.", "C c"], "Примечание: Да. Нет. <br> Вот", ["Да.", "Нет.", "Вот"]),
        ("Das *a*. Und b.", ["Das *a*.", "Und b."], "И нет. Это *да*.", None),
    ],
)
def test_how_a_text_is_parted(former: str, texts: list[str], translation: str, carried: list[str] | None) -> None:
    assert carry_pieces(former, texts, translation, ("de", "ru")) == carried


def test_a_persons_translation_keeps_its_state_its_comment_and_its_place() -> None:
    deck = deck_of(("", "Titel"), ("Am Kanal 12 Postfach", "Am Kanal 12\nPostfach"), ("", "Ende"))
    catalog = catalog_of(deck, _0="Заголовок", _1="Канал 12, а/я")
    catalog.messages()[1].tcomment, catalog.messages()[1].flags = "so in the register", ["no-wrap"]
    assert str(update_from(catalog, deck)) == "2 kept, 1 carried over"
    entry = catalog.messages()[1]
    assert (entry.msgid, entry.msgstr) == ("Am Kanal 12\nPostfach", "Канал 12, а/я")
    assert (entry.tcomment, entry.flags, entry.previous_msgid) == ("so in the register", ["no-wrap"], None)
    assert len(catalog.entries) == 4


def test_what_is_taken_off_is_said() -> None:
    deck = deck_of(("Note: Langsam", "Langsam"))
    catalog = catalog_of(deck, _0="Примечание: Медленно")
    catalog.messages()[0].tcomment = "checked\nloctool: carried number"
    report = update_from(catalog, deck)
    assert [(one.kind, one.text, one.former) for one in report.changes] == [("carried", "Langsam", "Note: Langsam")]
    assert shown(catalog) == [("Langsam", "Медленно", State.TRANSLATED)]
    assert catalog.messages()[0].tcomment == f"checked\n{NOTE}"


def test_what_cannot_be_taken_off_is_fuzzy() -> None:
    deck = deck_of(("Öl {#oel}", "Öl"))
    catalog = catalog_of(deck, _0="Нефть и газ")
    assert str(update_from(catalog, deck)) == "1 changed, now fuzzy"
    assert shown(catalog) == [("Öl", "Нефть и газ", State.STALE)]
    assert catalog.messages()[0].previous_msgid == "Öl {#oel}"


def test_an_outdated_translation_stays_outdated() -> None:
    deck = deck_of(("Note: Ganz langsam", "Ganz langsam"))
    catalog = catalog_of(deck, _0="Note: Медленно")
    entry = catalog.messages()[0]
    entry.flags, entry.previous_msgid = ["fuzzy"], "Note: Langsam"
    update_from(catalog, deck)
    assert shown(catalog) == [("Ganz langsam", "Медленно", State.STALE)]
    assert catalog.messages()[0].previous_msgid == "Note: Langsam"


@pytest.mark.parametrize("outdated", [None, "Note: Sprecht langsamer"])
def test_a_draft_stays_a_draft(outdated: str | None) -> None:
    deck = deck_of(("Note: Sprecht langsam", "Sprecht\nlangsam"))
    catalog = catalog_of(deck)
    entry = catalog.messages()[0]
    store_draft(entry, "Note: Говорите медленно", "argos", ("de", "ru"), "inputs")
    entry.previous_msgid = outdated
    kind = state(entry)
    update_from(catalog, deck)
    assert shown(catalog) == [("Sprecht\nlangsam", "Говорите медленно", kind)]
    assert may_draft(catalog.messages()[0])
    catalog.messages()[0].msgstr = "Помедленнее"
    assert not is_untouched_draft(catalog.messages()[0])


def test_an_approved_draft_stays_approved(tmp_path: Path) -> None:
    deck = deck_of(("Sprecht langsam", "Sprecht\nlangsam"), ("Note: Laut", "Laut"))
    catalog = catalog_of(deck)
    for entry, text in zip(catalog.messages(), ("Медленно", "Note: Громко"), strict=True):
        store_draft(entry, text, "argos", ("de", "ru"), "inputs")
        entry.flags.remove("fuzzy")
    catalog.path = tmp_path / "ru.po"
    save(catalog)
    catalog = read(catalog.path)
    update_from(catalog, deck)
    approved = "loctool: machine draft, approved as it was"
    assert [one.tcomment for one in catalog.messages()] == [approved, f"{approved}\n{NOTE}"]
    assert {state(one) for one in catalog.messages()} == {State.TRANSLATED}


def test_a_text_that_was_read_otherwise_comes_back_from_the_obsolete_ones() -> None:
    deck = deck_of(("", "Titel"), ("Note: Langsam", "Langsam"))
    catalog = catalog_of(deck, _1="Note: Медленно")
    update(catalog, template([Entry(msgid="Titel")]))
    assert [one.msgid for one in catalog.obsolete()] == ["Note: Langsam"]
    update_from(catalog, deck)
    assert shown(catalog)[1:] == [("Langsam", "Медленно", State.TRANSLATED)]
    assert not catalog.obsolete()


def test_an_exact_match_goes_first() -> None:
    deck = deck_of(("Note: Langsam", "Langsam"), ("", "Langsam"))
    catalog = catalog_of(deck, _0="Note: Медленно", _1="Не спеша")
    report = update_from(catalog, deck)
    assert str(report) == "1 kept, 1 obsolete"
    assert shown(catalog) == [("Langsam", "Не спеша", State.TRANSLATED)]


def test_a_text_that_stays_in_use_gives_a_copy() -> None:
    deck = deck_of(("", "Eins zwei"), ("Eins zwei", "Eins\nzwei"))
    catalog = catalog_of(deck, _0="Раз два")
    catalog.messages()[0].tcomment = "checked"
    assert str(update_from(catalog, deck)) == "1 kept, 1 carried over"
    assert shown(catalog) == [
        ("Eins zwei", "Раз два", State.TRANSLATED),
        ("Eins\nzwei", "Раз два", State.TRANSLATED),
    ]
    assert [one.tcomment for one in catalog.messages()] == ["checked", "checked"]


def test_a_draft_that_stays_in_use_gives_a_draft() -> None:
    deck = deck_of(("", "Eins zwei"), ("Eins zwei", "Eins\nzwei"))
    catalog = catalog_of(deck)
    store_draft(catalog.messages()[0], "Раз два", "argos", ("de", "ru"), "inputs")
    update_from(catalog, deck)
    assert shown(catalog) == [("Eins zwei", "Раз два", State.DRAFT), ("Eins\nzwei", "Раз два", State.DRAFT)]


def test_contexts_stay_apart() -> None:
    menu, plain = deck_of(("Note: Datei", "Datei"), context="menu"), deck_of(("Note: Datei", "Datei"))
    catalog = new_catalog(Path("ru.po"), "ru", template(template_of([former_deck(menu), former_deck(plain)])))
    for entry, text in zip(catalog.messages(), ("Note: Файл (меню)", "Note: Файл"), strict=True):
        entry.msgstr = text
    update(catalog, template(template_of([menu, plain])), "de", former_readings([menu, plain]))
    assert [(*key_of(one), one.msgstr) for one in catalog.messages()] == [
        ("menu", "Datei", "Файл (меню)"), (None, "Datei", "Файл"),
    ]  # fmt: skip
    assert not any(one.fuzzy for one in catalog.messages())


def test_a_text_in_two_parts() -> None:
    whole = "Eins <br> Zwei"
    deck = deck_of((whole, "Eins"), (whole, "Zwei"), ("", "Ende"))
    catalog = catalog_of(deck, _0="Раз <br> Два")
    assert str(update_from(catalog, deck)) == "1 kept, 2 carried over"
    assert shown(catalog)[:2] == [("Eins", "Раз", State.TRANSLATED), ("Zwei", "Два", State.TRANSLATED)]


def test_the_parts_of_a_draft_are_drafts() -> None:
    whole = "Eins <br> Zwei"
    deck = deck_of((whole, "Eins"), (whole, "Zwei"))
    catalog = catalog_of(deck)
    store_draft(catalog.messages()[0], "Раз <br> Два", "argos", ("de", "ru"), "inputs")
    update_from(catalog, deck)
    assert shown(catalog) == [("Eins", "Раз", State.DRAFT), ("Zwei", "Два", State.DRAFT)]


SENTENCES = "Erster Satz hier. Noch einer. Dritter Satz."
PARAGRAPHS = ["Erster Satz hier. Noch einer.", "Dritter Satz."]


def test_paragraphs_take_their_own_sentences() -> None:
    deck = deck_of(*((SENTENCES, one) for one in PARAGRAPHS))
    catalog = catalog_of(deck, _0="Первое здесь. Ещё одно. Третье.")
    assert str(update_from(catalog, deck)) == "2 carried over"
    assert shown(catalog) == [
        (PARAGRAPHS[0], "Первое здесь. Ещё одно.", State.TRANSLATED),
        (PARAGRAPHS[1], "Третье.", State.TRANSLATED),
    ]
    assert [one.tcomment for one in catalog.messages()] == [NOTE, NOTE]


def test_paragraphs_of_a_draft_are_drafts() -> None:
    deck = deck_of(*((SENTENCES, one) for one in PARAGRAPHS))
    catalog = catalog_of(deck)
    store_draft(catalog.messages()[0], "Первое здесь. Ещё одно. Третье.", "argos", ("de", "ru"), "inputs")
    update_from(catalog, deck)
    assert [one[1:] for one in shown(catalog)] == [
        ("Первое здесь. Ещё одно.", State.DRAFT),
        ("Третье.", State.DRAFT),
    ]


def test_paragraphs_with_another_number_of_sentences_are_fuzzy() -> None:
    deck = deck_of(*((SENTENCES, one) for one in PARAGRAPHS))
    catalog = catalog_of(deck, _0="Первое и ещё одно. Третье.")
    assert str(update_from(catalog, deck)) == "2 changed, now fuzzy"
    assert [one.msgstr for one in catalog.messages()] == ["Первое и ещё одно. Третье."] * 2
    assert [one.previous_msgid for one in catalog.messages()] == [SENTENCES] * 2


def test_a_part_that_is_elsewhere_too_keeps_its_own_translation() -> None:
    whole = "Eins <br> Zwei"
    deck = deck_of(("", "Zwei"), (whole, "Eins"), (whole, "Zwei"))
    catalog = catalog_of(deck, _0="Двое", _1="Раз <br> Два")
    update_from(catalog, deck)
    assert shown(catalog) == [("Zwei", "Двое", State.TRANSLATED), ("Eins", "Раз", State.TRANSLATED)]


def test_of_several_former_texts_a_persons_translation_is_taken() -> None:
    deck = deck_of(("Note: Langsam", "Langsam"), ("[fit] Langsam", "Langsam"))
    catalog = catalog_of(deck, _1="[fit] Медленно")
    store_draft(catalog.messages()[0], "Note: Постепенно", "argos", ("de", "ru"), "inputs")
    update_from(catalog, deck)
    assert shown(catalog) == [("Langsam", "Медленно", State.TRANSLATED)]


def test_without_a_former_text_lost_syntax_is_as_fuzzy_as_any_change() -> None:
    catalog = catalog_of(deck_of(("", "Das Öl {#oel}")), _0="Нефть {#oel}")
    assert str(update_from(catalog, deck_of(("", "Das Öl")))) == "1 changed, now fuzzy"


PO = """\
# Übersetzung
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: ru\\n"

#. slide title
#: source/a.md
msgid  "Titel"
msgstr   "Заголовок"

# ein Kommentar
#: source/a.md
msgid ""
"Note: Denkt daran, wie viel Öl "
"das Land fördert"
msgstr ""
"Note: Подумайте, сколько нефти "
"добывает страна"

#: source/a.md
#, fuzzy
msgid "Ende"
msgstr "Конец"

#~ msgid "Alt"
#~ msgstr   "Старое"
"""


def test_the_other_entries_of_a_file_stay_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text(PO, "utf-8")
    former = "Note: Denkt daran, wie viel Öl das Land fördert"
    deck = deck_of(("", "Titel"), (former, former.removeprefix("Note: ")), ("", "Ende"))
    catalog = read(path)
    messages = template(template_of([deck]))
    for message, entry in zip(messages.messages(), catalog.messages(), strict=True):
        message.comment, message.occurrences = entry.comment, entry.occurrences
    update(catalog, messages, "de", former_readings([deck]))
    save(catalog)
    before, after = PO.split("\n\n"), path.read_text("utf-8").split("\n\n")
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True, False, True, True]
    assert [line for line in after[0].split("\n") if line not in before[0]] == [
        f'"POT-Creation-Date: {messages.header["POT-Creation-Date"]}\\n"'
    ]
    assert after[2] == (
        f"# ein Kommentar\n# {NOTE}\n#: source/a.md\n"
        'msgid "Denkt daran, wie viel Öl das Land fördert"\nmsgstr "Подумайте, сколько нефти добывает страна"'
    )


@pytest.mark.parametrize(
    ("former", "text", "translation", "mended"),
    [
        ("Eins zwei", "Eins\nzwei", "Раз два", "Один два"),
        (
            "Note: Sprecht bitte langsam",
            "Sprecht bitte langsam",
            "Note: Говорите медленно",
            "Note: Говорите помедленнее",
        ),
    ],
)
def test_a_merge_loses_nothing_where_one_side_has_the_new_reading(
    former: str, text: str, translation: str, mended: str
) -> None:
    deck = deck_of((former, text))
    base, ours, theirs = (catalog_of(deck, _0=translation) for _ in range(3))
    update_from(theirs, deck)
    ours.messages()[0].msgstr = mended
    merge_three_way(base, ours, theirs)
    assert mended in text_of(ours)
    assert [one.msgid for one in ours.messages()] == [text]


WORDS = st.lists(st.sampled_from(["Öl", "Note:", "--", "{#a}", "12", "<br>", "*x*", "a:"]), min_size=1, max_size=5)


@given(WORDS, WORDS, WORDS, WORDS)
def test_nothing_of_a_translation_is_lost_silently(
    before: list[str], text: list[str], behind: list[str], translation: list[str]
) -> None:
    former, piece, target = (" ".join(one) for one in ([*before, *text, *behind], text, translation))
    made = carry_piece(former, piece, target)
    if made is None:
        return
    assert made
    start = target.find(made)
    lost = {*target[:start].split(), *target[start + len(made) :].split()}
    words = {word for word in lost if word not in former.split()}
    assert all(word.endswith(":") for word in words)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=4))
def test_no_translation_is_ever_lost(texts: list[tuple[list[str], list[str], list[str]]]) -> None:
    readings = [(" ".join([*one, *two, *three]), " ".join(two)) for one, two, three in texts]
    deck = deck_of(*((former if former != text else "", text) for former, text in readings))
    catalog = catalog_of(deck)
    for number, entry in enumerate(catalog.messages()):
        entry.msgstr = f"{entry.msgid} №{number}"
    marks = [f"№{number}" for number in range(len(catalog.messages()))]
    update_from(catalog, deck)
    assert all(mark in text_of(catalog) for mark in marks)
