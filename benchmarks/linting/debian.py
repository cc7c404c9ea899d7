"""Fetches real catalogs: the translations of programs in Debian's source packages.

Usage: python -m benchmarks.linting.debian FOLDER [LANGUAGE ...]. Writes FOLDER/LANGUAGE/PACKAGE.po, German and Russian
by default. Needs Debian's apt; its package lists go into FOLDER/apt, and the system's stay as they are.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from pathlib import Path

PACKAGES = """
    aptitude bash coreutils findutils gawk gimp git gnome-calculator gnome-control-center grep inkscape nautilus sed tar
    texinfo util-linux wget
"""
SOURCES = Path("/etc/apt/sources.list.d/debian.sources")


def fetch(folder: Path, languages: list[str]) -> None:
    """Download the packages one by one, and keep their catalogs."""
    apt = folder / "apt"
    for part in ("lists/partial", "cache/archives/partial"):
        (apt / part).mkdir(parents=True, exist_ok=True)
    address = re.findall(r"(?m)^URIs:\s*(\S+)", SOURCES.read_text())[0]
    suite = re.findall(r"(?m)^Suites:\s*(\S+)", SOURCES.read_text())[0]
    key = "signed-by=/usr/share/keyrings/debian-archive-keyring.gpg"
    apt.joinpath("sources.list").write_text(f"deb-src [{key}] {address} {suite} main\n")
    options = {
        "Dir::Etc::sourcelist": apt / "sources.list", "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::lists": apt / "lists", "Dir::Cache": apt / "cache", "APT::Sandbox::User": "root",
    }  # fmt: skip
    command = ["apt-get", "-q", *(f"-o{name}={value}" for name, value in options.items())]
    subprocess.run([*command, "update"], check=True, capture_output=True)
    for package in PACKAGES.split():
        subprocess.run([*command, "source", "--download-only", package], cwd=apt, check=False, capture_output=True)
        for archive in sorted(apt.glob("*.orig*.tar.*")):
            if not archive.name.endswith(".asc"):
                _extract(archive, folder, package, languages)
        for file in apt.glob("*.*"):
            if file.is_file() and file.name != "sources.list":
                file.unlink()


def _extract(archive: Path, folder: Path, package: str, languages: list[str]) -> None:
    with tarfile.open(archive) as tar:
        for member in tar:
            found = re.search(r"/po/(?:[^/]+/)?([a-z]{2})\.po$", f"/{member.name}")
            if found and found[1] in languages and (content := tar.extractfile(member)):
                path = folder / found[1] / f"{package}.po"
                path.parent.mkdir(exist_ok=True)
                data = content.read()
                if not path.exists() or path.stat().st_size < len(data):
                    path.write_bytes(data)


if __name__ == "__main__":
    fetch(Path(sys.argv[1]), sys.argv[2:] or ["de", "ru"])
