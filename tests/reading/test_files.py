"""Files as they really lie on disk: unreadable, linked, oddly named."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.reading.files import MAX_BYTES, ChangedFileError, gather
from tests.libraries.examining import codes, examine, lay_out, place

LICENCE = "competencies/qualifications/fund-sales.yml"

CHECK_AS_NOBODY = """
import json, os, pwd, sys
from pathlib import Path
from generator.findings.catalogue import entries, word
from tests.libraries.examining import examine, place
list(entries()), word("error", "en")
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(pwd.getpwnam("nobody").pw_gid)
    os.setuid(pwd.getpwnam("nobody").pw_uid)
for language in ("en", "zh"):
    for line in examine(Path(sys.argv[1]), language).lines:
        print(place(line), line.entry.code, line.wording.message)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that also another user may enter; pytest's own are closed."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        lay_out(root, {})
        for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        yield root


def checked_as_nobody(root: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", CHECK_AS_NOBODY, root],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_file_without_permission_is_told_in_both_languages(open_folder: Path) -> None:
    (open_folder / LICENCE).chmod(0)
    assert checked_as_nobody(open_folder) == [
        f"{LICENCE}:1:1 RB107 It cannot be read: there is no permission to read it.",
        f"{LICENCE}:1:1 RB107 无法读取：没有读取权限。",
    ]


def test_a_folder_without_permission_is_told(open_folder: Path) -> None:
    folder = open_folder / "competencies/qualifications"
    folder.chmod(0)
    told = checked_as_nobody(open_folder)
    folder.chmod(0o755)
    where = "competencies/qualifications:1:1"
    assert f"{where} RB107 It cannot be read: there is no permission to read it." in told


def test_a_folder_that_may_be_listed_but_not_entered_is_told(open_folder: Path) -> None:
    folder = open_folder / "competencies/qualifications"
    folder.chmod(0o444)
    told = checked_as_nobody(open_folder)
    folder.chmod(0o755)
    assert f"{LICENCE}:1:1 RB107 无法读取：没有读取权限。" in told


def test_a_root_without_permission_is_told(open_folder: Path) -> None:
    open_folder.chmod(0)
    told = checked_as_nobody(open_folder)
    open_folder.chmod(0o755)
    assert "competencies:1:1 RB107 It cannot be read: there is no permission to read it." in told


@pytest.mark.parametrize(
    "linked", ["competencies", "docs", "docs/policies", "competencies/roles", LICENCE]
)
def test_a_symbolic_link_is_told_and_not_followed(linked: str, tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    lay_out(root, {})
    (root / linked).rename(outside)
    (root / linked).symlink_to(outside)
    line = next(line for line in examine(root).lines if line.entry.code == "RB106")
    assert place(line) == f"{linked}:1:1"
    read = [file.path.as_posix() for file in gather(root).files if not file.refused]
    assert not any(path == linked or path.startswith(f"{linked}/") for path in read)


def test_a_link_to_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, {LICENCE: None})
    (tmp_path / LICENCE).symlink_to(tmp_path / LICENCE)
    assert codes(examine(tmp_path)) == ["RB106"]


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    folder = os.fsencode(tmp_path / "competencies/roles")
    for name in (b"\xff.yml", b"a\nb.yml"):
        Path(os.fsdecode(folder + b"/" + name)).touch()
    found = examine(tmp_path)
    assert [place(line) for line in found.lines] == [
        "competencies/roles/a\ufffdb.yml:1:1",
        "competencies/roles/\ufffd.yml:1:1",
    ]
    assert codes(found) == ["RB109", "RB109"]


def test_a_file_where_the_library_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "competencies").touch()
    assert codes(examine(tmp_path)) == ["RB107", "RB110"]


def test_an_empty_folder_lacks_only_its_handbook(tmp_path: Path) -> None:
    assert codes(examine(tmp_path)) == ["RB110"]


def test_hidden_files_are_none_of_the_library(tmp_path: Path) -> None:
    lay_out(tmp_path, {"competencies/.cache/x.txt": "x", "competencies/roles/.swp": "x"})
    assert codes(examine(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("competencies/roles/x.yaml", "RB109"),
        ("competencies/Roles/x.yml", "RB109"),
        ("competencies/x.yml", "RB109"),
        ("docs/policies/conduct/1.0.md", "RB109"),
        ("docs/policies/conduct/1.zh.md", "RB109"),
        ("docs/policies/My rules/1.0.zh.md", "RB109"),
        ("docs/policies/1.0.zh.md", "RB109"),
    ],
)
def test_a_misplaced_file_is_told_alone(name: str, code: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {name: "x"})
    (line,) = examine(tmp_path).lines
    assert (line.entry.code, place(line)) == (code, f"{name}:1:1")


def test_the_limit_of_size_is_exact(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    file = tmp_path / LICENCE
    text = file.read_bytes()
    file.write_bytes(text + b"#" * (MAX_BYTES - len(text)))
    assert codes(examine(tmp_path)) == []
    file.write_bytes(text + b"#" * (MAX_BYTES - len(text) + 1))
    assert codes(examine(tmp_path)) == ["RB105"]


def test_files_are_gathered_in_the_same_order_whatever_the_disk_says(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    paths = [file.path for file in gather(tmp_path).files]
    library = [path for path in paths if path.parts[0] == "competencies"]
    assert library == sorted(library)
    assert paths[len(library) :] == sorted(paths[len(library) :])


def test_carriage_returns_count_as_the_ends_of_lines(tmp_path: Path) -> None:
    old_mac = b"id: fund-sales\rname: x\r\n\r\n"
    lay_out(tmp_path, {LICENCE: old_mac})
    file = next(file for file in gather(tmp_path).files if file.path.as_posix() == LICENCE)
    assert file.text == "id: fund-sales\nname: x\n\n"


def test_a_file_left_on_the_disk_has_to_be_what_it_was(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    clean = tmp_path / "competencies/scales/steps.yml"
    (scale,) = (file for file in gather(tmp_path).files if file.path.name == clean.name)
    assert scale.content == clean.read_bytes()
    clean.write_text("id: b\n")
    with pytest.raises(ChangedFileError, match=r"competencies/scales/steps\.yml"):
        scale.read()
    clean.unlink()
    with pytest.raises(ChangedFileError):
        scale.read()


def test_what_findings_may_have_to_show_is_held(tmp_path: Path) -> None:
    lay_out(tmp_path, {LICENCE: b"\xef\xbb\xbfid: a\r\n"})
    (file,) = (file for file in gather(tmp_path).files if str(file.path) == LICENCE)
    (tmp_path / LICENCE).unlink()
    assert file.content == b"id: a\n"
