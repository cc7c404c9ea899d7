"""A text as engines draft it best, and its draft as the catalog has it: lines, texts in images, labels, characters."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from loctool.drafting.capitals import NO_CAPITALS, Capitals, in_normal_case
from loctool.glossary import TermIndex
from loctool.glossary.morphology.casing import is_surely_small
from loctool.glossary.morphology.german.words import strip_declension
from loctool.glossary.morphology.languages import DICTIONARIES
from loctool.text.abbreviations import write_out
from loctool.text.endings import final_mark
from loctool.text.language import base_language
from loctool.text.line_breaks import break_lines, join_lines
from loctool.text.markup import mask, protected_spans, unmask, visible_text
from loctool.text.markup.brackets import find_references, is_phrase, with_labels
from loctool.text.markup.characters import Joint, with_plain_characters, with_special_characters
from loctool.text.markup.inner import inner_texts, with_inner, without_inner
from loctool.text.markup.pictographs import PICTOGRAPH, Decoration, with_decorations, without_decorations
from loctool.text.placeholders import is_program, is_tagged
from loctool.text.scripts import FOREIGN_WORDS, write_alike
from loctool.text.signs import SEPARATOR

_NUMBERING = re.compile(
    r"(?P<numbering>\(?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{2,5})\)\s+(?=\S)|\d{1,3}\.\s+(?=(?P<word>[^\W\d_]+)))"
)
_MAY_HOLD_TEXTS = re.compile(r"\]\(|\}`|<[^<>]*=")


@dataclass(frozen=True, slots=True)
class Preparation:
    """A text prepared for the strategies, and what `finish` puts back."""

    text: str
    """What the strategies draft."""
    language: str = ""
    """The language of the draft."""
    originals: tuple[tuple[str, str], ...] = ()
    """(Span without the texts within it, the span) for the images, links and tags whose texts are drafted alone."""
    phrases: tuple[str, ...] = ()
    """The phrases in brackets that look like references, in the order of the source."""
    joints: tuple[Joint, ...] = ()
    numbering: str = ""
    """The typed number or letter of a point of a list at the beginning, and the space behind it."""
    decorations: tuple[Decoration, ...] = ()
    """The pictographs at the edges of the lines; empty if there are none."""
    groups: tuple[tuple[int, ...], ...] = ()
    """The lengths of the source's lines in each line of `text`; empty if none were joined."""
    capitals: Capitals = NO_CAPITALS
    syntax: str = ""
    cells: tuple[str, ...] = ()
    """The tags between the cells of a row, in whose places `text` has line breaks."""

    def inner_texts(self) -> list[str]:
        """Return what to draft by itself: alternative texts, titles and attributes, and single words in capitals."""
        found = (inner for _, span in self.originals for inner in inner_texts(span) if inner.has_words())
        return list(dict.fromkeys([*(inner.text for inner in found), *self.capitals.words]))

    def finish(self, draft: str, inner: Mapping[str, str]) -> str:
        """Return the draft of `text` as a draft of the source; `inner` has the drafts of the texts within spans."""
        draft = self.capitals.restore(draft, inner, self.syntax)
        draft = with_special_characters(draft, self.joints)
        draft = self.numbering + (with_decorations(draft, self.decorations) if self.decorations else draft)
        draft = _without_labels(draft, self.phrases)
        draft = _with_originals(draft, self.originals, inner)
        if self.cells:
            return "".join(chain.from_iterable(zip_longest(draft.split("\n"), self.cells, fillvalue="")))
        return break_lines(draft, self.groups, self.language) if self.groups else draft


def prepare(
    text: str,
    languages: tuple[str, str],
    syntax: str = "",
    terms: TermIndex | None = None,
    *,
    is_readable: bool = True,
) -> Preparation:
    """Return a text prepared for an engine between two languages.

    Lines of one sentence are joined, and the cells of a row become lines. Alternative texts, titles and attributes are
    taken out, to be drafted alone. A reference by its text alone gets a label, so that it is protected. The typed
    number of a point of a list, `a) `, and pictographs at the edges of lines, are taken off, since models rarely keep
    them. Characters that engines do not know become plain, abbreviations are written out, and words in capitals are
    written in their normal case, terms as the glossary has them.
    The texts of programs stay as they are; those for engines whose drafts nobody reads keep lines and characters.
    """
    if is_program(syntax) or not text.strip():
        return Preparation(text)
    flow = join_lines(text, languages[0]) if is_readable else None
    changed, originals, phrases = flow.text if flow else text, tuple[tuple[str, str], ...](), tuple[str, ...]()
    if not is_tagged(syntax):
        changed, originals = _without_inner(changed)
        changed, phrases = _with_labels(changed)
    joints, capitals, numbering, decorations = tuple[Joint, ...](), NO_CAPITALS, "", tuple[Decoration, ...]()
    cells = tuple[str, ...]()
    if is_readable:
        changed, cells = _part_row(changed, languages[0], syntax)
        numbering, changed = _part_numbering(changed, languages[0])
        changed, decorations = without_decorations(changed)
        changed, joints = with_plain_characters(changed, syntax)
        changed = _written_out(changed, languages[0], terms, syntax)
        changed, capitals = in_normal_case(changed, languages, terms, syntax)
    if not changed.strip():
        return Preparation(text)
    groups = flow.groups if flow and any(len(group) > 1 for group in flow.groups) else ()
    return Preparation(
        changed, languages[1], originals, phrases, joints, numbering, decorations, groups, capitals, syntax, cells
    )


def prepare_in_place(text: str, languages: tuple[str, str], syntax: str = "") -> Preparation:
    """Return a text prepared for an engine that sees it where it stands: as its author wrote it.

    Lines of one sentence are joined, the texts within spans are taken out, and references get their labels.
    """
    if is_program(syntax) or not text.strip():
        return Preparation(text)
    flow = join_lines(text, languages[0])
    changed, originals = (flow.text, ()) if is_tagged(syntax) else _without_inner(flow.text)
    changed, phrases = (changed, ()) if is_tagged(syntax) else _with_labels(changed)
    groups = flow.groups if any(len(group) > 1 for group in flow.groups) else ()
    return Preparation(changed, languages[1], originals, phrases, groups=groups, syntax=syntax)


def _part_numbering(text: str, language: str) -> tuple[str, str]:
    """Return the typed number of a point of a list at the beginning of a text, with its space, and the rest.

    A number with a full stop may be an ordinal (*1. Mai*, *2. Große Koalition*), but not before *Die* or *Wir*.
    """
    found = _NUMBERING.match(text)
    if not found:
        return "", text
    word, code = found["word"], base_language(language)
    if word and not (word.istitle() and code in DICTIONARIES and is_surely_small(word.lower(), code)):
        return "", text
    if word and code == "de" and strip_declension(word.lower()):
        return "", text
    return found["numbering"], text[len(found["numbering"]) :]


def _part_row(text: str, language: str, syntax: str) -> tuple[str, tuple[str, ...]]:
    """Return a row, such as `Firma<1/>Ort`, with a line for each cell, and the tags between; other texts stay.

    A cell begins with no small letter, is no sentence, and does not end with a word that needs one behind it: *Energie
    für*, *Digitale*.
    """
    parts = mask(text, syntax)
    tags = tuple(span for span in parts.spans if span[0] == "<" and span[-2:] == "/>") if is_tagged(syntax) else ()
    cells = visible_text(text, syntax).split("\n") if tags else []
    is_row = len(cells) == len(tags) + 1 and all(cell == cell.strip() and not cell[:1].islower() for cell in cells)
    if not is_row or any(final_mark(cell, language) not in ("", ":") for cell in cells):
        return text, ()
    last_words = [word[0] for cell in cells[:-1] if (word := re.search(r"[^\W\d_]+$", cell))]
    if not all(word[0].isupper() and not is_surely_small(word.lower(), language) for word in last_words):
        return text, ()
    return unmask(replace(parts, spans=tuple("\n" if span in tags else span for span in parts.spans))), tags


def _written_out(text: str, language: str, terms: TermIndex | None, syntax: str) -> str:
    """Return a text with its abbreviations written out, unless one is in a term of the glossary."""
    parts = mask(text, syntax)
    pieces = tuple(write_out(piece, language) for piece in parts.pieces)
    if pieces == parts.pieces or (terms and any("." in text[hit.start : hit.end] for hit in terms.find(text))):
        return text
    return unmask(replace(parts, pieces=pieces))


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the images, the ends of links, and the tags of a text."""
    for match in protected_spans(text) if _MAY_HOLD_TEXTS.search(text) else ():
        if match.lastgroup in ("image", "link", "role", "html"):
            yield match.start(), match.end(), match[0]


def _without_inner(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    found = [(start, end, span, without_inner(span)) for start, end, span in _spans(text)]
    changed = {bare for _, _, span, bare in found if bare != span}
    originals = tuple((bare, span) for _, _, span, bare in found if bare in changed)
    for start, end, _, bare in reversed(found):
        text = text[:start] + bare + text[end:]
    return text, originals


def _with_originals(draft: str, originals: Iterable[tuple[str, str]], inner: Mapping[str, str]) -> str:
    """Return a draft with the texts within its spans; equal ones get them in the order of the source."""
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for bare, span in originals:
        waiting[bare].append(span)
    if not waiting:
        return draft
    made = [(start, end, waiting[bare].popleft()) for start, end, bare in _spans(draft) if waiting[bare]]
    for start, end, span in reversed(made):
        draft = draft[:start] + with_inner(span, inner) + draft[end:]
    return draft


def _with_labels(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text in which all references have labels, and the phrases in brackets that had none."""
    references = find_references(text)
    bare = [one for one in references if is_phrase(text, one)]
    given = [(one, one.text) for one in references if one.label == "" or one in bare]
    return (with_labels(text, given) if given else text), tuple(one.text for one in bare)


def _without_labels(draft: str, phrases: tuple[str, ...]) -> str:
    """Return a draft in which phrases in brackets have no label again, as long as they are in the source's order.

    The writer completes those that are references by their order. Where that changed, the labels stay: the writer
    removes those that the deck does not define.
    """
    known = set(phrases)
    found = [one for one in find_references(draft) if one.label in known] if known else []
    if tuple(one.label for one in found) == phrases:
        return with_labels(draft, ((one, None) for one in found))
    return with_labels(draft, ((one, None) for one in found if one.label == one.text))


_SIGNS = re.compile(f"{PICTOGRAPH.pattern}|{SEPARATOR}")
_SIGNS_AND_WORDS = re.compile(f"{_SIGNS.pattern}|{FOREIGN_WORDS}")


def protected_signs(languages: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of what models do not know and a draft keeps: pictographs, middle dots, words like 你好."""
    return _SIGNS_AND_WORDS if write_alike(languages) else _SIGNS
