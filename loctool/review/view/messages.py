"""Messages as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from loctool.model import Finding

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding on a message."""

    rule: str
    severity: str
    """error, warning or note."""
    message: str
    span: Span | None = None
    """The words that it is about, in the text of its side and form."""
    side: str = "target"
    form: int = 0
    fix: str = ""
    """The whole text with the fault mended; empty where there is no sure way."""
    is_safe: bool = True
    reason: str = ""
    """Why a translator allows it; not empty for waived findings alone."""
    translations: dict[str, str] = field(default_factory=dict)
    """Language of the interface -> `message` in it."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of the glossary in a message."""

    term: int
    """Its place in the page's `terms`."""
    source: tuple[Span, ...] = ()
    """Where the source has it."""
    target: tuple[Span, ...] = ()
    """Where the (first) text has it."""
    is_obeyed: bool = True
    obeyed: int = 0
    """Occurrences that the texts obey, as `status` counts them: 0 of 0 in messages that it does not judge."""
    required: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """A similar message of the translation memory."""

    percent: int
    source: str
    target: str
    origin: str
    """The catalog or file that it comes from."""


@dataclass(frozen=True, slots=True)
class MakerView:
    """What made a draft."""

    engine: str
    model: str = ""
    """Or what else the engine says of its version."""
    prompt: str = ""
    """Hash of the prompt, for an engine that has one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What the rules found against a draft that was not taken."""

    text: str
    translations: dict[str, str] = field(default_factory=dict)
    """Language of the interface -> `text` in it."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A draft that may be taken instead of the present text."""

    text: str
    """Empty where an engine made nothing that could be shown; `problems` say why."""
    makers: tuple[MakerView, ...] = ()
    """All that made this text, as far as that is known."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message of the catalog."""

    id: str
    """Fingerprint of its msgctxt and msgid."""
    base: str
    """Fingerprint of its texts, flags and comments as they are shown: a write names what it was made from."""
    line: int
    """Of its msgid in the catalog."""
    source: tuple[str, ...]
    """msgid, and msgid_plural where there is one."""
    texts: tuple[str, ...]
    """msgstr, or each plural form; empty ones where there is no translation."""
    state: str
    """How it stands: one of catalog.decisions.STANDINGS."""
    context: str = ""
    origin: str = ""
    """Whose text it is: "engine" (a draft, also one approved unchanged), "memory", "copy" or "person"."""
    is_old: bool = False
    """A draft that `draft` would renew: of a former source text, or the terms have changed since."""
    reason: str = ""
    """Why there is no draft."""
    reason_translations: dict[str, str] = field(default_factory=dict)
    """Language of the interface -> `reason` in it."""
    previous: str = ""
    """The former source text, where it has changed since."""
    theirs: str = ""
    """The other text of a conflict."""
    maker: MakerView | None = None
    """Of a draft, also one approved unchanged, whose engine is known."""
    route: tuple[str, ...] = ()
    """Languages that a draft went through."""
    score: float = 0.0
    """Probability a token of a draft, geometric mean of the worst sentence: above 0, at most 1; 0 where not known."""
    hypotheses: tuple[Hypothesis, ...] = ()
    """Further drafts, the best first. Where other engines made some, the present text is among them if it is a draft:
    they are to be compared."""
    comment: str = ""
    """What people wrote into the translator's comment."""
    note: str = ""
    """What the catalog tells translators about the source."""
    terms: tuple[TermUse, ...] = ()
    findings: tuple[FindingView, ...] = ()
    memory: tuple[Remembered, ...] = ()
    keys: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Numbers of the word forms' keys in the source and in the texts; see `WordForms`."""


def severity_name(finding: Finding) -> str:
    """Return a finding's severity as the page names it."""
    return finding.severity.name.lower()
