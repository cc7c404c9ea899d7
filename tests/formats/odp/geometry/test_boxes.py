"""Boxes of decks that were written by hand, with sizes that can be counted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.fit import measure
from loctool.formats import odp
from loctool.formats.office.boxes import Box, Paragraph, Style
from tests.formats.odp.decks import DATA, rendered, with_page
from tests.formats.pptx.decks import edited, parts_of

INCH = 72.0
SIDES, EDGES = 2 * 0.25 / 2.54 * INCH, 2 * 0.125 / 2.54 * INCH
"""Usual padding in points, both sides together."""
SIZE = 'svg:x="1in" svg:y="1in" svg:width="3in" svg:height="2in"'
GEOMETRY = '<draw:enhanced-geometry svg:viewBox="0 0 100 100" draw:text-areas="25 10 ?f0 90" draw:modifiers="75"{}>'
EQUATION = '<draw:equation draw:name="f0" draw:formula="$0"/></draw:enhanced-geometry>'


def style(name: str, family: str, content: str, parent: str = "", attributes: str = "") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}" {above} {attributes}>{content}</style:style>'


def graphic(attributes: str, content: str = "") -> str:
    return f"<style:graphic-properties {attributes}>{content}</style:graphic-properties>"


def text(attributes: str) -> str:
    return f"<style:text-properties {attributes}/>"


def paragraph(attributes: str) -> str:
    return f"<style:paragraph-properties {attributes}/>"


def deck(page: str, *styles: str, common: str = "") -> bytes:
    """Return a deck of one slide, with automatic styles of its own and common ones."""
    content = with_page(page)
    places = {"content.xml": (b"</office:automatic-styles>", "".join(styles))}
    places["styles.xml"] = (b"</office:styles>", common)
    parts = parts_of(content)
    return edited(content, {
        name: parts[name].replace(end, new.encode() + end)
        for name, (end, new) in places.items()
    })  # fmt: skip


def boxes_of(page: str, *styles: str, common: str = "") -> list[Box]:
    return list(odp.boxes(deck(page, *styles, common=common), "deck.odp"))


def frame(content: str = "<text:p>Seltene Erden</text:p>", attributes: str = 'draw:style-name="own"') -> str:
    return f"<draw:frame {attributes} {SIZE}><draw:text-box>{content}</draw:text-box></draw:frame>"


def area(box: Box) -> tuple[float, float]:
    return box.width, box.height


def only_style(box: Box, paragraph: int = 0) -> Style:
    (found,) = {style for _, style in box.paragraphs[paragraph].runs}
    return found


def test_a_text_box_has_the_usual_padding_and_grows() -> None:
    (box,) = boxes_of(frame())
    assert area(box) == pytest.approx((3 * INCH - SIDES, 2 * INCH - EDGES))
    assert (box.slide, box.shape, box.autofit, box.wraps, box.columns, box.leading) == (1, "shape", "grow", True, 1, 0)
    assert only_style(box) == ("Liberation Sans", 18.0, False, False, "", 0.0)


def test_padding_columns_and_autofit_come_from_the_style_and_its_parents() -> None:
    columns = '<style:columns fo:column-count="2" fo:column-gap="0.5in"/>'
    (box,) = boxes_of(
        frame(),
        style("own", "graphic", graphic('fo:padding-left="10pt" draw:auto-grow-height="false"'), "above"),
        common=style("above", "graphic", graphic('fo:padding="1pt" draw:auto-grow-height="true"', columns)),
    )
    assert area(box) == pytest.approx((216 - 11, 144 - 2))
    assert (box.autofit, box.columns, box.gap) == ("none", 2, 36.0)


@pytest.mark.parametrize("fit", ['draw:fit-to-size="shrink-to-fit"', 'style:shrink-to-fit="true"'])
def test_text_that_shrinks_has_the_stored_scale(fit: str) -> None:
    stored = 'draw:fit-to-size-font-scale="80%" draw:fit-to-size-spacing="90%"'
    first, second = boxes_of(
        frame() + frame(attributes='draw:style-name="other"'),
        style("own", "graphic", graphic(f"{fit} {stored}")),
        style("other", "graphic", graphic(fit)),
    )
    assert (first.autofit, first.scale, first.reduction) == ("shrink", 0.8, pytest.approx(0.1))
    assert only_style(first).size == pytest.approx(18 * 0.8)
    assert (second.autofit, second.scale, second.reduction, only_style(second).size) == ("shrink", 1.0, 0.0, 18.0)


def test_a_custom_shape_has_its_text_area() -> None:
    """The area is a share of the shape: from a quarter to three quarters of its width, and 80 % of its height."""
    shape = (
        '<draw:custom-shape draw:name="Pfeil" draw:style-name="own" {}><text:p>Neodym</text:p>{}</draw:custom-shape>'
    )
    turned = GEOMETRY.format(' draw:text-rotate-angle="-270"')
    broken = GEOMETRY.format("") + EQUATION.replace("$0", "?f0")
    first, second, third = boxes_of(
        "".join(shape.format(SIZE, one) for one in (GEOMETRY.format("") + EQUATION, turned + EQUATION, broken)),
        style("own", "graphic", graphic('fo:wrap-option="no-wrap"')),
    )
    expected = pytest.approx((108 - SIDES, 144 * 0.8 - EDGES))
    assert area(first) == expected
    assert (first.shape, first.wraps, first.vertical) == ("Pfeil", False, False)
    assert second.vertical
    assert area(second) == pytest.approx((144 * 0.8 - EDGES, 108 - SIDES))
    assert area(third) == pytest.approx((216 - SIDES, 144 - EDGES))


def test_groups_rotation_and_hidden_shapes() -> None:
    turned = f'draw:transform="rotate (1.5707963267949) translate (1cm 9cm)" {SIZE}'
    page = (
        f"<draw:g><draw:g>{frame()}</draw:g><draw:rect {SIZE}><text:p>Dysprosium</text:p></draw:rect></draw:g>"
        f"<draw:frame {turned}><draw:text-box><text:p>Terbium</text:p></draw:text-box></draw:frame>"
        + frame(attributes='draw:display="none"')
        + "<draw:frame><draw:text-box><text:p>Ohne Maß</text:p></draw:text-box></draw:frame>"
        + frame("<text:p/>")
        + "<draw:line svg:x1='0cm' svg:x2='1cm'><text:p>Linie</text:p></draw:line>"
        + f"<presentation:notes>{frame()}</presentation:notes>"
    )
    boxes = boxes_of(page)
    assert [(box.paragraphs[0].runs[0][0], box.wraps) for box in boxes] == [
        ("Seltene Erden", True), ("Dysprosium", False), ("Terbium", True)
    ]  # fmt: skip
    assert [area(box) for box in boxes] == [pytest.approx((216 - SIDES, 144 - EDGES))] * 3


def test_vertical_writing_swaps_width_and_height() -> None:
    (box,) = boxes_of(frame(), style("own", "graphic", paragraph('style:writing-mode="tb-rl"')))
    assert box.vertical
    assert area(box) == pytest.approx((144 - EDGES, 216 - SIDES))


def test_runs_have_what_spans_paragraph_shape_and_defaults_say() -> None:
    content = (
        '<text:p text:style-name="P">Erden <text:span text:style-name="half">und <text:span text:style-name="T">mehr'
        '</text:span></text:span><text:line-break/><text:span text:style-name="up">2</text:span><text:tab/>'
        "<text:page-number>&lt;number&gt;</text:page-number></text:p>"
    )
    (box,) = boxes_of(
        frame(content),
        style("own", "graphic", text('fo:font-family="\'Deja Vu\', serif" fo:font-size="10pt"')),
        style("P", "paragraph", text('fo:font-size="200%" fo:font-style="italic"')),
        style("half", "text", text('fo:font-size="50%" fo:letter-spacing="1pt"')),
        style("T", "text", text('fo:font-weight="700" fo:text-transform="uppercase" fo:font-family="Arial"')),
        style("up", "text", text('style:text-position="super 60%" fo:font-variant="small-caps"')),
    )
    assert box.paragraphs[0].runs == (
        ("Erden ", Style("Deja Vu", 20.0, italic=True)),
        ("und ", Style("Deja Vu", 10.0, italic=True, spacing=1.0)),
        ("mehr", Style("Arial", 10.0, bold=True, italic=True, caps="all", spacing=1.0)),
        ("\n", Style("Deja Vu", 20.0, italic=True)),
        ("2", Style("Deja Vu", 12.0, italic=True, caps="small")),
        ("\t", Style("Deja Vu", 20.0, italic=True)),
        ("1", Style("Deja Vu", 20.0, italic=True)),
    )


def test_letters_of_other_scripts_have_their_own_typeface_and_size() -> None:
    fonts = 'fo:font-family="Arial" style:font-family-asian="Meiryo" style:font-size-asian="12pt"'
    (box,) = boxes_of(frame("<text:p>Erden, 希土類</text:p>"), style("own", "graphic", text(fonts)))
    found = [(part, one.family, one.size) for part, one in box.paragraphs[0].runs]
    assert found == [("Erden, ", "Arial", 18.0), ("希土類", "Meiryo", 12.0)]


def test_a_declared_font_is_the_typeface_that_it_names() -> None:
    content = deck(frame(), style("own", "graphic", text('style:font-name="F1"'), "above"),
                   common=style("above", "graphic", text('fo:font-family="Arial"')))  # fmt: skip
    face = (
        '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;Noto Sans&apos;"/>'
        "</office:font-face-decls>"
    )
    changed = parts_of(content)["content.xml"].replace(b"<office:auto", face.encode() + b"<office:auto", 1)
    (box,) = odp.boxes(edited(content, {"content.xml": changed}), "deck.odp")
    assert only_style(box).family == "Noto Sans"


def first_paragraph(attributes: str, shape: str = "") -> Paragraph:
    (box,) = boxes_of(
        frame('<text:p text:style-name="P">Erden</text:p>'),
        style("own", "graphic", paragraph(shape)),
        style("P", "paragraph", paragraph(attributes)),
    )
    return box.paragraphs[0]


def test_paragraphs_have_indents_and_spacing() -> None:
    found = first_paragraph(
        'fo:margin-left="20pt" fo:margin-right="5pt" fo:text-indent="-8pt" fo:margin-top="3pt" fo:line-height="90%"',
        'fo:margin-bottom="50%" fo:margin-top="1pt"',
    )
    assert (found.left, found.right, found.first, found.before, found.after) == (20, 5, -8, 3, 9)
    assert found.line == 0.9
    assert first_paragraph('fo:line-height="30pt"').line == -30
    assert first_paragraph('fo:line-height="normal"').line == 1.0


@pytest.mark.parametrize(("value", "leading"), [("true", 1.2), ("false", 0.0)])
def test_line_spacing_may_be_the_same_for_all_typefaces(value: str, leading: float) -> None:
    (box,) = boxes_of(
        frame(attributes='draw:style-name="own" draw:text-style-name="P"'),
        style("P", "paragraph", paragraph(f'style:font-independent-line-spacing="{value}"')),
    )
    assert box.leading == leading


LEVELS = (
    '<text:list-level-style-bullet text:level="1" text:bullet-char="–"><style:list-level-properties '
    'text:space-before="5pt" text:min-label-width="12pt"/></text:list-level-style-bullet>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."><style:list-level-properties '
    'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment fo:margin-left="40pt" '
    'fo:text-indent="-15pt"/></style:list-level-properties></text:list-level-style-number>'
    '<text:list-level-style-number text:level="3" style:num-format=""/>'
)
ITEMS = (
    "<text:list {}><text:list-header><text:p>Kopf</text:p></text:list-header><text:list-item><text:p>Eins</text:p>"
    "<text:p>Weiter</text:p><text:list><text:list-item><text:p>Zwei</text:p><text:list><text:list-item><text:p>Drei"
    "</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list><text:p>Ohne</text:p>"
)


@pytest.mark.parametrize("source", ["the list", "the style of the shape", "its properties"])
def test_lists_indent_their_paragraphs_and_have_bullets(source: str) -> None:
    named = f'<text:list-style style:name="L">{LEVELS}</text:list-style>'
    own = {
        "the list": style("own", "graphic", ""),
        "the style of the shape": style("own", "graphic", "", attributes='style:list-style-name="L"'),
        "its properties": style("own", "graphic", graphic("", f"<text:list-style>{LEVELS}</text:list-style>")),
    }
    content = ITEMS.format('text:style-name="L"' if source == "the list" else "")
    (box,) = boxes_of(frame(content), own[source], *([] if source == "its properties" else [named]))
    found = [(one.runs[0][0], one.left, one.first, one.bullet) for one in box.paragraphs]
    assert found == [
        ("Kopf", 17, 0, ""), ("Eins", 17, -12, "–"), ("Weiter", 17, 0, ""), ("Zwei", 40, -15, "1."), ("Drei", 0, 0, ""),
        ("Ohne", 0, 0, ""),
    ]  # fmt: skip


def test_an_outline_has_the_styles_of_its_levels() -> None:
    common = "".join(
        style(f"Master-outline{level}", "presentation", text(f'fo:font-size="{size}pt"'), f"Master-outline{level - 1}")
        for level, size in ((1, 32), (2, 28), (3, 24))
    )
    own = style("pr1", "presentation", graphic('draw:auto-grow-height="false"'), "Master-outline1")
    (box,) = boxes_of(
        frame(ITEMS.format(""), 'presentation:style-name="pr1" presentation:class="outline"'), own, common=common
    )
    assert box.shape == "body"
    assert [only_style(box, number).size for number in range(6)] == [32, 32, 32, 28, 24, 32]


def test_the_title_of_a_slide_is_that_of_all_its_boxes() -> None:
    boxes = boxes_of(frame() + frame("<text:p>Ausblick</text:p>", 'presentation:class="title"'))
    assert [(box.shape, box.title) for box in boxes] == [("shape", "Ausblick"), ("title", "Ausblick")]


TABLE = (
    f'<draw:frame draw:style-name="own" {SIZE}><table:table table:template-name="plain" '
    'table:use-first-row-styles="true"><table:table-column table:style-name="wide" table:number-columns-repeated="2"/>'
    '<table:table-column table:style-name="narrow" table:default-cell-style-name="padded"/>'
    '<table:table-header-rows><table:table-row table:style-name="row">'
    '<table:table-cell table:number-columns-spanned="2"><text:p>Kopf</text:p></table:table-cell>'
    "<table:covered-table-cell><text:p>Verdeckt</text:p></table:covered-table-cell>"
    '<table:table-cell table:number-rows-spanned="2"><text:p>Rand</text:p></table:table-cell></table:table-row>'
    '</table:table-header-rows><table:table-row table:style-name="row"><table:table-cell><text:p>Eins</text:p>'
    "</table:table-cell><table:table-cell/><table:covered-table-cell/></table:table-row></table:table></draw:frame>"
)


def test_cells_have_the_size_of_columns_and_rows_and_the_styles_of_a_template() -> None:
    boxes = boxes_of(
        TABLE,
        style("wide", "table-column", '<style:table-column-properties style:column-width="100pt"/>'),
        style("narrow", "table-column", '<style:table-column-properties style:column-width="60pt"/>'),
        style("row", "table-row", '<style:table-row-properties style:min-row-height="40pt"/>'),
        style("padded", "table-cell", graphic('fo:padding="5pt"')),
        common=style("head", "table-cell", text('fo:font-weight="bold"'))
        + style("rest", "table-cell", text('fo:font-size="12pt"'))
        + '<table:table-template table:name="plain"><table:first-row table:style-name="head"/>'
        '<table:body table:style-name="rest"/></table:table-template>',
    )
    assert [box.paragraphs[0].runs[0][0] for box in boxes] == ["Kopf", "Rand", "Eins"]
    assert {(box.shape, box.autofit, box.paragraphs[0].segment.role) for box in boxes if box.paragraphs[0].segment} == {
        ("table cell", "grow", "cell")
    }
    sizes = [(200 - SIDES, 40 - EDGES), (50, 70), (100 - SIDES, 40 - EDGES)]
    assert [area(box) for box in boxes] == [pytest.approx(size) for size in sizes]
    assert [(only_style(box).bold, only_style(box).size) for box in boxes] == [(True, 18), (True, 18), (False, 12)]


def test_a_flat_file_has_the_boxes_of_the_packed_one() -> None:
    packed, flat = (list(odp.boxes((DATA / name).read_bytes(), name)) for name in ("words.odp", "words.fodp"))
    assert len(packed) == len(flat) > 10
    for box, other in zip(packed, flat, strict=True):
        assert (box.slide, box.title, box.paragraphs[0].segment) == (
            other.slide,
            other.title,
            other.paragraphs[0].segment,
        )
        if box.shape != "table cell":
            assert box.width == pytest.approx(other.width, abs=0.1)


@given(
    st.lists(
        st.sampled_from(["", "x", "-5", "-1cm", "1e9", "0%", "٣", "999999999", "12cm", "50%"]), min_size=9, max_size=9
    )
)
@settings(max_examples=25, deadline=None)
def test_odd_values_end_no_measuring(values: list[str]) -> None:
    """Whatever attributes say, a deck that can be read has boxes that can be measured."""
    odd = iter(values * 2000)
    numbers = re.compile(
        rb"(\s(?:svg:width|svg:height|fo:[a-z-]+|style:(?:row-height|column-width|text-position)|draw:(?:formula|modifiers|"
        rb"text-areas|auto-grow-height)|svg:viewBox|text:(?:space-before|min-label-width|level)|"
        rb'table:number-[a-z-]+)=")[^"]*'
    )
    content = (DATA / "geometry" / "boxes.odp").read_bytes()
    changed = edited(content, {
        name: lambda data: numbers.sub(lambda match: match[1] + next(odd, "1").encode(), data)
        for name in ("content.xml", "styles.xml")
    })  # fmt: skip
    for box in odp.boxes(changed, "deck.odp"):
        assert measure(box).height >= 0


def test_a_translated_deck_has_the_same_boxes_with_its_texts() -> None:
    content = deck(frame() + TABLE)
    before, after = list(odp.boxes(content, "deck.odp")), list(odp.boxes(rendered(content), "deck.odp"))
    assert [area(box) for box in before] == [area(box) for box in after]
    assert [box.paragraphs[0].runs[0][0] for box in after] == ["[Seltene Erden]", "[Kopf]", "[Rand]", "[Eins]"]
