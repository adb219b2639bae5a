"""Addresses: one for each thing, relative, ending in .html."""

import posixpath
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edition import Edition
from generator.model import AnyReference, Kind, Library, PositionReference
from generator.model.reference import LINKABLE
from generator.pages import addresses
from generator.pages.addresses import Address, address, address_of, url
from generator.pages.kinds import all_pages


@pytest.mark.parametrize(
    ("target", "page", "fragment", "expected"),
    [
        ("roles/a.md", "roles/b.md", "", "a.html"),
        ("roles/a.md", "roles/a.md", "x", "#x"),
        ("roles/a.md", "roles/a.md", "", "a.html"),
        ("index.md", "roles/a.md", "", "../index.html"),
        ("roles/a.md", "index.md", "x", "roles/a.html#x"),
        ("policies/p/1.0.md", "policies/p.md", "", "p/1.0.html"),
        ("source/docs/policies/p/1.0.zh.md.txt", "policies/p/1.0.md", "",
         "../../source/docs/policies/p/1.0.zh.md.txt"),
    ],
)  # fmt: skip
def test_urls_are_relative(target: str, page: str, fragment: str, expected: str) -> None:
    assert url(PurePosixPath(target), PurePosixPath(page), fragment) == expected


PATHS = st.lists(st.from_regex(r"[a-z0-9]{1,3}", fullmatch=True), min_size=1, max_size=4).map(
    lambda parts: PurePosixPath(*parts).with_suffix(".md")
)


@given(target=PATHS, page=PATHS)
def test_a_url_leads_where_it_should(target: PurePosixPath, page: PurePosixPath) -> None:
    relative = url(target, page)
    found = posixpath.normpath(posixpath.join(page.parent.as_posix(), relative))
    assert found == target.with_suffix(".html").as_posix()
    assert not relative.startswith("/")


def test_every_thing_has_an_address_at_which_there_is_a_page(
    edition: Edition, small: Library
) -> None:
    pages = {page.path: {section.id for section in page.sections} for page in all_pages(edition)}
    for kind, id_, _ in small.entities():
        assert address(kind, id_).path in pages, (kind, id_)
    assert len({address(kind, id_) for kind, id_, _ in small.entities()}) == len(
        list(small.entities())
    )


def test_every_kind_that_can_be_linked_has_an_address() -> None:
    for kind in LINKABLE:
        assert address(kind, "any").path.suffix == ".md"


def test_parts_are_fragments_on_pages_and_vanish_where_a_page_is_shared() -> None:
    assert address(Kind.ROLE, "a", "b") == Address(PurePosixPath("roles/a.md"), "b")
    assert address(Kind.TERM, "a", "b") == Address(addresses.GLOSSARY, "a")


def test_a_reference_is_resolved_first(edition: Edition, small: Library) -> None:
    bare = address_of(AnyReference("negotiation#asks"), small, edition.today)
    assert bare == Address(PurePosixPath("competencies/negotiation.md"), "asks")


def test_a_clause_is_shown_in_a_version_that_has_it(edition: Edition, small: Library) -> None:
    policy = small.policies["conduct"]
    leading = policy.leading(edition.today)
    clause = next(iter(leading.bodies.values())).clauses[0]
    found = address_of(AnyReference(f"policy:conduct#{clause.id}"), small, edition.today)
    assert found == Address(PurePosixPath("policies/conduct.md"), clause.id)


def test_a_clause_that_the_leading_version_lacks_is_shown_in_another(
    edition: Edition, small: Library
) -> None:
    from dataclasses import replace  # noqa: PLC0415

    policy = small.policies["conduct"]
    leading = policy.leading(edition.today)
    emptied = replace(
        leading, bodies={key: replace(body, clauses=()) for key, body in leading.bodies.items()}
    )
    versions = tuple(emptied if one is leading else one for one in policy.versions)
    library = replace(small, policies={"conduct": replace(policy, versions=versions)})
    found = address_of(AnyReference("policy:conduct#gifts"), library, edition.today)
    other = next(one for one in reversed(policy.versions) if one is not leading)
    assert found == Address(addresses.policy_version("conduct", other.version), "gifts")


def test_addresses_of_derived_pages() -> None:
    position = PositionReference("client-manager@senior")
    assert str(addresses.checklist(position)) == "assess/client-manager/senior.md"
    assert str(addresses.policy_version("p", "1.0")) == "policies/p/1.0.md"
    assert str(addresses.source_copy(PurePosixPath("competencies/a.yml"))) == (
        "source/competencies/a.yml.txt"
    )


def test_no_two_pages_have_one_path_and_no_two_sections_one_id(edition: Edition) -> None:
    pages = list(all_pages(edition))
    assert len({page.path for page in pages}) == len(pages)
    for page in pages:
        ids = [section.id for section in page.sections]
        assert len(set(ids)) == len(ids), page.path
        assert "top" not in ids


def test_both_languages_have_the_same_pages_and_sections(small: Library, edition: Edition) -> None:
    other = Edition.of(small, "en" if edition.language == "zh" else "zh", edition.today)

    def shape(one: Edition) -> dict[PurePosixPath, list[tuple[str, int]]]:
        return {
            page.path: [(section.id, section.level) for section in page.sections]
            for page in all_pages(one)
        }

    here, there = shape(edition), shape(other)
    assert here.keys() == there.keys()
    assert {
        path: sections for path, sections in here.items() if sorted(sections) != sorted(there[path])
    } == {}
