"""What is measured at one size."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.running import Run
from bench.searching import Searching
from bench.weight import Weight


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured at one size, in one language.

    Attributes:
        competencies: How many competencies; roles are a quarter of that.
        pages: How many pages the site has.
        cold: A build into an empty folder, index included, with nothing kept from before.
        edited: A build after one competency was edited.
        checks: `rolebook check`, of both languages: with nothing kept from before, after one edit,
            and with nothing changed since.
        reload: Seconds from an edit to the finished preview, in both languages.
        weight: What a reader downloads.
        searching: What a search takes.
        hugo: The same pages built by Hugo with an index.
        material: The same pages built by Material; None where it was left out.
    """

    competencies: int
    pages: int
    cold: Run
    edited: Run
    checks: Sequence[Run]
    reload: float
    weight: Weight
    searching: Searching
    hugo: Run
    material: Run | None
