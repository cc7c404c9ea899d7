"""What browsers write through the server, alone, several at once, and beside other programs."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from loctool.project import find
from loctool.verbs.check import check
from tests.review.server.conftest import HOLDER


def blocks(path: Path) -> list[str]:
    return path.read_text().split("\n\n")


def check_with_msgfmt(path: Path) -> None:
    done = subprocess.run(["msgfmt", "-c", "-o", os.devnull, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_text_is_saved_then_approved(client: Any, catalog: Path) -> None:
    before = blocks(catalog)
    got = client.save("Ende", "Конец")
    (message,) = got.json["messages"]
    assert (got.status, message["state"], message["texts"], got.json["line"]) == (200, "edited", ["Конец"], "")
    got = client.save("Ende", "Конец", approved=True, seen=message)
    assert got.json["messages"][0]["state"] == "approved"
    after = blocks(catalog)
    assert [n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] == [0, 3]
    assert "Anna" in after[0]
    assert "2026-01-01" not in after[0]
    assert '"Разговоры  в "\n"Москве' in after[2]
    check_with_msgfmt(catalog)


def test_refusals_are_sentences(client: Any) -> None:
    got = client.save("Ende", " ", approved=True)
    assert (got.status, got.json["error"]) == (422, "There is no text to approve; write one first.")
    assert got.json["translations"]["ru"] == "Утверждать нечего; сначала напишите текст."
    got = client.save("Ende", "a\0b")
    assert got.status == 422
    got = client.post("save", id="0" * 12, base="", texts=["x"], approved=False)
    assert got.status == 404
    assert client.post("check", id="0" * 12, texts=["x"]).status == 404
    assert client.post("check", id=client.messages()["Ende"]["id"], texts=["x", "y"]).status == 422


def test_texts_that_are_not_saved_are_judged(client: Any, catalog: Path) -> None:
    before = catalog.read_bytes()
    got = client.post("check", id=client.messages()["Moskau & Kyjiw"]["id"], texts=["Киев"])
    assert "wrong-term" in {one["rule"] for one in got.json["findings"]}
    assert catalog.read_bytes() == before


def test_a_page_sees_which_messages_are_old(client: Any, catalog: Path) -> None:
    known = client.messages()
    catalog.write_text(catalog.read_text().replace('msgstr "Разговоры"', 'msgstr "Переговоры"'))
    got = client.get("api/bases?language=ru&deck=talks").json
    bases = got["bases"]
    assert got["written"]["by"] == "Poedit 3.4"
    old = [one["id"] for one in known.values() if bases[one["id"]] != one["base"]]
    assert old == [known["Gespräche"]["id"]]
    (message,) = client.post("messages", ids=[*old, "0" * 12]).json["messages"]
    assert (message["texts"], message["base"]) == (["Переговоры"], bases[old[0]])


def test_what_changed_on_disk_is_not_overwritten(client: Any, catalog: Path) -> None:
    seen = client.messages()["Gespräche"]
    catalog.write_text(catalog.read_text().replace('msgstr "Разговоры"', 'msgstr "Переговоры"'))
    before = catalog.read_bytes()
    got = client.save("Gespräche", "Беседы", approved=True, seen=seen)
    assert got.status == 409
    assert got.json["disk"]["texts"] == ["Переговоры"]
    assert got.json["written"]["by"] == "Poedit 3.4"
    assert got.json["written"]["time"][:4].isdigit()
    assert got.json["yours"] == ["Беседы"]
    assert catalog.read_bytes() == before
    assert client.save("Gespräche", "Беседы", approved=True, seen=got.json["disk"]).status == 200
    assert client.save("Gespräche", "Беседы", approved=True, seen=seen).status == 200  # the same: no question


def test_a_lock_of_another_run_is_told_and_ends(client: Any, folder: Path, catalog: Path) -> None:
    before = catalog.read_bytes()
    seen = client.messages()["Ende"]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        got = client.save("Ende", "Конец", seen=seen)
        assert got.status == 423
        assert f"process {other.pid}" in got.json["error"]
        assert catalog.read_bytes() == before
        other.communicate("")
    assert client.save("Ende", "Конец", seen=seen).status == 200


def test_two_writers_of_one_message_lose_nothing(client: Any, catalog: Path) -> None:
    seen = client.messages()["Ende"]
    with ThreadPoolExecutor() as pool:
        got = list(pool.map(lambda text: client.save("Ende", text, seen=seen), ["Конец", "Финал"]))
    assert sorted(one.status for one in got) == [200, 409]
    won, lost = sorted(got, key=lambda one: one.status)
    assert lost.json["disk"]["texts"] == won.json["messages"][0]["texts"]
    assert f'msgstr "{won.json["messages"][0]["texts"][0]}"' in catalog.read_text()


def test_fifty_at_once_are_all_answered(client: Any, catalog: Path) -> None:
    known = client.messages()
    names = list(known)

    def write(number: int) -> int:
        if number % 2:
            return client.get("api/deck?language=ru&deck=talks").status
        name = names[number // 2 % len(names)]
        status: int = client.save(name, f"Текст {number}", seen=known[name]).status
        return status

    with ThreadPoolExecutor(50) as pool:
        got = list(pool.map(write, range(50)))
    assert {*got} <= {200, 409}
    assert got.count(200) == 25 + len(names)
    check_with_msgfmt(catalog)


def test_undo_and_redo(client: Any, catalog: Path) -> None:
    before = catalog.read_bytes()
    got = client.save("Die Gespräche in Moskau beginnen.", "Переговоры в Москве начинаются.", approved=True)
    written = catalog.read_bytes()
    undone = client.post("restore", undo=got.json["undo"], base="")
    assert catalog.read_bytes() == before
    assert undone.json["messages"][0]["texts"] == ["Разговоры  в Москве начинаются."]
    redone = client.post("restore", undo=undone.json["undo"], base="")
    assert catalog.read_bytes() == written
    catalog.write_text(catalog.read_text().replace("Переговоры в", "Беседы в"))
    got = client.post("restore", undo=redone.json["undo"], base="")
    assert (got.status, got.json["yours"]) == (409, ["Разговоры  в Москве начинаются."])
    assert client.post("restore", undo="nothing", base="").status == 404


def test_all_shown_are_approved_together(client: Any, catalog: Path) -> None:
    before = catalog.read_bytes()
    known = client.messages()
    got = client.post("approve-all", messages=[{"id": one["id"], "base": one["base"]} for one in known.values()])
    assert got.json["skipped"] == [{"id": known["Ende"]["id"], "why": "empty"}]
    assert "fuzzy" not in catalog.read_text()
    assert len(got.json["messages"]) == len(known)
    undone = client.post("restore", undo=got.json["undo"], base="")
    assert len(undone.json["messages"]) == 2
    assert catalog.read_bytes() == before


def findings(folder: Path, *, waived: bool) -> list[str]:
    return [one.rule for one in check(find(folder), ["ru"]) if one.waived is waived]


def test_a_waiver_is_what_check_reads(client: Any, folder: Path, catalog: Path) -> None:
    client.save("Moskau & Kyjiw", "Киев", approved=True)
    before = catalog.read_bytes()
    assert "wrong-term" in findings(folder, waived=False)
    seen = client.messages()["Moskau & Kyjiw"]
    wanted = {"id": seen["id"], "base": seen["base"], "rule": "wrong-term"}
    assert client.post("waive", **wanted, reason=" ").status == 422
    got = client.post("waive", **wanted, reason="the city alone")
    assert got.json["line"] == "# loctool: allow wrong-term — the city alone"
    assert got.json["line"] + "\n" in catalog.read_text()
    assert "wrong-term" not in findings(folder, waived=False)
    assert "wrong-term" in findings(folder, waived=True)
    (finding,) = (one for one in got.json["messages"][0]["findings"] if one["rule"] == "wrong-term")
    assert finding["reason"] == "the city alone"
    assert client.post("withdraw", **wanted).status == 409
    wanted["base"] = got.json["messages"][0]["base"]
    got = client.post("withdraw", **wanted, reason="the city alone")
    assert got.status == 200
    assert catalog.read_bytes() == before
    assert "wrong-term" in findings(folder, waived=False)


def test_a_term_is_a_row_of_the_glossary(client: Any, folder: Path) -> None:
    glossary = folder / "glossary" / "terms.csv"
    before = glossary.read_bytes()
    got = client.post("term", source="Gespräche", target="переговоры", note="between states, not “talks”")
    assert got.json["line"] == 'Gespräche,переговоры,,"between states, not “talks”"'
    assert glossary.read_text() == before.decode() + got.json["line"] + "\n"
    changed = {one["source"][0] for one in got.json["messages"]}
    assert changed == {"Gespräche", "Die Gespräche in Moskau beginnen."}
    assert "wrong-term" in {one["rule"] for message in got.json["messages"] for one in message.get("findings", ())}
    assert client.post("term", source="Gespräche", target="переговоры", note="").status == 422
    assert client.post("term", source="", target="x", note="").status == 422
    undone = client.post("restore", undo=got.json["undo"], base="")
    assert {one["source"][0] for one in undone.json["messages"]} == changed
    assert glossary.read_bytes() == before


def test_a_project_without_a_glossary_gets_one(client: Any, folder: Path) -> None:
    (folder / "glossary" / "terms.csv").unlink()
    got = client.post("term", source="Ende", target="конец", note="")
    assert got.status == 200
    assert (folder / "glossary" / "terms.csv").read_text() == "de,ru,status,note\nEnde,конец,preferred,\n"
    undone = client.post("restore", undo=got.json["undo"], base="")
    assert not (folder / "glossary" / "terms.csv").exists()
    assert client.post("restore", undo=undone.json["undo"], base="").status == 200
    assert (folder / "glossary" / "terms.csv").exists()


@pytest.mark.parametrize(("name", "content", "said"), [("t.tbx", "<tbx/>", "TBX"), ("t.csv", "de,en\nA,a\n", "'ru'")])
def test_glossaries_that_take_no_term_say_so(client: Any, folder: Path, name: str, content: str, said: str) -> None:
    (folder / "glossary" / "terms.csv").unlink()
    (folder / "glossary" / name).write_text(content)
    got = client.post("term", source="Ende", target="конец", note="")
    assert (got.status, said in got.json["error"]) == (422, True)


def test_an_unreadable_catalog_is_told_with_its_line(client: Any, catalog: Path) -> None:
    seen = client.messages()["Ende"]
    catalog.write_text(catalog.read_text().replace('msgstr "Разговоры"', 'msgstr "Разговоры'))
    got = client.save("Ende", "Конец", seen=seen)
    assert (got.status, "talks.po:16" in got.json["error"]) == (422, True)


def listen(client: Any) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(client.host, timeout=10)
    connection.request("GET", f"/{client.token}/api/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.readline() + answer.readline() == b"retry: 1000\n\n"
    return connection, answer


@pytest.mark.parametrize("name", ["locales/ru/LC_MESSAGES/talks.po", "source/talks.md", "glossary/terms.csv"])
def test_changes_on_disk_are_told(client: Any, folder: Path, name: str) -> None:
    listening = [listen(client) for _ in range(2)]
    listening[0][0].close()
    listening[0][1].close()
    time.sleep(0.2)
    path = folder / name
    path.write_bytes(path.read_bytes() + b"\n")
    _, answer = listening[1]
    assert answer.readline() == b"event: changed\n"
    whole = "false" if name.endswith(".po") else "true"
    assert answer.readline().decode() == f'data: {{"language": "ru", "deck": "talks", "whole": {whole}}}\n'
    answer.close()


def test_what_is_written_is_told_also_if_it_cannot_be_shown(client: Any, folder: Path, catalog: Path) -> None:
    seen = client.messages()["Ende"]
    (folder / "glossary" / "terms.csv").write_text("odd\n")
    got = client.save("Ende", "Конец", seen=seen)
    assert (got.status, got.json["messages"], "terms.csv" in got.json["problem"]) == (200, [], True)
    assert got.json["undo"]
    assert '"Конец"' in catalog.read_text()
    undone = client.post("restore", undo=got.json["undo"], base="")
    assert (undone.status, '"Конец"' in catalog.read_text()) == (200, False)


def test_faults_of_the_system_are_answered(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "talks.po")

    seen = client.messages()["Ende"]
    monkeypatch.setattr("loctool.review.editing.decisions.change_messages", fail)
    got = client.save("Ende", "Конец", seen=seen)
    assert (got.status, got.json["error"]) == (422, "talks.po: No space left on device")


def test_odd_addresses_are_answered(client: Any) -> None:
    for part in ("9" * 5000, "٣", "-1", "0"):
        assert client.get(f"api/deck?language=ru&deck=talks&part={quote(part)}").status == 404


def test_two_catalogs_of_one_name_are_written_each_for_itself(start: Any, folder: Path, catalog: Path) -> None:
    other = folder / "program" / "ru" / "talks.po"
    other.parent.mkdir(parents=True)
    other.write_text(catalog.read_text())
    with (folder / "loctool.toml").open("a") as file:
        file.write('catalogs = ["locales/{language}/LC_MESSAGES/{domain}.po", "program/{language}/{domain}.po"]\n')
    client, before = start(), other.read_bytes()
    seen = client.messages()["Ende"]
    assert client.save("Ende", "Конец", seen=seen).status == 200
    assert ('"Конец"' in catalog.read_text(), other.read_bytes() == before) == (True, True)
    written = catalog.read_bytes()
    seen = client.messages(deck="talks.po")["Ende"]
    got = client.post("save", deck="talks.po", id=seen["id"], base=seen["base"], texts=["Финиш"], approved=False)
    assert (got.status, '"Финиш"' in other.read_text(), catalog.read_bytes() == written) == (200, True, True)


def test_a_new_glossary_is_noticed(client: Any, folder: Path) -> None:
    _, answer = listen(client)
    time.sleep(0.2)
    (folder / "glossary" / "new.csv").write_text("de,ru\nEnde,конец\n")
    assert answer.readline() == b"event: changed\n"
    answer.close()
