"""The errors that loctool raises on purpose; each message says what is wrong, where, and what to do."""

from __future__ import annotations

import os
from os import PathLike


class LoctoolError(Exception):
    """What a user can mend; the command line prints it on one line and exits with 2."""

    def __init__(
        self,
        message: str,
        path: str | PathLike[str] | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Keep `message` (what, and what to do) with the file, the 1-based line and the character in it."""
        super().__init__(message)
        self.message = message
        self.path = None if path is None else os.fspath(path).replace(os.sep, "/")
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """Return `path:line:column: message` with the parts that are known."""
        where = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return ": ".join([":".join(where), self.message] if where else [self.message])


class ConfigError(LoctoolError):
    """The project's configuration is missing or wrong."""


class NoProjectError(ConfigError):
    """There is no configuration in a folder or above it."""


class LockedError(LoctoolError):
    """Another run is writing what this one wants to write."""


class SourceError(LoctoolError):
    """A source file cannot be read or written back."""


class CatalogError(LoctoolError):
    """A .po or .pot file cannot be read or would be damaged by going on."""


class GlossaryError(LoctoolError):
    """A glossary file cannot be read."""


class PackageError(LoctoolError):
    """An Argos package is missing, damaged or hostile."""


class MissingPackageError(PackageError):
    """No package that is installed translates between two languages."""


class EngineError(PackageError):
    """An engine cannot be asked any further: its server is away, refuses or fails, or its model is unknown."""


class SettingError(LoctoolError):
    """A setting of an engine is unknown or wrong; whoever knows the configuration adds file and line."""

    def __init__(self, message: str, key: str, value: str = "") -> None:
        """Keep the setting's key, and its value if that is a string."""
        super().__init__(message)
        self.key = key
        self.value = value


class MemoryFileError(LoctoolError):
    """The translation memory, or a TMX file for it, cannot be read or written."""
