"""pandoc's Markdown: what readers see is offered, tables are drawn anew, and what is syntax stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.markdown.dialects.pandoc.markers import view_markers
from loctool.formats.reading import Reading
from loctool.model import Deck
from tests.formats.dialects.decks import assert_same, need_parser, pseudo_drafted
from tests.formats.dialects.fragments import HOSTILE

CASES = sorted((Path(__file__).parent.parent.parent / "data" / "formats" / "pandoc" / "cases").iterdir())


def read(text: str, dialect: str = "pandoc") -> Deck:
    return parse(text, "deck.md", Reading(dialect=dialect))


def texts(text: str, dialect: str = "pandoc") -> list[str]:
    return [one.text for slide in read(text, dialect).slides for one in slide.segments]


def roles(text: str) -> list[tuple[str, str]]:
    return [(one.role, one.text) for slide in read(text).slides for one in slide.segments]


def translated(text: str, new: dict[str, str], dialect: str = "pandoc") -> str:
    return render(text, "deck.md", lambda one: new.get(one.text), Reading(dialect=dialect))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    need_parser("pandoc")
    source = path.read_text(encoding="utf-8")
    assert_same("pandoc", source, pseudo_drafted("pandoc", path.name, source))
    left = read(source).left_out
    assert not left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n- a\n- b", ["text - a - b"]),
        ("text\n# H", ["text # H"]),
        ("text\n***", ["text ***"]),
        ("text\n> q", ["text > q"]),
        ("text\n::: x", ["text ::: x"]),
        ("text\n~~~\nx\n~~~", ["text ~~~ x ~~~"]),
        ("text\n```\nx\n```\nmore", ["text", "more"]),
        ("- a\n  - b\n    7. c", ["a", "b", "c"]),
        ("> - a\n> - b", ["a", "b"]),
        ("A\nB\n---", ["A B ---"]),
        ("A\n---", ["A"]),
        ("Das kostet $20,000 and $3.", ["Das kostet $20,000 and $3."]),
        ("(@gut) eins\n(@) zwei\n\n#. drei\n\na) vier\nb) fünf\n\niv. sechs", ["eins", "zwei", "drei", "vier", "fünf", "sechs"]),
        ("(@ein-langes-kennwort) eins\n(@noch-ein-langes) zwei", ["eins", "zwei"]),
        ("A. Otto kam.", ["A. Otto kam."]),
        ("p. 3 oben\n\n- p. 4 unten\n\np.  3\n\np. Punkt", ["p. 3 oben", "p. 4 unten", "Punkt"]),
        ("A.  Otto kam.", ["Otto kam."]),
        ("Regen\n:   Wasser.\n\n    Mehr.\n\nTau\n\n~ Auch.", ["Regen", "Wasser.", "Mehr.", "Tau", "Auch."]),
        ("| Rosen sind rot,\n|    Veilchen\n| sind\n  blau.", ["Rosen sind rot,", "Veilchen", "sind blau."]),
        ("Text\n\n. . .\n\nEnde", ["Text", "Ende"]),
        ("$$\nx\n$$ {#eq-a}\n\nEnde", ["Ende"]),
        ("# Kopf {#a .b data-x=\"y\"}\n\n## {background=\"x.png\"}\n\n## Ende ## {-}", ["Kopf", "Ende"]),
        ("## Der [Plan]{.x}\n\n[Ja]{.y}", ["Der [Plan]{.x}", "[Ja]{.y}"]),
        ("![Ein Plan](a.png){fig-alt=\"Linien\" width=50%}", ["Ein Plan", "Linien"]),
        ("::: {.callout-note title=\"Ein \\\"Wort\\\"\"}\nText\n:::", ['Ein "Wort"', "Text"]),
        ("<div class=\"x\">\n*a*\n\n- b\n</div>\n\n<p>*c*</p>", ["*a*", "b", "*c*"]),
        ("<table>\n<tr><td>aa</td><td>*bb*</td></tr>\n</table>", ["aa", "*bb*"]),
        ("a\n\n---\nabstract: Kurz\ntheme: x\n...\n\nb", ["a", "Kurz", "b"]),
        ("[x]: http://y \"Ein Titel\"\n", ["Ein Titel"]),
        ("\\begin{equation}\nx\n\\end{equation}.\n\n# Ende", ["Ende"]),
        ("\\begin{align}\n\\begin{align}\n\\end{align} % \\end{align}\nx \\\\\n\\end{align}\\label{a} *wo* x\n\nEnde", ["\\label{a} *wo* x", "Ende"]),
        ("- \\begin{equation}\n  x\n  \\end{equation}, wo\n\nEnde", [", wo", "Ende"]),
        ("\\begin{equation}\n\nEnde", ["Ende"]),
        ("\\\n\nEins\n\n- \\\n  zwei\n\n\\\ndrei\\\nvier", ["Eins", "zwei", "drei\nvier"]),
        ("<div\n  title=\"Ein > Titel\"\n> Text *da*\n\n# Ende\n</div>", ["Ein > Titel", "Text *da*", "Ende"]),
        ("<div\n\n# Ende", ["<div", "Ende"]),
        ("<style>\n.a { color: red }\n\nb\n</style>\n\nEnde", ["Ende"]),
        ("<script>var title = \"Wort\"\n\nnichts</script> *Text*\n\nEnde", ["*Text*", "Ende"]),
        ("<div>Vor <pre>ein Wort</pre> nach\n<b>Ende</b>\n</div>", ["Vor", "nach", "<b>Ende</b>"]),
        ("- <PRE>\n  nichts\n\n  davon</PRE>\n- Text <script>x = \"Wort\"</script>", ["Text"]),
        ("<script>\nText\n\nEnde", ["Text", "Ende"]),
        ("<script>Text\n\nEnde", ["<script>Text", "Ende"]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_notes_are_notes_at_any_depth() -> None:
    text = "::: notes\nLeise.\n\n::: {.x}\n- tief\n:::\n\nNoch.\n:::\n\nLaut.\n\n::: {.notes}\nLeise.\n:::\n"
    expected = ["note", "note", "note", "paragraph", "note"]
    assert [role for role, _ in roles(text)] == expected
    line = '<div class="notes"><div>Leise.</div>Auch</div><p>Laut.</p>\n\n## Titel {data-notes="Ganz leise."}\n'
    expected = ["note", "note", "paragraph", "heading", "metadata"]
    assert [role for role, _ in roles(line)] == expected


def test_slides_begin_at_the_level_that_content_follows() -> None:
    titles = [slide.title for slide in read("# A\n\n## B\n\nx\n\n### C\n\ny\n\n---\n\nz\n\n## D\n\nw\n").slides]
    assert titles == ["A", "B", "z", "D"]


def test_raw_tex_is_named_as_left_out() -> None:
    found = read("\\vspace{1em}\n\n\\begin{align}\na\n\\end{align}\n\n\\begin{block}{Titel}\nText hier\n\\end{block}\n")
    assert [one.line for one in found.left_out] == [7]


@pytest.mark.parametrize(
    "text",
    [
        "# \\textbf{Titel}", "- \\alert{Wichtig sein}", "| \\emph{x y} | 1 |\n|---|---|\n| 1 | 2 |", "\\note{Ganz leise}",
        "\\textcolor{red}{rote Wörter}", "\\unbekannt{Überall}", '---\ntitle: "\\\\textsc{TU Wien}"\n---\n', "> \\textbf{wichtig}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("dialect", ["pandoc", "github"])
def test_words_in_tex_are_named(text: str, dialect: str) -> None:
    found = read(text, dialect)
    assert len(found.left_out) == 1
    assert not any(slide.segments for slide in found.slides)


@pytest.mark.parametrize(
    "text",
    ["\\pagestyle{empty}", "\\vspace{1em}", "\\input{kapitel/a}", "\\setlength{\\parindent}{0pt}", "- \\ref{fig:a}"],
)
def test_names_in_tex_are_no_words(text: str) -> None:
    assert not read(text).left_out


def test_raw_blocks() -> None:
    text = "- ````{=html}\n  <p>Ein Wort</p>\n\n  <img alt='Ein Bild'>\n  ```\n  ````\n\n```{=latex}\nnicht dies\n```\n"
    assert texts(text) == ["Ein Wort", "Ein Bild"]
    assert [one.line for one in read(text).left_out] == [8]
    new = {"Ein Wort": "````\n# <i>A</i>"}
    assert translated(text, new) == text.replace("<p>Ein Wort</p>", "<p>```` # &lt;i>A&lt;/i></p>")
    assert translated(text, {"Ein Wort": "$5"}) == text.replace("Ein Wort", "$5")
    assert texts("```{=html}\n<p>Ein Wort</p>\n") == []


def test_tex_of_other_systems_ends_where_it_does() -> None:
    found = read("\\begin{align}\nein Wort\n\\end{align}.\n\n\\begin{x}\n\nText\n", "github")
    assert [one.text for slide in found.slides for one in slide.segments] == ["Text"]
    assert [one.line for one in found.left_out] == [1]


def test_what_would_begin_a_block_is_text() -> None:
    source = "Eins.\n\nZwei\n"
    for text in HOSTILE:
        found = texts(translated(source, {"Zwei": text}))
        assert found[0] == "Eins."


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("Satz.", "a) b", "a\\) b"),
        ("Satz.", "(@x) b", "\\(@x) b"),
        ("Satz.", "%", "\\%"),
        ("Satz.", "~", "\\~"),
        ("Satz.", ": b", "\\: b"),
        ("Satz.", "Table: b", "Table\\: b"),
        ("Satz.", "a <div> b", "a &lt;div> b"),
        ("# Satz.", "a {.x}", "# a \\{.x}"),
        ("Satz.", "\\input{x}", "\\\\input{x}"),
        ("Wort\n:   Satz.", "a\nb", "Wort\n:   a\\\n    b"),
    ],
)
def test_guards(text: str, new: str, expected: str) -> None:
    assert translated(text, {"Satz.": new}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Alt\n\n[Wort][Alt]\n", "# Neu\n\n[Wort][Alt]\n\n[Alt]: #neu\n"),
        ("# Alt {#x .y}\n\n[alt][]\n", "# Neu {#x .y}\n\n[alt][]\n\n[Alt]: #x\n"),
        ("# Alt\n\n# Alt\n\nIm [Alt] da", "# Neu\n\n# Neu\n\nThe [new][Alt] one\n\n[Alt]: #neu\n"),
        ("# Alt\n\n[Alt]\n\n[alt]: x\n", "# Neu\n\n[Alt]\n\n[alt]: x\n"),
        ("# Alt\n\n[Alt](x) [alt]{.y}\n", "# Neu\n\n[Alt](x) [alt]{.y}\n"),
        ("# Alt\r\n\r\n[Wort][Alt]\r\n", "# Neu\r\n\r\n[Wort][Alt]\r\n\r\n[Alt]: #neu\r\n"),
        ("# Alt\n\n[Wort][Alt]\n\n```{r}\nx", "# Neu\n\n[Wort][Alt]\n\n```{r}\nx"),
    ],
)
def test_links_by_a_heading_follow_it(text: str, expected: str) -> None:
    assert translated(text, {"Alt": "Neu", "Im [Alt] da": "The [new] one"}) == expected
    assert translated(text, {}) == text


def test_quarto_runs_nothing_that_a_translation_says() -> None:
    new = {"Satz.": "{{< include x >}} und `r 1` und `{python} 2`"}
    assert translated("Satz.", new, "quarto") == "&#123;{< include x >}} und `` r 1 `` und `` {python} 2 ``"
    source = "Es sind `r nrow(x)`."
    assert translated(source, {source: "There are `r nrow(x)`."}, "rmarkdown") == "There are `r nrow(x)`."


def test_options_of_code() -> None:
    text = '```{python}\n#| label: fig-a\n#| fig-cap: "Ein Pegel"\n#| fig-subcap:\n#|   - "Links"\n#|   - "Rechts"\nx = "y"\n```\n'
    assert texts(text, "quarto") == ["Ein Pegel", "Links", "Rechts"]
    expected = text.replace("Ein Pegel", "A gauge").replace("Rechts", "Right")
    assert translated(text, {"Ein Pegel": "A gauge", "Rechts": "Right"}, "quarto") == expected
    chunk = '```{r a, fig.cap="Ein Pegel"}\nplot(x)\n```\n'
    assert translated(chunk, {"Ein Pegel": 'A "gauge"'}, "rmarkdown") == chunk.replace("Ein Pegel", 'A \\"gauge\\"')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('```{r}\n#| fig.cap: "Ein Pegel"\nx\n```', ["Ein Pegel"]),
        ('```{r}\n#| fig.cap = "Ein Pegel", echo=FALSE\nx\n```', ["Ein Pegel"]),
        ("```{r}\n#| fig.alt=c(\"Erster Pegel\",\n#|   'Zweiter Pegel'), title = \"T1 da\"\nx\n```", ["Erster Pegel", "Zweiter Pegel", "T1 da"]),
        ('```{r a, fig.cap=c("Erster Pegel", "b.png"), x="nicht dies"}\nx\n```', ["Erster Pegel"]),
        ("```{asis, echo=TRUE}\nEin *Wort*.\n\n- Eins\n```\n\nText", ["Ein *Wort*.", "Eins", "Text"]),
        ("> ````{block2}\n> Ein Wort.\n>\n> ```\n> x\n> ```\n> ````\n\nText", ["Ein Wort.", "Text"]),
        ("````md\n```{asis}\nnichts\n```\n````\n\nText", ["Text"]),
        ("```{asis}\nnichts", []),
        ('```{r, fig.cap="(ref:a)"}\nx\n```\n\n(ref:a) Ein *Pegel*.\n\nIn \\@ref(fig:a).', ["Ein *Pegel*.", "In \\@ref(fig:a)."]),
    ],
)  # fmt: skip
def test_chunks_of_knitr(text: str, expected: list[str]) -> None:
    assert texts(text, "rmarkdown") == expected
    assert texts(text.replace("\n", "\r\n"), "rmarkdown") == expected


def test_shortcodes() -> None:
    text = '{{< video x.mp4 title="Der Fluss" >}}\n\n{{{< pagebreak >}}}\n\n{{< pagebreak >}}\n'
    assert texts(text, "quarto") == ["Der Fluss"]
    two = '{{< fa ja >}} {{< video x.mp4 title="Der Fluss" >}}'
    assert texts(two, "quarto") == ["Der Fluss"]
    between = "{{< fa ja >}} Danke sehr {{< kbd Strg+C >}}"
    assert texts(between, "quarto") == [between]


def test_dates_of_quarto_are_no_words() -> None:
    head = "---\ntitle: A\ndate: {}\nformat:\n  revealjs:\n    footer: Unten\nlanguage:\n  toc-title: Inhalt\n---\n"
    assert texts(head.format("today"), "quarto") == ["A", "Unten", "Inhalt"]
    assert texts(head.format("im Mai"), "quarto") == ["A", "im Mai", "Unten", "Inhalt"]


def test_metadata_of_quarto() -> None:
    head = (
        "---\ncrossref:\n  fig-prefix: Bild\naffiliations:\n  - name: Amt\n    department: Wasser\n"
        "other-links:\n  - text: Mehr\n    href: x\nlicense: {}\ncopyright:\n  holder: Die Stadt\n---\n"
    )
    assert texts(head.format("CC BY-SA"), "quarto") == ["Bild", "Amt", "Wasser", "Mehr", "Die Stadt"]
    assert texts(head.format("Alles erlaubt"), "quarto")[-2:] == ["Alles erlaubt", "Die Stadt"]


@pytest.mark.parametrize(
    ("path", "text", "dialect"),
    [
        ("a.qmd", "# A\n", "quarto"),
        ("a.Rmd", "# A\n", "rmarkdown"),
        ("a.rmd", "# A\n", "rmarkdown"),
        ("a.Rmd", "---\noutput: xaringan::moon_reader\n---\n", "xaringan"),
        ("a.md", "---\nformat: revealjs\n---\n", "quarto"),
        ("a.md", "---\nformat:\n  revealjs:\n    theme: x\n---\n", "quarto"),
        ("a.md", "---\noutput: ioslides_presentation\n---\n", "rmarkdown"),
        ("a.md", "% Wasser\n% Kim\n\nText\n", "pandoc"),
        ("a.md", "::: {.x}\nText\n:::\n", "pandoc"),
        ("a.md", "Text\n\n. . .\n\nEnde\n", "pandoc"),
        ("a.md", "+----+\n| ab |\n+----+\n", "pandoc"),
        ("a.md", "% 50 und mehr\n", "github"),
        ("a.md", "---\nformat: clean-revealjs\n---\n", "quarto"),
        ("a.md", "---\nformat:\n  clean-revealjs:\n    theme: x\n---\n", "quarto"),
        ("a.md", "---\nformat: beamer\n---\n", "quarto"),
        ("a.md", "---\ntitle: A\naspectratio: 169\n---\n", "pandoc"),
        ("a.md", "---\nheader-includes:\n  - x\n---\n", "pandoc"),
        ("a.md", "---\nheader-includes: x\noutput: beamer_presentation\n---\n", "rmarkdown"),
        ("a.md", "::: incremental\n- a\n:::\n", "pandoc"),
        ("a.md", ":::: columns\n::: column\na\n:::\n::::\n", "pandoc"),
        ("a.md", "Ein Satz.^[Eine *Note*.]\n", "pandoc"),
        ("a.md", "Ein Satz [siehe @meier, S. 3].\n", "pandoc"),
        ("a.md", "Ein Satz [@meier; @kunz].\n", "pandoc"),
        ("a.md", "# Kopf {.unnumbered}\n", "pandoc"),
        ("a.md", "# Kopf {#a .x .unlisted}\n", "pandoc"),
        ("a.md", "# Kopf {-}\n", "pandoc"),
        ("a.md", "Dank an [@meier](https://x.de) und [@kunz].\n\n[@kunz]: https://y.de\n", "github"),
        ("a.md", "Mit `::: incremental`, `^[so]` und `[@a, S. 3]`.\n", "github"),
        ("a.md", "```\n::: incremental\nText^[so]\n```\n", "github"),
        ("a.md", "2^[10]\n", "github"),
        ("a.md", "::: tip Hinweis\nText\n:::\n", "vitepress"),
        ("a.md", "Und dann ... . . .  weiter\n", "github"),
    ],
)
def test_detection(path: str, text: str, dialect: str) -> None:
    assert parse(text, path).dialect == dialect


@given(st.text(alphabet="(@ab#1i). \n>-*", max_size=60))
def test_views_have_equal_offsets(text: str) -> None:
    view = view_markers(text)
    assert len(view) == len(text)
    assert [at for at, char in enumerate(view) if char == "\n"] == [at for at, char in enumerate(text) if char == "\n"]
