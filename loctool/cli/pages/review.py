"""loctool review."""

from __future__ import annotations

import click

from loctool.cli.terminal.completions import complete_languages
from loctool.cli.terminal.decks import deck_option, find_project

_LAST_PORT = 65535


@click.command("review")
@click.argument("languages", nargs=-1, shell_complete=complete_languages)
@deck_option
@click.option(
    "--port", type=click.IntRange(0, _LAST_PORT), default=0, metavar="N", help="Listen here, not anywhere free."
)
@click.option("--no-browser", is_flag=True, help="Print the address alone, and open no browser.")
def command(languages: tuple[str, ...], decks: tuple[str, ...], port: int, no_browser: bool) -> None:
    """Look at the decks in the browser, edit and approve their translations.

    What you decide is written into the catalogs at once; what others wrote there meanwhile stays, and the page shows
    both. It is served to this machine alone, at an address that nobody can guess; Ctrl+C ends it.
    Exit codes: 0 ended by Ctrl+C; 2 wrong use or bad input.
    """
    from loctool.verbs.review import serve

    project = find_project(decks)
    with serve(project, project.languages(languages), port) as served:
        click.echo(f"Review at {served.address}\nCtrl+C ends it.")
        if not no_browser:
            _open(served.address)
        try:
            served.run()
        except KeyboardInterrupt:
            click.echo("\nReview ended; all that was decided is written.", err=True)


def _open(address: str) -> None:
    """Open the browser in the background: a browser of the terminal would keep this command from answering it."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
