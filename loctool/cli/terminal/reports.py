"""The options --format and --output of `loctool check`, and showing what was found in that format."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.reports import REPORTS

if TYPE_CHECKING:
    from loctool.reports import Checked

report_option = click.option(
    "--format", "form", type=click.Choice(list(REPORTS)), default="text", show_default=True,
    help="What to print; docs/ci.md says what for, docs/json.md describes the JSON.",
)  # fmt: skip
output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    callback=lambda _, __, given: None if given == Path("-") else given,
    help="Write the findings to this file instead; - is standard output.",
)  # fmt: skip
_FOREIGN = re.compile("[^\x00-\x7f]")


def show_report(checked: Checked, form: str, output: Path | None) -> None:
    """Print the findings in a format, or write them to a file, in UTF-8."""
    from loctool.files import write_atomically

    text = REPORTS[form](checked)
    if output:
        write_atomically(output, text.encode("utf-8", "backslashreplace"))
    elif (sys.stdout.encoding or "").lower().startswith("utf"):
        click.echo(text, nl=False)
    else:
        click.echo(_in_ascii(text, form), nl=False)


def _in_ascii(text: str, form: str) -> str:
    """Return the same JSON, XML or HTML in ASCII, for streams whose encoding lacks some characters."""
    if form in ("json", "sarif"):
        return _FOREIGN.sub(lambda found: json.dumps(found[0])[1:-1], text)
    return text.encode("ascii", "xmlcharrefreplace").decode() if form in ("junit", "html") else text
