"""The server: OpenAI's protocol, answers at once, and faults in some of them. Its last line of input ends it.

    python benchmarks/answering/server.py [--lost 0.05] [--left-out 0.02] [--other-term 0.03]

Prints its URL. What a text's answer has wrong depends on the text and on how often it was asked for, never on the order
of requests. `GET /spent` tells its own seconds of processor time, the requests and the texts so far.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from answering.messages import NOUNS, sentences, terms

APART = re.compile(r"(<[^<>]+>|%\(\w+\)[sd]|: )")
"""What stands between sentences: tags and placeholders as they are, or as numbered tags."""
FORM_OF_PEER = re.compile(r'- Text (\d+) is the "(\w+)" form')
CATEGORIES = {"one": 0, "singular": 0, "few": 1}
PARTS: dict[str, str] = {}
"""Text between tags -> its translation, of nouns the forms, joined by `|`."""


def fill() -> None:
    """Note the translations."""
    for source, target in sentences().items():
        PARTS[source] = target
        PARTS[source.rstrip(".")] = target.rstrip(".")
    for nouns, forms in NOUNS.items():
        PARTS.update(dict.fromkeys(nouns, "|".join(forms)))


class Model:
    """What answers, with its faults."""

    def __init__(self, lost: float, left_out: float, other_term: float) -> None:
        """Keep the shares of texts whose answer has each fault."""
        self.shares = {"lost": lost, "left out": left_out, "other term": other_term}
        self.asked: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.requests = 0
        self.lock = threading.Lock()
        self.forms = {form: term for term, form in terms().values()}

    def fault(self, text: str) -> str:
        """Return the fault that a text's answer has this time, empty for none."""
        with self.lock:
            self.asked[text] += 1
            drawn = random.Random(f"{text} {self.asked[text]}").random()
        for name, share in self.shares.items():
            drawn -= share
            if drawn < 0:
                return name
        return ""

    def translate(self, text: str, form: int = 2, fault: str = "") -> str:
        """Return the translation of a text, with a fault; a plural form's noun agrees with it."""
        made = []
        for at, part in enumerate(APART.split(text)):
            core = part.strip()
            if at % 2 == 0 and core and core not in PARTS:
                self.unknown[core] += 1
            target = PARTS.get(core, "неизвестно")
            made.append(
                part if at % 2 or not core else part.replace(core, target.split("|")[form if "|" in target else 0])
            )
        if fault == "lost":
            made[1::2] = [":" if part == ": " else "" for part in made[1::2]]
        line = re.sub(" +", " ", "".join(made)).strip()
        if fault == "other term":
            line = next((line.replace(form, "предмет") for form in self.forms if form in line), line)
        return line

    def answer(self, prompt: str) -> str:
        """Return the answer to a user's text: a slide as loctool sends it, or what a peer sends."""
        with self.lock:
            self.requests += 1
        try:
            slide = json.loads(prompt)
        except ValueError:
            return self.answer_peer(prompt)
        texts = {}
        for one in slide["texts"]:
            if "number" in one and (fault := self.fault(one["text"])) != "left out":
                texts[str(one["number"])] = self.translate_one(one, fault)
        return json.dumps(texts, ensure_ascii=False)

    def translate_one(self, one: Mapping[str, Any], fault: str) -> str | dict[str, str]:
        """Return the translation of a message of a slide, or those of its forms."""
        if "forms" not in one:
            return self.translate(one["text"], fault=fault)
        return {key: self.translate(one["plural"], int(key), fault) for key in one["forms"]}

    def answer_peer(self, prompt: str) -> str:
        """Return the answer to a peer: a list for a list behind its instruction, else a text for the last line."""
        head, _, body = prompt.rpartition("\n")
        if not head:  # it asks whether there is a model at all
            return "ok"
        forms = {int(number): CATEGORIES.get(name, 2) for number, name in FORM_OF_PEER.findall(head)}
        if not body.startswith("["):
            return self.translate(body, CATEGORIES.get((re.findall(r"PLURAL FORM: (\w+)", head) or [""])[0], 2))
        faults = [(text, self.fault(text)) for text in json.loads(body)]
        texts = [
            self.translate(text, forms.get(number, 2), fault)
            for number, (text, fault) in enumerate(faults, 1)
            if fault != "left out"
        ]
        return json.dumps(texts, ensure_ascii=False)


class Handler(BaseHTTPRequestHandler):
    """Speaks the protocol."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    model: Model

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Tell the models, or what was spent."""
        if self.path == "/spent":
            asked, unknown = sum(self.model.asked.values()), list(self.model.unknown)[:5]
            self.reply([time.process_time(), self.model.requests, asked, unknown])
        else:
            self.reply({"object": "list", "data": [{"id": "instant", "object": "model"}]})

    def do_POST(self) -> None:
        """Answer."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        message = {"role": "assistant", "content": self.model.answer(body["messages"][-1]["content"])}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        one = {"id": "1", "object": "chat.completion", "created": 1, "model": "instant"}
        self.reply({**one, "choices": [choice], "usage": usage})

    def reply(self, value: object) -> None:
        """Send JSON."""
        content = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def main() -> None:
    """Serve until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--lost", "--left-out", "--other-term"):
        parser.add_argument(name, type=float, default=0.0)
    options = parser.parse_args()
    fill()
    Handler.model = Model(options.lost, options.left_out, options.other_term)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
