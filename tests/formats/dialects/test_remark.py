"""remark and xaringan: what is offered, what stays, and that no translation changes how remark reads a deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.markdown.dialects.remark.lexer import Lexer, Mark
from loctool.formats.reading import Reading
from loctool.model import Segment

DECKS = Path(__file__).parent.parent.parent / "data" / "formats"
REMARK = Reading(dialect="remark")


def read(text: str, dialect: str = "remark") -> list[tuple[str, str]]:
    deck = parse(text, "deck.md", Reading(dialect=dialect))
    return [(one.role, one.text) for slide in deck.slides for one in slide.segments]


def translated(text: str, new: str) -> str:
    return render(text, "deck.md", lambda _: new, REMARK)


def skeleton(text: str) -> list[tuple[str, str, bool]]:
    """Return what remark finds in a deck: separators, and classes with whether they are blocks."""

    def shape(mark: Mark) -> tuple[str, str, bool]:
        name = text[mark.start : mark.begin] if mark.kind == "class" else ""
        return mark.kind, name, "\n" in text[mark.begin : mark.stop]

    return [shape(mark) for mark in Lexer(text).marks()]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a\n---\nb\n--\nc\n???\nd", ["slide", "step", "notes"]),
        ("a\n--- \nb\n----\nc\n ---\n", []),
        (".a[\nb\n---\n]\n---", ["class", "slide"]),
        ("```\n---\n```\n---\n", ["slide"]),
        ("~~~~ js\n---\n~~~\n???\n~~~~\n", []),
        ("`````\n---\n```\n---\n````\n???\n```\n---\n", ["notes", "slide"]),  # four of five close it, before three do
        ("```\n```\n---\n", ["slide"]),
        ("    ---\n---\n", ["slide"]),
        ("`a\n---\nb`", []),
        ("\\.a[b] .c.d[e [f]] .g[h", ["class"]),
        ("![:x y](z) .a[![:b]]", ["macro", "class", "macro"]),
        ("[a]: b\n---\n", ["definition", "slide"]),
        ("a\r\n---\r\nb\r\n???\r\n", ["slide", "notes"]),
        ("a\n<!-- break -->\nb", ["slide"]),
        ("", []),
    ],
)
def test_what_remark_cuts(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in Lexer(text).marks()] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\n???\nleise\n\n- B\n\n---\n# C", ["heading A", "note leise", "bullet B", "heading C"]),
        ("name: a\nclass: b, c\n\n# A", ["heading A"]),
        ("class: a\n\nNote: x\n\nText", ["paragraph Text"]),
        ("# A\n\nNote: x", ["heading A", "paragraph Note: x"]),
        ("Größe: 3 cm", ["paragraph Größe: 3 cm"]),
        ("wort: Regen\nfarbe: rot\n\n# {{wort}}", ["metadata Regen"]),
        ("- a\n--\n- b", ["bullet a", "bullet b"]),
        (".x[\n- a\n--\n\n- b\n]", ["bullet a", "bullet b"]),
        (".l[\n    - a\n    - b\n].r[\nc\n]", ["bullet a", "bullet b", "paragraph c"]),
        (".fuss[Quelle: X]", ["paragraph Quelle: X"]),
        ("Das ist .rot[sehr] wichtig.", ["paragraph Das ist .rot[sehr] wichtig."]),
        ("Das ist .rot[sehr\nwichtig].", ["paragraph Das ist", "paragraph sehr wichtig"]),
        ("a\n---\nexclude: true\n\nb\n???\nc\n---\nd", ["paragraph a", "paragraph d"]),
        ("layout: true\n\na\n---\nb", ["paragraph a", "paragraph b"]),
        ("---\ntitle: x\nclass: y\n---\na", ["paragraph a"]),
        ("#A\nb", ["heading A", "paragraph b"]),
        ("a <!-- leise --> b\n\n<!-- leise -->", ["paragraph a <!-- leise --> b"]),
        ("![:scale 50%](a.png)\n\nb", ["paragraph b"]),
        ("\\.a[b] c", ["paragraph \\.a[b] c"]),
        ("|a|b|\n|-|-|\n|c|d|e|f|\n|g|", [f"cell {one}" for one in "abcdefg"]),
        ("a|b\n-|-\nc \\| d|e", ["cell a", "cell b", "cell c \\", "cell d", "cell e"]),
        ("a\r\n\r\n???\r\nb\r\nc\r\n---\r\nd", ["paragraph a", "note b c", "paragraph d"]),
    ],
)
def test_segments(text: str, expected: list[str]) -> None:
    found = [f"{role} {text}" for role, text in read(text) if text.strip(".")]
    if "note" in " ".join(expected):
        expected = ["note B" if one == "bullet B" else one for one in expected]
    assert [one for one in found if "{{" not in one] == expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("a\n\n???\nb", "---", "\\---\n\n???\n\\---"),
        ("a", "???", "&#63;??"),
        ("a", "class: x", "class&#58; x"),
        ("# a", "class: x", "# class: x"),
        (".x[a\nb]", "c", ".x[c\n]"),
        (".x[\na\nb\n]", "c", ".x[\nc\n]"),
        (".x[a]", "b\nc", ".x[b c]"),
        (".x[a]", "b]", ".x[b&#93;]"),
        (".x[a]", "b \\[", ".x[b &#91;]"),
        ("a", "b.x[c", "b.x&#91;c"),
        ("a", "`b", "&#96;b"),
        ("a", "`b`", "`b`"),
        ("a", "b <!-- exclude: true --> c", "b &lt;!-- exclude: true --> c"),
        ("a", "![:b](c)", "\\!\\[:b](c)"),
        ("a", "{{content}}", "&#123;{content}}"),
        ("{{x}} a", "{{x}} b", "{{x}} b"),
        ("a", "b\nc", "b  \nc"),
        ("a", "<div>b", "&lt;div>b"),
        ("a", "<b>b</b>", "<b>b</b>"),
        ("a", "<b>b", "&lt;b>b"),
        ("|a|b|\n|-|-|", "c | d", "|c &#124; d|c &#124; d|\n|-|-|"),
        ("- a", "**", "- \\**"),
        ("#a", "# b", "#\\# b"),
        ("x: a\n\n{{x}} b", "c $ d", "x: c &#36; d\n\nc $ d"),
        ("`a`\n\nb", "`c`---", "`a`\n\n`c`&#45;--"),
    ],
)
def test_translations_are_written_safely(text: str, new: str, expected: str) -> None:
    assert translated(text, new) == expected


@pytest.mark.parametrize("path", sorted((DECKS / "remark" / "short").glob("*.md")), ids=lambda path: path.stem)
def test_decks_keep_what_remark_reads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse(text, path.name).dialect == "remark"
    for new in ("Wort", "Wort: a", "a ] b", "---", "`x", ".a[", "eins\nzwei"):
        assert skeleton(translated(text, new)) == [
            one for one in skeleton(text) if one[2] or one[0] != "class" or is_own_text(text, one[1])
        ]


def is_own_text(text: str, opening: str) -> bool:
    """Return whether a class is alone on its line, so that no translation can drop it."""
    return any(line.strip().startswith(opening) and line.strip().endswith("]") for line in text.split("\n"))


PIECES = st.lists(
    st.sampled_from(
        [
            "# Titel\n\n", "Text mit `code`\n\n", "---\n", "--\n", "???\n", "\n---\nclass: a\n\n", ".a[\n- b\n]\n", ".fuss[Kurz]\n\n",
            "- eins\n- zwei\n\n", "```js\n---\n```\n\n", ".l[\n.m[\ntief\n]\nhoch\n]\n\n", "exclude: true\n\n", "> Zitat\n\n",
        ]
    ),
    max_size=9,
)  # fmt: skip
HOSTILE = st.lists(
    st.sampled_from(
        ["Wort", "---", "???", "--", "]", "[", ".x[", "`", "``", "```", "~~~", "key: x", "a\nb", "{{content}}", "<!-- a: b -->",
         "![:a](b)", "`a`---", "[a]: b", "# x", "- x", "<div>", "|", "\\", "**", "Satz mit `code` und .b[c]."]
    ),
    min_size=1,
)  # fmt: skip


@given(PIECES, HOSTILE)
def test_no_translation_moves_a_separator(pieces: list[str], texts: list[str]) -> None:
    source, number = "".join(pieces), iter(range(10**6))

    def translate(_: Segment) -> str:
        return texts[next(number) % len(texts)]

    result = render(source, "deck.md", translate, REMARK)

    def blocks(text: str) -> list[tuple[str, str, bool]]:
        return [one for one in skeleton(text) if one[1] != ".b["]

    assert blocks(result) == blocks(source)


def test_xaringan() -> None:
    path = DECKS / "xaringan" / "short" / "stadtbach.Rmd"
    text = path.read_text(encoding="utf-8")
    deck = parse(text, path.name)
    assert deck.dialect == "xaringan"
    assert [[one.text for one in slide.segments] for slide in deck.slides] == [
        [
            *("Der Stadtbach", "Ein Rundgang", "Maria Weber", "Stadtwerke"),
            *("Die Messung", "Der Mittelwert ist `r mean(x)` und $\\bar{x}$.", "Leise sprechen."),
        ],
        ["Park", "Das ist die .rot[Formel]."],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```{r setup, include=FALSE}\nx\n```\n\nclass: center, middle\n\n# A", ["A"]),
        ("```{r}\n#| include: false\nx\n```\nwort: b\n\n# A {{wort}}", ["b", "A {{wort}}"]),
        ("A\n---\n\n```{r echo=FALSE}\nx\n```\n\nclass: inverse\n\nB", ["A", "B"]),
        ("```{r echo=FALSE}\nplot(x)\n```\n\nQuelle: Max", ["Quelle: Max"]),  # below a picture, it may be text
        ("A\n\n```{r, include=FALSE}\nx\n```\n\nclass: b", ["A", "class: b"]),
    ],
)
def test_properties_below_a_chunk_that_leaves_nothing(text: str, expected: list[str]) -> None:
    assert [one for _, one in read("---\noutput: x\n---\n" + text, "xaringan")] == expected


def test_a_text_below_a_chunk_does_not_become_a_property() -> None:
    text = "```{r echo=FALSE}\nx\n```\n\nQuelle: Max"
    rendered = render(text, "deck.md", lambda _: "class: x", Reading(dialect="xaringan"))
    assert rendered == text.replace("Quelle: Max", "class&#58; x")


@pytest.mark.parametrize("new", ["`r x`", "``r x``", "\\`r x\\`", "`r#x`", "`{r} x`", "a `r x\n y` b"])
def test_no_translation_runs_code(new: str) -> None:
    text = "---\ntitle: Regen\n---\n\n# Regen\n\n- Regen\n\n.x[Regen]\n\n| a | Regen |\n|-|-|\n\n???\nRegen"
    rendered = render(text, "deck.md", lambda _: new, Reading(dialect="xaringan"))
    assert "`r" not in rendered
    assert "`{" not in rendered
    assert render("Wert `r x`", "deck.md", lambda _: "`r x` `r y`", Reading(dialect="xaringan")) == "`r x` ` r y`"


def test_words_of_macros_are_left_out() -> None:
    assert parse("![:bild Ein Haus](a.png)\n\n![:scale 50%](b.png)", "deck.md", REMARK).left_out[0].line == 1


@pytest.mark.parametrize("dialect", ["remark", "xaringan"])
def test_decks_are_detected(dialect: str) -> None:
    paths = sorted((DECKS / dialect).rglob("*.*"))
    assert {parse(path.read_text(encoding="utf-8"), path.name).dialect for path in paths if path.is_file()} == {dialect}
