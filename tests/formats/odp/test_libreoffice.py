"""LibreOffice reads spaces, spans and languages as we read and write them."""

from __future__ import annotations

import random
from pathlib import Path

from loctool.formats.writing import Writing
from tests.formats.odp.decks import converted, needs_libreoffice, rendered, texts, with_page

_END = "</text:span>"
_BITS = (
    " ", "  ", "\n", "\t", "a", "b", "<text:s/>", "<text:s text:c='2'/>", "<text:tab/>", "<text:line-break/>",
    "<text:span text:style-name='B'>", "<text:span text:style-name='R'>", _END, _END,
    "<text:page-number>1</text:page-number>",
)  # fmt: skip
_BOX = (
    "<draw:frame draw:style-name='box' svg:x='1cm' svg:y='1cm' svg:width='20cm' svg:height='2cm'><draw:text-box>"
    "<text:p>Wort{}</text:p></draw:text-box></draw:frame>"
)


def odd_paragraph(chance: random.Random) -> str:
    """Return the content of a paragraph with spaces and spans anywhere."""
    bits: list[str] = []
    depth = 0
    for bit in chance.choices(_BITS, k=chance.randint(2, 9)):
        if bit != _END or depth:
            bits.append(bit)
            depth += bit.startswith("<text:span") - (bit == _END)
    return "".join(bits) + _END * depth


@needs_libreoffice
def test_spaces_and_spans_are_read_and_written_as_libreoffice_does(tmp_path: Path) -> None:
    chance = random.Random(5)
    deck = with_page("".join(_BOX.format(odd_paragraph(chance)) for _ in range(150)))
    translated = rendered(deck, lambda one: one.text.replace("Wort", "С  ло во ").replace("a", "  a "))
    for name, content in (("deck", deck), ("translated", translated)):
        (tmp_path / f"{name}.odp").write_bytes(content)
    converted(tmp_path, "fodp", list(tmp_path.glob("*.odp")))
    for name, content in (("deck", deck), ("translated", translated)):
        seen = [text for _, role, text in texts((tmp_path / f"{name}.fodp").read_bytes()) if role == "paragraph"]
        assert [text for _, _, text in texts(content)] == seen


@needs_libreoffice
def test_libreoffice_knows_the_language_and_the_direction(tmp_path: Path) -> None:
    deck = with_page(_BOX.format(" <text:span text:style-name='B'>b</text:span>"))
    for language in ("ru", "ar", "ja", "pt-BR"):
        (tmp_path / f"{language}.odp").write_bytes(rendered(deck, writing=Writing(language)))
    converted(tmp_path, "fodp", list(tmp_path.glob("*.odp")))
    seen = {language: (tmp_path / f"{language}.fodp").read_text("utf-8") for language in ("ru", "ar", "ja", "pt-BR")}
    assert 'fo:language="ru" fo:country="RU"' in seen["ru"]
    assert 'fo:language="pt" fo:country="BR"' in seen["pt-BR"]
    assert 'style:language-asian="ja" style:country-asian="JP"' in seen["ja"]
    assert 'style:language-complex="ar" style:country-complex="EG"' in seen["ar"]
    assert 'fo:text-align="end"' in seen["ar"]
    assert 'style:writing-mode="rl-tb"' in seen["ar"]
