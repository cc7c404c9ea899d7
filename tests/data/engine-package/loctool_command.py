"""An engine that asks a program of yours: it reads one JSON object and prints a JSON list of translations."""

import json
import shlex
import subprocess
from dataclasses import dataclass

from loctool.engines import NO_FEATURES, Features
from loctool.errors import SettingError
from loctool.model import Draft


@dataclass(frozen=True)
class CommandEngine:
    program: str
    route: tuple[str, ...]
    identity: str
    name: str = "command"
    features: Features = NO_FEATURES

    def translate(self, texts, terms=None):
        question = json.dumps({"source": self.route[0], "target": self.route[-1], "texts": list(texts)})
        output = subprocess.check_output(shlex.split(self.program), input=question, encoding="utf-8")
        return [Draft(text, 0.0, self.route) for text in json.loads(output)]


def open_engine(source, target, *, settings, **options):
    if not (program := settings.get("program")):
        raise SettingError('name the program, as in program = "my-translator --fast"', "program")
    return CommandEngine(program, (source, target), f"command/1 {program} {settings.get('version', '')}")
