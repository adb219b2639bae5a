"""Rules about what changes from one version of a policy to the next."""

from collections import Counter
from collections.abc import Iterator
from itertools import count, pairwise

from generator.findings import Finding, Spot
from generator.model import Clause, Library, Origin, Policy, PolicyVersion
from generator.model.policy import PolicyBody
from generator.model.text import PRIMARY_LANGUAGE
from generator.policies.obligations import obligations
from generator.policies.words import lines, said


def substantive_changes_take_a_major_step(library: Library) -> Iterator[Finding]:
    """A change of substance is told by the first number of the version."""
    for policy in library.policies.values():
        for before, after in pairwise(policy.versions):
            if after.change == "substantive" and after.order[0] == before.order[0]:
                values = {
                    "before": before.version,
                    "after": after.version,
                    "wanted": _next_free(policy, before),
                }
                place = Origin(after.files[PRIMARY_LANGUAGE]).at("change")
                yield Finding("RB614", place, values)


def _next_free(policy: Policy, before: PolicyVersion) -> str:
    """Give the version after a change of substance, which no version of the policy has yet."""
    taken = {version.version for version in policy.versions}
    steps = (f"{number}.0" for number in count(before.order[0] + 1))
    return next(step for step in steps if step not in taken)


def editorial_changes_leave_obligations_alone(library: Library) -> Iterator[Finding]:
    """An editorial change touches no number and no word of duty."""
    for before, after in _steps(library):
        if after.change != "editorial":
            continue
        for language, body in after.bodies.items():
            if language in before.bodies:
                yield from _touched(before.bodies[language], body, after, language)


def _touched(
    old: PolicyBody, new: PolicyBody, version: PolicyVersion, language: str
) -> Iterator[Finding]:
    file = version.files[language]
    before = {"": (old.preamble, old.line), **{c.id: (_text(c), c.line) for c in old.clauses}}
    after = {"": (new.preamble, new.line), **{c.id: (_text(c), c.line) for c in new.clauses}}
    for id_ in dict.fromkeys((*after, *before)):
        text, line = after.get(id_, ("", new.line))
        earlier = before.get(id_, ("", 0))[0]
        if text == earlier:
            continue
        was, now = obligations(said(lines(earlier))), obligations(said(lines(text)))
        if was != now:
            values = {"gone": _listed(was - now), "come": _listed(now - was)}
            yield Finding("RB615", Spot(file, line), values)


def _text(clause: Clause) -> str:
    return f"{clause.title}\n\n{clause.body}"


def _listed(words: Counter[str]) -> str:
    return ", ".join(sorted(words.elements())) or "—"


def _steps(library: Library) -> Iterator[tuple[PolicyVersion, PolicyVersion]]:
    for policy in library.policies.values():
        yield from pairwise(policy.versions)
