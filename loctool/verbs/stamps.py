"""What was compiled before: digests of inputs and of what they gave, so that only what changed is compiled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.files import sweep, write_atomically
from loctool.storage import data_folder

_MOST = 5000
"""Stamps that are kept, the newest."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an input gave."""

    output: str
    """Digest of the file's bytes."""
    messages: int
    left_out: int


def digest(*parts: bytes) -> str:
    """Return the SHA-256 of parts, in hexadecimal."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.hexdigest()


def load() -> dict[str, Stamp]:
    """Return digest of an input -> what it gave; nothing where the file is missing or damaged: that costs time only."""
    try:
        rows = json.loads(_path().read_bytes())
        return {key: Stamp(str(output), int(done), int(left)) for key, (output, done, left) in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def store(old: Mapping[str, Stamp], fresh: Mapping[str, Stamp]) -> None:
    """Keep stamps for the next run; a folder that cannot be written costs the next run time only."""
    rows = {key: [stamp.output, stamp.messages, stamp.left_out] for key, stamp in {**old, **fresh}.items()}
    content = json.dumps(dict(list(rows.items())[-_MOST:]), separators=(",", ":")).encode()
    try:
        sweep(_path().parent)
        write_atomically(_path(), content)
    except LoctoolError:
        return


def _path() -> Path:
    return data_folder() / "compiled.json"
