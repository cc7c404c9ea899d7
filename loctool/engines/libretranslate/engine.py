"""The engine that asks a LibreTranslate server: texts with their markup as marks, in bounded batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, ClassVar

from loctool.engines.libretranslate.languages import find_codes, read_pairs
from loctool.engines.protocol import NO_FEATURES, NO_SETTINGS, Engine, Features
from loctool.engines.servers.client import Client, StatusError
from loctool.engines.servers.settings import Server, read_server
from loctool.errors import EngineError
from loctool.glossary import TermIndex
from loctool.model import Draft
from loctool.text.language import base_language

NAME = "libretranslate"
URL = "http://127.0.0.1:5000"
PARALLEL = 4
"""Requests under way at once; the server's own threads, unless it is told otherwise."""
MOST_TEXTS = 16
"""Texts of a request; a server translates them one after the other, and answers with all of them."""
MOST_CHARACTERS = 10_000
"""Characters of a request of several texts."""
ALTERNATIVES = 2
"""Further hypotheses of each text, if the server has them."""
REMEMBERED = 20_000
"""Texts whose drafts are kept: strategies ask for some of them again."""
TOO_MUCH = (400, 413)
"""Statuses for requests that exceed a limit of the server: texts, characters, hypotheses, bytes."""


def open_engine(source: str, target: str, *, settings: Mapping[str, Any] = NO_SETTINGS, **_options: object) -> Engine:
    """Return the engine between two languages; asks nothing yet. Raises SettingError."""
    codes = ",".join(dict.fromkeys((base_language(source), base_language(target))))
    hint = f"start it, for example with `libretranslate --load-only {codes}`"
    server = read_server(NAME, settings, URL, parallel=PARALLEL, hint=hint, sends="texts")
    return LibreTranslateEngine(source, target, server)


class LibreTranslateEngine:
    """Has a server translate; from several threads at once."""

    name: ClassVar[str] = NAME
    features: ClassVar[Features] = NO_FEATURES

    def __init__(self, source: str, target: str, server: Server) -> None:
        """Keep the pair and the server; nothing is asked before the first text."""
        self.source = source
        self.target = target
        self.server = server
        self._client = Client(server, sends_bearer=False)
        self._lock = Lock()
        self._codes: tuple[str, str] | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._problem: EngineError | None = None
        self._known: dict[str, Draft] = {}
        self._most_texts = MOST_TEXTS
        self._alternatives = ALTERNATIVES

    @property
    def route(self) -> tuple[str, ...]:
        """Return (source, target): a server does not tell of its pivots."""
        return self.source, self.target

    @property
    def identity(self) -> str:
        """Return the protocol and the server; which models it has cannot be asked."""
        return f"{NAME}/1 {self.server.url}"

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        """Return one draft for each text, in the same order; a text without a letter is its own draft.

        A text that is longer than the server takes has an empty draft. Raises EngineError; after one the server is not
        asked again.
        """
        if self._problem:
            raise EngineError(self._problem.message)
        wanted = [text for text in dict.fromkeys(texts) if _has_letter(text)]
        try:
            drafts = self._ask_all(wanted)
        except BaseException as problem:
            self._problem = self._problem or (problem if isinstance(problem, EngineError) else None)
            self._client.close()  # threads that read for other batches end, too
            raise
        return [drafts.get(text) or Draft(text, 0.0, self.route) for text in texts]

    def _ask_all(self, texts: Sequence[str]) -> dict[str, Draft]:
        """Return the drafts of texts, several requests at once; known ones are not asked for again."""
        found = {text: self._known[text] for text in texts if text in self._known}
        batches = list(_cut([text for text in texts if text not in found], self._most_texts))
        if batches:
            pool = self._prepare()
            for batch, drafts in zip(batches, pool.map(self._ask, batches), strict=True):
                found |= zip(batch, drafts, strict=True)
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known |= found
        return found

    def _prepare(self) -> ThreadPoolExecutor:
        """Return the threads that ask; before the first request the server is asked for its languages."""
        with self._lock:
            if self._codes is None:
                pairs = read_pairs(self._client.get("/languages"), self.server.url)
                self._codes = find_codes(self.source, self.target, pairs, self.server.url)
            self._pool = self._pool or ThreadPoolExecutor(self.server.parallel, thread_name_prefix=NAME)
            return self._pool

    def _ask(self, texts: Sequence[str]) -> list[Draft]:
        """Return the drafts of a batch; a batch that exceeds the server's limits is sent in smaller parts."""
        alternatives = self._alternatives
        try:
            return self._read(texts, self._client.post("/translate", self._body(texts, alternatives)))
        except StatusError as problem:
            if problem.status not in TOO_MUCH:
                raise
            if alternatives:
                self._alternatives = 0
                return self._ask(texts)
            if len(texts) == 1:
                return [self._refused(texts[0], problem)]
        half = len(texts) // 2
        self._most_texts = min(self._most_texts, half)
        return [*self._ask(texts[:half]), *self._ask(texts[half:])]

    def _body(self, texts: Sequence[str], alternatives: int) -> dict[str, object]:
        source, target = self._codes or (self.source, self.target)
        body: dict[str, object] = {"q": list(texts), "source": source, "target": target, "format": "text"}
        if alternatives:
            body["alternatives"] = alternatives
        if self.server.key:
            body["api_key"] = self.server.key
        return body

    def _refused(self, text: str, problem: StatusError) -> Draft:
        """Return an empty draft of a text that is longer than the server takes, else raise the server's refusal."""
        try:
            limits = self._client.get("/frontend/settings")
        except StatusError:
            raise problem from None
        limit = limits.get("charLimit") if isinstance(limits, dict) else None
        if isinstance(limit, int) and 0 <= limit < len(text):
            return Draft("", 0.0, self.route)
        raise problem

    def _read(self, texts: Sequence[str], reply: object) -> list[Draft]:
        reply = reply if isinstance(reply, dict) else {}
        found = reply.get("translatedText")
        if not isinstance(found, list) or len(found) != len(texts) or not all(isinstance(one, str) for one in found):
            raise EngineError(
                f"{self.server.url} does not answer with one translation for each text; is it a LibreTranslate server?"
            )
        others = reply.get("alternatives")
        others = others if isinstance(others, list) and len(others) == len(texts) else [()] * len(texts)
        return [Draft(text, 0.0, self.route, _strings(more)) for text, more in zip(found, others, strict=True)]


def _strings(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _cut(texts: Sequence[str], most: int) -> Iterator[list[str]]:
    """Yield batches of at most so many texts and MOST_CHARACTERS; a longer text is a batch of its own."""
    batch, size = list[str](), 0
    for text in texts:
        if batch and (len(batch) == most or size + len(text) > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
