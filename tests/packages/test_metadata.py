"""Metadata of any content: a package that can be printed, compared and drafted with, or one line that says why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import PackageError
from loctool.packages.package import package_from

from .conftest import members

FILES = [name.partition("/")[2] for name in members()]
HERE = Path("package")
KEYS = ["from_code", "to_code", "package_version", "target_prefix", "type"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["de", "en", "1.9", "\ud800"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@given(
    st.binary()
    | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), VALUES).map(lambda d: json.dumps(d).encode())
)
def test_any_metadata(metadata: bytes) -> None:
    check(metadata)


def check(metadata: bytes) -> None:
    """Assert that the metadata give a package whose fields fit on a line and into a provenance line, or an error."""
    try:
        package = package_from(metadata, FILES, HERE, "user")
    except PackageError as problem:
        package, message = None, problem.message
        assert message.isprintable()
    if package:
        shown = "".join((package.source, package.target, package.version))
        assert shown.isprintable()
        assert not set(shown) & set(" \u00a0")
        assert all(number >= 0 for number in package.order())
        assert len(package.version) <= 40


@pytest.mark.parametrize(
    "version", ["\ud800", "1.0\n2", "9" * 5000, "1 0", "1.0\u2028", "\u0661" * 5, {"a": 1}, ["1"], None, "\x1b[31m"]
)
def test_versions_that_cannot_be_printed_or_compared(version: object) -> None:
    metadata = {"from_code": "de", "to_code": "en", "package_version": version}
    with pytest.raises(PackageError, match=r"metadata\.json has no valid package_version"):
        check_strictly(json.dumps(metadata).encode())


def check_strictly(metadata: bytes) -> None:
    package_from(metadata, FILES, HERE, "user")


@pytest.mark.parametrize("version", ["", "1.9", 1.9, 2, "0.3", "1.0rc1", "1.0+local", "2024-05"])
def test_versions_that_are(version: object) -> None:
    check_strictly(json.dumps({"from_code": "de", "to_code": "en", "package_version": version}).encode())
