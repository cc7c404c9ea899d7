"""Messages that are on no slide of their deck."""

from __future__ import annotations

from loctool.catalog.entry import Entry
from loctool.model import Deck
from loctool.verbs.support.pages.slides import show_deck


def test_messages_on_no_slide_have_no_slide_number_in_their_ids() -> None:
    [slide] = show_deck(Deck("deck.md", ()), [Entry(msgid="a", msgstr="b")], {}, {}).slides
    assert (slide.number, [one.id for one in slide.segments]) == (0, ["*.1"])
