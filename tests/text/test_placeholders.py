"""Placeholders by gettext's format flags; msgfmt says which translations break a program."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from loctool.text.markup import mask, visible_text
from loctool.text.markup.proof import keeps_markup, lost_and_invented
from loctool.text.placeholders import PROGRAM, arguments, syntax_of


@pytest.mark.parametrize(
    ("flag", "text", "spans"),
    [
        ("c", "%d of %-5.2f, %+ld, %*d, %%, %<PRIu64>, %m, %zu%s", "%d %-5.2f %+ld %*d %% %<PRIu64> %m %zu %s"),
        ("c", "%1$s and %2$'d MB: 50%% of `x'", "%1$s %2$'d %%"),
        ("objc", "%@ has %1$@ or %ld", "%@ %1$@ %ld"),
        ("python", "%(name)s, %(size)-8.1f, %r, %s%%", "%(name)s %(size)-8.1f %r %s %%"),
        ("python-brace", "{} {0!r:>10} {user.name} {rows[0]:{width}} {{x}}", "{} {0!r:>10} {user.name} {rows[0]:{width}} {{ }}"),
        ("php", "%1$s, %'.10d, %05.1f, %%", "%1$s %'.10d %05.1f %%"),
        ("javascript", "%s of %1$d, %j", "%s %1$d %j"),
        ("perl", "%vd and %-10s", "%vd %-10s"),
        ("perl-brace", "{file} has {count}", "{file} {count}"),
        ("qt", "%1 of %L2, %n", "%1 %L2 %n"),
        ("qt-plural", "%n files, %Ln bytes", "%n %Ln"),
        ("kde", "%1 of %12", "%1 %12"),
        ("java", "{0} on {1,date,short}", "{0} {1,date,short}"),
        ("java-printf", "%1$tY, %,.2f, %<s, %n", "%1$tY %,.2f %<s %n"),
        ("csharp", "{0,-5:N2} {{1}", "{0,-5:N2} {{"),
        ("ruby", "%<size>.1f, %{name}, %d", "%<size>.1f %{name} %d"),
        ("sh", "$HOME and ${USER}", "$HOME ${USER}"),
        ("lua", "%q and %5d", "%q %5d"),
        ("boost", "%1% and %|2$+|, %d", "%1% %|2$+| %d"),
        ("gcc-internal", "%qD is %<int%>, %wd", "%qD %< %> %wd"),
        ("rust", "{name} and {0:?}", "{name} {0:?}"),
        ("go", "%v, %+v and %[1]d", "%v %+v %[1]d"),
    ],
)  # fmt: skip
def test_what_each_format_protects(flag: str, text: str, spans: str) -> None:
    syntax = syntax_of([f"{flag}-format"])
    assert " ".join(mask(text, syntax).spans) == spans
    assert not re.search(
        r"[%{}$]", visible_text(text, syntax).replace("50% of", "").replace("{}", "").replace("1}", "")
    )


def test_a_message_that_is_no_format_has_no_placeholders() -> None:
    assert mask("50 %d %s {name}", syntax_of(["no-c-format"])).spans == ("{name}",)
    assert mask("50 %d {name}", syntax_of(["no-c-format", "no-python-brace-format"])).spans == ()
    assert mask("{name} of %s", syntax_of(["c-format", "no-python-brace-format"])).spans == ("%s",)


def test_the_text_of_a_program_is_no_markdown() -> None:
    text = "`%s' and `%s' in _File, *all*, <b>now</b>"
    assert mask(text, syntax_of([], PROGRAM)).spans == ("%s", "%s", "<b>", "</b>")
    assert mask(text, syntax_of(["c-format"])).spans == ("%s", "%s", "<b>", "</b>")


def test_the_text_of_a_document_with_a_format_has_both() -> None:
    assert mask("**%ld** pages", syntax_of(["c-format"], "")).spans == ("**", "%ld", "**")


@pytest.mark.parametrize("flags", [[], ["fuzzy"], ["wrap", "range:0..10"], ["possible-c-format"], ["x-format"]])
def test_flags_that_say_nothing_of_placeholders(flags: list[str]) -> None:
    assert syntax_of(flags) == ""


@pytest.mark.parametrize(
    ("flag", "source", "target", "kept"),
    [
        ("c", "%s of %d", "%d von %s", False),
        ("c", "%s of %d", "%2$d von %1$s", True),
        ("c", "%1$s of %2$d", "%2$d von %1$s", True),
        ("c", "%s of %d", "%s", False),
        ("c", "%s", "%s %s", False),
        ("c", "%d", "%ld", False),
        ("c", "%-10s", "%-12s", True),
        ("c", "%*d %s", "%s %*d", False),
        ("c", "%s: %m", "%m: %s", True),
        ("c", "100%%", "100", False),
        ("python", "%(a)s %(b)d", "%(b)d %(a)s", True),
        ("python", "%(a)s", "%(b)s", False),
        ("python-brace", "{} of {}", "{1} von {0}", True),
        ("python-brace", "{a} {b!r}", "{b!r} {a}", True),
        ("python-brace", "{a!r}", "{a}", False),
        ("python-brace", "{0:%Y-%m-%d}", "{0:%d.%m.%Y}", True),
        ("qt", "%1 of %2", "%2 von %1", True),
        ("qt", "%1 of %2", "%1 von %3", False),
    ],
)
def test_which_placeholders_may_move(flag: str, source: str, target: str, kept: bool) -> None:
    assert keeps_markup(source, target, syntax_of([f"{flag}-format"])) is kept


def test_lost_and_invented_placeholders_are_named() -> None:
    assert lost_and_invented("%d of %s", "%2$s %x", syntax_of(["c-format"])) == (["%d", "%s"], ["%2$s", "%x"])


def test_unnumbered_placeholders_take_their_arguments_in_order() -> None:
    assert arguments(["%s", "%%", "%d"], "c-format") == ["1 s", "%%", "2 d"]
    assert arguments(["{}", "{a}", "{}"], "python-brace-format") == ["0 ", "a ", "1 "]


SAMPLES = {
    "c": ["%s", "%d", "%5.2f", "%1$s", "%2$d", "%%", "%lu"],
    "objc": ["%@", "%d", "%1$@", "%%"],
    "python": ["%(a)s", "%(b)d", "%(a)d", "%%"],
    "python-brace": ["{a}", "{b}", "{a!r}", "{{"],
    "perl": ["%s", "%d", "%1$s", "%%"],
    "perl-brace": ["{a}", "{b}"],
    "php": ["%s", "%d", "%1$s", "%2$d", "%%"],
    "qt": ["%1", "%2", "%L1"],
    "kde": ["%1", "%2"],
    "java": ["{0}", "{1,number}", "{1}"],
    "csharp": ["{0}", "{1:N}", "{{"],
    "lua": ["%s", "%d", "%%"],
    "javascript": ["%s", "%d", "%1$s", "%%"],
}
"""Format -> placeholders of which texts are made."""


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_what_is_kept_is_a_valid_translation_to_msgfmt(name: str, tmp_path: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("GNU gettext is not on PATH")
    drawn, catalog = random.Random(name), polib.POFile(wrapwidth=0)
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    flag = f"{name}-format"
    for number in range(150):
        source, target = ([drawn.choice(SAMPLES[name]) for _ in range(drawn.randint(1, 3))] for _ in range(2))
        target = drawn.choice([target, drawn.sample(source, len(source)), source])
        entry = polib.POEntry(msgid=f"{number} {' '.join(source)}", msgstr=f"{number} {' '.join(target)}", flags=[flag])
        if keeps_markup(entry.msgid, entry.msgstr, syntax_of([flag])):
            catalog.append(entry)
    assert len(catalog) > 20
    catalog.save(str(tmp_path / "all.po"))
    command = ["msgfmt", "--check-format", "-o", "/dev/null", tmp_path / "all.po"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
