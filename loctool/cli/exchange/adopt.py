"""loctool import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.exchange.returned import take_back
from loctool.cli.terminal.completions import complete_decks, complete_languages
from loctool.cli.terminal.json_output import format_option, show_json
from loctool.cli.terminal.shown import hush, path_from_here, short

if TYPE_CHECKING:
    from loctool.verbs.exchange.adopt import Adopted, Adoption

SHOWN = 20
"""Texts of each kind that are printed; the others are counted."""
WIDTH = 60
"""Characters of each."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--for", "deck", metavar="DECK", shell_complete=complete_decks,
    help="The deck that FILE is a translation of: its domain, path or file name.",
)  # fmt: skip
@click.option(
    "--lang", "language", metavar="LANGUAGE", shell_complete=complete_languages,
    help="The language of FILE; by default the target language in its name or folder.",
)  # fmt: skip
@click.option(
    "--approve", is_flag=True, help="Approve all texts that were changed in a sheet, whatever its states say."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be done.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.", callback=hush)
@format_option
def command(file: Path, deck: str | None, *, language: str | None, approve: bool, form: str, **how: bool) -> None:
    """Take translations from FILE: one of `loctool export`, or a deck that was translated without loctool.

    A sheet knows its catalogs. Changed translations, states and comments are taken; a row whose source text is not the
    catalog's is refused, an empty cell changes nothing, and where the catalog was changed meanwhile, too, it keeps its
    text, fuzzy, with the other one in a comment.

    A translated deck wants --for. It is aligned with its source by words, structure and order, so slides and texts may
    be added, removed and moved in either. Translations that are certain become translated; where there is a doubt they
    become fuzzy, with the doubt as a comment. A translation that a person has given already stays, and is named where
    FILE has another one; untouched drafts are replaced, and so is what an earlier import left in doubt. Nothing is
    taken from a FILE that is in another language, or a translation of another deck. Run `loctool extract` first.

    Exit codes: 0 done; 1 FILE has nothing for the deck, or rows were refused or are in conflict; 2 wrong use or bad
    input, or another run is writing.
    """
    from loctool.exchange import format_of

    if format_of(file) is None:
        _adopt(file, deck, language, form, approve=approve, **how)
    elif deck or language:
        raise click.UsageError("--for and --lang are for decks; a sheet knows its catalogs")
    else:
        take_back(file, form, approve=approve, **how)


def _adopt(
    file: Path, deck: str | None, language: str | None, form: str, *, approve: bool, dry_run: bool, quiet: bool
) -> None:
    """Take the translations of a deck."""
    from loctool.project import find
    from loctool.verbs.exchange.adopt import adopt, check_suffix

    check_suffix(file)
    if not deck:
        raise click.UsageError("--for is missing: name the deck that the file is a translation of")
    if approve:
        raise click.UsageError("--approve is for sheets; what a deck says for certain is approved anyway")
    project = find()
    adopted = adopt(project, file, deck, language, write=not dry_run)
    if form == "json":
        show_json(replace(adopted, path=Path(project.relative(adopted.path))))
    elif adopted.refusal:
        click.echo(
            f"nothing taken from {path_from_here(file.absolute())}: {adopted.refusal}."
            " Check the file, --for and --lang.", err=True
        )  # fmt: skip
    elif not quiet:
        for line in _lines(adopted, dry_run=dry_run):
            click.echo(line)
    if not (adopted.translated or adopted.fuzzy or adopted.differing or adopted.kept or adopted.drafts):
        raise SystemExit(1)


def _lines(adopted: Adopted, *, dry_run: bool) -> Iterator[str]:
    verb = "kept " if not adopted.changed else "would change" if dry_run else "wrote"
    counts = {
        "translated": len(adopted.translated),
        "fuzzy": len(adopted.fuzzy),
        "drafts that it has word for word": adopted.drafts,
        "kept": len(adopted.differing) + adopted.kept,
        "without a translation": len(adopted.missing),
        "texts of the file not used": len(adopted.unused),
    }
    found = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    yield f"{verb} {path_from_here(adopted.path)}: {found or 'nothing'}"
    fuzzy = [f"fuzzy: “{short(one.msgid, WIDTH)}”: {'; '.join(one.doubts)}" for one in adopted.fuzzy]
    kept = [_kept_line(one) for one in adopted.differing]
    lists = [*([fuzzy] if dry_run else []), kept]
    lists += [[f"not used: “{short(text, WIDTH)}”" for text in adopted.unused]] if dry_run else []
    lists += [[f"nothing for: “{short(text, WIDTH)}”" for text in adopted.missing]] if dry_run else []
    for lines in lists:
        yield from (f"  {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"  and {len(lines) - SHOWN} more"


def _kept_line(adoption: Adoption) -> str:
    """Return the line on a person's translation beside the file's, both from where they differ if they begin alike."""
    kept, other = (" ".join(text.split()) for text in (adoption.kept, adoption.translation))
    differing = (at for at, (mine, theirs) in enumerate(zip(kept, other, strict=False)) if mine != theirs)
    same = next(differing, min(len(kept), len(other)))
    if max(len(kept), len(other)) > WIDTH and same > WIDTH // 2:
        start = kept.rfind(" ", 0, same - WIDTH // 4) + 1
        kept, other = (f"…{text[start:]}" if start else text for text in (kept, other))
    return f"kept: “{short(adoption.msgid, WIDTH)}”: “{short(kept, WIDTH)}”, not “{short(other, WIDTH)}”"
