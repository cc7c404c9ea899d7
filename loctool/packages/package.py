"""One Argos package: a folder, or an archive with one folder, that translates one or more pairs of languages."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from loctool.errors import PackageError
from loctool.files import open_to_read
from loctool.text.language import gettext_tag

Origin = Literal["user", "embedded"]

TOKENIZERS = ("sentencepiece.model", "bpe.model")
"""A package has one of the two."""
VERSION = re.compile(r"[A-Za-z0-9._+~-]{0,40}")
"""A version, which may be missing; it is printed, compared and written into catalogs."""
MAX_LANGUAGES = 250
"""Languages on a side of a package; the models with the most have 200."""
MAX_METADATA = 1 << 20
"""Bytes of metadata.json that are read."""
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
"""A language code as Argos writes it: de, pb, zh_Hant."""
BROKEN_ZIP = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OverflowError)
"""What `zipfile` raises on archives that it cannot read, besides OSError and zlib.error."""


@dataclass(frozen=True, slots=True)
class Package:
    """An Argos package that is present."""

    source: str
    """Language code, as the package's metadata writes it."""
    target: str
    version: str
    path: Path
    """The package's folder, or the .argosmodel archive of an embedded one."""
    origin: Origin
    """"user" in Argos' own folders, "embedded" in loctool's wheel."""
    more_sources: tuple[str, ...] = ()
    """Languages that it translates from besides `source`; Argos Translate itself offers the first pair only."""

    @property
    def pair(self) -> tuple[str, str]:
        """Return (source, target): what the package is named after."""
        return self.source, self.target

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return all pairs that it translates, its own first."""
        return tuple((source, self.target) for source in (self.source, *self.more_sources) if source != self.target)

    def order(self) -> tuple[int, ...]:
        """Return the numbers of the version, by which packages of one pair are compared."""
        return version_order(self.version)


def packages_in_force(packages: Iterable[Package]) -> dict[tuple[str, str], Package]:
    """Return the package to use for each pair, in the order of the pairs.

    A package of the user's wins over an embedded one; among several of the user's, one that is made for the pair over
    one that translates it besides others, then the highest version.
    """
    best: dict[tuple[str, str], tuple[tuple[str, str], Package]] = {}
    for package in packages:
        for pair in package.pairs:
            source, target = map(normal_code, pair)
            former = best.get((source, target))
            if former is None or _precedence(package, pair) > _precedence(former[1], former[0]):
                best[source, target] = pair, package
    return dict(sorted(best.values(), key=lambda found: found[0]))


def normal_code(code: str) -> str:
    """Return a language code as codes are compared: de for DE and deu, pt_br for pt-BR."""
    return gettext_tag(code).lower()


def _precedence(package: Package, pair: tuple[str, str]) -> tuple[bool, bool, tuple[int, ...]]:
    return package.origin == "user", package.pair == pair, package.order()


def version_order(version: str) -> tuple[int, ...]:
    """Return the numbers of a version from anywhere; of one with more digits than a number has, several."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,40}", version))


def read_folder(folder: Path, origin: Origin) -> Package | None:
    """Return the package in a folder, or None if it is not for translation (Argos has other packages too).

    Raises PackageError if its metadata cannot be read or a part is missing.
    """
    try:
        with open_to_read(folder / "metadata.json", PackageError) as file:
            metadata = file.read(MAX_METADATA)
    except PackageError as problem:
        why = problem.message.removeprefix("cannot be read: ")
        raise PackageError(f"has no readable metadata.json: {why}; install it again", folder) from problem
    files = (path.relative_to(folder).as_posix() for path in (*folder.glob("*"), *folder.glob("model/*")))
    return package_from(metadata, files, folder, origin)


def read_archive(archive: Path, origin: Origin) -> Package | None:
    """Return the package in an archive without unpacking it, or None if it is not for translation.

    Raises PackageError if it is not an archive with a package.
    """
    try:
        with open_to_read(archive, PackageError) as file, zipfile.ZipFile(file) as opened:
            names = opened.namelist()
            top = names[0].partition("/")[0] if names else ""
            with opened.open(f"{top}/metadata.json") as part:
                metadata = part.read(MAX_METADATA)
    except (*BROKEN_ZIP, zlib.error, OSError, KeyError) as problem:
        raise PackageError(f"is not an Argos package: {reason(problem)}", archive) from problem
    return package_from(metadata, (name.partition("/")[2] for name in names), archive, origin)


def package_from(metadata: bytes, files: Iterable[str], path: Path, origin: Origin) -> Package | None:
    """Return the package with these metadata and files (relative paths), or None if it does not translate.

    Raises PackageError, with `path`, if the metadata are wrong or a part is missing.
    """
    fields = _fields(metadata, path)
    if fields.get("type", "translate") != "translate":
        return None
    values = {key: _plain(fields.get(key) or "") for key in ("from_code", "to_code")}
    values |= {key: _plain(fields.get(key, "")) for key in ("package_version", "target_prefix")}
    codes = {key: _codes(fields.get(key, [])) for key in ("source_languages", "target_languages", "languages")}
    sources, targets, both = (found or () for found in codes.values())
    source, target, version, prefix = values.values()
    source = source or next(iter((*sources, *both)), "")  # as Argos reads a package that names no pair
    target = target or next((code for code in (*targets, *both) if code != source), "")
    valid = {
        "from_code": LANGUAGE.fullmatch(source),
        "to_code": LANGUAGE.fullmatch(target),
        "package_version": VERSION.fullmatch(version),
        "target_prefix": isinstance(fields.get("target_prefix", ""), str) and prefix.isprintable(),
        **{key: found is not None for key, found in codes.items()},
    }
    if wrong := [key for key, fits in valid.items() if not fits]:
        raise PackageError(f"metadata.json has no valid {wrong[0]}; get a complete package", path)
    if missing := _missing_parts(set(files)):
        raise PackageError(f"lacks {', '.join(missing)}; get a complete package", path)
    # A model has one target: a prefix asks for `to_code`, and without one nothing tells it which language is wanted.
    return Package(source, target, version, path, origin, _besides({source, target}, *sources, *both))


def _codes(languages: object) -> tuple[str, ...] | None:
    """Return the codes in a list of languages, each an object as Argos writes it; None for anything else."""
    if not isinstance(languages, list) or len(languages) > MAX_LANGUAGES:
        return None
    codes = tuple(_plain(one.get("code")) if isinstance(one, dict) else "" for one in languages)
    return codes if all(map(LANGUAGE.fullmatch, codes)) else None


def _besides(known: set[str], *others: str) -> tuple[str, ...]:
    """Return the other languages, each once."""
    return tuple(code for code in dict.fromkeys(others) if code not in known)


def _plain(value: object) -> str:
    """Return a text or number of the metadata as text, and a character that is none of these for anything else."""
    return str(value) if isinstance(value, str | int | float) else "\0"


def _missing_parts(files: set[str]) -> list[str]:
    missing = [name for name in ("metadata.json", "model/model.bin") if name not in files]
    if not any(re.fullmatch(r"model/(config\.json|\w*vocabulary\.(json|txt))", name) for name in files):
        missing.append("model/config.json")
    return missing if files.intersection(TOKENIZERS) else [*missing, " or ".join(TOKENIZERS)]


def reason(problem: BaseException) -> str:
    """Return what an exception says, on one line."""
    text = problem.strerror if isinstance(problem, OSError) else str(problem)
    return " ".join((text or type(problem).__name__).split())


def _fields(metadata: bytes, path: Path) -> dict[str, Any]:
    try:
        fields = json.loads(metadata)
    except (ValueError, RecursionError) as problem:
        raise PackageError("metadata.json is not valid JSON; get a complete package", path) from problem
    if not isinstance(fields, dict):
        raise PackageError("metadata.json holds no object; get a complete package", path)
    return fields
