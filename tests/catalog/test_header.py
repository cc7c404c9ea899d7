"""Fields of headers, and their dates whatever the environment says."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from loctool.catalog.entry import Entry
from loctool.catalog.header import format_date, moment, set_field
from loctool.errors import LoctoolError


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Return what changes the environment, after which the time zone is set again."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with monkeypatch.context() as patch:
        yield patch
    time.tzset()


@pytest.mark.parametrize(
    "name", ["UTC", "Europe/Berlin", "A+24", "A-24:59:59", "A+999999999", "A1:2:3", "\x01", "No/Where", ":/etc/passwd"]
)
def test_a_date_can_be_read_in_every_time_zone(name: str, zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", name)
    time.tzset()
    date = format_date()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d[+-]\d{4}", date)
    assert abs(moment(date).timestamp() - time.time()) < 120


def test_the_moment_of_a_build(zone: pytest.MonkeyPatch) -> None:
    for epoch, date in (("0", "1970-01-01 00:00+0000"), ("253402300799", "9999-12-31 23:59+0000")):
        zone.setenv("SOURCE_DATE_EPOCH", epoch)
        assert format_date() == date
    for epoch in ("253402300800", "9" * 30, "-1", "1.5", "today"):
        zone.setenv("SOURCE_DATE_EPOCH", epoch)
        with pytest.raises(LoctoolError, match="correct or unset it"):
            format_date()


def test_a_field_is_set_in_whatever_case_it_is_written() -> None:
    head = Entry(msgid="", msgstr="Language: de\ncontent-type: text/plain; charset=ASCII\n")
    set_field(head, "Content-Type", "text/plain; charset=UTF-8")
    assert head.msgstr == "Language: de\nContent-Type: text/plain; charset=UTF-8\n"
