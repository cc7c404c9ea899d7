"""The preferred route between two languages: what the user installed, then what is better, else what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import MissingPackageError, PackageError
from loctool.packages import Package, chosen_route, find_installed, leads_to, route, routes
from loctool.packages.package import Origin
from loctool.packages.routes import Route


def having(*pairs: str, origin: Origin = "user") -> list[Package]:
    """Return packages such as de-en; de+fr-en translates from French, too."""
    found = []
    for pair in pairs:
        (source, *sources), (target,) = (side.split("+") for side in pair.split("-"))
        found.append(Package(source, target, "1.0", Path(pair), origin, tuple(sources)))
    return found


def written(hops: Route) -> str:
    """Return a route as its languages, with a star for each package of the user's that it uses."""
    return hops[0].source + "".join(f"{'*' if hop.package.origin == 'user' else ''}-{hop.target}" for hop in hops)


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
    found = route(source, target, having(*pairs.split()))
    assert [hop.package for hop in found] == having(*way.split())
    assert [(hop.source, hop.target) for hop in found] == [hop.package.pair for hop in found]


@pytest.mark.parametrize(
    ("installed", "embedded", "ways"),
    [
        ("", "de-en en+de-ru", "de-en-ru de-ru"),  # by figures.json
        ("", "fr-it it+fr-es", "fr-es fr-it-es"),  # without figures the direct route
        ("de-en", "de-en en+de-ru", "de*-en-ru de-ru"),
        ("en-ru", "de-en en+de-ru", "de-en*-ru de-ru"),
        ("de-en en-ru", "de-en en+de-ru", "de*-en*-ru de-ru"),
        ("de-ru", "de-en en+de-ru", "de*-ru de-en-ru"),
        ("de-ru de-en en-ru", "de-en en+de-ru", "de*-ru de*-en*-ru"),
        ("de-fr fr-ru", "de-en en+de-ru", "de*-fr*-ru de-en-ru de-ru"),
        ("de-fr fr-ru de-en", "de-en en+de-ru", "de*-fr*-ru de*-en-ru de-ru"),
        ("de-fr", "de-en en+de-ru", "de-en-ru de-ru"),
        ("fr+de-ru", "de-en en-ru", "de*-ru de-en-ru"),
        ("fr-it de-fr de-it it+fr-ru", "de-en", "de*-fr*-ru de*-it*-ru"),
        ("de-fr fr-it it-ru", "", "de*-fr*-it*-ru"),
    ],
)
def test_the_order_of_routes(installed: str, embedded: str, ways: str) -> None:
    packages = [*having(*installed.split()), *having(*embedded.split(), origin="embedded")]
    for ones in (packages, packages[::-1]):
        assert [written(one) for one in routes(ways[:2], ways[-2:], ones)] == ways.split()


def test_the_starter_pairs_lead_from_german_to_russian_by_two_routes() -> None:
    found = routes("de", "ru", find_installed())
    assert sorted(written(one) for one in found) == ["de-en-ru", "de-ru"]
    pivot = next(one for one in found if len(one) == 2)
    direct = next(one for one in found if len(one) == 1)
    assert pivot[1].package == direct[0].package
    assert [written(one) for one in routes("en", "ru", find_installed())] == ["en-ru"]


@pytest.mark.parametrize(
    ("languages", "way"),
    [("de-ru", "de-ru"), ("de-en-ru", "de-en-ru"), ("DE-En-ru", "de-en-ru"), ("de-en_GB-ru_RU", "de-en-ru"),
     ("deu-ru", "de-ru"), ("de_AT-rus", "de-ru")],
)  # fmt: skip
def test_a_chosen_route_is_taken(languages: str, way: str) -> None:
    assert written(chosen_route(languages, "de_AT", "ru_RU", find_installed())) == way


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        ("de-fr-ru", "no package for de→fr, fr→ru of the route de-fr-ru (installed: de→en, de→ru, en→ru)"),
        ("en-ru", "the route 'en-ru' does not lead from de to ru; write all its languages, joined by hyphens"),
        ("de-en", "the route 'de-en' does not lead from de to ru"),
        ("ru", "the route 'ru' does not lead from de to ru"),
        ("", "the route '' does not lead from de to ru"),
        ("de>ru", "the route 'de>ru' does not lead from de to ru"),
        ("de--ru", "no package for de→, →ru of the route de--ru"),
    ],
)
def test_an_impossible_route_is_one_line(languages: str, message: str) -> None:
    with pytest.raises(PackageError) as caught:
        chosen_route(languages, "de", "ru", find_installed())
    assert message in str(caught.value)
    assert not isinstance(caught.value, MissingPackageError)


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


def test_codes_in_another_spelling_name_the_same_pair() -> None:
    mine, embedded = having("EN-ru", "deu-en"), having("en-ru", "de-en", origin="embedded")
    for ones in ([*mine, *embedded], [*embedded, *mine]):
        assert written(route("en", "ru", ones)) == "EN*-ru"
        assert [hop.package for hop in route("de", "ru", ones)] == mine[::-1]


@pytest.mark.parametrize(
    ("languages", "target", "leads"),
    [("de-ru_RU", "ru", True), ("de-ru", "ru_RU", True), ("de-en_GB", "en", True), ("de-pt_PT", "pt_BR", False),
     ("de-pt", "pt_BR", True), ("de-en", "ru", False)],
)  # fmt: skip
def test_where_a_route_leads(languages: str, target: str, leads: bool) -> None:
    assert leads_to(languages, target) is leads
