"""Rules on what programs left in a text: marks of a merge and the context of a message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.language import base_language

_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:\s.*)?$|^={7}$|#-#-#-#-#", re.MULTILINE)
_KDE = re.compile(r"_:[^\n]*\n\s*(?=\S)")
_PREFIX = re.compile(r"(?P<context>[^\W\d_][^\W_-]*(?: [^\W_-]+){0,2})\|(?=[^\W\d_])")
_GLUED_BAR = re.compile(r"(?<=\w)\|(?=\w)")


def merge_mark(text: Comparison) -> Iterator[Problem]:
    """Yield the marks that git, svn or msgcat left in a translation."""
    if not any(sign in text.target for sign in ("<<<<<<<", ">>>>>>>", "=======", "|||||||", "#-#-#-#-#")):
        return
    found = _MERGE.search(text.target)
    if found and len(_MERGE.findall(text.target)) > len(_MERGE.findall(text.source)):
        yield Problem(f"a mark of a merge is left in the text: {found[0][:20]}", found.span())


def leaked_context(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has the context of its message in its text: verb|Öffnen."""
    if (note := _KDE.match(text.target)) and not _KDE.match(text.source):
        yield Problem("the note to translators is in the translation", note.span(), fix=text.target[note.end() :])
        return
    if text.context and (found := _context_before(text.context, text.target, text.source)):
        yield Problem(f"begins with the context “{text.context}”", found.span(), fix=text.target[found.end() :])
        return
    if "|" not in text.target or "||" in text.source:
        return
    ours, theirs = _PREFIX.match(text.source), _PREFIX.match(text.target)
    if not theirs or len(_GLUED_BAR.findall(text.target)) != 1 or text.target.count("|") != 1:
        return
    rest = text.target[theirs.end() :]
    if not ours and "|" not in text.source and text.source not in (rest, theirs["context"]):
        yield Problem(
            f"“{theirs['context']}” before the bar is not in the source", theirs.span(), fix=rest, is_safe=False
        )
    elif ours and text.source.count("|") == 1 and _is_context(ours["context"], text.source[ours.end() :], text):
        is_kept = ours["context"] == theirs["context"]
        severity = Severity.ERROR if is_kept else Severity.WARNING
        message = f"“{theirs['context']}” before the bar is a context, which programs do not show"
        yield Problem(message, theirs.span(), fix=rest, is_safe=False, severity=severity)


def _context_before(context: str, target: str, source: str) -> re.Match[str] | None:
    """Return where a translation has its msgctxt and a sign behind it, if the source does not begin so."""
    pattern = re.compile(rf"{re.escape(context)}\s*[|:\x04]\s*(?=\S)", re.IGNORECASE)
    return None if pattern.match(source) else pattern.match(target)


def _is_context(before: str, behind: str, text: Comparison) -> bool:
    """Return whether words before a bar say what the text behind it is, as Menu|File: in title case.

    Where all nouns have capital letters, one word and another may be a pair: Name|Masse.
    """
    if " " not in before and base_language(text.source_language) == "de":
        return False
    return before[0].isupper() and not before.isupper() and behind[:1].isupper()
