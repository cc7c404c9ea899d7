"""Messages of ICU's MessageFormat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup import visible_text
from loctool.text.markup.icu import (
    Argument,
    IcuError,
    arguments_in,
    is_icu,
    parse_icu,
    plural_categories,
    read,
    readings,
)
from loctool.text.markup.proof import keeps_markup

WORDS = st.text("abcäя .,-", max_size=8)
SIMPLE = st.sampled_from(["{name}", "{n, number}", "{d, date, long}", "{0}"])


def branches(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return texts with an argument that has branches of inner texts."""
    forms = st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["plural", "select"]), inner, inner)
    return forms.map(lambda one: f"{{{one[0]}, {one[1]}, one {{{one[2]}}} other {{{one[3]}}}}}")


MESSAGES = st.recursive(
    st.lists(WORDS | SIMPLE, max_size=3).map("".join), lambda inner: st.tuples(WORDS, branches(inner)).map("".join)
)


@given(MESSAGES)
def test_messages_are_parsed_and_read(text: str) -> None:
    message = parse_icu(text)
    for chosen in readings(message):
        assert "plural" not in read(message, chosen)
    assert all(one.name in text for one in arguments_in(message))


@given(st.text("{}#,' aplurselctone=1", max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        parse_icu(text)
    except IcuError:
        return
    assert text.count("'") or text.count("{") == text.count("}")


def test_branches_and_arguments() -> None:
    (argument,) = parse_icu("{n, plural, offset:1 =0 {none} one {# {unit}} other {# '{'}}")
    assert isinstance(argument, Argument)
    assert [key for key, _ in argument.branches] == ["=0", "one", "other"]
    assert read((argument,), {"n": "one"}) == "{n} {unit}"
    assert read((argument,), {"n": "other"}) == "{n} '{'"


@pytest.mark.parametrize(
    "text", ["{n, plural, one {a} other {b}", "{n, plural, one {a} one {b} other {c}}", "a}", "{", "{a b}"]
)
def test_what_icu_cannot_read(text: str) -> None:
    with pytest.raises(IcuError):
        parse_icu(text)


def test_the_categories_of_languages() -> None:
    assert set(plural_categories("ru")) == {"one", "few", "many"}
    assert set(plural_categories("fr")) == {"one", "other", "many"} - {"many"}
    assert set(plural_categories("ja")) == {"other"}
    assert plural_categories("de")["one"] == {1}
    assert set(plural_categories("en", is_ordinal=True)) == {"one", "two", "few", "other"}
    assert plural_categories("tlh") == {}


def test_only_typed_arguments_make_a_message_of_icu() -> None:
    assert is_icu("{n, plural, other {#}}")
    assert not is_icu("{a, b} and {name}")
    shown = visible_text("{n, plural, one {# file} other {# files}} deleted")
    assert [word for word in shown.split() if word.isalpha()] == ["file", "files", "deleted"]


def test_deep_messages_are_refused_and_long_ones_take_linear_time() -> None:
    with pytest.raises(IcuError):
        parse_icu("{a, select, other {" * 50 + "}}" * 50)
    assert len(readings(parse_icu("".join(f"{{a{n}, select, x {{}} other {{}}}}" for n in range(30))))) == 64


def test_a_translation_that_icu_cannot_read_has_lost_its_markup() -> None:
    source = "{n, plural, one {# Baum} other {# Bäume}} gepflanzt"
    assert keeps_markup(source, "{n, plural, one {# tree} other {# trees}} planted")
    assert not keeps_markup(source, "{n, plural, one {# tree} other {#}Trees planted}")
    assert keeps_markup("{n, plural, one {# Baum gepflanzt", "{n, plural, one {# tree planted")
