"""loctool's own data folder: unpacked models and dictionaries, which can be deleted at any time."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path

from loctool.errors import LoctoolError

_temporary: list[str] = []
"""The temporary data folders of this process."""


def data_folder() -> Path:
    """Return loctool's own data folder, which can be written: LOCTOOL_DATA_DIR, else the platform's.

    Where neither can be written it is a temporary folder, removed when the program ends. Raises LoctoolError where the
    variable names a home that there is not.
    """
    if wanted := os.environ.get("LOCTOOL_DATA_DIR"):
        try:
            return _writable(os.fspath(Path(wanted).expanduser()))
        except RuntimeError as problem:
            message = "LOCTOOL_DATA_DIR is in the home of a user that is not known; write the whole path"
            raise LoctoolError(message, wanted) from problem
    from platformdirs import user_data_path

    try:
        folder = str(user_data_path("loctool"))
    except RuntimeError:  # a user without a home, as in many containers; earlier versions return ~ then
        folder = "~"
    return _writable(os.devnull if folder.startswith("~") else folder)


@functools.cache
def _writable(wanted: str) -> Path:
    """Return the folder, created if it is missing, or a temporary one for this process, and log that."""
    folder = Path(wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as problem:
        import logging

        logging.getLogger("loctool").warning(
            "%s cannot be written (%s), so models and dictionaries are unpacked into a temporary folder, which costs "
            "each run some seconds; set LOCTOOL_DATA_DIR to a folder that can be written",
            folder,
            problem.strerror,
        )
        temporary = tempfile.mkdtemp(prefix="loctool-")
        _temporary.append(temporary)
        return Path(temporary)


def remove_temporary_folders() -> None:
    """Remove this process's temporary data folders, which it does not use any more."""
    while _temporary:
        shutil.rmtree(_temporary.pop(), ignore_errors=True)


atexit.register(remove_temporary_folders)
