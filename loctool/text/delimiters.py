"""The quotation marks of languages: CLDR 45, delimiters (common/main/*.xml of the Unicode CLDR project)."""

from __future__ import annotations

DELIMITERS = {
    "ar": "”“’‘",
    "be": "«»„“",
    "bg": "„“„“",
    "ca": "«»“”",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "el": "«»“”",
    "en": "“”‘’",
    "es": "«»“”",
    "et": "„“‚‘",
    "fa": "«»‹›",
    "fi": "””’’",
    "fr": "«»«»",
    "fr_ch": "«»‹›",
    "he": "””’’",
    "hi": "“”‘’",
    "hr": "„“‚‘",
    "hu": "„”»«",
    "id": "“”‘’",
    "is": "„“‚‘",
    "it": "«»“”",
    "ja": "「」『』",
    "ko": "“”‘’",
    "lt": "„“„“",
    "lv": "“”‘’",
    "nb": "«»‘’",
    "nl": "‘’‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "pt_pt": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sl": "„“‚‘",
    "sr": "„“‘‘",
    "sv": "””’’",
    "tr": "“”‘’",
    "uk": "«»„“",
    "zh": "“”‘’",
    "zh_tw": "「」『』",
    "zt": "「」『』",
}
"""Language -> outer opening, outer closing, inner opening and inner closing mark."""

SPACED = {"fr": "\N{NARROW NO-BREAK SPACE}"}
"""Languages that set a space between their guillemets and the quoted text, with that space."""


def delimiters(language: str, depth: int) -> tuple[str, str]:
    """Return what opens and what closes a quotation inside `depth` others (0 for none); English marks by default."""
    code = language.replace("-", "_").lower()
    marks = DELIMITERS.get(code) or DELIMITERS.get(code.partition("_")[0], DELIMITERS["en"])
    space = SPACED.get(code if code in DELIMITERS else code.partition("_")[0], "")
    first = 2 * (depth % 2)
    return marks[first] + space, space + marks[first + 1]
