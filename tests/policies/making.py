"""Policies made for tests."""

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Literal

from hypothesis import settings
from hypothesis import strategies as st

from generator.model import Clause, Policy, PolicyVersion, Text
from generator.model.policy import PolicyBody

relaxed = settings(deadline=None)
"""How long a property takes is no part of it."""

WORDS = Text(zh="一", en="one")
Status = Literal["draft", "approved", "withdrawn"]


def body(*clauses: tuple[str, str, str], preamble: str = "") -> PolicyBody:
    """Make a body of one chapter's clauses, each as (id, title, text)."""
    return PolicyBody(
        preamble,
        tuple(
            Clause(id_, f"1.{at}", 2, title, text, at * 4)
            for at, (id_, title, text) in enumerate(clauses, start=1)
        ),
    )


def version(
    number: str,
    start: dt.date | None = None,
    end: dt.date | None = None,
    status: Status = "approved",
    **facts: Any,  # noqa: ANN401 - any field of a version
) -> PolicyVersion:
    values: dict[str, Any] = {
        "number": "RB-1",
        "version": number,
        "title": WORDS,
        "owner": WORDS,
        "approved_by": WORDS,
        "summary": WORDS,
        "status": status,
        "effective_from": start,
        "effective_to": end,
        "approved_on": start,
        "review_by": None,
        "applies_to": "everyone",
        "change": "substantive",
        "synonyms": (),
        "sources": (),
        "bodies": {"zh": body(), "en": body()},
        "files": {"zh": PurePosixPath("x.zh.md"), "en": PurePosixPath("x.en.md")},
    }
    return PolicyVersion(**values | facts)


FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
days = st.sampled_from(DAYS)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Make policies with any dates at all, sound or not, within a few months."""
    count = draw(st.integers(1, 4))
    versions: Sequence[PolicyVersion] = [
        version(
            f"1.{n}",
            draw(st.none() | days),
            draw(st.none() | days),
            draw(st.sampled_from(["draft", "approved", "approved", "withdrawn"])),
            review_by=draw(st.none() | days),
        )
        for n in range(count)
    ]
    return Policy("x", tuple(versions))
