"""From plain values to records: each misfit once, in the field's terms, at its place."""

from pathlib import PurePosixPath

import pytest

from generator.findings import Finding, OnKey, Word
from generator.model import LearningResource, Origin, Qualification, Role
from generator.model.policy import PolicyFrontMatter
from generator.model.record import Record
from generator.reading.documents import Surprise, Value
from generator.reading.records import kebab_case, shape

HERE = Origin(PurePosixPath("x.yml"))

both: Value = {"zh": "一", "en": "one"}
licence: dict[str, Value] = {
    "id": "licence",
    "name": both,
    "issuer": both,
    "permits": both,
    "validity": "P2Y",
    "sources": ("S01",),
}
resource: dict[str, Value] = {
    "id": "camp",
    "name": both,
    "format": "camp",
    "description": both,
    "develops": {"negotiation": 2},
}
policy: dict[str, Value] = {
    "number": "RB-1",
    "title": "一",
    "version": "1.0",
    "status": "draft",
    "owner": "一",
    "applies_to": ("lead",),
    "change": "editorial",
    "summary": "一",
}


def misfits(record: type[Record], value: Value) -> list[Finding]:
    shaped = shape(record, value, HERE)
    assert isinstance(shaped, list)
    return shaped


def test_what_fits_becomes_a_record() -> None:
    record = shape(Qualification, licence, HERE)
    assert isinstance(record, Qualification)
    assert record.name.say("en") == "one"


@pytest.mark.parametrize(
    ("record", "base", "key", "value", "expected"),
    [
        (
            Qualification,
            licence,
            "validty",
            "P2Y",
            Finding(
                "RB301",
                OnKey(HERE.at("validty")),
                {
                    "key": "validty",
                    "allowed": "id, name, issuer, permits, validity, renewal, subjects, synonyms, "
                    "sources, maintainer, status, replaced_by, audience",
                },
                "validity",
            ),
        ),
        (
            Qualification,
            licence,
            "name",
            {"zh": "一"},
            Finding("RB303", OnKey(HERE.at("name")), {"language": "en"}),
        ),
        (
            Qualification,
            licence,
            "name",
            {"zh": "一", "en": " "},
            Finding("RB309", HERE.at("name", "en")),
        ),
        (
            Qualification,
            licence,
            "name",
            "一",
            Finding("RB304", HERE.at("name"), {"expected": Word.BILINGUAL, "given": Word.TEXT}),
        ),
        (
            Qualification,
            licence,
            "name",
            Surprise("no"),
            Finding("RB304", HERE.at("name"), {"expected": Word.BILINGUAL, "given": "“no”"}),
        ),
        (
            Qualification,
            licence,
            "validity",
            "P",
            Finding("RB307", HERE.at("validity"), {"value": "P", "form": Word.FORM_DURATION}),
        ),
        (
            Qualification,
            licence,
            "sources",
            ("S1",),
            Finding("RB307", HERE.at("sources", 0), {"value": "S1", "form": Word.FORM_SOURCE}),
        ),
        (
            Qualification,
            licence,
            "synonyms",
            (5,),
            Finding("RB204", HERE.at("synonyms", 0), {"raw": "5"}),
        ),
        (
            Qualification,
            licence,
            "synonyms",
            None,
            Finding("RB304", HERE.at("synonyms"), {"expected": Word.LIST, "given": Word.NOTHING}),
        ),
        (
            Qualification,
            licence,
            "status",
            "retird",
            Finding(
                "RB305",
                HERE.at("status"),
                {"value": "retird", "allowed": "active, retired"},
                "retired",
            ),
        ),
        (
            Qualification,
            licence,
            "id",
            "Licence_A",
            Finding("RB306", HERE.at("id"), {"value": "Licence_A"}, "licence-a"),
        ),
        (
            Qualification,
            licence,
            "id",
            "证书",
            Finding("RB306", HERE.at("id"), {"value": "证书"}, None),
        ),
        (
            Qualification,
            licence,
            "id",
            "x" * 65,
            Finding("RB313", HERE.at("id"), {"count": "65", "limit": "64"}),
        ),
        (
            LearningResource,
            resource,
            "develops",
            {"Bad Id": 2},
            Finding("RB306", OnKey(HERE.at("develops", "Bad Id")), {"value": "Bad Id"}, "bad-id"),
        ),
        (
            LearningResource,
            resource,
            "develops",
            {"negotiation": 11},
            Finding(
                "RB308",
                HERE.at("develops", "negotiation"),
                {"value": "11", "bound": Word.AT_MOST, "limit": "10"},
            ),
        ),
        (
            LearningResource,
            resource,
            "develops",
            {},
            Finding(
                "RB312",
                HERE.at("develops"),
                {"count": "0", "bound": Word.AT_LEAST, "limit": "1"},
            ),
        ),
        (
            LearningResource,
            resource,
            "hours",
            True,
            Finding("RB304", HERE.at("hours"), {"expected": Word.NUMBER, "given": Word.BOOLEAN}),
        ),
        (
            LearningResource,
            resource,
            "hours",
            Surprise("1.5"),
            Finding("RB304", HERE.at("hours"), {"expected": Word.NUMBER, "given": "“1.5”"}),
        ),
        (
            PolicyFrontMatter,
            policy,
            "applies_to",
            ("Bad Id",),
            Finding("RB306", HERE.at("applies_to", 0), {"value": "Bad Id"}, "bad-id"),
        ),
        (
            PolicyFrontMatter,
            policy,
            "applies_to",
            "lead",
            Finding("RB304", HERE.at("applies_to"), {"expected": Word.LIST, "given": Word.TEXT}),
        ),
        (
            PolicyFrontMatter,
            policy,
            "version",
            "1",
            Finding("RB307", HERE.at("version"), {"value": "1", "form": Word.FORM_VERSION}),
        ),
    ],
)
def test_a_misfit_is_one_finding(
    record: type[Record], base: dict[str, Value], key: str, value: Value, expected: Finding
) -> None:
    assert misfits(record, base | {key: value}) == [expected]


def test_what_is_no_mapping_is_told_as_a_whole() -> None:
    assert misfits(Qualification, ("x",)) == [
        Finding("RB304", HERE, {"expected": Word.MAPPING, "given": Word.LIST})
    ]


def test_all_misfits_are_told_in_one_go() -> None:
    found = misfits(Qualification, {"id": "X", "name": "一", "validity": "2"})
    assert [finding.code for finding in found] == ["RB306", "RB304", "RB302", "RB302", "RB307"]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    value = {key: value for key, value in licence.items() if key != "issuer"} | {"isuer": both}
    (finding,) = misfits(Qualification, value)
    assert (finding.code, finding.nearest) == ("RB301", "issuer")


def test_a_list_is_not_too_short_because_an_entry_is_wrong() -> None:
    grade: Value = {"id": "a", "name": both, "summary": both, "requires": {}, "colour": "red"}
    found = misfits(Role, {"grades": (grade,)})
    assert {f.code for f in found if f.code != "RB302"} == {"RB301"}


def test_keys_deep_inside_are_known() -> None:
    grade = {"id": "a", "name": both, "summary": both, "requires": {}, "optinal": {}}
    found = misfits(Role, {"grades": (grade,)})
    (finding,) = [one for one in found if one.code == "RB301"]
    assert finding.place == OnKey(HERE.at("grades", 0, "optinal"))
    assert finding.nearest == "optional"


@pytest.mark.parametrize(
    ("given", "id_"),
    [("NeedDiagnosis", "need-diagnosis"), ("a  b", "a-b"), ("需求", None), ("a_b-C9", "a-b-c9")],
)
def test_kebab_case(given: str, id_: str | None) -> None:
    assert kebab_case(given) == id_
