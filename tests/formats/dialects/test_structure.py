"""The readers themselves: a right translation has the same structure, a wrong one has not, and no text is missed."""

from __future__ import annotations

import pytest

from tests.formats.dialects.decks import DIALECTS, need_parser
from tests.formats.dialects.readers import read_structure

Pair = tuple[str, str, tuple[str, ...]]

DECKS: dict[str, Pair] = {
    "marp": (
        "---\nmarp: true\nheader: Kopf\n---\n\n# Regen :rocket:\n\n<!-- Leise -->\n\nText $x$\n\n![bg left Bild](a.png)\n\n---\n\n* eins\n",
        "---\nmarp: true\nheader: Head\n---\n\n# Rain :rocket:\n\n<!-- Quiet -->\n\nWords $x$\n\n![bg left Picture](a.png)\n\n---\n\n* one\n",
        (
            ":rocket:→:Rakete:",
            "$x$→$y$",
            "* one→- one",
            "\n---\n\n*→\n\n*",
            "![bg left→![bg",
            "marp: true→marp: true\nclass: x",
            "<!-- Quiet -->→<!-- class: lead -->",
        ),
    ),
    "reveal": (
        '# Regen\n\nText <!-- .element: class="x" -->\n\nNote: Leise\n\n---\n\n- eins\n',
        '# Rain\n\nWords <!-- .element: class="x" -->\n\nNote: Quiet\n\n---\n\n- one\n',
        ("Note: Quiet→Notiz: Quiet", 'class="x"→class="y"', "\n---\n→\n", "- one→1. one"),
    ),
    "github": (
        '# Regen\n\n> [!NOTE]\n> Text :rocket:\n\n- [x] eins\n\n<b title="Titel">Fett</b>[^1]\n\n[^1]: Fuß\n',
        '# Rain\n\n> [!NOTE]\n> Words :rocket:\n\n- [x] one\n\n<b title="Title">Bold</b>[^1]\n\n[^1]: Foot\n',
        ("[!NOTE]→[!Notiz]", ":rocket:→:Rakete:", "[x]→[ ]", "<b →<i ", "[^1]: Foot→Foot"),
    ),
    "slidev": (
        "---\ntitle: Regen\nlayout: cover\n---\n\n# Regen\n\n::right::\n\n<v-click>\n\nText\n\n</v-click>\n\n---\nlayout: x\n---\n\nEnde\n\n<!-- Leise -->\n",
        "---\ntitle: Rain\nlayout: cover\n---\n\n# Rain\n\n::right::\n\n<v-click>\n\nWords\n\n</v-click>\n\n---\nlayout: x\n---\n\nEnd\n\n<!-- Quiet -->\n",
        ("::right::→::rechts::", "<v-click>→<v-klick>", "layout: x→layout: y", "<!-- Quiet -->→Quiet", "cover→Cover"),
    ),
    "pandoc": (
        "% Regen\n% Kim\n\n# Regen {#r .x}\n\n::: notes\nLeise [@a, S. 3]\n:::\n\n| Ort |\n|----:|\n| Dach |\n\n: Werte {#t}\n\n. . .\n\nEnde^[Fuß]\n",
        "% Rain\n% Kim\n\n# Rain {#r .x}\n\n::: notes\nQuiet [@a, p. 3]\n:::\n\n| Place |\n|----:|\n| Roof |\n\n: Values {#t}\n\n. . .\n\nEnd^[Foot]\n",
        ("{#r .x}→{#s .x}", "::: notes→::: Notizen", "@a→@b", "----:→:---", "{#t}→", "% Kim→"),
    ),
    "quarto": (
        '---\ntitle: Regen\nformat: revealjs\n---\n\n# Regen\n\n{{< video a.mp4 title="Film" >}}\n\n```{python}\n#| fig-cap: "Bild"\nx\n```\n',
        '---\ntitle: Rain\nformat: revealjs\n---\n\n# Rain\n\n{{< video a.mp4 title="Movie" >}}\n\n```{python}\n#| fig-cap: "Picture"\nx\n```\n',
        ("revealjs→offenbart", "a.mp4→b.mp4", "fig-cap→Bild-cap", "{python}→{Python}", "\nx\n→\ny\n"),
    ),
    "rmarkdown": (
        "---\ntitle: Regen\n---\n\n# Regen\n\n```{r a, echo=FALSE}\nx\n```\n\nWert `r x`\n",
        "---\ntitle: Rain\n---\n\n# Rain\n\n```{r a, echo=FALSE}\nx\n```\n\nValue `r x`\n",
        ("`r x`→`r y`", "{r a→{r b"),
    ),
    "xaringan": (
        "---\ntitle: Regen\noutput: x\n---\n\n# Regen $x$\n\n.left[Text]\n\n???\nLeise\n",
        "---\ntitle: Rain\noutput: x\n---\n\n# Rain $x$\n\n.left[Words]\n\n???\nQuiet\n",
        ("$x$→$y$", ".left→.links", "???→!!!", "output: x→output: y"),
    ),
    "remark": (
        "name: a\n\n# Regen\n\n.left[Text]\n--\n\n- eins\n\n???\nLeise\n\n---\nclass: b\n\nEnde\n",
        "name: a\n\n# Rain\n\n.left[Words]\n--\n\n- one\n\n???\nQuiet\n\n---\nclass: b\n\nEnd\n",
        ("name: a→Name: b", ".left→.links", "???→!!!", "class: b→Klasse: b", "\n--\n→\n"),
    ),
    "deckset": (
        "footer: Fuß\nslidenumbers: true\n\n# [fit] Regen\n\n^ Leise\n\n![inline Bild](a.png)\n\n---\n\n[.footer: Ende]\n\nText\n",
        "footer: Foot\nslidenumbers: true\n\n# [fit] Rain\n\n^ Quiet\n\n![inline Picture](a.png)\n\n---\n\n[.footer: End]\n\nWords\n",
        ("[fit]→[passend]", "^ Quiet→Quiet", "![inline→![im", "[.footer→[.Fuß", "slidenumbers→Nummern"),
    ),
    "hugo": (
        '+++\ntitle = "Regen"\nweight = 1\n+++\n\n# Regen {#r}\n\n{{% note %}}\nLeise\n{{% /note %}}\n\n---\n\n{{< figure src="a.png" caption="Bild" >}}\n',
        '+++\ntitle = "Rain"\nweight = 1\n+++\n\n# Rain {#r}\n\n{{% note %}}\nQuiet\n{{% /note %}}\n\n---\n\n{{< figure src="a.png" caption="Picture" >}}\n',
        ("{#r}→{#s}", "weight = 1→weight = 2", "a.png→b.png", "\n---\n→\n", "caption→titel="),
    ),
    "jekyll": (
        '---\nlayout: post\ntitle: Regen\n---\n\n# Regen\n{: .x}\n\nText *da*{: .y} {% include a.html caption="Bild" %}\n\nRegen\n: Wasser[^1]\n\n[^1]: Fuß\n',
        '---\nlayout: post\ntitle: Rain\n---\n\n# Rain\n{: .x}\n\nWords *there*{: .y} {% include a.html caption="Picture" %}\n\nRain\n: Water[^1]\n\n[^1]: Foot\n',
        ("{: .x}→{: .z}", "{: .y}→", "a.html→b.html", "layout: post→layout: Post", ": Water→Water"),
    ),
    "docusaurus": (
        'import A from \'b\'\n\n# Regen {#r}\n\n:::note Rat\n\nText {x}\n\n:::\n\n<Tabs>\n<TabItem value="a" label="Eins">\n\nText\n\n</TabItem>\n</Tabs>\n',
        'import A from \'b\'\n\n# Rain {#r}\n\n:::note Advice\n\nWords {x}\n\n:::\n\n<Tabs>\n<TabItem value="a" label="One">\n\nWords\n\n</TabItem>\n</Tabs>\n',
        ("{#r}→{#s}", ":::note→:::Notiz", "{x}→{y}", 'value="a"→value="b"', "'b'→'c'"),
    ),
    "vitepress": (
        "---\ntitle: Regen\nlayout: doc\n---\n\n# Regen {#r}\n\n::: tip Rat\nText :rocket: {{ x }}\n:::\n\n[[toc]]\n",
        "---\ntitle: Rain\nlayout: doc\n---\n\n# Rain {#r}\n\n::: tip Advice\nWords :rocket: {{ x }}\n:::\n\n[[toc]]\n",
        (
            "{#r}→{#s}",
            "::: tip→::: Rat",
            ":rocket:→:Rakete:",
            "{{ x }}→{{ y }}",
            "[[toc]]→[[Inhalt]]",
            "layout: doc→layout: x",
        ),
    ),
    "myst": (
        "---\ntitle: Regen\n---\n\n(r)=\n# Regen\n\n```{note}\nText {ref}`dort <r>`\n```\n\n```{figure} a.png\n:alt: Bild\n\nUnten\n```\n\n% Kommentar\n",
        "---\ntitle: Rain\n---\n\n(r)=\n# Rain\n\n```{note}\nWords {ref}`there <r>`\n```\n\n```{figure} a.png\n:alt: Picture\n\nBelow\n```\n\n% Kommentar\n",
        ("(r)→(s)=", "{note}→{Notiz}", "<r>→<s>", "a.png→b.png", "% Kommentar→% Comment"),
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_right_translation_has_the_same_structure(dialect: str) -> None:
    need_parser(dialect)
    source, right, _ = DECKS[dialect]
    before, after = read_structure(dialect, source), read_structure(dialect, right)
    assert before.skeleton() == after.skeleton()
    assert before.skeleton(inline=False) == after.skeleton(inline=False)
    pairs = [(one.text, other.text) for one, other in zip(before.texts(), after.texts(), strict=True)]
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    assert len(changed) >= 3


@pytest.mark.parametrize(
    ("dialect", "change"), [(dialect, change) for dialect in DIALECTS for change in DECKS[dialect][2]]
)
def test_a_wrong_translation_has_another_structure(dialect: str, change: str) -> None:
    need_parser(dialect)
    source, right, _ = DECKS[dialect]
    old, new = change.split("→")
    wrong = right.replace(old, new)
    assert wrong != right
    assert read_structure(dialect, source).skeleton() != read_structure(dialect, wrong).skeleton()
