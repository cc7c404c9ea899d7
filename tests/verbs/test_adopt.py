"""Old translations that become those of a catalog: what is taken, what stays, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.catalog import reader, writer
from loctool.catalog.entry import Entry
from loctool.catalog.provenance import State, state
from loctool.errors import CatalogError, ConfigError, LoctoolError, SourceError
from loctool.locks import hold_lock
from loctool.project import find
from loctool.verbs.exchange.adopt import Adopted, adopt
from loctool.verbs.extract import extract
from tests.conftest import ROOT, Run

SOURCE = """# Seltene Erden

- Die Gespräche haben **begonnen**.
- Der Abbau kostet 30 Millionen Euro.
- Ein Umspannwerk
"""
TARGET = """# Rare earths

- The talks have **begun**.
- Mining costs 30 million euros.
- A substation
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with a deck and its empty catalogs."""
    (tmp_path / "source").mkdir()
    (tmp_path / "loctool.toml").write_text('targets = ["en", "pt_BR"]\n')
    (tmp_path / "source" / "a.md").write_text(SOURCE, "utf-8")
    extract(find(tmp_path))
    return tmp_path


def take(folder: Path, text: str, name: str = "a.en.md", language: str | None = None, *, write: bool = True) -> Adopted:
    """Import a translated deck."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return adopt(find(folder), folder / name, "a", language, write=write)


def entries(folder: Path, language: str = "en") -> dict[str, Entry]:
    """Return the messages of a catalog."""
    return {one.msgid: one for one in reader.read(find(folder).catalog("a", language)).messages()}


def test_a_whole_translation_becomes_a_persons(folder: Path) -> None:
    done = take(folder, TARGET)
    found = entries(folder)
    assert [one.msgstr for one in found.values()] == [line.lstrip("#- ") for line in TARGET.splitlines() if line]
    assert {state(one) for one in found.values()} == {State.TRANSLATED}
    assert all("loctool" not in one.tcomment for one in found.values())
    assert (done.language, done.changed, len(done.translated), done.missing, done.unused) == ("en", True, 4, (), ())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [("**begun**", "begun", "lost **"), ("30 million", "40 million", "lost the number 30")],
)
def test_what_breaks_a_rule_is_fuzzy_with_the_reason(folder: Path, old: str, new: str, reason: str) -> None:
    done = take(folder, TARGET.replace(old, new))
    (one,) = done.fuzzy
    entry = entries(folder)[one.msgid]
    assert state(entry) is State.STALE
    assert f"loctool: note doubt, in a.en.md: {reason}" in entry.tcomment
    assert len(done.translated) == 3


def test_a_persons_translation_stays_and_is_named(folder: Path) -> None:
    catalog = reader.read(find(folder).catalog("a", "en"))
    catalog.messages()[0].msgstr, catalog.messages()[1].msgstr = "Rare earth metals", "The talks have **begun**."
    writer.save(catalog)
    done = take(folder, TARGET)
    (kept,) = done.differing
    assert (kept.msgid, kept.kept, kept.translation) == ("Seltene Erden", "Rare earth metals", "Rare earths")
    assert entries(folder)["Seltene Erden"].msgstr == "Rare earth metals"
    assert (len(done.translated), done.kept) == (2, 1)


def test_a_draft_is_replaced_unless_the_file_has_its_very_words(folder: Path) -> None:
    from loctool.verbs.draft import draft

    draft(find(folder), "en", "pseudo")
    own = entries(folder)["Ein Umspannwerk"].msgstr
    done = take(folder, TARGET.replace("A substation", own))
    found = entries(folder)
    assert (done.drafts, len(done.translated)) == (1, 3)
    assert state(found["Ein Umspannwerk"]) is State.DRAFT
    assert found["Seltene Erden"].msgstr == "Rare earths"
    assert "loctool" not in found["Seltene Erden"].tcomment


def test_what_was_not_translated_stays_untranslated(folder: Path) -> None:
    done = take(folder, TARGET.replace("The talks have **begun**.", "Die Gespräche haben **begonnen**."))
    assert done.missing == ("Die Gespräche haben **begonnen**.",)
    assert state(entries(folder)["Die Gespräche haben **begonnen**."]) is State.UNTRANSLATED


@pytest.mark.parametrize("language", ["en", "pt_BR"])
def test_texts_of_the_source_language_are_not_taken_for_translations(folder: Path, language: str) -> None:
    done = take(folder, SOURCE, language=language)
    assert done.refusal == "it has only texts that the deck has too"
    assert (done.translated, done.fuzzy, len(done.missing)) == ((), (), 4)
    assert {state(one) for one in entries(folder, language).values()} == {State.UNTRANSLATED}


def test_what_is_the_same_in_both_languages_is_translated(folder: Path) -> None:
    same = ("12 %", "config.yaml", "Information", "Vladimir Putin")
    texts = "\n".join(f"- {one}" for one in (*same, "1,5 Mio.", "Umspannwerk", "Gemeinde Musterdorf"))
    (folder / "source" / "a.md").write_text(f"{SOURCE}{texts}\n", "utf-8")
    extract(find(folder))
    done = take(folder, f"{TARGET}{texts}\n")
    assert {one.msgid for one in done.translated} >= {one for one in same if one in entries(folder)}
    assert set(done.missing) == {"1,5 Mio.", "Umspannwerk", "Gemeinde Musterdorf"}


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("# Редкие земли\n\n- Переговоры **начались**.\n- Добыча стоит 30 миллионов.\n- Подстанция\n", "en", "letters"),
        ("# Cooking\n\n- Take **three** onions.\n- Never use cold water in it.\n- Bon appetit\n", "en", "words"),
    ],
)
def test_nothing_is_taken_from_another_language_or_deck(folder: Path, text: str, language: str, reason: str) -> None:
    path = find(folder).catalog("a", language)
    before = path.read_bytes()
    done = take(folder, text, language=language)
    assert reason in done.refusal
    assert (done.changed, done.translated, done.fuzzy, path.read_bytes()) == (False, (), (), before)


def test_a_doubted_translation_that_nobody_touched_is_replaced(folder: Path) -> None:
    take(folder, TARGET.replace("30 million", "40 million").replace("**begun**", "begun"))
    catalog = reader.read(find(folder).catalog("a", "en"))
    catalog.messages()[1].msgstr = "The talks have **started**."
    writer.save(catalog)
    done = take(folder, TARGET)
    found = entries(folder)
    assert [one.translation for one in done.translated] == ["Mining costs 30 million euros."]
    assert state(found["Der Abbau kostet 30 Millionen Euro."]) is State.TRANSLATED
    assert "loctool" not in found["Der Abbau kostet 30 Millionen Euro."].tcomment
    assert found["Die Gespräche haben **begonnen**."].msgstr == "The talks have **started**."


def test_a_doubted_translation_is_taken_once(folder: Path) -> None:
    text = TARGET.replace("30 million", "40 million")
    take(folder, text)
    before = find(folder).catalog("a", "en").read_bytes()
    done = take(folder, text)
    assert (done.changed, done.fuzzy, find(folder).catalog("a", "en").read_bytes()) == (False, (), before)


@pytest.mark.parametrize("text", ["The chickens slept under the old apple tree", "Hier entsteht ein neues Umspannwerk"])
def test_a_draft_stays_where_the_words_are_against_the_translation(folder: Path, text: str) -> None:
    from loctool.verbs.draft import draft

    draft(find(folder), "en", "pseudo")
    done = take(folder, TARGET.replace("A substation", text))
    assert state(entries(folder)["Ein Umspannwerk"]) is State.DRAFT
    assert (len(done.translated), done.missing) == (3, ("Ein Umspannwerk",))


@pytest.mark.parametrize("text", ["The talks have not **begun**.", "The talks have never **begun**."])
def test_a_reversed_meaning_is_fuzzy(folder: Path, text: str) -> None:
    (one,) = take(folder, TARGET.replace("The talks have **begun**.", text)).fuzzy
    assert "a negation that the source has not" in " ".join(one.doubts)


def test_a_second_import_changes_nothing(folder: Path) -> None:
    take(folder, TARGET)
    path = find(folder).catalog("a", "en")
    before = path.read_bytes()
    done = take(folder, TARGET)
    assert (done.changed, done.kept, path.read_bytes()) == (False, 4, before)


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    path = find(folder).catalog("a", "en")
    before = path.read_bytes()
    done = take(folder, TARGET, write=False)
    assert (done.changed, len(done.translated), path.read_bytes()) == (True, 4, before)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.en.md", "en"),
        ("a-pt-BR.md", "pt_BR"),
        ("a_pt_br.md", "pt_BR"),
        ("en/a.md", "en"),
        ("en/a.pt-BR.md", "pt_BR"),
    ],
)
def test_the_name_of_the_file_has_the_language(folder: Path, name: str, language: str) -> None:
    assert take(folder, TARGET, name, write=False).language == language


def test_a_language_that_is_given_counts(folder: Path) -> None:
    assert take(folder, TARGET, "a.en.md", "pt-BR", write=False).language == "pt_BR"


def test_what_cannot_be_taken_is_one_error(folder: Path) -> None:
    project = find(folder)
    with pytest.raises(
        SourceError, match=r"none of the target languages \(en, pt_BR\) in its name; give it with --lang"
    ):
        take(folder, TARGET, "old.md")
    with pytest.raises(SourceError, match=r"cannot be taken from \.odt files; known are \.md"):
        take(folder, TARGET, "a.en.odt")
    with pytest.raises(ConfigError, match="'ru' is not a target language"):
        take(folder, TARGET, "a.md", "ru")
    with pytest.raises(ConfigError, match="no deck matches 'b'"):
        adopt(project, folder / "a.en.md", "b", "en") if take(folder, TARGET, write=False) else None
    with pytest.raises(SourceError, match="there is no such file"):
        adopt(project, folder / "none.en.md", "a")
    with pytest.raises(SourceError, match="is the deck itself"):
        adopt(project, folder / "source" / "a.md", "a", "en")


def test_a_name_for_several_decks_is_refused(folder: Path) -> None:
    (folder / "source" / "b.md").write_text("# B\n", "utf-8")
    (folder / "x.en.md").write_text(TARGET, "utf-8")
    with pytest.raises(ConfigError, match=r"is for several decks: source/a\.md, source/b\.md"):
        adopt(find(folder), folder / "x.en.md", "*")


def test_the_catalog_has_to_be_up_to_date(folder: Path) -> None:
    (folder / "source" / "a.md").write_text(SOURCE + "- Neu\n", "utf-8")
    with pytest.raises(CatalogError, match=r"lacks texts of source/a\.md; run `loctool extract`"):
        take(folder, TARGET)


def test_another_run_keeps_the_import_out(folder: Path) -> None:
    project = find(folder)
    lock = project.lock_file("en")
    with hold_lock(lock, folder, 0.0), pytest.raises(LoctoolError, match="another"):
        take(folder, TARGET)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_command_says_what_it_did(project: Path, loctool: Run, language: str) -> None:
    assert loctool("extract").returncode == 0
    old = str(ROOT / "docs" / "rendered" / language / "seltene-erden.md")
    planned = loctool("import", old, "--for", "seltene-erden", "--dry-run")
    assert planned.stdout == f"would change locales/{language}/LC_MESSAGES/seltene-erden.po: 34 translated\n"
    done = loctool("import", old, "--for", "source/seltene-erden.md")
    assert (done.returncode, done.stdout) == (0, planned.stdout.replace("would change", "wrote"))
    assert loctool("import", old, "--for", "seltene-erden.md", "-q").stdout == ""


def test_the_command_shows_where_a_kept_translation_differs(project: Path, loctool: Run) -> None:
    assert loctool("extract").returncode == 0
    old = ROOT / "docs" / "rendered" / "en" / "seltene-erden.md"
    assert loctool("import", str(old), "--for", "seltene-erden").returncode == 0
    text = old.read_text("utf-8")
    longest = max((line for line in text.splitlines() if line.endswith(".")), key=len)
    (project / "b.en.md").write_text(text.replace(longest, f"{longest[:-1]} indeed."), "utf-8")
    (kept,) = (
        line for line in loctool("import", "b.en.md", "--for", "seltene-erden").stdout.splitlines() if "kept:" in line
    )
    mine, other = kept.split("”: “")[1].split("”, not “")
    assert mine.startswith("…")
    assert mine != other.removesuffix("”")
    assert other.endswith("indeed.”")


def test_the_command_takes_nothing_from_another_language(project: Path, loctool: Run) -> None:
    assert loctool("extract").returncode == 0
    done = loctool("import", str(ROOT / "docs/rendered/ru/seltene-erden.md"), "--for", "seltene-erden", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "nothing taken from" in done.stderr


def test_the_command_ends_with_1_if_there_is_nothing(project: Path, loctool: Run) -> None:
    assert loctool("extract").returncode == 0
    (project / "b.en.md").write_text("---\nmarp: true\n---\n", "utf-8")
    assert loctool("import", "b.en.md", "--for", "seltene-erden").returncode == 1
    wrong = loctool("import", "b.en.md")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "--for is missing" in wrong.stderr


def write_presentation(path: Path, *slides: tuple[str, str]) -> None:
    """Write a .pptx of a title and a text a slide, the second word of the text in bold."""
    from pptx import Presentation

    deck = Presentation()
    for title, text in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        paragraph = slide.placeholders[1].text_frame.paragraphs[0]
        for place, word in enumerate(text.split(" ")):
            run = paragraph.add_run()
            run.text = f" {word}" if place else word
            run.font.bold = place == 1
    deck.save(str(path))


def test_a_presentation_is_taken_with_its_tags(folder: Path) -> None:
    german = [("Seltene Erden", "Die Gespräche haben begonnen"), ("Ausblick", "Der Abbau kostet 30 Millionen Euro")]
    english = [("Rare earths", "The talks have begun"), ("Outlook", "The mining costs 30 million euros")]
    write_presentation(folder / "source" / "p.pptx", *german)
    write_presentation(folder / "p.en.pptx", *english[::-1])
    extract(find(folder))
    done = adopt(find(folder), folder / "p.en.pptx", "p.pptx")
    found = {one.msgid: one.translation for one in (*done.translated, *done.fuzzy)}
    assert found["Die <1>Gespräche</1> haben begonnen"] == "The <1>talks</1> have begun"
    assert done.missing == ("generated using python-pptx",)  # a property of both files, in English already
