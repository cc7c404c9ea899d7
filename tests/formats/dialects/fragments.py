"""What generated decks consist of, and translations that look like syntax."""

from __future__ import annotations

HOSTILE = (
    "Wort", "---", "***", "--", "----", "Note: geheim", "Notes:", "::right::", "???", "^ geheim", "# Titel", "- Punkt",
    "1. eins", "1) eins", "{.x}", "Text {.x #y}", "[.x: y]", "[.column]", "{% raw %}", "{{< x >}}", "{{ x }}", "<b>",
    "</div>", "<div>", "-->", "<!-- x", "<!-- _class: lead -->", "a | b", "|", ":::", "::: notes", "$$", "$", "`",
    "```", "~~~", "", " ", "class: lead", "layout: true", "title: x", "%", "% Titel", "> Zitat", "=", "===", "+++",
    "key: 'x", "{: .x}", "[^1]: Fuß", "[x]: y", "<<< @/a.ts", "import x from 'y'", "&lt;b&gt;", "\\", "Zeile\nzwei",
    "eins\n\n---\n\nzwei", "eins\n---\nzwei", "- a\n- b", "<script>", "[", "](", "![", "*", "**", "_", "~", "...", ". . .",
    "@x", "(@) x", ": x", "+---+", ".x[", "]", "[[toc]]", "(x)=", "# [fit] x", "lang " * 60,
)  # fmt: skip

_TABLE = "| Ort | Wert |\n|:----|-----:|\n| Dach | drei |\n| Hof | `x` |"
_COMMON = (
    "# Wasser", "## Der *Regen*", "Ein Satz\nin zwei Zeilen.", "- Dach\n- Hof\n  - Garten", "* Dach\n* Hof", "+ Dach", "1. eins\n2. zwei",
    "> Ein Zitat", "```js\nx = 1\n```", "![Karte](karte.png)", "[Seite](https://example.org \"Titel\") am Fluss",
)  # fmt: skip
_HTML = ('<div class="x">\n\nText im Kasten\n\n</div>', '<div class="x"><b>Fett</b> im Kasten</div>')
_YAML = "---\ntitle: Wasser\n---\n\n"

FRAGMENTS = {
    "marp": (
        *_COMMON, _TABLE, *_HTML, "---", "***", "<!-- Notiz -->", "<!-- Notiz\n\nzweiter Absatz -->", "<!-- _class: lead -->",
        "<!-- footer: Fuß -->", "![bg left:33% Bild](b.png)", "# <!-- fit --> Groß", "* Punkt\n* Punkt", "$$\nx\n$$",
        "Text $x$ :rocket:", "Adresse\\\nzwei", "Titel\n---", "<style scoped>\nh1 { color: red; }\n</style>",
    ),
    "reveal": (
        *_COMMON, _TABLE, *_HTML, "---", "Note:\nLeise sprechen\n\n- Punkt", "Notes: kurz", "Text <!-- .element: class=\"fragment\" -->",
        "<!-- .slide: data-background=\"red\" -->", "- Punkt <!-- .element: class=\"x\" -->", "<aside class=\"notes\">Notiz</aside>",
        "```js [1|2-3]\na\n```",
    ),
    "github": (
        *_COMMON, _TABLE, *_HTML, "> [!NOTE]\n> Achtung, Wasser", "- [ ] offen\n- [x] fertig", ":rocket: Start", "~~weg~~ da",
        "<details><summary>Mehr</summary>\n\nText\n\n</details>", "Fuß[^a]", "[^a]: Die Note", "$$\nx\n$$", "***",
    ),
    "slidev": (
        *_COMMON, _TABLE, *_HTML, "---\nlayout: two-cols\ntitle: Regen\n---", "---", "::right::", "<v-click>\n\nText\n\n</v-click>",
        "<v-clicks>\n\n- a\n- b\n\n</v-clicks>", "<!-- Notiz -->", "```ts {1|2}\na\n```", "$$\nx\n$$", "Wert {{ x }} hier",
    ),
    "pandoc": (
        *_COMMON, _TABLE + "\n\n: Werte {#t}", "---", "# Titel {#id .x k=v}", "::: notes\nLeise\n:::", ":::: {.columns}\n::: {.column}\nText\n:::\n::::",
        ". . .", "Regen\n:   Wasser von oben", "| Rosen\n| Veilchen", "Text [@a, S. 3] und^[Note]", "[Wort]{.x}", "\\vspace{1em}",
        "+-----+-----+\n| a   | b   |\n+=====+=====+\n| c   | d   |\n+-----+-----+", "$$\nx\n$$", "1) eins\n2) zwei", "(@x) Beispiel",
    ),
    "remark": (
        *_COMMON, _TABLE, "---", "--", "---\nclass: center", "---\nname: x\nlayout: true", "???\nNotiz", ".left[Text *links*]", ".a[.b[tief]] Text",
        "- Punkt\n--\n- zwei", "Wert {{x}}", "a|b\n-|-\nc|d|e \\| f",
    ),
    "deckset": (
        *_COMMON, _TABLE, "---", "^ Notiz\nzweite Zeile", "^ kurz", "# [fit] Groß", "[.column]", "[.background-color: #ff0]", "[.footer: Fuß]",
        "![inline fill 50% Bild](b.png)", "![inline, fill,left, Bild](b.png)", "#[fit] Groß", "$$\nx\n$$",
    ),
    "hugo": (
        *_COMMON, _TABLE, "---", "{{% note %}}\nNotiz\n{{% /note %}}", "{{< figure src=\"a.png\" caption=\"Bild\" >}}", "## Titel {#id .x}",
        "{{% section %}}\n\nText\n\n{{% /section %}}", "Text {{< ref \"a\" >}} hier",
        "{{% fragment %}} Text {{% /fragment %}}", "{{< frag c=`Regen` >}}", "Regen\n: Wasser", "```\n{{< x >}}\n```", "{{</* x */>}}",
        "{{< details summary=\"Mehr\" >}}\nText\n{{< /details >}}", "- eins\n{{% note %}}\nLeise\n{{% /note %}}", "Text<!--more-->",
        "> [!NOTE]\n> Text", "Text {{< b >}}fett{{< /b >}} da", "{{< figure\n  src=\"a.png\"\n  caption=\"Bild\"\n>}}",
        "Text\n{{< figure src=\"a.png\" caption=\"Bild\" >}}\nText", "***", "{{% note %}}Leise{{% /note %}}", "- [ ] offen",
    ),
    "jekyll": (
        *_COMMON, _TABLE, "# Titel\n{: .x}", "Text *fett*{: .y} da", "{% include a.html caption=\"Bild\" %}", "{% raw %}{{ x }}{% endraw %}",
        "Regen\n: Wasser", "* Inhalt\n{:toc}", "$$x$$", "*[HTML]: Sprache", "<div markdown=\"1\">\nText\n</div>",
        "x | y\nz | w", "{::comment}\nGeheim\n{:/}", "^", "{:r: .x}", "Text\n{: .x}\nmehr", "Regen\nHagel\n: Wasser\n: Eis", "$$\nx\n$$",
        "{% highlight js %}\nx\n{% endhighlight %}", "Text {{ x | y: \"z\" }} da", "- Punkt\n{: .x}", "1. eins\n{:.y}\n2. zwei",
        "Fuß[^a]\n\n[^a]: Die Note", "![Bild](a.png){: .x title=\"Titel\"}", "# Titel {#id}", "{% if x %}Text{% endif %}", "Text $$x$$ da",
        "{% if x %}\nText\n{% endif %}", "Text\n***", "{% comment %}\nGeheim\n{% endcomment %}", "Titel\n===", "Text {: .x}", "text | a\nb",
    ),
    "docusaurus": (
        *_COMMON, _TABLE, ":::note\n\nText\n\n:::", ":::tip[Rat]\n\nText\n\n:::", "<Tabs>\n<TabItem value=\"a\" label=\"Eins\">\n\nText\n\n</TabItem>\n</Tabs>",
        "import 'b'", "Wert {x} hier", "## Titel {#id}",
        ":::info Erst lesen\n\n- a\n- b\n\n:::", "::::note\n\n:::tip\n\nInnen\n\n:::\n\n::::", "{/* Kommentar */}", "Ein <b>roter</b> Bus",
        "<details>\n<summary>Mehr</summary>\n\nText\n\n</details>", "<dl>\n<dt>Ort</dt>\n<dd>Dach</dd>\n</dl>", "- Dach\n\n  <Kasten label='Eins'>\n\n  Text\n\n  </Kasten>",
        "```jsx title=\"Ein Titel\" {1}\nx\n```", "Titel\n---", "    kein Code", "<img src=\"a.png\" alt=\"Ein Bus\" />", "<Kasten wert={{a: 1}} titel=\"x\">Text</Kasten>",
    ),
    "vitepress": (
        *_COMMON, _TABLE, "::: tip Rat\nText\n:::", "::: details\nText\n:::", "[[toc]]", "## Titel {#id}", "Wert {{ x }} hier", ":rocket: Start",
        "::: code-group\n```sh [Erster Weg]\nx\n```\n:::", "> [!NOTE]\n> Achtung", "![Karte](a.png){width=5}", "**Wort**{.x} da", "- Dach\n  {.x}", "Absatz {.x}",
        *_HTML, "<!--@include: ./a.md-->", "<<< @/a.ts#r{1 ts}[Ein Titel]", "<Badge type=\"tip\" text=\"neu\" /> Text hier", "<Kasten>\n\nText\n\n</Kasten>", "::: v-pre\n{{ x }} bleibt\n:::",
        "| Ort {.a} | Wert |\n|---|---|\n| Dach | drei {.b} |",
    ),
    "myst": (
        *_COMMON, _TABLE, "```{note}\nText\n```", ":::{tip} Rat\nText\n:::", "(ziel)=\n# Titel", "% Kommentar", "+++", "Siehe {ref}`dort <ziel>`",
        "```{figure} a.png\n:alt: Bild\n\nUnterschrift\n```",
        "````{important}\nText\n\n```{warning}\nInnen\n```\n````", "::::{grid} 2\n:::{card} Titel\nText\n:::\n::::", "```{list-table} Werte\n:header-rows: 1\n\n* - Ort\n  - Wert\n* - Dach\n  - drei\n```",
        "Ebbe\n: Das Wasser geht.", "$$\nx\n$$ (g)", "```{code-block} python\n:caption: Ein Titel\nx = 1\n```", "```{note}\n---\nclass: x\n---\nText\n```", "- Dach\n\n  ```{tip}\n  Text\n  ```\n",
        "> ```{tip}\n> Text\n> ```", "```{math}\n:label: x\na\n```", "Die {abbr}`SDS (Blatt)` hier", ":::{code-block} python\nx\n:::", "```{admonition} Ein *Titel*\nText\n```",
    ),
}  # fmt: skip
FRAGMENTS["quarto"] = (
    *FRAGMENTS["pandoc"], "{{< pagebreak >}}", "```{python}\n#| fig-cap: \"Bild\"\nx\n```", "::: {.callout-note}\n## Rat\nText\n:::",
)  # fmt: skip
FRAGMENTS["rmarkdown"] = (*FRAGMENTS["pandoc"], "```{r plot, echo=FALSE}\nx\n```", "Wert `r x` hier")
FRAGMENTS["xaringan"] = (
    *FRAGMENTS["remark"], "```{r plot, echo=FALSE}\nx\n```", "Wert `r x` und $x$ hier", "---\n```{r, include=FALSE}\nx\n```",
    "```{r, include=FALSE}\nx\n```\n\nclass: center, middle",
)  # fmt: skip

TOPS = {
    "marp": ("---\nmarp: true\ntitle: Wasser\nfooter: 'Fuß'\n---\n\n", "---\nmarp: true\nheadingDivider: 2\n---\n\n"),
    "reveal": ("",),
    "github": ("", _YAML),
    "slidev": ("---\ntheme: seriph\ntitle: Wasser\n---\n\n", "# Anfang\n\n"),
    "pandoc": ("% Wasser\n% Kim\n\n", _YAML, ""),
    "quarto": ("---\ntitle: Wasser\nformat: revealjs\n---\n\n",),
    "rmarkdown": ("---\ntitle: Wasser\noutput: ioslides_presentation\n---\n\n",),
    "xaringan": ("---\ntitle: Wasser\noutput:\n  xaringan::moon_reader: default\n---\n\n",),
    "remark": ("", "name: a\nclass: center\n\n"),
    "deckset": ("footer: Fuß\nslidenumbers: true\n\n", ""),
    "hugo": ('+++\ntitle = "Wasser"\noutputs = ["Reveal"]\n+++\n\n', _YAML),
    "jekyll": ("---\nlayout: post\ntitle: Wasser\n---\n\n",),
    "docusaurus": ("", "---\nid: a\ntitle: Wasser\n---\n\n"),
    "vitepress": ("", _YAML),
    "myst": ("Anfang\n\n", _YAML + "Anfang\n\n"),  # an escaped rule in a list on line 1 puzzles its parser
}

EXAMPLES = {
    "marp": 40, "reveal": 30, "github": 40, "slidev": 30, "quarto": 30, "pandoc": 30, "rmarkdown": 20, "xaringan": 20, "remark": 25,
    "deckset": 30, "hugo": 5, "jekyll": 25, "docusaurus": 25, "vitepress": 25, "myst": 25,
}  # fmt: skip
