"""SmartArt: a text of the data part is written where the drawing shows it, and nothing is offered twice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from loctool.formats.office.package import Package
from loctool.formats.pptx.diagrams import diagram_units
from tests.formats.pptx.packages import deck_units, differing, package_of, rels, translate, written, xml, zipped

DECKS = Path(__file__).parent.parent.parent / "data" / "pptx"
SMART_ART = ("diagrams.pptx", "999-slide-master-title-style.pptx")

DATA, DRAWING, SLIDE = "ppt/diagrams/data1.xml", "ppt/diagrams/drawing1.xml", "ppt/slides/slide1.xml"


def paragraphs(content: bytes, part: str) -> list[str]:
    """Return the texts of the paragraphs of a part, those without text left out."""
    root = Package(content, "deck.pptx").tree(part)
    found = ["".join(one.xpath(".//*[local-name()='t']/text()")) for one in root.xpath("//*[local-name()='p']")]
    return [text for text in found if text]


def body(*texts: str) -> str:
    """Return paragraphs; words between stars are a run of their own, in bold."""
    return "".join(f"<a:p>{''.join(run(piece) for piece in re.split(r'([*][^*]+[*])', text))}</a:p>" for text in texts)


def run(text: str) -> str:
    bold = "<a:rPr b='1'/>" if text.startswith("*") else ""
    return f"<a:r>{bold}<a:t>{text.strip('*')}</a:t></a:r>" if text else ""


def node(name: str, *texts: str, prompt: str = "") -> str:
    properties = f"<dgm:prSet phldr='1' phldrT='{prompt}'/>" if prompt else ""
    return f"<dgm:pt modelId='{name}'>{properties}<dgm:t>{body(*texts)}</dgm:t></dgm:pt>"


def pres(name: str, of: str) -> str:
    return f"<dgm:pt modelId='{name}' type='pres'><dgm:prSet presAssocID='{of}'/></dgm:pt>"


def drawn(name: str, *texts: str) -> str:
    return f"<dsp:grpSp><dsp:sp modelId='{name}'><dsp:txBody>{body(*texts)}</dsp:txBody></dsp:sp></dsp:grpSp>"


def render(points: str, shapes: str | None, connections: str = "") -> tuple[list[str], list[str], list[str]]:
    """Return the texts of a diagram, and the paragraphs of data and drawing after each was put into «»."""
    model = (
        f"<dgm:dataModel><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{connections}</dgm:cxnLst><dgm:extLst><a:ext>"
        "<dsp:dataModelExt relId='r2'/></a:ext></dgm:extLst></dgm:dataModel>"
    )
    parts = {
        SLIDE: xml("<p:graphicFrame><dgm:relIds r:dm='r1'/></p:graphicFrame>"),
        "ppt/slides/_rels/slide1.xml.rels": rels(
            ("r1", "diagramData", "../diagrams/data1.xml"), ("r2", "diagramDrawing", "../diagrams/drawing1.xml")
        ),
        DATA: xml(model),
    }
    if shapes is not None:
        parts[DRAWING] = xml(f"<dsp:drawing>{shapes}</dsp:drawing>")
    package = package_of(parts)
    texts = []
    for unit in diagram_units(package, package.tree(SLIDE), SLIDE, 1):
        texts.append(unit.segment.text)
        unit.write(f"«{unit.segment.text}»", "ru")
    content = written(package)
    return texts, paragraphs(content, DATA), [] if shapes is None else paragraphs(content, DRAWING)


@pytest.mark.parametrize("name", SMART_ART)
def test_nothing_changes_without_another_text(name: str) -> None:
    content = (DECKS / name).read_bytes()
    package = Package(content, name)
    for unit in deck_units(package):
        unit.write(unit.segment.text, "")
    assert not differing(content, written(package))


@pytest.mark.parametrize("name", SMART_ART)
def test_data_and_drawing_get_the_same_translations(name: str) -> None:
    content = (DECKS / name).read_bytes()
    texts = paragraphs(content, DATA)
    result, found = translate(content)
    assert texts
    assert found[: len(texts)] == texts
    assert paragraphs(result, DATA) == paragraphs(result, DRAWING) == [f"«{text}»" for text in texts]


def test_a_drawing_without_shapes_is_no_hindrance() -> None:
    emptied = {}
    with zipfile.ZipFile(DECKS / "diagrams.pptx") as deck:
        for name in deck.namelist():
            emptied[name] = deck.read(name)
    emptied[DRAWING] = re.sub(rb"<dsp:sp .*</dsp:sp>", b"", emptied[DRAWING], flags=re.DOTALL)
    content, texts = translate(zipped(emptied))
    assert texts == ["STATEMENT", "This is the statement."]
    assert paragraphs(content, DATA) == [f"«{text}»" for text in texts]
    with zipfile.ZipFile(io.BytesIO(content)) as deck:
        assert deck.read(DRAWING) == emptied[DRAWING]


def test_a_drawing_may_be_missing() -> None:
    assert render(node("1", "Eins"), None) == (["Eins"], ["«Eins»"], [])


def test_the_nodes_of_one_shape_are_written_with_it() -> None:
    connections = "".join(f"<dgm:cxn type='presOf' srcId='{one}' destId='9'/>" for one in "12")
    texts, data, drawing = render(
        node("1", "Eins") + node("2", "Zwei", "Drei") + pres("9", "1"), drawn("9", "Eins", "Zwei", "Drei"), connections
    )
    assert texts == ["Eins", "Zwei", "Drei"]
    assert data == drawing == ["«Eins»", "«Zwei»", "«Drei»"]


def test_text_that_only_the_drawing_has_is_offered_last() -> None:
    texts, data, drawing = render(node("1", "Eins"), drawn("8", "Übrig") + drawn("9", "Eins"))
    assert texts == ["Eins", "Übrig"]
    assert (data, drawing) == (["«Eins»"], ["«Übrig»", "«Eins»"])


def test_prompts_are_no_text() -> None:
    texts, _, drawing = render(
        node("1", prompt="[Text]") + node("2", "[Text]") + pres("8", "1") + pres("9", "2"),
        drawn("8", "[Text]") + drawn("9", "[Text]"),
    )
    assert texts == ["[Text]"]
    assert drawing == ["[Text]", "«[Text]»"]


def test_other_tags_in_the_drawing_are_no_other_text() -> None:
    texts, data, drawing = render(
        node("1", "Ein *fettes* Wort") + node("2", "Ein fettes Wort") + pres("8", "1") + pres("9", "2"),
        drawn("8", "Ein fettes *Wort*") + drawn("9", "Ein fettes Wort"),
    )
    assert len(texts) == 2
    assert data == drawing == ["«Ein fettes Wort»", "«Ein fettes Wort»"]
