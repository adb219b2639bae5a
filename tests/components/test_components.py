"""The bill of materials: made from the lock, of the standard's form, and complete."""

import json
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from generator.components import SBOM, Part, components, sbom
from generator.edition import Edition
from generator.pages.composing import Composer
from generator.pages.kinds import licences
from tests.conftest import ROOT

LOCK = ROOT / "requirements/site.lock"
THEME = Path(str(resources.files("material"))) / "templates/assets"


def test_it_is_what_the_lock_gives(tmp_path: Path) -> None:
    made = tmp_path / SBOM
    subprocess.run([sys.executable, ROOT / "scripts/sbom", made], check=True, cwd=ROOT)
    assert made.read_text() == sbom(), "run make sbom"


def test_it_has_the_form_of_the_standard() -> None:
    forms = resources.files("cyclonedx.schema") / "_res"
    files = [f"{name}.SNAPSHOT.schema.json" for name in ("bom-1.6", "spdx", "jsf-0.82")]
    schemas = {file: json.loads((forms / file).read_text()) for file in files}
    bom = schemas[files[0]]
    # They refer to one another by file name, beside the address that they give themselves.
    registry: Registry[Any] = Registry().with_resources(
        (urljoin(bom["$id"], file), Resource.from_contents(schema))
        for file, schema in schemas.items()
    )
    validator = Draft7Validator(bom, registry=registry)
    assert [error.message for error in validator.iter_errors(json.loads(sbom()))] == []


def test_every_locked_package_is_in_it() -> None:
    locked = set(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", LOCK.read_text(), re.MULTILINE))
    assert locked <= {(one.name, one.version) for one in components()}
    assert len(locked) > 30


def bundled() -> set[str]:
    """Give the npm packages that the theme's script and style sheets were made of."""
    found: set[str] = set()
    for file in (*THEME.glob("javascripts/*.map"), *THEME.glob("stylesheets/*.map")):
        for source in json.loads(file.read_text())["sources"]:
            found |= set(re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", source))
    return found


def test_everything_that_the_theme_bundles_is_in_it() -> None:
    in_pages = {one.name for one in components() if one.part is Part.SITE}
    assert {"rxjs", "clipboard"} <= bundled() <= in_pages


def test_no_version_is_known_better_by_the_bundle_itself() -> None:
    (bundle,) = THEME.glob("javascripts/bundle.*.min.js")
    said = re.search(r"clipboard\.js v([0-9.]+)", bundle.read_text())
    assert said is not None
    assert said[1] in {one.version for one in components() if one.name == "clipboard"}


@pytest.mark.parametrize("part", Part)
def test_the_page_lists_every_component(part: Part, edition: Edition) -> None:
    composer = Composer(edition)
    (plan,) = licences.pages(composer)
    page = composer.page(plan)
    (section,) = [one for one in page.sections if one.id == part]
    for one in components():
        if one.part is part:
            assert f">{one.name}</span>" in section.html
            assert one.licence in section.html
