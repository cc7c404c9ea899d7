"""Typefaces and the scripts that they have letters for, by what Google Fonts say of theirs.

    npm pack google-font-metadata   (MIT; unpack it)
    python -m tools.typefaces package/data/api-response.json > loctool/text/data/typefaces.toml

Fonts of other makers are not in it: what is not known to lack a script is taken to have it.
"""

from __future__ import annotations

import argparse
import json
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale

_OTHER_NAMES = {
    "bengali": "Beng", "oriya": "Orya", "canadian-aboriginal": "Cans", "nko": "Nkoo", "hanifi-rohingya": "Rohg",
    "chinese-simplified": "Hans", "chinese-traditional": "Hant", "chinese-hongkong": "Hant",
}  # fmt: skip
"""Scripts of living languages that CLDR calls otherwise."""


def script_codes() -> dict[str, str]:
    """Return name of a subset -> ISO 15924, for all scripts of which CLDR has an English name."""
    names = Locale("en").scripts
    return {name.lower().replace(" ", "-"): code for code, name in sorted(names.items())} | _OTHER_NAMES


def group_families(families: Iterable[tuple[str, Iterable[str]]], codes: Mapping[str, str]) -> dict[str, list[str]]:
    """Return codes of scripts -> the families, given with their subsets, that have letters for just these."""
    groups = defaultdict(list)
    for family, subsets in families:
        scripts = " ".join(sorted({codes[subset] for subset in subsets if subset in codes}))
        if scripts and not family.startswith("Noto Sans Symbols"):
            groups[scripts].append(family)
    return {scripts: sorted(names) for scripts, names in sorted(groups.items())}


def main() -> None:
    """Print the table as TOML."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    found = json.loads(parser.parse_args().file.read_text("utf-8"))
    print("# Made by tools/typefaces.py: scripts (ISO 15924) -> typefaces of Google Fonts with letters for just these.")
    print("\n[families]")
    for scripts, names in group_families(((one["family"], one["subsets"]) for one in found), script_codes()).items():
        lines = textwrap.wrap("; ".join(names), 116, break_on_hyphens=False, break_long_words=False)
        print(f'"{scripts}" = """\n' + "\n".join(lines) + '\n"""')


if __name__ == "__main__":
    main()
