"""The messages of a catalog, and what is known about them, as a page shows them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loctool.catalog import notes
from loctool.catalog.decisions import base_of, message_id, other_text_of, standing_of, without_conflict
from loctool.catalog.entry import Entry, Key, forms_of
from loctool.catalog.provenance import COPY, MEMORY, State, draft_of, refusal_of, state
from loctool.catalog.reader import Catalog
from loctool.catalog.roles import remarks_of
from loctool.catalog.table import MessageTable
from loctool.glossary import TermIndex
from loctool.model import Draft, Finding
from loctool.quality.comparing import compare
from loctool.quality.comparison import Comparison
from loctool.review.findings import view_finding
from loctool.review.forms import WordTable
from loctool.review.hypotheses import view_hypotheses, view_maker
from loctool.review.memory import Recall
from loctool.review.sentences import translate_sentence
from loctool.review.terms import TermTable
from loctool.review.texts import Texts, sources_of
from loctool.review.view.messages import Hypothesis, MessageView, Remembered

_ENGINE, _PERSON = "engine", "person"
_SHOWN = re.compile(r"[0-9]+ % in memory|term “")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known about the messages of a catalog beside what is in them."""

    path: str
    """Of the catalog in the project."""
    terms: TermIndex
    language: str
    findings: Mapping[Key, Sequence[Finding]]
    drafts: Mapping[str, Draft]
    """msgid -> the latest draft of it."""
    recall: Recall
    depends_on_other: Callable[[Entry], bool]
    """Whether an untouched draft was made from an older source, glossary or model."""
    numbers: TermTable
    words: WordTable


def view_messages(
    catalog: Catalog, table: MessageTable, known: Knowledge, only: Collection[int] | None = None
) -> Iterator[MessageView]:
    """Yield the messages of a catalog, or those with some numbers; the table has the same messages with syntaxes."""
    compared = dict(compare(table, known.terms, known.language, only))
    for number, entry in enumerate(catalog.messages()):
        if only is None or number in only:
            yield view_message(
                entry, read_texts(entry, compared.get(number), table.syntaxes.get(number, ""), known), known
            )


def read_texts(entry: Entry, compared: Sequence[Comparison] | None, syntax: str, known: Knowledge) -> Texts:
    """Return the texts of a message; those that rules do not judge are compared in the plainest way."""
    sources, forms = sources_of(entry), tuple(forms_of(entry))
    if compared:
        return Texts(sources, forms, compared, is_counted=True)
    text = next(filter(None, forms), "")
    plain = Comparison(entry.msgid, text, known.terms.language, known.language, known.terms, syntax)
    return Texts(sources, forms, [plain], is_counted=False)


def view_message(entry: Entry, texts: Texts, known: Knowledge) -> MessageView:
    """Return a message as a page shows it."""
    origin, draft, reason = origin_of(entry), draft_of(entry), refusal_of(entry)
    own = draft if draft and origin in (_ENGINE, COPY, MEMORY) and draft.text == _fingerprint(entry) else None
    cached = known.drafts.get(entry.msgid)
    is_shown = bool(own and cached and cached.text == entry.msgstr)
    return MessageView(
        message_id(entry),
        base_of(entry),
        entry.linenum or 0,
        texts.sources,
        texts.forms,
        standing_of(entry),
        context=entry.msgctxt or "",
        origin=origin,
        is_old=is_old(entry, known),
        reason=reason,
        reason_translations=translate_sentence(reason) if reason else {},
        previous=entry.previous_msgid or "",
        theirs=other_text_of(entry),
        maker=view_maker(own.maker) if own and origin == _ENGINE else None,
        route=own.route if own and origin == _ENGINE else (),
        score=_score(cached) if cached and is_shown and origin == _ENGINE else 0.0,
        hypotheses=_hypotheses(cached, texts.forms, own if is_shown else None) if cached else (),
        comment="\n".join(_lines_of_people(entry)),
        note="\n".join(_notes(entry)),
        terms=known.numbers.uses(texts),
        findings=tuple(view_finding(one, entry, texts) for one in known.findings.get((entry.msgctxt, entry.msgid), ())),
        memory=_recall(entry, known) if len(texts.sources) == 1 else (),
        keys=_keys(texts, known),
    )


def origin_of(entry: Entry) -> str:
    """Return whose text a message has: "engine", "memory", "copy" or "person"; empty if it has none."""
    if not any(forms_of(entry)):
        return ""
    draft = draft_of(entry)
    if draft is None:
        return _ENGINE if any(map(notes.is_approval_line, notes.lines_in(entry.tcomment))) else _PERSON
    if draft.text != _fingerprint(entry):
        return _PERSON
    return draft.engine if draft.engine in (COPY, MEMORY) else _ENGINE


def is_old(entry: Entry, known: Knowledge) -> bool:
    """Return whether `draft` would renew a message's draft."""
    now = state(entry)
    return now is State.TO_RENEW or (now is State.DRAFT and known.depends_on_other(entry))


def _fingerprint(entry: Entry) -> str:
    return notes.fingerprint(*forms_of(entry))


def _score(draft: Draft) -> float:
    """Return the probability a token of a draft; its logarithm is 0 where the engine has none."""
    return round(math.exp(draft.score), 4) if draft.score < 0 else 0.0


def _hypotheses(draft: Draft, forms: Sequence[str], made: notes.Provenance | None) -> tuple[Hypothesis, ...]:
    """Return what a message without plural forms might have instead; `made` is the provenance of the draft."""
    return view_hypotheses(draft, forms, made.maker if made else "") if len(forms) == 1 else ()


def _recall(entry: Entry, known: Knowledge) -> tuple[Remembered, ...]:
    is_approved = standing_of(entry) == "approved"
    return known.recall.find(entry.msgid, entry.msgctxt, known.path, is_approved=is_approved)


def _lines_of_people(entry: Entry) -> list[str]:
    """Return the lines of a comment that are meant for people; findings tell of the waivers among the others."""
    lines = notes.lines_in(without_conflict(entry.tcomment))
    return [line for line in lines if line.strip() and not line.strip().startswith("loctool:")]


def _notes(entry: Entry) -> list[str]:
    """Return what translators are told, and the doubts of `draft`; terms and the memory are shown themselves."""
    told = (*remarks_of(entry), *notes.notes_in(entry.tcomment))
    return [note for note in told if not _SHOWN.match(note)]


def _keys(texts: Texts, known: Knowledge) -> tuple[tuple[int, ...], tuple[int, ...]]:
    sources = dict.fromkeys(one.visible_source for one in texts.comparisons)
    targets = dict.fromkeys(one.visible_target for one in texts.comparisons)
    language = known.terms.language
    return known.words.keys(sources, language), known.words.keys(targets, known.language)
