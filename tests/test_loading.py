"""Loading is the same with every means to be quick and with none."""

from pathlib import Path

import pytest

from generator import loading
from generator.cache import Cache
from generator.loading import Loaded, Means, examine, load
from generator.model import Kind
from generator.reading.files import Gathered, gather
from generator.reading.reader import Memory
from tests.conftest import Project
from tests.libraries.examining import DAY

FILE = "competencies/models/selling/need-diagnosis.yml"


def test_each_way_gives_the_same_before_and_after_an_edit(project: Project) -> None:
    memory = Memory()
    for _ in range(2):
        plain = load(project.root, DAY)
        for means in (Means.of(project.root, 1), Means.of(project.root, 2), Means(memory=memory)):
            assert load(project.root, DAY, means) == plain
        project.edit(FILE, "id: need-diagnosis", "id: need-diagnosis # edited")
    project.edit(FILE, "name: {zh:", "name: {zz:")
    broken = load(project.root, DAY)
    assert broken.findings
    assert load(project.root, DAY, Means.of(project.root, 1)) == broken
    assert load(project.root, DAY, Means(memory=memory)) == broken


def test_a_library_known_to_be_sound_is_not_loaded_again(project: Project) -> None:
    means = Means.of(project.root, 1)
    first, second = examine(project.root, DAY, means), examine(project.root, DAY, means)
    assert first.findings == second.findings == ()
    assert first.library is not None
    assert second.library is None


def test_nothing_wrong_is_ever_taken_for_sound(project: Project) -> None:
    means = Means.of(project.root, 1)
    examine(project.root, DAY, means)
    project.edit(FILE, "id: need-diagnosis", "id: other-name")
    found = load(project.root, DAY).findings
    assert found
    for _ in range(2):
        assert examine(project.root, DAY, means).findings == found
    project.edit(FILE, "id: other-name", "id: need-diagnosis")
    project.write("competencies/stray.txt", "?")
    for _ in range(2):
        assert [one.code for one in examine(project.root, DAY, means).findings] == ["RB109"]


def test_another_day_is_examined_anew(project: Project) -> None:
    means = Means.of(project.root, 1)
    examine(project.root, DAY, means)
    later = DAY.replace(year=DAY.year + 30)
    assert [one.code for one in examine(project.root, later, means).findings] == [
        one.code for one in load(project.root, later).findings
    ]
    assert load(project.root, later).findings


def test_a_damaged_cache_changes_nothing(project: Project) -> None:
    means = Means.of(project.root, 1)
    plain = load(project.root, DAY, means)
    for file in project.root.glob(".rolebook-cache/*.sqlite"):
        file.write_bytes(file.read_bytes()[:5_000])
    assert load(project.root, DAY, means) == plain
    assert Cache.of(project.root, "parsed").kept()


def by_name(loaded: Loaded) -> dict[tuple[Kind, str], bytes]:
    """The digests of a library's records by kind and id."""
    assert loaded.library is not None
    digests = loaded.digests()
    return {
        (kind, id_): digests[id(thing)]
        for kind, id_, thing in loaded.library.entities()
        if kind is not Kind.POLICY
    }


def test_a_record_is_told_from_what_it_was_before(project: Project) -> None:
    before = by_name(load(project.root, DAY))
    assert len(set(before.values())) == len(before)
    assert by_name(load(project.root, DAY, Means.of(project.root, 2))) == before
    project.edit(FILE, "id: need-diagnosis", "id: need-diagnosis # edited")
    after = by_name(load(project.root, DAY))
    assert {name for name in before if before[name] != after[name]} == {
        (Kind.COMPETENCY, "need-diagnosis")
    }


def test_a_file_that_is_saved_while_it_is_read_is_read_as_it_is_then(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can time this from outside: the file is saved right after it was gathered."""
    edits = iter([("id: need-diagnosis", "id: need-diagnosis # saved meanwhile")])

    def gather_and_save(root: Path) -> Gathered:
        gathered = gather(root)
        for old, new in edits:
            project.edit(FILE, old, new)
        return gathered

    monkeypatch.setattr(loading, "gather", gather_and_save)
    found = examine(project.root, DAY, Means())
    monkeypatch.undo()
    assert found == load(project.root, DAY)
