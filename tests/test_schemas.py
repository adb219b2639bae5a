"""The JSON Schema of every kind of file: current, and what the files of the library follow."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest
import yaml

from generator.reading.layout import FILE_KINDS, file_kind, policy_file
from generator.schemas import DIALECT, schemas
from generator.site.tree import as_json
from tests.libraries.examining import SMALL

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = dict(schemas())
YAML_FILES = sorted((ROOT / "competencies").rglob("*.yml"))
POLICY_FILES = sorted((ROOT / "docs/policies").glob("*/*.md"))


class Loader(yaml.SafeLoader):
    """Reads dates as text: JSON has no others."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def below(root: Path, file: Path) -> PurePosixPath:
    return PurePosixPath(file.relative_to(root).as_posix())


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        SCHEMAS[f"{name}.schema.json"],
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


def problems(name: str, value: Any) -> list[str]:  # noqa: ANN401 - any document
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator(name).iter_errors(value)
    ]


def test_every_kind_of_file_has_a_schema() -> None:
    names = {kind.name for kind in FILE_KINDS} | {"policy", "policy-translation"}
    names |= {"assessment", "library", "changes"}
    assert {f"{name}.schema.json" for name in names} <= SCHEMAS.keys()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == DIALECT
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_the_committed_schemas_are_current() -> None:
    committed = {
        file.name: file.read_text("utf-8") for file in (ROOT / "schemas").glob("*.schema.json")
    }
    assert committed.keys() == SCHEMAS.keys(), "run rolebook schema"
    stale = [name for name, text in committed.items() if text != as_json(SCHEMAS[name])]
    assert stale == [], "run rolebook schema"


def test_there_are_files_to_check() -> None:
    assert len(YAML_FILES) > 50
    assert len(POLICY_FILES) > 20


@pytest.mark.parametrize("file", YAML_FILES, ids=lambda file: file.stem)
def test_a_file_of_the_library_follows_its_schema_and_names_it(file: Path) -> None:
    kind = file_kind(below(ROOT, file))
    assert kind is not None
    text = file.read_text("utf-8")
    assert problems(kind.name, yaml.load(text, Loader)) == []  # noqa: S506 - a safe loader
    first = text.split("\n", 1)[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, first
    schema = (file.parent / named[1]).resolve()
    assert schema == ROOT / "schemas" / f"{kind.name}.schema.json"
    assert schema.is_file()


@pytest.mark.parametrize("file", POLICY_FILES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_front_matter_of_a_policy_follows_its_schema(file: Path) -> None:
    place = policy_file(below(ROOT, file))
    assert place is not None
    front = yaml.load(file.read_text("utf-8").split("---\n")[1], Loader)  # noqa: S506
    assert problems("policy" if place.language == "zh" else "policy-translation", front) == []


@pytest.mark.parametrize(
    "file", sorted((SMALL / "competencies").rglob("*.yml")), ids=lambda file: file.stem
)
def test_the_small_library_follows_the_schemas(file: Path) -> None:
    kind = file_kind(below(SMALL, file))
    assert kind is not None
    assert problems(kind.name, yaml.load(file.read_text("utf-8"), Loader)) == []  # noqa: S506


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("glossary", {"terms": [{"id": "Bad Id"}]}, "terms/0"),
        ("glossary", {"term": []}, "unexpected"),
        ("rolebook", {"release": 2026.11}, "release"),
        ("qualification", {"id": "x", "validity": "2 years"}, "validity"),
        ("policy", {"version": "1"}, "version"),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(name: str, value: object, said: str) -> None:
    assert any(said in problem for problem in problems(name, value))


def test_schemas_refer_to_nothing_outside_themselves() -> None:
    for name, schema in SCHEMAS.items():
        references = re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema))
        assert [one for one in references if not one.startswith("#/")] == [], name
