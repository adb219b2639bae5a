"""What is kept is found again, and nothing that is damaged, foreign or old is taken for it."""

import datetime as dt
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache import FOLDER, Cache, program, restored

VALUES = {"one": b"1", "two": b"\x00\xff" * 10_000}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    found = Cache.of(tmp_path, "values")
    found.keep(VALUES)
    return found


@pytest.fixture
def file(cache: Cache, tmp_path: Path) -> Path:
    return tmp_path / FOLDER / f"values-{program()}.sqlite"


def test_what_is_kept_is_found_by_another_process(cache: Cache, tmp_path: Path) -> None:
    assert Cache.of(tmp_path, "values").kept() == VALUES
    assert Cache.of(tmp_path, "others").kept() == {}


def test_only_known_keys_stay(cache: Cache) -> None:
    cache.keep({"three": b"3"}, known=["three", "one"])
    assert cache.kept() == {"one": b"1", "three": b"3"}


def test_without_a_file_nothing_is_kept() -> None:
    cache = Cache()
    cache.keep(VALUES)
    assert cache.kept() == {}


def test_version_control_passes_over_it(file: Path) -> None:
    assert (file.parent / ".gitignore").read_text("utf-8") == "*\n"


def test_what_an_older_program_kept_is_cleared_away(cache: Cache, file: Path) -> None:
    older = file.with_name("values-0123456789abcdef.sqlite")
    other = file.with_name("others-0123456789abcdef.sqlite")
    for one in (older, other):
        one.write_bytes(file.read_bytes())
    cache.keep({"three": b"3"})
    assert not older.exists()
    assert other.exists()


def test_what_has_a_longer_name_is_no_older_one(cache: Cache, tmp_path: Path) -> None:
    for name in ("pages.zh", "pages.zh-Hant", "pages.zh-Hant-HK"):
        (tmp_path / FOLDER / f"{name}-files").mkdir(parents=True)
        Cache.of(tmp_path, name).keep({"name": name.encode()})
    for name in ("pages.zh", "pages.zh-Hant", "pages.zh-Hant-HK"):
        assert Cache.of(tmp_path, name).kept() == {"name": name.encode()}


def test_a_table_that_another_process_has_not_made_yet_stays_its_own(
    file: Path, cache: Cache
) -> None:
    file.unlink()
    with sqlite3.connect(file) as table:
        assert cache.kept() == {}
        assert file.exists()
        table.execute("CREATE TABLE kept (key TEXT PRIMARY KEY, value BLOB, digest BLOB)")
    table.close()
    cache.add(VALUES)
    assert cache.kept() == VALUES


def test_a_table_in_use_is_not_taken_for_a_damaged_one(
    file: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cache._PATIENCE", 0)
    with sqlite3.connect(file) as table:
        table.execute("BEGIN EXCLUSIVE")
        assert cache.kept() == {}
        assert file.exists()
    table.close()
    assert cache.kept() == VALUES


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:9_000])


def overwrite(file: Path) -> None:
    file.write_bytes(b"no table" * 2_000)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def other_table(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as table:
        table.execute("CREATE TABLE kept (what INTEGER)")
    table.close()


@pytest.mark.parametrize("damage", [cut, overwrite, empty, other_table])
def test_a_damaged_file_holds_nothing_and_is_made_anew(
    damage: Callable[[Path], None], cache: Cache, file: Path
) -> None:
    damage(file)
    assert cache.kept() == {}
    cache.keep(VALUES)
    assert cache.kept() == VALUES


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kept SET value = x'32' WHERE key = 'one'",
        "UPDATE kept SET value = '1' WHERE key = 'one'",
        "UPDATE kept SET key = 'three' WHERE key = 'one'",
        "UPDATE kept SET digest = NULL WHERE key = 'one'",
    ],
)
def test_a_value_that_was_changed_or_moved_is_not_found(
    change: str, cache: Cache, file: Path
) -> None:
    with sqlite3.connect(file) as table:
        table.execute(change)
    table.close()
    assert cache.kept() == {"two": VALUES["two"]}


def test_every_flipped_byte_leaves_only_what_was_kept(cache: Cache, file: Path) -> None:
    data = file.read_bytes()
    for at in range(0, len(data), 499):
        file.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        assert cache.kept().items() <= VALUES.items()


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder belongs", "utf-8")
    cache = Cache.of(tmp_path, "values")
    cache.keep(VALUES)
    assert cache.kept() == {}


def test_some_values_are_found_without_the_others(cache: Cache) -> None:
    assert cache.some(["two", "three"]) == {"two": VALUES["two"]}
    assert cache.some([]) == {}
    assert Cache().some(["one"]) == {}


def test_values_are_added_beside_those_that_are_kept(cache: Cache) -> None:
    cache.add({"three": b"3"})
    assert cache.kept() == {**VALUES, "three": b"3"}
    assert cache.is_used
    assert not Cache().is_used


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no pickle",
        pickle.dumps({"a": 1})[:-3],
        pickle.dumps(Path("a")),
        pickle.dumps(print),
        b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00h\x09.",
        b"cdatetime\ndate\n(I1\ntR.",
    ],
)
def test_what_is_no_plain_value_is_refused(data: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        restored(data, (dt.date,))


def test_a_plain_value_comes_back() -> None:
    value = {"a": (1, 2.5, None), "b": [dt.date(2026, 11, 1)]}
    assert restored(pickle.dumps(value), (dt.date,)) == value
