"""The file that goes out: valid XLIFF 2.1, always the same bytes, and the texts as they are when it comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loctool.catalog.provenance import store_draft
from loctool.catalog.reader import Catalog, read
from loctool.errors import CatalogError
from loctool.exchange import EXCHANGE_FORMATS, format_of
from loctool.exchange.applying import apply_returned
from loctool.exchange.units import Bundle, Unit, bundle_of, mark_of
from loctool.exchange.xliff import read_xliff, write_xliff
from loctool.formats import FORMATS
from tests.conftest import ROOT
from tests.exchange.xliff.samples import PATH, brought, catalog, returned, sent
from tests.exchange.xliff.structure import CORE, faults
from tests.exchange.xliff.test_codes import SYNTAXES, TEXTS

START = "dataRefStart"
REFERENCES = ("dataRef", START, "dataRefEnd")
GOLDEN = ROOT / "tests" / "data" / "golden"


def catalogs() -> Iterator[Catalog]:
    for folder in ("tests/data", "locales", "examples"):
        for path in sorted((ROOT / folder).rglob("*.po")):
            try:
                yield read(path)
            except CatalogError:
                continue  # some are broken on purpose


def unit(source: tuple[str, ...], texts: tuple[str, ...], syntax: str = "", **more: object) -> Unit:
    standing = "edited" if all(texts) else "untranslated"
    return Unit("0123456789ab", "ba9876543210", source, texts, standing, syntax=syntax, **more)  # type: ignore[arg-type]


def bundle(*units: Unit) -> Bundle:
    return Bundle("klima", "source/klima.md", PATH, "de", "sr@latin", units)


def test_golden(request: pytest.FixtureRequest) -> None:
    deck = FORMATS[".md"].parse((GOLDEN / "deck.md").read_bytes(), "source/deck.md")
    of = read(GOLDEN / "deck.ru.po")
    findings = {(None, "Fichte"): ["warning: the term is missing [term-missing]"]}
    made = write_xliff([bundle_of(of, ("deck", PATH), ("de", "ru"), deck, findings)])
    if request.config.getoption("--golden"):
        (GOLDEN / "deck.ru.xlf").write_bytes(made)
    assert made == (GOLDEN / "deck.ru.xlf").read_bytes()
    assert faults(made) == []


def test_a_draft_names_its_engine(tmp_path: Path) -> None:
    raw = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    makers = ("llm/hf.co/Qwen/Qwen3:Q4%20K/1a2b3c4d", "argos", "copy", "memory", "other/1.2")
    (tmp_path / "a.po").write_text(raw + "".join(f'\nmsgid "Erz {n}"\nmsgstr ""\n' for n in range(len(makers))))
    of = read(tmp_path / "a.po")
    for entry, maker in zip(of.messages(), makers, strict=True):
        store_draft(entry, f"ore {entry.msgid}", maker, ("de", "en"), "")
    made = write_xliff([bundle_of(of, ("a", PATH), ("de", "en"))])
    assert re.findall('category="loctool:draft-by">(.*?)</note>', made.decode()) == [
        "llm (hf.co/Qwen/Qwen3:Q4 K)", "argos", "copy of the source", "translation memory", "other (1.2)",
    ]  # fmt: skip
    assert faults(made) == []


def test_it_is_a_format() -> None:
    assert format_of(Path("a.xlf")) is format_of(Path("a.XLIFF")) is EXCHANGE_FORMATS["xliff"]


def test_all_that_is_told() -> None:
    raw = sent(catalog())
    assert faults(raw.encode()) == []
    for told in (
        'srcLang="de" trgLang="ru" xml:space="preserve"',
        f'<file id="f1" original="{PATH}">',
        '<segment state="final" subState="loctool:approved">',
        '<segment state="translated" subState="loctool:edited">',
        '<segment state="initial" subState="loctool:outdated">',
        '<note id="n1" category="loctool:former-source">Alt</note>',
        "<gls:term>Erz</gls:term>", "<gls:translation>минерал</gls:translation>",
        "<gls:term>NATO</gls:term>", "<gls:definition>do not translate</gls:definition>",
        'category="loctool:comment">Meint das Erz?</note>', 'category="loctool:description">room: 1 line',
        '<data id="d1">{name}</data>', "Erz &amp; <ph", "&lt;b&gt;", "&#13;\n", '<cp hex="0007"/>',
        'name="Menü"', 'type="loctool:plural"', "plural form 1 of 3, for 1, 21, 31, 41<", "plural form 3 of 3, for 0, 5, 6, 7<",
    ):  # fmt: skip
        assert told in raw, told


def test_slides_are_groups() -> None:
    first = unit(("Eins",), ("",), slide=2, title="Zwei & mehr", role="heading")
    other = Unit("0123456789ac", "b", ("Frei",), ("",), "untranslated")
    root = etree.fromstring(write_xliff([bundle(first, other)]))
    (file,) = root
    assert [child.get("id") for child in file if child.tag.startswith(f"{{{CORE}}}")] == ["slide-2", other.id]
    assert root.findtext(".//{*}group/{*}notes/{*}note") == "2: Zwei & mehr"
    assert (root.get("srcLang"), root.get("trgLang")) == ("de", "sr-Latn")


def test_codes_of_a_target_have_the_numbers_of_its_source() -> None:
    raw = write_xliff([bundle(unit(("**a** {n} *b* {n}",), ("{n} *c* **d** {n} {n} {m}",)))])
    unit_ = etree.fromstring(raw).find(".//{*}unit")
    assert unit_ is not None
    ids = [[code.get("id") for code in unit_.iterfind(f".//{{*}}{name}//{{{CORE}}}*")] for name in ("source", "target")]
    assert ids == [["1", "2", "3", "4"], ["2", "3", "1", "4", "5", "6"]]
    assert faults(raw) == []


def test_a_deck_without_messages(tmp_path: Path) -> None:
    raw = write_xliff([bundle()])
    assert faults(raw) == []
    assert returned(tmp_path, raw.decode()) == ()


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3), st.sampled_from(SYNTAXES), TEXTS)
def test_any_texts_come_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], syntax: str, note: str
) -> None:
    told = {"comment": note, "note": note, "context": note, "terms": (note, f"{note} → {note}"), "findings": (note,)}
    units = [unit((source,), (target,), syntax, **told) for source, target in texts]
    units = [
        Unit(*[f"{at:012x}", *[getattr(one, name) for name in Unit.__slots__[1:]]]) for at, one in enumerate(units)
    ]
    raw = write_xliff([bundle(*units)])
    assert raw == write_xliff([bundle(*units)])
    assert faults(raw) == []
    path = tmp_path_factory.getbasetemp() / "any.xlf"
    path.write_bytes(raw)
    (back,) = read_xliff(path)
    assert (back.catalog, back.source_language, back.language) == (PATH, "de", "sr@latin")
    for one, other in zip(units, back.units, strict=True):
        assert (other.id, other.base, other.source, other.texts) == (one.id, one.base, one.source, one.texts)
        assert (other.standing, other.former) == (one.standing, one.standing)
        assert other.marks == tuple(map(mark_of, one.texts))
        assert other.comment is None or mark_of(other.comment) == other.comment_mark


MOVES = st.lists(st.tuples(st.integers(0, 99), st.sampled_from(["", "слово", " & ", "<"]), st.booleans()), max_size=8)


@given(TEXTS, MOVES)
def test_moved_and_copied_tags(
    tmp_path_factory: pytest.TempPathFactory, source: str, moves: list[tuple[int, str, bool]]
) -> None:
    """A translator takes codes of the source in any order, some twice, some not at all."""
    root = etree.fromstring(write_xliff([bundle(unit((source,), ("",)))]))
    segment = next(root.iter(f"{{{CORE}}}segment"))
    data = {one.get("id"): "".join(one.itertext()) for one in root.iter(f"{{{CORE}}}data") if not len(one)}
    codes = [
        one for one in segment.iterfind("{*}source//{*}*") if {one.get(key) for key in REFERENCES} <= {None, *data}
    ]
    codes = [one for one in codes if one.tag != f"{{{CORE}}}cp"]
    target, expected = etree.SubElement(segment, f"{{{CORE}}}target"), ""
    for number, words, is_copy in moves if codes else ():
        code = etree.SubElement(target, codes[number % len(codes)].tag, codes[number % len(codes)].attrib)
        code.tail = words
        if is_copy:
            code.set("id", f"copy-{number}")
        start, end = (data[code.get(key)] if key in code.attrib else "" for key in (START, "dataRefEnd"))
        start = data[code.get("dataRef")] if "dataRef" in code.attrib else start
        code.text = "внутри" if code.tag == f"{{{CORE}}}pc" else None
        expected += f"{start}{code.text or ''}{end}{words}"
    path = tmp_path_factory.getbasetemp() / "moved.xlf"
    path.write_bytes(etree.tostring(root))
    ((back,),) = [one.units for one in read_xliff(path)]
    assert (back.source, back.texts) == ((source,), (expected,))


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (("Wort",), ("a", "b")),
        (("Wort", "Wörter"), ("слово", "слова", "")),
        (("Wort", "Wörter"), ("語",)),
        (("Wort", "Wort"), ("a", "b")),
        (("Wort", "Wort"), ("a",)),
    ],
)
def test_plural_forms(tmp_path: Path, source: tuple[str, ...], texts: tuple[str, ...]) -> None:
    raw = write_xliff([bundle(unit(source, texts))])
    assert faults(raw) == []
    (back,) = returned(tmp_path, raw.decode())
    assert (back.source, back.texts, back.standing) == (source, texts, back.former)


def test_all_catalogs_come_back_unchanged(tmp_path: Path) -> None:
    count = 0
    path = tmp_path / "a.xlf"
    for of in catalogs():
        sent_out = bundle_of(of, ("a", PATH), ("de", "ru"))
        path.write_bytes(write_xliff([sent_out]))
        assert faults(path.read_bytes()) == []
        (back,) = read_xliff(path)
        assert [(one.source, one.texts) for one in back.units] == [(one.source, one.texts) for one in sent_out.units]
        applied = apply_returned(of, back.units)
        assert (applied.rows, applied.missing) == ((), ())
        count += len(back.units)
    assert count > 300


def test_the_sample_comes_back_unchanged(tmp_path: Path) -> None:
    of = catalog()
    applied = brought(tmp_path, of, sent(of))
    assert (applied.rows, applied.missing, applied.unchanged) == ((), (), 5)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id="f1"', 'id="f 1"', "<file> has id"),
        (' id="n1"', ' id="n1" lang="de"', "<note> has lang"),
        ('state="final"', 'state="signed-off"', "<segment> has state"),
        (' state="final"', "", "subState without state"),
        ('dataRef="d1"', 'dataRef="d9"', "no original data d9"),
        (' type="ui" subType="xlf:var"', ' subType="xlf:var"', "subType without type"),
        ("<source>", "<source><b>x</b>", "<b> is unknown"),
        ("</notes>", "</notes><notes><note/></notes>", "<unit> has"),
        ("<segment ", "text<segment ", "<unit> has text"),
        (' trgLang="ru"', "", "targets without trgLang"),
        ('hex="0007"', 'hex="0041"', "<cp> stands for"),
    ],
)
def test_the_test_of_structure_is_strict(old: str, new: str, fault: str) -> None:
    raw = sent(catalog())
    assert old in raw
    assert any(one.startswith(fault) for one in faults(raw.replace(old, new, 1).encode()))
