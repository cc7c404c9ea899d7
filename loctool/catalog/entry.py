"""A message of a catalog: its fields, and the lines of its file that they were read from."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Self

from polib import POEntry

from loctool.catalog.syntax.grammar import parse

Key = tuple[str | None, str]
"""(msgctxt, msgid): what makes a message unique in its catalog."""
Translation = tuple[str, tuple[str, ...], bool]
"""msgstr, plural forms, and whether the entry is fuzzy."""


class _Field:
    """A field of an entry, parsed with the others when one of them is first used."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, entry: Entry | None, owner: type[Entry] | None = None) -> Any:
        return self if entry is None else entry.fields()[self.name]

    def __set__(self, entry: Entry, value: object) -> None:
        entry.fields()[self.name] = value


class Entry(POEntry):
    """polib's entry with its lines. Its fields are parsed from them when one is first used.

    What every entry has is in slots: a million entries with dictionaries take four times as much memory.
    """

    __slots__ = ("_digest", "_fields", "blank", "line", "lines", "msgctxt", "msgid", "obsolete")

    encoding = "utf-8"
    msgctxt: str | None  # type: ignore[assignment]  # as polib itself has it
    blank: str
    """The blank lines between the entry and its predecessor in the file."""
    line: int
    """1-based number of the first of its lines in the file."""
    lines: str | None
    """The lines that were last read or saved, None if there are none."""
    _fields: dict[str, Any] | None

    def __init__(self, **fields: Any) -> None:
        self.blank, self.line, self.lines, self._fields = "", 0, None, {}
        super().__init__(**fields)

    @classmethod
    def of(cls, entry: POEntry) -> Entry:
        """Return an entry of polib's own class as an `Entry` that is not in a file. An `Entry` is returned as it is."""
        if isinstance(entry, Entry):
            return entry
        return cls(**{name: deepcopy(getattr(entry, name)) for name in ("msgctxt", "msgid", "obsolete", *_FIELDS)})

    @classmethod
    def from_lines(cls, blank: str, lines: str, line: int, key: Key, obsolete: bool = False) -> Self:
        """Return an entry whose fields are not parsed yet."""
        entry = cls.__new__(cls)
        entry.msgctxt, entry.msgid = key
        entry.obsolete = obsolete
        entry.keep_lines(blank, lines, line)
        return entry

    def __copy__(self) -> Self:
        """Return an entry with the same content that is not in a file."""
        key = {"msgctxt": self.msgctxt, "msgid": self.msgid, "obsolete": self.obsolete}
        return type(self)(**key, **deepcopy(self.fields()))

    def keep_lines(self, blank: str, lines: str | None, line: int) -> None:
        """Take over the lines that the file now has for this entry, and discard the parsed fields."""
        self.blank, self.lines, self.line = blank, lines, line
        self._digest = hash((self.msgctxt, self.msgid, self.obsolete))
        self._fields = None

    def fields(self) -> dict[str, Any]:
        """Return the fields that are not in slots. The first call parses them."""
        if self._fields is None:
            was = self.as_read()
            self._fields, self._digest = was.fields(), hash(content_of(was))
        return self._fields

    def as_read(self) -> Entry:
        """Return the entry as its lines have it, without later changes."""
        fields = parse(self.lines or "")[0][0].fields
        fields["linenum"] += self.line - 1
        entry = Entry.__new__(Entry)
        entry.msgctxt, entry.msgid, entry.obsolete = (fields.pop(name) for name in ("msgctxt", "msgid", "obsolete"))
        entry.blank, entry.line, entry.lines, entry._fields = "", 0, None, fields
        return entry

    def is_changed(self) -> bool:
        """Return whether the entry differs from its lines."""
        if self._fields is None:
            return hash((self.msgctxt, self.msgid, self.obsolete)) != self._digest
        return self.lines is None or hash(content_of(self)) != self._digest

    def take(self, theirs: Entry) -> bool:
        """Take over the entry that the file now has, and return whether its content was changed there.

        If only its layout was changed there, the changes in memory stay.
        """
        same = self.lines == theirs.lines or (self.lines and content_of(self.as_read()) == content_of(theirs))
        if same and self.is_changed():
            self.blank, self.lines, self.line = theirs.blank, theirs.lines, theirs.line
        else:
            self.keep_lines(theirs.blank, theirs.lines, theirs.line)
        return not same

    @property
    def head(self) -> str | None:
        """The lines above the translation: comments and source texts. None if the entry is changed or in no file."""
        return None if self.lines is None or self.is_changed() else self.lines.partition("\nmsgstr")[0]


_FIELDS = (
    "msgstr", "msgid_plural", "msgstr_plural", "previous_msgctxt", "previous_msgid", "previous_msgid_plural",
    "tcomment", "comment", "occurrences", "flags", "linenum",
)  # fmt: skip
for _name in _FIELDS:
    setattr(Entry, _name, _Field(_name))


def content_of(entry: POEntry) -> tuple[object, ...]:
    """Return the content of an entry, for comparisons."""
    texts = entry.msgid, entry.msgctxt, entry.msgid_plural, entry.tcomment, entry.comment
    previous = entry.previous_msgid, entry.previous_msgctxt, entry.previous_msgid_plural
    return *translation_of(entry), *texts, *previous, tuple(entry.flags), tuple(entry.occurrences), entry.obsolete


def translation_of(entry: POEntry) -> Translation:
    """Return the entry's translation, for comparisons."""
    forms = entry.msgstr_plural
    return entry.msgstr, tuple(forms[index] for index in sorted(forms)) if forms else (), "fuzzy" in entry.flags


def forms_of(entry: POEntry) -> list[str]:
    """Return the entry's translations: msgstr, or each plural form."""
    if is_plural(entry):
        return [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def is_plural(entry: POEntry) -> bool:
    """Return whether an entry has plural forms. gettext takes an empty msgid_plural, too."""
    return bool(entry.msgid_plural or entry.msgstr_plural)


def key_of(entry: POEntry) -> Key:
    """Return the entry's (msgctxt, msgid)."""
    return entry.msgctxt, entry.msgid


def is_header(entry: POEntry) -> bool:
    """Return whether an entry is the header."""
    return not entry.msgid and entry.msgctxt is None and not entry.obsolete
