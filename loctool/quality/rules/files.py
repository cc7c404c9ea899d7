"""Rules on the files of catalogs that are a matter of style: see `loctool.catalog.faults` for the others."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Finding, Severity


def final_newline(raw: bytes, language: str, path: str) -> Iterator[Finding]:  # noqa: ARG001
    """Yield a finding if a file does not end its last line."""
    if raw and not raw.endswith(b"\n"):
        message = "the last line does not end with a line break, without which other files cannot be appended"
        yield Finding("final-newline", Severity.NOTE, message, path, raw.count(b"\n") + 1, (None, ""))
