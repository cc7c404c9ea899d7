"""What XLIFF 2.1 asks of a file that loctool writes, element by element, after the specification's chapters 4 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

CORE = "urn:oasis:names:tc:xliff:document:2.0"
PREFIXES = {
    CORE: "",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda:",
    "urn:oasis:names:tc:xliff:glossary:2.0": "gls:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
INLINE = "(cp|ph|pc|sc|ec|mrk|sm|em) "
MODULES = "(gls:glossary )?(mda:metadata )?"
CONTENT = {
    "xliff": "(file )+",
    "file": f"(skeleton )?{MODULES}(notes )?((unit|group) )+",
    "group": f"{MODULES}(notes )?((unit|group) )*",
    "unit": f"{MODULES}(notes )?(originalData )?((segment|ignorable) )+",
    "segment": "source (target )?",
    "notes": "(note )+",
    "originalData": "(data )+",
    "data": "(cp )*",
    "source": f"({INLINE})*",
    "target": f"({INLINE})*",
    "pc": f"({INLINE})*",
    "mda:metadata": "(mda:metaGroup )+",
    "mda:metaGroup": "((mda:metaGroup|mda:meta) )+",
    "gls:glossary": "(gls:glossEntry )+",
    "gls:glossEntry": "gls:term ((gls:translation )+(gls:definition )?|gls:definition )",
}
"""Element -> pattern of the names of its children, a space behind each; others have none."""
MIXED = {"source", "target", "pc", "data", "note", "mda:meta", "gls:term", "gls:translation", "gls:definition"}
_CODE = ("canCopy", "canDelete", "canReorder", "copyOf", "id", "type", "subType")
ATTRIBUTES = {
    "xliff": ("version", "srcLang", "trgLang", "xml:space"),
    "file": ("id", "original", "canResegment", "translate", "srcDir", "trgDir", "xml:space"),
    "group": ("id", "name", "canResegment", "translate", "srcDir", "trgDir", "type", "xml:space"),
    "unit": ("id", "name", "canResegment", "translate", "srcDir", "trgDir", "type", "xml:space"),
    "segment": ("id", "canResegment", "state", "subState"),
    "note": ("id", "appliesTo", "category", "priority", "ref"),
    "data": ("id", "dir", "xml:space"),
    "source": ("xml:lang", "xml:space"),
    "target": ("xml:lang", "xml:space", "order"),
    "cp": ("hex",),
    "ph": (*_CODE, "dataRef", "disp", "equiv", "subFlows"),
    "pc": (*_CODE, "canOverlap", "dataRefStart", "dataRefEnd", "dispStart", "dispEnd", "equivStart", "equivEnd", "dir"),
    "mda:metadata": ("id",),
    "mda:metaGroup": ("id", "category", "appliesTo"),
    "mda:meta": ("type",),
    "gls:glossEntry": ("id", "ref"),
    "gls:translation": ("id", "ref", "source"),
}
REQUIRED = {
    "xliff": ("version", "srcLang"),
    **dict.fromkeys(("file", "group", "unit", "data", "ph", "pc"), ("id",)),
    "cp": ("hex",),
    "mda:meta": ("type",),
}
VALUES = {
    "id": r"[\w.:-]+",
    "srcLang": "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "trgLang": "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "xml:space": "default|preserve",
    "version": "2[.][01]",
    "state": "initial|translated|reviewed|final",
    "subState": r"[^\s:]+:[^\s:]+",
    "subType": r"[^\s:]+:[^\s:]+",
    "hex": "([0-9A-F]{2})+",
}
TYPES = ("fmt", "ui", "quote", "link", "image", "other")
OF_SUBTYPES = {
    **dict.fromkeys(("xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"), "fmt"),
    "xlf:var": "ui",
}
FIT = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def faults(raw: bytes) -> list[str]:
    """Return what is wrong with a file, in words."""
    root = etree.fromstring(raw)
    found = [fault for element in root.iter("*") for fault in _of_element(element)]
    if name_of(root.tag) != "xliff":
        found.append("the root is not <xliff>")
    found += _doubles("file", root.iterfind("{*}file"))
    for file in root.iterfind("{*}file"):
        for kind in ("unit", "group"):
            found += _doubles(kind, file.iter(f"{{{CORE}}}{kind}"))
    for unit in root.iter(f"{{{CORE}}}unit"):
        found += _of_unit(unit)
    if root.find(".//{*}target") is not None and "trgLang" not in root.attrib:
        found.append("targets without trgLang")
    return found


def name_of(tag: str) -> str:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return PREFIXES.get(space, "?" if space else "") + name


def _of_element(element: etree._Element) -> Iterator[str]:
    name = name_of(element.tag)
    if name not in CONTENT and name not in ATTRIBUTES and name not in MIXED:
        yield f"<{name}> is unknown"
    inner = "".join(name_of(child.tag) + " " for child in element)
    if not re.fullmatch(CONTENT.get(name, ""), inner):
        yield f"<{name}> has {inner or 'nothing'}"
    texts = [element.text, *(child.tail for child in element)]
    if name not in MIXED and any(text and text.strip() for text in texts):
        yield f"<{name}> has text"
    values = {name_of(key): value for key, value in element.attrib.items()}
    yield from (f"<{name}> has {key}" for key in values.keys() - set(ATTRIBUTES.get(name, ())))
    yield from (f"<{name}> lacks {key}" for key in REQUIRED.get(name, ()) if key not in values)
    for key, value in values.items():
        if key in VALUES and not re.fullmatch(VALUES[key], value):
            yield f"<{name}> has {key}={value!r}"
    if name in ("ph", "pc"):
        yield from _of_type(values)
    elif name in ("unit", "group") and "type" in values and not re.fullmatch(VALUES["subType"], values["type"]):
        yield f"<{name}> has type={values['type']!r}"
    elif name == "segment":
        yield from _of_segment(element)
    elif name == "cp" and FIT.fullmatch(chr(int(values["hex"], 16))):
        yield "<cp> stands for a character that XML allows"


def _of_type(values: dict[str, str]) -> Iterator[str]:
    if values.get("type", "other") not in TYPES:
        yield f"type={values['type']!r}"
    subtype = values.get("subType", "")
    if subtype and "type" not in values:
        yield "subType without type"
    if subtype.startswith("xlf:") and OF_SUBTYPES.get(subtype) != values.get("type"):
        yield f"type={values.get('type')!r} with subType={subtype!r}"
    if "copyOf" in values and any(key.startswith("dataRef") for key in values):
        yield "copyOf with original data"


def _of_segment(segment: etree._Element) -> Iterator[str]:
    if "subState" in segment.attrib and "state" not in segment.attrib:
        yield "subState without state"
    if segment.get("state", "initial") != "initial" and segment.find("{*}target") is None:
        yield "a state beyond initial without a target"


def _of_unit(unit: etree._Element) -> Iterator[str]:
    data = unit.findall("{*}originalData/{*}data")
    yield from _doubles("data", data)
    yield from _doubles("note", unit.findall("{*}notes/{*}note"))
    known, used = {one.get("id") for one in data}, set[str | None]()
    for holder in (*unit.iterfind("{*}segment/{*}source"), *unit.iterfind("{*}segment/{*}target")):
        codes = [*holder.iter("{*}ph"), *holder.iter("{*}pc")]
        yield from _doubles("code", codes)
        used |= {
            code.get(key) for code in codes for key in ("dataRef", "dataRefStart", "dataRefEnd") if key in code.attrib
        }
    yield from (f"no original data {one}" for one in used - known)
    yield from (f"original data {one} is not used" for one in known - used)


def _doubles(what: str, elements: Iterator[etree._Element] | list[etree._Element]) -> Iterator[str]:
    ids = [one.get("id") for one in elements]
    yield from (f"{what} {one} is there twice" for one in {one for one in ids if ids.count(one) > 1})
