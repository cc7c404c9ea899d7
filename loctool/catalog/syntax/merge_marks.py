"""Marks of merges that nobody finished: git's lines in a file, and those of msgcat within a text."""

from __future__ import annotations

import re

CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
"""Begins or divides the two versions of what git could not merge; no line of a .po file begins so."""
FINISH = "finish the merge: keep one side, and delete the lines <<<<<<<, ======= and >>>>>>>"
JOINED = "#-#-#-#-#"
"""Around the name of the file that each of several texts is from, as msgcat and msgmerge join them."""
_JOINED = re.compile(JOINED)
_IN_TEXT = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)


def may_have_marks(text: str) -> bool:
    """Return quickly whether a .po file's text may have marks of a merge within its messages."""
    return JOINED in text or '"<<<<<<< ' in text or '">>>>>>> ' in text


def mark_in(source: str, target: str) -> str:
    """Return the mark of a merge that a translation has and its source has not, "" if there is none."""
    for pattern in (_JOINED, _IN_TEXT):
        if (found := pattern.search(target)) and not pattern.search(source):
            return found[0]
    return ""


def conflicts_in(text: str) -> list[tuple[int, str]]:
    """Return (line, mark) of the beginning of each conflict in a file; of all marks if none begins one."""
    found = [(text.count("\n", 0, match.start()) + 1, match[0]) for match in CONFLICT.finditer(text)]
    return [one for one in found if one[1].startswith("<")] or found[:1]


def conflict_message(mark: str) -> str:
    """Return what is wrong with a line that git wrote, and what to do."""
    return f"a merge is not finished: the line begins with {mark}; {FINISH}"
