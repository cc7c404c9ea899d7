"""The version of the prompt: a hash of its sentences, so that nobody has to remember to raise a number."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from loctool.engines.llm import wording
from loctool.engines.llm.prompt import write_prompt
from loctool.engines.requests import Inquiry, Request
from loctool.model import Status, Term

_TERMS = (
    Term("Haus", {"en": ("house", "home")}, Status.PREFERRED, "note", "", 0, part_of_speech="noun"),
    Term("Hütte", {"en": ("hut",)}, Status.FORBIDDEN, "", "", 0),
    Term("loctool", {}, Status.DO_NOT_TRANSLATE, "", "", 0),
)
_SAMPLE = Request(
    "de",
    "en",
    "deck",
    "title",
    (
        Inquiry(
            "<1>eins</1>", role="heading", context="context", note="note", room=9, rejected=("one",), finding="why"
        ),
        Inquiry("<1/> Haus", plural="<1/> Häuser", numbers=(1, 2), rejected=("a", "b"), finding="why"),
        Inquiry("zwei", is_asked=False, translation="two"),
    ),
    _TERMS,
    (("drei", "three"),),
    "formal",
    "why",
)
"""A request that has everything. Its languages have no dictionary of genders, whose release would count."""


@cache
def prompt_version() -> str:
    """Return 8 hexadecimal digits that change whenever the prompt of an unchanged request may say something else."""
    prompt = write_prompt(_SAMPLE)
    return sha256("\0".join((*wording.ALL, prompt.system, prompt.user)).encode()).hexdigest()[:8]
