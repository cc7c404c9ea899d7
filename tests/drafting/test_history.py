"""Random histories of a catalog in several hands: what a person typed or approved is never changed and never lost."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import may_draft
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.verbs import tm
from tests.drafting.conftest import Desk

TITLES = [
    f"Die Gewinnung {adjective} Erden kostet {amount} Geld"
    for adjective in ("seltener", "vieler")
    for amount in ("viel", "sehr viel", "kaum")
] + ["Das Abkommen gilt", "Das Abkommen gilt nicht", "5 %"]

titles = st.lists(st.sampled_from(TITLES), min_size=2, max_size=4, unique=True)
place = st.integers(0, 3)


class History(RuleBasedStateMachine):
    """One deck and one catalog; `theirs` are the texts of people that no one but a person may do away with."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder / "project")
        self.theirs: set[str] = set()
        self.typed = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(found=titles)
    def begin(self, found: list[str]) -> None:
        self.titles = found
        self.desk.deck(*found)
        self.desk.draft()

    @rule(at=place, title=st.sampled_from(TITLES))
    def the_author_edits_and_extracts(self, at: int, title: str) -> None:
        self.titles[at % len(self.titles)] = title
        self.desk.deck(*dict.fromkeys(self.titles))

    @rule(found=titles)
    def the_author_writes_anew_and_extracts(self, found: list[str]) -> None:
        self.titles = found
        self.desk.deck(*found)

    @rule(renew=st.booleans(), memory=st.booleans())
    def draft(self, renew: bool, memory: bool) -> None:
        before = self.of_people()
        self.desk.draft(renew=renew, memory=memory)
        assert {key: one for key, one in self.of_people().items() if key in before} == before

    @rule(word=st.sampled_from(["agreement", "treaty"]))
    def the_glossary_changes(self, word: str) -> None:
        self.desk.glossary(f"Abkommen,{word},")

    @rule(at=place, fuzzy=st.booleans())
    def a_person_types(self, at: int, fuzzy: bool) -> None:
        self.typed += 1
        text = f"A person's text, number {self.typed}."

        def change(entry: Entry) -> None:
            entry.msgstr, entry.flags = text, ["fuzzy"] if fuzzy else []
            if not fuzzy:
                entry.previous_msgid = None

        self.by_person(at, change)

    @rule(at=place)
    def a_person_approves(self, at: int) -> None:
        def change(entry: Entry) -> None:
            entry.flags, entry.previous_msgid = [], None

        self.by_person(at, change)

    @rule(at=place)
    def a_person_doubts_a_text_of_their_own(self, at: int) -> None:
        catalog = read(self.desk.path())
        entries = [entry for entry in catalog.messages() if entry.msgstr.startswith("A person")]
        if entries and not entries[at % len(entries)].fuzzy:
            entries[at % len(entries)].flags = ["fuzzy"]
            save(catalog)

    def by_person(self, at: int, change: object) -> None:
        """Let a person change one message and save; what they replace is theirs to lose."""
        catalog = read(self.desk.path())
        if not (entries := catalog.messages()):
            return
        entry = entries[at % len(entries)]
        former = entry.msgstr
        change(entry)  # type: ignore[operator]
        save(catalog)
        if former != entry.msgstr:
            self.theirs.discard(former)
        if entry.msgstr:
            self.theirs.add(entry.msgstr)

    @precondition(lambda _: shutil.which("msgmerge"))
    @rule(previous=st.booleans(), matching=st.booleans())
    def msgmerge(self, previous: bool, matching: bool) -> None:
        options = [*(["--previous"] if previous else []), *([] if matching else ["--no-fuzzy-matching"])]
        command = ["msgmerge", "-q", "-U", "--backup=none", *options, self.desk.path(), self.template()]
        subprocess.run(command, check=True)

    def template(self) -> Path:
        return self.desk.project.template("deck")

    @precondition(lambda _: shutil.which("msgcat"))
    @rule(found=titles)
    def an_editor_works_with_another_template(self, found: list[str]) -> None:
        """Let Poedit update from a template of its own and write the file in its own wrapping."""
        if shutil.which("msgmerge"):
            kept, source = self.template().read_bytes(), self.folder / "project" / "source" / "deck.md"
            text = source.read_text()
            other = Desk(self.folder / "other")
            other.deck(*found)
            command = ["msgmerge", "-q", "--previous", self.desk.path(), other.project.template("deck")]
            merged = subprocess.run(command, check=True, capture_output=True).stdout
            self.desk.path().write_bytes(merged)
            shutil.rmtree(self.folder / "other")
            assert (kept, text) == (self.template().read_bytes(), source.read_text())
        subprocess.run(["msgcat", "-w", "60", "-o", self.desk.path(), self.desk.path()], check=True)

    @rule()
    def fill_the_memory(self) -> None:
        with tm.open_memory(self.desk.project) as memory:
            confirmed = {entry.msgstr for entry in read(self.desk.path()).entries if not entry.fuzzy}
            assert {unit.target for unit in memory.units()} <= confirmed

    def of_people(self) -> dict[str, tuple[str, bool]]:
        """Return msgid -> text and whether it is fuzzy, of the messages that no draft may be stored in."""
        return {e.msgid: (e.msgstr, e.fuzzy) for e in read(self.desk.path()).messages() if not may_draft(e)}

    @invariant()
    def nothing_of_theirs_is_lost(self) -> None:
        if self.theirs:
            present = {entry.msgstr for entry in read(self.desk.path()).entries}
            assert self.theirs <= present


TestHistory = pytest.mark.filterwarnings("ignore")(History.TestCase)
TestHistory.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
