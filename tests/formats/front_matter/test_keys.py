"""Patterns for keys: what each system's table of text keys needs."""

from __future__ import annotations

import pytest

from tests.formats.front_matter.helpers import texts

TABLE = {
    "marp": (("header", "footer", "_header", "title"), "header: ja\n_header: ja\nclass: nein", 2),
    "slidev": (
        ("title", "titleTemplate", "info", "author", "keywords", "seoMeta.*Title", "seoMeta.*Description"),
        "titleTemplate: ja\nseoMeta:\n  ogTitle: ja\n  ogDescription: ja\n  ogImage: nein\nkeywords: [ja, ja]\nfonts: {title: nein}",
        5,
    ),
    "quarto": (
        (
            "title",
            "author",
            "author.name",
            "author.affiliations.name",
            "format.*.footer",
            "language.*",
            "crossref.*-title",
        ),
        "author:\n- name: ja\n  url: nein\n  affiliations:\n  - name: ja\nformat:\n  revealjs: {footer: ja, theme: nein}\n"
        "language: {toc-title-document: ja}\ncrossref:\n  fig-title: ja\n  fig-prefix: nein",
        5,
    ),
    "hugo": (("title", "description", "logo.alt"), "logo: {alt: ja, src: nein}\ntitle: ja", 2),
    "vitepress": (
        ("hero.name", "hero.tagline", "**.text", "features[].title", "features[].details", "features[].linkText"),
        "hero:\n  name: ja\n  text: ja\n  actions:\n  - text: ja\n    link: nein\ntext: ja\nfeatures:\n- title: ja\n"
        "  icon: nein\n  details: ja\n- title: ja\nprev:\n  a: {b: {text: ja}}",
        8,
    ),
    "myst": (
        ("title", "short_title", "substitutions.*", "keywords"),
        "substitutions:\n  a: ja\n  b: ja\nnumbering: nein",
        2,
    ),
    "xaringan": (("title", "institute", "date"), "institute: ja\ndate: ja\noutput:\n  title: nein", 2),
}


@pytest.mark.parametrize("system", TABLE)
def test_patterns_choose_the_text_keys_of_a_system(system: str) -> None:
    keys, yaml, count = TABLE[system]
    assert texts(f"---\n{yaml}\n---\n", ["yaml"], keys) == ["ja"] * count


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("**", ["a", "b", "c", "d"]),
        ("x.**", ["b", "c", "d"]),
        ("**.z", ["c", "d"]),
        ("x.*.z", ["c"]),
        ("x.**.z", ["c", "d"]),
        ("*", ["a"]),
        ("*x*", []),
        ("x", []),
        ("x..z", []),
        ("", []),
    ],
)
def test_names_and_stars(pattern: str, expected: list[str]) -> None:
    assert texts("---\nw: a\nx:\n  y: b\n  u:\n    z: c\n  z: d\n---\n", ["yaml"], [pattern]) == expected


def test_aliases_in_themselves_end() -> None:
    levels = "".join(f"x{n}: &x{n} {{a: *x{n - 1}, b: *x{n - 1}}}\n" for n in range(1, 40))
    assert texts(f"---\nx0: &x0 {{a: lol}}\n{levels}y: &y {{y: *y, z: b}}\n---\n", ["yaml"], ["**"]) == ["lol", "b"]


@pytest.mark.parametrize("key", ["title", "x"])
def test_only_strings_are_texts(key: str) -> None:
    assert texts("---\ntitle: [2024, true, 2024-01-01, null, 1.5, Wort]\n---\n", ["yaml"], ["title"]) == ["Wort"]
