"""Which versions of a policy are compared with one another."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from generator.model import Policy, PolicyVersion

FEW = 6
"""Up to so many versions, any two are compared; beyond, their pairs would outgrow the handbook."""


def any_two_are_compared(policy: Policy) -> bool:
    """Say whether every pair of versions is compared, and not only neighbours."""
    return len(policy.versions) <= FEW


def compared_pairs(policy: Policy) -> Iterator[tuple[PolicyVersion, PolicyVersion]]:
    """Yield the pairs of versions that are compared, older first: any two, or else neighbours."""
    if any_two_are_compared(policy):
        yield from combinations(policy.versions, 2)
    else:
        yield from pairwise(policy.versions)
