"""Any bytes in configuration, names, decks, glossaries and environment: no traceback, and what is written is readable."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog import reader
from loctool.cli import main

LINES = ["extract", "extract", "status -v", "check", "draft --engine pseudo", "compile --manifest m.json", "terms lint"]
LINES += ["render en -o out", "terms mine", "tm export out.tmx", "tm status", "diff"]
COMMANDS = [tuple(line.split()) for line in LINES]
ENDS = {0, 1, 2, 130, 143}

ODD = "\0\x01\x04\x07\b\t\n\v\f\r\x1b\x1c\x7f\x85\xa0\u2028\u2068\u2069\ufeff\ufffe\U0010ffff\\\"'#:%{}*?[]~@./-_"
REFUSED = "\x01\x04\x07\b\x1b\x1c"
SOUND = sorted({*ODD} - {*REFUSED})
characters = st.one_of(st.sampled_from(SOUND), st.sampled_from("aäЖ 1"), st.characters(exclude_categories=["Cs", "Cc"]))
texts = st.text(characters, max_size=8)
odd_texts = st.text(st.sampled_from(ODD), max_size=4)
paths = st.sampled_from(["", ".", "en", "~nosuchuser/x", "./b/", "../b", "b", "a/../b", "{language}"])
words = st.one_of(texts, odd_texts, paths).filter(lambda word: not word.startswith("/"))  # nothing outside the folder
tags = st.sampled_from(["en", "EN", "deu", "eng", "sr@latin", "pt-br", "zh_hans", "xx", "", "en@../../x", "ar", "cmn"])
patterns = st.one_of(
    words, st.sampled_from(["*.md", "source/**", "[a", "po/{language}.po", "**/{domain}.{language}.po"])
)
VALUES = {
    **dict.fromkeys(["name", "version", "source", "locales", "glossary", "bugs_address", "memory"], words),
    **dict.fromkeys(["catalogs", "include", "exclude", "front_matter"], st.lists(patterns, max_size=2)),
    "source_language": tags,
    "targets": st.lists(tags, min_size=1, max_size=3),
    "references": st.sampled_from(["file", "full", "never", ""]),
    "domains": st.dictionaries(texts, st.lists(words, max_size=2), max_size=2),
    "target": words,
}
of_any_kind = st.one_of(words, st.lists(words, max_size=2), st.integers(), st.booleans())
keys = st.sampled_from(sorted(VALUES))
sound_pairs = keys.flatmap(lambda key: st.tuples(st.just(key), VALUES[key]))
pairs = st.one_of(sound_pairs, sound_pairs, st.tuples(keys, of_any_kind))
configurations = st.one_of(*[st.lists(pairs, max_size=2).map(dict)] * 4, st.binary(max_size=30))

PIECES = [b"# ", b"\n\n", b"\n\n", b"---\n", b"title: ", b'"', b"[" * 3000, b"Wort", b"1.234,5 %d", b"Welt\n", b"* "]
PIECES += [
    b"<!-- context: ",
    b"-->",
    b"<!-- role: credit -->",
    b"&#4;",
    b"&#x85;",
    b"| a | b |\n|--|--|\n",
    b"`",
    b"\r",
]
PIECES += [b"description: |\n  ", b"&a [*a]", b"!!timestamp x", b"? ", b"![alt](x.png)", *map(str.encode, SOUND)]
HEADS = [b"\\x04", b"\\ud800", b"\\UFFFFFFFF", b"\\U00110000", b"\\0", b"\\N", b"a", b"\\", b"'", b"\n", b"[" * 2000]
heads = st.lists(st.sampled_from(HEADS), max_size=3).map(lambda parts: b'---\ntitle: "' + b"".join(parts) + b'"\n---\n')
bodies = st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join)
bytes_alone = st.one_of(st.sampled_from(PIECES), st.sampled_from(ODD).map(str.encode), st.binary(max_size=2))
odd_bodies = st.lists(bytes_alone, max_size=8).map(b"".join)
decks = st.one_of(bodies, bodies, st.tuples(heads, bodies).map(b"".join), odd_bodies)

PARTS = ["a", " ", "\t", "ä", ":1", "%", ".md", "*", "[x]", "#", '"', "\\", "\xa0", "\u3000", "\ufeff", "-"]
file_names = st.one_of(
    *[st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(lambda parts: os.fsencode("".join(parts)))] * 4,
    st.lists(st.sampled_from([b"a", b"\n", b"\xff", b"\xe2\x81\xa8", b"\x04"]), max_size=2).map(b"".join),
    st.binary(max_size=3),
)
names = file_names.map(lambda name: name.replace(b"/", b"").replace(b"\0", b"").lstrip(b".") or b"a")
cells = st.one_of(st.sampled_from(["Wort", "word", "Welt", "do-not-translate", "a; b"]), texts, odd_texts)
glossaries = st.lists(st.tuples(st.just("Wort"), st.just("word"), cells) | st.tuples(cells, cells, cells), max_size=2)
environments = st.fixed_dictionaries({}, optional={
    "SOURCE_DATE_EPOCH": st.one_of(st.just("9" * 30), st.integers().map(str), st.sampled_from(["", "x", "1e9", " 5"])),
    "TZ": st.sampled_from(["A+24", "A-24:59:59", "A+99999999", "A1:2:3", ":/etc/passwd", "\x01", "Europe/Nowhere"]),
    "HOME": st.sampled_from(["", "/nonexistent", "relative", "\n"]),
})  # fmt: skip


@contextmanager
def project_of(
    config: dict[str, object] | bytes, files: Mapping[bytes, bytes], rows: list[tuple[str, str, str]]
) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        for name in ("source", "glossary"):
            (root / name).mkdir(parents=True)
        (root / "loctool.toml").write_bytes(config if isinstance(config, bytes) else toml(config))
        for deck, content in files.items():
            Path(os.fsdecode(os.fsencode(root / "source") + b"/" + deck + b".md")).write_bytes(content)
        (root / "source" / "sound.md").write_text("# Welt\n\nWort\n", encoding="utf-8")
        table = "".join(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\n" for row in rows)
        (root / "glossary" / "terms.csv").write_text(f"de,en,note\n{table}", encoding="utf-8", newline="")
        yield root


def toml(config: dict[str, object]) -> bytes:
    def shown(value: object) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{shown(key)} = {shown(item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return f"[{', '.join(map(shown, value))}]"
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

    return "".join(f"{key} = {shown(value)}\n" for key, value in config.items()).encode()


def run(root: Path, command: Sequence[str], environment: Mapping[str, str]) -> Result:
    with chdir(root):
        try:
            with pytest.MonkeyPatch.context() as patch:
                for name, value in environment.items():
                    patch.setenv(name, value)
                time.tzset()
                result = CliRunner().invoke(main, command)
        finally:
            time.tzset()
    if not isinstance(result.exception, SystemExit | None):
        raise result.exception
    assert result.exit_code in ENDS
    return result


def check_readable(root: Path) -> None:
    for path in (path for path in root.rglob("*.po*") if path.suffix in (".po", ".pot")):
        reader.read(path)
        polib.pofile(str(path))
        if shutil.which("msgfmt"):
            done = subprocess.run(["msgfmt", "-o", root / "x.mo", path], capture_output=True, check=False)
            assert done.returncode == 0, done.stderr


@given(configurations, st.dictionaries(names, decks, max_size=3), glossaries, environments)
def test_every_command_ends_without_a_traceback(
    config: dict[str, object] | bytes, files: dict[bytes, bytes], rows: list[tuple[str, str, str]], env: dict[str, str]
) -> None:
    with project_of(config, files, rows) as root:
        for command in COMMANDS:
            run(root, command, env)
        assert {path.name for path in root.parent.iterdir()} <= {"project", "b"}  # "../b" may be asked for
        check_readable(root.parent)


@given(st.dictionaries(names, decks, min_size=1, max_size=3), glossaries)
def test_what_extract_writes_can_be_read(files: dict[bytes, bytes], rows: list[tuple[str, str, str]]) -> None:
    with project_of({}, files, rows) as root:
        result = run(root, ("extract",), {})
        if result.exit_code:
            assert result.stderr.startswith("loctool: ")
            assert result.stderr.count("\n") == 1
            assert not list(root.rglob("*.po*"))
            return
        check_readable(root)
        assert run(root, ("extract", "--check"), {}).exit_code == 0
