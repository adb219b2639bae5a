"""Parsed ahead or not, from the cache or not, by one process or two: the same is read."""

import datetime as dt
import pickle
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import Cache
from generator.reading import ahead
from generator.reading.ahead import Ahead, plain_value
from generator.reading.documents import Surprise, parse
from generator.reading.files import SourceFile, gather
from generator.reading.reader import read
from tests.libraries.examining import SMALL

FILES = gather(SMALL).files


@pytest.mark.parametrize("processes", [1, 2])
def test_the_same_is_read(processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_WORTH_SHARING", 1)
    monkeypatch.setattr(ahead, "_RUN", 7)
    cache = Cache.of(tmp_path, "parsed")
    cold = list(Ahead(cache, processes).values(FILES))
    warm = Ahead(cache, processes)
    assert list(warm.values(FILES)) == cold
    assert not warm.is_new
    assert sum(value is not None for value in cold) > 10
    assert read(FILES, Ahead(cache, processes)) == read(FILES, Ahead()) == read(FILES)


def test_one_edit_is_parsed_and_the_rest_is_kept(tmp_path: Path) -> None:
    cache = Cache.of(tmp_path, "parsed")
    list(Ahead(cache).values(FILES))
    before = cache.kept()
    first, *others = (file for file in FILES if file.path.match("models/*/*.yml"))
    edited = SourceFile.of(first.path, first.text.replace("id:", "id :", 1))
    later = Ahead(cache)
    found = next(later.values([edited]))
    assert found
    assert plain_value(found) == parse(edited.path, edited.text).value
    later.keep_only([edited, *others])
    after = cache.kept()
    assert len(after.keys() - before.keys()) == 1
    assert len(after) == len(others) + 1, "what no file holds any more is gone"


def test_what_is_wrong_is_left_to_the_reader(tmp_path: Path) -> None:
    path = PurePosixPath("competencies/roles/teller.yml")
    broken = [SourceFile.of(path, "id: a\nid: b\n"), SourceFile.of(path, "", refused=True)]
    assert list(Ahead(Cache.of(tmp_path, "parsed")).values(broken)) == [None, None]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.dates()
        | st.builds(Surprise, st.text()),
        lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    )
)  # fmt: skip
def test_plain_values_travel_unchanged(value: object) -> None:
    assert plain_value(pickle.dumps(value)) == value


@pytest.mark.parametrize("value", [dt.time(8), Path("x"), print, PurePosixPath])
def test_nothing_else_is_brought_to_life(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="no plain value"):
        plain_value(pickle.dumps(value))
