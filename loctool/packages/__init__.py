"""Argos packages: found, installed, verified and chained; this room runs no model."""

from loctool.packages.figures import figures
from loctool.packages.find import damaged, fingerprint, folder, installed
from loctool.packages.install import install
from loctool.packages.package import Package
from loctool.packages.routes import route
from loctool.packages.verify import verify

__all__ = ["Package", "damaged", "figures", "fingerprint", "folder", "install", "installed", "route", "verify"]
