"""Whether a negation of the source came through: whatever may deny in a translation is taken for one."""

from __future__ import annotations

import re

_DENIES = {
    "de": r"\b(?:nicht|kein(?:e[nmrs]?)?|keinerlei|keineswegs|keinesfalls|nie|niemals|niemand(?:e[nm])?|nichts|nirgends"
    r"|nirgendwo|ohne|weder)\b",
    "en": r"\b(?:not|no|never|none|nobody|nothing|nowhere|without|neither|nor|cannot)\b|n['’]t\b",
    "ru": r"\b(?:не|ни|нет|никогда|никто|никого|ничто|ничего|нигде|никак\w*|без)\b",
}
"""What denies for certain, where it is asked for."""

_MAY_DENY = {
    "de": r"nicht|kein|\bnie|nirgend|\bohne|\bweder|\bnein|los(?:e[nmrs]?)?\b|\bun|\bmiss|\bin|\bent|\bfehl"
    r"|\bmangel|\bver"
    r"|\bkaum|\bnur\b|\bstatt|\bfrei\b|\bsonst|\bgegen|\bverweiger|\bverzicht",
    "en": r"\b(?:not|nor?|never|none?|nobody|nothing|nowhere|without|neither|cannot|hardly|barely|scarcely"
    r"|rarely|seldom"
    r"|only|few|little|less|least|instead|rather|yet|unless|until|anything|anyone|any|anywhere|anybody|ever|zero|nil"
    r"|devoid|otherwise|except\w*|exclu\w*|miss(?:ed|es|ing)?|lack\w*|fail\w*|refus\w*|den(?:y|ies|ied|ying|ials?)"
    r"|declin\w*|reject\w*|avoid\w*|prevent\w*|stop\w*|prohibit\w*|ban(?:s|ned|ning)?|forbid\w*|forbade|absen\w*"
    r"|vain|waiv\w*|forgo\w*|abst\w*|resist\w*|far from|free of|free from|keep \w+ from|kept|ceas\w*|los(?:e|es|ing|t)"
    r"|imposs\w*|improb\w*|immob\w*|imp(?:er[fm]|ract|at)\w*|in(?:ab|acc|act|adm|adeq|cap|compl|conc|corr|curab|def)\w*"
    r"|in(?:disc|disp|eff|eq|exp|hum|just|oper|sec|sens|sign|suff|tang|tol|val|vis|vol|evit)\w*"
    r"|ir(?:reg|rel|rep|res|rev)\w*|il(?:leg|lit|log)\w*|(?:dis(?!p|tri|tan|cov|cus|ast)|non|un(?!der|i[otvqf]"
    r"|for|its))\w{3,})\b"
    r"|n['’]t\b|\w{3}less(?:ly|ness)?\b|-free\b",
    "ru": r"\bне(?!дел|скольк|давн|фт|м[цоа]|бо|бес|вест|го\b|ё\b|й\b|йр|рв|е\b)|\bни(?!кел|дер|ж|з|т[ьие]|ко|м|х\b|с)"
    r"|\bник(?:т|ог|ом|ак|уд)|\bнет|\bбез|\bбес|\bвне\b|отказ|лиш|отсутств|запре|воспрещ|\bедва|\bвряд|\bтолько"
    r"|\bпока\b"
    r"|\bкроме|вместо|прекра|избе|\bтщетн|\bнапрасн|\bнул|\bмало|\bхоть|\bлюб|\bпомимо|\bисключ|\bотверг|\bотриц"
    r"|\bоткло|\bупус|\bтрудно|\bзря\b|\bвоздерж|\bсвобод|\bпропус|\bминуя|\bскорее|\bменее|\bредко|\bмимо|\bутра[тч]"
    r"|\bзакры|\bпереста|\bзабы",
}
"""What may deny, or turn a denial into something positive (not until = only), in a translation."""

_NO_DENIAL = {
    "de": r"nicht (?:nur|zuletzt|allein|umsonst|selten|einmal|unbedingt|ohne|wahr|minder|weniger|schlecht)"
    r"|nicht mehr als"
    r"|nichts (?:anderes|weiter|als)|nichts Ungew|keine hundert|ohne ?(?:hin|weiteres|dies)|ohne (?:Zweifel|Grenzen)"
    r"|im Nirgendwo|wenn nicht|oder nicht|(?:wie|denn) (?:noch )?nie\b|so \w+ wie seit [^,.]* nicht mehr|noch nie"
    r"|keine (?:Rolle|Frage)|nicht\?|Nicht(?:regierung|raucher)",
    "en": r"not only|not least|no doubt|no longer than|whether or not|nothing but|no more than"
    r"|if not|not until|no sooner|no,",
    "ru": r"не только|не более|не менее|не позднее|как не|тем не менее|несмотря|не раньше",
}
"""Phrases with a negation that a translation may do without."""


_NONE_SUCH = {
    "de": r"^\W*Keine?[mnrs]? (?!groß|klein|leicht|schwer|einfach|hoh|niedrig|gut|schlecht|ausreichend|nennenswert"
    r"|gewöhn|de[mnrs]\b)[a-zäöüß]+e[mnrs]? [A-ZÄÖÜ]",
    "en": r"^\W*No (?!small|easy|sufficient|usual)[a-z]+(?:al|ful|ic|ive|ous|able|ible|ary|rect) [a-z]{3}",
}
"""Texts that begin with the denial of a certain kind of thing: no official comment is not an unofficial comment.

Not where it is a matter of degree (keine einfache Lösung), nor within sentences: dies ist kein offizieller Kommentar.
"""

_SOME_OTHER = {
    "de": r"\bun\w{3,}e[mnrs]?\b",
    "en": r"\b(?:un|in|im|il|ir|non-?)\w{3,}(?:al|ful|ic|ive|ous|able|ible|ary|rect)\b(?= [a-z]{3})",
    "ru": r"\bне\w{3,}(?:[ыио]й|[ая]я|[ое]е|ые|[кгхшщ]ие|[ое]го|[ое]му|[ыи]ми?|[ое]м|[ую]ю|[ыи]х)\b",
}
"""Adjectives that deny no more than themselves: where nothing else denies, there is a comment after all."""


def lost_negation(source: str, target: str, source_language: str, language: str) -> str:
    """Return the word by which the source denies while nothing in the translation may; empty where all is well.

    Languages without a list never lose one.
    """
    ours, theirs = source_language.partition("_")[0], language.partition("_")[0]
    if ours not in _DENIES or theirs not in _MAY_DENY:
        return ""
    asked = re.sub(_NO_DENIAL[ours], " ", source, flags=re.IGNORECASE)
    found = re.search(_DENIES[ours], asked, re.IGNORECASE)
    if ours in _NONE_SUCH and re.search(_NONE_SUCH[ours], asked):
        target = re.sub(_SOME_OTHER[theirs], " ", target, flags=re.IGNORECASE)
    if found is None or re.search(_MAY_DENY[theirs], target, re.IGNORECASE):
        return ""
    return found[0]
