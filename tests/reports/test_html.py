"""The page for people: all is on it, nothing on it runs or loads but what is ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from loctool.model import Finding, Severity
from loctool.reports import REPORTS, Checked
from loctool.reports.html.marking import Mark, changed_text, marked_text, shown_text
from tests.reports.making import FAULTS, check_project, make_project

any_text = st.text(st.characters(exclude_characters="\0\r"), max_size=30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_project(tmp_path / "a<b>", en=FAULTS, nl='msgid "Wald"\nmsgstr "bos"\n')


def page_of(checked: Checked) -> html.HtmlElement:
    return html.document_fromstring(REPORTS["html"](checked).encode())


def test_each_finding_is_below_its_message(folder: Path) -> None:
    checked = check_project(folder)
    page = page_of(checked)
    found = page.xpath("//li[contains(@class, 'finding')]")
    assert len(found) == len(checked.findings)
    for finding in checked.findings:
        items = [one for one in found if said(one) == (finding.rule, finding.message) and source(one, finding)]
        kind = "waived" if finding.waived else finding.severity.name.lower()
        assert kind in [one.get("data-kind") for one in items]
        assert f"# loctool: allow {finding.rule} — reason" in items[0].xpath("string(details)")
    assert [one.text_content() for one in page.xpath("//footer//li")] == ["po/nl.po"]
    assert "March" in [one.text for one in page.xpath("//mark")]


def said(item: html.HtmlElement) -> tuple[str, str]:
    return item.get("data-rule"), item.xpath("string(.//*[@class='said'])")


def source(item: html.HtmlElement, finding: Finding) -> bool:
    texts = item.xpath("ancestor::article//p[@dir]")
    return texts[0].text_content().replace("→", "") == finding.key[1] and item.getparent() is not None


def test_texts_are_no_markup(folder: Path) -> None:
    page = page_of(check_project(folder))
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//main//b | //main//script | //header//b")
    assert page.xpath("string(//h1)") == "a<b>"
    assert page.xpath("string(//*[@class='context'])") == "menu <b>"
    assert page.xpath("//p[contains(., '<script>alert(1)</script>')]")


def test_nothing_is_loaded(folder: Path) -> None:
    page = page_of(check_project(folder))
    assert not page.xpath("//@src | //@href | //link | //img | //iframe")
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")
    assert not re.search(r"https?:|url\(|@import", REPORTS["html"](Checked((), folder)))


@given(any_text, any_text, any_text)
def test_hostile_texts(message: str, path: str, msgid: str) -> None:
    finding = Finding("rule", Severity.ERROR, f'<b onclick="x">{message}', f"<i>{path}", 1, ("</p>", f"<u>{msgid}"))
    page = page_of(Checked((finding,), Path("missing")))
    assert not page.xpath("//b | //i | //u")
    assert [one.get("class") for one in page.xpath("//li")] == ["finding error"]


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4)


@given(any_text, spans)
def test_marks_change_no_text(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(min(one), max(one), "note", number) for number, one in enumerate(places)]
    marked = html.fragment_fromstring(marked_text(text, marks), create_parent=True)
    assert marked.text_content() == html.fragment_fromstring(shown_text(text), create_parent=True).text_content()
    for mark in marks:
        words = "".join(
            one.text_content() for one in marked.iter("mark") if str(mark.number) in one.get("data-by").split()
        )
        assert words == plain(text[mark.start : mark.end])


def plain(text: str) -> str:
    return html.fragment_fromstring(shown_text(text), create_parent=True).text_content()


@given(any_text, any_text)
def test_what_a_fix_changes(former: str, present: str) -> None:
    for removed, expected in (("del", present), ("ins", former)):
        shown = html.fragment_fromstring(changed_text(former, present), create_parent=True)
        for one in [*shown.iter(removed)]:
            one.drop_tree()
        assert shown.text_content() == plain(expected)


def test_invisible_characters_are_named() -> None:
    assert shown_text("a\u200bb\u2028\u0007") == (
        'a<span class="sign" title="ZERO WIDTH SPACE">U+200B</span>b'
        '<span class="sign" title="LINE SEPARATOR">U+2028</span><span class="sign" title="no character">U+0007</span>'
    )
    assert shown_text("👩\u200d👧 👩\u200d") == (
        '👩\u200d👧 👩<span class="sign" title="ZERO WIDTH JOINER">U+200D</span>'
    )
    assert shown_text("é漢字e\u0301 «да» 😀") == "é漢字e\u0301 «да» 😀"


def in_browser(page: str, folder: Path) -> html.HtmlElement:
    """Return what a browser makes of a page."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("there is no browser")
    (path := folder / "report.html").write_text(page, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/browser", "--dump-dom"]
    done = subprocess.run(
        [browser, *options, path.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )  # fmt: skip
    return html.document_fromstring(done.stdout)


def test_waived_findings_are_hidden_at_first(folder: Path, tmp_path: Path) -> None:
    checked = check_project(folder)
    shown = in_browser(REPORTS["html"](checked), tmp_path)
    assert {one.get("data-kind") for one in shown.xpath("//li[@hidden]")} == {"waived"}
    number = sum(not finding.waived for finding in checked.findings)
    assert shown.xpath("string(//output)") == f"{number} of {len(checked.findings)} shown"


def filtered(choice: str, folder: Path) -> list[html.HtmlElement]:
    """Return the findings that a browser shows after a choice in the form."""
    script = f"<script>form.elements.{choice}; form.dispatchEvent(new Event('input'))</script></body>"
    page = re.sub("<meta http-equiv.*\n", "", REPORTS["html"](check_project(folder))).replace("</body>", script)
    shown = in_browser(page, folder)
    found: list[html.HtmlElement] = shown.xpath("//section[not(@hidden)]/article[not(@hidden)]//li[not(@hidden)]")
    assert shown.xpath("string(//output)").startswith(f"{len(found)} of ")
    return found


def test_findings_are_filtered_by_rule(folder: Path) -> None:
    found = filtered("rule.value = 'outer-space'", folder)
    assert {one.get("data-rule") for one in found} == {"outer-space"}
    assert all(one.xpath("ancestor::article//mark[not(contains(@class, 'off'))]") for one in found)


def test_findings_are_filtered_by_words(folder: Path) -> None:
    found = filtered("words.value = ' RARE earths'", folder)
    assert "number-format" in {one.get("data-rule") for one in found}
    assert {one.xpath("contains(ancestor::article, 'rare earths')") for one in found} == {True}
    assert filtered("words.value = 'nowhere'", folder) == []


def test_lines_of_a_catalog_that_cannot_be_read(folder: Path) -> None:
    (folder / "po" / "nl.po").write_text('msgid "a"\nmsgstr "b\n', "utf-8")
    page = page_of(check_project(folder))
    (item,) = page.xpath("//li[@data-rule='syntax']")
    assert item.xpath("string(ancestor::article//p[@dir])") == 'msgstr "b'
    assert item.xpath("boolean(ancestor::article//mark)")
    assert "loctool: allow" not in item.text_content()


def test_nothing_found(tmp_path: Path) -> None:
    page = page_of(Checked((), tmp_path, ("a.po", "b.po")))
    assert page.xpath("string(//header/p)") == "No findings in 2 catalogs."
    assert not page.xpath("//form")
