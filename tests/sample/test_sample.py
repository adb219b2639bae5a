"""Sample libraries: sound at any size, the same for the same seed, and ready to be built."""

import subprocess
from pathlib import Path

import yaml

from generator.loading import load
from generator.publication import publication_day
from generator.sample.library import library_files
from generator.sample.plan import Plan
from generator.sample.text import as_yaml
from generator.sample.vocabulary import Pair, vocabulary
from tests.conftest import ROOT, Rolebook, command


def laid_out(plan: Plan, root: Path) -> Path:
    for path, text in library_files(plan):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def test_a_sample_has_what_was_asked_for_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    for competencies, roles in ((1, 1), (31, 9), (260, 70)):
        root = laid_out(Plan(competencies, roles, 3), tmp_path / str(competencies))
        loaded = load(root, publication_day())
        assert loaded.findings == ()
        library = loaded.sound_library()
        assert library is not None
        assert (len(library.competencies), len(library.roles)) == (competencies, roles)
        assert library.tracks
        assert library.policies
        assert library.onboarding


def test_the_seed_decides_every_word() -> None:
    once, again, other = (dict(library_files(Plan(12, 3, seed))) for seed in (1, 1, 2))
    assert once == again
    assert once.keys() == other.keys()
    assert once != other


def test_a_larger_sample_has_ids_of_its_own_for_everything() -> None:
    plan = Plan(20_000, 5_000, 1)
    ids = [one.id for model in plan.models for _, group in model.groups for one in group]
    assert len(set(ids)) == len(ids) == 20_000
    assert len({one.id for one in plan.positions}) == 5_000
    assert max(map(len, ids)) <= 64


def test_yaml_says_what_was_meant() -> None:
    value = {
        "text": Pair("中文：“引号”、[S01] # 号", 'yes, "no": 1 {x}'),
        "list": ["no", "1.10", "plain words"],
        "things": [{"id": "a", "key": True, "left": None, "out": False}, {"id": "b"}],
        "pairs": [Pair("是", "no")],
        "nothing": [],
        "number": 3,
    }
    assert yaml.safe_load(as_yaml(value)) == {
        "text": {"zh": "中文：“引号”、[S01] # 号", "en": 'yes, "no": 1 {x}'},
        "list": ["no", "1.10", "plain words"],
        "things": [{"id": "a", "key": True}, {"id": "b"}],
        "pairs": [{"zh": "是", "en": "no"}],
        "number": 3,
    }


def test_words_come_once_each() -> None:
    for pairs in vocabulary().values():
        assert len({pair.zh for pair in pairs}) == len({pair.en for pair in pairs}) == len(pairs)


def test_a_sample_builds_with_the_configuration_of_the_project(
    tmp_path: Path, rolebook: Rolebook
) -> None:
    out = tmp_path / "sample"
    ran = rolebook("sample", "--root", ROOT, "--competencies", 8, "--roles", 2, out, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    built = subprocess.run(
        [command("mkdocs"), "build", "--strict", "-f", out / "mkdocs.en.yml"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    assert len(list((out / "www/en/competencies").glob("*.html"))) == 9


def test_a_folder_of_others_is_left_alone(tmp_path: Path, rolebook: Rolebook) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    ran = rolebook("sample", "--root", ROOT, "--competencies", 2, tmp_path)
    assert ran.returncode == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    ran = rolebook("sample", "--root", tmp_path, "--competencies", 2, tmp_path / "new")
    assert ran.returncode == 2
    assert "mkdocs.yml" in ran.stderr
