"""LibreTranslate's HTTP API, against a server on loopback that speaks it and translates with the embedded models."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loctool.catalog.reader import read
from loctool.drafting.attempts import draft_texts
from loctool.engines import ENGINES, Engine, maker_of
from loctool.errors import EngineError, SettingError
from loctool.glossary import TermIndex
from loctool.glossary.io.load import load
from loctool.glossary.obedience import obeys_glossary
from loctool.model import Draft
from loctool.text.markup import visible_text
from loctool.text.markup.proof import keeps_markup
from tests.engines.servers.loopback import Asked, LoopbackServer, Reply, Step

ROOT = Path(__file__).parent.parent.parent
PAIRS = {"de": ["de", "en", "ru"], "en": ["en", "ru"], "pt-BR": ["en"], "zh-Hant": ["en"], "zh-Hans": ["en"]}


class LibreTranslateServer(LoopbackServer):
    """Speaks LibreTranslate's API; `translate` is (texts, source, target) -> hypotheses of each."""

    def __init__(self, translate: Callable[[list[str], str, str], list[list[str]]], *script: Step) -> None:
        super().__init__(*script)
        self.translate = translate
        self.most_texts = 1000
        self.most_characters = -1
        self.most_alternatives = 10
        self.key = ""

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/languages":
            return Reply([{"code": code, "name": code, "targets": targets} for code, targets in PAIRS.items()])
        if asked.path == "/frontend/settings":
            return Reply({"charLimit": self.most_characters, "keyRequired": bool(self.key)})
        body = asked.body
        if self.key and body.get("api_key") != self.key:
            return Reply({"error": "Please contact the server operator to get an API key"}, 400)
        too_long = self.most_characters >= 0 and any(len(text) > self.most_characters for text in body["q"])
        too_many = len(body["q"]) > self.most_texts or body.get("alternatives", 0) > self.most_alternatives
        if too_long or too_many:
            return Reply({"error": "Invalid request: exceeds text limit"}, 400)
        found = self.translate(body["q"], body["source"], body["target"])
        reply: dict[str, object] = {"translatedText": [best for best, *_ in found]}
        if number := body.get("alternatives"):
            reply["alternatives"] = [others[:number] for _, *others in found]
        return Reply(reply)

    def bodies(self) -> list[dict[str, object]]:
        return [one.body for one in self.asked if one.path == "/translate"]


def shout(texts: list[str], source: str, target: str) -> list[list[str]]:
    return [[text.upper(), f"{text.upper()}?", f"{text.upper()}!"] for text in texts]


def argos(texts: list[str], source: str, target: str) -> list[list[str]]:
    """Return the drafts of the embedded models, which know no glossary here."""
    return [[draft.text, *draft.others] for draft in ENGINES["argos"](source, target, beam=2).translate(texts)]


def engine_at(server: LoopbackServer, target: str = "en", source: str = "de", **settings: object) -> Engine:
    return ENGINES["libretranslate"](source, target, settings={"url": server.url, **settings})


def error_of(engine: Engine) -> str:
    with pytest.raises(EngineError) as raised:
        engine.translate(["Das ist gut."])
    return raised.value.message


def test_texts_are_translated_in_order_with_their_alternatives() -> None:
    with LibreTranslateServer(shout) as server:
        drafts = engine_at(server).translate(["eins", "", "17 %", "zwei", "eins"])
        assert [draft.text for draft in drafts] == ["EINS", "", "17 %", "ZWEI", "EINS"]
        assert drafts[0].others == ("EINS?", "EINS!")
        assert drafts[0].route == ("de", "en")
        assert server.bodies() == [
            {"q": ["eins", "zwei"], "source": "de", "target": "en", "format": "text", "alternatives": 2}
        ]


def test_batches_are_bounded_and_known_texts_are_not_asked_again() -> None:
    texts = [f"Text {'a' * n}" for n in range(100)] + ["b" * 30_000]
    with LibreTranslateServer(shout) as server:
        engine = engine_at(server)
        for _ in range(2):
            assert [draft.text for draft in engine.translate(texts)] == [text.upper() for text in texts]
        sent = [body["q"] for body in server.bodies()]
        assert sorted(text for batch in sent for text in batch) == sorted(texts)  # type: ignore[attr-defined]
        assert max(map(len, sent)) <= 16  # type: ignore[arg-type]
        assert len([one for one in server.asked if one.path == "/languages"]) == 1


def test_a_server_that_takes_less_is_asked_for_less() -> None:
    texts = [f"Text {number}" for number in range(40)]
    with LibreTranslateServer(shout) as server:
        server.most_texts, server.most_alternatives = 3, 0
        assert [draft.text for draft in engine_at(server).translate(texts)] == [text.upper() for text in texts]


def test_a_text_that_is_too_long_for_the_server_has_no_draft() -> None:
    with LibreTranslateServer(shout) as server:
        server.most_characters = 20
        assert [draft.text for draft in engine_at(server).translate(["kurz", "lang " * 10])] == ["KURZ", ""]


def test_the_key_is_sent_where_the_api_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with LibreTranslateServer(shout) as server:
        server.key = "0123-4567"
        assert "get an API key" in error_of(engine_at(server))
        monkeypatch.setenv("LOCTOOL_LIBRETRANSLATE_KEY", server.key)
        assert engine_at(server).translate(["gut"])[0].text == "GUT"
        assert not any(one.headers["Authorization"] for one in server.asked)


@pytest.mark.parametrize(
    ("source", "code"),
    [("pt_BR", "pt-BR"), ("pt", "pt-BR"), ("zh_TW", "zh-Hant"), ("zh_CN", "zh-Hans"), ("de_AT", "de")],
)
def test_languages_have_the_codes_of_the_server(source: str, code: str) -> None:
    with LibreTranslateServer(shout) as server:
        engine_at(server, "en_GB", source).translate(["a"])
        assert (server.bodies()[0]["source"], server.bodies()[0]["target"]) == (code, "en")


def test_an_unknown_pair_is_named_with_those_there_are() -> None:
    with LibreTranslateServer(shout) as server:
        assert error_of(engine_at(server, "fr")) == (
            f"{server.url} does not translate from German (de) to French (fr), only to de, en, ru"
        )
        assert "does not translate from French (fr), only from de, en" in error_of(engine_at(server, "en", "fr"))
        assert not server.bodies()


@pytest.mark.parametrize(
    "reply", [{}, [], {"translatedText": "one for all"}, {"translatedText": []}, {"translatedText": [None]}]
)
def test_another_reply_is_no_translation(reply: object) -> None:
    with LibreTranslateServer(
        shout, Reply([{"code": "de", "targets": ["en"]}, {"code": "en"}]), Reply(reply)
    ) as server:
        assert "does not answer with one translation for each text" in error_of(engine_at(server))


def test_another_server_is_recognised() -> None:
    with LoopbackServer(Reply({"models": []})) as server:
        assert "does not list languages" in error_of(engine_at(server))


def test_after_an_error_the_server_is_not_asked_again() -> None:
    with LoopbackServer(Reply({}, 404)) as server:
        engine = engine_at(server)
        assert error_of(engine) == error_of(engine)
        assert len(server.asked) == 1


def test_settings_are_checked_without_asking() -> None:
    with LoopbackServer() as server:
        engine = engine_at(server)
        assert (engine.name, engine.route, maker_of(engine)) == ("libretranslate", ("de", "en"), "libretranslate")
        assert engine.identity == engine_at(server).identity
        with pytest.raises(SettingError, match="no setting `modell`"):
            engine_at(server, modell="x")
        with pytest.raises(SettingError, match="`remote = true`"):
            ENGINES["libretranslate"]("de", "en", settings={"url": "https://libretranslate.com"})
        assert not server.asked


@pytest.mark.parametrize("target", ["en", "ru"])
def test_the_users_deck_has_its_terms_and_its_markup(target: str) -> None:
    """Which words a model chooses differs, but a draft without a term must say so, and most have all of theirs."""
    terms = TermIndex(load(sorted((ROOT / "glossary").glob("*.csv")), "de"), "de")
    texts = [entry.msgid for entry in read(ROOT / "locales" / "seltene-erden.pot").messages()]
    with LibreTranslateServer(argos) as server:
        drafts = draft_texts(texts, engine_at(server, target), terms)
    made = [(text, draft) for text, draft in zip(texts, drafts, strict=True) if isinstance(draft, Draft)]
    assert len(made) > 0.9 * len(texts)
    assert all(keeps_markup(text.strip(), draft.text.strip()) for text, draft in made)
    without = [
        (text, draft)
        for text, draft in made
        if not obeys_glossary(visible_text(text), visible_text(draft.text), terms, target)
    ]
    assert all(draft.doubts for _, draft in without)
    assert len(without) < 0.2 * len(made)
