"""Argos packages: found, installed, verified and chained; this room runs no model."""

from loctool.packages.figures import figures
from loctool.packages.find import find_damaged, find_installed, fingerprint, folder
from loctool.packages.install import install
from loctool.packages.package import Package
from loctool.packages.routes import route
from loctool.packages.verify import is_recorded, verify

__all__ = [
    "Package",
    "figures",
    "find_damaged",
    "find_installed",
    "fingerprint",
    "folder",
    "install",
    "is_recorded",
    "route",
    "verify",
]
