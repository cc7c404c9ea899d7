"""The page as one file: modules that can be joined, data that stays data, a policy that names what is in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from loctool.review import page as room
from loctool.review.page import MODULES, STYLES, assemble, default_title

FOLDER = Path(room.__file__).parent
SCRIPTS = {name: (FOLDER / "js" / f"{name}.js").read_text("utf-8") for name in MODULES}
_TOP_LEVEL = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) ([\w$]+)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function\*?|const|let|class) ([\w$]+)", re.MULTILINE)
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";$', re.MULTILINE)
LONGEST = 250
HOSTILE = "</script><script>alert(1)</script><!-- <script {title} \u2028 \u202e {data}"


def data(**fields: Any) -> dict[str, Any]:
    """Return the data of a page without slides."""
    return {"kind": "deck", "name": "deck", "language": "en", "slides": [], "messages": [], **fields}


def content(html: str, element: str) -> str:
    """Return what an element has, as the parser of HTML cuts scripts and styles."""
    found = re.search(rf"<{element}[^>]*>(.*?)</{element.split()[0]}>", html, re.DOTALL)
    assert found
    return found[1]


def test_all_modules_are_listed() -> None:
    assert sorted(MODULES) == sorted(path.stem for path in (FOLDER / "js").glob("*.js"))
    assert sorted(STYLES) == sorted(path.stem for path in (FOLDER / "css").glob("*.css"))


def test_top_level_names_are_unique_among_all_modules() -> None:
    owners = {name: module for module, text in SCRIPTS.items() for name in _TOP_LEVEL.findall(text)}
    counts = Counter(name for text in SCRIPTS.values() for name in _TOP_LEVEL.findall(text))
    assert [f"{name} ({owners[name]})" for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_name_what_other_modules_export(module: str) -> None:
    text = SCRIPTS[module]
    assert text.count("\nimport ") + text.startswith("import ") == len(_IMPORT.findall(text)), (
        "an import of another form"
    )
    for names, other in _IMPORT.findall(text):
        for name in filter(None, re.split(r"[\s,]+", names)):
            assert name in _EXPORTED.findall(SCRIPTS[other]), f"{other}.js exports no {name}"
            assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", _IMPORT.sub("", text)), f"{name} is not used"


@pytest.mark.parametrize("module", MODULES)
def test_modules_are_small_and_make_no_markup(module: str) -> None:
    text = SCRIPTS[module]
    assert len(text.splitlines()) <= LONGEST
    assert max(map(len, text.splitlines())) <= 120
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser", text
    )
    assert not re.search(r'setAttribute\("style"|\bel\([^;]*\bstyle:', text), (
        "a style attribute, which the policy forbids"
    )


def test_the_policy_names_the_style_and_the_script_that_are_there() -> None:
    html = assemble(data(), {})
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])  # type: ignore[index]
    for element, rule in (("style", "style-src"), ('script type="module"', "script-src")):
        digest = base64.b64encode(hashlib.sha256(content(html, element).encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert "connect-src 'none'" in policy
    assert "default-src 'none'" in policy
    assert "trusted-types 'none'" in policy
    assert "connect-src 'self'" in assemble(data(is_served=True), {})


def test_no_text_ends_the_data() -> None:
    html = assemble(data(name=HOSTILE), {"de": {HOSTILE: [HOSTILE]}}, HOSTILE)
    assert json.loads(content(html, 'script type="application/json" id="data"'))["name"] == HOSTILE
    assert json.loads(content(html, 'script type="application/json" id="texts"')) == {"de": {HOSTILE: [HOSTILE]}}
    assert unescape(content(html, "title")) == HOSTILE
    assert html.count("<script") == len(re.findall(r"<script type=", html)) == 3


def script() -> str:
    """Return the joined script."""
    return content(assemble(data(), {}), 'script type="module"')


def test_the_script_has_no_imports_and_no_end() -> None:
    assert not re.search(r"^(?:import|export)\b", script(), re.MULTILINE)
    assert not re.search(r"</?script", script(), re.IGNORECASE)


def test_titles_name_the_deck_and_its_language() -> None:
    assert default_title(data()) == "deck – en – loctool"
    assert default_title({"kind": "overview", "project": "talks"}) == "talks – loctool"
    assert "<title>talks – loctool</title>" in assemble({"kind": "overview", "project": "talks"}, {})


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_the_joined_script_is_a_module(tmp_path: Path) -> None:
    (tmp_path / "page.mjs").write_text(script(), "utf-8")
    checked = subprocess.run(["node", "--check", tmp_path / "page.mjs"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
