"""Drafts of the real starter pairs: offline, in order, with their quotations, and nothing written elsewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from loctool import packages
from loctool.engines import ENGINES
from loctool.engines.argos.decoder import Decoding
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.glossary.targets import find_targets
from loctool.model import Status, Term
from loctool.text import quotes
from tests.conftest import INHERITED

TEXTS = [
    "Kein offizieller Kommentar aus dem Weißen Haus",
    "„Wir begrüßen Partner in unseren neuen Gebieten“, sagte Putin.  Er behauptet das.\nEnde",
    "Trump sagte: „Wir haben ein Abkommen, und jetzt sagt er: ‚Naja, ich möchte es neu verhandeln.‘“",
    "Putin: „Russland ist weltweit führend bei Seltene-Erden-Vorkommen“",
    "Das „Gesetz über kritische Rohstoffe“ (CRMA) der EU",
    "„Seltene Erden sind ein Schlüsselbereich für Zusammenarbeit“",
    "17 %",
    "",
    " \n",
    "Shutterstock.com",
    "Ist das so?",
]

BLOCKED = """
import socket, sys
def refuse(*_args, **_kwargs):
    raise AssertionError("a socket was opened")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
socket.socket.__init__ = refuse
from loctool.engines import ENGINES
assert not {"ctranslate2", "argostranslate", "numpy", "sentencepiece"} & set(sys.modules)
print(ENGINES["argos"]("de", "ru").translate(["Das ist gut."])[0].text)
assert not {"minisbd", "stanza", "spacy", "onnxruntime", "argostranslate.translate"} & set(sys.modules)
"""


def run(home: str, data: str) -> subprocess.CompletedProcess[str]:
    """Draft one text in a process of its own that has no sockets."""
    environment = {**INHERITED, "HOME": home, "LOCTOOL_DATA_DIR": data, "ARGOS_BATCH_SIZE": "nonsense"}
    return subprocess.run(
        [sys.executable, "-c", BLOCKED], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_draft_needs_no_network_and_writes_nothing_at_home(home: Path, models_folder: Path) -> None:
    result = run(str(home), str(models_folder))
    assert (result.returncode, result.stderr) == (0, "")
    assert re.search("[а-я]", result.stdout)
    assert list(home.iterdir()) == []


def test_a_home_that_cannot_be_written_is_enough(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(str(tmp_path / "file"), str(tmp_path / "file" / "data"))
    assert result.returncode == 0
    assert "set LOCTOOL_DATA_DIR" in result.stderr
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "file").read_text() == ""


@pytest.mark.parametrize("target", ["en", "ru"])
def test_drafts_of_a_deck(target: str) -> None:
    engine = ENGINES["argos"]("de", target)
    drafts = engine.translate(TEXTS)
    assert engine.route == {"en": ("de", "en"), "ru": ("de", "en", "ru")}[target]
    assert all(draft.route == engine.route for draft in drafts)
    for text, draft in zip(TEXTS, drafts, strict=True):
        assert quotes.find_quotations(draft.text).shape() == quotes.find_quotations(text).shape()
        assert quotes.localise_quotes(draft.text, target) == draft.text
        assert text[-1:] not in ".?" or draft.text[-1:] == text[-1:]
        assert draft.score <= 0
    assert [draft.text for draft in drafts[6:10]] == TEXTS[6:10]
    assert re.search(r"\.  .*\.\n.", drafts[1].text)
    assert not drafts[0].text.endswith(".")
    assert not {"„", "“"} & set(drafts[3].text) if target == "ru" else "“" in drafts[3].text


def test_the_order_of_texts_and_a_second_run_change_nothing() -> None:
    engine = ENGINES["argos"]("de", "en")
    drafts = engine.translate(TEXTS[:6])
    assert engine.translate(TEXTS[5::-1])[::-1] == drafts
    assert engine.translate([*TEXTS[:6], TEXTS[0]]) == [*drafts, drafts[0]]


@pytest.mark.parametrize("target", ["en", "ru"])
def test_a_draft_of_one_sentence_has_others_of_the_same_search(target: str) -> None:
    ones = [
        "Das „Gesetz über kritische Rohstoffe“ der EU",
        "Die Preise steigen",
        "Der Winter ist in diesem Jahr sehr kalt.",
    ]
    *drafts, two, none = ENGINES["argos"]("de", target).translate([*ones, "Die Preise steigen. Alle warten.", "17 %"])
    for text, draft in zip(ones, drafts, strict=True):
        assert len(draft.others) <= 3
        assert len({draft.text, *draft.others}) == 1 + len(draft.others)
        for other in draft.others:
            assert quotes.find_quotations(other).shape() == quotes.find_quotations(text).shape()
            assert quotes.localise_quotes(other, target) == other
    assert any(draft.others for draft in drafts)
    assert (two.others, none.others) == ((), ())
    assert [draft.others for draft in ENGINES["argos"]("de", target, beam=1).translate(ones)] == [(), (), ()]


@pytest.mark.parametrize("term", ["charge", "price"])
def test_the_others_of_an_obedient_draft_are_obedient(term: str) -> None:
    terms = TermIndex([Term("Preis", {"en": (term,)}, Status.PREFERRED, "", "g.csv", 2)], "de")
    for draft in ENGINES["argos"]("de", "en").translate(["Die Preise steigen", "Der Preis ist hoch."], terms):
        least = len(find_targets((term,), draft.text, "en"))
        assert all(len(find_targets((term,), other, "en")) >= least for other in draft.others)


def test_english_goes_to_russian_directly() -> None:
    engine = ENGINES["argos"]("en_US", "ru_RU", beam=1, threads=1)
    assert (engine.name, engine.route) == ("argos", ("en", "ru"))
    (draft,) = engine.translate(["He said: “Thank you.”"])
    assert re.search("[а-я]", draft.text)
    assert re.search("«.+»", draft.text)


def test_identities_differ_by_package_and_not_by_search() -> None:
    engines = [ENGINES["argos"]("de", "en"), ENGINES["argos"]("de", "ru"), ENGINES["pseudo"]("de", "en")]
    assert len({engine.identity for engine in engines}) == 3
    for options in ({"threads": 1}, {"beam": 1}):
        assert engines[0].identity == ENGINES["argos"]("de", "en", **options).identity


def test_very_long_texts_and_nonsense_come_through() -> None:
    long = "Die Nachfrage nach Seltenen Erden steigt, " * 16 + "sagte er."
    texts = [long, "ä" * 400, "🙂 Ж 中 ∑ \ufeff\u200b", "— „ “ “ „", "a" * 200 + " „b“"]
    drafts = ENGINES["argos"]("de", "en", beam=1).translate(texts)
    assert len(drafts) == len(texts)
    assert drafts[0].text.endswith(".")
    assert drafts[3].text == texts[3]


def test_underscores_of_identifiers_stay() -> None:
    engine = ENGINES["argos"]("de", "en")
    decoder = engine._hop(engine.chain[0])
    assert decoder.text(decoder.pieces("The file a_b_c was deleted.")) == "The file a_b_c was deleted."


def test_a_missing_pair_is_one_line() -> None:
    with pytest.raises(
        PackageError, match=r"^no Argos package translates fr to ru \(installed: de→en, de→ru, en→ru\); "
    ):
        ENGINES["argos"]("fr", "ru")


def test_the_users_package_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "mine"))
    embedded = packages.folder(packages.find_installed()[0])
    before = ENGINES["argos"]("de", "en")
    shutil.copytree(embedded, tmp_path / "mine" / "translate-de_en-0_1")
    engine = ENGINES["argos"]("de", "en")
    assert engine.identity != before.identity
    assert engine.translate(["Das ist gut."]) == before.translate(["Das ist gut."])


@pytest.mark.parametrize(
    "part", ["model/model.bin", "model/config.json", "model/shared_vocabulary.json", "sentencepiece.model"]
)
@pytest.mark.parametrize(
    "damage", [lambda raw: bytes(len(raw)), lambda raw: raw[: len(raw) // 2], lambda _: b"weights"]
)
def test_a_broken_model_is_one_line(
    part: str,
    damage: Callable[[bytes], bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "mine"))
    shutil.copytree(packages.folder(packages.find_installed()[0]), tmp_path / "mine" / "broken")
    path = tmp_path / "mine" / "broken" / part
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(PackageError, match="its model cannot be loaded") as caught:
        ENGINES["argos"]("de", "en").translate(["Hallo"])
    assert "\n" not in str(caught.value)
    assert not caplog.records


def test_a_model_that_fails_while_it_drafts_is_one_line() -> None:
    engine = replace(ENGINES["argos"]("de", "en"), decoding=Decoding(beam=0))
    with pytest.raises(PackageError, match=r"the model for 'en' fails \(.*beam.*\); install its package again"):
        engine.translate(["Das ist gut."])
