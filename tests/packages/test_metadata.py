"""Metadata of any content: a package that can be printed, compared and drafted with, or one line that says why not."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.engines.argos.environment import argos_module
from loctool.errors import PackageError
from loctool.packages import find_installed, folder
from loctool.packages.package import package_from

from .conftest import members

FILES = [name.partition("/")[2] for name in members()]
HERE = Path("package")
LISTS = ["source_languages", "target_languages", "languages"]
KEYS = ["from_code", "to_code", "package_version", "target_prefix", "type", *LISTS]
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
        shown = "".join((*itertools.chain(*package.pairs), package.version))
        assert (package.source == package.target) or package.pairs[0] == package.pair
        assert len(set(package.pairs)) == len(package.pairs)
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


def languages(*codes: str) -> list[dict[str, str]]:
    """Return a list of languages as Argos' metadata have it."""
    return [{"code": code, "name": code.upper()} for code in codes]


@pytest.mark.parametrize(
    ("metadata", "pairs"),
    [
        ({}, "en-ru"),
        ({"source_languages": languages("de"), "target_languages": languages("ru")}, "en-ru de-ru"),
        ({"source_languages": languages("en", "de", "de")}, "en-ru de-ru"),
        # Without a prefix, nothing tells a model which of several languages is wanted.
        ({"target_languages": languages("uk")}, "en-ru"),
        ({"languages": languages("de")}, "en-ru de-ru"),
        ({"languages": languages("en", "ru", "de", "fr")}, "en-ru de-ru fr-ru"),
        # A package need not name a pair of its own.
        (
            {
                "from_code": None,
                "to_code": None,
                "source_languages": languages("de", "en"),
                "target_languages": languages("ru"),
            },
            "de-ru en-ru",
        ),
        ({"from_code": None, "source_languages": languages("de")}, "de-ru"),
        ({"to_code": None, "languages": languages("en", "uk", "de")}, "en-uk de-uk"),
        ({"source_languages": [{"code": "de"}], "languages": []}, "en-ru de-ru"),
        # The prefix asks for `to_code`; nothing says how to ask for another language.
        ({"target_languages": languages("uk"), "target_prefix": ">>ru<<"}, "en-ru"),
        ({"languages": languages("de", "uk"), "target_prefix": ">>ru<<"}, "en-ru de-ru uk-ru"),
    ],
)
def test_the_pairs_of_multilingual_packages(metadata: dict[str, object], pairs: str) -> None:
    content = json.dumps({"from_code": "en", "to_code": "ru", "package_version": "1.0", **metadata}).encode()
    package = package_from(content, FILES, HERE, "user")
    assert package
    assert " ".join("-".join(pair) for pair in package.pairs) == pairs


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize(
    "value",
    [None, "de", {"code": "de"}, ["de"], [{"name": "German"}], [{"code": "a b"}], [{"code": "d\u2028e"}], [{"code": 1}],
     languages(*["de"] * 300)],
)  # fmt: skip
def test_broken_lists_of_languages_are_named(key: str, value: object) -> None:
    content = json.dumps({"from_code": "en", "to_code": "ru", "package_version": "1.0", key: value}).encode()
    with pytest.raises(PackageError, match=rf"metadata\.json has no valid {key}; get a complete package"):
        check_strictly(content)


def test_argos_reads_the_lists_of_the_embedded_package_alike(tmp_path: Path) -> None:
    package = next(one for one in find_installed() if len(one.pairs) > 1)
    theirs = argos_module("package").Package(folder(package))
    sources, targets = ({one["code"] for one in ones} for ones in (theirs.source_languages, theirs.target_languages))
    assert {source for source, _ in package.pairs} <= sources
    assert {target for _, target in package.pairs} <= {theirs.to_code, *targets}
    assert (theirs.from_code, theirs.to_code) == package.pair
