"""What dialects say of a slide's layout: columns, slots, kinds of slides, images beside or behind the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from loctool.formats.markdown.places import Place
from loctool.review.slides.nodes import Builder, Node
from loctool.review.slides.placing import Placing

COLUMN = "::"
"""Name of a node that begins a column; `arrange` makes columns of what stands between two of them."""

_FENCE = re.compile(r":{3,}[ \t]*(?P<words>\S.*)?$")
_SLOT = re.compile(r"::[ \t]*(?P<name>[\w.:-]+)[ \t]*::[ \t]*$")
_BREAK = re.compile(r"\[\.column\][ \t]*$")
_OPEN = re.compile(r"\.(?P<words>[\w.-]+)\[\s*$")
_CLOSE = re.compile(r"^\s*\]")
_SIGN = re.compile(r"\s*(?:\[\.[\w-]+[^\]]*\]|\{[^{}\n]*\}|::[\w:.-]+::|<!--.*-->|-{2,})\s*$", re.DOTALL)
_LAYOUT = re.compile(r"^(?:layout|class|_class|template):[ \t]*[\[\"']?[ \t]*(?P<words>[^\n\"'\]]+)", re.MULTILINE)
_IMAGE = re.compile(r"^image:[ \t]*[\"']?(?:[^\s\"']*/)?(?P<name>[^\s\"'/]+)", re.MULTILINE)
_SIZE = re.compile(r"^(?:size|aspectRatio|ratio):[ \t]*[\"']?(?P<w>\d{1,3})[:/](?P<h>\d{1,3})\b", re.MULTILINE)
_MATH = re.compile(r"\s*(?:\$\$|\\\[|\\begin\{(?:equation|align|gather|multline|math|displaymath|eqnarray)\b)")
_STEPS = re.compile(r"^\s*\{[^{}\n]*\}|(?<=\$\$)\s*\{[^{}\n]*\}\s*$")
_CELLS = re.compile(r"[^\s|]+(?: [^\s|]+)*")
_SIDES = re.compile(r"\bbg\b.*\b(?P<side>left|right)\b")
_NEVER_BARE = frozenset(("p", "li", "ul", "ol", "div", "blockquote", "table", "thead", "tbody", "tr", "span"))
_COLUMNS = re.compile(
    r"(?<![\w-])(?:columns|cols|row|two-?col\w*|zwei-?spalt\w*|spalten|grid-cols-[2-9]|flex-row|r-hstack)(?![\w-])"
    r"|grid-template-columns|display:\s*(?:flex|grid)|column-count"
)
_ONE = re.compile(
    r"(?<![\w-])(?:column|col|col-\w+(?:-\w+)?|pull-(?:left|right)|(?:left|right)-column|(?:left|right)-col|spalte)(?![\w-])"
)


def column_class(words: str) -> dict[str, Any]:
    """Return the attributes of a holder by its classes and styles: columns, one of them, or nothing of that."""
    if _COLUMNS.search(words):
        return {"class": "cols"}
    return {"class": "col"} if _ONE.search(words) else {}


def read_head(builder: Builder, text: str) -> None:
    """Take the slide's layout and the deck's proportions from front matter."""
    if found := _LAYOUT.search(text):
        builder.layout = found["words"].strip().lower()
        _add_picture_of_layout(builder, text)
    if found := _SIZE.search(text):
        builder.root[1]["size"] = int(found["w"]), int(found["h"])


def _add_picture_of_layout(builder: Builder, text: str) -> None:
    """Add a frame for the image that Slidev's layouts put beside the text, or on the whole slide."""
    image = _IMAGE.search(text)
    if not image or not builder.layout.startswith("image"):
        return
    node: Node = ["img", {"alt": "", "title": image["name"]}]
    if found := re.search("left|right", builder.layout):
        builder.root[1].update(side=found[0], images=[node])
    else:
        builder.add(node)


def read_gap(builder: Builder, text: str) -> None:
    """Take what stands between two parts of a deck that its system cuts by itself: settings, and brackets of remark."""
    read_head(builder, text)
    if _CLOSE.search(text):
        builder.close("fence")
    for line in text.splitlines():
        if found := _OPEN.search(line):
            builder.open("div", column_class(found["words"]), "fence")


def is_directive(builder: Builder, text: str) -> bool:
    """Return whether a text without words is an instruction, and obey it if it begins a column."""
    if _BREAK.match(text):
        builder.add([COLUMN, {}])
    return not text.strip() or bool(_SIGN.match(text))


def read_syntax(placing: Placing, text: str, places: Sequence[Place]) -> None:
    """Show a block that only the dialect has."""
    builder = placing.builder
    first = text.partition("\n")[0]
    if "\n" not in text and (fence := _FENCE.match(first)):
        if fence["words"]:
            builder.open("div", column_class(fence["words"]), "fence")
        else:
            builder.close("fence")
    elif slot := _SLOT.match(first):
        builder.add([COLUMN, {"slot": slot["name"]}])
    elif _BREAK.match(first):
        builder.add([COLUMN, {}])
    elif not places and _MATH.match(text):
        builder.add(["p", {"class": "math"}, _STEPS.sub("", text.strip().strip("$")).replace("$$", "").strip()])
    elif not places and text.startswith("\\begin{"):
        builder.add(["pre", {}, ["code", {}, text]])
    for role, group in groupby(places, key=lambda place: place.segment.role):
        if role == "cell":
            _add_table(placing, list(group))
        else:
            classes = {"class": "caption"} if any(place.segment.role == "cell" for place in places) else {}
            for place in group:
                placing.add_place(place, _name(role, text), classes)


def _name(role: str, text: str) -> str:
    if role == "heading":
        return f"h{min(max(len(text) - len(text.lstrip('#')), 1), 6)}"
    return "p"


def _add_table(placing: Placing, places: list[Place]) -> None:
    """Show the cells of a table that is drawn, a row for each of its lines."""
    placing.builder.open("table", {})
    rows = [list(row) for _, row in groupby(places, key=lambda place: place.segment.line)]
    for number, row in enumerate(rows):
        name = "td" if number or len(rows) == 1 else "th"
        placing.builder.open("tr", {})
        for cell in _cells(placing, row):
            if isinstance(cell, str):
                placing.builder.add([name, {}, cell])
            else:
                placing.add_place(cell, name)
        placing.builder.close("markdown")
    placing.builder.close("markdown")


def _cells(placing: Placing, row: list[Place]) -> list[Place | str]:
    """Return the texts of a line of a table, with those between them that have no words, such as numbers."""
    if row[0].drawing:  # which has no place for each of its cells
        return list(row)
    start = placing.source.line_start(row[0].start)
    end = start + len(placing.source.rest_of_line(start))
    found: dict[int, Place | str] = {one.start: one for one in row}
    for cell in _CELLS.finditer(placing.source.normal, start, end):
        if not any(one.start < cell.end() and cell.start() < one.end for one in row) and re.search(r"\w", cell[0]):
            found[cell.start()] = cell[0]
    return [found[at] for at in sorted(found)]


def add_image(builder: Builder, node: Node) -> None:
    """Add an image; one that its words put beside the text makes two columns, one behind it is shown if it is there."""
    words = node[1]["alt"] if isinstance(node[1]["alt"], str) else ""
    if found := _SIDES.search(words):
        builder.root[1]["side"] = found["side"]
        builder.root[1].setdefault("images", []).append(_without_words(node))
    elif re.match(r"bg\b", words):
        if "src" in node[1]:
            builder.add([node[0], {"src": node[1]["src"], "class": "bg"}])
    else:
        builder.add(_without_words(node))


def _without_words(node: Node) -> Node:
    return [node[0], {**node[1], "alt": "" if isinstance(node[1]["alt"], str) else node[1]["alt"]}]


def arrange(children: list[Any]) -> list[Any]:
    """Return a slide's children with columns where nodes begin one, and where single columns stand side by side."""
    children = [[*child[:2], *arrange(child[2:])] if isinstance(child, list) else child for child in children]
    children = [child for child in children if not _is_bare(child)]
    marks = [at for at, child in enumerate(children) if isinstance(child, list) and child[0] == COLUMN]
    if marks:
        return _cut(children, marks)
    result = list[Any]()
    for is_column, group in groupby(children, key=_is_column):
        found = list(group)
        result += [["div", {"class": "cols"}, *found]] if is_column and len(found) > 1 else found
    return [_unwrapped(one) for one in result]


def _is_bare(child: Any) -> bool:
    """Return whether an element is left without anything to show, since that stands elsewhere."""
    return isinstance(child, list) and child[0] in _NEVER_BARE and len(child) == 2 and "seg" not in child[1]


def _is_column(child: Any) -> bool:
    return isinstance(child, list) and child[1].get("class") == "col"


def _unwrapped(child: Any) -> Any:
    """Return columns that have nothing but columns in them as these."""
    if isinstance(child, list) and child[1].get("class") == "cols" and len(child) == 3 and isinstance(child[2], list):
        return child[2] if child[2][1].get("class") == "cols" else child
    return child


def _cut(children: list[Any], marks: list[int]) -> list[Any]:
    """Return children with columns made of what marks part; what is no column of a slide stands below or above."""
    first, names = children[: marks[0]], [children[at][1].get("slot", "") for at in marks]
    pieces = [children[at + 1 : end] for at, end in zip(marks, [*marks[1:], len(children)], strict=True)]
    below = [one for name, piece in zip(names, pieces, strict=True) if name in ("bottom", "footer") for one in piece]
    columns = [piece for name, piece in zip(names, pieces, strict=True) if name not in ("bottom", "footer")]
    if len(columns) == 1 and names[0] not in ("left", ""):
        below_first = columns[0][0][0] if columns[0] else ""
        heads = [one for one in first[:1] if one[0] in ("h1", "h2") and one[0] != below_first]
        columns, first = [first[len(heads) :], *columns], heads
    columns = [piece for piece in columns if piece]
    return [*first, ["div", {"class": "cols"}, *(["div", {"class": "col"}, *piece] for piece in columns)], *below]
