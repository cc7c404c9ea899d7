"""Numbered tags of two versions of a text."""

from __future__ import annotations

from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup.tags import carry_tags, find_tags, fit_tags, words_of

LOVE, LIKE = "Wir <1>lieben</1> das alte Haus.", "We <1>love</1> the old house."
BREAK = "Nach dem<1/>Umbruch ist H<2>2</2>O nass."


@pytest.mark.parametrize(
    ("old", "new", "translation", "carried"),
    [
        (LOVE, "Wir lieben das alte Haus.", LIKE, "We love the old house."),
        ("<1>A</1> und <2>B</2>", "A und <1>B</1>", "<2>B</2> and <1>A</1>", "<1>B</1> and A"),
        ("<1/> ist <2>gut</2><3/>", "<1>ist</1> gut", "<1/> is <2>good</2><3/>", None),
        (
            BREAK,
            "Nach dem Umbruch ist H<1>2</1>O nass.",
            "After it<1/>H<2>2</2>O is wet.",
            "After it H<1>2</1>O is wet.",
        ),
        ("a<1/>b", "a b", "x<1/> y", "x y"),
        ("a<1/>b", "a b", "x<1/>, y", "x, y"),
        ("a<1/>b", "a b", "中<1/>文", "中文"),
        ("a<1/><2>b</2>", "a <1>b</1>", "<1/><2>x</2> y", "<1>x</1> y"),
        ("a<1/><2>b</2>", "a <1>b</1>", "x <2>y<1/>z</2>", "x <1>y z</1>"),
        ("a<1/>b", "ab", "x<1/>y", None),
        ("a b<1/>c", "a<1/>b c", "x y<1/>z", None),
        # link and format around the same words, then only one of them
        ("<1><2>x</2></1> y", "<1>x</1> y", "<1><2>X</2></1> Y", "<1>X</1> Y"),
        ("<1><2>x</2></1> y", "<1>x</1> y", "<1>X <2>Y</2></1>", None),
        ("<1>x</1> y", "<1><2>x</2></1> y", "Y <1>X</1>", "Y <1><2>X</2></1>"),
        ("a<1/><2/>b", "a<1/>b", "x<1/><2/>y", "x<1/>y"),
        # a tag that is new
        ("Wir lieben", "Wir <1>lieben</1>", "We love", None),
        ("<1>a</1> b", "<1>a</1> <2>b</2>", "<1>x</1> y", None),
        # other words, and tags of which one is not right
        (LOVE, "Wir hassen das alte Haus.", LIKE, None),
        ("<1>a", "a", "<1>x", None),
        ("<1>a <2>b</1> c</2>", "a b c", "x", None),
        (r"\<1> <1>a</1>", r"\<1> a", r"\<1> <1>x</1>", r"\<1> x"),
    ],
)
def test_carried(old: str, new: str, translation: str, carried: str | None) -> None:
    assert carry_tags(old, new, translation) == carried


@pytest.mark.parametrize(
    ("old", "new", "translation", "fitted"),
    [
        # the break became a space, and the other tags other numbers
        (
            "Es geht nach dem<1/>Umbruch, H<2>2</2>O und m<3>3</3>",
            "Es geht weiter nach dem Umbruch, H<1>2</1>O und m<2>3</2>",
            "It goes on after the<1/>break, H<2>2</2>O and m<3>3</3>",
            "It goes on after the break, H<1>2</1>O and m<2>3</2>",
        ),
        (LOVE, "Wir <1>mögen</1> das alte Haus.", LIKE, LIKE),
        (LOVE, "Sie <1>mögen</1> es.", LIKE, "We love the old house."),
        (None, LOVE, LIKE, "We love the old house."),
        ("<1>Ja</1> und <2>Ja</2>", "Nein, <1>Ja</1>.", "<1>Yes</1> and <2>yes</2>", "Yes and yes"),
        ("A<1/>B<2/>C", "D<1/>E<2/>F", "X<1/>Y<2/>Z", "X<1/>Y<2/>Z"),
        ("A<1/>B<2/>C", "D<1/>E", "X<1/>Y<2/>Z", "X Y Z"),
        ("a <1>b", "a <1>b</1>", "x <1>y", "x y"),
    ],
)
def test_fitted(old: str | None, new: str, translation: str, fitted: str) -> None:
    assert fit_tags(old, new, translation) == fitted


@st.composite
def tagged_texts(draw: st.DrawFn, words: int = 5) -> str:
    """Return a text of the words w0, w1 …, with tags that are numbered in their order."""
    numbers = count(1)

    def tagged(start: int, end: int, depth: int) -> str:
        if end - start < 1:
            return ""
        if depth < 3 and draw(st.booleans()):
            number, middle = next(numbers), draw(st.integers(start + 1, end))
            return f"<{number}>{tagged(start, middle, depth + 1)}</{number}>" + spaced(middle, end, depth)
        return f"w{start}" + spaced(start + 1, end, depth)

    def spaced(start: int, end: int, depth: int) -> str:
        gap = draw(st.sampled_from([" ", " ", "/"])) if start < end else ""
        return gap.replace("/", f"<{next(numbers)}/>" if gap == "/" else "") + tagged(start, end, depth)

    return tagged(0, words, 0)


def places(text: str) -> dict[str, tuple[bool, int, int]]:
    return {one.number: (one.is_alone, one.start, one.end) for one in find_tags(text) or ()}


@given(tagged_texts(), tagged_texts())
def test_what_is_carried_has_the_tags_of_the_new_version(old: str, new: str) -> None:
    carried = carry_tags(old, new, old)
    assert carried is None or places(carried) == places(new)
    assert carry_tags(old, "".join(f"w{number} " for number in range(5)), old) == "w0 w1 w2 w3 w4"


@given(tagged_texts(), st.randoms(use_true_random=False))
def test_new_numbers_are_always_carried(text: str, random: Random) -> None:
    found = [one.number for one in find_tags(text) or ()]
    other = dict(zip(found, random.sample(range(1, 99), len(found)), strict=True))
    new = text
    for number in found:
        new = new.replace(f"<{number}", f"<@{number}").replace(f"</{number}>", f"</@{number}>")
    for number in found:
        new = new.replace(f"@{number}>", f"{other[number]}>").replace(f"@{number}/>", f"{other[number]}/>")
    assert carry_tags(text, new, text) == new


@given(tagged_texts(), tagged_texts(), tagged_texts(4))
def test_fitting_keeps_the_words_and_adds_no_tag(old: str, new: str, other: str) -> None:
    for source in (new, other):
        fitted = fit_tags(old, source, old)
        assert words_of(fitted) == words_of(old)
        kinds = [{(number, place[0]) for number, place in places(one).items()} for one in (fitted, source)]
        assert kinds[0] <= kinds[1]
        assert find_tags(fitted) is not None
