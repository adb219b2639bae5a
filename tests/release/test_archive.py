"""One release as a ZIP: the same bytes each time, and a published site once unpacked."""

import zipfile
from pathlib import Path

import pytest

from generator.release.archive import alone, archive
from generator.release.publishing import roll_back
from generator.release.records import DamagedRecordError
from generator.release.releases import Releases
from generator.release.stored import published_state
from generator.release.verifying import verify
from tests.release.making import DAY, contents, published


def one(site: Path) -> Releases:
    return alone(published_state(site), "2026.10")


def test_a_release_unpacks_to_a_site_of_its_own(tmp_path: Path) -> None:
    for release in ("2026.10", "2026.11"):
        published(tmp_path / "www", release)
    count = archive(tmp_path / "www", one(tmp_path / "www"), tmp_path / "www-2026.10.zip")
    with zipfile.ZipFile(tmp_path / "www-2026.10.zip") as packed:
        packed.extractall(tmp_path)
    unpacked = tmp_path / "www-2026.10"
    assert len(contents(unpacked)) == count
    assert verify(unpacked).problems == ()
    assert published_state(unpacked).latest == "2026.10"
    assert "2026.11" not in (unpacked / "releases.js").read_text("utf-8")
    published(tmp_path / "alone", "2026.10")
    assert contents(unpacked) == contents(tmp_path / "alone")


def test_all_releases_unpack_to_the_site_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "www"
    for release in ("2026.10", "2026.11"):
        published(site, release)
    roll_back(site, "2026.10", DAY)
    count = archive(site, published_state(site), tmp_path / "packed" / "www.zip")
    with zipfile.ZipFile(tmp_path / "packed" / "www.zip") as packed:
        packed.extractall(tmp_path / "packed")
    unpacked = tmp_path / "packed" / "www"
    assert len(contents(unpacked)) == count
    assert contents(unpacked) == contents(site)
    assert verify(unpacked).problems == ()


def test_the_same_release_gives_the_same_zip(tmp_path: Path) -> None:
    published(tmp_path / "one", "2026.10")
    archive(tmp_path / "one", one(tmp_path / "one"), tmp_path / "first" / "www.zip")
    published(tmp_path / "one", "2026.11")
    roll_back(tmp_path / "one", None, DAY)
    archive(tmp_path / "one", one(tmp_path / "one"), tmp_path / "second" / "www.zip")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_what_is_damaged_is_not_packed(tmp_path: Path) -> None:
    published(tmp_path / "www", "2026.10")
    (tmp_path / "www/zh/2026.10/index.html").write_text("changed")
    with pytest.raises(DamagedRecordError, match="not as it was published"):
        archive(tmp_path / "www", one(tmp_path / "www"), tmp_path / "www.zip")
    assert [entry.name for entry in tmp_path.iterdir()] == ["www"]
