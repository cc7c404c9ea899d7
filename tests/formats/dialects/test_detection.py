"""Which dialect a deck is taken for: sure signs count, ordinary words and code do not."""

from __future__ import annotations

import pytest

from loctool.formats.markdown.deck import parse
from loctool.formats.reading import Reading


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("# Wasser\n\nDer Regen.\n\n---\n\n# Ende\n", "github"),
        ("---\ntheme: hell\ntitle: Wasser\n---\n\n# Wasser\n", "github"),
        ("---\nmarp: true\n---\n\n# Wasser\n", "marp"),
        ("---\ntheme: gaia\nmarp: true\n---\n# Wasser\n", "marp"),
        ("---\nmarp: false\n---\n\n# Wasser\n", "github"),
        ("# Wasser\n\n<!-- _class: lead -->\n", "marp"),
        ("# Wasser\n\n<!--\nfooter: Stadtwerke\n-->\n", "marp"),
        ("![bg left:40%](see.jpg)\n", "marp"),
        ("![bgrad](see.jpg)\n", "github"),
        ("# Wasser <!-- .element: class='x' -->\n", "reveal"),
        ('<!-- .slide: data-background="#fff" -->\n# Wasser\n', "reveal"),
        ("# Wasser\n\nNote: Hier warten.\n\n---\n\n# Ende\n", "reveal"),
        ("# Wasser\n\nNotes:\nHier warten.\n\n--\n\n# Ende\n", "reveal"),
        ("# Wasser\n\nNote: Hier warten.\n", "github"),
        ("# Wasser\n\nNote: Hier warten.\n\n---\n\n<!-- Notiz -->\n", "github"),
        ("# Wasser\n\nNotesammlung: drei Hefte.\n", "github"),
        ("# Wasser\n\nBitte beachten Sie die Note: sie zählt.\n", "github"),
        ("```md\n![bg](x.png)\nNote: so geht es\n```\n", "github"),
        ("Name: Kim\n\n# A\n\n---\n\nB\n", "github"),
        ("name: Kim\n\n# A\n", "github"),
        ("# A\n\n---\nname: Kim\nort: hier\n\nB\n", "github"),
        ("# A\n\n---\n\nWas ist das???\n", "github"),
        ("???\n\nA\n", "github"),
        ("# A\n\n???\nleise\n\n---\n\nB\n", "remark"),
        ("class: center, middle\n# A\n", "remark"),
        ("# A\n---\nclass: farbe\n\n# B\n", "remark"),
        ("# A\n---\nlayout: true\n# B\n", "remark"),
        ("---\nclass: center, middle\n\n# A\n\n---\n# B\n", "remark"),
        (".left[\nA\n]\n\n---\n\nB\n", "remark"),
        ("---\ntitle: A\noutput:\n  xaringan::moon_reader:\n    css: b\n---\n# A\n", "xaringan"),
        ("footer: A\n\n# B\n", "deckset"),
        ("theme: Poster, 1\nslidenumbers: true\n\n# B\n", "deckset"),
        ("# [fit] A\n", "deckset"),
        ("# A\n\n[.column]\n", "deckset"),
        ("# A\n\n^ leise\n\n---\n\nB\n", "deckset"),
        ("Footer: A\n\n# B\n", "github"),
        ("~~~\n<!-- .slide: x -->\n~~~\n", "github"),
        ('+++\ntitle = "Wasser"\n+++\n\n# Wasser\n', "hugo"),
        ('{\n  "title": "Wasser"\n}\n\n# Wasser\n', "hugo"),
        ("---\noutputs: Reveal\n---\n\n# Wasser\n", "hugo"),
        ("---\noutputs: [HTML, Reveal]\n---\n\n# Wasser\n", "hugo"),
        ("---\noutputs: PDF\nreveal: x\n---\n\n# Wasser\n", "github"),
        ("---\noutputs:\n- Reveal\n---\n\n# Wasser\n", "hugo"),
        ("# Wasser\n\n{{% note %}}\nLeise\n{{% /note %}}\n", "hugo"),
        ('# Wasser\n\n{{< figure\n  src="a.png"\n>}}\n', "hugo"),
        ("---\nformat: html\n---\n\n{{< include a.md >}}\n", "quarto"),
        ("# Wasser\n\n`{{< figure >}}` zeigt ein Bild.\n", "github"),
        ("```\n{{% note %}}\n```\n", "github"),
        ("Der Wert {{ x }} und {< y >}.\n", "github"),
        ("---\nlayout: post\n---\n\n# Wasser\n", "jekyll"),
        ("---\nlayout: default\n---\n\n# Wasser\n", "github"),
        ("# Wasser\n\n{% if x %}\nRegen\n{% endif %}\n", "jekyll"),
        ("# Wasser\n{: .gross}\n", "jekyll"),
        ("* Inhalt\n{:toc}\n", "jekyll"),
        ("Ein *Fluss*{: .blau} hier.\n", "jekyll"),
        ("Siehe [dort]({% link _a.md %}).\n", "jekyll"),
        ("Mit `{% raw %}` und `{: .x}` schreibt man das.\n", "github"),
        ("Menge {1: a} und 5 {% Rabatt.\n", "github"),
        ("# Wasser\n\n:::tip Rat\nText\n:::\n", "vitepress"),
        ("# Wasser\n\n::: warning\nText\n:::\n", "vitepress"),
        ("# Wasser\n\n[[toc]]\n", "vitepress"),
        ("---\nlayout: home\nhero:\n  name: Wasser\n---\n", "vitepress"),
        ("# Wasser\n\n:::tip\nText\n:::\n\nNote: leise\n\n---\n\n# Ende\n", "reveal"),
        ("# Wasser\n\n:::tip[Rat]\nText\n:::\n", "docusaurus"),
        ("---\nsidebar_position: 2\n---\n\n# Wasser\n", "docusaurus"),
        ("import Tabs from '@theme/Tabs';\n\n# Wasser\n", "docusaurus"),
        ("# Wasser\n\nimport duties from abroad\n", "github"),
        ("```js\nimport a from 'b';\n```\n", "github"),
        ("# Wasser\n\n```{note}\nText\n```\n", "myst"),
        ("# Wasser\n\n:::{tip}\nText\n:::\n", "myst"),
        ("Siehe {ref}`Wasser <w>`.\n", "myst"),
        ("(wasser)=\n# Wasser\n", "myst"),
        ("````md\n```{note}\nText\n```\n````\n", "github"),
        ("Man schreibt ``{ref}`x` `` dafür.\n", "github"),
        ("# Wasser\n\n(siehe oben)\n", "github"),
    ],
)
def test_detection(text: str, dialect: str) -> None:
    assert parse(text, "deck.md").dialect == dialect
    assert parse(text.replace("\n", "\r\n"), "deck.md").dialect == dialect


def test_a_chosen_dialect_is_not_detected() -> None:
    assert parse("---\nmarp: true\n---\n# A\n", "deck.md", Reading(dialect="reveal")).dialect == "reveal"
