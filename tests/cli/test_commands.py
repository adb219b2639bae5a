"""The command line: exit status, what goes where, and no traceback whatever is asked."""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import COMMANDS, main
from generator.findings.catalogue import entries
from generator.reporting import FORMATS
from generator.schemas import schemas
from tests.conftest import Project, Rolebook
from tests.libraries.examining import SMALL

Capture = pytest.CaptureFixture[str]

ROLE = "competencies/roles/client-manager.yml"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library."""
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


def break_role(root: Path) -> None:
    file = root / ROLE
    text = file.read_text("utf-8")
    file.write_text(text.replace("reports_to: team-lead", "reports_to: team-leed"), "utf-8")


def test_check_finds_nothing_wrong(root: Path, capsys: Capture) -> None:
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "No problems found.\n"


def test_check_fails_on_an_error_and_shows_where(root: Path, capsys: Capture) -> None:
    break_role(root)
    assert main(["check", "--root", str(root)]) == 1
    said = capsys.readouterr().out
    assert f"{ROLE}:6:13: error RB401" in said
    assert "reports_to: team-leed" in said
    assert "team-lead" in said
    assert "\x1b" not in said


def warned(root: Path) -> None:
    """Let a role require a competency that is retired."""
    file = root / ROLE
    text = file.read_text("utf-8")
    old = "requires: {need-diagnosis: 1}"
    assert old in text
    file.write_text(text.replace(old, "requires: {need-diagnosis: 1, cold-calling: 1}"), "utf-8")
    text = file.read_text("utf-8")
    old = "requires: {need-diagnosis: 2, negotiation: 2}"
    assert old in text
    new = "requires: {need-diagnosis: 2, negotiation: 2, cold-calling: 1}"
    file.write_text(text.replace(old, new), "utf-8")


def test_a_warning_fails_only_a_strict_check(root: Path, capsys: Capture) -> None:
    warned(root)
    assert main(["check", "--root", str(root)]) == 0
    assert "warning RB511" in capsys.readouterr().out
    assert main(["check", "--root", str(root), "--strict"]) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_the_same_finding(root: Path, capsys: Capture, name: str) -> None:
    break_role(root)
    assert main(["check", "--root", str(root), "--format", name]) == 1
    said = capsys.readouterr().out
    assert "RB401" in said
    assert ROLE in said
    if name in ("json", "sarif"):
        json.loads(said)


def test_messages_come_in_the_language_that_is_asked_for(root: Path, capsys: Capture) -> None:
    assert main(["check", "--root", str(root), "--language", "zh"]) == 0
    assert re.search("[一-鿿]", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "en"),
        ({"LC_ALL": "C"}, "en"),
    ],
)
def test_otherwise_in_the_readers_own(
    root: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    language: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert main(["check", "--root", str(root)]) == 0
    chinese = bool(re.search("[一-鿿]", capsys.readouterr().out))
    assert chinese is (language == "zh")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--root", "/nonexistent"], "no library here"),
        (["check", "--language", "fr"], "not in 'fr'"),
        (["explain"], "name a code"),
        (["explain", "RB999x"], "no code 'RB999x'"),
        (["serve", "--address", "nonsense"], "no HOST:PORT"),
        (["render", "OUT", "--edition", "fr"], "zh, en, not in 'fr'"),
        (["build", "--root", "/nonexistent"], "no library here"),
    ],
)
def test_what_cannot_run_says_why(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(root)
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("rolebook: ")
    assert said in shown.err
    assert "Traceback" not in shown.err


def test_wrong_arguments_are_status_2(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", "--format", "xml"])
    assert left.value.code == 2
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2


def test_help_names_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    for one in COMMANDS:
        assert one.NAME in said


@pytest.mark.parametrize("name", [one.NAME for one in COMMANDS])
def test_every_command_has_help(capsys: Capture, name: str) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0


def test_the_version_is_said(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"rolebook {__version__}\n"


def test_a_reader_who_leaves_early_is_no_error(rolebook: Rolebook) -> None:
    import os  # noqa: PLC0415
    import subprocess  # noqa: PLC0415

    from tests.conftest import command  # noqa: PLC0415

    process = subprocess.Popen(
        [command("rolebook"), "explain", "--all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert said == b""


def explained(capsys: Capture, *arguments: str) -> str:
    assert main(["explain", *arguments]) == 0
    return capsys.readouterr().out


def test_a_code_is_explained_by_its_code_and_by_its_name(capsys: Capture) -> None:
    entry = next(one for one in entries() if one.code == "RB401")
    by_code = explained(capsys, "RB401")
    assert by_code.startswith(f"RB401 {entry.name} (error)\n")
    assert entry.meaning.en.strip() in by_code
    assert by_code == explained(capsys, "rb401") == explained(capsys, entry.name)


def test_all_codes_are_explained(capsys: Capture) -> None:
    said = explained(capsys, "--all")
    assert re.findall(r"^(RB\d+) ", said, re.MULTILINE) == [one.code for one in entries()]


def test_an_unknown_code_suggests_one(capsys: Capture) -> None:
    assert main(["explain", "RB40"]) == 2
    assert "did you mean RB40" in capsys.readouterr().err
    name = next(one.name for one in entries() if one.code == "RB203")
    assert main(["explain", name[:-1]]) == 2
    assert f"did you mean {name}?" in capsys.readouterr().err


def test_schemas_are_written_once_and_checked(tmp_path: Path, capsys: Capture) -> None:
    arguments = ["schema", "--root", str(tmp_path)]
    assert main([*arguments, "--check"]) == 1
    assert main(arguments) == 0
    folder = tmp_path / "schemas"
    assert {file.name for file in folder.iterdir()} == {name for name, _ in schemas()}
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert main(arguments) == 0
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before
    capsys.readouterr()
    assert main([*arguments, "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_schema_check_names_what_differs_and_writes_nothing(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["schema", "--root", str(tmp_path)]) == 0
    role, extra = tmp_path / "schemas/role.schema.json", tmp_path / "schemas/old.schema.json"
    role.write_text("{}")
    extra.write_text("{}")
    mine = tmp_path / "schemas/README.md"
    mine.write_text("mine")
    assert main(["schema", "--root", str(tmp_path), "--check"]) == 1
    assert capsys.readouterr().out == (
        f"{extra} is out of date: run rolebook schema\n{role} is out of date: run rolebook schema\n"
    )
    assert role.read_text() == "{}"
    assert main(["schema", "--root", str(tmp_path)]) == 0
    assert role.read_text() != "{}"
    assert not extra.exists()
    assert mine.exists()


def counts(capsys: Capture) -> tuple[int, int, int]:
    said = capsys.readouterr().out
    found = re.search(r": (\d+) written, (\d+) unchanged, (\d+) removed\n$", said)
    assert found, said
    written, unchanged, removed = map(int, found.groups())
    return written, unchanged, removed


def test_render_writes_only_what_changed(root: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["render", str(tmp_path / "out"), "--root", str(root), "--edition", "en"]
    assert main(arguments) == 0
    first = counts(capsys)
    assert first[1:] == (0, 0)
    assert main(arguments) == 0
    assert counts(capsys) == (0, first[0], 0)
    page = tmp_path / "out/roles/team-lead.md"
    assert "# Team lead {#top}" in page.read_text("utf-8")

    file = root / "competencies/roles/team-lead.yml"
    file.write_text(file.read_text("utf-8").replace("Leads a team.", "Leads some."), "utf-8")
    assert main(arguments) == 0
    written, unchanged, removed = counts(capsys)
    assert 1 <= written < 12
    assert (written + unchanged, removed) == (first[0], 0)


def test_render_removes_the_pages_of_what_is_gone(
    root: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    assert main(["render", str(out), "--root", str(root)]) == 0
    capsys.readouterr()
    assert (out / "onboarding/first-months.md").is_file()
    (root / "competencies/onboarding/first-months.yml").unlink()
    assert main(["render", str(out), "--root", str(root)]) == 0
    assert counts(capsys)[2] >= 1
    assert not (out / "onboarding/first-months.md").exists()


def test_render_of_a_broken_library_writes_nothing(
    root: Path, tmp_path: Path, capsys: Capture
) -> None:
    break_role(root)
    assert main(["render", str(tmp_path / "out"), "--root", str(root)]) == 1
    assert "RB401" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_render_refuses_a_foreign_folder(root: Path, capsys: Capture) -> None:
    assert main(["render", str(root), "--root", str(root)]) == 2
    assert "choose a new folder" in capsys.readouterr().err


def test_render_links_an_editor(root: Path, tmp_path: Path) -> None:
    arguments = ["--edit-url", "https://forge.example/edit/{path}"]
    assert main(["render", str(tmp_path / "out"), "--root", str(root), *arguments]) == 0
    page = (tmp_path / "out/roles/team-lead.md").read_text("utf-8")
    assert "https://forge.example/edit/competencies/roles/team-lead.yml" in page
    assert not (tmp_path / "out/source").exists()


def test_build_of_a_broken_library_is_status_1(project: Project, rolebook: Rolebook) -> None:
    break_role(project.root)
    ran = rolebook("build", "--root", project.root)
    assert ran.returncode == 1
    assert f"{ROLE}:6:13" in ran.stderr
    assert not (project.root / "www").exists()


def test_build_into_a_foreign_folder_is_status_2(project: Project, rolebook: Rolebook) -> None:
    ran = rolebook("build", "--root", project.root, "--to", "competencies")
    assert ran.returncode == 2
    assert "holds files that no build made" in ran.stderr
    assert (project.root / "competencies/rolebook.yml").is_file()


@pytest.mark.parametrize("epoch", ["tomorrow", "1.5", "99999999999999999999"])
def test_a_day_that_is_none_is_said(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["check", "--root", str(root)]) == 2
    assert f"SOURCE_DATE_EPOCH is '{epoch}'; it has to be" in capsys.readouterr().err
