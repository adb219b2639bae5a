"""Every field of every record has a name in words, by which a change of it is told."""

from collections.abc import Iterator, Mapping

import pytest

from generator.model import (
    CareerTrack,
    Competency,
    CompetencyModel,
    Criteria,
    DevelopmentStep,
    Duty,
    Grade,
    Handbook,
    LearningResource,
    OnboardingPath,
    OnboardingStage,
    OnboardingStep,
    ProficiencyLevel,
    Qualification,
    Record,
    Role,
    Source,
    SourceFact,
    TrackEdge,
    TrackNode,
)
from generator.wording import wording

RECORDS: Mapping[type[Record], set[str]] = {
    CareerTrack: {"nodes", "edges"},
    Competency: {"levels", "development"},
    CompetencyModel: set(),
    Criteria: set(),
    DevelopmentStep: {"from_level"},
    Duty: set(),
    Grade: {"requires", "optional"},
    Handbook: {"release", "families", "lines"},
    LearningResource: set(),
    OnboardingPath: {"stages"},
    OnboardingStage: {"steps"},
    OnboardingStep: set(),
    ProficiencyLevel: set(),
    Qualification: {"validity"},
    Role: {"grades"},
    Source: set(),
    SourceFact: set(),
    TrackEdge: {"criteria"},
    TrackNode: set(),
}
"""Records whose fields are told by name, and the fields that are told in another way."""


def fields() -> Iterator[str]:
    for record, apart in RECORDS.items():
        for name, info in record.model_fields.items():
            if name not in {"id", *apart}:
                yield info.alias or name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_field_has_a_name(language: str) -> None:
    named = {key.partition(".")[2] for key in wording(language) if key.startswith("field.")}
    assert set(fields()) <= named
