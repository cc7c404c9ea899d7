"""Argos packages: found, installed, verified and chained; this room runs no model."""

from loctool.packages.figures import Figures, figures
from loctool.packages.find import damaged, fingerprint, folder, installed
from loctool.packages.install import inspect, install
from loctool.packages.package import Package
from loctool.packages.routes import route
from loctool.packages.verify import verify

__all__ = [
    "Figures",
    "Package",
    "damaged",
    "figures",
    "fingerprint",
    "folder",
    "inspect",
    "install",
    "installed",
    "route",
    "verify",
]
