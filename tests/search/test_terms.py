"""Text is folded and cut into terms as `vectors.json` says; the browser is held to the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.search.folding import fold, simplified, variants
from generator.search.index import bucket
from generator.search.postings import encoded
from generator.search.terms import chinese, stem, stems, terms

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "folded"), VECTORS["fold"])
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "expected"), VECTORS["terms"])
def test_terms(text: str, expected: list[str]) -> None:
    assert list(terms(fold(text))) == expected


@pytest.mark.parametrize(("word", "expected"), VECTORS["stem"])
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(("key", "parts", "expected"), VECTORS["bucket"])
def test_bucket(key: str, parts: int, expected: int) -> None:
    assert bucket(key, parts) == expected


@pytest.mark.parametrize("vector", VECTORS["posting"])
def test_posting(vector: dict[str, Any]) -> None:
    codes = sorted((31 - impact) << 25 | int(page) for page, impact in vector["impacts"].items())
    assert list(encoded(vector["frequency"], codes)) == vector["numbers"]


def test_runs_and_words_are_counted_apart() -> None:
    folded = fold("KYC尽职调查，A 级 policies")
    assert chinese(folded).split() == ["尽职调查", "级"]
    assert list(stems(folded)) == ["kyc", "a", "polici"]


def test_only_variants_of_characters_in_the_index_travel() -> None:
    assert variants(["财", "x"]) == "財财"
    assert all(len(one) == len(other) == 1 for one, other in simplified().items())
