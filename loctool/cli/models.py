"""loctool models: list, install, verify."""

from __future__ import annotations

import click


@click.group("models")
def command() -> None:
    """List, install and verify the Argos packages that draft.

    Two small packages (German to English, English to Russian) are embedded. A package that you install wins over them.
    """


@command.command("list")
def list_() -> None:
    """Show the packages at hand: pair, version, size, origin and where they lie."""
    from loctool.packages import damaged, installed

    for package in installed():
        path = package.path
        size = sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size
        pair = f"{package.source} -> {package.target}"
        click.echo(f"{pair:12} {package.version:8} {size / 1e6:7.1f} MB  {package.origin:8}  {path}")
    for problem in damaged():
        click.echo(f"loctool: {problem}", err=True)


@command.command("install")
@click.argument("package")
def install(package: str) -> None:
    """Install PACKAGE: an .argosmodel file, or a pair such as de-en from Argos' index (needs a network).

    Exit codes: 0 installed; 2 refused, with the reason.
    """
    from pathlib import Path

    from loctool import packages
    from loctool.errors import PackageError

    path = Path(package)
    if not path.is_file():
        source, dash, target = package.partition("-")
        if not dash or path.suffix or "/" in package:
            raise PackageError("no such file; give an .argosmodel file or a pair such as de-en", path)
        from loctool.engines.argos import download

        path = download(source, target)
    installed = packages.install(path)
    click.echo(f"installed {installed.source} -> {installed.target} {installed.version} into {installed.path}")


@command.command("verify")
def verify() -> None:
    """Check every package: checksums, archives, parts, names.

    Exit codes: 0 all is well; 1 something is wrong with one of them.
    """
    from loctool.packages import damaged, installed
    from loctool.packages import verify as problems_of

    wrong = [str(problem) for problem in damaged()]
    for package in installed():
        problems = problems_of(package)
        wrong += [f"{package.path}: {problem}" for problem in problems]
        click.echo(f"{package.source} -> {package.target} {package.version}: {'; '.join(problems) or 'ok'}")
    for line in wrong:
        click.echo(f"loctool: {line}", err=True)
    raise SystemExit(1 if wrong else 0)
