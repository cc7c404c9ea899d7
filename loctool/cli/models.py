"""loctool models: list, install, verify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.terminal.json_output import format_option, show_json
from loctool.errors import PackageError

if TYPE_CHECKING:
    from loctool.packages import Package


PAIRS = 10
"""Pairs that are shown of a multilingual package."""


@click.group("models")
def command() -> None:
    """List, install and verify the Argos packages that draft.

    Two small packages (German to English, English to Russian) are embedded. A package that you install wins over them.
    """


@command.command("list")
@format_option
def list_(form: str) -> None:
    """Show the packages at hand: pairs, version, size, origin, where they lie, and what they are worth.

    Figures and licence are shown for the embedded packages. BLEU and chrF go from 0 to 100; more is better.
    """
    from loctool.packages import figures, find_damaged, find_installed, packages_in_force

    if form == "json":
        show_json([_fields(package) for package in find_installed()])
        return
    starters = []
    installed = find_installed()
    in_force = packages_in_force(installed)
    for package in installed:
        for line in _lines(package):
            click.echo(line)
        if (known := figures(package)) and in_force.get(package.pair) == package:
            starters.append(("-".join(package.pair), known.official))
    if starters:
        better = " and ".join(f"{official:g}" for _, official in starters)
        click.echo(
            "\nThe embedded packages are for the first minute. Argos' own, four times as large, draft far better"
        )
        click.echo(f"(BLEU {better}); with a network: loctool models install {' '.join(pair for pair, _ in starters)}")
    for problem in find_damaged():
        click.echo(f"loctool: {problem}", err=True)


def _size(path: Path) -> int:
    """Return the bytes of a package's archive, or of all files in its folder."""
    return sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size


def _fields(package: Package) -> dict[str, object]:
    """Return what is listed of a package, for programs."""
    from loctool.packages import figures, fingerprint

    own = {name: getattr(package, name) for name in ("source", "target", "version", "path", "origin", "pairs")}
    return {**own, "bytes": _size(package.path), "sha256": fingerprint(package), "figures": figures(package)}


def _describe_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """Return pairs for people: de -> en, fr -> en and 40 more."""
    shown = ", ".join(" -> ".join(pair) for pair in pairs[:PAIRS])
    return f"{shown} and {len(pairs) - PAIRS} more" if len(pairs) > PAIRS else shown


def _lines(package: Package) -> Iterator[str]:
    from loctool.packages import figures, fingerprint

    path, size = package.path, _size(package.path)
    pair = " -> ".join(package.pair)
    yield f"{pair:12} {package.version:8} {size / 1e6:7.1f} MB  {package.origin:8}  {path}"
    if len(package.pairs) > 1:
        yield f"{'':12} also     {_describe_pairs(package.pairs[1:])}"
    yield f"{'':12} sha256   {fingerprint(package)}{'' if path.is_file() else ' (of its parts)'}"
    if known := figures(package):
        yield f"{'':12} quality  BLEU {known.bleu:.1f}, chrF {known.chrf:.1f} on {known.test}"
        yield f"{'':12} licence  {known.licence}"


@command.command("install")
@click.argument("packages", nargs=-1, required=True, metavar="PACKAGE...")
def install(packages: tuple[str, ...]) -> None:
    """Install each PACKAGE: an .argosmodel file, or a pair such as de-en from Argos' index (needs a network).

    Exit codes: 0 installed; 2 refused, with the reason (those named before it are installed).
    """
    from loctool.packages import install

    for name in packages:
        package = install(_archive(name))
        click.echo(f"installed {_describe_pairs(package.pairs)} {package.version} into {package.path}")


def _archive(name: str) -> Path:
    """Return the archive with this name, or download the one for a pair. Raises PackageError."""
    path = Path(name)
    if path.exists():
        return path
    source, dash, target = name.partition("-")
    if not dash or path.suffix or "/" in name:
        raise PackageError("no such file; give an .argosmodel file or a pair such as de-en", path)
    from loctool.engines.argos.download import download

    return download(source, target)


@command.command("verify")
def verify() -> None:
    """Check every package: checksums of what was embedded or installed, archives, parts, names.

    Exit codes: 0 all is well; 1 something is wrong with one of them.
    """
    from loctool.packages import find_damaged, find_installed, is_recorded
    from loctool.packages import verify as problems_of

    wrong = [str(problem) for problem in find_damaged()]
    for package in find_installed():
        problems = problems_of(package)
        wrong += [f"{package.path}: {problem}" for problem in problems]
        sound = "ok" if problems or is_recorded(package) else "ok (its layout; loctool did not install it)"
        click.echo(f"{_describe_pairs(package.pairs)} {package.version}: {'; '.join(problems) or sound}")
    for line in wrong:
        click.echo(f"loctool: {line}", err=True)
    raise SystemExit(1 if wrong else 0)
