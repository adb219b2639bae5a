"""The data scripts: small, by competency, in plain words, and nothing in them is markup."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.assessment.browser import DATA, WORD_GROUPS, data_scripts
from generator.assessment.digest import digest
from generator.edition import Edition
from generator.pages.kinds.assessment import APPS, ONBOARDING, START
from generator.prose import plain_words
from generator.site.tree import from_root
from generator.views import acknowledgement
from generator.wording import wording
from tests.libraries import assessment

if TYPE_CHECKING:
    from generator.model import Library

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "generator/web"
TEMPLATES = ROOT / "generator/pages/templates"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return assessment.library(tmp_path_factory.mktemp("library"), assessment.SECOND)


def scripts(library: Library, language: str = "zh") -> dict[str, Any]:
    """The value that each script hands over."""
    edition = Edition.of(library, language, dt.date(2027, 3, 1))
    found = {}
    for path, script, _ in data_scripts(edition, from_root):
        text = script()
        match = re.fullmatch(r"Rolebook\.receive\.(\w+)\((.*)\);\n", text)
        assert match, path
        found[str(path.relative_to(DATA))] = json.loads(match[2])
    return found


def test_one_script_a_competency_that_is_asked(library: Library) -> None:
    names = {name for name in scripts(library) if name.startswith("competencies/")}
    assert names == {
        f"competencies/{id_}.js"
        for id_ in ("need-diagnosis", "negotiation", "listening", "pricing")
    }


def test_a_retired_competency_names_its_successor(library: Library) -> None:
    entry = scripts(library)["library.js"]["competencies"]["cold-calling"]
    assert entry == {"name": "陌生拜访", "retired": True, "replaced_by": "negotiation"}


def test_indicators_carry_the_digests_of_the_other_languages(library: Library) -> None:
    for language, other in (("zh", "Asks open questions"), ("en", "提问")):
        data = scripts(library, language)["competencies/need-diagnosis.js"]
        asks = data["levels"][0]["indicators"][1]
        assert asks["id"] == "asks"
        assert asks["digests"] == [digest(other)]


def test_growth_tells_how_to_reach_each_level(library: Library) -> None:
    growth = scripts(library)["competencies/need-diagnosis.js"]["growth"]
    assert [step["to"] for step in growth] == [1, 2, 3]
    assert growth[0]["actions"] == []
    assert growth[1]["actions"][0] == "每周写一份复盘"
    assert growth[1]["resources"] == [{"name": "需求诊断案例", "page": "learning.html#needs-case"}]


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("参照[制度](policy:conduct#gifts)，漏项补报", "参照制度，漏项补报"),
        ("依据 [S16]，逐一筛选 [S19]", "依据，逐一筛选"),
        ("**Puts** `all` on *one* page [S01].", "Puts all on one page."),
        ("a < b & <img src=x>", "a < b & <img src=x>"),
    ],
)
def test_words_are_plain(prose: str, words: str) -> None:
    assert plain_words(prose) == words


def test_every_word_that_scripts_and_templates_name_exists() -> None:
    words = wording("zh")
    missing = []
    for file in (*(WEB / "assess").glob("*.js"), *TEMPLATES.glob("*.jinja")):
        text = file.read_text("utf-8")
        named = re.findall(r'\bword\("([a-z_.-]+)"', text)
        named += [
            key for one in re.findall(r'\bword\([^)"`]*\? "(\w+)" : "(\w+)"', text) for key in one
        ]
        named += re.findall(r't\("assessment\.(\w+)"', text)
        missing += [
            (file.name, key)
            for key in named
            if f"assessment.{key}" not in words
            and not (key.startswith(WORD_GROUPS) and key in words)
        ]
    assert missing == []


def test_every_word_of_the_group_is_used() -> None:
    texts = [file.read_text("utf-8") for file in (WEB / "assess").glob("*.js")]
    texts += [file.read_text("utf-8") for file in TEMPLATES.glob("*.jinja")]
    texts += [(ROOT / "generator/pages/kinds/assessment.py").read_text("utf-8")]
    text = "\n".join(texts)
    prefixes = set(re.findall(r"`([a-z]+_)\$\{", text)) | {"csv_", "head_", "refused_", "problem_"}
    unused = [
        key
        for key in wording("zh")
        if key.startswith("assessment.")
        and (name := key.removeprefix("assessment."))
        and not re.search(rf"\b{name}\b", text)
        and not any(name.startswith(prefix) for prefix in prefixes)
        and not name.endswith(("_page", "_page_text"))
    ]
    assert unused == []


def test_both_languages_have_the_same_placeholders() -> None:
    zh, en = wording("zh"), wording("en")
    for key, text in zh.items():
        if key.startswith("assessment."):
            assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", en[key])), (
                key
            )


def test_every_script_that_a_page_loads_exists_and_is_small(edition: Edition) -> None:
    named = {name for app in APPS for name in app.scripts} | {*START, *ONBOARDING}
    present = {f"assess/{file.name}" for file in (WEB / "assess").glob("*.js")}
    data = {f"{DATA}/{name}.js" for name in ("words", "schema", "library")}
    of_policies = {name for name in named if name.startswith("acknowledge/")}
    assert named - of_policies == present | data
    written = {str(path) for path, _ in acknowledgement.data_scripts(edition)}
    assert all((WEB / name).is_file() or name in written for name in of_policies)
    for file in (WEB / "assess").iterdir():
        assert len(file.read_text("utf-8").splitlines()) < 250, file.name


def test_scripts_write_no_markup_and_no_style() -> None:
    for file in (WEB / "assess").glob("*.js"):
        text = file.read_text("utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text
        )
        assert not re.search(r"\.style\b|style:", text), file.name
        assert not re.search(r"\bfetch\(|XMLHttpRequest|new Worker|\bimport\(", text), file.name
