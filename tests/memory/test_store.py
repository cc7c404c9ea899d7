"""Units by their origin: in step, all or nothing, several processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import PIPE

import pytest

from loctool.errors import MemoryFileError
from loctool.memory import Known, Memory, Origin, Unit, open_store


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_store(tmp_path / ".loctool" / "memory.sqlite", "de") as opened_one:
        yield opened_one


def texts(memory: Memory) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in memory.units()]


def test_the_folder_keeps_itself_out_of_git(memory: Memory) -> None:
    assert (memory.path.parent / ".gitignore").read_text() == "*\n"


def test_a_folder_that_was_there_before_is_left_as_it_is(tmp_path: Path) -> None:
    with open_store(tmp_path / "memory.sqlite", "de"):
        assert not (tmp_path / ".gitignore").exists()
    with open_store(tmp_path / "new" / "memory.sqlite", "de"):
        assert (tmp_path / "new" / ".gitignore").exists()


def test_an_origin_is_replaced_and_what_stays_keeps_its_date(memory: Memory) -> None:
    memory.fill("a.po", "1", [Unit("en", "Ja", "Yes", None, "20200101T000000Z"), Unit("en", "Nein", "No")])
    memory.fill("b.po", "1", [Unit("en", "Ja", "Yes"), Unit("ru", "Ja", "Да")])
    assert memory.fill("a.po", "2", [Unit("en", "Ja", "Yes"), Unit("en", "Öl", "Oil")]) == 2
    assert texts(memory) == [("Ja", "Yes"), ("Ja", "Да"), ("Öl", "Oil")]
    memory.forget(["b.po"])
    assert memory.exact("Ja", "en") == [Known("Yes", None, 1, "20200101T000000Z")]
    assert memory.fingerprints() == {"a.po": "2"}


def test_imported_units_stand_apart(memory: Memory) -> None:
    memory.fill("a.po", "1", [Unit("en", "Ja", "Yes")])
    memory.fill("x.tmx", "", [Unit("en", "Ja", "Aye"), Unit("en", "Ja", "Aye")], imported=True)
    memory.fill("x.tmx", "", [Unit("en", "Ja", "Aye"), Unit("en", "Ja", "Aye")], imported=True)
    assert memory.origins() == [Origin("a.po", False, {"en": 1}), Origin("x.tmx", True, {"en": 2})]
    assert memory.fingerprints() == {"a.po": "1"}
    assert sorted((known.target, known.count) for known in memory.exact("Ja", "en")) == [("Aye", 1), ("Yes", 1)]


def test_the_most_frequent_first_then_the_newest(memory: Memory) -> None:
    for name, target, date in (("1", "a", "2020"), ("2", "a", "2020"), ("3", "b", "2024"), ("4", "c", "2025")):
        memory.fill(name, "", [Unit("en", "Text", target, None, date)])
    assert [known.target for known in memory.exact("Text", "en")] == ["a", "c", "b"]


def test_varieties_of_a_language(memory: Memory) -> None:
    memory.fill("a", "", [Unit("en_GB", "Farbe", "colour"), Unit("en_US", "Farbe", "color"), Unit("zh_CN", "Ja", "是")])
    assert [known.target for known in memory.exact("Farbe", "en_GB")] == ["colour"]
    assert memory.exact("Farbe", "en_AU") == memory.exact("Ja", "zh_TW") == memory.exact("Ja", "zh") == []
    assert len(memory.exact("Farbe", "en")) == 1
    assert [found.source for found in memory.similar(["Farben"], "en")[0]] == ["Farbe"]


def test_all_or_nothing(memory: Memory) -> None:
    def failing() -> Iterator[Unit]:
        yield from (Unit("en", str(number), "x") for number in range(20_000))
        raise KeyError("stopped")

    memory.fill("a.po", "1", [Unit("en", "Ja", "Yes")])
    with pytest.raises(KeyError):
        memory.fill("a.po", "2", failing())
    assert (texts(memory), memory.fingerprints()) == ([("Ja", "Yes")], {"a.po": "1"})


def test_two_processes_fill_at_once(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    code = """
import sys, pathlib
from loctool.memory import Unit, open_store
with open_store(pathlib.Path(sys.argv[1]), "de") as memory:
    for turn in range(20):
        memory.fill(sys.argv[2], str(turn), [Unit("en", f"{n} {turn}", sys.argv[2]) for n in range(50)])
"""
    both = [subprocess.Popen([sys.executable, "-c", code, path, name]) for name in ("a", "b")]
    assert [process.wait() for process in both] == [0, 0]
    with open_store(path, "de") as memory:
        assert [(origin.name, origin.units) for origin in memory.origins()] == [("a", {"en": 50}), ("b", {"en": 50})]
        assert memory.fingerprints() == {"a": "19", "b": "19"}


def test_processes_open_a_new_memory_at_once(tmp_path: Path) -> None:
    code = """
import sys, pathlib
from loctool.memory import Unit, open_store
for turn in sys.stdin:
    with open_store(pathlib.Path(sys.argv[1], turn.strip(), "memory.sqlite"), "de") as memory:
        memory.fill(sys.argv[2], "", [Unit("en", "Ja", sys.argv[2])])
    print("done", flush=True)
"""
    names, turns = "abcd", range(40)
    running = [
        subprocess.Popen([sys.executable, "-c", code, tmp_path, name], stdin=PIPE, stdout=PIPE, text=True, bufsize=1)
        for name in names
    ]
    for turn in turns:
        for process in running:
            print(turn, file=process.stdin)
        assert [process.stdout.readline() for process in running if process.stdout] == ["done\n"] * len(names)
    for process in running:
        process.communicate()
    for turn in turns:
        with open_store(tmp_path / str(turn) / "memory.sqlite", "de") as memory:
            assert [origin.name for origin in memory.origins()] == list(names)


def test_a_new_memory_waits_for_another_process_that_makes_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "memory.sqlite", check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        ends = threading.Timer(0.2, other.rollback)
        ends.start()
        with open_store(tmp_path / "memory.sqlite", "de") as memory:
            assert memory.origins() == []
        ends.join()


def test_a_file_that_is_no_memory(tmp_path: Path) -> None:
    (path := tmp_path / "memory.sqlite").write_bytes(b"SQLite format 4" * 100)
    with pytest.raises(MemoryFileError, match=r"memory\.sqlite: is not a translation memory"), open_store(path, "de"):
        pass
    (tmp_path / "file").touch()
    with pytest.raises(MemoryFileError, match="cannot be"), open_store(tmp_path / "file" / "m.sqlite", "de"):
        pass


def test_a_full_disk_does_not_make_it_another_file(memory: Memory) -> None:
    def filled() -> None:
        with open_store(memory.path, "de") as full:
            full._connection.execute("PRAGMA max_page_count = 1")
            full.fill("big", "", (Unit("en", f"{n}" * 999, "x") for n in range(99)))

    with pytest.raises(MemoryFileError, match="cannot be used: database or disk is full; draft --no-memory"):
        filled()


def test_a_memory_of_a_newer_loctool(tmp_path: Path) -> None:
    with open_store(tmp_path / "m.sqlite", "de") as memory:
        memory._connection.execute("PRAGMA user_version = 9")
    with pytest.raises(MemoryFileError, match="version 9"), open_store(tmp_path / "m.sqlite", "de"):
        pass


def test_obsolete_translations_come_last(memory: Memory) -> None:
    memory.fill("a.po", "1", [Unit("en", "Ja", "Aye", obsolete=True)])
    memory.fill("b.po", "1", [Unit("en", "Ja", "Aye", obsolete=True)])
    memory.fill("c.po", "1", [Unit("en", "Ja", "Yes")])
    assert [known.target for known in memory.exact("Ja", "en")] == ["Yes", "Aye"]
    memory.fill("a.po", "2", [Unit("en", "Ja", "Aye")])
    assert [known.target for known in memory.exact("Ja", "en")] == ["Aye", "Yes"]


def test_a_memory_of_the_first_version_keeps_its_units_and_reads_the_catalogs_again(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "m.sqlite")) as old:
        old.executescript(
            "CREATE TABLE origin (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, imported INTEGER NOT NULL,"
            " fingerprint TEXT NOT NULL);"
            "CREATE TABLE unit (id INTEGER PRIMARY KEY, origin INTEGER NOT NULL REFERENCES origin ON DELETE CASCADE,"
            " source_language TEXT NOT NULL, language TEXT NOT NULL, context TEXT, source TEXT NOT NULL,"
            " target TEXT NOT NULL, changed TEXT NOT NULL);"
            "INSERT INTO origin VALUES (1, 'a.po', 0, 'seen'), (2, 'x.tmx', 1, '');"
            "INSERT INTO unit VALUES (1, 1, 'de', 'en', NULL, 'Ja', 'Yes', '2020'),"
            " (2, 2, 'de', 'en', NULL, 'Nein', 'No', '2021'); PRAGMA user_version = 1;"
        )
    for _ in range(2):
        with open_store(tmp_path / "m.sqlite", "de") as memory:
            assert texts(memory) == [("Ja", "Yes"), ("Nein", "No")]
            assert memory.fingerprints() == {"a.po": ""}


@pytest.mark.parametrize("kind", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_memory_that_another_program_has_locked(kind: str, memory: Memory, caplog: pytest.LogCaptureFixture) -> None:
    refusal = r"memory\.sqlite: is locked by another program, still after 1 s; run again when that is done"
    with closing(sqlite3.connect(memory.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute(f"PRAGMA locking_mode = {'EXCLUSIVE' if kind == 'EXCLUSIVE' else 'NORMAL'}")
        memory._connection.close()
        other.execute(f"BEGIN {kind}")
        with pytest.raises(MemoryFileError, match=refusal), open_store(memory.path, "de") as locked:
            locked.fill("a.po", "1", [Unit("en", "Ja", "Yes")])
        assert not caplog.records
        end = threading.Timer(2.5, other.close)  # a second, and a second more within SQLite
        end.start()
        with open_store(memory.path, "de", wait=60) as waited:
            waited.fill("a.po", "1", [Unit("en", "Ja", "Yes")])
            assert texts(waited) == [("Ja", "Yes")]
        end.join()
    assert "is locked by another program; still trying" in caplog.records[0].getMessage()
    assert len(caplog.records) == 1
