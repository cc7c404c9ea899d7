"""Identifiers by their form: what programs read is found as a whole, and words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup.identifiers import find_identifiers, lost_identifiers

CODE = [
    *("src/main.py", "--dry-run", "-v", "--fail-on=error", "snake_case", "camelCase", "getUserMedia()", "v1.2.3"),
    *("<b>", "</b>", '<br class="x" />', "{{name}}", "`ls -l`"),
    *("README.md", "example.org", "user@host", "#klimawandel", "#ff8800", "CC0", "/etc/nginx/conf.d", "HOME_DIR"),
    *("HttpRequestHandler", "std::vector", "./run.sh", "~/bin", "ISBN 978-3-16-148410-0", "10.1000/xyz123"),
    *(
        "IBAN DE89 3704 0044 0532 0130 00",
        "package.json",
        "example.org/a/b?c=1",
        "2.0.1-beta",
        "localhost.local:8080",
        "a.b.example.com",
        "/usr/local/bin/",
    ),
]
WORDS = [
    *(
        "und/oder",
        "Schüler/innen",
        "km/h",
        "z.B.",
        "e.V.",
        "i. A.",
        "9€/Monat",
        "Vor- und -nachteile",
        "BahnCard",
        "kWh",
    ),
    *(
        "GmbH",
        "iPhone",
        "SchülerInnen",
        "Lehrer_innen",
        "Kolleg*innen",
        "12.05.2024",
        "15:30",
        "1.000.000",
        "St. Gallen",
    ),
    *(
        "Mitarbeiter/-innen",
        "2/3",
        "A4",
        "24/7",
        "Prof.Dr.",
        "Mo.-Fr.",
        "Nr. #5",
        "E-Mail",
        "USB-C",
        "YouTube",
        "CO₂",
        "3D",
    ),
]


@pytest.mark.parametrize("code", CODE)
def test_an_identifier_is_found_as_a_whole(code: str) -> None:
    assert find_identifiers(f"Das ist {code} und ({code}), „{code}“ auch.") == [code] * 3


@pytest.mark.parametrize("word", WORDS)
def test_words_are_no_identifiers(word: str) -> None:
    assert find_identifiers(f"Das ist {word} und") == []


@given(st.lists(st.sampled_from([*"abÄßя.,:;!?-–/ ", "Wort", "das ", ". Der "]), max_size=12).map("".join))
def test_words_between_spaces_are_none(text: str) -> None:
    plain = " ".join(word.strip(".-/") for word in text.split() if word.strip(".,:;!?-–/").isalpha())
    assert find_identifiers(plain) == []


def test_a_lost_one_is_named_once() -> None:
    assert lost_identifiers("README.md und src/main.py, README.md", "README.md and main") == [
        "README.md",
        "src/main.py",
    ]
    assert lost_identifiers("README.md lesen", "Read README.md") == []


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("AGB und DSGVO", "GB and DSGVO", ["AGB"]),
        ("ÖPNV statt PKW", "ÖPN instead of PKW", ["ÖPNV"]),
        ("die EZB und die USA", "the ECB and the US", []),
        ("BIP", "GDP", []),
        ("Siehe README.MD", "See the readme", ["README.MD"]),
    ],
)
def test_maimed_acronyms_are_lost(source: str, target: str, lost: list[str]) -> None:
    assert lost_identifiers(source, target) == lost
