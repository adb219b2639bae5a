"""Checking: rules over the whole library, all findings at once.

A rule is a function from a [`Library`][generator.model.Library] to findings; `RULES` lists them.
What needs the positions of a file is left to the findings' places, so rules read like the
sentences they enforce.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from generator.checking import (
    audiences,
    competencies,
    identity,
    languages,
    ledger,
    policies,
    policy_changes,
    policy_days,
    roles,
    sources,
    tracks,
)
from generator.findings import Finding
from generator.model import Library

Rule = Callable[[Library], Iterator[Finding]]
DatedRule = Callable[[Library, dt.date], Iterator[Finding]]

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
    policy_changes.substantive_changes_take_a_major_step,
    policy_changes.editorial_changes_leave_obligations_alone,
    ledger.statuses_move_forward,
    ledger.published_versions_stay,
    ledger.published_texts_stay_as_they_are,
    ledger.everything_published_is_on_record,
    sources.each_is_used,
    sources.facts_are_cited_where_they_are_carried,
    audiences.required_ones_are_named,
    audiences.clauses_say_the_same_in_every_language,
    audiences.everything_is_for_someone,
    audiences.successors_are_not_hidden,
    audiences.own_scale_is_for_everyone,
    audiences.nothing_mentions_what_is_withheld,
)
"""Every rule, in the order in which their findings are made."""


DATED_RULES: tuple[DatedRule, ...] = (
    policy_days.reviews_are_not_overdue,
    policy_days.clauses_that_are_referred_to_still_stand,
)
"""Rules whose findings depend on the day, which is handed to them."""


def check(library: Library, today: dt.date | None = None) -> tuple[Finding, ...]:
    """Run every rule over a library.

    Args:
        library: The library.
        today: The day for the rules that depend on one; without it they are left out.
    """
    findings = [finding for rule in RULES for finding in rule(library)]
    if today is not None:
        findings += [finding for rule in DATED_RULES for finding in rule(library, today)]
    return tuple(findings)
