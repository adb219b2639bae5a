"""`rolebook ack verify`: files and folders of acknowledgements, as text, CSV and JSON."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.model import Library
from generator.policies.digest import canonical_text, digest
from tests.libraries.policies import library

HandIn = Callable[..., Path]


@pytest.fixture
def loaded(tmp_path: Path) -> Library:
    return library(tmp_path / "library")


@pytest.fixture
def hand_in(tmp_path: Path, loaded: Library) -> HandIn:
    """Write a file that a person hands in."""

    def write(name: str, version: str = "1.1", language: str = "zh", **facts: object) -> Path:
        one = next(v for v in loaded.policies["conduct"].versions if v.version == version)
        record = {
            "number": "RB-HR-001",
            "title": one.title.say(language),
            "language": language,
            "digest": digest(one, language),
            "release": "2026.11",
            "at": "2026-11-23T08:00:00.000Z",
            "name": name,
            **facts,
        }
        file = f"{hashlib.sha256(name.encode()).hexdigest()[:8]}.json"
        return put(tmp_path, file, {"conduct": {version: record}})

    return write


def put(tmp_path: Path, name: str, acknowledged: object, **head: object) -> Path:
    file = tmp_path / "handed-in" / name
    file.parent.mkdir(exist_ok=True)
    value = {
        "format": "rolebook-acknowledgement/1",
        "release": "2026.11",
        "language": "zh",
        "saved": "2026-11-23T08:00:00.000Z",
        "acknowledged": acknowledged,
        **head,
    }
    file.write_text(json.dumps(value))
    return file


def verify(tmp_path: Path, *arguments: object, language: str = "en") -> int:
    root = tmp_path / "library"
    options = ["--root", str(root), "--language", language]
    return main(["ack", "verify", *map(str, arguments), *options])


def test_what_holds_gives_0(
    tmp_path: Path, hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [hand_in("Li"), hand_in("Wang", "1.0", "en")]
    assert verify(tmp_path, *files) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].split()[:4] == ["verdict", "name", "number", "policy"]
    assert (
        said[-1] == "All 2 records (2 files): still valid (only wording changed since) 1, valid 1"
    )


def test_a_folder_is_summed_up_and_one_bad_file_gives_1(
    tmp_path: Path, hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in("Li")
    hand_in("Zhao", digest="0" * 64)
    (tmp_path / "handed-in/notes.json").write_text("[]")
    (tmp_path / "handed-in/broken.json").write_bytes(b"\xff{")
    put(tmp_path, "extra.json", {}, surprise=1)
    assert verify(tmp_path, tmp_path / "handed-in", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["totals"] == {"forged": 1, "malformed": 3, "valid": 1}
    details = {Path(one["file"]).name: one["detail"] for one in found["records"]}
    assert details["notes.json"] == "not of the format rolebook-acknowledgement/1"
    assert details["broken.json"] == "no JSON"
    assert details["extra.json"].startswith("surprise: ")


def test_the_table_is_safe_to_open_and_in_the_language_asked_for(
    tmp_path: Path, hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in('=HYPERLINK("http://evil")', title="@SUM(1)")
    assert verify(tmp_path, tmp_path / "handed-in", "--format", "csv", language="zh") == 0
    out = capsys.readouterr().out
    rows: list[list[str]] = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert rows[0][:3] == ["结论", "姓名", "编号"]
    assert rows[1][:4] == ["有效", '\'=HYPERLINK("http://evil")', "RB-HR-001", "'@SUM(1)"]


def test_nothing_in_a_record_steers_the_terminal(
    tmp_path: Path, hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in("\x1b[2Jgone\nand a line")
    verify(tmp_path, tmp_path / "handed-in")
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert any("gone and a line" in line for line in out.splitlines())


def test_a_site_that_was_published_vouches_for_its_texts(
    tmp_path: Path, loaded: Library, hand_in: HandIn
) -> None:
    text = canonical_text(loaded.policies["conduct"].versions[1], "zh").replace("不收", "少收")
    file = tmp_path / "www/zh/2026.09/policies/conduct/1.1.txt"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    handed_in = hand_in("Li", digest=hashlib.sha256(text.encode()).hexdigest())
    assert verify(tmp_path, handed_in) == 1
    assert verify(tmp_path, handed_in, "--site", tmp_path / "www") == 0


@pytest.mark.parametrize("given", ["missing.json", "empty", "nothing-published"])
def test_what_cannot_be_asked_gives_2(
    tmp_path: Path, hand_in: HandIn, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    arguments: list[Any] = [tmp_path / given]
    if given == "nothing-published":
        arguments = [hand_in("Li"), "--site", tmp_path / "empty"]
    assert verify(tmp_path, *arguments) == 2
    assert capsys.readouterr().err.startswith("rolebook: ")


def test_without_a_sound_library_nothing_is_said_of_records(
    tmp_path: Path, hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    file = hand_in("Li")
    broken = tmp_path / "library/docs/policies/conduct/1.1.zh.md"
    broken.write_text(broken.read_text().replace("status: approved", "status: maybe"))
    assert verify(tmp_path, file) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "RB305" in captured.err
