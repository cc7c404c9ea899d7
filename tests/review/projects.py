"""Projects for the tests of the page: the example with messages in every state, and decks full of hostile texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from loctool.catalog import notes
from loctool.catalog.decisions import decide, with_other_text
from loctool.catalog.entry import Entry
from loctool.catalog.reader import read
from loctool.catalog.writer import save
from loctool.project import Project, find
from loctool.verbs.extract import extract
from tests.verbs.test_pages import DECK, copy_example

Edit = Callable[[Entry], object]


def approve(entry: Entry) -> None:
    decide(entry, [entry.msgstr], approved=True)


def edit(entry: Entry) -> None:
    decide(entry, [f"{entry.msgstr} As edited 17 times."], approved=False)


def outdate(entry: Entry) -> None:
    decide(entry, [f"{entry.msgstr} As approved."], approved=False)
    entry.previous_msgid = f"Früher: {entry.msgid[:-9]}"


def dispute(entry: Entry) -> None:
    decide(entry, [f"{entry.msgstr} One side."], approved=False)
    entry.tcomment = with_other_text(entry.tcomment, [f"{entry.msgstr} The other side."], named=False)


def refuse(entry: Entry) -> None:
    decide(entry, [""], approved=False)
    entry.tcomment = notes.with_refusal(entry.tcomment, "lost the number 17")


def spoil(entry: Entry) -> None:
    decide(entry, [f"{entry.msgstr}  Und so  2030.\u200b"], approved=True)
    entry.tcomment = "Nobody has looked at this yet."


def waive(entry: Entry) -> None:
    decide(entry, [f"{entry.msgstr} In 2031."], approved=True)
    entry.tcomment = "loctool: allow lost-number — the desk wants the year"


STATES: dict[str, tuple[int, Edit | None]] = {
    "draft": (0, None),
    "approved": (1, approve),
    "edited": (2, edit),
    "outdated": (3, outdate),
    "conflict": (4, dispute),
    "untranslated": (5, refuse),
    "findings": (6, spoil),
    "waived": (7, waive),
}
"""What a message shows -> its number in the catalogs of the example, and how it gets there."""


def make_example(folder: Path) -> Project:
    """Return a copy of the example that has messages in every state, and a second deck without catalogs."""
    project = copy_example("markdown", folder)
    for language in ("en", "ru"):
        change(project.catalog(DECK, language), {number: edit for number, edit in STATES.values() if edit})
    (folder / "source" / "leer.md").write_text("# Noch nicht übersetzt\n", "utf-8")
    return project


def change(path: Path, edits: dict[int, Edit]) -> None:
    """Change messages of a catalog by their numbers."""
    catalog = read(path)
    for number, edit_one in edits.items():
        edit_one(catalog.messages()[number])
    save(catalog)


NAME = "__proto__ <img src=x onerror=alert(1)>"


def make_hostile(folder: Path, texts: Iterable[str]) -> Project:
    """Return a project of texts that attack a page: a deck with them, its catalog, its glossary and its comments."""
    deck = "\n\n---\n\n".join(f"# Folie\n\nWort {text}\n\n- __proto__" for text in texts)
    terms = 'de,en,note\n__proto__,constructor,"<b onclick=alert(1)>{constructor}</b>"\n'
    write(
        folder,
        {
            "loctool.toml": f"name = {NAME!r}\ntargets = ['en']\n",
            "source/__proto__.md": f"{deck}\n",
            "glossary/terms.csv": terms,
        },
    )
    project = find(folder)
    extract(project)
    path = project.catalog("__proto__", "en")
    catalog = read(path)
    for number, entry in enumerate(catalog.messages()):
        decide(entry, [f"{entry.msgid} {entry.msgid}"], approved=number % 2 == 0)
        entry.tcomment = f"{NAME} {{constructor}} \u202e\nloctool: allow repeated-words — {{constructor}} {NAME}"
    save(catalog)
    return project


def make_foreign(folder: Path, texts: Iterable[str]) -> Project:
    """Return a project with a catalog that another program wrote: contexts, plural forms, and characters as they are."""
    messages = [po_message(number, text.replace("\\", "\\\\").replace('"', '\\"')) for number, text in enumerate(texts)]
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n'
    write(
        folder,
        {
            "loctool.toml": f"name = {NAME!r}\ntargets = ['en']\ncatalogs = ['{{language}}/{{domain}}.po']\n",
            "en/constructor.po": "\n".join([head, *messages]),
            "en/broken.po": 'msgid "<img src=x onerror=alert(1)>\n',
        },
    )
    return find(folder)


def po_message(number: int, text: str) -> str:
    """Return the lines of a message; every second one has plural forms."""
    lines = [
        f"# {text}",
        f"#. {text}",
        f'#, fuzzy\n#| msgid "Vorher {text}"',
        f'msgctxt "{text}"',
        f'msgid "{number} {text}"',
    ]
    if number % 2:
        return "\n".join([*lines, f'msgid_plural "{text}"', f'msgstr[0] "{text} one"', f'msgstr[1] "{text} other"', ""])
    return "\n".join([*lines, f'msgstr "{text} x"', ""])


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="")
