"""What a query asks for, as `vectors.json` says; the browser is held to the same."""

import pytest

from generator.search.folding import fold
from generator.search.questions import asked
from tests.search.test_terms import VECTORS


@pytest.mark.parametrize(("query", "expected"), VECTORS["asked"])
def test_asked(query: str, expected: list[str]) -> None:
    assert asked(fold(query)) == expected
