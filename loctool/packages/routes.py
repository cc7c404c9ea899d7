"""The route from one language to another: a direct package, or the shortest chain of packages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from loctool.errors import MissingPackageError
from loctool.packages.package import Package
from loctool.text.language import base_language

ARGOS_CODES = {"pt_br": "pb", "zh_tw": "zt", "zh_hk": "zt", "zh_mo": "zt", "zh_hant": "zt", "no": "nb"}
"""Locales for which Argos has codes of its own."""


def route(source: str, target: str, packages: Sequence[Package]) -> tuple[Package, ...]:
    """Return the packages through which a text passes from one language to the other.

    Languages may be locales (`en_GB`, `pt-BR`): their base language is used if no package has the locale itself.
    A direct package wins; else the shortest chain, among equals the one by way of English. Raises PackageError, which
    names the pair, what is installed and how to install what is not.
    """
    pairs = {(_normal(package.source), _normal(package.target)): package for package in packages}
    for start, goal in product(_codes(source), _codes(target)):
        if start != goal and (chain := _shortest(start, goal, pairs)):
            return chain
    raise MissingPackageError(_describe_missing(source, target, packages))


def _shortest(start: str, goal: str, pairs: dict[tuple[str, str], Package]) -> tuple[Package, ...]:
    """Search breadth first, English before other languages; () if there is no route."""
    edges = sorted(pairs, key=lambda pair: (pair[1] != "en", pair))
    routes: dict[str, tuple[Package, ...]] = {start: ()}
    queue = [start]
    for here in queue:
        for pair in edges:
            if pair[0] == here and pair[1] not in routes:
                routes[pair[1]] = (*routes[here], pairs[pair])
                queue.append(pair[1])
    return routes.get(goal, ())


def _normal(code: str) -> str:
    return code.replace("-", "_").lower()


def _codes(locale: str) -> list[str]:
    """Return the language codes of packages that will do for a locale, the closest first.

    A locale with a modifier (`sr@latin`) names another script, for which the base language is no substitute.
    """
    code = _normal(locale)
    own = ARGOS_CODES.get(code, code)
    is_other_script = "@" in code or (code.startswith("zh_") and own != code)
    return list(dict.fromkeys([code, own] if is_other_script else [code, own, base_language(code)]))


def _describe_missing(source: str, target: str, packages: Sequence[Package]) -> str:
    start, goal = _codes(source)[-1], _codes(target)[-1]
    if start == goal:
        return f"{source} and {target} are the same language for a translator; choose another target"
    there = ", ".join(sorted(f"{package.source}→{package.target}" for package in packages)) or "none"
    pairs = {(_normal(package.source), _normal(package.target)) for package in packages}
    hops = [hop for hop in ((start, "en"), ("en", goal)) if hop not in pairs and hop[0] != hop[1]]
    commands = " and ".join(f"`loctool models install {'-'.join(hop)}`" for hop in hops)
    return (
        f"no Argos package translates {source} to {target} (installed: {there}); "
        f"with a network run {commands}, without one `loctool models install FILE.argosmodel`"
    )
