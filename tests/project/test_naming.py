"""The domains of decks: one for each, the same ones in every run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from loctool.errors import ConfigError, SourceError
from loctool.project import find
from loctool.project.naming import is_domain, is_name_pattern
from loctool.verbs.diff import diff
from loctool.verbs.extract import extract
from loctool.verbs.render import render
from loctool.verbs.status import status


def make(folder: Path, *decks: str, more: str = "") -> Path:
    (folder / "loctool.toml").write_text(f'name = "T"\ntargets = ["en"]\n{more}')
    for name in decks:
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Deck {name}\n\n---\n\n# Von {path.parent.name}\n")
    return folder


def names(folder: Path) -> dict[str, str]:
    project = find(folder)
    return {project.relative(path).removeprefix("source/"): name for path, name in project.named_decks().items()}


NEW = [
    (["a/index.md", "b/index.md"], ["a-index", "b-index"]),
    (["a/x/index.md", "b/x/index.md"], ["a-x-index", "b-x-index"]),
    (["a.markdown", "a.md"], ["a-markdown", "a-md"]),
    (["a/i.markdown", "a/i.md", "b/i.md"], ["i-markdown", "i-md", "b-i"]),
    (["a/i.markdown", "a/i.md", "b/i.markdown", "b/i.md"], ["a-i-markdown", "a-i-md", "b-i-markdown", "b-i-md"]),
    (["a/index.md", "index.md"], ["a-index", "source-index"]),
    (["a-index.md", "a/index.md", "b/index.md"], ["a-index", "source-a-index", "b-index"]),
    (["a/one.md", "b/two.md"], ["one", "two"]),
]


@pytest.mark.parametrize(("decks", "domains"), NEW)
def test_decks_of_one_name_without_catalogs_get_longer_names_and_keep_them(
    decks: list[str], domains: list[str], tmp_path: Path
) -> None:
    folder = make(tmp_path, *decks)
    wanted = dict(zip(decks, domains, strict=True))
    assert names(folder) == wanted
    extract(find(folder))
    assert names(folder) == wanted
    assert not any(one.changed for one in extract(find(folder)))
    assert sorted(path.stem for path in folder.glob("locales/*.pot")) == sorted(domains)
    (folder / "source" / decks[0]).unlink()
    del wanted[decks[0]]
    assert names(folder) == wanted  # although another name would do now
    assert [row.deck for row in status(find(folder))] == [*wanted.values()]


@pytest.mark.parametrize("references", ["file", "full", "never"])
@pytest.mark.parametrize(
    ("old", "new", "domain"),
    [
        ("b/index.md", "a/index.md", "a-index"),
        ("index.md", "a/index.md", "a-index"),
        ("a/index.md", "index.md", "source-index"),
        ("a.md", "a.markdown", "a-markdown"),
        ("a.markdown", "a.md", "a-md"),
    ],
)
def test_a_deck_that_has_a_catalog_keeps_its_domain(
    old: str, new: str, domain: str, references: str, tmp_path: Path
) -> None:
    folder = make(tmp_path, old, more=f'references = "{references}"\n')
    extract(find(folder))
    make(folder, new, more=f'references = "{references}"\n')
    kept = Path(old).stem
    assert names(folder) == {old: kept, new: domain}
    extract(find(folder))
    assert names(folder) == {old: kept, new: domain}
    assert diff(find(folder)) == []
    assert len(render(find(folder), "en", folder / "out")) == 2


def test_catalogs_without_templates_count(tmp_path: Path) -> None:
    folder = make(tmp_path, "b/index.md")
    extract(find(folder))
    (folder / "locales/index.pot").unlink()
    make(folder, "a/index.md")
    assert names(folder) == {"b/index.md": "index", "a/index.md": "a-index"}


def test_a_domain_in_the_front_matter(tmp_path: Path) -> None:
    folder = make(tmp_path, "a/index.md", "b/index.md")
    extract(find(folder))
    path = folder / "source/b/index.md"
    path.write_text(f"---\ntitle: Titel\ndomain: 'über-uns'\n---\n\n{path.read_text()}")
    assert names(folder) == {"a/index.md": "a-index", "b/index.md": "über-uns"}
    extract(find(folder))
    assert sorted(one.name for one in folder.glob("locales/*.pot")) == ["a-index.pot", "über-uns.pot"]
    assert diff(find(folder)) == []


@pytest.mark.parametrize("value", ["a/b", ".hidden", "[a, b]", '"a\\nb"', '""', "{a: b}", "a\\b"])
def test_a_domain_that_cannot_name_a_file(value: str, tmp_path: Path) -> None:
    folder = make(tmp_path, "a.md")
    (folder / "source/a.md").write_text(f"---\ntitle: T\ndomain: {value}\n---\n\n# A\n")
    with pytest.raises(SourceError) as raised:
        extract(find(folder))
    assert str(raised.value).startswith("source/a.md:3: ")
    assert not (folder / "locales").exists()


@pytest.mark.parametrize("text", ["---\n\ndomain: a/b\n", "# T\n\ndomain: a/b\n", "---\nt: x\n---\n\ndomain: a/b\n"])
def test_a_text_is_no_front_matter(text: str, tmp_path: Path) -> None:
    folder = make(tmp_path, "a.md")
    (folder / "source/a.md").write_text(text)
    assert names(folder) == {"a.md": "a"}


def test_patterns_in_the_configuration(tmp_path: Path) -> None:
    more = 'catalog_names = {"source/2026/**" = "{folder}-{name}", "*.markdown" = "{name}.{suffix}", "x.md" = "y"}\n'
    folder = make(tmp_path, "2026/a.md", "a.markdown", "a.md", "x.md", "2025/a.md", more=more)
    assert names(folder) == {
        "2026/a.md": "2026-a", "a.markdown": "a.markdown", "a.md": "source-a", "x.md": "y", "2025/a.md": "2025-a",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ('{"*.md" = "{nam}"}', "; '{nam}' is not"),
        ('{"*.md" = "{name}", "source/**" = "a/{name}"}', "; 'a/{name}' is not"),
        ('{"*.md" = ""}', "; '' is not"),
        ('{"/a" = "x"}', "; '/a' is not"),
        ('{"a" = 1}', ""),
        ('"a"', ""),
        ('{"a" = "{"}', "; '{' is not"),
    ],
)
def test_wrong_patterns(table: str, wrong: str, tmp_path: Path) -> None:
    folder = make(tmp_path, "a.md", more=f"catalog_names = {table}\n")
    with pytest.raises(ConfigError, match="`catalog_names` must be a table of names") as raised:
        find(folder)
    assert (raised.value.line, raised.value.message.endswith(wrong)) == (3, True)


def test_the_line_of_a_table(tmp_path: Path) -> None:
    folder = make(tmp_path, "a.md", more='[catalog_names]\n"*.md" = "{nam}"\n')
    with pytest.raises(ConfigError, match=r"'\{nam\}' is not") as raised:
        find(folder)
    assert raised.value.line == 3


def test_a_domain_that_is_taken_all_the_same(tmp_path: Path) -> None:
    folder = make(tmp_path, "a.md", "b.md", more='catalog_names = {"*.md" = "x"}\n')
    way_out = "set `domain` in the front matter of one, or `catalog_names` in the configuration"
    for verb in (extract, status):
        with pytest.raises(ConfigError) as raised:
            verb(find(folder))  # type: ignore[operator]
        assert raised.value.message == f"has the same domain 'x' as source/a.md; {way_out}"
        assert Path(str(raised.value.path)) == find(folder).root / "source/b.md"


@pytest.mark.parametrize("decks", [("a/index.md", "b/index.md"), ("a-index.md", "b/index.md")])
def test_a_declared_domain_does_not_take_the_catalogs_of_another_deck(decks: tuple[str, str], tmp_path: Path) -> None:
    folder = make(tmp_path, *decks)
    extract(find(folder))
    (folder / "source" / decks[1]).write_text("---\ndomain: a-index\n---\n\n# B\n")
    with pytest.raises(ConfigError, match=r"has the same domain 'a-index' as source/b/index\.md") as raised:
        extract(find(folder))
    assert str(raised.value.path).endswith(decks[0])


def test_a_new_deck_gives_way_to_a_declared_domain(tmp_path: Path) -> None:
    folder = make(tmp_path, "b.md")
    (folder / "source/b.md").write_text("---\ndomain: a\n---\n\n# B\n")
    extract(find(folder))
    make(folder, "a.md")
    assert names(folder) == {"a.md": "source-a", "b.md": "a"}


PART = st.sampled_from(["a", "b", "a-b", "source"])
DECKS = st.lists(
    st.builds(lambda folders, stem, suffix: "/".join([*folders, stem + suffix]),
              st.lists(PART, max_size=2), PART, st.sampled_from([".md", ".markdown"])),
    min_size=1, max_size=6, unique=True,
)  # fmt: skip


@given(first=DECKS, second=DECKS)
def test_each_deck_has_one_domain_and_keeps_it(
    first: list[str], second: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = make(tmp_path_factory.mktemp("project"), *first)
    try:
        extract(find(folder))
        before = names(folder)
        make(folder, *second)
        now = names(folder)
    except ConfigError as problem:
        event(problem.message.partition(" ")[0])
        return
    assert len({*now.values()}) == len(now) == len({*first, *second})
    assert before.items() <= now.items()


@given(text=st.text(max_size=12))
def test_names_of_files(text: str) -> None:
    if is_domain(text):
        assert Path(f"x/{text}.po").name == f"{text}.po"
    assert isinstance(is_name_pattern(text), bool)
