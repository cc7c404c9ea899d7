"""Identities of drafts: the revision of this room, and the packages with their content on the routes that they took."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loctool import packages

REVISION = 8
"""Part of every identity; raised whenever a change of this room changes the drafts of an unchanged model."""


def route_of(chain: packages.Route) -> tuple[str, ...]:
    """Return the languages that a text passes through: ("de", "en", "ru")."""
    return (chain[0].source, *(hop.target for hop in chain))


def identity_of(chain: packages.Route, other: packages.Route | None = None, *, chosen: bool = False) -> str:
    """Return what drafts through a chain depend on.

    `other` is the chain that could not make a draft, so that this one did; `chosen` says that a person chose this one.
    """
    chains = (chain, other) if other else (chain,)
    return " ".join(
        [f"argos/{REVISION}", *(["chosen"] if chosen else []), *("+".join(map(_name, one)) for one in chains)]
    )


def current_identities(
    chain: packages.Route, others: Sequence[packages.Route]
) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return route -> the identities whose drafts are up to date, for the preferred chain and the others.

    A route that somebody chose for a run stays their choice as long as its packages are the same.
    """
    found = {route_of(chain): frozenset({identity_of(chain), identity_of(chain, chosen=True)})}
    for other in others:
        found[route_of(other)] = frozenset({identity_of(other, chain), identity_of(other, chosen=True)})
    return found


def _name(hop: packages.Hop) -> str:
    return f"{hop.source}_{hop.target}-{hop.package.version}-{packages.fingerprint(hop.package)[:12]}"
