"""The tree of an edition: pages, sources, schemas and assets, each file once."""

import json
from pathlib import Path, PurePosixPath

import yaml

from generator.edition import Edition
from generator.loading import load
from generator.pages.kinds import all_pages
from generator.site.tree import SiteFile, tree
from tests.libraries.examining import SMALL

SOURCES = load(SMALL).files


def by_path(edition: Edition, edit_url: str | None = None) -> dict[str, SiteFile]:
    found = list(tree(edition, SOURCES, edit_url))
    assert len({file.path for file in found}) == len(found)
    return {str(file.path): file for file in found}


def test_every_page_is_in_the_tree(edition: Edition) -> None:
    found = by_path(edition)
    for page in all_pages(edition):
        text = found[str(page.path)].content
        assert isinstance(text, str)
        assert yaml.safe_load(text.split("\n---\n")[0])["title"] == page.title


def test_sources_are_copied_unless_an_editor_is_linked(edition: Edition) -> None:
    copies = {path for path in by_path(edition) if path.startswith("source/")}
    assert len(copies) == len(SOURCES)
    assert "source/competencies/rolebook.yml.txt" in copies
    edited = by_path(edition, "https://forge.example/{path}")
    assert not any(path.startswith("source/") for path in edited)


def test_a_copy_is_the_source_itself(edition: Edition) -> None:
    copy = by_path(edition)["source/competencies/rolebook.yml.txt"].content
    assert copy == (SMALL / "competencies/rolebook.yml").read_bytes()


def test_schemas_and_assets_go_along(edition: Edition) -> None:
    found = by_path(edition)
    schema = found["schemas/role.schema.json"].content
    assert isinstance(schema, str)
    assert json.loads(schema)["title"] == "Role"
    assert "assets/rolebook/rolebook.css" in found
    assert not any(path.endswith((".d.ts", ".py")) for path in found)


def test_paths_stay_inside_the_site(edition: Edition) -> None:
    for path in map(PurePosixPath, by_path(edition)):
        assert not path.is_absolute()
        assert ".." not in path.parts


def test_the_tree_is_the_same_every_time(edition: Edition) -> None:
    assert list(by_path(edition).values()) == list(by_path(edition).values())


def test_every_source_that_a_page_names_is_there(edition: Edition) -> None:
    copies = {PurePosixPath(path) for path in by_path(edition)}
    for page in all_pages(edition):
        if page.origin:
            assert PurePosixPath("source", f"{page.origin}.txt") in copies
            assert (Path(SMALL) / page.origin).is_file()
