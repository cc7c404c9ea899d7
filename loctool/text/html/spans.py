"""HTML in a sentence: elements that are no language, and the wording that tags may have in their attributes."""

from __future__ import annotations

import re

_CONTENT = r"[^\n]{0,4000}?"
"""What such an element may hold. It has a limit, as each of ten thousand tags would else be searched for its end."""

LITERAL = (
    r"<(?P<element>(?i:code|pre|samp|tt|var|script|style|svg|math|textarea|template))(?:\s[^<>\n]*)?(?<!/)>"
    rf"{_CONTENT}</(?i:(?P=element))\s*>"
    r"|<(?P<kept>[A-Za-z][\w-]*+)(?=\s)(?=[^<>\n]*\s(?:translate=[\"']?no\b|class=(?:\"[^\"<>\n]*|'[^'<>\n]*|)(?<![\w-])notranslate(?![\w-])))"
    rf"[^<>\n]*(?<!/)>{_CONTENT}</(?P=kept)\s*>"
)
"""Elements that come through a translation as they are. What users press (`kbd`) is text: *Strg* is *Ctrl*."""

_WORDING = re.compile(
    r"(?<=\s)((?i:alt|title|placeholder|label|summary|aria-(?:label|description|placeholder|roledescription|valuetext)))"
    r"=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
)


def without_wording(tag: str) -> str:
    """Return a tag with the attributes that are text emptied, which a translation may word in its own way."""
    return _WORDING.sub(r'\1=""', tag) if "=" in tag else tag
