"""Argos packages: found, installed, verified and chained; this room runs no model."""

from loctool.packages.figures import figures
from loctool.packages.find import find_damaged, find_installed, fingerprint, folder
from loctool.packages.install import install
from loctool.packages.package import Package, packages_in_force
from loctool.packages.routes import Hop, Route, chosen_route, leads_to, route, routes, starts_from
from loctool.packages.verify import is_recorded, verify

__all__ = [
    "Hop",
    "Package",
    "Route",
    "chosen_route",
    "figures",
    "find_damaged",
    "find_installed",
    "fingerprint",
    "folder",
    "install",
    "is_recorded",
    "leads_to",
    "packages_in_force",
    "route",
    "routes",
    "starts_from",
    "verify",
]
