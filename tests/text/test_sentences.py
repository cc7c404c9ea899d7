"""Sentences in German, English, Russian and others: a table of hard cases, and nothing is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.sentences import LONG_QUOTE, cut_long_sentence, split

CASES = {
    "de": """
        Das ist, z. B. in Berlin, ein Test. | Und noch einer.
        Viele Metalle, d. h. siebzehn, u. a. Neodym. | Das sind ca. 3 Mio. Tonnen bzw. 5 Mrd. Euro.
        Äpfel, Birnen usw. | Der Rest fehlt.
        Äpfel, Birnen usw. sind da.
        Am 3. Oktober feiern wir. | Im 20. Jahrhundert begann es.
        Am 24.11.2026 kam Dr. Müller mit Prof. Schmidt. | Er blieb ca. 3 Tage.
        Es waren 1.000.000 Menschen. | 15 davon blieben.
        J. R. R. Tolkien schrieb viel. | Er starb 1973. | Danach kam nichts.
        Siehe Abs. 3 Nr. 5 StGB. | Vgl. Art. 2 und S. 17 ff. des Buches.
        St. Petersburg liegt an der Newa. | Die Hauptstr. 5 ist dort. | Er wohnt in der Bahnhofstr. | Sie auch.
        „Wir begrüßen Partner in unseren neuen Gebieten“, sagte Putin. | Er behauptet das.
        Er sagte: „Ich gehe.“ | Und er ging.
        „Wirklich?“, fragte er. | „Ja!“ rief sie. | „Nein.“
        Trump sagte: „Wir haben ein Abkommen. Jetzt sagt er: ‚Naja.‘“ | Ende.
        Er rief „Halt! Stehen bleiben!“ und lief. | Dann war Ruhe.
        Was?! | Nein … | Doch. | Hm… | Ja
        Das Ende: Es kam. | So ist es (z. B. hier). | Gut.
        1. Einleitung
        a. Erstens
        Putin: „Russland ist weltweit führend“
        Derzeit kontrolliert China den Markt. | US-Politiker sehen das anders.
        Der Dollar stieg auf 1,08. | Das war 2024. | Im Mai fiel er.
        Karl V. und Ludwig XIV. waren Könige. | Das weiß jeder.
        Die Fa. Meyer GmbH & Co. KG zahlt.
        Er kam um 8 Uhr. | Sie kam später.
    """,
    "en": """
        Mr. Smith went to Washington. | He met the U.S. President at 5 p.m. | The end.
        Apple Inc. announced it. | See No. 5 and Fig. 3 for more.
        "Really?" he asked. | "Yes." | She left.
        I live in the U.S. | The weather is fine.
        Use tools, e.g. hammers, i.e. heavy ones. | Done!
        The price is $1.50. | It rose by 3.5 percent.
        Dr. J. R. Ewing vs. the state. | “Quite so,” he said.
        It was 1999. | Everybody danced.
        Really?! | No way… | Yes.
    """,
    "ru": """
        Он родился в 1973 г. в Москве. | Т. е. давно. | Это стоит 5 руб. и т. д. и т. п. и больше.
        А. С. Пушкин жил на ул. Ленина, д. 5. | Потом он уехал.
        «Да!» — сказал он. | «Нет», — ответила она.
        Добыча выросла до 5 млн т. | Это рекорд.
        Он купил хлеб, молоко и т. д. | Потом он ушёл.
        Это было в XIX в. | Затем всё изменилось.
        Так ли это? | Да!
    """,
    "fr": """
        M. Dupont est là. | Il dit : « Oui. » | Puis il part.
    """,
    "da": """
        Den 3. Oktober var det koldt. | Så blev det varmt.
    """,
    "xx": """
        Alpha beta. | Gamma delta! | Epsilon?
    """,
}


@pytest.mark.parametrize(
    ("language", "line"),
    [(language, line.strip()) for language, text in CASES.items() for line in text.strip().splitlines()],
)
def test_cases(language: str, line: str) -> None:
    sentences = line.split(" | ")
    assert split(" ".join(sentences), language) == [*((s, " ") for s in sentences[:-1]), (sentences[-1], "")]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("zh", ["你好！", "你是谁？", "“我很好。”"]),
        ("ja", ["これはペンです。", "「はい。」と言った。", "そう？"]),
    ],
)
def test_scripts_without_spaces(language: str, sentences: list[str]) -> None:
    assert split("".join(sentences), language) == [(sentence, "") for sentence in sentences]


def test_line_breaks_end_sentences_and_white_space_is_kept() -> None:
    assert split("  Eins\nzwei.  Drei\t\n\n vier ", "de") == [
        ("", "  "),
        ("Eins", "\n"),
        ("zwei.", "  "),
        ("Drei", "\t\n\n "),
        ("vier ", ""),
    ]
    assert split("", "de") == []
    assert split(" \n ", "de") == [("", " \n ")]


def test_long_quotations_are_cut_inside() -> None:
    inner = ["Das ist ein Satz, der ungefähr sechzig Zeichen lang ist, ja."] * (LONG_QUOTE // 50)
    found = split("Er sagte: „" + " ".join(inner) + "“ Ende.", "de")
    assert [sentence for sentence, _ in found] == ["Er sagte: „" + inner[0], *inner[1:-1], inner[-1] + "“", "Ende."]


@given(st.text(alphabet=st.sampled_from("aZ1 .!?…\n„“‚‘\"'»«()–。」z.B"), max_size=60), st.sampled_from([*CASES, "ja"]))
def test_nothing_is_lost(text: str, language: str) -> None:
    found = split(text, language)
    assert "".join(sentence + gap for sentence, gap in found) == text
    assert all(not gap.strip() for _, gap in found)
    assert all(sentence for sentence, _ in found[1:])


NAME = "Bündnis Neuhausen e. V., 14. März 2025"
TEXT = f"Wir laden ein. Zum {NAME} kommen alle. Danach ist Schluss."


def places(text: str) -> list[tuple[int, int]]:
    return [(at, at + len(NAME)) for at in range(len(text)) if text.startswith(NAME, at)]


def test_no_sentence_ends_within_what_is_kept() -> None:
    cut = [sentence for sentence, _ in split("Wer? Wie? Was? kommt. Ende.", "de", lambda _: [(0, 14)])]
    assert cut == ["Wer? Wie? Was? kommt.", "Ende."]
    assert len(split("Wer? Wie? Was? kommt. Ende.", "de")) > len(cut)
    assert f"Zum {NAME} kommen alle." in [sentence for sentence, _ in split(TEXT, "de", places)]


def test_a_long_sentence_is_not_cut_within_what_is_kept() -> None:
    for length in range(len(NAME) + 3, len(TEXT)):
        parts = cut_long_sentence(TEXT, lambda text, most=length: len(text) <= most, places)
        assert "".join(text + gap for text, gap in parts) == TEXT
        assert any(NAME in text for text, _ in parts)
