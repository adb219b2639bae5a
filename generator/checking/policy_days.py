"""Rules about policies that depend on the day, which is handed to them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import cast

from generator.findings import Finding, Place, Quoted, Spot
from generator.findings.nearest import nearest
from generator.model import (
    AnyReference,
    Kind,
    Library,
    Origin,
    PolicyState,
    PolicyVersion,
    Record,
    Text,
)
from generator.model.text import PRIMARY_LANGUAGE
from generator.model.walking import Placed, placed_mentions, unplaced
from generator.policies import timeline
from generator.prose import links


def reviews_are_not_overdue(library: Library, today: dt.date) -> Iterator[Finding]:
    """What is in force has been reviewed in time."""
    for policy in library.policies.values():
        for version in policy.versions:
            if timeline.is_overdue(policy, version, today):
                place = Origin(version.files[PRIMARY_LANGUAGE]).at("review_by")
                values = {"version": version.version, "day": str(version.review_by)}
                yield Finding("RB617", place, values)


def clauses_that_are_referred_to_still_stand(library: Library, today: dt.date) -> Iterator[Finding]:
    """A reference means a clause that holds or will hold; only history refers to history."""
    for reference, place in _clause_references(library, today):
        policy = library.policies.get(reference.id)
        if policy is None or not reference.part:
            continue
        leading = policy.leading(today)
        past: set[str] = set()
        present = _clauses(leading)
        for version, state in policy.states(today):
            (past if state in _OVER else present).update(_clauses(version))
        # A clause that no version ever had has a finding of its own.
        if reference.part in past - present:
            values = {"id": policy.id, "part": reference.part, "version": leading.version}
            yield Finding("RB618", place, values, nearest(reference.part, present))


_OVER = (PolicyState.SUPERSEDED, PolicyState.WITHDRAWN)


def _clauses(version: PolicyVersion) -> set[str]:
    return {clause.id for clause in version.bodies[PRIMARY_LANGUAGE].clauses}


def _clause_references(library: Library, today: dt.date) -> Iterator[tuple[AnyReference, Place]]:
    """Yield every reference to a policy from what holds today or will hold."""
    for (kind, id_), mentions in library.mentions.items():
        origin = library.origins[kind, id_]
        if any(_references_of(unplaced(mentions), origin, library)):
            record = cast(Record, library.of_kind(kind)[id_])
            yield from _references_of(placed_mentions(record), origin, library)
    for policy in library.policies.values():
        for version, state in policy.states(today):
            if state in _OVER:
                continue
            for language, body in version.bodies.items():
                spots = [(body.preamble, body.line), *((c.body, c.line) for c in body.clauses)]
                for text, line in spots:
                    spot = Spot(version.files[language], line)
                    yield from _links_of(text, spot, library)


def _references_of(
    mentions: Iterable[Placed], origin: Origin, library: Library
) -> Iterator[tuple[AnyReference, Place]]:
    for path, value in mentions:
        if isinstance(value, Text):
            for language in value.languages():
                yield from _links_of(value.say(language), origin.at(*path, language), library)
        elif isinstance(value, AnyReference) and _is_policy(value, library):
            yield value, origin.at(*path)


def _links_of(
    text: str, within: Origin | Spot, library: Library
) -> Iterator[tuple[AnyReference, Place]]:
    for target in links(text):
        reference = AnyReference.parse(target)
        if reference and _is_policy(reference, library):
            yield reference, Quoted(within, target)


def _is_policy(reference: AnyReference, library: Library) -> bool:
    try:
        return library.resolve(reference)[0] is Kind.POLICY
    except KeyError:
        return False
