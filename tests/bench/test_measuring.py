"""The benchmark measures what it says, says what failed, and writes a page."""

from pathlib import Path

import pytest
import yaml

from bench import previewing, results
from bench.measured import Measured
from bench.previewing import reload_seconds
from bench.results import write_pages
from bench.running import FailedError, Run, run
from bench.searching import Searching
from bench.stages import STAGES
from bench.weight import Weight, weigh
from tests.conftest import Project


def measured(competencies: int, hugo: float, material: Run | None) -> Measured:
    return Measured(
        competencies=competencies,
        pages=2 * competencies,
        cold=Run(10.0, 16.0, 300.0),
        edited=Run(2.5, 3.0, 200.0),
        checks=(Run(3.0, 4.0, 90.0), Run(2.0, 2.0, 90.0), Run(1.0, 1.0, 90.0)),
        reload=0.5,
        weight=Weight(9.4, 2_000.0),
        searching=Searching(75.0, 50.0, 49.0),
        hugo=Run(hugo, 2 * hugo, 500.0),
        material=material,
    )


def test_the_page_tells_ratios_and_what_was_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "version", lambda name: f"1.0-{name}")
    for language in ("zh", "en"):
        (tmp_path / language / "guide").mkdir(parents=True)
    found = [measured(1_000, 5.0, Run(100.0, 160.0, 400.0)), measured(14_000, 40.0, None)]
    write_pages(found, (1_000, dict.fromkeys(STAGES, 1.0)), tmp_path)
    page = (tmp_path / "en/guide/benchmarks.md").read_text("utf-8")
    assert "| 1,000 | 2,000 | 10.0 s | 16.0 s | 2.5 s · 25% | 300 MiB |" in page
    assert "| 1,000 | 5.0 s | 2.0 · 1.6 | 100.0 s | 0.1 · 0.1 |" in page
    assert "| 14,000 | 40.0 s | 0.2 · 0.2 | not measured | not measured |" in page
    assert "3.0 s · 2.0 s · 1.0 s" in page
    front = yaml.safe_load(page.split("---")[1])
    assert front["search"] == {"boost": 0.4}
    chinese = (tmp_path / "zh/guide/benchmarks.md").read_text("utf-8")
    assert chinese.count("|") == page.count("|")


def test_a_command_is_measured_or_tells_why_it_failed(tmp_path: Path) -> None:
    taken = run("sh", "-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done", cwd=tmp_path)
    assert 0 < taken.cpu <= 2 * taken.seconds
    assert taken.peak > 0
    with pytest.raises(FailedError, match="the reason"):
        run("sh", "-c", "echo the reason >&2; exit 3", cwd=tmp_path)


def test_a_role_page_weighs_what_no_other_page_shares(tmp_path: Path) -> None:
    for folder in ("roles", "assets/search", "assets/shared", "own"):
        (tmp_path / folder).mkdir(parents=True)
    page = tmp_path / "roles/a.html"
    page.write_text("<p>a</p>")
    alone = weigh(tmp_path).role
    page.write_text('<p>a</p><script src="../assets/shared/x.js"></script>')
    (tmp_path / "assets/shared/x.js").write_text(str(list(range(9_999))))
    shared = weigh(tmp_path).role
    page.write_text('<p>a</p><script src="../own/x.js"></script>')
    (tmp_path / "own/x.js").write_text(str(list(range(9_999))))
    assert alone < shared < alone + 1 < weigh(tmp_path).role


def test_a_preview_is_timed_from_the_edit(project: Project) -> None:
    role = project.root / "competencies/roles/team-lead.yml"
    before = role.read_text("utf-8")
    assert 0 < reload_seconds(project.root, role, "en: Team lead}", "en: Team captain}") < 60
    assert role.read_text("utf-8") == before


def test_a_preview_that_says_nothing_is_no_endless_wait(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "_PATIENCE", 0.1)
    role = project.root / "competencies/roles/team-lead.yml"
    with pytest.raises(FailedError, match="said nothing for too long"):
        reload_seconds(project.root, role, "en: Team lead}", "en: Team captain}")
