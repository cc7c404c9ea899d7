"""Entries of .po files: while their lines are read, and when they are complete."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from loctool.catalog.syntax.comments import flags_of, keep_comment, occurrences_of
from loctool.catalog.syntax.lexer import lines_of
from loctool.catalog.syntax.mistakes import PoSyntaxError, misplaced_field
from loctool.catalog.syntax.strings import EscapeError, join_bytes

_PREVIOUS = ("", "previous_msgid", "previous_msgid_plural")
_FOLLOWS = {
    "previous_msgctxt": ("",),
    "previous_msgid": ("", "previous_msgctxt"),
    "previous_msgid_plural": ("previous_msgid",),
    "msgctxt": _PREVIOUS,
    "msgid": (*_PREVIOUS, "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid_plural", "msgstr[]"),
}
"""Field -> fields that may precede it; "" is the beginning of the entry."""


class ParsedEntry(NamedTuple):
    """One entry of a file."""

    blank: str
    """What stands between the entry and its predecessor: blank lines, seldom a `domain` line."""
    lines: str
    """The entry's own lines, line ends included."""
    line: int
    """1-based number of the first of them."""
    fields: dict[str, Any]
    """Attribute of polib's POEntry -> value."""
    begins: list[tuple[str, int]]
    """(part, index of the line) of each comment line and each field."""

    def parts(self) -> dict[str, str]:
        """Return part -> its lines; parts are "#", "#.", "#:", "#,", "#=", "#|" and the keywords, "msgstr[0]" too.

        Empty if a line holds two parts.
        """
        if any(here == there for (_, here), (_, there) in pairwise(self.begins)):
            return {}
        lines = lines_of(self.lines)
        found: dict[str, str] = {}
        for (part, begin), (_, end) in pairwise([*self.begins, ("", len(lines))]):
            found[part] = found.get(part, "") + "".join(lines[begin:end])
        return found


class Keyword(NamedTuple):
    """A keyword that waits for its string."""

    name: str
    """The field, "msgstr[]" for a plural form."""
    number: int
    """1-based line."""
    obsolete: bool
    form: str | None = None
    """Number of the plural form."""


@dataclass(slots=True)
class OpenEntry:
    """An entry whose lines are being read."""

    at: int
    """Where it begins in the text."""
    begin: int
    """Index of its first line."""
    fields: dict[str, list[str]] = field(default_factory=dict)
    """Field -> its strings, without the translations."""
    forms: list[list[str]] = field(default_factory=list)
    """The strings of msgstr, or of each plural form."""
    strings: list[str] = field(default_factory=list)
    """Those of the current field, to which more may be added."""
    comments: dict[str, list[str]] = field(default_factory=dict)
    """Mark, such as "#.", -> lines without it."""
    current: str = ""
    """The field that a string continues."""
    due: Keyword | None = None
    obsolete: bool = False
    line: int = 0
    """1-based line of msgid."""
    begins: list[tuple[str, int]] = field(default_factory=list)
    """As in ParsedEntry."""
    bytes_at: tuple[int, int] | None = None
    """Line and column of the first escaped byte."""

    def read_comment(self, text: str, number: int) -> None:
        """Add a comment line. Raises PoSyntaxError."""
        if self.current.startswith("previous"):
            raise PoSyntaxError("a comment between #| and msgid; move it in front of #|", number)
        if self.current:
            raise PoSyntaxError("a comment inside a message; move it in front of the message", number)
        self.begins.append((keep_comment(self.comments, text), number - 1 - self.begin))

    def begin_field(self, keyword: Keyword) -> None:
        """Begin the field of a keyword. Raises PoSyntaxError."""
        name, number, obsolete, form = keyword
        if self.current not in _FOLLOWS.get(name, ()):
            raise misplaced_field(name, self.current, number, self.line)
        if form is not None and int(form) != len(self.forms):
            raise PoSyntaxError(f"plural form {form} where form {len(self.forms)} is due; number them from 0", number)
        if not self.current:
            self.obsolete = obsolete
        self.require_obsolete(obsolete, number)
        self.current, self.due, self.strings = name, None, []
        if name.startswith("msgstr"):
            self.forms.append(self.strings)
        else:
            self.fields[name] = self.strings
        if name == "msgid":
            self.line = number
        part = "#|" if name.startswith("previous") else name.replace("[]", f"[{len(self.forms) - 1}]")
        self.begins.append((part, number - 1 - self.begin))

    def require_obsolete(self, obsolete: bool, number: int) -> None:
        """Raise PoSyntaxError if only a part of the entry is marked obsolete."""
        if obsolete != self.obsolete:
            raise PoSyntaxError("only a part of the message is marked obsolete; put #~ before all its lines", number)

    def values(self) -> dict[str, Any]:
        """Return attribute of polib's POEntry -> value. Raises PoSyntaxError."""
        comments, (fields, forms) = self.comments, self._texts()
        plural = fields.get("msgid_plural")
        header = not fields["msgid"] and "msgctxt" not in fields
        return {
            "msgid": fields["msgid"],
            "msgstr": forms[0] if plural is None or header else "",
            "msgctxt": fields.get("msgctxt"),
            "msgid_plural": plural or "",
            "msgstr_plural": {} if plural is None else dict(enumerate(forms)),
            "previous_msgctxt": fields.get("previous_msgctxt"),
            "previous_msgid": fields.get("previous_msgid"),
            "previous_msgid_plural": fields.get("previous_msgid_plural"),
            "tcomment": "\n".join(comments.get("#", ())),
            "comment": "\n".join(comments.get("#.", ())),
            "occurrences": occurrences_of(comments.get("#:", ())),
            "flags": flags_of(comments),
            "obsolete": self.obsolete,
            "linenum": self.line,
        }

    def _texts(self) -> tuple[dict[str, str], list[str]]:
        """Return field -> text, and the texts of the translations. Raises PoSyntaxError."""
        fields = {name: "".join(strings) for name, strings in self.fields.items()}
        forms = ["".join(strings) for strings in self.forms]
        if not self.bytes_at:
            return fields, forms
        try:
            return {name: join_bytes(text) for name, text in fields.items()}, [*map(join_bytes, forms)]
        except EscapeError as problem:
            raise PoSyntaxError(str(problem), *self.bytes_at) from problem
