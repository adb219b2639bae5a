"""Writing a tree: only what changed, without what is gone, never into somebody else's folder."""

import json
from pathlib import Path, PurePosixPath

import pytest

from generator.site.tree import SiteFile
from generator.site.writing import INDEX, WritingRefusedError, Written, write_tree


def files(**contents: str | bytes) -> list[SiteFile]:
    return [
        SiteFile(PurePosixPath(name.replace("__", "/")), text) for name, text in contents.items()
    ]


def present(out: Path) -> set[str]:
    return {
        file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()
    } - {INDEX}  # fmt: skip


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    assert write_tree(files(a="1", b__c=b"2"), out) == Written(2, 0, 0)
    before = {name: (out / name).stat().st_mtime_ns for name in ("a", "b/c")}
    assert write_tree(files(a="1", b__c="3"), out) == Written(1, 1, 0)
    assert (out / "a").stat().st_mtime_ns == before["a"]
    assert (out / "b/c").read_text() == "3"


def test_what_is_gone_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write_tree(files(a="1", b__c__d="2", b__e="3"), tmp_path)
    assert write_tree(files(a="1", b__e="3"), tmp_path) == Written(0, 2, 1)
    assert present(tmp_path) == {"a", "b/e"}
    assert not (tmp_path / "b/c").exists()
    assert write_tree(files(a="1"), tmp_path) == Written(0, 1, 1)
    assert not (tmp_path / "b").exists()


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    write_tree(files(a="1", b__c="2"), tmp_path)
    (tmp_path / "b/mine").write_text("mine")
    write_tree(files(a="1"), tmp_path)
    assert present(tmp_path) == {"a", "b/mine"}


def test_a_file_that_somebody_removed_already_is_no_problem(tmp_path: Path) -> None:
    write_tree(files(a="1", b="2"), tmp_path)
    (tmp_path / "b").unlink()
    assert write_tree(files(a="1"), tmp_path) == Written(0, 1, 1)


def test_a_file_in_the_place_of_a_folder_is_replaced(tmp_path: Path) -> None:
    write_tree(files(a="1"), tmp_path)
    assert write_tree(files(a__b="2"), tmp_path).changed == 1
    assert present(tmp_path) == {"a/b"}
    assert write_tree(files(a="3"), tmp_path).changed == 1
    assert present(tmp_path) == {"a"}


def test_a_folder_with_files_that_no_run_wrote_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(WritingRefusedError, match="no run wrote"):
        write_tree(files(mine="yours"), tmp_path)
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WritingRefusedError, match="no folder"):
        write_tree(files(a="1"), tmp_path / "out")


@pytest.mark.parametrize("index", ["{", "[1]", '{"a": 1}', "3", "null", ""])
def test_a_damaged_index_is_refused(tmp_path: Path, index: str) -> None:
    write_tree(files(a="1"), tmp_path)
    (tmp_path / INDEX).write_text(index)
    with pytest.raises(WritingRefusedError, match="damaged"):
        write_tree(files(a="1"), tmp_path)


@pytest.mark.parametrize("name", ["../precious", "a/../../precious", "/precious", "{}/precious"])
def test_nothing_outside_the_folder_is_ever_removed(tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    out = tmp_path / "out"
    write_tree(files(a="1"), out)
    (out / INDEX).write_text(json.dumps(["a", name.format(tmp_path)]))
    write_tree(files(a="1"), out)
    assert precious.read_text() == "mine"


def test_a_link_in_the_folder_does_not_lead_out_of_it(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "c").write_text("mine")
    out = tmp_path / "out"
    write_tree(files(a="1"), out)
    (out / INDEX).write_text(json.dumps(["a", "b/c"]))
    (out / "b").symlink_to(elsewhere)
    write_tree(files(a="1"), out)
    assert (elsewhere / "c").read_text() == "mine"


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    def broken() -> list[SiteFile]:
        return [*files(a="1"), SiteFile(PurePosixPath("b"), "\ud800")]

    with pytest.raises(UnicodeEncodeError):
        write_tree(broken(), tmp_path)
    assert present(tmp_path) <= {"a"}
