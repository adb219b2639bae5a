"""Which versions of a policy are compared with one another on pages of their own."""

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Policy, PolicyVersion

A_CHOICE = 3
"""From so many versions on there are others to compare than neighbours."""


def neighbours(policy: Policy) -> Iterator[tuple[PolicyVersion, PolicyVersion]]:
    """Yield each version with the one after it; any other two are compared in the browser."""
    yield from pairwise(policy.versions)


def offers_a_choice(policy: Policy) -> bool:
    """Say whether a reader can choose two versions that are no neighbours."""
    return len(policy.versions) >= A_CHOICE
