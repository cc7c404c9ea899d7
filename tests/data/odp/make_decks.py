"""Make `words.odp` by hand, and the other decks with LibreOffice: `python tests/data/odp/make_decks.py`."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

FOLDER = Path(__file__).parent
FROM_POWERPOINT = ("shapes.pptx", "charts.pptx")
_TYPE = "application/vnd.oasis.opendocument.presentation"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{prefix: f"{_OASIS}{prefix}:1.0" for prefix in ("office", "style", "text", "table", "presentation", "meta")},
    "draw": f"{_OASIS}drawing:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": f"{_OASIS}manifest:1.0",
}
_SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _PREFIXES.items())
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SIZE = 'svg:x="2cm" svg:y="{}cm" svg:width="24cm" svg:height="{}cm"'


def frame(content: str, top: int, height: int = 3, attributes: str = "") -> str:
    """Return a frame at a height, given in centimetres."""
    return f"<draw:frame {attributes} {_SIZE.format(top, height)}>{content}</draw:frame>"


def text_box(content: str, top: int, kind: str = "") -> str:
    """Return a text box, of a class of the layout if one is given."""
    attributes = f'presentation:class="{kind}" presentation:style-name="{kind}"' if kind else 'draw:style-name="box"'
    return frame(f"<draw:text-box>{content}</draw:text-box>", top, 3, attributes)


LISTS = (
    "<text:list><text:list-header><text:p>Above the list</text:p></text:list-header>"
    "<text:list-item><text:p>First point</text:p><text:list><text:list-item><text:p>Below the point</text:p>"
    "</text:list-item></text:list></text:list-item></text:list>"
)
SPANS = """<text:p text:style-name="P1">The <text:span text:style-name="German">old </text:span>
    <text:span text:style-name="Bold">bold <text:span text:style-name="Red">red</text:span></text:span>
    <text:span text:style-name="German">tree</text:span>,  see\t<text:a xlink:href="https://example.org/tree"
    xlink:type="simple" office:title="More about trees">its page</text:a> or
    <text:span text:style-name="Bold"><text:a xlink:href="#page2">the next</text:a></text:span>.
    </text:p>"""
BLANKS = (
    "<text:p> Two<text:s/> spaces, three<text:s text:c='3'/>spaces,<text:tab/>a tab,<text:line-break/>"
    "a line; page <text:page-number>&lt;number&gt;</text:page-number> of "
    "<text:page-count>2</text:page-count> </text:p>"
)
TABLE = (
    "<table:table><table:table-column table:number-columns-repeated='3'/>"
    "<table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>Wide cell</text:p></table:table-cell>"
    "<table:covered-table-cell><text:p>Covered cell</text:p></table:covered-table-cell>"
    "<table:table-cell><text:p>Third cell</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell table:number-columns-repeated='3'><text:p>Repeated cell</text:p>"
    "</table:table-cell></table:table-row></table:table>"
)
SHAPES = (
    f'<draw:g><svg:title>Two shapes</svg:title><draw:custom-shape draw:style-name="box" {_SIZE.format(8, 2)}>'
    "<text:p>In a shape</text:p><draw:enhanced-geometry svg:viewBox='0 0 21600 21600' draw:type='rectangle' "
    "draw:enhanced-path='M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N'/></draw:custom-shape>"
    f'<draw:g><draw:rect draw:style-name="box" {_SIZE.format(11, 2)}><svg:desc>A wide box</svg:desc>'
    "<text:p>In a rectangle</text:p></draw:rect></draw:g></draw:g>"
)
COMMENT = (
    "<office:annotation><dc:creator>Nobody</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>"
    "<text:p>A remark of an editor</text:p></office:annotation>"
)
SPOKEN = "<text:p>Say <text:span text:style-name='Bold'>hello</text:span></text:p>"
NOTES = (
    '<presentation:notes><draw:page-thumbnail presentation:class="page" draw:page-number="1" '
    f"{_SIZE.format(1, 8)}/>{text_box(SPOKEN, 14, 'notes')}</presentation:notes>"
)
PLACEHOLDER = frame(
    "<draw:text-box><text:p>Click to add text</text:p></draw:text-box>", 15, 3,
    'presentation:class="outline" presentation:placeholder="true"',
)  # fmt: skip
CONTENT = f"""{_DECLARATION}<office:document-content {_SPACES} office:version="1.3"><office:automatic-styles>\
<style:style style:name="hidden" style:family="drawing-page">\
<style:drawing-page-properties presentation:visibility="hidden"/></style:style>\
<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/>\
</style:style><style:style style:name="German" style:family="text"><style:text-properties fo:language="de" \
fo:country="DE" fo:font-weight="normal"/></style:style><style:style style:name="Bold" style:family="text">\
<style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="Red" style:family="text">\
<style:text-properties fo:color="#ff0000"/></style:style></office:automatic-styles>\
<office:body><office:presentation><presentation:footer-decl presentation:name="ftr1">Orchard meeting\
</presentation:footer-decl><presentation:date-time-decl presentation:name="dtd1" presentation:source="fixed">\
Autumn of last year</presentation:date-time-decl>\
<draw:page draw:name="page1" draw:master-page-name="Default" presentation:use-footer-name="ftr1" \
presentation:use-date-time-name="dtd1">{COMMENT}{text_box("<text:p>Trees</text:p>", 1, "title")}\
{text_box(LISTS, 4, "outline")}{text_box(SPANS + BLANKS, 14)}{SHAPES}{NOTES}</draw:page>\
<draw:page draw:name="page2" draw:master-page-name="Default">{text_box("<text:h>Cells</text:h>", 1, "title")}\
{PLACEHOLDER}{frame(TABLE, 5, 6)}</draw:page>\
<draw:page draw:name="page3" draw:style-name="hidden" draw:master-page-name="Default">\
{text_box("<text:p>Not shown</text:p>", 1, "title")}</draw:page></office:presentation></office:body>\
</office:document-content>"""
STYLES = f"""{_DECLARATION}<office:document-styles {_SPACES} office:version="1.3"><office:styles>\
<style:default-style style:family="graphic"><style:paragraph-properties style:writing-mode="lr-tb"/>\
<style:text-properties fo:font-size="18pt" fo:language="en" fo:country="GB" style:language-asian="zh" \
style:country-asian="CN" style:language-complex="hi" style:country-complex="IN"/></style:default-style>\
<style:style style:name="box" style:family="graphic"/>\
<style:style style:name="title" style:family="presentation"/>\
<style:style style:name="outline" style:family="presentation"/>\
<style:style style:name="notes" style:family="presentation"/></office:styles><office:automatic-styles>\
<style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/>\
</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" \
style:page-layout-name="PM1">{text_box("<text:p>Click to edit the title</text:p>", 1, "title")}\
{text_box("<text:p>Orchard society</text:p>", 19)}\
{text_box("<text:p><presentation:footer/></text:p>", 19, "footer")}\
</style:master-page></office:master-styles></office:document-styles>"""
META = f"""{_DECLARATION}<office:document-meta {_SPACES} office:version="1.3"><office:meta>\
<meta:generator>Nothing</meta:generator><dc:title>About trees</dc:title><dc:creator>Nobody</dc:creator>\
<meta:keyword>orchard</meta:keyword><meta:keyword>harvest</meta:keyword></office:meta></office:document-meta>"""
_ENTRY = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
MANIFEST = (
    f'{_DECLARATION}<manifest:manifest {_SPACES} manifest:version="1.3">{_ENTRY.format("/", _TYPE)}'
    + "".join(_ENTRY.format(f"{part}.xml", "text/xml") for part in ("content", "styles", "meta"))
    + "</manifest:manifest>"
)


def words() -> bytes:
    """Return a deck with all kinds of words."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(_info("mimetype"), _TYPE, zipfile.ZIP_STORED)
        for name, part in (("content", CONTENT), ("styles", STYLES), ("meta", META)):
            package.writestr(_info(f"{name}.xml"), part, zipfile.ZIP_DEFLATED)
        package.writestr(_info("META-INF/manifest.xml"), MANIFEST, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))


def convert(path: Path, kind: str, target: Path = FOLDER) -> None:
    """Convert a deck with LibreOffice, and put it into a folder."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copy(Path(folder, path.stem).with_suffix(f".{kind}"), target)


if __name__ == "__main__":
    (FOLDER / "words.odp").write_bytes(words())
    for name in FROM_POWERPOINT:
        convert(FOLDER.parent / "pptx" / name, "odp")
    convert(FOLDER / "words.odp", "fodp")
