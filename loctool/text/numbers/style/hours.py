"""Hours of a draft as its language counts them."""

from __future__ import annotations

import re

from loctool.text.language import base_language
from loctool.text.numbers.style.spaces import GAP


def write_hours(source: str, draft: str, language: str) -> str:
    """Take "p.m." from hours that count from midnight already; its dot stays if it ends a sentence."""
    if base_language(language) != "en":
        return draft
    bare = re.sub(rf"(?<![\d:])((?:1[3-9]|2[0-3]):\d\d){GAP}?[ap]\.?m\b\.?", r"\1", draft, flags=re.IGNORECASE)
    return bare + "." if bare != draft and draft.endswith("m.") and source.rstrip().endswith(".") else bare
