"""The JSON Schema of every kind of file, generated from the types."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.assessment.answers import AssessmentFile
from generator.changes.snapshot import Snapshot
from generator.model.policy import PolicyFrontMatter, PolicyTranslation
from generator.policies.acknowledgement import AcknowledgementFile
from generator.reading.layout import FILE_KINDS, FileKind
from generator.reporting.changes_file import ChangesFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schemas() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Give the file name and the schema of every kind of file.

    Examples:
        >>> "role.schema.json" in dict(schemas())
        True
    """
    return tuple(_schemas())


def _schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in FILE_KINDS:
        yield f"{kind.name}.schema.json", _schema(kind)
    for name, record in (
        ("policy", PolicyFrontMatter),
        ("policy-translation", PolicyTranslation),
        ("assessment", AssessmentFile),
        ("acknowledgement", AcknowledgementFile),
        ("library", Snapshot),
        ("changes", ChangesFile),
    ):
        schema = record.model_json_schema(mode="validation", schema_generator=_Generator)
        yield f"{name}.schema.json", {"$schema": DIALECT, **schema}


class _Generator(GenerateJsonSchema):
    """Leaves out the titles that only repeat a key."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's
        """Set no title on fields: editors show the key and its description."""
        return False


def _schema(kind: FileKind) -> dict[str, Any]:
    schema = kind.record.model_json_schema(mode="validation", schema_generator=_Generator)
    if kind.list_key is None:
        return {"$schema": DIALECT, **schema}
    definitions = schema.pop("$defs", {})
    name = kind.record.__name__
    return {
        "$schema": DIALECT,
        "$defs": {**definitions, name: schema},
        "type": "object",
        "properties": {kind.list_key: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}},
        "required": [kind.list_key],
        "additionalProperties": False,
    }
