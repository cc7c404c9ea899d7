"""Words that end in a full stop without ending a sentence, and words that begin one; a table for each language."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """What the sentence splitter knows of a language."""

    inside: frozenset[str]
    """Abbreviations, case-folded and without the last full stop, after which a sentence never ends."""
    final: frozenset[str]
    """Abbreviations that may also end a sentence; it goes on unless a starter follows."""
    starters: frozenset[str]
    """Words that are capitalised only at the beginning of a sentence."""
    ordinals: bool
    """Whether a number with a full stop is an ordinal (am 3. Oktober)."""
    suffixes: tuple[str, ...] = ()
    """Ends of compound words that behave like `final` (Hauptstr.)."""


def _words(text: str) -> frozenset[str]:
    """Return the words of a table, which are divided by commas."""
    return frozenset(word.strip() for word in text.replace("\n", " ").split(",") if word.strip())


_GERMAN = Rules(
    inside=_words("""z. b, z.b, d. h, d.h, i. d. r, i.d.r, i. a, i.a, o. ä, o.ä, s. o, s.o, s. u, s.u, v. a, v.a,
        u. u, u.u, z. t, z.t, m. e, m.e, u. a, u.a, o. g, o.g, i. e, i.e, i. h. v, i.h.v, i. s. d, i.s.d, i. v. m,
        n. chr, v. chr, bzw, ca, dr, prof, dipl, ing, hr, fr, frl, nr, nrn, vgl, s, abs, art, abb, tab, kap, bd, aufl,
        hrsg, st, sog, ggf, evtl, bspw, inkl, exkl, zzgl, max, min, mind, tel, geb, gest, verh, rd, jg, lt, gem, betr,
        gegr, allg, urspr, wg, sen, jun, jr, ev, kath, i. b, mag, med, phil, rer, nat, jur, habil, h. c, h.c, co,
        jan, feb, mär, apr, aug, sept, sep, okt, nov, dez, mo, di, mi, do, sa, so, z, v, n, i, u, o, d, fa"""),
    final=_words("usw, etc, mio, mrd, tsd, str, dgl, u. ä, u.ä, uvm, u. v. m, u.v.m, usf, ff, f, a. d, a.d, min, std"),
    starters=_words("""Der, Die, Das, Den, Dem, Des, Ein, Eine, Einen, Einem, Einer, Er, Sie, Es, Wir, Ich, Ihr, Du,
        Man, Dies, Diese, Dieser, Dieses, Diesem, Diesen, Jede, Jeder, Jedes, Alle, Viele, Einige, Manche, Beide,
        Und, Aber, Oder, Denn, Doch, Sondern, Wenn, Weil, Da, Als, Ob, Obwohl, Während, Nachdem, Bevor, Damit, Dass,
        In, Im, An, Am, Auf, Aus, Bei, Beim, Mit, Nach, Seit, Von, Vom, Zu, Zum, Zur, Für, Durch, Gegen, Ohne, Um,
        Über, Unter, Vor, Hinter, Neben, Zwischen, Laut, Trotz, Wegen, Dank, Dazu, Dafür, Dabei, Dagegen, Daher,
        Danach, Dann, Dort, Dadurch, Deshalb, Dennoch, Hier, Heute, Jetzt, Nun, So, Auch, Nur, Noch, Schon, Sehr,
        Wer, Was, Wie, Wo, Wann, Warum, Welche, Welcher, Kein, Keine, Nicht, Sein, Seine, Ihre, Unser, Unsere, Mein,
        Meine, Derzeit, Bislang, Außerdem, Zudem, Allerdings, Jedoch, Angeblich, Gegenüber, Später, Schließlich"""),
    ordinals=True,
    suffixes=("str", "pl"),
)
_ENGLISH = Rules(
    inside=_words("""mr, mrs, ms, dr, prof, rev, gen, sen, rep, gov, col, maj, capt, lt, sgt, hon, st, mt, ft, e.g, i.e,
        e. g, i. e, eg, ie, vs, v, cf, viz, no, nos, fig, figs, vol, vols, pp, p, ed, eds, ch, sec, art, approx, ca,
        dept, univ, assn, est, al, messrs, mme, mlle, pres, supt, jan, feb, mar, apr, jun, jul, aug, sept, sep, oct,
        nov, dec, mon, tue, wed, thu, fri"""),
    final=_words(
        "inc, corp, co, ltd, jr, sr, etc, a.m, p.m, u.s, u.k, u.n, u.s.a, d.c, e.u, ph.d, b.c, a.d, bros, ave"
    ),
    starters=_words("""The, A, An, He, She, It, They, We, You, This, That, These, Those, There, Here, And, But, Or, So,
        If, When, While, Although, Because, Since, After, Before, As, In, On, At, By, For, From, With, Without, To,
        Of, Under, Over, During, Despite, According, However, Moreover, Meanwhile, Then, Now, Today, His, Her, Its,
        Their, Our, My, Your, What, Who, Where, Why, How, Which, Some, Many, Most, All, Both, Each, Every, No, Not,
        Nobody, Nothing, Later, Finally, Also, Even, Only, Still, Such, One, Other, Another, Several, Currently"""),
    ordinals=False,
)
_RUSSIAN = Rules(
    inside=_words("""т. е, т.е, т. к, т.к, т. н, т.н, т. о, и. о, и.о, напр, см, ср, ул, просп, пр, пл, пер, наб, д, кв,
        корп, стр, г-н, г-жа, гг, им, акад, проф, доц, св, рис, табл, гл, разд, ст, п, пп, ч, ок, обл, р-н, с, № ,
        тел, вып, изд, ред, сост, англ, нем, фр, лат, рус, сокр, прим, янв, фев, мар, апр, авг, сен, сент, окт, ноя,
        дек, н, до н, пос, дер, ген, полк, адм"""),
    final=_words("""г, в, вв, руб, коп, тыс, млн, млрд, трлн, и т. д, и т.д, т. д, т.д, и т. п, и т.п, т. п, т.п, и др,
        др, и пр, н. э, н.э, мин, сек, ч, км, кг, экз, долл, чел, шт"""),
    starters=_words("""Он, Она, Оно, Они, Мы, Вы, Я, Ты, Это, Этот, Эта, Эти, Тот, Та, Те, И, А, Но, Или, Если, Когда,
        Хотя, Потому, Поэтому, Так, Также, Однако, В, Во, На, По, Из, За, От, До, Для, При, Под, Над, О, Об, У, К, Ко,
        С, Со, Без, После, Перед, Между, Через, Как, Что, Кто, Где, Куда, Почему, Зачем, Который, Не, Ни, Нет, Все,
        Всё, Многие, Некоторые, Там, Тут, Здесь, Сейчас, Теперь, Тогда, Потом, Затем, Сегодня, Его, Её, Их, Наш, Наша,
        Согласно, Кроме, Вместе, Ранее, Позже, Уже, Ещё, Только, Даже"""),
    ordinals=False,
)
_OTHERS = Rules(
    inside=_words(
        "dr, prof, nr, no, st, vs, cf, vol, fig, pp, p, art, sr, sra, mr, mme, mlle, m, tel, ca, p. ex, p.ex"
    ),
    final=_words("etc, a.m, p.m, inc, ltd, jr, co"),
    starters=frozenset(),
    ordinals=False,
)
_RULES = {"de": _GERMAN, "en": _ENGLISH, "ru": _RUSSIAN, "uk": _RUSSIAN, "be": _RUSSIAN}
_ORDINAL_LANGUAGES = _words("bs, cs, da, et, fi, hr, hu, is, lb, lv, nb, nn, no, sk, sl, sr, tr")


def rules(language: str) -> Rules:
    """Return the rules of a language (or locale); cautious ones for a language without a table."""
    base = re.split("[-_@]", language.lower())[0]
    if base in _ORDINAL_LANGUAGES:
        return Rules(_OTHERS.inside, _OTHERS.final, _OTHERS.starters, ordinals=True)
    return _RULES.get(base, _OTHERS)


def is_abbreviated(text: str) -> bool:
    """Tell whether a text ends in an abbreviation that keeps its full stop at the end of a heading: U.S., Inc., usw."""
    word = re.search(r"(?:(?:\w{1,4}\.\s?)+\w{1,4}|\w+)\.$", text)
    if word is None:
        return False
    stem = word[0][:-1].casefold()
    return "." in stem or any(stem in table.final for table in (_GERMAN, _ENGLISH, _RUSSIAN))
