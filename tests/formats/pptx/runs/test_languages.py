"""Languages and typefaces of translated paragraphs."""

from __future__ import annotations

import pytest

from tests.formats.pptx.texts import SLIDE, body_of, shown, translated


def test_the_language_is_that_of_the_translation() -> None:
    body = body_of(
        '<a:p><a:r><a:rPr lang="de-DE" altLang="en-US" err="1"/><a:t>Wort</a:t></a:r><a:br/>'
        '<a:fld id="{X}" type="datetime1"><a:rPr lang="de-DE"/><a:t>1. Mai</a:t></a:fld><a:r><a:t> ab</a:t></a:r>'
        '<a:endParaRPr lang="de-DE" b="1"/></a:p>'
    )
    assert shown(translated(body, "Слово<1/><2/> от", "ru")) == (
        '<a:p><a:r><a:rPr lang="ru" altLang="en-US"/><a:t>Слово</a:t></a:r><a:br><a:rPr lang="ru"/></a:br>'
        '<a:fld id="{X}" type="datetime1"><a:rPr lang="ru"/><a:t>1. Mai</a:t></a:fld>'
        '<a:r><a:rPr lang="ru" altLang="en-US"/><a:t> от</a:t></a:r><a:endParaRPr lang="ru" b="1"/></a:p>'
    )


def test_an_equal_text_in_another_language_is_marked_alone() -> None:
    body = body_of('<a:p><a:r><a:rPr err="1"/><a:t>O</a:t></a:r><a:r><a:rPr lang="en"/><a:t>K</a:t></a:r></a:p>')
    assert shown(translated(body, "OK", "ru")) == (
        '<a:p><a:r><a:rPr lang="ru"/><a:t>O</a:t></a:r><a:r><a:rPr lang="ru"/><a:t>K</a:t></a:r></a:p>'
    )
    assert len(body.package.parts()) >= 1


@pytest.mark.parametrize(
    ("before", "language", "after"),
    [("en-US", "en", "en-US"), ("en-GB", "en", "en"), ("es-ES_tradnl", "ru", "ru"), ("", "ru", "ru"), ("1", "", "1")],
)
def test_a_region_of_the_language_stays(before: str, language: str, after: str) -> None:
    body = body_of(f'<a:p><a:r><a:rPr lang="{before}"/><a:t>Wort</a:t></a:r></a:p>')
    assert f'lang="{after}"' in shown(translated(body, "word", language))


def test_a_text_as_it_was_leaves_the_file() -> None:
    body = body_of('<a:p><a:r><a:rPr lang="en"/><a:t>OK</a:t></a:r></a:p>')
    before = body.package.read(SLIDE)
    translated(body, "OK", "en")
    assert b"".join(map(bytes, body.package.parts())) == b"".join(map(bytes, body_of("").package.parts()))
    assert body.package.read(SLIDE) == before


@pytest.mark.parametrize(
    ("faces", "language", "shape", "after"),
    [
        ('<a:latin typeface="Poppins" panose="020B0502020202020204" charset="0"/>', "ru", 2, '<a:latin typeface="+mn-lt"/>'),
        ('<a:latin typeface="Poppins"/>', "ru", 0, '<a:latin typeface="+mj-lt"/>'),
        ('<a:latin typeface="Poppins"/>', "pl", 2, '<a:latin typeface="Poppins"/>'),
        ('<a:latin typeface="Arial"/>', "ru", 2, '<a:latin typeface="Arial"/>'),
        ('<a:latin typeface="Poppins"/><a:ea typeface="Poppins"/><a:sym typeface="Symbol"/>', "ja", 2,
         '<a:latin typeface="Poppins"/><a:ea typeface="+mn-ea"/><a:sym typeface="Symbol"/>'),
        ('<a:cs typeface="Lato"/>', "ar", 2, '<a:cs typeface="+mn-cs"/>'),
    ],
)  # fmt: skip
def test_typefaces_without_letters_give_way_to_the_theme(faces: str, language: str, shape: int, after: str) -> None:
    body = body_of(f"<a:p><a:r><a:rPr>{faces}</a:rPr><a:t>Wort</a:t></a:r></a:p>", shape)
    assert after in shown(translated(body, "Слово", language))


def test_an_inherited_typeface_without_letters_gives_way() -> None:
    style = '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:defRPr><a:latin typeface="Poppins"/></a:defRPr></a:lvl1pPr>'
    from lxml import etree

    body = body_of(
        '<a:p><a:r><a:rPr><a:sym typeface="Symbol"/></a:rPr><a:t>Wort</a:t></a:r></a:p>',
        edit=lambda element: element[1].append(etree.fromstring(style)),
    )
    assert '<a:latin typeface="+mn-lt"/><a:sym typeface="Symbol"/>' in shown(translated(body, "Слово", "ru"))
