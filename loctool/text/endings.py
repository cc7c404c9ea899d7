"""How a draft begins and ends: like its source, in the target language's own full stops."""

from __future__ import annotations

import re

from loctool.text.abbreviations import is_abbreviated

STOPS = {
    "zh": {".": "。", "?": "？", "!": "！"},
    "ja": {".": "。", "?": "？", "!": "！"},
    "hi": {".": "।"},
    "bn": {".": "।"},
    "el": {"?": ";"},
    "ar": {"?": "؟"},
    "fa": {"?": "؟"},
    "ur": {".": "۔", "?": "؟"},
}
"""Languages that do not end all their sentences as European ones do."""

SAME = {"。": ".", "．": ".", "｡": ".", "।": ".", "۔": ".", "？": "?", "؟": "?", "！": "!", "...": "…"}
"""Sentence-final marks -> the European mark of the same meaning."""

CLOSING = "\"'”“’‘»«›‹）」』)]*_ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""What may stand after a sentence's final mark."""

_END = re.compile(r"(?P<mark>\.\.\.|…|[?!]+|[.:。．｡।۔？؟！])?(?P<closing>[" + re.escape(CLOSING) + r"]*)$")


def final_mark(text: str) -> str:
    """Return the mark that ends a sentence, in its European form: . … ? ! ?! : or "" where there is none."""
    found = _END.search(text)
    mark = (found and found["mark"]) or ""
    inner = text.rstrip(CLOSING)
    return "" if mark == "." and is_abbreviated(inner) else SAME.get(mark, mark)


def fit_ending(source: str, draft: str, language: str) -> str:
    """Return the draft ended with the mark of its source: no full stop for a heading, a question mark for a question.

    A mark that stands inside the draft's closing quotes stays there, as its language wants it.
    """
    wanted, given = final_mark(source), final_mark(draft)
    found = _END.search(draft)
    if wanted == given or found is None or not draft.strip(CLOSING + ".…?!:"):
        return draft
    if not wanted and is_abbreviated(source.rstrip(CLOSING)) and given == ".":
        return draft
    mark = STOPS.get(language.partition("_")[0], {}).get(wanted, wanted)
    body = draft[: found.start()]
    if given and not mark:
        return fit_ending(source, body.rstrip() + found["closing"], language)
    if given:
        return body.rstrip("?!:…") + mark + found["closing"]
    inside = _END.search(source)
    if inside and inside["closing"].strip():
        return body + (mark if not draft[: found.start("closing")].endswith(".") else "") + found["closing"]
    return draft if draft.endswith(mark) else draft + mark


STOP_OUTSIDE = frozenset(["ru", "uk", "be", "bg", "pl", "cs", "sk", "es", "sv", "nb", "no", "fi"])
"""Languages whose full stop follows the closing quotation mark, whatever is quoted."""

_STOP_INSIDE = re.compile(r"(?<![.…])\.(?P<marks>[»“”’‘]+)(?=\s|$)")


def fit_stop(draft: str, language: str) -> str:
    """Return the draft with its full stops on the side of closing quotation marks that the language wants."""
    return _STOP_INSIDE.sub(r"\g<marks>.", draft) if language.partition("_")[0] in STOP_OUTSIDE else draft


def fit_capital(source: str, draft: str) -> str:
    """Return the draft with a capital first letter where its source begins with one."""
    first, place = _first_letter(source)[0], _first_letter(draft)[1]
    if not first.isupper() or place is None or not draft[place].islower():
        return draft
    word = re.match(r"\w+", draft[place:])
    if word and any(letter.isupper() for letter in word[0]):
        return draft
    upper = draft[place].upper()
    return draft if len(upper) > 1 else draft[:place] + upper + draft[place + 1 :]


def _first_letter(text: str) -> tuple[str, int | None]:
    """Return the text's first letter and its index; none where a digit or another token comes before it."""
    found = re.match(r"[^\w\[{⟦@#$%&/\\]*([^\W\d_])", text)
    return (found[1], found.start(1)) if found else ("", None)
