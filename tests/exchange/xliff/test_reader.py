"""Files as translators' programs save them: other prefixes, split and joined segments, moved tags, states and notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loctool.catalog.decisions import standing_of
from loctool.errors import CatalogError
from loctool.exchange.applying import APPROVED, CHANGED, COMMENTED, CONFLICTING, REFUSED, REOPENED
from loctool.exchange.xliff import read_xliff
from loctool.glossary import TermIndex
from loctool.quality import RULES
from loctool.quality.comparison import Comparison
from tests.exchange.xliff.samples import KLIMA, PATH, brought, catalog, message, returned, sent

SOURCE = "**Grün** ist {name}. Und [das](x.md)?"
TARGET = "**Зелёный** — {name}. И [это](x.md)?"
FUZZY = "#, fuzzy\n"
BOLD, NAME, LINK = (
    '<pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1" dispStart="**" dispEnd="**">{}</pc>',
    '<ph id="2" type="ui" subType="xlf:var" dataRef="d2" disp="{name}"/>',
    '<pc id="3" type="link" dataRefStart="d3" dataRefEnd="d4" dispStart="[" dispEnd="](x.md)">{}</pc>',
)


def segments(*pairs: tuple[str, str | None]) -> str:
    """Return segments of sources and targets; a target with an attribute brings its tag along."""
    made = []
    for source, target in pairs:
        tag = "" if target is None else target if target.startswith("<target") else f"<target>{target}</target>"
        made.append(f'<segment state="translated"><source>{source}</source>{tag}</segment>')
    return "<ignorable><source> </source></ignorable>".join(made)


def saved(text: str, target: str = TARGET, state: str = FUZZY) -> str:
    """Return the file of one message whose segment another program has replaced by `text`."""
    raw = sent(catalog(message(SOURCE, target, state)))
    return re.sub(r"<segment.*</segment>", lambda _: text, raw, flags=re.DOTALL)


def text_of(tmp_path: Path, text: str) -> str:
    (unit,) = returned(tmp_path, saved(text))
    assert unit.source == (SOURCE,)
    return unit.texts[0]


FIRST = f"{BOLD.format('Grün')} ist {NAME}."
SECOND = f"Und {LINK.format('das')}?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (segments((f"{FIRST} {SECOND}", f"{BOLD.format('З')} {NAME}")), "**З** {name}"),
        (segments((FIRST, "Раз."), (SECOND, "Два?")), "Раз. Два?"),
        (segments((FIRST, '<target order="3">Раз.</target>'), (SECOND, '<target order="1">Два?</target>')), "Два? Раз."),
        (segments((FIRST, "Раз. Два?"), (SECOND, "<target/>")), "Раз. Два? "),
        (segments((FIRST, "Раз."), (SECOND, None)), "Раз. Und [das](x.md)?"),
        (segments((FIRST, None), (SECOND, None)), ""),
        (segments((f"{FIRST} {SECOND}", f"{NAME} {BOLD.format('З')}")), "{name} **З**"),
        (segments((f"{FIRST} {SECOND}", f"{NAME} {NAME.replace('2', '7', 1)}")), "{name} {name}"),
        (segments((f"{FIRST} {SECOND}", '<ph id="9" copyOf="2"/>')), "{name}"),
        (segments((f"{FIRST} {SECOND}", '<ph id="2"/> <pc id="1">З</pc>')), "{name} **З**"),
        (segments((f"{FIRST} {SECOND}", '<sc id="1" dataRef="d1"/>З<ec startRef="1" dataRef="d1"/>')), "**З**"),
        (segments((f"{FIRST} {SECOND}", '<sc id="3"/>З<ec startRef="3"/>')), "[З](x.md)"),
        (segments((f"{FIRST} {SECOND}", f"{BOLD.format(NAME)}<ec id='4' isolated='yes' dataRef='d4'/>")), "**{name}**](x.md)"),
        (segments((f"{FIRST} {SECOND}", "а<mrk id='m1' type='term'>б</mrk><sm id='m2'/>в<em startRef='m2'/>")), "абв"),
        (segments((f"{FIRST} {SECOND}", "<![CDATA[<b> & ]]>&lt;i>&#x44D;&quot;<!-- no --><?no?>")), '<b> & <i>э"'),
        (segments((f"{FIRST} {SECOND}", "а<cp hex='0007'/><cp hex='1f'/>\r\nб")), "а\a\x1f\nб"),
    ],
)  # fmt: skip
def test_texts(tmp_path: Path, text: str, expected: str) -> None:
    assert text_of(tmp_path, text) == expected


def test_a_lost_tag_is_found_by_the_usual_rules(tmp_path: Path) -> None:
    text = text_of(tmp_path, segments((f"{FIRST} {SECOND}", f"{BOLD.format('З')}?")))
    assert text == "**З**?"
    compared = Comparison(SOURCE, text, "de", "ru", TermIndex((), "de"), "")
    assert [problem.message for problem in RULES["lost-markup"].find(compared)] == ["lost [ ](x.md) {name}"]


def test_an_incomplete_translation_is_not_approved(tmp_path: Path) -> None:
    text = segments((FIRST, "Раз."), (SECOND, None)).replace("translated", "final")
    (unit,) = returned(tmp_path, saved(text))
    assert unit.standing == "edited"


def whole(target: str, state: str) -> str:
    return f"<segment {state}><source>{FIRST} {SECOND}</source><target>{target}</target></segment>"


SAME = f"{BOLD.format('Зелёный')} — {NAME}. И {LINK.format('это')}?"


@pytest.mark.parametrize(
    ("former", "target", "state", "what", "standing"),
    [
        (FUZZY, SAME, 'state="final"', APPROVED, "approved"),
        (FUZZY, SAME, 'state="reviewed"', APPROVED, "approved"),
        (FUZZY, SAME, 'state="translated"', "", "edited"),
        (FUZZY, SAME, "", "", "edited"),
        (FUZZY, "Другой", 'state="translated" subState="loctool:edited"', CHANGED, "edited"),
        (FUZZY, "Другой", 'state="final"', CHANGED, "approved"),
        (FUZZY, "Другой", 'state="signed-off"', CHANGED, "edited"),
        ("", SAME, 'state="final"', "", "approved"),
        ("", SAME, 'state="translated"', REOPENED, "edited"),
        ("", SAME, 'state="initial"', REOPENED, "edited"),
        ("", "Другой", 'state="final"', CHANGED, "approved"),
        ("", "Другой", 'state="initial"', CHANGED, "edited"),
    ],
)
def test_states(tmp_path: Path, former: str, target: str, state: str, what: str, standing: str) -> None:
    of = catalog(message(SOURCE, TARGET, former))
    applied = brought(tmp_path, of, saved(whole(target, state), state=former))
    assert [row.what for row in applied.rows] == ([what] if what else [])
    assert standing_of(of.messages()[0]) == standing


def test_a_plural_form_may_come_alone(tmp_path: Path) -> None:
    of = catalog()
    raw = sent(of).replace("</source>\n        </segment>", "</source>\n          <target>руды</target></segment>", 1)
    (row,) = brought(tmp_path, of, raw).rows
    assert (row.what, row.texts) == (CHANGED, ("%d руда", "руды", ""))


def test_a_missing_plural_form_is_refused(tmp_path: Path) -> None:
    of = catalog()
    raw = re.sub(r'<unit id="\w+-1".*?</unit>', "", sent(of), flags=re.DOTALL)
    (row,) = brought(tmp_path, of, raw).rows
    assert (row.what, row.why) == (REFUSED, "has 2 texts, and the catalog needs 3, one a plural form")


def test_changed_sources_and_doubles_are_refused(tmp_path: Path) -> None:
    of = catalog()
    raw = sent(of).replace("<source>Neu", "<source>Neuer").replace("Erze</source>", "Erz</source>", 1)
    unit = re.search(r" *<unit (?:(?!</unit>).)*>Leer<.*?</unit>\n", raw, re.DOTALL)
    assert unit
    applied = brought(tmp_path, of, raw.replace("</file>", f"{unit[0]}</file>"))
    assert [row.what for row in applied.rows] == [REFUSED] * 4
    assert [row.msgid for row in applied.rows] == ["Neuer", "Leer", "%d Erz", "Leer"]


def test_a_plural_form_of_a_huge_number_is_refused(tmp_path: Path) -> None:
    of = catalog()
    raw = re.sub(r'(<unit id="\w+)-1"', rf'\1-{"9" * 5000}"', sent(of))
    assert [row.what for row in brought(tmp_path, of, raw).rows] == [REFUSED]


def test_what_has_changed_meanwhile_is_a_conflict(tmp_path: Path) -> None:
    raw = saved(whole("Другой", 'state="final"'))
    of = catalog(message(SOURCE, "Третий", ""))
    (row,) = brought(tmp_path, of, raw).rows
    assert row.what == CONFLICTING
    assert standing_of(of.messages()[0]) == "conflict"


@pytest.mark.parametrize(
    ("old", "new", "comment", "what"),
    [
        ("</notes>", "<note>Gut so?</note></notes>", "Meint das Erz?\nGut so?", COMMENTED),
        ("</notes>", '<note category="translator">Gut so?</note></notes>', "Meint das Erz?\nGut so?", COMMENTED),
        (
            "<segment ",
            '<notes><note category="loctool:comment">Ja</note></notes><segment ',
            "Meint das Erz?\nJa",
            COMMENTED,
        ),
        ("Meint das Erz?", "Ja, das.", "Ja, das.", COMMENTED),
        ("Meint das Erz?", "", "Meint das Erz?", ""),
        (" &amp;", "<mrk id='m1' type='comment' value='Wo?'/> &amp;", "Meint das Erz?\nWo?", COMMENTED),
        (" &amp;", "<sm id='m1' type='comment' value='Wo?'/> &amp;", "Meint das Erz?\nWo?", COMMENTED),
        ('category="loctool:term">Erz', 'category="loctool:term">Öl', "Meint das Erz?", ""),
        ("<note id", "<note>Meint das Erz?</note><note id", "Meint das Erz?", ""),
    ],
)
def test_comments(tmp_path: Path, old: str, new: str, comment: str, what: str) -> None:
    of = catalog()
    head, start, rest = sent(of).partition("<gls:glossary>")
    assert old in rest
    applied = brought(tmp_path, of, head + start + rest.replace(old, new, 1))
    assert [row.what for row in applied.rows] == ([what] if what else [])
    entry = of.messages()[1]
    assert "\n".join(line for line in entry.tcomment.split("\n") if not line.startswith("loctool")) == comment
    assert "loctool: term Erz → руда; минерал" in entry.tcomment


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: re.sub(r"<(/?)(\w+)(?=[ >/])", r"<\1x:\2", raw).replace("xmlns=", "xmlns:x="),
        lambda raw: raw.replace("mda:", "m:").replace(":mda", ":m"),
        lambda raw: raw.replace('version="2.1"', 'version="2.0"'),
        lambda raw: raw.replace('version="2.1"', 'version="2.2"').replace("document:2.0", "document:2.2"),
        lambda raw: raw.replace("\n", "\r\n").replace("&#13;\r", "&#13;"),
        lambda raw: "\ufeff" + raw,
        lambda raw: re.sub("<gls:glossary>.*?</gls:glossary>|<notes>.*?</notes>", "", raw, flags=re.DOTALL),
        lambda raw: re.sub("</?group[^>]*>", "", raw),
        lambda raw: raw.replace("<unit ", '<mtc:matches xmlns:mtc="m"><mtc:match><source>No</source></mtc:match></mtc:matches><unit ')
        .replace("</mda:metadata><unit", "</mda:metadata><x/><unit"),
        lambda raw: raw.replace("<segment ", '<x:y xmlns:x="z"><unit id="a"><source>No</source></unit></x:y><segment '),
        lambda raw: raw.replace('id="d1"', 'id="data1"').replace('"d1"', '"data1"'),
    ],
)  # fmt: skip
def test_other_ways_to_write_it(tmp_path: Path, change: object) -> None:
    of = catalog()
    applied = brought(tmp_path, of, change(sent(of)))  # type: ignore[operator]
    assert (applied.rows, applied.missing, applied.unchanged) == ((), (), 5)


def test_without_its_proof_nothing_is_overwritten(tmp_path: Path) -> None:
    of = catalog(KLIMA.replace(r"\a", ""))
    head, file, units = sent(of).partition("</mda:metadata>")
    units = re.sub("<mda:metadata>.*?</mda:metadata>", "", units, flags=re.DOTALL)
    assert brought(tmp_path, of, head + file + units).rows == ()
    applied = brought(tmp_path, of, head + file + units.replace("Старый", "Новый"))
    assert [(row.what, row.msgid) for row in applied.rows] == [(CONFLICTING, "Neu")]


def test_several_files(tmp_path: Path) -> None:
    raw = sent(catalog())
    file = raw[raw.index("  <file") : raw.index("</xliff>")]
    path = tmp_path / "two.xlf"
    path.write_text(raw.replace("</xliff>", file.replace("klima.po", "wald.po") + "</xliff>"), "utf-8")
    first, second = read_xliff(path)
    assert (first.catalog, second.catalog) == (PATH, PATH.replace("klima", "wald"))
    assert [unit.texts for unit in first.units] == [unit.texts for unit in second.units]


OLD = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="de" datatype="po">
<body><trans-unit id="1"><source>a</source></trans-unit></body></file></xliff>"""


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (OLD, 2, "is XLIFF 1.2, an older format"),
        (OLD.replace("1.2", "3.0"), 2, "is XLIFF of the unknown version '3.0'"),
        (OLD.replace(' version="1.2"', ""), 2, "is XLIFF of the unknown version ''"),
        ("<tmx/>", 1, "is not XLIFF: its root is <tmx>, not <xliff>"),
        ("", 1, "is not valid XLIFF: no element found"),
        ('<xliff version="2.1">\n<file id="a"><unit id="1"/></file>\n</xliff>', 2, "does not say its catalog"),
        ('<xliff version="2.1">\n<unit id="a"/></xliff>', 2, "has a <unit> outside of a <file>"),
        ('<xliff version="2.1"><file id="f">\n<unit/></file></xliff>', 2, "has a <unit> without its id"),
    ],
)
def test_foreign_files(tmp_path: Path, raw: str, line: int, message: str) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(raw, "utf-8")
    with pytest.raises(CatalogError, match=re.escape(message)) as caught:
        read_xliff(path)
    assert (caught.value.path, caught.value.line) == (path.as_posix(), line)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('<ph id="77"/>', "has <ph id='77'> without its original data"),
        ('<pc id="8" dataRefStart="d1" dataRefEnd="d9">a</pc>', "has <pc id='8'> without its original data"),
        ("<g id='1'>a</g>", "has <g> within a text"),
        ("<cp hex='D800'/>", "has <cp hex='D800'>"),
        ("<cp hex='0x41'/>", "has <cp hex='0x41'>"),
        ("<cp hex='110000'/>", "has <cp hex='110000'>"),
        ("<cp/>", "has <cp hex=''>"),
    ],
)
def test_a_text_of_unknown_codes_is_refused_alone(tmp_path: Path, content: str, why: str) -> None:
    of = catalog(message(SOURCE, TARGET, FUZZY))
    applied = brought(tmp_path, of, saved(whole(content, 'state="final"')))
    assert [(row.what, row.msgid) for row in applied.rows] == [(REFUSED, SOURCE)]
    assert applied.rows[0].why.startswith(why)
    assert standing_of(of.messages()[0]) == "edited"
