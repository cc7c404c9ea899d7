"""Docusaurus, VitePress and MyST: containers, directives, roles, tags and expressions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.markdown.dialects.docs.braces import code_spans, is_within
from loctool.formats.markdown.dialects.docs.directives import CLOSER, view_directives
from loctool.formats.markdown.dialects.docs.jsx import escape_tags
from loctool.formats.markdown.dialects.docs.loose import escape_loose
from loctool.formats.reading import Reading
from loctool.text.markup.inner import inner_texts, with_inner
from loctool.text.markup.proof import keeps_markup

DECKS = Path(__file__).parent.parent.parent / "data" / "formats"


def read(dialect: str, text: str) -> list[str]:
    deck = parse(text, "deck.md", Reading(dialect=dialect))
    return [f"{one.role} {one.text}" for slide in deck.slides for one in slide.segments]


def written(dialect: str, text: str, *translations: str) -> str:
    given = iter(translations)
    return render(text, "deck.md", lambda _: next(given, None), Reading(dialect=dialect))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: tip Gut zu *wissen*\nText\n:::", ["paragraph Gut zu *wissen*", "paragraph Text"]),
        ("::: tip\nText\n:::", ["paragraph Text"]),
        (":::tip Rat\nText\n:::", ["paragraph Rat", "paragraph Text"]),
        ("::: details Mehr dazu {open}\nText\n:::", ["paragraph Mehr dazu", "paragraph Text"]),
        (":::: info A1 Ort\n::: tip\nInnen\n:::\n::::", ["paragraph A1 Ort", "paragraph Innen"]),
        ("- Dach\n  ::: tip Rat\n  Text\n  :::", ["bullet Dach", "paragraph Rat", "bullet Text"]),
        ("> [!NOTE] Der Titel\n> Text", ["paragraph Der Titel", "quote Text"]),
        ("[[toc]]\n\nText", ["paragraph Text"]),
        ("<<< @/a.ts#r{1 ts}[Ein Titel]", ["paragraph Ein Titel"]),
        ("<<< @/a.ts#r{1 ts}[a.ts]", []),
        ("```js{1}:line-numbers [Ein Titel]\nx\n```", ["paragraph Ein Titel"]),
        ("```js [karte.js]\nx\n```", []),
        ("![Karte](a.png){width=5}", ["alt Karte"]),
        ("# Titel {#id}", ["heading Titel"]),
        ("| Ort {.a} | Wert |\n|---|---|\n| Dach | drei {.b} |", ["cell Ort", "cell Wert", "cell Dach", "cell drei"]),
        ("<!--@include: ./a.md-->\n\n<!-- niemand -->", []),
        ("Wert {{ x }} hier", ["paragraph Wert {{ x }} hier"]),
        ("[^1]: Kein Fuß", ["paragraph [^1]: Kein Fuß"]),
    ],
)
def test_vitepress(text: str, expected: list[str]) -> None:
    assert read("vitepress", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":::note[Der *Titel*]\n\nText\n\n:::", ["paragraph Der *Titel*", "paragraph Text"]),
        (":::note Der Titel\n\nText\n\n:::", ["paragraph Der Titel", "paragraph Text"]),
        ("import A from 'b'\n\nText", ["paragraph Text"]),
        ("export const A = () => {\n  const x = 1;\n\n  return <b>Nein</b>;\n};\n\nText", ["paragraph Text"]),
        ("Wer import schreibt,\nimport meint", ["paragraph Wer import schreibt, import meint"]),
        ("- import ist ein Wort", ["bullet import ist ein Wort"]),
        ("{/* Kommentar\nmehr */}\n\nText {x}", ["paragraph Text {x}"]),
        ('<Tab\n  wert={{a: "}"}}\n  label="Ein Dach">\n\nText\n\n</Tab>', ["alt Ein Dach", "paragraph Text"]),
        ('Text\n<Tab label="Ein Dach" />\nmehr', ["paragraph Text", "alt Ein Dach", "paragraph mehr"]),
        ("<details>\n<summary>Mehr</summary>\n\nText\n\n</details>", ["paragraph Mehr", "paragraph Text"]),
        ("<dl>\n<dt>Ort</dt>\n<dd>Dach</dd>\n</dl>", ["bullet Ort", "bullet Dach"]),
        ("<b>Fett</b> da", ["paragraph <b>Fett</b> da"]),
        ("    Text", ["paragraph Text"]),
        ("<!-- niemand\n\nliest das -->\n\nText", ["paragraph Text"]),
        ('```js title="Der Titel" {1}\nx\n```', ["paragraph Der Titel"]),
        ('```js title="src/a.js"\nx\n```', []),
        ("# Titel {#id}", ["heading Titel"]),
        ("Ende {id}", ["paragraph Ende {id}"]),
    ],
)
def test_docusaurus(text: str, expected: list[str]) -> None:
    assert read("docusaurus", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```{note}\nText\n```", ["paragraph Text"]),
        (":::{tip} Der *Titel*\n:class: klein\n\nText\n:::", ["paragraph Der *Titel*", "paragraph Text"]),
        ("```{figure} a.png\n:alt: Ein Dach\n:width: 3px\n\nUnten\n```", ["alt Ein Dach", "paragraph Unten"]),
        ("```{figure} a.png\n---\nalt: Ein Dach\n---\nUnten\n```", ["metadata Ein Dach", "paragraph Unten"]),
        ("```{code-block} python\n:caption: Der Titel\nx = 'Nein'\n```", ["alt Der Titel"]),
        (":::{code-block} python\nx = 'Nein'\n:::\n\nText", ["paragraph Text"]),
        ("```{math}\na\n```\n\nText", ["paragraph Text"]),
        ("````{note}\n```{tip}\nInnen\n```\nAußen\n````", ["paragraph Innen", "paragraph Außen"]),
        ("```{note}\nText\n```python\nx\n```\n\nEnde", ["paragraph Text", "paragraph Ende"]),
        ("```md\n```{note}\nNein\n```", []),
        ("- Dach\n\n  ```{tip}\n  Text\n  ```\n- Hof", ["bullet Dach", "bullet Text", "bullet Hof"]),
        ("> ```{tip} Rat\n> Text\n> ```\n\nEnde", ["paragraph Rat", "quote Text", "paragraph Ende"]),
        ("(ziel)=\n# Titel", ["heading Titel"]),
        ("Hundert\n% davon", ["paragraph Hundert"]),
        ("+++ {'a': 1}\n\nText", ["paragraph Text"]),
        ("Ebbe\n: Das Wasser geht.", ["paragraph Ebbe", "paragraph Das Wasser geht."]),
        ("$$\nx\n$$ (g)\n\nText", ["paragraph Text"]),
        (":::{revealjs-notes}\nLeise\n:::\n\nLaut", ["note Leise", "paragraph Laut"]),
        ("```{toctree}\n:caption: Inhalt\n\nDas Dach <dach>\nhof\n```", ["alt Inhalt", "paragraph Das Dach"]),
        ("---\nsubstitutions:\n  ort: Das Dach\n  n: 3\n---\n\n{{ ort }}", ["metadata Das Dach"]),
    ],
)
def test_myst(text: str, expected: list[str]) -> None:
    assert read("myst", text) == expected


def test_a_directive_of_unknown_content_is_reported() -> None:
    deck = parse("```{wetter} Hamburg\nViel Regen\n```\n", "deck.md", Reading(dialect="myst"))
    assert [one.line for one in deck.left_out] == [1]
    assert "Viel Regen" in deck.left_out[0].text


@pytest.mark.parametrize(
    ("dialect", "source", "translation", "expected"),
    [
        ("vitepress", "::: tip Rat\n:::", "Advice {.x}", "::: tip Advice &#123;.x}\n:::"),
        ("vitepress", "Text", "{.x}", "&#123;.x}"),
        ("vitepress", "Text", ":::", "\\:::"),
        ("vitepress", "Wert {{ x }}", "Value {{ x }}", "Value {{ x }}"),
        ("docusaurus", "Text {x}", "Words {x}", "Words {x}"),
        ("docusaurus", "Text {x}", "Words {y}", "Words \\{y}"),
        ("docusaurus", "Text", "a <b", "a &lt;b"),
        ("docusaurus", "Ein <b>Dach</b>", "A <b>roof", "A &lt;b>roof"),
        ("docusaurus", "Ein <b>Dach</b>", "*A <b>roof* x</b>", "\\*A <b>roof\\* x</b>"),
        ("docusaurus", "Text", "import duties", "&#105;mport duties"),
        ("docusaurus", ":::note Rat\n:::", "[x] y", ":::note &#8288;[x] y\n:::"),
        ("docusaurus", ":::note[Rat]\n:::", "a ] b", ":::note[a \\] b]\n:::"),
        ("docusaurus", "Text", "a :x[b]", "a \\:x[b]"),
        ("docusaurus", '<Tab label="Dach" />', "{roof} :x[b]", '<Tab label="{roof} :x[b]" />'),
        ("docusaurus", '<Tab label="Dach"></Tab>', "{roof} <b>", '<Tab label="{roof} &lt;b&gt;"></Tab>'),
        ("docusaurus", "<dt>Dach</dt>", "*roof \\", "<dt>\\*roof \\\\</dt>"),
        ("vitepress", "Text {{ x }}", "*** {{ x }}", "\\*** {{ x }}"),
        ("myst", "Ein {ref}`d`", "{{ x }}", "\\{{ x }}"),
        ("myst", "Text", "@x", "&#64;x"),
        ("myst", "Text", "```{note}", "\\```{note}"),
        ("myst", "Text", ": x", "\\: x"),
        ("myst", "Text", "{ref}`x`", "\\{ref}`x`"),
        ("myst", "Ein {ref}`Dach <d>`", "A {ref}`roof <d>`", "A {ref}`roof <d>`"),
    ],
)
def test_translations_bring_no_syntax(dialect: str, source: str, translation: str, expected: str) -> None:
    assert written(dialect, source, translation) == expected


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        ("{ref}`im Teil <teil>`", ["im Teil"]),
        ("{ref}`teil`", []),
        ("{term}`Dach`", []),
        ("{abbr}`SDS (Sicherheitsdatenblatt)`", ["SDS", "Sicherheitsdatenblatt"]),
        ("{kbd}`Strg`", ["Strg"]),
        ("{math}`x`", []),
    ],
)
def test_texts_of_roles(role: str, texts: list[str]) -> None:
    assert [one.text for one in inner_texts(role)] == texts
    changed = with_inner(role, {text: text.upper() for text in texts})
    assert keeps_markup(f"Ein {role} da", f"Ein {changed} da")
    assert [one.text for one in inner_texts(changed)] == [text.upper() for text in texts]


def test_another_target_is_lost_markup() -> None:
    assert not keeps_markup("{ref}`Dach <d>`", "{ref}`roof <e>`")
    assert not keeps_markup("{ref}`dach`", "{ref}`roof`")


def test_links_to_headings_with_anchors_of_their_own_stay() -> None:
    source = "# Das Dach {#dach}\n\n## Der Hof\n\n[a](#dach) [b](#der-hof)\n"
    result = written("docusaurus", source, "Roof", "Yard", "[a](#dach) [b](#der-hof)")
    assert result == "# Roof {#dach}\n\n## Yard\n\n[a](#dach) [b](#yard)\n"


def test_a_deck_with_a_container_alone_is_read() -> None:
    deck = parse(":::tip Gut zu wissen\nText\n:::\n\n----\n", "deck.md")
    assert deck.dialect == "vitepress"
    assert deck.left_out == ()
    assert [one.text for one in deck.slides[0].segments] == ["Gut zu wissen", "Text"]


def test_mdx_files_are_of_docusaurus() -> None:
    assert parse("# Dach\n", "deck.mdx").dialect == "docusaurus"
    assert parse("# Dach\n", "DECK.MDX").dialect == "docusaurus"


@pytest.mark.parametrize("dialect", ["docusaurus", "vitepress", "myst"])
def test_decks_are_detected(dialect: str) -> None:
    for path in sorted((DECKS / dialect).glob("*.md*")):
        assert parse(path.read_text(encoding="utf-8"), path.name).dialect == dialect


@given(st.text(alphabet="<>/{}=\"'ab \\*`$", max_size=40))
def test_no_tag_comes_from_a_translation_alone(translation: str) -> None:
    result = escape_tags("Text", translation)
    code = code_spans(result)
    assert all(result[at - 1 : at] == "\\" or is_within(at, code) for at, char in enumerate(result) if char == "<")


@given(st.text(alphabet="<>/{}=\"'ab \\*`$_~", max_size=40))
def test_nothing_but_backslashes_is_added(text: str) -> None:
    assert escape_loose(text).replace("\\", "") == text.replace("\\", "")


@given(
    st.lists(st.sampled_from(["```{note}", "```", "````", ":::{tip}", ":::", "~~~", "- a", "> b", "  ```", "x", ""]))
)
def test_a_view_has_equal_offsets(lines: list[str]) -> None:
    text = "\n".join(lines)
    seen = view_directives(text)
    assert len(seen) == len(text)
    assert all(new in (old, CLOSER) for old, new in zip(text, seen, strict=True))
