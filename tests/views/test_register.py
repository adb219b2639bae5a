"""The register: its policies stand in the order of their numbers."""

from dataclasses import replace

from generator.edition import Edition
from generator.model import Library, Policy
from generator.publication import publication_day
from generator.views import register


def test_policies_stand_by_number_whatever_their_ids(small: Library) -> None:
    known = small.policies["conduct"]
    others = {
        id_: Policy(id_, tuple(replace(one, number=number) for one in known.versions))
        for id_, number in {"attachment": "RB-HR-009", "visits": "RB-CM-001"}.items()
    }
    library = replace(small, policies={**others, "conduct": known})
    rows = register.rows(Edition.of(library, "zh", publication_day()))
    found = dict.fromkeys(row.version.number for row in rows)
    assert list(found) == ["RB-CM-001", "RB-HR-001", "RB-HR-009"]
