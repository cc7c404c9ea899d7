"""Texts of SmartArt: the data part has them by node, the drawing part as they were drawn last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.office.inline import remove_tags
from loctool.formats.office.package import Package
from loctool.formats.office.units import Place, Unit
from loctool.formats.pptx.names import attribute, child, descendants, is_true
from loctool.formats.pptx.paragraphs import paragraph_units
from loctool.formats.pptx.relationships import relationships

if TYPE_CHECKING:
    from lxml.etree import _Element


class _Node(NamedTuple):
    """A paragraph of a node and the drawn paragraphs that show it."""

    id: str
    unit: Unit
    drawn: list[Unit]


def diagram_units(package: Package, frame: _Element, slide_part: str, slide: int) -> Iterator[Unit]:
    """Yield the units of the SmartArt in a graphic frame: each also writes where the drawing part shows its text.

    Text that only the drawing has follows. A drawing that is missing or empty is drawn anew from the data by
    PowerPoint. Raises SourceError.
    """
    for data, drawings in diagram_parts(package, frame, slide_part):
        model = package.tree(data)
        nodes = list(_nodes(package, model, Place(data, slide, "diagram")))
        places = (Place(drawing, slide, "diagram") for drawing in drawings)
        alone = [unit for place in places for unit in _match(nodes, _drawn(package, model, place))]
        yield from (_together(node) for node in nodes)
        yield from alone


def diagram_parts(package: Package, frame: _Element, slide_part: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the part with the data of each SmartArt in a graphic frame, and those with its drawings, as far as there.

    Raises SourceError.
    """
    links = relationships(package, slide_part)
    there = {key: one.target for key, one in links.items() if not one.external and one.target in package}
    for ids in descendants(frame, "dgm:relIds"):
        if data := there.get(attribute(ids, "r:dm") or ""):
            extensions = descendants(package.tree(data), "dsp:dataModelExt")
            yield data, [there[key] for one in extensions if (key := one.get("relId") or "") in there]


def _nodes(package: Package, model: _Element, place: Place) -> Iterator[_Node]:
    for point in descendants(model, "dgm:pt"):
        body = child(point, "dgm:t")
        if body is not None:
            for unit in paragraph_units(package, body, place):
                yield _Node(point.get("modelId") or "", unit, [])


def _drawn(package: Package, model: _Element, place: Place) -> Iterator[tuple[set[str], Unit]]:
    """Yield (ids of the nodes that a shape shows, unit) for each drawn paragraph but prompts such as "[Text]"."""
    shown, prompts = _shown(model)
    for shape in descendants(package.tree(place.part), "dsp:sp"):
        body = child(shape, "dsp:txBody")
        if body is None:
            continue
        ids = shown[shape.get("modelId") or ""]
        for unit in paragraph_units(package, body, place):
            if not any(prompts.get(one) == unit.segment.text for one in ids):
                yield ids, unit


def _shown(model: _Element) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Return id of a shape -> ids of the nodes in it, and id of a node without own text -> its prompt.

    A shape is a point of type "pres"; presAssocID is its main node, connections of type "presOf" give all of them.
    """
    shown: dict[str, set[str]] = defaultdict(set)
    prompts = {}
    for point in descendants(model, "dgm:pt"):
        properties, name = child(point, "dgm:prSet"), point.get("modelId") or ""
        if properties is None:
            continue
        if point.get("type") == "pres":
            shown[name].add(properties.get("presAssocID") or "")
        if is_true(properties.get("phldr")):
            prompts[name] = properties.get("phldrT") or ""
    for connection in descendants(model, "dgm:cxn"):
        if connection.get("type") == "presOf":
            shown[connection.get("destId") or ""].add(connection.get("srcId") or "")
    return shown, prompts


def _match(nodes: list[_Node], drawn: Iterable[tuple[set[str], Unit]]) -> Iterator[Unit]:
    """Give each drawn paragraph to the node with its text; yield those that no node has."""
    exact: dict[str, list[_Node]] = defaultdict(list)
    plain: dict[str, list[_Node]] = defaultdict(list)
    for node in nodes:
        exact[node.unit.segment.text].append(node)
        plain[remove_tags(node.unit.segment.text)].append(node)
    for ids, unit in drawn:
        text = unit.segment.text
        found = exact.get(text) or plain.get(remove_tags(text), [])
        if found:
            next((one for one in found if one.id in ids), found[0]).drawn.append(unit)
        else:
            yield unit


def _together(node: _Node) -> Unit:
    """Return a unit that writes a node and what is drawn of it; where the tags differ, without tags."""
    text = node.unit.segment.text

    def write(translation: str, language: str) -> None:
        node.unit.write(translation, language)
        for unit in node.drawn:
            unit.write(translation if unit.segment.text == text else remove_tags(translation), language)

    return node.unit._replace(write=write) if node.drawn else node.unit
