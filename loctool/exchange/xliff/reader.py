"""XLIFF 2.0, 2.1 and 2.2 read back, as loctool or any other program has saved them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from loctool.errors import CatalogError
from loctool.exchange.units import Returned, ReturnedBundle, mark_of
from loctool.exchange.xliff.contents import Contents, Fault, children
from loctool.exchange.xliff.states import lowest_state, standing_in, state_of
from loctool.exchange.xliff.writer import OWN
from loctool.safe_xml import Element, read_elements

_LARGEST = 4_000_000
"""Characters and elements within a unit: a catalog's largest entry, once more for what codes show, and their tags."""
_NUMBER = re.compile("[0-9]{1,9}")
_AGAIN = "Export it again with `loctool export --format xliff`."


@dataclass(frozen=True, slots=True)
class _Form:
    """What a unit brings back: a message, or a plural form of one."""

    message: str
    number: int
    """Of its plural form; -1 of a message without any."""
    source: str
    text: str
    state: str
    complete: bool
    """Whether all its segments are translated."""
    comments: tuple[str, ...]
    proof: dict[str, str]
    line: int
    fault: str
    """Why its texts cannot be read."""


def read_xliff(path: Path) -> list[ReturnedBundle]:
    """Return what an XLIFF file brings back, a bundle for each of its files.

    A unit whose texts cannot be read says so itself. Raises CatalogError with the line if the file is not XLIFF 2, is
    broken or hostile, or was not written by loctool.
    """
    files: list[tuple[Element, dict[str, str], list[_Form]]] = []
    fault = partial(_fault, path)
    elements = read_elements(
        path, ("xliff",), frozenset(("unit", "metadata")), CatalogError,
        heads=frozenset(("xliff", "file")), allow_dtd=False, largest=_LARGEST,
    )  # fmt: skip
    for element in elements:
        if element.name == "xliff":
            _check_version(element, fault)
        elif element.name == "file":
            files.append((element, {}, []))
        elif not files:
            raise fault(f"has a <{element.name}> outside of a <file>. {_AGAIN}", element)
        elif element.name == "metadata":
            files[-1][1].update(_metas(element))
        else:
            files[-1][2].append(_form(element, fault))
    return [_bundle(head, metas, forms, fault) for head, metas, forms in files]


def _fault(path: Path, message: str, element: Element) -> CatalogError:
    return CatalogError(message, path, element.line)


def _check_version(root: Element, fault: Fault) -> None:
    version = root.attributes.get("version", "")
    if version.startswith("1."):
        raise fault(
            f"is XLIFF {version}, an older format without the data that loctool needs. Translate the file that"
            " `loctool export --format xliff` writes, and save it as XLIFF 2",
            root,
        )
    if not version.startswith("2."):
        raise fault(f"is XLIFF of the unknown version {version!r}. {_AGAIN}", root)


def _bundle(head: Element, metas: dict[str, str], forms: Sequence[_Form], fault: Fault) -> ReturnedBundle:
    missing = next((one for one in ("catalog", "source", "target") if not metas.get(one)), "")
    if missing:
        raise fault(f"has a <file> that does not say its {missing}: loctool did not write it. {_AGAIN}", head)
    messages = [_returned(list(group)) for _, group in groupby(forms, lambda form: form.message)]
    return ReturnedBundle(metas["catalog"], metas["source"], metas["target"], tuple(messages))


def _form(unit: Element, fault: Fault) -> _Form:
    message, _, number = unit.attributes.get("id", "").partition("-")
    if not message:
        raise fault(f"has a <unit> without its id. {_AGAIN}", unit)
    parts = list(children(unit, "segment", "ignorable"))
    segments = [part for part in parts if part.name == "segment"]
    source, text, complete, line, why = "", "", False, unit.line, ""
    try:
        contents = Contents(unit, fault)
        sources = [_text(contents, part, "source") or "" for part in parts]
        source = "".join(sources)
        text, complete = _target(contents, parts, sources)
    except CatalogError as problem:
        line, why = problem.line or line, problem.message
    return _Form(
        message, int(number) if _NUMBER.fullmatch(number) else -1, source, text,
        lowest_state(part.attributes.get("state", "initial") for part in segments), complete,
        tuple(_comments(unit)), _proof(unit), line, why,
    )  # fmt: skip


def _target(contents: Contents, parts: Sequence[Element], sources: Sequence[str]) -> tuple[str, bool]:
    """Return the translation, its segments in their order, and whether it is complete.

    An untranslated segment among translated ones keeps its source text. What is between segments is that of the source
    if the target does not say otherwise.
    """
    targets = [_text(contents, part, "target") for part in parts]
    translated = [one is not None for part, one in zip(parts, targets, strict=True) if part.name == "segment"]
    if not any(translated):
        return "", True
    orders = [_order(part, at) for at, part in enumerate(parts, 1)]
    texts = [source if target is None else target for source, target in zip(sources, targets, strict=True)]
    ordered = sorted(zip(orders, texts, strict=True), key=lambda pair: pair[0])
    return "".join(text for _, text in ordered), all(translated)


def _text(contents: Contents, part: Element, name: str) -> str | None:
    holder = next(children(part, name), None)
    return None if holder is None else contents.text_of(holder)


def _order(part: Element, place: int) -> int:
    """Return the place of a part's target among the others, its own place if it names none."""
    order = next((one.attributes.get("order", "") for one in children(part, "target")), "")
    return int(order) if _NUMBER.fullmatch(order) else place


def _metas(metadata: Element) -> dict[str, str]:
    """Return what loctool has noted in a <metadata>."""
    groups = (one for one in children(metadata, "metaGroup") if one.attributes.get("category") == OWN)
    return {meta.attributes.get("type", ""): meta.text for group in groups for meta in children(group, "meta")}


def _proof(unit: Element) -> dict[str, str]:
    return {name: value for one in children(unit, "metadata") for name, value in _metas(one).items()}


def _comments(unit: Element) -> Iterator[str]:
    """Yield the notes of people, also those that some programs write into a segment, or as comments on words."""
    for holder in (unit, *children(unit, "segment")):
        for notes in children(holder, "notes"):
            for note in children(notes, "note"):
                category = note.attributes.get("category", "")
                if note.text.strip() and (category == f"{OWN}:comment" or not category.startswith(f"{OWN}:")):
                    yield note.text
    for mark in unit.find("comment"):
        if mark.name in ("mrk", "sm") and (text := mark.attributes.get("value", "").strip()):
            yield text


def _returned(forms: Sequence[_Form]) -> Returned:
    """Return the message of its forms, of which there is one if it has no plural."""
    forms = sorted(forms, key=lambda form: form.number)
    first, broken = forms[0], next((form for form in forms if form.fault), None)
    proofs = [form.proof for form in forms]
    former = first.proof.get("standing", "")
    marks = tuple(proof.get("text", "") for proof in proofs)
    sent = [state_of(former, has_text=mark != mark_of("")) for mark in marks]
    standing = standing_in([form.state for form in forms], sent, former)
    if standing == "approved" and not all(form.complete for form in forms):
        standing = "edited"
    comments = dict.fromkeys(comment for form in forms for comment in form.comments)
    return Returned(
        first.message, _sources(forms), tuple(form.text for form in forms), marks, first.proof.get("base", ""),
        standing, former, "\n".join(comments) if comments else None, first.proof.get("comment", mark_of("")),
        f"line {(broken or first).line}", broken.fault if broken else "",
    )  # fmt: skip


def _sources(forms: Sequence[_Form]) -> tuple[str, ...]:
    """Return the source text and its plural; more than two if the sources of its forms differ, as no message has."""
    first = forms[0]
    if first.number < 0:
        return tuple(form.source for form in forms)
    others = [form.source for form in forms if form.number > 0]
    if first.proof.get("plural") == "no":
        return tuple(dict.fromkeys([first.source, *others]))
    single = [first.proof["singular"]] if "singular" in first.proof else []
    return (*single, first.source, *dict.fromkeys(others))
