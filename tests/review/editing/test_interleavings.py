"""However two windows, undo and an editor take turns, nobody's text is replaced by one who has not seen it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from loctool.catalog.decisions import base_of, decide, message_id
from loctool.catalog.entry import Entry
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.files import write_atomically
from loctool.review.editing.decisions import Decision, write_decision
from loctool.review.editing.messages import ConflictError, FormerFile
from loctool.review.editing.undoing import restore_messages

START = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Erdöl"\nmsgstr "Oil"\n'
TEXTS = st.sampled_from(["Oil", "Petroleum", "Crude oil", "Crude"])
WINDOWS = st.integers(0, 1)


class Desk(RuleBasedStateMachine):
    """A catalog of one message, two windows and an editor that knows nothing of them."""

    @initialize(folder=st.uuids())
    def open_windows(self, folder: object) -> None:
        """Show the file in both windows."""
        self.path = Path(self.folder) / f"{folder}.po"
        write_atomically(self.path, START.encode())
        self.seen = [self.entry(), self.entry()]
        self.undo: list[FormerFile | None] = [None, None]
        self.expected = "Oil"

    folder = ""

    def entry(self) -> Entry:
        (found,) = read(self.path).messages()
        found.fields()
        return found

    @rule(window=WINDOWS, text=TEXTS, approved=st.booleans())
    def write(self, window: int, text: str, approved: bool) -> None:
        """Write in a window: over what it has seen, and over nothing else."""
        there, base = self.entry(), base_of(self.seen[window])
        try:
            former = write_decision(self.path, Decision(message_id(there), base, (text,), approved))
        except ConflictError:
            self.seen[window] = there  # the page shows it beside the text that was not written
            assert (base, text) != (base_of(there), there.msgstr)
            assert self.entry().msgstr == there.msgstr
            return
        assert base == base_of(there) or text == there.msgstr
        self.undo[window] = former or self.undo[window]
        self.expected, self.seen[window] = text, self.entry()

    @rule(window=WINDOWS)
    def take_back(self, window: int) -> None:
        """Undo in a window, unless somebody has written since."""
        if (former := self.undo[window]) is None:
            return
        there = self.entry()
        with suppress(ConflictError):
            restore_messages(former)
            assert base_of(there) == former.messages[0].base
            self.expected, self.seen[window] = self.entry().msgstr, self.entry()
        self.undo[window] = None

    @rule(text=TEXTS, approved=st.booleans())
    def edit_outside(self, text: str, approved: bool) -> None:
        """Save the file in an editor."""
        catalog = read(self.path)
        (entry,) = catalog.messages()
        decide(entry, [text], approved=approved)
        save(catalog)
        self.expected = text

    @invariant()
    def the_last_text_is_there(self) -> None:
        """Check that the file holds what was written last."""
        if hasattr(self, "expected"):
            assert self.entry().msgstr == self.expected


def test_no_turn_replaces_an_unseen_text(tmp_path: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    Desk.folder = str(tmp_path)
    run_state_machine_as_test(Desk, settings=settings(max_examples=30, stateful_step_count=25, deadline=None))
