"""What a handbook library is: frozen, typed, no input or output.

The names are the field's own (competency, proficiency level, behavioural indicator, role, duty,
grade, career track, policy, clause). One module an idea; read them in this order: `text`,
`reference`, `scale`, `competency`, `role`, `qualification`, `track`, `policy`, `ledger`,
`onboarding`, `resource`, `glossary`, `source`, `handbook`, `library`.
"""

from generator.model.competency import (
    BehaviouralIndicator,
    Competency,
    CompetencyGroup,
    CompetencyModel,
    DevelopmentStep,
    LevelDescription,
)
from generator.model.glossary import GlossaryTerm
from generator.model.handbook import Handbook, LineOfBusiness, RoleFamily
from generator.model.ledger import Ledger, LedgerEntry
from generator.model.library import Entity, Library, Origin
from generator.model.onboarding import OnboardingPath, OnboardingStage, OnboardingStep
from generator.model.policy import Clause, Policy, PolicyState, PolicyVersion
from generator.model.qualification import Qualification
from generator.model.record import Record
from generator.model.reference import AnyReference, Kind, PositionReference, Reference
from generator.model.resource import LearningResource
from generator.model.role import Duty, DutyGroup, Grade, Role
from generator.model.scale import ProficiencyLevel, ProficiencyScale
from generator.model.source import NamedAbility, Source, SourceFact
from generator.model.text import Text
from generator.model.track import CareerTrack, Criteria, TrackEdge, TrackNode

__all__ = [
    "AnyReference",
    "BehaviouralIndicator",
    "CareerTrack",
    "Clause",
    "Competency",
    "CompetencyGroup",
    "CompetencyModel",
    "Criteria",
    "DevelopmentStep",
    "Duty",
    "DutyGroup",
    "Entity",
    "GlossaryTerm",
    "Grade",
    "Handbook",
    "Kind",
    "LearningResource",
    "Ledger",
    "LedgerEntry",
    "LevelDescription",
    "Library",
    "LineOfBusiness",
    "NamedAbility",
    "OnboardingPath",
    "OnboardingStage",
    "OnboardingStep",
    "Origin",
    "Policy",
    "PolicyState",
    "PolicyVersion",
    "PositionReference",
    "ProficiencyLevel",
    "ProficiencyScale",
    "Qualification",
    "Record",
    "Reference",
    "Role",
    "RoleFamily",
    "Source",
    "SourceFact",
    "Text",
    "TrackEdge",
    "TrackNode",
]
