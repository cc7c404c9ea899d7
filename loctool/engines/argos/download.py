"""Packages from Argos' index: the only module that uses a network."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loctool.engines.argos.environment import argos_module
from loctool.errors import PackageError
from loctool.files import write_atomically
from loctool.packages.package import LANGUAGE, version_order
from loctool.storage import data_folder

TIMEOUT = 30.0
"""Seconds without an answer after which a download is given up."""


def download(source: str, target: str) -> Path:
    """Download the newest package of a language pair to loctool's data folder and return the archive.

    `packages.install` installs it. Raises PackageError if the index or the package cannot be downloaded, or if the
    index does not have the pair.
    """
    if not all(LANGUAGE.fullmatch(code) for code in (source, target)):
        raise PackageError(f"{source}→{target} is not a pair of languages; write for example de-en")
    found = [package for package in _index() if (package.from_code, package.to_code) == (source, target)]
    if not found:
        raise PackageError(f"Argos' index has no package {source}→{target}; see https://www.argosopentech.com/argospm/")
    newest = max(found, key=lambda package: version_order(str(package.package_version)))
    with _quiet_network():
        content = argos_module("networking").get_from(newest.links, retry_count=1)
    if content is None:
        raise PackageError(f"the package {source}→{target} could not be downloaded; check the network and try again")
    archive = data_folder() / "downloads" / f"translate-{source}_{target}.argosmodel"
    write_atomically(archive, content)
    return archive


def _index() -> list[Any]:
    """Download Argos' index and return its packages for translation; the user's copy of the index stays as it is."""
    package, settings = argos_module("package"), argos_module("settings")
    before, settings.local_package_index = settings.local_package_index, data_folder() / "downloads" / "index.json"
    try:
        settings.local_package_index.parent.mkdir(parents=True, exist_ok=True)
        settings.local_package_index.unlink(missing_ok=True)
        with _quiet_network():
            package.update_package_index()
        if settings.local_package_index.is_file():
            return [known for known in package.get_available_packages() if known.type == "translate"]
    except (OSError, ValueError, AttributeError, TypeError) as problem:
        raise PackageError(f"Argos' index cannot be read: {' '.join(str(problem).split())}") from problem
    finally:
        settings.local_package_index = before
    raise PackageError(
        "Argos' index cannot be reached; check the network, or install a file: `loctool models install FILE.argosmodel`"
    )


@contextmanager
def _quiet_network() -> Iterator[None]:
    """Limit each connection to TIMEOUT, and keep Argos from logging what we raise as an error."""
    logger, timeout = logging.getLogger("argostranslate.utils"), socket.getdefaulttimeout()
    disabled = logger.disabled
    socket.setdefaulttimeout(TIMEOUT)
    logger.disabled = True
    try:
        yield
    finally:
        socket.setdefaulttimeout(timeout)
        logger.disabled = disabled
