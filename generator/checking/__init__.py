"""Checking: rules over the whole library, all findings at once.

A rule is a function from a [`Library`][generator.model.Library] to findings; `RULES` lists them.
What needs the positions of a file is left to the findings' places, so rules read like the
sentences they enforce.
"""

from collections.abc import Callable, Iterator

from generator.checking import competencies, identity, languages, policies, roles, sources, tracks
from generator.findings import Finding
from generator.model import Library

Rule = Callable[[Library], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    identity.parts_have_ids_of_their_own,
    identity.replacements_belong_to_retired_things,
    languages.required_languages_are_configured,
    languages.extra_languages_are_configured_and_complete,
    competencies.levels_follow_the_scale,
    competencies.levels_have_key_indicators,
    competencies.each_belongs_to_one_model,
    competencies.retired_ones_are_not_required,
    roles.required_levels_exist,
    roles.required_levels_never_fall,
    roles.optional_competencies_are_not_required,
    roles.key_competencies_are_required,
    roles.duties_reach_a_competency,
    roles.reporting_lines_have_no_cycle,
    tracks.edges_join_nodes,
    tracks.promotions_have_no_cycle,
    policies.approved_versions_have_dates,
    policies.approval_comes_first,
    policies.periods_follow_one_another,
    policies.each_reaches_someone,
    policies.languages_are_in_step,
    sources.each_is_used,
    sources.facts_are_cited_where_they_are_carried,
)
"""Every rule, in the order in which their findings are made."""


def check(library: Library) -> tuple[Finding, ...]:
    """Run every rule over a library."""
    return tuple(finding for rule in RULES for finding in rule(library))
