"""The routes from one language to another: a direct package, or a chain of packages; which one is preferred.

The order of preference, which docs/terminology.md and the README tell users:

1. routes on packages that the user installed, the direct one first: whoever installs a package wants it used;
2. routes on which some of the packages are installed and the others embedded: a large package beside a small one still
   drafts better than two small ones;
3. the embedded packages alone: the route with the higher chrF in figures.json.

Of equals the shortest is preferred, then the one through English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from loctool.errors import MissingPackageError, PackageError
from loctool.packages.figures import route_quality
from loctool.packages.package import Package, normal_code, packages_in_force
from loctool.text.language import base_language

ARGOS_CODES = {"pt_br": "pb", "zh_tw": "zt", "zh_hk": "zt", "zh_mo": "zt", "zh_hant": "zt", "no": "nb"}
"""Locales for which Argos has codes of its own."""


class Hop(NamedTuple):
    """A package as it is used on a route: a multilingual package translates other pairs too."""

    package: Package
    source: str
    """Language code, as the package's metadata write it."""
    target: str


Route = tuple[Hop, ...]
"""The hops through which a text passes from one language to another."""


def route(source: str, target: str, packages: Sequence[Package]) -> Route:
    """Return the preferred route from one language to the other; see `routes`."""
    return routes(source, target, packages)[0]


def routes(source: str, target: str, packages: Sequence[Package]) -> list[Route]:
    """Return the routes from one language to the other, the preferred one first: at least one.

    These are the direct route and those through one pivot. If there is neither, it is the shortest chain. Languages may
    be locales (`en_GB`, `pt-BR`): their base language is used if no package has the locale itself. Raises
    MissingPackageError, which names the pair, what is installed and how to install what is not.
    """
    pairs = _by_pair(packages)
    for start, goal in product(_codes(source), _codes(target)):
        if start != goal and (found := _up_to_two_hops(start, goal, pairs) or _shortest(start, goal, pairs)):
            return sorted(found, key=_preference)
    raise MissingPackageError(_describe_missing(source, target, packages))


def chosen_route(languages: str, source: str, target: str, packages: Sequence[Package]) -> Route:
    """Return the route through languages that somebody wrote as `de-en-ru`.

    Raises PackageError if it does not lead from one language to the other, or lacks a package.
    """
    codes = languages.split("-")
    if not leads_to(languages, target) or not starts_from(languages, source) or len(codes) < 2:
        message = f"the route {languages!r} does not lead from {source} to {target}"
        raise PackageError(f"{message}; write all its languages, joined by hyphens, such as {source}-en-{target}")
    pairs = _by_pair(packages)
    wanted = {hop: product(*map(_codes, hop)) for hop in pairwise(codes)}
    found = {hop: next((pairs[pair] for pair in likely if pair in pairs), None) for hop, likely in wanted.items()}
    if missing := ["→".join(hop) for hop, package in found.items() if package is None]:
        there = _describe_pairs(packages)
        raise PackageError(f"no package for {', '.join(missing)} of the route {languages} (installed: {there})")
    return tuple(hop for hop in found.values() if hop)


def leads_to(languages: str, target: str) -> bool:
    """Return whether a route such as `de-en-ru` ends in a language; in either, a locale may stand for it."""
    return _is_meant(languages.split("-")[-1], target)


def starts_from(languages: str, source: str) -> bool:
    """Return whether a route such as `de-en-ru` begins with a language; in either, a locale may stand for it."""
    return _is_meant(languages.split("-")[0], source)


def _is_meant(code: str, locale: str) -> bool:
    return normal_code(code) in _codes(locale) or normal_code(locale) in _codes(code)


def _by_pair(packages: Iterable[Package]) -> dict[tuple[str, str], Hop]:
    found = packages_in_force(packages)
    return {(normal_code(pair[0]), normal_code(pair[1])): Hop(package, *pair) for pair, package in found.items()}


def _preference(hops: Route) -> tuple[object, ...]:
    installed = sum(hop.package.origin == "user" for hop in hops)
    kind = 0 if installed == len(hops) else 1 if installed else 2
    quality = route_quality([hops[0].source, *(hop.target for hop in hops)]) if kind == 2 else 0.0
    return kind, -quality, len(hops), hops[0].target != "en", [hop.target for hop in hops]


def _up_to_two_hops(start: str, goal: str, pairs: Mapping[tuple[str, str], Hop]) -> list[Route]:
    direct = [(pairs[start, goal],)] if (start, goal) in pairs else []
    middles = [pair[1] for pair in pairs if pair[0] == start and pair[1] != goal]
    return [*direct, *((pairs[start, one], pairs[one, goal]) for one in middles if (one, goal) in pairs)]


def _shortest(start: str, goal: str, pairs: Mapping[tuple[str, str], Hop]) -> list[Route]:
    """Search breadth first, English before other languages; empty if there is no route."""
    edges: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda pair: (pair[1] != "en", pair)):
        edges[pair[0]].append(pair)
    found: dict[str, Route] = {start: ()}
    queue = [start]
    for here in queue:
        for pair in edges[here]:
            if pair[1] not in found:
                found[pair[1]] = (*found[here], pairs[pair])
                queue.append(pair[1])
    return [found[goal]] if goal in found else []


def _codes(locale: str) -> list[str]:
    """Return the language codes of packages that will do for a locale, the closest first.

    A locale with a modifier (`sr@latin`) names another script, for which the base language is no substitute.
    """
    code = normal_code(locale)
    own = ARGOS_CODES.get(code, code)
    is_other_script = "@" in code or (code.startswith("zh_") and own != code)
    return list(dict.fromkeys([code, own] if is_other_script else [code, own, base_language(code)]))


def _describe_pairs(packages: Iterable[Package]) -> str:
    """Return the pairs that packages translate; of very many the first ones."""
    found = sorted("→".join(pair) for pair in packages_in_force(packages))
    return ", ".join(found[:20]) + (f" and {len(found) - 20} more" if len(found) > 20 else "") or "none"


def _describe_missing(source: str, target: str, packages: Sequence[Package]) -> str:
    start, goal = _codes(source)[-1], _codes(target)[-1]
    if start == goal:
        return f"{source} and {target} are the same language for a translator; choose another target"
    pairs = _by_pair(packages)
    hops = [hop for hop in ((start, "en"), ("en", goal)) if hop not in pairs and hop[0] != hop[1]]
    commands = " and ".join(f"`loctool models install {'-'.join(hop)}`" for hop in hops)
    return (
        f"no Argos package translates {source} to {target} (installed: {_describe_pairs(packages)}); "
        f"with a network run {commands}, without one `loctool models install FILE.argosmodel`"
    )
