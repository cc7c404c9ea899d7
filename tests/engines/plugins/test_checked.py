"""What an engine of another package returns or raises wrongly becomes one line that names it, and nothing is used."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from loctool.engines import NO_FEATURES, Engine, Features
from loctool.engines.border import Border
from loctool.engines.checked import open_checked
from loctool.engines.requests import Answer, Inquiry, Request
from loctool.errors import EngineError, MissingPackageError, PackageError, SettingError
from loctool.model import Draft

ROUTE = ("de", "en")
BORDER = Border("foreign", "loctool-foreign 1.0")
GOOD = Draft("house", 0.0, ROUTE)


@dataclass(frozen=True)
class Foreign:
    """An engine as a package may have it; `made` is what its search returns."""

    made: Any = (GOOD,)
    name: Any = "foreign"
    route: Any = ROUTE
    identity: Any = "foreign/1"
    features: Any = NO_FEATURES

    def translate(self, *_: object) -> Any:
        return self.made() if callable(self.made) else self.made


@dataclass(frozen=True)
class Slides:
    """Answers requests for slides with what a test prepared."""

    made: Any
    parallel: Any = 2
    closed: list[bool] = field(default_factory=list)

    def fits(self, request: Request) -> bool:
        return len(request.messages) < 4

    def answer(self, _: Request) -> Any:
        return self.made() if callable(self.made) else self.made

    def close(self) -> None:
        self.closed.append(True)


def opened(engine: object) -> Engine:
    return open_checked(lambda *_, **__: engine, BORDER, "de", "en")


def fail(problem: Exception) -> Callable[..., Any]:
    def run(*_: object, **__: object) -> Any:
        raise problem

    return run


def test_a_sound_engine_is_used_as_it_is() -> None:
    engine = opened(Foreign(made=[GOOD]))
    assert engine.translate(["Haus"]) == [GOOD]
    assert engine.features == NO_FEATURES


@pytest.mark.parametrize(
    ("engine", "line"),
    [
        (Foreign(name="argos"), "gives 'argos' as its name"),
        (Foreign(route=["de", "en"]), "gives its route as list, not as "),
        (Foreign(route=("de",)), "needs a source and a target language"),
        (Foreign(route=("de", "")), "needs a source and a target language"),
        (Foreign(route=("de", "e n")), "as a language of its route, which does not fit into a line"),
        (Foreign(identity=None), "gives its identity as NoneType, not as "),
        (Foreign(identity="one\ntwo"), "as its identity, which does not fit into a line"),
        (Foreign(features={}), "gives its features as dict, not as "),
        (Foreign(features=Features(version="a b")), "as its version, which does not fit into a line"),
        (object(), "has no 'name'"),
        (None, "it is of type NoneType, not an engine"),
    ],
)
def test_what_an_engine_says_of_itself_is_checked_when_it_is_opened(engine: object, line: str) -> None:
    with pytest.raises(EngineError) as raised:
        opened(engine)
    assert str(raised.value).startswith("the engine 'foreign' of loctool-foreign 1.0 ")
    assert line in str(raised.value)


@pytest.mark.parametrize(
    ("made", "line"),
    [
        ((), "gives 0 drafts for 1 texts"),
        ((GOOD, GOOD), "gives 2 drafts for 1 texts"),
        (("house",), "gives a draft as str, not as "),
        ((replace(GOOD, text=None),), "gives the text of a draft as NoneType, not as "),  # type: ignore[arg-type]
        ((replace(GOOD, text="\ud800"),), "is not Unicode text"),
        ((replace(GOOD, score=float("nan")),), "gives nan as the score"),
        ((replace(GOOD, others=["home"]),), "gives the other hypotheses of a draft as list, not as "),  # type: ignore[arg-type]
        ((replace(GOOD, others=(1,)),), "gives the other hypotheses of a draft as int, not as "),  # type: ignore[arg-type]
        ((replace(GOOD, route=("de", "ru")),), "as the route of a draft"),
        (None, "failed to translate: TypeError"),
        (fail(ValueError("first\nsecond")), "failed to translate: ValueError: first second"),
    ],
)
def test_no_wrong_draft_comes_in(made: object, line: str) -> None:
    engine = opened(Foreign(made))
    with pytest.raises(EngineError) as raised:
        engine.translate(["Haus"])
    assert line in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_traceback_is_kept_for_the_author(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "loctool"), pytest.raises(EngineError) as raised:
        opened(Foreign(fail(ValueError("no luck")))).translate(["Haus"])
    assert isinstance(raised.value.__cause__, ValueError)
    assert "Traceback" in caplog.text


@pytest.mark.parametrize("problem", [PackageError("a"), MissingPackageError("b"), SettingError("c", "key")])
def test_errors_of_loctool_pass(problem: Exception) -> None:
    with pytest.raises(type(problem), match=str(problem)):
        open_checked(fail(problem), BORDER, "de", "en")


def test_an_opener_that_fails_is_named() -> None:
    with pytest.raises(EngineError, match="failed to open: TypeError"):
        open_checked(lambda: Foreign(), BORDER, "de", "en")


def test_the_engines_within_an_engine_are_checked_too() -> None:
    inner = Foreign(made=())
    features = Features(
        variants=(inner,),
        hops=(inner, inner),
        routes=(inner,),
        relocate=lambda *_: inner,
        identities=lambda: {ROUTE: frozenset({"foreign/1"})},
    )
    found = opened(Foreign(features=features)).features
    assert found.relocate
    assert found.identities
    for engine in (*found.variants, *found.hops, *found.routes, found.relocate((), 1)):
        with pytest.raises(EngineError, match="gives 0 drafts"):
            engine.translate(["Haus"])
    assert found.identities() == {ROUTE: frozenset({"foreign/1"})}


REQUEST = Request(
    "de", "ru", "deck", "", (Inquiry("Haus"), Inquiry("Auto", is_asked=False), Inquiry("%d", numbers=(1, 2, 5)))
)


def correspondent(made: object, **options: Any) -> Any:
    return opened(Foreign(features=Features(correspondent=Slides(made, **options)))).features.correspondent


def test_a_sound_answer_comes_through() -> None:
    answer = Answer({0: ("дом",), 2: ("а", "б", "в")})
    one = correspondent(answer)
    assert (one.answer(REQUEST), one.parallel, one.fits(REQUEST)) == (answer, 2, True)
    one.close()
    assert one.correspondent.closed == [True]


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (None, "gives an answer as NoneType, not as "),
        (Answer({0: "дом"}), "gives the texts of an answer as str, not as "),  # type: ignore[dict-item]
        (Answer({1: ("авто",)}), "answers message 1; asked were 0, 2"),
        (Answer({7: ("авто",)}), "answers message 7; asked were 0, 2"),
        (Answer(faults={0: None}), "gives the fault of a message as NoneType, not as "),  # type: ignore[dict-item]
        (Answer(fault=5), "gives the fault of an answer as int, not as "),  # type: ignore[arg-type]
        (fail(KeyError("choices")), "failed to answer: KeyError: 'choices'"),
    ],
)
def test_no_wrong_answer_comes_in(made: object, line: str) -> None:
    with pytest.raises(EngineError) as raised:
        correspondent(made).answer(REQUEST)
    assert line in str(raised.value)


def test_a_number_of_requests_is_a_number() -> None:
    with pytest.raises(EngineError, match="gives the number of requests at once as bool"):
        _ = correspondent(Answer(), parallel=True).parallel
    assert correspondent(Answer(), parallel=0).parallel == 1
