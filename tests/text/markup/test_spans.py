"""Spans that must survive translation."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from loctool.text.markup import MARKS, Masked, mask, protected_spans, unmask, unmask_marked
from loctool.text.markup.proof import keeps_markup, lost_and_invented
from loctool.text.markup.spans import _SIGN, _pattern

PARTS = (
    *(
        "Text",
        " ",
        "**",
        "*",
        "_",
        "`x y`",
        "[",
        "](https://a.b/c)",
        "{name}",
        "%(n)s",
        "%s",
        "100 %",
        "$x",
        "\n",
        "<b>",
    ),
    *(
        "</b>",
        "<1>",
        "</1>",
        "{{m}}",
        "https://a.de/b.",
        "[1]",
        "a@b.de",
        "$a+b$",
        "\\*",
        "&nbsp;",
        "„",
        "3 * 4",
        "[^1]",
    ),
)
markup = st.lists(st.sampled_from(PARTS)).map("".join)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("50 % der Folien", ()),
        ("Kosten: 3 * 4 = 12", ()),
        ("ein **fettes** Wort", ("**", "**")),
        ("snake_case bleibt", ()),
        ("_kursiv_", ("_", "_")),
        (r"In \@ref(fig:a) und (\#tab:b)", (r"\@ref(fig:a)", r"(\#tab:b)")),
        ("(ref:a) Ein Wort", ("(ref:a)",)),
        ("siehe [hier](https://a.de/x_(y)) nach", ("[", "](https://a.de/x_(y))")),
        ("`a * b` und ``c ` d``", ("`a * b`", "``c ` d``")),
        ("Hallo {name}, {0} {{ user.name }}", ("{name}", "{0}", "{{ user.name }}")),
        ("%(count)s von %d und %1$s", ("%(count)s", "%d", "%1$s")),
        ("5 $ und $HOME und ${x}", ("$HOME", "${x}")),
        ("Formel $E = mc^2$ hier", ("$E = mc^2$",)),
        ("<b>fett</b><br/>", ("<b>", "</b>", "<br/>")),
        ("<https://a.de> oder https://b.de/c?d=e.", ("<https://a.de>", "https://b.de/c?d=e")),
        ("an max.muster@firma.de.", ("max.muster@firma.de",)),
        ("[Zitat] ohne Ziel", ()),
        ("[zwei\nZeilen](a.md)", ("[", "](a.md)")),
        ("![Plan](p.png 'der Plan') und ![Plan][p]", ("![Plan](p.png 'der Plan')", "![", "][p]")),
        ('[da](<a b> "ein \\"Zitat\\"")', ("[", '](<a b> "ein \\"Zitat\\"")')),
        ("Mehr[^2] dazu[^a-b]", ("[^2]", "[^a-b]")),
        ("Vor&nbsp;bild \\* Stern", ("&nbsp;", "\\*")),
        ("Nimm <code>a < b</code> hier", ("<code>a < b</code>",)),
        ("<svg viewBox='0'><path d='x'/></svg> Text", ("<svg viewBox='0'><path d='x'/></svg>",)),
        ("Das <i class='x notranslate'>Haus <b>A</b></i>", ("<i class='x notranslate'>Haus <b>A</b></i>",)),
        ("<kbd>Strg</kbd> drücken", ("<kbd>", "</kbd>")),
    ],
)
def test_finds_what_must_survive(text: str, spans: tuple[str, ...]) -> None:
    assert mask(text).spans == spans


@given(markup)
def test_unmask_undoes_mask(text: str) -> None:
    assert unmask(mask(text)) == text


@example("{a}{b}{c}%(n)s_3 * 4", "_{}")
@given(st.text() | markup, st.sampled_from(sorted(MARKS)))
def test_marks_lead_back_to_the_text(text: str, form: str) -> None:
    masked = mask(text)
    assert unmask_marked(masked, masked.marked(form), form) == text


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("ein **fettes** Wort", "ein [1] fettes [2] Wort"),
        ("siehe [hier](https://a.de).", "siehe [1] hier [2]."),
        ("{n}kg von **{name}**", "[1] kg von [2] [3] [4]"),
    ],
)
def test_marks_stand_apart_from_words(text: str, marked: str) -> None:
    assert mask(text).marked() == marked


@pytest.mark.parametrize(
    ("source", "draft", "text"),
    [
        ("ein **fettes** Wort", "a [1] bold [2] word", "a **bold** word"),
        ("ein **fettes** Wort", "a word [1]bold[2]", "a word **bold**"),
        ("ein **fettes** Wort", "a[1]bold[2]word", "a **bold** word"),
        ("**Wichtig:** {n} Tage", "[1] Important: [2] [3] days", "**Important:** {n} days"),
        ("Hallo {name}, ja", "Yes, [1] dear", "Yes, {name} dear"),
        ("<kbd>C</kbd> bricht ab", "To break [1] C [2]", "To break <kbd>C</kbd>"),
        ("[a](b) und [c](d)", "[3] c [4] and [1] a [2] [9]", "[c](d) and [a](b) [9]"),
    ],
)
def test_spans_stand_as_close_to_words_as_in_the_source(source: str, draft: str, text: str) -> None:
    assert unmask_marked(mask(source), draft) == text


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("**a** *b*", [(0, 1), (2, 3)]),
        ("**a [b](c) d**", [(0, 3), (1, 2)]),
        ("**** {a} **b", []),
        ("<b>a</i>", []),
    ],
)
def test_pairs(text: str, pairs: list[tuple[int, int]]) -> None:
    assert mask(text).pairs() == pairs


@given(markup)
def test_a_text_proves_itself(text: str) -> None:
    assert keeps_markup(text, text)
    assert lost_and_invented(text, text) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "holds"),
    [
        ("Hallo {name}", "Hello {name}", True),
        ("Hallo {name}", "Hello {Name}", False),
        ("{a} vor {b}", "{b} after {a}", True),
        ("**a** und *b*", "*b* and **a**", False),
        ("<1>a</1>", "</1>a<1>", False),
        ("[a](b)", "](b)a[", False),
        ("a\nb", "a b", True),
        ("a", "a **b**", False),
        ("a **b** c", "a b **** c", False),
        ("siehe [hier](b)", "see here [](b)", False),
        ("a **b c** d", "a **b **d", False),
        ("a ~~b c~~ d", "~~a ~~ b", False),
        ("2 ** 3 ** 4", "2 ** 3 ** 4", True),
    ],
)
def test_proof(source: str, target: str, holds: bool) -> None:
    assert keeps_markup(source, target) is holds


def test_says_what_is_lost_and_what_is_invented() -> None:
    assert lost_and_invented("{a} {b} {b}", "{b} %s") == (["{a}", "{b}"], ["%s"])


@given(markup, st.randoms(use_true_random=False))
def test_the_proof_accepts_no_lost_span(text: str, random: Random) -> None:
    masked = mask(text)
    assume(masked.spans)
    lost = random.randrange(len(masked.spans))
    assume(masked.spans[lost] != "&nbsp;")  # an entity stands for a character
    pieces = (
        *masked.pieces[:lost],
        f"{masked.pieces[lost]} Wort {masked.pieces[lost + 1]}",
        *masked.pieces[lost + 2 :],
    )
    spans = (*masked.spans[:lost], *masked.spans[lost + 1 :])
    assert not keeps_markup(text, unmask(Masked(pieces, spans)))


@given(markup, st.sampled_from(["{neu}", "%(neu)s", "`neu`", "<i>", "[9]", "https://neu.de", "neu@a.de"]))
def test_the_proof_accepts_no_invented_span(text: str, span: str) -> None:
    assert not keeps_markup(text, f"{text} {span}")
    assert not keeps_markup(f"{text} {span}", text)


@given(st.text("ab 1.:/@%<>[](){}$&;\\*~_`!#^\n-\"'x", max_size=20))
def test_no_text_without_a_sign_has_a_span(text: str) -> None:
    assert _SIGN.search(text) or not list(protected_spans(text))


@given(st.lists(st.sampled_from(["[", "]", "(", ")", "!", "a", "^", "1", " ", "http://a.b", '"', "<b>"]), max_size=12))
def test_texts_without_links_have_the_spans_that_the_whole_pattern_finds(parts: list[str]) -> None:
    text = "".join(parts)
    whole = [(match.lastgroup, match.span()) for match in _pattern("").finditer(text)]
    assert [(match.lastgroup, match.span()) for match in protected_spans(text)] == whole


def test_a_translation_words_the_attributes_of_tags_in_its_own_way() -> None:
    source = '<img src="x" alt="Plan" title=Saal> und <abbr title="zum Beispiel">z. B.</abbr>'
    target = '<img src="x" alt="Map" title="Hall"> and <abbr title="for example">e.g.</abbr>'
    assert keeps_markup(source, target)
    assert lost_and_invented(source, target.replace('"x"', '"y"')) == (
        ['<img src="x" alt="Plan" title=Saal>'],
        ['<img src="y" alt="Map" title="Hall">'],
    )


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Ein [rotes Wort]{.red} und :badge[neu]{#x}", ["[", "]{.red}", ":badge[", "]{#x}"]),
        ('Wort :icon{name="x y"} und :logo-b{.c} hier', [':icon{name="x y"}', ":logo-b{.c}"]),
        ("`a`{.x} und **b**{k=v}", ["`a`", "{.x}", "**", "**", "{k=v}"]),
        ("Erst [click] und dann [click:3] weiter", ["[click]", "[click:3]"]),
        ("Das [ist] kein {Span} um 12:30[^1]", ["{Span}", "[^1]"]),
    ],
)
def test_attributes_and_clicks(text: str, spans: list[str]) -> None:
    assert [match[0] for match in protected_spans(text)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('Mit {{< frag c="{x}" >}} und {{% b %}}', ['{{< frag c="{x}" >}}', "{{% b %}}"]),
        ("Der {% if x %}rote{% endif %} Fluss", ["{% if x %}", "{% endif %}"]),
        ("Ein *Fluss*{: .blau} und {::comment}weg{:/}", ["*", "*", "{: .blau}", "{::comment}", "{:/}"]),
        ('Siehe [dort]({{< ref "a.md" >}} "Titel")', ["[", ']({{< ref "a.md" >}} "Titel")']),
        ("Siehe [dort]({% link a b.md %})", ["[", "]({% link a b.md %})"]),
        ("Menge {1, 2} und 5 {% Rabatt {: so", []),
        ("Von 5 % {und} 7 % mehr", ["{und}"]),
    ],
)
def test_tags_of_templates(text: str, spans: list[str]) -> None:
    assert [match[0] for match in protected_spans(text)] == spans


def test_the_title_of_a_link_whose_address_is_a_tag_is_a_text() -> None:
    source = 'Siehe [dort]({{< ref "a.md" >}} "Mehr davon")'
    assert keeps_markup(source, 'See [there]({{< ref "a.md" >}} "More of it")')
    assert not keeps_markup(source, 'See [there]({{< ref "b.md" >}} "More of it")')


@pytest.mark.parametrize("path", [r"C:\Temp", r"D:\Daten\2024\plan.xlsx", r"\\server\share\plan"])
def test_a_path_of_windows_is_one_span(path: str) -> None:
    assert [one[0] for one in protected_spans(f"Unter {path} liegt ({path}).")] == [path, path]
