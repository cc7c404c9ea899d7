"""loctool export and import: a sheet goes out, is edited by a spreadsheet program, and comes back."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from loctool.catalog.entry import Entry
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.project import find
from loctool.verbs.exchange.export import export
from loctool.verbs.extract import extract
from tests.conftest import ROOT, Run
from tests.exchange.catalogs import HOSTILE, draft

DECK = (
    "# Seltene Erden\n\n- Die Gespräche haben begonnen.\n- = 3 Tonnen\n\n---\n\n# Ausblick\n\n- Seltene Erden\n- Ende\n"
)
CATALOG = Path("locales", "en", "LC_MESSAGES", "a.po")


@pytest.fixture
def folder(project: Path) -> Path:
    """Return a project with one deck, some of which is translated into English."""
    (project / "source" / "seltene-erden.md").unlink()
    (project / "source" / "a.md").write_text(DECK, "utf-8")
    extract(find(project))
    catalog = read(project / CATALOG)
    first, second, third, *_ = catalog.messages()
    first.msgstr = "Rare earths"
    second.msgstr, second.flags, second.tcomment = (lambda one: (one.msgstr, one.flags, one.tcomment))(
        draft(second.msgid, "The talks have begun.")
    )
    third.tcomment = "tonnes, not tons"
    save(catalog)
    return project


def edit(path: Path, changes: dict[str, dict[str, str]]) -> None:
    """Change cells of a workbook: source text -> heading -> text."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        columns = {str(cell.value).split(" ")[0]: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            for heading, text in changes.get(str(sheet.cell(row, columns["German"]).value), {}).items():
                cell = sheet.cell(row, columns[heading])
                cell.value, cell.data_type = text, "s"
    book.save(path)


def test_a_sheet_goes_out_and_comes_back(folder: Path, loctool: Run) -> None:
    done = loctool("export", "en")
    assert (done.returncode, done.stdout) == (0, "wrote build/exchange/slides.en.xlsx: 5 messages of a\n")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    sheet = load_workbook(path).active
    assert [[cell.value or "" for cell in row[:5]] for row in sheet.iter_rows(min_row=2)] == [
        ["1 · Seltene Erden", "heading", "Seltene Erden", "Rare earths", "Approved"],
        ["1 · Seltene Erden", "bullet", "Die Gespräche haben begonnen.", "The talks have begun.", "Draft"],
        ["1 · Seltene Erden", "bullet", "= 3 Tonnen", "", "Untranslated"],
        ["2 · Ausblick", "heading", "Ausblick", "", "Untranslated"],
        ["2 · Ausblick", "bullet", "Ende", "", "Untranslated"],
    ]
    assert sheet.cell(4, 8).value == "tonnes, not tons"
    edit(path, {
        "Die Gespräche haben begonnen.": {"State": "Approved"},
        "= 3 Tonnen": {"English": "= 3 tonnes", "State": "Approved", "Comment": "metric"},
        "Ausblick": {"English": "Outlook"},
    })  # fmt: skip
    before = (folder / CATALOG).read_bytes()
    done = loctool("import", str(path), "--dry-run")
    assert done.stdout.startswith(f"would change {CATALOG}: 2 changed (1 not approved), 1 approved, 2 unchanged\n")
    assert "  changed: “Ausblick”: “Outlook”\n" in done.stdout
    assert (folder / CATALOG).read_bytes() == before
    done = loctool("import", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"wrote {CATALOG}: 2 changed (1 not approved), 1 approved, 2 unchanged",
        "Changed texts are fuzzy unless their State is Approved; `--approve` approves them all.",
    ]
    found = {one.msgid: (one.msgstr, bool(one.fuzzy), one.tcomment) for one in read(folder / CATALOG).messages()}
    assert found["= 3 Tonnen"] == ("= 3 tonnes", False, "metric")
    assert found["Ausblick"] == ("Outlook", True, "")
    assert found["Die Gespräche haben begonnen."][:2] == ("The talks have begun.", False)
    assert loctool("import", str(path)).stdout == f"kept  {CATALOG}: 5 unchanged\n"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_nobody_changed_leaves_the_catalog_byte_for_byte(form: str, folder: Path, loctool: Run) -> None:
    before = (folder / CATALOG).read_bytes()
    assert loctool("export", "--format", form, "-q").stdout == ""
    for path in (folder / "build" / "exchange").iterdir():
        done = loctool("import", str(path))
        assert (done.returncode, done.stdout.startswith("kept ")) == (0, True)
    assert (folder / CATALOG).read_bytes() == before


def test_a_conflict_and_a_refused_row_are_named(folder: Path, loctool: Run) -> None:
    loctool("export", "en")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    edit(path, {"Seltene Erden": {"English": "Theirs"}, "Ende": {"German": "Schluss", "English": "End"}})
    catalog = read(folder / CATALOG)
    catalog.messages()[0].msgstr = "Ours"
    save(catalog)
    done = loctool("import", str(path))
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"wrote {CATALOG}: 1 in conflict, 1 refused, 3 unchanged",
        "  conflict: sheet a, row 2: “Seltene Erden”: the catalog was changed since, too; it keeps its text, fuzzy, "
        "with this one in its comment",
        "  refused: sheet a, row 6: “Schluss”: its source text was changed; only translations are taken back",
    ]
    entry = read(folder / CATALOG).messages()[0]
    assert (entry.msgstr, entry.flags) == ("Ours", ["fuzzy"])
    assert entry.tcomment.endswith("loctool: conflict, the other side has:\n  Theirs")


def test_approve_approves_what_was_changed(folder: Path, loctool: Run) -> None:
    loctool("export", "en")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    edit(path, {"Ende": {"English": "End"}})
    done = loctool("import", str(path), "--approve")
    assert done.stdout == f"wrote {CATALOG}: 1 changed, 4 unchanged\n"
    assert not read(folder / CATALOG).messages()[-1].fuzzy


def test_a_file_with_changes_is_not_replaced(folder: Path, loctool: Run) -> None:
    loctool("export", "en")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    edit(path, {"Ende": {"English": "End"}})
    kept = path.read_bytes()
    done = loctool("export", "en")
    assert (done.returncode, path.read_bytes()) == (2, kept)
    assert "has changes that are not in the catalogs; import it first, or give --replace" in done.stderr
    assert loctool("import", str(path)).returncode == 0
    assert loctool("export", "en").stdout.startswith("wrote ")
    edit(path, {"Ende": {"English": "The end"}})
    assert loctool("export", "en", "--replace").stdout.startswith("wrote ")
    assert loctool("export", "en").stdout.startswith("kept ")


def test_a_file_that_may_hold_work_is_not_replaced(folder: Path, loctool: Run) -> None:
    loctool("export", "en")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    edit(path, {"Die Gespräche haben begonnen.": {"English": "Talks began."}})
    deck = folder / "source" / "a.md"
    deck.write_text(deck.read_text("utf-8").replace("Gespräche", "Verhandlungen"), "utf-8")
    loctool("extract")
    done = loctool("import", str(path))
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        f"kept  {CATALOG}: 1 refused, 4 unchanged, 1 not in the file",
    )
    assert "has changes that are not in the catalogs" in loctool("export", "en").stderr
    path.write_bytes(b"cut off")
    done = loctool("export", "en")
    assert (done.returncode, path.read_bytes()) == (2, b"cut off")
    assert "is in the way, and cannot be imported: it is no workbook that can be read" in done.stderr
    assert loctool("export", "en", "--replace").returncode == 0


def test_a_row_that_nobody_changed_may_be_gone(folder: Path, loctool: Run) -> None:
    loctool("export", "en")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    edit(path, {"Ausblick": {"English": "Outlook"}})
    deck = folder / "source" / "a.md"
    deck.write_text(deck.read_text("utf-8").replace("Gespräche", "Verhandlungen"), "utf-8")
    loctool("extract")
    done = loctool("import", str(path))
    assert (done.returncode, "1 changed" in done.stdout, "refused" in done.stdout) == (0, True, False)


def test_findings_go_out(folder: Path, loctool: Run) -> None:
    catalog = read(folder / CATALOG)
    catalog.messages()[2].msgstr = "4 tonnes"
    save(catalog)
    loctool("export", "en")
    sheet = load_workbook(folder / "build" / "exchange" / "slides.en.xlsx").active
    assert "number" in sheet.cell(4, 7).value
    loctool("export", "en", "--no-findings", "-o", "out")
    assert load_workbook(folder / "out" / "slides.en.xlsx").active.cell(4, 7).value is None


def test_csv_and_html_have_a_file_for_each_deck(folder: Path, loctool: Run) -> None:
    (folder / "source" / "b.md").write_text("# Zwei\n", "utf-8")
    loctool("extract")
    for form in ("csv", "html"):
        assert loctool("export", "--format", form, "-o", "out").returncode == 0
    assert loctool("export", "-o", "out", "--deck", "b").stdout == (
        "wrote out/slides.en.xlsx: 1 messages of b\nwrote out/slides.ru.xlsx: 1 messages of b\n"
    )
    found = sorted(path.name for path in (folder / "out").iterdir())
    names = [f"{deck}.{language}.{form}" for deck in "ab" for language in ("en", "ru") for form in ("csv", "html")]
    assert found == sorted([*names, "slides.en.xlsx", "slides.ru.xlsx"])
    assert loctool("export", "-o", "all").stdout.splitlines()[0] == "wrote all/slides.en.xlsx: 6 messages of 2 decks"
    assert load_workbook(folder / "all" / "slides.en.xlsx").sheetnames == ["a", "b"]


def test_catalogs_without_decks_go_out_too(project: Path, loctool: Run) -> None:
    shutil.rmtree(project / "source")
    (project / "loctool.toml").write_text('name = "x/y"\ntargets = ["ru"]\ncatalogs = ["*/{language}.po"]\n')
    head = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for name in ("a", "b"):
        (project / name).mkdir()
        (project / name / "ru.po").write_text(
            f'{head}#: {name}.c:1\nmsgctxt "menu"\nmsgid "Datei"\nmsgstr ""\n', "utf-8"
        )
    assert loctool("export").stdout == "wrote build/exchange/x-y.ru.xlsx: 2 messages of 2 decks\n"
    path = project / "build" / "exchange" / "x-y.ru.xlsx"
    edit(path, {"Datei": {"Russian": "Файл", "State": "Approved"}})
    assert loctool("import", str(path)).stdout.count(": 1 changed\n") == 2
    assert loctool("export", "--format", "csv").returncode == 0


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("import", "none.xlsx"), "there is no such file"),
        (("import", "loctool.csv", "--for", "a"), "--for and --lang are for decks"),
        (("import", "loctool.html"), "translations cannot be taken from .html files"),
        (("import", "x.md", "--for", "a", "--approve"), "--approve is for sheets"),
        (("import", "x.md"), "--for is missing"),
        (("export", "fr"), "'fr' is not a target language"),
        (("export", "--format", "pdf"), "'pdf' is not one of"),
        (("export", "--deck", "none"), "no deck matches"),
    ],
)
def test_wrong_use_says_what_to_do(args: tuple[str, ...], why: str, folder: Path, loctool: Run) -> None:
    done = loctool(*args)
    assert done.returncode == 2
    assert why in done.stderr


def sheet_elsewhere(folder: Path, change: Callable[[str], str]) -> Path:
    """Return a CSV sheet whose catalog or languages were changed."""
    (file,) = export(find(folder), ["en"], "csv")
    file.path.write_text(change(file.path.read_text("utf-8-sig")), "utf-8")
    return file.path


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("a.po", "../../../../etc/passwd", "which this project does not have"),
        ("loctool 1 de en", "loctool 1 fr en", "translates fr into en"),
        ("loctool 1 de en", "loctool 1 de pl", "the column of the target"),
        ("en/LC", "ru/LC", "which this project does not have"),
    ],
)
def test_a_sheet_of_another_project_is_refused(old: str, new: str, why: str, folder: Path, loctool: Run) -> None:
    path = sheet_elsewhere(
        folder, lambda text: text.replace(old, new, 1).replace("(de)", "(fr)" if "fr" in new else "(de)")
    )
    before = (folder / CATALOG).read_bytes()
    done = loctool("import", str(path))
    assert done.returncode == 2
    assert why in done.stderr
    assert (folder / CATALOG).read_bytes() == before


def test_a_copied_sheet_is_refused_row_by_row(folder: Path, loctool: Run) -> None:
    loctool("export", "en")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    book = load_workbook(path)
    book.copy_worksheet(book.active)
    book.create_sheet("My notes").append(["nothing of yours"])
    book.save(path)
    done = loctool("import", str(path))
    assert (done.returncode, f"kept  {CATALOG}: 10 refused\n" in done.stdout) == (1, True)


def test_json_is_what_the_schema_says(folder: Path, loctool: Run) -> None:
    loctool("export", "en")
    path = folder / "build" / "exchange" / "slides.en.xlsx"
    edit(path, {"Ende": {"English": "End"}, "Ausblick": {"German": "x"}})
    (found,) = result = json.loads(loctool("import", str(path), "--format", "json").stdout)
    assert (found["path"], found["changed"], found["unchanged"]) == (CATALOG.as_posix(), True, 3)
    assert [row["what"] for row in found["rows"]] == ["refused", "changed"]
    schema = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))
    jsonschema.validate(result, {"$defs": schema["$defs"], "$ref": "#/$defs/import"})


def test_the_commands_of_the_page_run(folder: Path, loctool: Run) -> None:
    page = (ROOT / "docs" / "exchange.md").read_text("utf-8")
    (folder / "loctool.toml").write_text('name = "loctool-slides"\n')
    commands = [line.partition("#")[0].split()[1:] for line in page.split("```")[1].strip().splitlines()]
    assert len(commands) == 3
    assert [loctool(*command).returncode for command in commands] == [0, 0, 0]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_a_workbook_and_saves_it(folder: Path, loctool: Run, tmp_path: Path) -> None:
    catalog = read(folder / CATALOG)
    texts = [text for text in HOSTILE if "_x005F_" not in text and "\ufffe" not in text]
    catalog.entries += [Entry(msgid=text, msgstr=text) for text in texts]
    save(catalog)
    before = (folder / CATALOG).read_bytes()
    loctool("export", "en", "-o", "out")
    profile, saved = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", tmp_path / "saved"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), "out/slides.en.xlsx"]
    done = subprocess.run(convert, cwd=folder, capture_output=True, text=True, timeout=300)
    if not (saved / "slides.en.xlsx").exists():
        pytest.skip(f"LibreOffice opens no workbooks here: {done.stderr.strip()}")
    result = loctool("import", str(saved / "slides.en.xlsx"))
    assert result.stdout == f"kept  {CATALOG}: {len(texts) + 5} unchanged\n"
    assert (folder / CATALOG).read_bytes() == before
