"""The way between two languages is direct, else the shortest, else an error that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import PackageError
from loctool.packages import Package, find_installed, route


def having(*pairs: str) -> list[Package]:
    return [Package(*pair.split("-"), "1.0", Path(pair), "user") for pair in pairs]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "target", "pairs", "way"),
    [
        ("en", "ru", "de-en en-ru", "en-ru"),
        ("de", "ru", "de-en en-ru", "de-en en-ru"),
        ("de", "ru", "de-en en-ru de-ru", "de-ru"),
        ("de", "ru", "de-fr fr-ru de-en en-ru", "de-en en-ru"),
        ("de", "ru", "de-fr fr-ru de-en", "de-fr fr-ru"),
        ("de", "es", "de-fr fr-it it-es en-es", "de-fr fr-it it-es"),
        ("de_AT", "en-GB", "de-en", "de-en"),
        ("en", "pt_BR", "en-pt en-pb", "en-pb"),
        ("en", "pt_BR", "en-pt", "en-pt"),
        ("en", "zh_TW", "en-zh en-zt", "en-zt"),
        ("en", "zh_CN", "en-zh en-zt", "en-zh"),
        ("en", "no", "en-nb", "en-nb"),
        ("en", "DE", "en-de", "en-de"),
    ],
)
def test_routes(source: str, target: str, pairs: str, way: str) -> None:
    assert route(source, target, having(*pairs.split())) == tuple(having(*way.split()))


def test_the_starter_pairs_lead_from_german_to_russian() -> None:
    assert [package.pair for package in route("de", "ru", find_installed())] == [("de", "en"), ("en", "ru")]


@pytest.mark.parametrize(
    ("source", "target", "pairs", "message"),
    [
        (
            "fr", "ru", "de-en en-ru",
            "no Argos package translates fr to ru (installed: de→en, en→ru); with a network run "
            "`loctool models install fr-en`, without one `loctool models install FILE.argosmodel`",
        ),
        (
            "fr", "es", "",
            "no Argos package translates fr to es (installed: none); with a network run "
            "`loctool models install fr-en` and `loctool models install en-es`, "
            "without one `loctool models install FILE.argosmodel`",
        ),
        ("de", "de_AT", "de-en", "de and de_AT are the same language for a translator; choose another target"),
    ],
)  # fmt: skip
def test_a_missing_way_says_what_to_do(source: str, target: str, pairs: str, message: str) -> None:
    with pytest.raises(PackageError) as caught:
        route(source, target, having(*pairs.split()))
    assert str(caught.value) == message


@pytest.mark.parametrize("target", ["sr@latin", "zh_TW"])
def test_another_script_is_no_substitute(target: str) -> None:
    with pytest.raises(PackageError, match="no Argos package"):
        route("en", target, having("en-sr", "en-zh"))
