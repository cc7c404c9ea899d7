"""Beginnings and ends of drafts: like the source, with the punctuation of the target language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loctool.text.abbreviations import abbreviations, is_abbreviated
from loctool.text.language import base_language
from loctool.text.quotes import CLOSING_BRACKETS, CLOSING_MARKS, SPACES, localise_quotes
from loctool.text.tables import read_table

_STOPS = "。।॥۔։።᙮။។៕།᠃"
_SAME = {**dict.fromkeys(_STOPS, "."), **dict.fromkeys("؟፧;", "?"), "...": "…"}
"""Sentence-final marks, after NFKC -> the European mark of the same meaning."""

CLOSING = CLOSING_MARKS + CLOSING_BRACKETS + "*_" + SPACES
"""What may follow a sentence's final mark."""

_MARK = rf"\.\.\.|…|[?!？！؟]+|[‼⁇⁈⁉.:：．｡፧\u037e{_STOPS}%s]"
_BOTH = rf"(?P<mark>{_MARK})?(?P<closing>[{re.escape(CLOSING)}]*)$"
_SIGNS = f".…?!？！؟‼⁇⁈⁉:：．｡፧;\u037e{_STOPS}"
_SMILEY = re.compile(r"(?:(?<=\s)|^)[:;=8][-'o]?[()\[\]DPp]{1,9}\s*$")
"""A smiley at the end of a text, which begins with a colon and ends with a bracket, and is neither."""
LONGEST_SMILEY = 20
"""Characters at the end of a text in which a smiley is looked for."""
_ORDINAL = re.compile(r"(?<![\w.,])(?:\d{1,2}|[IVX]{1,6})\.$")
"""A number whose full stop makes it an ordinal in some languages: Ludwig XIV."""
_LAST_WORD = re.compile(r"(?<!\w)(\w+)\.$")
_END, _GREEK_END = re.compile(_BOTH % ""), re.compile(_BOTH % ";")


@lru_cache(maxsize=4096)
def final_mark(text: str, language: str = "") -> str:
    """Return the mark that ends a sentence, in its European form: . … ? ! ?! : or "" if there is none.

    The full stop of an abbreviation is not a mark, and neither is a smiley. A semicolon is a question mark in Greek.
    """
    text = _split_smiley(text)[0]
    mark = _end(text, language)["mark"] or ""
    if mark == "." and _is_short(text, language):
        return ""
    folded = unicodedata.normalize("NFKC", mark)
    return _SAME.get(folded) or "".join(_SAME.get(sign, sign) for sign in folded)


def ends_alike(source: str, target: str, source_language: str, language: str) -> bool:
    """Return whether two texts end with marks of the same kind; of several marks one is enough.

    A mark inside closing quotes may stand for the stop behind them. The full stop of an abbreviation may end the
    sentence or not, and some languages have no full stop. A salutation ends with a comma, a colon or an exclamation
    mark, and *What to do* is a question in some languages.
    """
    sides = [(source.rstrip(), source_language), (target.rstrip(), language)]
    ours, theirs = (_kinds_of_end(text, spoken) for text, spoken in sides)
    if ours & theirs or (not ours and not theirs):
        return True
    if any(_is_quoted_mark(text) for text, _ in sides):
        return True
    either = [_is_short(text, spoken) or _marks(spoken).get("full_stop") == "none" for text, spoken in sides]
    if {"."} in (ours, theirs) and not (ours and theirs):
        return either[1 if ours else 0] or either[0 if ours else 1]
    bare = (source if theirs else target).rstrip()
    if ours ^ theirs in ({"!"}, {":"}) and bare.endswith(","):
        return True
    return {"?"} in (ours, theirs) and any(_OPEN_QUESTION.match(text) for text, spoken in sides if spoken[:2] == "en")


_OPEN_QUESTION = re.compile(r"\W{0,9}(?:what|where|when|how|who|whom|which \w+) to\b", re.IGNORECASE)
_QUOTED_MARK = re.compile(rf"[?!…][{CLOSING_MARKS}]\.?$")
_SPOKEN_MARK = re.compile(r"([?!])\.\.$")


def _kinds_of_end(text: str, language: str) -> set[str]:
    """Return the kinds of marks that end a text: ?! and ?.. are two."""
    if two := _SPOKEN_MARK.search(text.rstrip(CLOSING)):
        return {two[1], "…"}
    return set(final_mark(text, language))


def _is_quoted_mark(text: str) -> bool:
    return _QUOTED_MARK.search(text[-3:]) is not None


def _is_short(text: str, language: str) -> bool:
    """Return whether a text ends in an abbreviation or an ordinal, whose full stop may end the sentence, too."""
    bare = _split_smiley(text)[0].rstrip(CLOSING)
    last = _LAST_WORD.search(bare[-40:])
    known = abbreviations(language)
    is_known = last is not None and last[1].casefold() in known.inside | known.final
    is_ordinal = known.ordinals and _ORDINAL.search(bare[-10:]) is not None
    return is_abbreviated(bare) or is_known or is_ordinal


def _split_smiley(text: str) -> tuple[str, str]:
    """Return a text without the smiley at its end and the space before it, and these two."""
    found = _SMILEY.search(text, max(0, len(text) - LONGEST_SMILEY)) if text else None
    bare = text[: found.start()].rstrip() if found else text
    return bare, text[len(bare) :]


def _marks(language: str) -> dict[str, str]:
    """Return how a language ends its sentences, where it differs from English."""
    return dict(read_table("final_marks").get(base_language(language), {}))


def _end(text: str, language: str) -> re.Match[str]:
    pattern = _GREEK_END if base_language(language) == "el" else _END
    before = len(text.rstrip(CLOSING + "\n").rstrip(_SIGNS))  # a search from the left is slow in long texts
    return next(pattern.finditer(text, before))


def fit_ending(source: str, draft: str, language: str, source_language: str = "") -> str:
    """Return the draft ended with the mark of its source: no full stop for a heading, a question mark for a question.

    A mark inside the draft's closing quotes stays inside them.
    """
    if smiley := _split_smiley(draft)[1]:
        return fit_ending(source, draft.removesuffix(smiley), language, source_language) + smiley
    source = _split_smiley(source)[0]
    wanted, given = final_mark(source, source_language), final_mark(draft, language)
    found = _end(draft, language)
    if wanted == given or not draft.strip(CLOSING + ".…?!:"):
        return draft
    if not wanted and _is_short(source, source_language) and given == ".":
        return draft
    mark = _marks(language).get(wanted, wanted)
    body = draft[: found.start()]
    if given and not mark:
        return fit_ending(source, body.rstrip() + found["closing"], language, source_language)
    if given:
        return body.rstrip("?!:…") + mark + found["closing"]
    inside = _end(source, source_language)
    if inside["closing"].strip():
        inner = draft[: found.start("closing")]
        return inner + ("" if inner.endswith(mark) else mark) + found["closing"]
    return draft if draft.endswith(mark) else draft + mark


_STOP_INSIDE = re.compile(r"(?<![.…])\.(?P<marks>[»“”’‘]+)(?=\s|$)")


def fit_stop(draft: str, language: str) -> str:
    """Return the draft with its full stops before or after closing quotation marks, as the language requires."""
    return _STOP_INSIDE.sub(r"\g<marks>.", draft) if _marks(language).get("full_stop") == "outside" else draft


def localise_marks(text: str, language: str) -> str:
    """Return the text with its quotation marks, and the full stops beside them, as the language sets them."""
    return fit_stop(localise_quotes(text, language), language)


def fit_capital(source: str, draft: str) -> str:
    """Return the draft with a capital first letter if its source begins with one."""
    first, place = _first_letter(source)[0], _first_letter(draft)[1]
    if not first.isupper() or place is None or not draft[place].islower():
        return draft
    word = re.match(r"\w+", draft[place:])
    if word and any(letter.isupper() for letter in word[0]):
        return draft
    upper = draft[place].upper()
    return draft if len(upper) > 1 else draft[:place] + upper + draft[place + 1 :]


def _first_letter(text: str) -> tuple[str, int | None]:
    """Return the text's first letter and its index; ("", None) if a digit or another token comes before it."""
    found = re.match(r"[^\w\[{⟦@#$%&/\\]*([^\W\d_])", text)
    return (found[1], found.start(1)) if found else ("", None)
