"""loctool completion."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")
HELP = """Print a script that teaches SHELL to complete loctool's commands, options, languages, decks and rules.

\b
bash   echo 'source <(loctool completion bash)' >> ~/.bashrc
zsh    echo 'source <(loctool completion zsh)' >> ~/.zshrc
fish   loctool completion fish > ~/.config/fish/completions/loctool.fish
"""


@click.command("completion", help=HELP)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script of a shell."""
    from click.shell_completion import get_completion_class

    from loctool.cli import main

    if completion := get_completion_class(shell):
        click.echo(completion(main, {}, "loctool", "_LOCTOOL_COMPLETE").source())
