"""Real catalogs: how much each checker says about them, and findings at random to be read."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import polib

from benchmarks.linting import peers


def compare(folder: Path, sample: int, drawn: random.Random) -> None:
    """Check LANGUAGE/*.po of a folder with all checkers; print the table, then findings of loctool at random."""
    shown: list[tuple[str, str, str]] = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name)
            translated = 0
            texts = {}
            for path in sorted(place.glob("*.po")):
                entries = polib.pofile(str(path), encoding="utf-8")
                translated += len(entries.translated_entries())
                texts.update({(f"{path.stem}.{place.name}.po", one.msgid): one for one in entries})
                shutil.copy(path, copy / f"{path.stem}.{place.name}.po")
            names = '["{domain}.{language}.po"]'
            configuration = f'source_language = "en"\ntargets = ["{place.name}"]\ncatalogs = {names}\n'
            copy.joinpath("loctool.toml").write_text(configuration)
            print(f"\n{place.name}: {translated} messages")
            for checker in peers.installed():
                found, seconds = peers.check(checker, copy)
                rules = Counter(rule for one in found.values() for rule in one)
                most = ", ".join(f"{rule} {count}" for rule, count in rules.most_common(15))
                print(f"  {checker}: {rules.total() / translated * 1000:.1f} a 1 000, {seconds:.0f} s: {most}")
                if checker == "loctool":
                    shown += [
                        (rule, key[0], f"{texts[key].msgid!r}\n    {texts[key].msgstr or texts[key].msgstr_plural!r}")
                        for key, rules_there in found.items() if key in texts for rule in sorted(rules_there)
                    ]  # fmt: skip
    for rule, path, text in drawn.sample(shown, min(sample, len(shown))):
        print(f"\n{rule} {path}\n    {text}")
