"""A plural message with some of its forms: all verbs agree with msgfmt about whether it is shipped."""

from __future__ import annotations

import gettext
import json
import shutil
import subprocess
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest

from loctool.catalog.plurals import plural_count
from loctool.project import find
from loctool.verbs.check import check
from loctool.verbs.compile import Output, compile_catalogs
from loctool.verbs.status import status

RULES = {
    "ja": ("nplurals=1; plural=0;", "nplurals=2; plural=n != 1;"),
    "de": ("nplurals=2; plural=(n != 1);",),
    "ru": ("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",),
    "cs": ("nplurals=4; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 3;",),
}
CASES = [
    (language, rule, forms)
    for language, rules in RULES.items()
    for rule in rules
    for forms in product(("", "text"), repeat=plural_count(rule))
]


def project(folder: Path, language: str, rule: str, forms: tuple[str, ...], flag: str = "") -> Path:
    """Write a project with a plural message of these forms, and return its catalog."""
    (folder / "loctool.toml").write_text(
        f'name = "T"\nsource_language = "en"\ntargets = ["{language}"]\ncatalogs = ["{{language}}.po"]\n'
    )
    head = f"Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: {rule}\\n"
    rows = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    path = folder / f"{language}.po"
    path.write_text(f'msgid ""\nmsgstr "{head}"\n\n{flag}msgid "a page"\nmsgid_plural "pages"\n{rows}')
    return path


@pytest.mark.parametrize(("language", "rule", "forms"), CASES)
def test_all_agree_whether_it_is_shipped(language: str, rule: str, forms: tuple[str, ...], tmp_path: Path) -> None:
    path = project(tmp_path, language, rule, forms)
    one = find(tmp_path)
    (made, _) = compile_catalogs(one, output=Output(manifest=tmp_path / "m.json"))
    content = path.with_suffix(".mo").read_bytes()
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "-o", tmp_path / "theirs.mo", path], check=True)
        assert content == (tmp_path / "theirs.mo").read_bytes()
    shipped = ("a page", 0) in gettext.GNUTranslations(BytesIO(content))._catalog  # type: ignore[attr-defined]
    assert shipped is bool(forms[0])
    assert (made.messages, made.left_out) == (int(shipped), int(not shipped))
    (row,) = status(one)
    assert (row.translated, row.untranslated) == (int(shipped), int(not shipped))
    (catalog,) = json.loads((tmp_path / "m.json").read_text())["catalogs"]
    assert [message["state"] for message in catalog["messages"]] == ["approved" if shipped else "source"]
    compile_catalogs(one, output=Output("jed"))
    assert ("a page" in json.loads(path.with_suffix(".json").read_text())["locale_data"][language]) is shipped
    compile_catalogs(one, output=Output("i18next"))
    assert bool(json.loads(path.with_suffix(".json").read_text())) is shipped


@pytest.mark.parametrize(
    ("forms", "flag", "found"),
    [
        ("ab-", "", ["error has no text in plural form 2, where programs show nothing; translate all forms"]),
        ("a--", "", ["error has no text in plural forms 1, 2, where programs show nothing; translate all forms"]),
        ("-b-", "", ["warning has no text in plural forms 0, 2, and is not compiled without its first form"]),
        ("a--", "#, fuzzy\n", []),
        ("---", "", []),
        ("abc", "", []),
    ],
)
def test_check_names_the_forms(forms: str, flag: str, found: list[str], tmp_path: Path) -> None:
    project(tmp_path, "ru", RULES["ru"][0], tuple(form.strip("-") for form in forms), flag)
    findings = list(check(find(tmp_path), rules=["missing-form", "lost-markup", "plural-forms"]))
    assert [f"{one.severity.name.lower()} {one.message}" for one in findings] == found
    assert {(one.rule, one.line) for one in findings} <= {("missing-form", 4)}


def test_a_form_of_no_number_may_be_empty(tmp_path: Path) -> None:
    project(tmp_path, "cs", RULES["cs"][0], ("a", "b", "", "d"))
    assert list(check(find(tmp_path), rules=["missing-form"])) == []


def test_the_forms_that_there_are_are_judged_by_themselves(tmp_path: Path) -> None:
    """An empty form does not have all the markup of its source lost, as well."""
    path = project(tmp_path, "ru", RULES["ru"][0], ("%d лист", "%d листа", ""), "#, c-format\n")
    path.write_text(path.read_text().replace('"a page"', '"%d page"').replace('"pages"', '"%d pages"'))
    assert [one.rule for one in check(find(tmp_path))] == ["missing-form"]
