"""A site of one page that Hugo builds; its shortcodes show their names and parameters."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.formats.dialects.install import hugo

TEXTS = {"title", "description", "alt"}
_CONFIG = """
baseURL = "/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
enableEmoji = true
[outputFormats.Reveal]
mediaType = "text/html"
baseName = "index"
isHTML = true
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser]
autoHeadingID = false
[markup.goldmark.parser.attribute]
block = true
[markup.goldmark.extensions.typographer]
disable = true
[markup.highlight]
codeFences = false
"""
_TEXTS = ("caption", "title", "subtitle", "alt", "attr", "notes", "c", "text", "label", "summary", "description")
_SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w./-]+)")
_FRONT = (
    (re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE), tomllib.loads),
    (re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE), yaml.safe_load),
    (re.compile(r"\A\ufeff?(\{.*?^\})[ \t]*$", re.DOTALL | re.MULTILINE), json.loads),
)


class Page(NamedTuple):
    """A page as Hugo wrote it."""

    html: str
    front: dict[str, Any]


def build(source: str) -> Page:
    """Return the page of a deck; raises ValueError where Hugo refuses it."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        (site / "content").mkdir()
        (site / "content" / "_index.md").write_text(source, encoding="utf-8")
        (site / "hugo.toml").write_text(_CONFIG, encoding="utf-8")
        layouts = site / "layouts"
        (layouts / "_shortcodes").mkdir(parents=True)
        (layouts / "home.html").write_text("{{ .Content }}", encoding="utf-8")
        found = _SHORTCODE.findall(source)
        for shortcode in {one for _, one in found if one != "/*"}:
            is_pair = ("/", shortcode) in found
            is_html = re.search(rf"\{{\{{<\s*{re.escape(shortcode)}\b", source) is not None
            (layouts / "_shortcodes" / f"{shortcode}.html").write_text(
                _template(shortcode, is_pair, is_html), encoding="utf-8"
            )
        command = [str(hugo()), "-s", str(site), "-d", str(site / "out")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ValueError(done.stderr + done.stdout)
        html = (site / "out" / "index.html").read_text(encoding="utf-8")
    return Page(html, _front(source))


def _template(name: str, is_pair: bool, is_html: bool) -> str:
    """Return the template of a shortcode; between `<` and `>`, it must make HTML of its Markdown itself."""
    if name in ("ref", "relref"):
        return "{{ .Get 0 }}"
    texts = " ".join(f'"{one}"' for one in _TEXTS)
    shown = f"""<shortcode data-name="{name}" data-parameters="{{{{ range $name, $value := .Params }}}}{{{{ if \
(in (slice {texts}) $name) }}}}{{{{ $name }}}}; {{{{ else }}}}{{{{ $name }}}}={{{{ $value }}}}; {{{{ end }}}}{{{{ end }}}}">"""
    said = f"""{{{{ if .IsNamedParams }}}}{{{{ range $name, $value := .Params }}}}{{{{ if (in (slice {texts}) $name) }}}}\
<said data-name="{{{{ $name }}}}">{{{{ $value }}}}</said>{{{{ end }}}}{{{{ end }}}}{{{{ end }}}}"""
    content = '.Page.RenderString (dict "display" "block") .Inner' if is_html else ".Inner"
    inner = f"\n\n{{{{ {content} }}}}\n\n" if is_pair else ""
    return f"{shown}{said}{inner}</shortcode>\n" if is_pair else f"{shown}{said}</shortcode>"


def _front(source: str) -> dict[str, Any]:
    for pattern, load in _FRONT:
        if match := pattern.match(source):
            found = load(match[1])
            return found if isinstance(found, dict) else {}
    return {}
