"""Mean widths of typefaces by Capsize, relative to those that stand in for them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

STAND_INS = {"serif": "timesNewRoman", "monospace": "courierNew"}
"""Category -> Capsize's name of the typeface whose free twin stands in; Arial for all others."""
_LETTERS = {"timesNewRoman": "serif", "courierNew": "mono", "arial": "sans"}
_NARROWEST = 300
"""Least factor, per mille, of a font for text: barcodes and charts are narrower."""
_READ = "const m = require(process.argv[1]); console.log(JSON.stringify(m.entireMetricsCollection || m))"


def read_metrics(folder: Path) -> dict[str, Any]:
    """Return what Capsize says of each typeface; its package is unpacked somewhere in the folder. Runs node."""
    (file,) = folder.rglob("entireMetricsCollection.cjs")
    command = ["node", "-e", _READ, str(file.resolve())]
    metrics: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return metrics


def write_families(metrics: dict[str, Any], known: set[str]) -> str:
    """Return the text of families.tsv: family, stand-in, factor upright, factor bold, ascent, descent; per mille.

    Families of `known` are left out, and so are handwriting, icons, barcodes and fonts for another script than Latin.
    """
    lines = ["# Made by tools/font_widths from @capsizecss/metrics (MIT); per mille of the stand-in, and of an em."]
    for font in sorted(metrics.values(), key=lambda font: str(font["familyName"])):
        name = font["familyName"]
        is_text = font["category"] != "handwriting" and not re.match("Noto (Sans|Serif) .|Material |-", name)
        if name in known or not is_text:
            continue
        stand_in = STAND_INS.get(font["category"], "arial")
        twin = metrics[stand_in]
        factors = [round(1000 * _mean(font, weight) / _mean(twin, weight)) for weight in ("regular", "700")]
        if min(factors) < _NARROWEST:
            continue
        heights = [round(1000 * abs(font[key]) / font["unitsPerEm"]) for key in ("ascent", "descent")]
        lines.append("\t".join([name, _LETTERS[stand_in], *map(str, factors + heights)]))
    return "\n".join(lines) + "\n"


def _mean(font: dict[str, Any], weight: str) -> float:
    face = font.get("variants", {}).get(weight, font)
    return float(face["xWidthAvg"] / face["unitsPerEm"])
