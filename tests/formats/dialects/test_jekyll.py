"""Jekyll: Liquid's tags, and kramdown's blocks and attributes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading

JEKYLL = Reading(dialect="jekyll")


def texts(source: str) -> list[str]:
    deck = parse(source, "deck.md", JEKYLL)
    return [one.text for slide in deck.slides for one in slide.segments]


def rendered(source: str, **translations: str) -> str:
    return render(source, "deck.md", lambda one: translations.get(one.text), JEKYLL)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("---\nlayout: post\ntitle: Igel\nexcerpt: Kurz\n---\n\nText\n", ["Igel", "Kurz", "Text"]),
        ("{% if x %}\nText\n{% endif %}\n", ["Text"]),
        ("{% if x %}Text{% endif %}\n", ["Text"]),
        ("{% raw %}\nIm Muster {{ name }}.\n{% endraw %}\n", ["Im Muster {{ name }}."]),
        ("{% highlight ruby %}\nputs x | y\n\nEnde\n{% endhighlight %}\n", []),
        ("{% comment %}\nGeheim\n\n# Auch\n{% endcomment %}\n\nText\n", ["Text"]),
        ('{% include a.html src="a b.png" caption="Ein Bild" %}\n', ["Ein Bild"]),
        ("{% include a.html\n  caption='Ein Bild'\n%}\n", ["Ein Bild"]),
        ('Stand: {{ page.date | date: "%d.%m." }}\n', ['Stand: {{ page.date | date: "%d.%m." }}']),
        ('# Titel\n{: .x title="Lang"}\n', ["Titel", "Lang"]),
        ("- eins\n- zwei\n{: .x}\n", ["eins", "zwei"]),
        ("- {: .x} eins\n", ["eins"]),
        ("* Inhalt\n{:toc}\n\nText\n", ["Text"]),
        ("1. eins\n2. zwei\n{:toc .klein}\n", []),
        ("{::comment}\nGeheim\n{:/comment}\n\nText\n", ["Text"]),
        ('{::options toc_levels="2" /}\n\nText\n', ["Text"]),
        ("*[HTML]: Sprache des Netzes\n", ["Sprache des Netzes"]),
        ('{:klein: .x title="Lang"}\n', ["Lang"]),
        ("Text[^1]\n\n[^1]: Fuß\n", ["Text[^1]", "Fuß"]),
        ("Hagel\nGraupel\n: Eis\n: Frost\n", ["Hagel", "Graupel", "Eis", "Frost"]),
        ("$$\nx = y\n$$\n\nText $$x$$ da\n", ["Text $$x$$ da"]),
        ("Text\n^\nmehr\n", ["Text", "mehr"]),
        ("Text\n***\nmehr\n", ["Text *** mehr"]),
        ("a | b\n---|---\nc `x|y` | d\n====|====\ne\\|f | 7\n", ["a", "b", "c `x|y`", "d", "e|f"]),
        ("Ort | Zeit\n", ["Ort", "Zeit"]),
        ("Ort | Zeit\nmehr\n", ["Ort | Zeit mehr"]),
        ("Wert {{ x | y }} da\n", ["Wert {{ x | y }} da"]),
        ('<div markdown="1">\n# Titel *da*\n</div>\n', ["Titel *da*"]),
        ('![Bild](a.png){: .x title="Lang"}\n', ["Bild", "Lang"]),
    ],
)
def test_texts(source: str, found: list[str]) -> None:
    assert texts(source) == found
    assert render(source, "deck.md", lambda one: one.text, JEKYLL) == source


def test_a_translation_has_the_tags_of_its_source() -> None:
    source = "Ein *Fluss*{: .blau} und {{ x }}{% if y %} und mehr{% endif %}.\n"
    [text] = texts(source)
    moved = "{{ x }} and a *river*{: .blau}{% if y %} and more{% endif %}."
    assert rendered(source, **{text: moved}) == moved + "\n"
    assert rendered(source, **{text: "Nothing of it."}) == source
    assert (
        rendered("Regen\n", Regen="Rain {{ x }} {% y %} *a*{: .z}") == "Rain &#123;{ x }} &#123;% y %} *a*&#123;: .z}\n"
    )


@pytest.mark.parametrize(
    ("translation", "written"),
    [
        ("a | b", "a &#124; b"),
        ("`a|b`", "`a|b`"),
        ("^", "&#94;"),
        (": a", "\\: a"),
        ("$$", "&#36;&#36;"),
        ("*[a]: b", "\\*[a]: b"),
    ],
)
def test_what_would_be_another_block_is_text(translation: str, written: str) -> None:
    assert rendered("Regen\n\nEnde\n", Regen=translation) == f"{written}\n\nEnde\n"


def test_a_parameter_cannot_end_its_tag() -> None:
    source = '{% include a.html caption="Regen" %}\n'
    result = rendered(source, Regen='Rain" %} {{ x }}')
    assert result.count("%}") == 1
    assert "{{" not in result


def test_words_that_are_left_alone_are_reported() -> None:
    deck = parse(
        '{::nomarkdown}\n<p>Roh und wild</p>\n{:/}\n\n{% include a.html heading="Das wird gut" %}\n', "a.md", JEKYLL
    )
    assert [one.line for one in deck.left_out] == [1, 5]


parts = st.sampled_from(
    ["|", "`", "\\", "{%", "%}", "{{", "}}", "{:", "$$", "^", ":", "*", " ", "\n", "a", "<", "#", "-", "=", "[", "]"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(parts, max_size=12).map("".join))
def test_any_translation_leaves_tables_and_tags_as_they_are(text: str) -> None:
    source = "a1 | b1\n---|---\nc1 | d1\n{: .x}\n\n{% if x %}\nText\n{% endif %}\n\n*[HTML]: Netz\n\nEnde\n"
    result = render(source, "deck.md", lambda one: None if one.text == "Ende" else f"{text} Wort", JEKYLL)
    assert len(texts(result)) == len(texts(source))
    assert texts(result)[-1] == "Ende"
    assert result.count("\n{: .x}\n") == 1
