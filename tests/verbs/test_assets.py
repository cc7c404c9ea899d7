"""loctool render: the files that decks refer to go with them, the language's own first, and nothing else."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.cli import main
from loctool.formats.markdown.links.assets import references
from loctool.project import find
from loctool.verbs.extract import extract
from loctool.verbs.render import Rendered, render
from loctool.verbs.support.asset_paths import variant_tags


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (root := tmp_path / "talks").mkdir()
    (root / "loctool.toml").write_text('name = "T"\ntargets = ["en", "pt_BR"]\n')
    monkeypatch.chdir(root)
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(tmp_path / "own"))
    return root


def put(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)


def rendered(root: Path, deck: str, language: str = "en", **files: str) -> Rendered:
    put(root, {"source/deck.md": deck, **files})
    project = find(root)
    extract(project)
    (one,) = [one for one in render(project, language, root / "build" / language) if one.path.name == "deck.md"]
    return one


def files_in(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("![Plan](img/plan.png)", "img/plan.png"),
        ("![bg right](./img/plan.png)", "img/plan.png"),
        ("![Plan](img/my%20plan.png)", "img/my plan.png"),
        ("![Plan](<img/my plan.png>)", "img/my plan.png"),
        ("![Plan](img/plan_(1).png)", "img/plan_(1).png"),
        ("![Plan](img/plan.svg?v=2#layer)", "img/plan.svg"),
        ("![Plan](img/100%.png)", "img/100%.png"),
        ("![Plan](img/a%2520b.png)", "img/a%20b.png"),
        ("![Plan](img/Übersicht.png)", "img/Übersicht.png"),
        ("![Plan](img/%C3%9Cbersicht.png)", "img/Übersicht.png"),
        ("[Handout](files/handout.pdf#page=3)", "files/handout.pdf"),
        ("[Handout][h]\n\n[h]: files/handout.pdf", "files/handout.pdf"),
        ("| A | B |\n|---|---|\n| ![x](img/a.png) | b |", "img/a.png"),
        ('<img src="img/a b.png" alt="">', "img/a b.png"),
        ('<video poster="img/a.png"></video>', "img/a.png"),
        ("<video><source src='v.mp4'></video>", "v.mp4"),
        ('<link rel="stylesheet" href="own.css">', "own.css"),
        ('<img srcset="img/a.png 2x">', "img/a.png"),
        ("<style>\nh1 { background: url(img/a.png) }\n</style>", "img/a.png"),
        ("{{< include parts/_end.html >}}", "parts/_end.html"),
        ("![Plan](img/my plan.png)", "img/my plan.png"),
        ("<!-- theme: own.css -->", "own.css"),
        ("---\nimage: img/a.png\n---\n", "img/a.png"),
        ("<!-- header: '![](img/a.png)' -->", "img/a.png"),
    ],
)
def test_a_file_is_copied_where_the_deck_finds_it(folder: Path, written: str, name: str) -> None:
    one = rendered(folder, f"# A\n\n{written}\n", **{f"source/{name}": "content"})
    assert files_in(folder / "build" / "en") == {"deck.md": f"# A\n\n{written}\n", name: "content"}
    assert one.copied == (folder / "build" / "en" / name,)
    assert not one.problems


@pytest.mark.parametrize(
    "written",
    [
        "![x](https://a.example/img.png)",
        "![x](//a.example/img.png)",
        "![x](/img.png)",
        "![x](data:image/png;base64,AAAA)",
        "[x](#slide-2)",
        "[x](mailto:a@b.example)",
        "[x](other.md#slide) and [y](other.html)",
        "![x]({{site.url}}/a.png)",
        "<img src={plan}>",
        "`![x](img/missing.png)`",
    ],
)
def test_what_is_no_file_beside_the_deck_is_left_alone(folder: Path, written: str) -> None:
    one = rendered(folder, f"# A\n\n{written}\n", **{"source/other.md": "# O\n"})
    assert set(files_in(folder / "build" / "en")) == {"deck.md", "other.md"}
    assert not one.problems


def test_a_variant_of_the_language_takes_the_file_s_place(folder: Path) -> None:
    names = ["plan.png", "plan.pt_BR.png", "plan.pt-BR.png", "plan.pt.png", "plan.en.png", "plan.fr.png"]
    put(folder, {f"source/img/{name}": name for name in names})
    for expected in ["plan.pt_BR.png", "plan.pt-BR.png", "plan.pt.png", "plan.png"]:
        rendered(folder, "![Plan](img/plan.png)\n", "pt_BR")
        assert files_in(folder / "build/pt_BR") == {"deck.md": "![Plan](img/plan.png)\n", "img/plan.png": expected}
        (folder / "source/img" / expected).unlink()
    rendered(folder, "![Plan](img/plan.png)\n")
    assert files_in(folder / "build" / "en")["img/plan.png"] == "plan.en.png"


def test_tags_of_variants() -> None:
    assert variant_tags("pt_BR")[:2] == ["pt_BR", "pt_br"]
    assert [tag for tag in variant_tags("zh_Hant_TW") if tag != tag.lower()] == [
        "zh_Hant_TW",
        "zh-Hant-TW",
        "zh_Hant",
        "zh-Hant",
    ]
    assert {"sr@latin", "sr-Latn", "sr"} < {*variant_tags("sr@latin")}


def test_decks_in_folders_refer_to_files_above_them(folder: Path) -> None:
    put(folder, {"source/part/one.md": "![x](../img/a.png) ![y](b.png)\n", "source/part/b.png": "b"})
    rendered(folder, "# A\n", **{"source/img/a.png": "a"})
    assert {"part/one.md", "img/a.png", "part/b.png"} < set(files_in(folder / "build" / "en"))
    assert "../img/a.png" in (folder / "build/en/part/one.md").read_text()


def test_files_of_the_project_outside_the_source_folder(folder: Path) -> None:
    put(folder, {"assets/my logo.png": "logo", "assets/my logo.en.png": "english", "assets/b.css": "x"})
    one = rendered(folder, "![x](<../assets/my logo.png>)\n\n<link href='../assets/b.css'>\n")
    assert not one.problems
    text = (folder / "build/en/deck.md").read_text()
    assert text == "![x](_project/assets/my%20logo.png)\n\n<link href='_project/assets/b.css'>\n"
    assert files_in(folder / "build/en/_project") == {"assets/my logo.png": "english", "assets/b.css": "x"}


def test_nothing_outside_the_project_is_copied(folder: Path) -> None:
    put(folder.parent, {"logo.png": "secret"})
    (folder / "source").mkdir()
    (folder / "source" / "link.png").symlink_to(folder.parent / "logo.png")
    one = rendered(folder, "![x](../../logo.png) ![y](link.png)\n\n![z](%2e%2e/%2e%2e/logo.png)\n")
    assert set(files_in(folder / "build")) == {"en/deck.md"}
    for found in references(text := (folder / "build/en/deck.md").read_text(), "deck.md"):
        assert (folder / "build" / "en" / found.url).read_text() == "secret", text
    assert all("outside the project" in problem.reason for problem in one.problems)
    assert len(one.problems) == 3


def test_missing_files_are_named_with_their_lines(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = "# A\n\nLong text\nof two lines ![x](img/a.png).\n\n<img src='b.png'>\n"
    long = f"\n[c](files) [d](x%00y.png) ![e](<n{'a' * 300}.png>)\n"
    put(folder, {"source/deck.md": deck + long, "source/files/a.pdf": "a"})
    run("extract")
    result = run("render", "en", "-o", "out")
    assert result.exit_code == 0
    assert "source/deck.md:4: img/a.png: there is no such file" in result.stderr
    assert "source/deck.md:6: b.png: there is no such file" in result.stderr
    assert "source/deck.md:8: files: is a folder, which is not copied" in result.stderr
    assert result.stderr.count("\n") == 5
    monkeypatch.chdir(folder / "source" / "files")
    assert "../deck.md:4: img/a.png" in run("render", "en", "-o", folder / "out").stderr
    monkeypatch.chdir(folder)
    assert run("render", "-o", "all").stderr.count("\n") == 5
    assert not run("render", "en", "-o", "out", "-q").output


def test_what_is_copied_is_named_once(folder: Path) -> None:
    put(folder, {"source/a.md": "![x](a.png)\n", "source/b.md": "![x](a.png)\n", "source/a.png": "a"})
    run("extract")
    lines = run("render", "en", "-o", "out").stdout.splitlines()
    assert lines[1] == f"copied {Path('out', 'a.png')}"
    assert len(lines) == 3
    assert "copied" not in run("render", "en", "-o", "out").stdout


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, args)])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
def test_what_is_no_regular_file_is_refused(folder: Path) -> None:
    (folder / "source").mkdir()
    os.mkfifo(folder / "source" / "a.png")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("source/b.png")
        one = rendered(folder, "![x](a.png) ![y](b.png)\n")
    assert [problem.reason for problem in one.problems] == ["is not a regular file, and not copied"] * 2
    assert set(files_in(folder / "build" / "en")) == {"deck.md"}


def test_unchanged_files_are_left_alone(folder: Path) -> None:
    one = rendered(folder, "![x](a.png)\n", **{"source/a.png": "1"})
    (copy,) = one.copied
    before = copy.stat()
    assert rendered(folder, "![x](a.png)\n").copied == ()
    assert (copy.stat().st_ino, copy.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert rendered(folder, "![x](a.png)\n", **{"source/a.png": "2"}).copied == (copy,)
    assert copy.read_text() == "2"
    assert copy.stat().st_ino != before.st_ino


def test_a_link_to_the_source_folder_in_the_output_stays(folder: Path) -> None:
    (folder / "source" / "img").mkdir(parents=True)
    (folder / "build" / "en").mkdir(parents=True)
    (folder / "build" / "en" / "img").symlink_to(folder / "source" / "img")
    assert rendered(folder, "![x](img/a.png)\n", **{"source/img/a.png": "a"}).copied == ()
    assert (folder / "source/img/a.png").read_text() == "a"


def test_the_theme_and_what_it_refers_to(folder: Path) -> None:
    css = "@import 'base.css';\nsection { background: url(../img/bg.png) } h1 { src: url('../../fonts/f.woff2') }\n"
    deck = "---\ntheme: themes/own.css\ntitle: notes.md\n---\n\n# A\n"
    files = {"source/themes/own.css": css, "source/themes/base.css": "a { b: url(gone.png) }", "fonts/f.woff2": "f"}
    put(folder, {**files, "source/img/bg.png": "bg", "source/img/bg.en.png": "english"})
    one = rendered(folder, deck)
    build = files_in(folder / "build" / "en")
    assert build["img/bg.png"] == "english"
    assert build["_project/fonts/f.woff2"] == "f"
    assert build["themes/own.css"] == css.replace("../../fonts", "../_project/fonts")
    assert [str(problem) for problem in one.problems] == ["source/themes/base.css:1: gone.png: there is no such file"]


@pytest.mark.parametrize("content", [b"a { b: url(c.png) } \xff", b"a { b: url(c.png) }" + b" " * (4 << 20)])
def test_a_style_sheet_that_is_no_text_or_huge_is_copied_as_it_is(folder: Path, content: bytes) -> None:
    (folder / "source").mkdir()
    (folder / "source" / "own.css").write_bytes(content)
    one = rendered(folder, "<link href='own.css'>\n", **{"source/c.png": "c"})
    assert [copy.name for copy in one.copied] == ["own.css"]
    assert one.copied[0].read_bytes() == content


def test_included_files_bring_theirs(folder: Path) -> None:
    (folder / "loctool.toml").write_text('targets = ["en"]\nexclude = ["source/parts"]\n')
    put(folder, {"source/parts/end.md": "![x](own.png) ![y](img/deck.png)\n", "source/parts/own.png": "1"})
    one = rendered(folder, "# A\n\n{{< include parts/end.md >}}\n", **{"source/img/deck.png": "2"})
    assert not one.problems
    assert set(files_in(folder / "build/en")) == {"deck.md", "parts/end.md", "parts/own.png", "img/deck.png"}


def test_embedded_pages_bring_theirs_and_linked_ones_do_not(folder: Path) -> None:
    page = "<img src=a.png><a href=b.html>B</a>"
    put(folder, {"source/web/a.html": page, "source/web/a.png": "a", "source/web/b.html": "<img src=c.png>"})
    put(folder, {"source/web/c.png": "c"})
    one = rendered(folder, "<iframe src='web/a.html'></iframe>\n")
    assert not one.problems
    assert set(files_in(folder / "build/en")) == {"deck.md", "web/a.html", "web/a.png", "web/b.html"}


def test_a_link_to_a_text_brings_that_text_alone(folder: Path) -> None:
    put(folder, {"README.md": "![x](docs/a.png)\n", "docs/a.png": "a"})
    rendered(folder, "See [the readme](../README.md).\n")
    assert set(files_in(folder / "build/en")) == {"deck.md", "_project/README.md"}


def test_a_translation_may_have_a_picture_of_its_own(folder: Path) -> None:
    put(folder, {"source/deck.md": "Wald ![x](a.png)\n", "source/a.png": "a", "source/forest.png": "f"})
    extract(project := find(folder))
    catalog = project.catalog("deck", "en")
    catalog.write_text(catalog.read_text().replace('msgstr ""\n', 'msgstr "Forest ![x](forest.png)"\n')
                       .replace('"Forest ![x](forest.png)"\n', '""\n', 1))  # fmt: skip
    render(project, "en", folder / "out")
    assert set(files_in(folder / "out")) == {"deck.md", "forest.png"}


def test_rendered_decks_never_become_source_decks(folder: Path) -> None:
    put(folder, {"source/deck.md": "![x](a.png)\n", "source/a.png": "a"})
    run("extract")
    for output in ("source/en", "source"):
        result = run("render", "en", "-o", output)
        assert (result.exit_code, files_in(folder / "source")) == (2, {"deck.md": "![x](a.png)\n", "a.png": "a"})
    (folder / "loctool.toml").write_text('targets = ["en"]\nexclude = ["source/out"]\n')
    assert run("render", "en", "-o", "source/out").exit_code == 0
    assert run("render", "en", "-o", "source/out").exit_code == 0
    assert set(files_in(folder / "source/out")) == {"deck.md", "a.png"}
    assert run("extract").exit_code == 0


def test_several_languages_get_folders_of_their_own(folder: Path) -> None:
    put(folder, {"source/deck.md": "# A\n\n![x](a.png)\n", "source/a.png": "a", "source/a.pt.png": "pt"})
    run("extract")
    assert run("render", "-o", "all").exit_code == 0
    assert run("render", "en", "pt_BR", "-o", "two").exit_code == 0
    assert run("render", "en", "-o", "one").exit_code == 0
    assert run("render", "en", "en", "-o", "same").exit_code == 0
    assert set(files_in(folder / "one")) == set(files_in(folder / "same")) == {"deck.md", "a.png"}
    for build in map(files_in, (folder / "all", folder / "two")):
        assert set(build) == {"en/deck.md", "en/a.png", "pt_BR/deck.md", "pt_BR/a.png"}
        assert (build["en/a.png"], build["pt_BR/a.png"]) == ("a", "pt")


def test_nothing_is_written_where_a_language_has_no_catalog(folder: Path) -> None:
    put(folder, {"source/deck.md": "# A\n"})
    run("extract")
    find(folder).catalog("deck", "pt_BR").unlink()
    result = run("render", "-o", "all")
    assert result.exit_code == 2
    assert "run `loctool extract`" in result.stderr
    assert not (folder / "all").exists()


PARTS = st.sampled_from(["..", ".", "img", "a b.png", "%2e%2e", "plan(1).png", "%20", "a%20b.png", "ü.png", "source"])


@settings(max_examples=40)
@given(st.lists(PARTS, min_size=1, max_size=5).map("/".join), st.sampled_from(["![x](<{}>)", "<img src='{}'>"]))
def test_any_relative_path_is_found_or_named(tmp_path_factory: pytest.TempPathFactory, path: str, form: str) -> None:
    root = tmp_path_factory.mktemp("top") / "mid" / "talks"
    put(root, {"loctool.toml": 'targets = ["en"]\n', "source/sub/deck.md": form.format(path) + "\n"})
    names = ["a b.png", "img/a b.png", "plan(1).png", "img/plan(1).png", "ü.png", "source/a b.png", "img/%20"]
    put(root, {f"{place}{name}": name for place in ("", "source/", "source/sub/", "../") for name in names})
    extract(project := find(root))
    (one,) = render(project, "en", root / "build/en")
    (found,) = references(one.path.read_text(), "deck.md")
    called = one.path.parent / os.fsdecode(unquote_to_bytes(found.url))
    assert one.problems or Path(os.path.normpath(called)).is_file()
    assert {copy.parts[: len(root.parts) + 2] for copy in one.copied} <= {(*root.parts, "build", "en")}


def test_chosen_decks_refer_to_the_others_as_before(folder: Path) -> None:
    put(folder, {"source/a.md": "[b](b.md) ![x](a.png)\n", "source/b.md": "![x](b.png)\n", "source/a.png": "a"})
    run("extract")
    find(folder).catalog("b", "en").unlink()
    result = run("render", "en", "-o", "out", "--deck", "a")
    assert (result.exit_code, result.stderr) == (0, "")
    assert files_in(folder / "out") == {"a.md": "[b](b.md) ![x](a.png)\n", "a.png": "a"}
