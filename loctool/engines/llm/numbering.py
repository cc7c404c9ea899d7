"""The numbers that the messages of a request have in its prompt and in the answer."""

from __future__ import annotations

from loctool.engines.requests import Inquiry, Request


def number_asked(request: Request) -> dict[int, int]:
    """Return number -> index in `Request.messages`: those that are asked, counted from 1 without a gap."""
    asked = (index for index, one in enumerate(request.messages) if one.is_asked)
    return dict(enumerate(asked, 1))


def form_keys(inquiry: Inquiry) -> tuple[str, ...]:
    """Return the keys of the plural forms that a message needs, "0", "1", …, none if it has no plural forms."""
    return tuple(map(str, range(len(inquiry.numbers))))
