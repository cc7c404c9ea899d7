"""A project that is served, and a browser's requests to it."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from loctool.project import Project, find
from loctool.review.server.served import Served
from loctool.verbs.review import serve

DECK = "---\ntitle: Gespräche\n---\n\n# Gespräche\n\nDie Gespräche in Moskau beginnen.\n\n---\n\n# Ende\n\nMoskau & Kyjiw\n"
RU = r"""msgid ""
msgstr ""
"Project-Id-Version: talks 1.0\n"
"PO-Revision-Date: 2026-01-01 10:00+0000\n"
"Last-Translator: Anna <anna@example.org>\n"
"Language: ru\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"X-Generator: Poedit 3.4\n"

#: source/talks.md
#, fuzzy
msgid "Gespräche"
msgstr "Разговоры"

#: source/talks.md
msgid "Die Gespräche in Moskau beginnen."
msgstr ""
"Разговоры  в "
"Москве начинаются."

#: source/talks.md
msgid "Ende"
msgstr ""

#: source/talks.md
#, fuzzy
msgid "Moskau & Kyjiw"
msgstr "<script>alert(1)</script>"
"""
GLOSSARY = "de,ru,en,note\nMoskau,Москва,Moscow,\n"

HOLDER = """
import sys, pathlib
from loctool.project import find
from loctool.verbs.support.inputs import lock_languages
with lock_languages(find(sys.argv[1]), ["ru"]):
    print("held", flush=True)
    sys.stdin.read()
"""


@dataclass(frozen=True)
class Got:
    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass
class Client:
    """What the page's script would send; `token`, headers and the like may be others."""

    served: Served
    host: str
    token: str

    def get(self, path: str, **headers: str) -> Got:
        return self.request("GET", f"/{self.token}/{path}", **headers)

    def request(self, method: str, target: str, body: bytes | None = None, **headers: str) -> Got:
        connection = http.client.HTTPConnection(self.host, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, target, body, named)
            answer = connection.getresponse()
            return Got(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def post(self, name: str, **fields: Any) -> Got:
        return self.send(name, json.dumps({"language": "ru", "deck": "talks", **fields}).encode())

    def send(self, name: str, body: bytes, **headers: str) -> Got:
        own = {"Origin": f"http://{self.host}", "Content-Type": "application/json", "X-Loctool": "1"}
        own |= {key.replace("_", "-"): value for key, value in headers.items()}
        return self.request(
            "POST", f"/{self.token}/api/{name}", body, **{key: value for key, value in own.items() if value}
        )

    def messages(self, language: str = "ru", deck: str = "talks") -> dict[str, Any]:
        got = self.get(f"api/deck?language={language}&deck={quote(deck)}")
        assert got.status == 200, got.raw
        return {one["source"][0]: one for one in got.json["messages"]}

    def save(self, msgid: str, *texts: str, approved: bool = False, seen: dict[str, Any] | None = None) -> Got:
        seen = seen or self.messages()[msgid]
        return self.post("save", id=seen["id"], base=seen["base"], texts=texts, approved=approved)


@pytest.fixture(scope="session")
def dictionaries(models_folder: Path) -> Path:
    """Return loctool's data folder with the dictionaries that the project needs; tests do not wait for them."""
    code = "from loctool.glossary.morphology.lexicon import lexicon; lexicon('de'), lexicon('ru')"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "LOCTOOL_DATA_DIR": str(models_folder)}, check=True)
    return models_folder


@pytest.fixture
def folder(tmp_path: Path, dictionaries: Path) -> Path:
    """Return a project with a deck, a catalog that a person wrote with Poedit, and a glossary."""
    folder = tmp_path / "talks"
    for name, text in {
        "loctool.toml": 'name = "talks"\nversion = "1.0"\ntargets = ["ru"]\n',
        "source/talks.md": DECK,
        "locales/ru/LC_MESSAGES/talks.po": RU,
        "glossary/terms.csv": GLOSSARY,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def catalog(folder: Path) -> Path:
    return folder / "locales" / "ru" / "LC_MESSAGES" / "talks.po"


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Client]]:
    """Return a function that serves the project and gives a client."""
    ends: list[Callable[[], None]] = []

    def begin(**changes: Any) -> Client:
        project: Project = replace(find(folder), **changes)
        context = serve(project)
        served = context.__enter__()
        thread = threading.Thread(target=served.run, daemon=True)
        thread.start()
        ends.extend([lambda: context.__exit__(None, None, None), lambda: thread.join(5), served.stop])
        parts = urlsplit(served.address)
        return Client(served, parts.netloc, parts.path.strip("/"))

    yield begin
    for end in reversed(ends):
        end()


@pytest.fixture
def client(start: Callable[..., Client]) -> Client:
    return start()
