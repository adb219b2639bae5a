"""What pages written by hand say of themselves."""

from collections.abc import Mapping

import pytest

from generator.mkdocs_plugin.front_matter import search_boost
from tests.conftest import Project, Rolebook


@pytest.mark.parametrize(
    ("front_matter", "boost"),
    [
        ({}, 1.0),
        ({"search": {}}, 1.0),
        ({"search": {"boost": 2}}, 2.0),
        ({"search": {"boost": 0.4, "exclude": False}}, 0.4),
        ({"search": {"boost": 2, "exclude": True}}, 0.0),
        ({"search": {"exclude": False}}, 1.0),
    ],
)
def test_a_page_says_how_much_it_counts_in_search(
    front_matter: Mapping[str, object], boost: float
) -> None:
    assert search_boost(front_matter) == boost


@pytest.mark.parametrize("stated", [None, "no", {"boost": "2"}, {"boost": 0}, {"boots": 2}])
def test_what_is_not_understood_is_told(stated: object) -> None:
    with pytest.raises(ValueError, match="expected such as"):
        search_boost({"search": stated})


def test_a_page_that_wants_not_to_be_found_is_not(project: Project, rolebook: Rolebook) -> None:
    for name, exclude in (("one", "true"), ("other", "false")):
        text = f"---\nsearch: {{exclude: {exclude}}}\n---\n\n# Panels\n\nzyzzyva{name}\n"
        project.write(f"docs/zh/guide/{name}.md", text)
    ran = rolebook("build", cwd=project.root)
    assert ran.returncode == 0, ran.stderr
    index = (project.root / "www/zh/assets/search").rglob("*.js")
    found = "".join(file.read_text("utf-8") for file in index)
    assert "zyzzyvaother" in found
    assert "zyzzyvaone" not in found


def test_a_wrong_boost_fails_the_build(project: Project, rolebook: Rolebook) -> None:
    project.write("docs/zh/guide/one.md", "---\nsearch: {boost: much}\n---\n\n# Panels\n")
    ran = rolebook("build", cwd=project.root)
    assert ran.returncode == 2
    assert "guide/one.md: search: {'boost': 'much'} is not understood" in ran.stderr
