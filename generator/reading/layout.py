"""Which file holds what: the one table of a library's folders."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from generator.model import (
    CareerTrack,
    Competency,
    CompetencyModel,
    GlossaryTerm,
    Handbook,
    Kind,
    LearningResource,
    Ledger,
    OnboardingPath,
    ProficiencyScale,
    Qualification,
    Record,
    Role,
    Source,
)
from generator.model.handbook import LANGUAGE_PATTERN
from generator.model.policy import VERSION_PATTERN
from generator.model.record import ID_PATTERN

LIBRARY = PurePosixPath("competencies")
POLICIES = PurePosixPath("docs/policies")
HANDBOOK = LIBRARY / "rolebook.yml"
LEDGER = POLICIES / "ledger.json"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file.

    Attributes:
        name: Name of the kind, which is also the name of its JSON Schema.
        pattern: Glob below the project's root.
        record: What the file holds, or what each item of its list is.
        kind: The kind of thing, None for the handbook itself and the ledger.
        list_key: The file's only key, for files that hold a list of things.
    """

    name: str
    pattern: str
    record: type[Record]
    kind: Kind | None
    list_key: str | None = None


FILE_KINDS = (
    FileKind("rolebook", str(HANDBOOK), Handbook, None),
    FileKind("scale", "competencies/scales/*.yml", ProficiencyScale, Kind.SCALE),
    FileKind("model", "competencies/models/*.yml", CompetencyModel, Kind.MODEL),
    FileKind("competency", "competencies/models/*/*.yml", Competency, Kind.COMPETENCY),
    FileKind("role", "competencies/roles/*.yml", Role, Kind.ROLE),
    FileKind(
        "qualification", "competencies/qualifications/*.yml", Qualification, Kind.QUALIFICATION
    ),
    FileKind("track", "competencies/tracks/*.yml", CareerTrack, Kind.TRACK),
    FileKind("onboarding", "competencies/onboarding/*.yml", OnboardingPath, Kind.ONBOARDING),
    FileKind(
        "resources", "competencies/resources/*.yml", LearningResource, Kind.RESOURCE, "resources"
    ),
    FileKind("glossary", "competencies/glossary/*.yml", GlossaryTerm, Kind.TERM, "terms"),
    FileKind("source", "competencies/sources/*.yml", Source, Kind.SOURCE),
    # JSON is YAML enough to be read as such, with the same findings in the same places.
    FileKind("ledger", str(LEDGER), Ledger, None),
)
"""Every kind of file but policy texts, in the order in which a library is read."""


@lru_cache(maxsize=1 << 15)
def file_kind(path: PurePosixPath) -> FileKind | None:
    """Give the kind of file that belongs at a path, or None when none does."""
    for kind in FILE_KINDS:
        pattern = PurePosixPath(kind.pattern)
        if len(path.parts) == len(pattern.parts) and path.match(kind.pattern):
            return kind
    return None


_POLICY_NAME = re.compile(
    rf"(?P<version>{VERSION_PATTERN.strip('^$')})\.(?P<language>{LANGUAGE_PATTERN.strip('^$')})\.md$"
)


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What the path of a policy file says: `docs/policies/<policy>/<version>.<language>.md`."""

    policy: str
    version: str
    language: str


def policy_file(path: PurePosixPath) -> PolicyFile | None:
    """Read a policy's path, or give None when it does not follow the pattern.

    Examples:
        >>> policy_file(PurePosixPath("docs/policies/admission/2.0.zh.md")).version
        '2.0'
    """
    name = _POLICY_NAME.match(path.name)
    policy = path.parent.name
    if name is None or path.parent.parent != POLICIES or not re.match(ID_PATTERN, policy):
        return None
    return PolicyFile(policy, name["version"], name["language"])
