"""What a person decides changes the lines of its message alone; undo brings the file back byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.decisions import base_of, message_id, standing_of
from loctool.catalog.reader import read
from loctool.review.editing.decisions import Decision, approve_all, write_decision
from loctool.review.editing.messages import ConflictError, FormerFile, MissingError, RefusedError
from loctool.review.editing.undoing import History, restore_messages
from loctool.review.editing.waiving import waive, withdraw

HEAD = r"""# Kopf, wie ihn jemand schrieb
msgid ""
msgstr ""
"Project-Id-Version: x 1\n"
"PO-Revision-Date: 2020-01-01 10:00+0000\n"
"Last-Translator: Anna <anna@example.org>\n"
"Language: ru\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"X-Generator: Poedit 3.4\n"
"""
PARTS = [
    r"""
# von Hand umbrochen
#. paragraph
#: source/a.md:3 source/b.md
#, fuzzy
msgid "Die Gespräche "
"beginnen."
msgstr ""
"Переговоры "
"начинаются."
""",
    r"""
# loctool: term Moskau → Москва
# loctool: draft argos de-en-ru {text} 406f57cd56aa
#: source/a.md
#, fuzzy
msgid "Moskau"
msgstr "Москва"
""",
    r"""
#: source/a.md
msgctxt "Knopf"
msgid "Öffnen"
msgstr "Открыть"
""",
    r"""
#: source/a.md
#, fuzzy
#| msgid "Zwei Dateien"
msgid "Drei Dateien"
msgstr "Два файла"
""",
    r"""
msgid "%d Seite"
msgid_plural "%d Seiten"
msgstr[0] "%d страница"
msgstr[1] "%d страницы"
msgstr[2] "%d страниц"
""",
    r"""
# loctool: conflict, the other side has:
#   Другое
#, fuzzy
msgid "Anders"
msgstr "Иначе"
""",
    '\nmsgid "Leer"\nmsgstr ""\n',
    '\n#~ msgid "alt"\n#~ msgstr "старый"\n',
]


def write(folder: Path, parts: list[str] = PARTS, newline: str = "\n") -> Path:
    from loctool.catalog.notes import fingerprint

    path = folder / "deck.po"
    text = (HEAD + "".join(parts)).replace("{text}", fingerprint("Москва"))
    path.write_bytes(text.replace("\n", newline).encode())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path)


def seen(path: Path, msgid: str) -> tuple[str, str]:
    (entry,) = (one for one in read(path).messages() if one.msgid == msgid)
    return message_id(entry), base_of(entry)


def decide(path: Path, msgid: str, *texts: str, approved: bool = False) -> FormerFile | None:
    return write_decision(path, Decision(*seen(path, msgid), texts, approved))


def standing(path: Path, msgid: str) -> str:
    (entry,) = (one for one in read(path).messages() if one.msgid == msgid)
    return standing_of(entry)


def changed_blocks(before: bytes, after: bytes) -> set[str]:
    """Return the msgids of the blocks that differ, "" for the header."""
    ours, theirs = (one.decode().replace("\r\n", "\n").split("\n\n") for one in (before, after))
    assert len(ours) == len(theirs)
    return {
        one.partition('msgid "')[2].partition('"')[0] for one, other in zip(ours, theirs, strict=True) if one != other
    }


def check_with_msgfmt(path: Path) -> None:
    if shutil.which("msgfmt"):
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_a_text_is_saved_and_approved(path: Path) -> None:
    before = path.read_bytes()
    decide(path, "Leer", "Пусто")
    assert standing(path, "Leer") == "edited"
    assert changed_blocks(before, path.read_bytes()) == {"", "Leer"}
    decide(path, "Leer", "Пусто", approved=True)
    assert standing(path, "Leer") == "approved"
    assert "Last-Translator: Anna <anna@example.org>" in path.read_text()
    assert "2020-01-01" not in path.read_text()
    check_with_msgfmt(path)


def test_a_draft_approved_as_it_was_keeps_a_short_line(path: Path) -> None:
    assert standing(path, "Moskau") == "draft"
    decide(path, "Moskau", "Москва", approved=True)
    assert "# loctool: machine draft, approved as it was\n" in path.read_text()
    assert "loctool: draft" not in path.read_text()


def test_a_changed_draft_is_a_persons(path: Path) -> None:
    decide(path, "Moskau", "В Москве")
    assert standing(path, "Moskau") == "edited"
    assert "loctool: draft" not in path.read_text()


def test_plural_forms_are_written_together(path: Path) -> None:
    decide(path, "%d Seite", "%d лист", "%d листа", "%d листов", approved=True)
    assert 'msgstr[2] "%d листов"' in path.read_text()
    with pytest.raises(RefusedError, match="3 texts are needed"):
        decide(path, "%d Seite", "%d лист")
    with pytest.raises(RefusedError, match="no text to approve"):
        decide(path, "%d Seite", "%d лист", "", "%d листов", approved=True)
    check_with_msgfmt(path)


def test_an_approved_source_change_loses_its_former_source(path: Path) -> None:
    decide(path, "Drei Dateien", "Три файла", approved=True)
    assert "#|" not in path.read_text()


def test_conflicts_are_resolved_by_saving(path: Path) -> None:
    with pytest.raises(RefusedError, match="Resolve the conflict"):
        decide(path, "Anders", "Иначе", approved=True)
    decide(path, "Anders", "Другое")
    assert "conflict" not in path.read_text()
    assert standing(path, "Anders") == "edited"


@pytest.mark.parametrize("text", ["a\0b", "a\x04b", "\ud800", "x" * 100_001])
def test_texts_that_no_catalog_holds_are_refused(path: Path, text: str) -> None:
    before = path.read_bytes()
    with pytest.raises(RefusedError):
        decide(path, "Leer", text)
    assert path.read_bytes() == before


def test_what_somebody_else_wrote_stays(path: Path) -> None:
    id_, base = seen(path, "Moskau")
    path.write_text(path.read_text().replace('msgstr "Москва"', 'msgstr "Москва!"'))
    before = path.read_bytes()
    with pytest.raises(ConflictError) as found:
        write_decision(path, Decision(id_, base, ("В Москве",), True))
    assert (found.value.written.by, found.value.yours, found.value.id) == ("Poedit 3.4", ("В Москве",), id_)
    assert path.read_bytes() == before
    write_decision(path, Decision(id_, base, ("Москва!",), True))
    assert standing(path, "Moskau") == "approved"


def test_a_message_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(MissingError):
        write_decision(path, Decision("0" * 12, "", ("x",), False))


def test_nothing_is_written_for_what_is_so_already(path: Path) -> None:
    before = path.stat().st_mtime_ns
    assert decide(path, "Öffnen", "Открыть", approved=True) is None
    assert decide(path, "Moskau", "Москва") is None
    assert path.stat().st_mtime_ns == before


def test_many_are_approved_at_once(path: Path) -> None:
    before = path.read_bytes()
    names = ["Die Gespräche beginnen.", "Moskau", "Leer", "Anders", "Drei Dateien"]
    wanted = [seen(path, name) for name in names]
    wanted[4] = wanted[4][0], "another"
    former, skipped = approve_all(path, [*wanted, ("0" * 12, "")])
    assert [(one.id, one.why) for one in skipped] == [
        (wanted[2][0], "empty"), (wanted[3][0], "conflict"), (wanted[4][0], "changed"), ("0" * 12, "gone"),
    ]  # fmt: skip
    assert {standing(path, name) for name in names[:2]} == {"approved"}
    assert former
    restore_messages(former)
    assert path.read_bytes() == before


def test_waivers_come_and_go(path: Path) -> None:
    before = path.read_bytes()
    former, line = waive(path, seen(path, "Moskau"), "wrong-term", "the  town's own\nspelling")
    assert line == "# loctool: allow wrong-term — the town's own spelling"
    assert f"\n{line}\n# loctool: term Moskau" in path.read_text()
    assert "2020-01-01" in path.read_text()  # no translation has changed
    assert standing(path, "Moskau") == "draft"
    waive(path, seen(path, "Moskau"), "wrong-term", "another")
    assert path.read_text().count("allow wrong-term") == 1
    withdraw(path, seen(path, "Moskau"), "wrong-term", "another")
    assert path.read_bytes() == before
    assert former


def test_waivers_with_a_term_are_withdrawn_by_their_reason(path: Path) -> None:
    line = '# loctool: allow wrong-term "Москва" — so'
    path.write_text(path.read_text().replace("# von Hand umbrochen", f"# von Hand umbrochen\n{line}"))
    withdraw(path, seen(path, "Die Gespräche beginnen."), "wrong-term", "so")
    assert path.read_bytes() == write(path.parent).read_bytes()


@pytest.mark.parametrize(
    ("rule", "reason", "said"),
    [("wrong-term", " \n ", "reason"), ("no-rule", "x", "this rule"), ("wrong-term", "a\0", "control"), ("po-syntax", "x", "rule")],
)  # fmt: skip
def test_wrong_waivers_are_refused(path: Path, rule: str, reason: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        waive(path, seen(path, "Moskau"), rule, reason)


def test_no_waiver_can_be_withdrawn_where_there_is_none(path: Path) -> None:
    with pytest.raises(RefusedError, match="no line"):
        withdraw(path, seen(path, "Moskau"), "wrong-term")


def test_undo_keeps_what_others_wrote(path: Path) -> None:
    former = decide(path, "Moskau", "В Москве", approved=True)
    assert former
    path.write_text(path.read_text().replace('"Открыть"', '"Отворить"'))
    redo = restore_messages(former)
    assert '"Отворить"' in path.read_text()
    assert standing(path, "Moskau") == "draft"
    path.write_text(path.read_text().replace('"Москва"', '"Москва?"'))
    with pytest.raises(ConflictError) as found:
        restore_messages(redo)
    assert found.value.yours == ("В Москве",)
    assert '"Москва?"' in path.read_text()


def test_history_forgets_the_oldest(path: Path) -> None:
    history = History(kept=2)
    former = decide(path, "Leer", "Пусто")
    marks = [history.add(former) for _ in range(3)]
    assert history.find(marks[2] or "") is former
    with pytest.raises(MissingError):
        history.find(marks[0] or "")
    assert history.add(None) is None


SIGNS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0\x04"), max_size=90)


@given(st.data(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_decision_changes_its_lines_alone_and_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, newline: str, is_cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = write(folder, PARTS[: data.draw(st.integers(1, len(PARTS)))], newline)
    if is_cut:
        path.write_bytes(path.read_bytes().removesuffix(newline.encode()))
    states, undo = [path.read_bytes()], []
    for _ in range(data.draw(st.integers(1, 3))):
        entry = data.draw(st.sampled_from(read(path).messages()))
        texts = tuple(data.draw(SIGNS) for _ in (entry.msgstr_plural or [""]))
        before = path.read_bytes()
        try:
            former = write_decision(path, Decision(message_id(entry), base_of(entry), texts, data.draw(st.booleans())))
        except RefusedError:
            continue
        (now,) = (one for one in read(path).messages() if message_id(one) == message_id(entry))
        assert tuple(now.msgstr_plural.values() if now.msgstr_plural else [now.msgstr]) == texts
        others = [one.lines for one in read(path).entries[1:] if one.msgid != entry.msgid]
        assert [one.strip() for one in others] == [
            one.lines.strip() for one in _read(before, folder) if one.msgid != entry.msgid
        ]
        if former:
            states.append(path.read_bytes())
            undo.append(former)
    for former in reversed(undo):
        assert path.read_bytes() == states.pop()
        redo = restore_messages(former)
        assert path.read_bytes() == states[-1]
        back = restore_messages(redo)
        restore_messages(back)
        assert path.read_bytes() == states[-1]


def _read(raw: bytes, folder: Path) -> list:  # type: ignore[type-arg]
    (folder / "before.po").write_bytes(raw)
    return read(folder / "before.po").entries[1:]
