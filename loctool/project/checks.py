"""The table `check` of the configuration: which rules run, how severe their findings are, how readers are addressed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from loctool.project.dialects import WrongValueError
from loctool.project.paths import is_valid, matches
from loctool.text.language import base_language, canonical_tag, is_language
from loctool.text.suggestion import closest_word

OFF, ON = "off", "on"
SEVERITIES = ("error", "warning", "note", OFF)
FORMALITIES = ("formal", "informal")
CHECK = 'table of what `loctool check` does, as in [check] with ignore = ["full-stop"]'


@dataclass(frozen=True, slots=True)
class Override:
    """Severities for some files alone."""

    severity: Mapping[str, str]
    """Rule -> error, warning, note or off."""
    paths: tuple[str, ...] = ()
    """Patterns of the files, relative to the project; all where there is none."""
    languages: tuple[str, ...] = ()
    """Languages of the files, also base languages; all where there is none."""

    def is_for(self, path: str, language: str) -> bool:
        """Return whether it is for a file of a language; its path is relative to the project."""
        tags = {language, base_language(language)}
        return (not self.paths or matches(path, self.paths)) and (not self.languages or bool(tags & {*self.languages}))


@dataclass(frozen=True, slots=True)
class Checks:
    """What a configuration says about the rules; whether there are such rules is for those who know them."""

    select: tuple[str, ...] = ()
    """Rules that run although they do not unless they are chosen."""
    ignore: tuple[str, ...] = ()
    """Rules that do not run."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """Rule -> error, warning, note or off."""
    overrides: tuple[Override, ...] = ()
    """Of those that set a rule for a file, the last counts."""
    formality: Mapping[str, str] = field(default_factory=dict)
    """Language -> formal or informal."""
    baseline: str = ""
    """File with the findings that are known, relative to the project."""

    def levels(self, path: str, language: str, chosen: Collection[str] = ()) -> dict[str, str]:
        """Return rule -> error, warning, note, on or off, for what is set for a file.

        `chosen` are rules that a run names: what turns these off in all files does not count.
        """
        found = {**dict.fromkeys(self.select, ON), **self.severity, **dict.fromkeys(self.ignore, OFF)}
        found = {rule: level for rule, level in found.items() if level != OFF or rule not in chosen}
        for one in self.overrides:
            if one.is_for(path, language):
                found |= one.severity
        return found

    def formality_of(self, language: str) -> str:
        """Return how readers of a language are addressed, "" where nobody chose."""
        return self.formality.get(language) or self.formality.get(base_language(language), "")

    def rule_names(self) -> Iterator[str]:
        """Yield the rules that are named."""
        yield from (*self.select, *self.ignore, *self.severity)
        yield from (rule for one in self.overrides for rule in one.severity)


def checks_of(value: object) -> Checks | None:
    """Return what a table says, None for a value of another type. Raises WrongValueError."""
    if not isinstance(value, dict):
        return None
    _check_keys("check", value, ("select", "ignore", "severity", "overrides", "formality", "baseline"))
    if not isinstance(baseline := value.get("baseline", ""), str):
        raise WrongValueError("`baseline` of `check` must be a string", "baseline")
    if not isinstance(overrides := value.get("overrides", []), list):
        raise WrongValueError("`overrides` of `check` must be a list of tables: [[check.overrides]]", "overrides")
    return Checks(
        _strings("select", value),
        _strings("ignore", value),
        _words("severity", value, SEVERITIES),
        tuple(map(_override, overrides)),
        _formality(value),
        baseline,
    )


def _check_keys(table: str, value: Mapping[str, Any], known: Collection[str]) -> None:
    for key in value:
        if key not in known:
            meant = closest_word(key, known)
            hint = f"did you mean `{meant}`?" if meant else f"known are {', '.join(known)}"
            raise WrongValueError(f"unknown key `{key}` of `{table}`; {hint}", key)


def _strings(key: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongValueError(f"`{key}` of `check` must be a list of strings", key)
    return tuple(value)


def _words(key: str, table: Mapping[str, Any], words: Iterable[str]) -> Mapping[str, str]:
    """Return a table of the words that are allowed."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise WrongValueError(f"`{key}` of `check` must be a table", key)
    for name, one in value.items():
        if one not in words:
            raise WrongValueError(f"`{name}` in `{key}` must be one of {', '.join(words)}", name)
    return value


def _override(value: object) -> Override:
    if not isinstance(value, dict):
        raise WrongValueError("`overrides` of `check` must be a list of tables: [[check.overrides]]", "overrides")
    _check_keys("check.overrides", value, ("paths", "languages", "severity"))
    paths, languages = _strings("paths", value), _strings("languages", value)
    if not paths and not languages:
        raise WrongValueError(
            "an override needs `paths` or `languages`; for all files use [check.severity]", "overrides"
        )
    if wrong := [one for one in paths if not is_valid(one)]:
        raise WrongValueError(f"{wrong[0]!r} is not a pattern of paths; use one such as locales/ru/**", wrong[0])
    if not value.get("severity"):
        raise WrongValueError('an override needs `severity`, as in severity = {full-stop = "off"}', "overrides")
    return Override(_words("severity", value, SEVERITIES), paths, tuple(map(_language, languages)))


def _formality(table: Mapping[str, Any]) -> Mapping[str, str]:
    value = _words("formality", table, FORMALITIES)
    return {_language(name): one for name, one in value.items()}


def _language(tag: str) -> str:
    usual = canonical_tag(tag)
    if not is_language(usual):
        raise WrongValueError(f"{tag!r} is not a language tag; use one such as de, en or pt_BR", tag)
    return usual
