"""Policies as PDF: every version in every language, Chinese that can be copied, tags, same bytes."""

import dataclasses
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.edition import Edition
from generator.model import Library, Policy
from generator.pages.policy_print import policy_document
from generator.policies.digest import digest
from generator.site.printing import policy_pdfs
from tests.conftest import Project, Rolebook
from tests.libraries.policies import BUILT, edition, library

ZH = "policies/conduct/2.0.pdf"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="module")
def printed(loaded: Library) -> Mapping[str, Mapping[str, bytes]]:
    """Every PDF by language and path."""
    return {
        language: {
            str(path): content()
            for path, content in policy_pdfs(Edition.of(loaded, language, BUILT))
        }
        for language in ("zh", "en")
    }


def text(content: bytes) -> str:
    """Give the words of all pages without the breaks of lines."""
    pages = PdfReader(io.BytesIO(content)).pages
    return "".join("".join(page.extract_text().split("\n")) for page in pages)


def elements(node: Any) -> Iterator[str]:  # noqa: ANN401 - pypdf's objects
    """Yield the tags of a structure tree."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        for one in found:
            yield from elements(one)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"])
        if "/K" in found:
            yield from elements(found["/K"])


def test_every_version_is_printed_in_every_language(
    printed: Mapping[str, Mapping[str, bytes]],
) -> None:
    wanted = [f"policies/conduct/{version}.pdf" for version in ("1.0", "1.1", "2.0")]
    assert {language: list(files) for language, files in printed.items()} == {
        "zh": wanted,
        "en": wanted,
    }


def test_chinese_can_be_searched_and_copied(printed: Mapping[str, Mapping[str, bytes]]) -> None:
    said = text(printed["zh"][ZH])
    assert "不收受价值超过 100 元的礼品" in said
    assert "1.2 走访" in said
    assert "No gifts above 100 yuan" in text(printed["en"][ZH])


def test_every_sheet_names_the_version_and_its_text(
    loaded: Library, printed: Mapping[str, Mapping[str, bytes]]
) -> None:
    version = loaded.policies["conduct"].versions[-1]
    for language in ("zh", "en"):
        pages = PdfReader(io.BytesIO(printed[language][ZH])).pages
        for number, page in enumerate(pages, start=1):
            said = page.extract_text()
            assert "RB-HR-001 · 2.0" in said
            assert f"SHA-256 {digest(version, language)}" in said
            assert f"{number} / {len(pages)}" in said


def test_who_listens_finds_headings_lists_and_tables(
    printed: Mapping[str, Mapping[str, bytes]],
) -> None:
    root: Any = PdfReader(io.BytesIO(printed["zh"][ZH])).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-Hans"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD"} <= set(
        elements(root["/StructTreeRoot"])
    )
    reader = PdfReader(io.BytesIO(printed["zh"][ZH]))
    assert reader.metadata
    assert reader.metadata.title == "行为规范（2.0 版）"
    assert len(reader.outline) == 2


PRINT = """
import datetime as dt, hashlib, sys
from pathlib import Path
from generator.edition import Edition
from generator.loading import load
from generator.site.printing import policy_pdfs
library = load(Path(sys.argv[1])).library
for language in ("zh", "en"):
    made = Edition.of(library, language, dt.date.fromisoformat(sys.argv[2]))
    for path, content in policy_pdfs(made):
        print(language, path, hashlib.sha256(content()).hexdigest())
"""


def test_the_same_version_gives_the_same_bytes_on_any_day(tmp_path: Path) -> None:
    library(tmp_path)
    said = [
        subprocess.run(
            [sys.executable, "-c", PRINT, tmp_path, day],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for day, seed, zone in (("2026-08-01", "1", "UTC"), ("2027-08-01", "2", "Asia/Shanghai"))
    ]
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == 6


def test_hostile_words_stay_words(loaded: Library) -> None:
    hostile = '<img src="file:///etc/hostname"> [x](javascript:alert(1)) </style>'
    policy = loaded.policies["conduct"]
    last = policy.versions[-1]
    bodies = {
        language: dataclasses.replace(body, preamble=hostile)
        for language, body in last.bodies.items()
    }
    changed = Policy("conduct", (dataclasses.replace(last, bodies=bodies),))
    made = Edition.of(loaded, "zh", BUILT)
    document = policy_document(made, changed, changed.versions[0])
    assert "<img" not in document
    assert 'href="javascript' not in document
    assert document.count("</style>") == 1


def test_what_leads_away_from_the_paper_is_no_link(tmp_path: Path) -> None:
    made = edition(tmp_path)
    policy = made.library.policies["conduct"]
    document = policy_document(made, policy, policy.versions[-1])
    assert '<a href="#visits">走访</a>' in document
    assert "[S01]" in document
    assert ".html" not in document


def test_a_build_links_what_it_printed(project: Project, rolebook: Rolebook) -> None:
    plain = rolebook("build", cwd=project.root)
    assert "without policies as PDF, which make pdf adds" in plain.stdout
    page = project.root / "www/zh/policies/conduct.html"
    assert "1.1.pdf" not in page.read_text()
    assert not list((project.root / "www").rglob("*.pdf"))
    assert rolebook("build", "--pdf", cwd=project.root).returncode == 0
    assert 'href="conduct/1.1.pdf"' in page.read_text()
    made = {
        path.relative_to(project.root / "www").as_posix()
        for path in (project.root / "www").rglob("*.pdf")
    }
    assert made == {
        f"{language}/policies/conduct/{version}.pdf"
        for language in ("zh", "en")
        for version in ("1.0", "1.1")
    }


WITHOUT = "import sys; sys.modules['weasyprint'] = None; from generator.cli import main; "


def test_without_weasyprint_it_is_said_how_to_get_it(project: Project) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", f"{WITHOUT} sys.exit(main())", "build", "--pdf"],
        check=False,
        capture_output=True,
        text=True,
        cwd=project.root,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert ran.returncode == 2
    assert ran.stderr == "rolebook: policies as PDF need WeasyPrint: make pdf installs it\n"
