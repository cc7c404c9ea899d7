"""What the elements and attributes of HTML are to a translator, by the HTML standard's own groups."""

from __future__ import annotations

from collections.abc import Iterable

from loctool.formats.markdown.html.tokens import Attribute


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXTUAL = _names(
    "alt title placeholder label summary aria-label aria-description aria-placeholder aria-roledescription"
    " aria-valuetext"
)
"""Attributes whose values readers see or hear."""

_PROPS = _names("caption description footer header heading hint message msg subtitle tooltip")
"""Attributes that hold text in components, by their names."""

_BUTTONS = _names("submit button reset")
"""Types of an input that shows its value."""

FORMATTING = _names(
    "abbr acronym b bdi bdo big cite data del dfn em font i ins kbd mark nobr q rb rp rt rtc ruby s small span strike"
    " strong sub sup time tt u br wbr"
)
"""Elements that belong to the wording of a sentence."""

LITERAL = _names("code samp tt var")
"""Elements of a sentence whose text is not language: it stays within the message, protected."""

_STANDALONE = _names("a button label img input output meter progress")
"""Elements that may be in a sentence, and are things of their own without one."""

_BLOCKS = _names(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main map"
    " area menu menuitem meta nav ol optgroup option p param picture source audio video object canvas track embed"
    " select datalist search section slot noscript summary table tbody td tfoot th thead title tr ul base basefont"
)
"""Elements that no sentence goes across."""

_HIDDEN = _names("script style pre textarea template xmp listing iframe noembed noframes plaintext")
"""Elements whose content is not language, or is not shown; no sentence goes across them."""

ATOMIC = frozenset(("svg", "math"))
"""Drawings and formulas: in a sentence they are one sign."""

VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without an end tag."""

_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "bullet"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quote",
}


def is_block(name: str) -> bool:
    """Return whether no sentence goes across an element's tags; unknown elements are inline, as in browsers."""
    return name in _BLOCKS or name in _HIDDEN


def stands_alone(name: str) -> bool:
    """Return whether an element beside others, without words between them, has a message of its own."""
    return name in _STANDALONE or not (name in FORMATTING or name in LITERAL)


def is_unknown(name: str) -> bool:
    """Return whether HTML does not define the element, as for the components of Slidev and of MDX."""
    return not (is_block(name) or name in FORMATTING or name in _STANDALONE or name in LITERAL or name in ATOMIC)


def is_textual(element: str, attribute: str, attributes: Iterable[Attribute] = ()) -> bool:
    """Return whether the value of an element's attribute is text; that of a button depends on its other attributes."""
    if attribute == "value" and element == "input":
        return any(one.name == "type" and one.value.strip().lower() in _BUTTONS for one in attributes)
    return attribute in TEXTUAL or (attribute in _PROPS and is_unknown(element))


def is_hidden(name: str) -> bool:
    """Return whether nothing in the element is language, or nothing is shown."""
    return name in _HIDDEN


def fills_slot(name: str, attributes: Iterable[Attribute]) -> bool:
    """Return whether an element is a template of Vue (`<template #title>`), which is shown in a component."""
    return name == "template" and any(one.name.startswith(("#", ":", "@", "v-")) for one in attributes)


def keeps_its_language(attributes: Iterable[Attribute]) -> bool:
    """Return whether an element's attributes say that its content is not to be translated."""
    for one in attributes:
        if one.name == "translate" and one.value.lower() == "no":
            return True
        if one.name == "class" and "notranslate" in one.value.split():
            return True
    return False


def role_of(name: str, default: str) -> str:
    """Return the role of the texts in an element."""
    return _ROLES.get(name, default)
