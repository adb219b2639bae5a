"""Libraries made for tests: the small one with other words, ids and facts in it."""

from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from generator.loading import load
from generator.model import Clause, Library, Policy, Record, Text
from generator.model.policy import PolicyBody
from tests.libraries.examining import SMALL
from tests.policies.making import policies

relaxed = settings(deadline=None)
"""How long a property takes is no part of it."""

prose = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(
    lambda said: bool(said.strip())
)
"""Anything that a file in UTF-8 can hold as text."""

ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    more = draw(st.dictionaries(st.sampled_from(["de", "zh-Hant"]), prose, max_size=1))
    return Text(zh=draw(prose), en=draw(prose), further=tuple(more.items()))


def small() -> Library:
    library = load(SMALL).sound_library()
    assert library is not None
    return library


def reworded(value: Any, words: st.DataObject) -> Any:  # noqa: ANN401 - any value of a record
    """Give a value with other words in the place of some of its texts."""
    match value:
        case Text():
            return words.draw(texts()) if words.draw(st.booleans()) else value
        case Record():
            stated = {name: getattr(value, name) for name in value.model_fields_set}
            return value.model_copy(
                update={name: reworded(inner, words) for name, inner in stated.items()}
            )
        case tuple():
            return tuple(reworded(inner, words) for inner in value)
    return value


@st.composite
def bodies(draw: st.DrawFn) -> PolicyBody:
    clauses = draw(
        st.lists(
            st.builds(Clause, ids, st.just("1"), st.sampled_from([1, 2]), prose, prose, st.just(9)),
            max_size=2,
        )
    )
    return PolicyBody(draw(st.text(max_size=5)).encode("utf-8", "ignore").decode(), tuple(clauses))


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Make libraries of every kind of thing, with any words."""
    words = draw(st.data())
    library = small()
    made: dict[str, Policy] = {}
    for id_ in draw(st.lists(ids, max_size=2, unique=True)):
        policy = draw(policies())
        versions = tuple(
            replace(
                one,
                title=draw(texts()),
                bodies={"zh": draw(bodies()), "en": draw(bodies())},
                files={language: PurePosixPath(f"x/{language}.md") for language in ("zh", "en")},
            )
            for one in policy.versions
        )
        made[id_] = Policy(id_, versions)
    changed: dict[str, Any] = {
        name: MappingProxyType(
            {id_: reworded(thing, words) for id_, thing in getattr(library, name).items()}
        )
        for name in draw(
            st.sets(
                st.sampled_from(
                    ["competencies", "models", "roles", "qualifications", "tracks", "onboarding",
                     "resources", "terms", "sources", "scales"]
                ),
                max_size=3,
            )
        )
    }  # fmt: skip
    return replace(
        library,
        policies=MappingProxyType({**library.policies, **made}),
        ledger=draw(st.sampled_from([None, library.ledger])),
        **changed,
    )
