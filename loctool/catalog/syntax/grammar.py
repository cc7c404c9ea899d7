"""The grammar of .po files; strict where gettext is."""

from __future__ import annotations

import re
from itertools import accumulate

from loctool.catalog.syntax.lexer import ITEM, STRING, WHITE, begins_entry, lines_of, logical_line
from loctool.catalog.syntax.mistakes import KEYWORDS, NO_MSGSTR, PoSyntaxError, no_string, unreadable
from loctool.catalog.syntax.open_entry import Keyword, OpenEntry, ParsedEntry
from loctool.catalog.syntax.strings import EscapeError, has_bytes, unescape

_MARK = re.compile(f"[{WHITE}]*#")
_LOOSE = "a string that belongs to no keyword; put msgid or msgstr in front of it"


def parse(text: str, faults: list[PoSyntaxError] | None = None) -> tuple[list[ParsedEntry], str]:
    """Return the entries of a .po file's text (without a byte order mark), and what follows the last entry.

    Raises PoSyntaxError where gettext's msgfmt would stop, or where content would be lost. If a list of `faults` is
    given, the errors are added to it instead, and parsing goes on with the next entry.
    """
    parser = _Parser(text)
    starts: list[int] = []
    while True:
        try:
            return parser.entries, parser.read_on()
        except PoSyntaxError as problem:
            if faults is None:
                raise
            faults.append(problem)
            starts = starts or [0, *accumulate(map(len, parser.lines))]
            start = max(parser.start + 1, problem.line)
            while start < len(parser.lines) and not begins_entry(parser.lines, start):
                start += 1
            parser.restart(start, starts[start])


class _Parser:
    """Reads a text, line by line. Attributes are places in the text if nothing else is said."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, lines_of(text)
        self.entries: list[ParsedEntry] = []
        self.restart(0, 0)

    def restart(self, index: int, offset: int) -> None:
        """Go on with another line, of which index and place are given."""
        self.start = self.index = index
        self.offset = self.end = self.last = offset  # of the line, after the last entry, after the last item
        self.now: OpenEntry | None = None
        self.obsolete = self.previous = False  # what the marks of the line say
        self.carried = False  # whether a `#|` before a comment reaches into this line, as for gettext
        self.domain: Keyword | None = None  # waits for its string

    def read_on(self) -> str:
        """Read the rest of the text, and return what follows the last entry. Raises PoSyntaxError."""
        while self.index < len(self.lines):
            line, count = self.lines[self.index], 1
            size = len(line)
            if line.endswith("\\\n"):
                line, count = logical_line(self.lines, self.index)
                size = sum(map(len, self.lines[self.index : self.index + count]))
            if line != "\n" and line.strip(WHITE):
                self._read_line(line, count > 1)
                self.last, self.last_line = self.offset + size, self.index + 1
            else:
                self.previous = False
            self.offset += size
            self.index += count
        if self.now and self.now.forms and not self.now.due:
            self._complete(self.now)
        elif self.domain or (self.now and (self.now.due or self.now.current)):
            raise self._incomplete()
        return self.text[self.end :]

    def _read_line(self, line: str, joined: bool) -> None:
        self.obsolete, at = False, 0
        self.carried = self.previous
        while at < len(line):
            found = ITEM.match(line, at)
            if not found or found.end() == at:
                raise self._unreadable(line, at)
            if joined and (found[1] or found[2]) and at and self.now and self.now.forms:
                raise PoSyntaxError(
                    "another message in a line that ends with a backslash; begin a new line", self.index + 1
                )
            self._read_item(found)
            at = found.end()
            self.last = self.offset + at
        if not (found and found[5]):  # a comment takes the end of the line with it, which is where the mark ends
            self.previous = False

    def _read_item(self, found: re.Match[str]) -> None:
        marks, word, index, strings, comment = found.groups()
        if marks:
            self.obsolete = self.obsolete or "~" in marks
            self.previous = self.previous or "|" in marks
            self.carried = self.carried and "|" not in marks
        if self.carried and (word or strings):
            raise PoSyntaxError(
                "the mark #| of the comment above reaches into this line; delete it there", self.index + 1
            )
        if word:
            self._read_word(found)
        if index:
            self._read_index(found)
        if strings:
            self._read_strings(strings, found.start(4))
        if comment:
            bare = not (word or index or strings)
            if not bare:
                self.last = self.offset + found.start(5)
            self._read_comment(comment, found.start() if bare else found.start(5))
            if self.lines[self.index].endswith("\\\n"):
                self._require_comments_behind()
        elif marks and not (word or index or strings) and not self.now:
            self._open(found.start()).begins.append(("", 0))

    def _read_word(self, found: re.Match[str]) -> None:
        word = found[2]
        if word not in KEYWORDS or (word == "domain" and self.previous):
            raise self._unreadable(found.string, found.start(2))
        if self.domain or (self.now and self.now.due):
            raise self._incomplete()
        if self.now and self.now.forms and word != "msgstr":
            self._complete(self.now)
        keyword = Keyword(f"{'previous_' if self.previous else ''}{word}", self.index + 1, self.obsolete)
        if word != "domain":
            self._open(found.start()).due = keyword
        elif self.now and self.now.current:
            raise self._incomplete()
        else:
            self.domain, self.now = keyword, None

    def _read_index(self, found: re.Match[str]) -> None:
        due = self.now and self.now.due
        if not self.now or not due or due.name != "msgstr":
            raise self._unreadable(found.string, found.start(3) - 1)
        self.now.due = due._replace(name="msgstr[]", form=found[3])

    def _read_strings(self, strings: str, column: int) -> None:
        number, found = self.index + 1, STRING.findall(strings)
        if self.domain:
            self.domain = None
            if len(found) == 1 and not self.previous:
                return
        now = self.now
        if not now or not (now.due or now.current):
            raise PoSyntaxError(_LOOSE, number)
        if now.due:
            now.begin_field(now.due)
        if now.current.startswith("previous") != self.previous:
            raise PoSyntaxError("the line does not continue the one before; check its mark #|", number)
        now.require_obsolete(self.obsolete, number)
        if "\\" not in strings:
            now.strings += found
            return
        try:
            texts = [*map(unescape, found)]
        except EscapeError as problem:
            raise PoSyntaxError(str(problem), number, problem.column + column) from problem
        if not now.bytes_at and any(map(has_bytes, texts)):
            now.bytes_at = number, column + 1
        now.strings += texts

    def _read_comment(self, text: str, at: int) -> None:
        if self.domain or (self.now and self.now.due):
            raise self._incomplete()
        if self.now and self.now.forms:
            self._complete(self.now)
        self._open(at).read_comment(text, self.index + 1)

    def _require_comments_behind(self) -> None:
        """Raise PoSyntaxError if a comment that ends with a backslash hides a line that is not a comment."""
        index = self.index
        while self.lines[index].endswith("\\\n") and index + 1 < len(self.lines):
            index += 1
            hidden = self.lines[index].strip(WHITE)
            if hidden and (hidden[0] != "#" or hidden[1:2] in ("~", "|")):
                message = "a comment that ends with a backslash hides the next line from gettext; add a space behind it"
                raise PoSyntaxError(message, index)

    def _open(self, at: int) -> OpenEntry:
        """Return the entry that is being read, or a new one that begins at a column of this line."""
        if not self.now:
            inside = self.last > self.offset
            if inside and self.obsolete and not _MARK.match(self.text, self.offset + at):
                raise PoSyntaxError("two obsolete messages in a line; give each a line of its own", self.index + 1)
            self.now = OpenEntry(self.offset + at if inside else self.offset, self.index)
        return self.now

    def _complete(self, now: OpenEntry) -> None:
        """Add the entry that is being read to the complete ones. Raises PoSyntaxError."""
        blank, lines = self.text[self.end : now.at], self.text[now.at : self.last]
        self.entries.append(ParsedEntry(blank, lines, now.begin + 1, now.values(), now.begins))
        self.end, self.now = self.last, None

    def _incomplete(self) -> PoSyntaxError:
        """Return the mistake of an entry or a line that ends before its string."""
        due = self.domain or (self.now and self.now.due)
        if due:
            return no_string(due.name, due.number)
        return PoSyntaxError(NO_MSGSTR, (self.now and self.now.line) or self.last_line)

    def _unreadable(self, line: str, column: int) -> PoSyntaxError:
        """Return the mistake of what is no item, or of the entry above if it ends without a msgstr."""
        now = self.now
        if now and now.line and now.begin < self.index and begins_entry(self.lines, self.index):
            if not now.forms:
                return PoSyntaxError(NO_MSGSTR, now.line)
            self._complete(now)
        return unreadable(line, self.index + 1, column + 1)
