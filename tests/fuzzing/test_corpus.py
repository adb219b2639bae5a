"""What the fuzzer has found interesting holds for ever, also where the fuzzer itself is missing."""

from pathlib import Path

import pytest

from tests.fuzzing.inputs import examine, seeds

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_every_input_of_the_corpus_holds(file: Path) -> None:
    examine(file.read_bytes())


def test_the_files_of_the_small_library_are_inputs() -> None:
    for data in seeds().values():
        examine(data)
    assert len(CORPUS) > 10
    assert sum(file.stat().st_size for file in CORPUS) < 64_000
