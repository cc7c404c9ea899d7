"""How large a deck may be: the parser takes some ten microseconds for each line and mark, and no deck needs so many."""

from __future__ import annotations

import re

from loctool.errors import SourceError

MOST_CHARACTERS = 2_000_000
"""Characters of a deck, pictures within its text left out; a novel has a million."""
MOST_LINES = 60_000
"""Lines of a deck."""
MOST_MARKS = 250_000
"""Characters of a deck that can begin or end markup."""
_PICTURE = re.compile(r"data:[\w/.+-]{1,99};base64,[A-Za-z0-9+/=]+")
_MARKS = "[]<>`*_~|&\\!^#"
_MARK = re.compile(f"[{re.escape(_MARKS)}]")


def check_size(text: str, path: str) -> None:
    """Raise SourceError where a deck is too large, with the line from which on it is."""
    if len(text) > MOST_CHARACTERS and (length := len(_PICTURE.sub("", text))) > MOST_CHARACTERS:
        message = f"has {length} characters of text, more than the {MOST_CHARACTERS} that a deck may have; split it"
        raise SourceError(message, path)
    if text.count("\n") >= MOST_LINES:
        message = f"has more than {MOST_LINES} lines, the most that a deck may have; split it"
        raise SourceError(message, path, MOST_LINES + 1)
    if sum(map(text.count, _MARKS)) > MOST_MARKS:
        places = (match.start() for match in _MARK.finditer(text))
        at = next(place for number, place in enumerate(places) if number == MOST_MARKS)
        message = f"has more than {MOST_MARKS} marks such as * and |, the most that a deck may have; split it"
        raise SourceError(message, path, text.count("\n", 0, at) + 1)
