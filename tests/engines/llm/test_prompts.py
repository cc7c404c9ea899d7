"""The requests themselves, against committed files; `make golden` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loctool.engines.llm import wording
from loctool.engines.llm.engine import open_engine
from loctool.engines.llm.prompt import write_prompt
from loctool.engines.llm.terms import gender_of
from loctool.engines.llm.version import prompt_version
from loctool.engines.requests import Inquiry, Request
from loctool.model import Status, Term
from tests.engines.llm.server import serve

GOLDEN = Path(__file__).parents[2] / "data" / "llm"

PLAIN = (
    Inquiry("Seltene Erden", role="heading"),
    Inquiry("Die <1>Lagerstätte</1> liegt in Schweden.", role="bullet"),
    Inquiry("Quelle: LKAB", is_asked=False, translation="Source: LKAB", role="credit"),
    Inquiry("2023", is_asked=False),
)
TERMS = (
    Term("Lagerstätte", {"en": ("deposit",), "ru": ("месторождение",)}, Status.PREFERRED, "", "g.csv", 2),
    Term(
        "Seltene Erden", {"ru": ("редкоземельные элементы", "редкие земли")}, Status.PREFERRED, "never РЗЭ", "g.csv", 3
    ),
    Term("Abbau", {"ru": ("демонтаж",)}, Status.FORBIDDEN, "", "g.csv", 4),
    Term("Abbau", {"ru": ("добыча",)}, Status.PREFERRED, "", "g.csv", 5, part_of_speech="noun"),
    Term("LKAB", {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 6),
)
PLURAL = (
    Inquiry("<1/> Datei wurde gelöscht.", plural="<1/> Dateien wurden gelöscht.", numbers=(1, 2, 5), context="files"),
    Inquiry("Abbrechen", role="", note="Label of a button."),
)
REQUESTS = {
    "plain": Request("de", "en", "seltene-erden", "Seltene Erden", PLAIN),
    "terms": Request(
        "de", "ru", "seltene-erden", "Seltene Erden", PLAIN, TERMS, (("Die Lagerstätte", "Месторождение"),), "formal"
    ),
    "plural": Request("de", "ru", "app", "", PLURAL, formality="informal"),
    "room": Request("de", "en", "deck", "Ziele", (Inquiry("Wir fördern weniger.", note="Under a picture.", room=24),)),
    "again": Request(
        "de",
        "ru",
        "app",
        "",
        (
            Inquiry(
                PLURAL[0].text, plural=PLURAL[0].plural, numbers=(1, 2, 5), rejected=("a", "b", "c"), finding="no tag"
            ),
            Inquiry("Öffnen", rejected=("Open",), finding="it is not in Russian"),
        ),
        finding="the answer has number 3, which was not asked; only 1 to 2 were",
    ),
}
CASES = {
    "plain-openai": ("plain", {"seed": 7}),
    "plain-ollama": ("plain", {"seed": 7, "extra": {"think": False}}),
    "terms-openai": ("terms", {"temperature": 0.3}),
    "plural-ollama": ("plural", {"context": 4096}),
    "room-openai": ("room", {}),
    "again-openai": ("again", {}),
}


@pytest.mark.parametrize("name", CASES)
def test_requests_are_the_golden_ones(name: str, request: pytest.FixtureRequest) -> None:
    slide, settings = CASES[name]
    asked = REQUESTS[slide]
    with serve(draft=lambda texts, *_: list(texts)) as server:
        url = server.ollama_url if name.endswith("ollama") else server.url
        engine = open_engine(asked.source, asked.target, settings={**server.settings, **settings, "url": url})
        assert len(engine.correspondent.answer(asked).texts) == sum(one.is_asked for one in asked.messages)
        engine.correspondent.close()
    content = readable(server.requests[0].body, server.requests[0].path)
    path = GOLDEN / f"{name}.json"
    if request.config.getoption("--golden"):
        path.write_text(content, "utf-8")
    assert content == path.read_text("utf-8")


def readable(body: dict[str, Any], path: str) -> str:
    """Return a request for people: the model's task line by line, the slide as the JSON that it is."""
    system, user = (message["content"] for message in body["messages"])
    messages = [
        {"role": "system", "content": system.split("\n")},
        {"role": "user", "content": json.loads(user)},
    ]
    return json.dumps({"path": path, **body, "messages": messages}, ensure_ascii=False, indent=1) + "\n"


def test_nothing_empty_is_told() -> None:
    def leaves(value: Any) -> list[Any]:
        if isinstance(value, dict):
            return [leaf for one in value.values() for leaf in leaves(one)] or [value]
        if isinstance(value, list):
            return [leaf for one in value for leaf in leaves(one)] or [value]
        return [value]

    for request in REQUESTS.values():
        assert all(leaves(json.loads(write_prompt(request).user)))


def test_every_sentence_counts_for_the_version() -> None:
    sentences = [
        text
        for name, value in vars(wording).items()
        if name.isupper() and name != "ALL"
        for text in ([value] if isinstance(value, str) else value.values() if isinstance(value, dict) else value)
    ]
    assert sorted(sentences) == sorted(wording.ALL)


def test_another_sentence_makes_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = prompt_version()
    monkeypatch.setattr(wording, "TAGS", "Keep the tags.")
    prompt_version.cache_clear()
    assert prompt_version() != before
    monkeypatch.undo()
    prompt_version.cache_clear()
    assert prompt_version() == before


@pytest.mark.parametrize(
    ("term", "gender"),
    [
        ("месторождение", "neuter"),
        ("добыча сырья", "feminine"),
        ("постоянный магнит", "masculine"),
        ("редкоземельные элементы", "plural"),
        ("быстро", ""),
        ("", ""),
    ],
)
def test_russian_terms_have_a_gender(term: str, gender: str) -> None:
    assert gender_of(term, "ru") == gender
    assert gender_of(term, "en") == ""
