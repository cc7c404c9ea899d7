"""Hugo: shortcodes, their parameters, notes, and what they surround."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading

HUGO = Reading(dialect="hugo")


def texts(source: str) -> list[tuple[str, str]]:
    deck = parse(source, "deck.md", HUGO)
    return [(one.role, one.text) for slide in deck.slides for one in slide.segments]


def rendered(source: str, **translations: str) -> str:
    return render(source, "deck.md", lambda one: translations.get(one.text), HUGO)


def test_a_deck_of_reveal_hugo() -> None:
    source = (
        '+++\ntitle = "Wasser"\nweight = 3\noutputs = ["Reveal"]\n+++\n\n## Regen\n\n{{% note %}}\nHier leise sprechen.\n'
        '{{% /note %}}\n\n{{< figure src="karte.png" caption="Die Karte der Stadt" >}}\n'
    )
    assert parse(source, "deck.md").dialect == "hugo"
    assert texts(source) == [
        ("metadata", "Wasser"),
        ("heading", "Regen"),
        ("note", "Hier leise sprechen."),
        ("metadata", "Die Karte der Stadt"),
    ]
    assert rendered(source, Wasser="Water", Regen="Rain") == source.replace('"Wasser"', '"Water"').replace(
        "Regen", "Rain"
    )


@pytest.mark.parametrize(
    "source",
    [
        "{{% note %}}Leise{{% /note %}}\n\nLaut\n",
        "{{% note %}}\nLeise\n{{% /note %}}\nLaut\n",
        "{{% speaker_note %}}\nLeise{{% /speaker_note %}}\n\nLaut\n",
        "{{< note >}}\n\nLeise\n\n{{< /note >}}\n\nLaut\n",
    ],
)
def test_notes_end_with_their_tag_wherever_it_stands(source: str) -> None:
    assert texts(source) == [("note", "Leise"), ("paragraph", "Laut")]


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        ('caption="Die Karte"', "Die Karte"),
        ("title='Die Karte'", "Die Karte"),
        ('alt=`Die "neue" Karte`', 'Die "neue" Karte'),
        ('attr="Die \\"neue\\" Karte"', 'Die "neue" Karte'),
        ('c="Die {{Karte}}"', "Die {{Karte}}"),
    ],
)
def test_parameters_that_are_texts(parameter: str, text: str) -> None:
    source = f'{{{{< figure src="a b.png" {parameter} width="400" >}}}}\n'
    assert [one for _, one in texts(source)] == [text]
    assert texts(source.replace(" width", "\n width")) == texts(source)


def test_a_parameter_cannot_be_ended() -> None:
    source = '{{< frag c="Regen" >}}\n\n{{< frag c=`Wind` >}}\n'
    result = rendered(source, Regen='Rain" >}}\n\\', Wind="Wi`nd")
    assert result == '{{< frag c="Rain\\" >}} \\ " >}}\n\n{{< frag c=`Wi\'nd` >}}\n'
    assert [one for _, one in texts(result)] == ['Rain" >}} \\', "Wi'nd"]


def test_what_stands_between_tags_is_offered_without_them() -> None:
    source = "{{% fragment %}} Eins *zwei* {{% /fragment %}}\n{{% fragment %}}Drei{{% /fragment %}}\n"
    assert texts(source) == [("paragraph", "Eins *zwei*"), ("paragraph", "Drei")]
    assert rendered(source, Drei="# Drei") == source.replace("Drei", "\\# Drei")
    assert texts("{{< b >}}Fett{{< /b >}} und {{< b >}}mehr{{< /b >}}\n") == [
        ("paragraph", "{{< b >}}Fett{{< /b >}} und {{< b >}}mehr{{< /b >}}")
    ]


def test_a_translation_has_the_shortcodes_of_its_source() -> None:
    source = 'Siehe [dort]({{< ref "a.md" >}}) und {{% b %}}fett{{% /b %}}.\n'
    [(_, text)] = texts(source)
    moved = '{{% b %}}Bold{{% /b %}} and [there]({{< ref "a.md" >}}).'
    assert rendered(source, **{text: moved}) == moved + "\n"
    assert rendered(source, **{text: "Nothing of it."}) == source
    assert rendered(source, **{text: moved.replace("{{% /b %}}", "") + "{{% /b %}}"}) != source
    assert rendered("Regen\n", Regen="Rain {{< x >}}") == "Rain {&#123;< x >}}\n".replace("{&#123;", "&#123;{")


def test_code_and_literal_shortcodes_stay() -> None:
    assert texts("{{< highlight go >}}\n# Code\n\ncode\n{{< /highlight >}}\n") == []
    assert texts('{{</* figure caption="Bild" */>}}\n') == []
    assert texts('```\n{{< figure caption="Bild" >}}\n```\n') == []


def test_other_parameters_with_words_are_reported() -> None:
    deck = parse('{{< button "Jetzt anmelden" class="a bc de" >}}\n', "deck.md", HUGO)
    assert [(one.line, one.text) for one in deck.left_out] == [(1, '"Jetzt anmelden"')]
    deck = parse("{{< rawhtml >}}\n<p>Roh und wild</p>\n{{< /rawhtml >}}\n", "deck.md", HUGO)
    assert "Roh und wild" in deck.left_out[0].text


def test_definitions_and_attributes_of_headings() -> None:
    source = "# Regen {#regen .nass}\n\nHagel\n: Eis vom Himmel\n\nMehr [hier](#regen).\n"
    assert [one for _, one in texts(source)] == ["Regen", "Hagel", "Eis vom Himmel", "Mehr [hier](#regen)."]
    assert rendered(source, Regen="Rain") == source.replace("# Regen", "# Rain")


parts = st.sampled_from(['"', "`", "\\", "{{<", "{{%", "%}}", ">}}", "/", "*", " ", "\n", "a", "x=", "'", "{", "}"])


@settings(max_examples=200, deadline=None)
@given(st.lists(parts, max_size=12).map("".join))
def test_any_translation_of_a_parameter_leaves_the_tag_whole(text: str) -> None:
    source = '{{< figure src="a.png" caption="Regen" alt=`Wind` >}}\n\nEnde\n'
    result = render(source, "deck.md", lambda one: None if one.text == "Ende" else text, HUGO)
    assert result.endswith(" >}}\n\nEnde\n")
    assert texts(result)[-1] == ("paragraph", "Ende")
    assert len(result.splitlines()) == 3
