"""Look-ups: what a page asks of the library besides what it is shown.

A page is remembered with its questions and their answers, so that it is made again when one of them
changes, and only then: one new name touches the pages that say it.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.model import AnyReference, Kind, PositionReference
from generator.pages import addresses

Question = tuple[Callable[..., Hashable], tuple[Hashable, ...]]
"""What was asked, and about what."""

Answers = Mapping[Question, Hashable]


@dataclass(frozen=True)
class Lookups:
    """Asks one edition, each question once.

    Attributes:
        edition: The edition.
    """

    edition: Edition
    _known: dict[Question, Hashable] = field(default_factory=dict)

    def answer(self, question: Question) -> Hashable:
        """Give the answer; None where what was asked about is not there."""
        if question not in self._known:
            ask, about = question
            try:
                self._known[question] = ask(self.edition, *about)
            except KeyError:
                self._known[question] = None
        return self._known[question]

    def still_give(self, answers: Answers) -> bool:
        """Say whether every question has the answer that it had."""
        for question in answers:
            if question not in self._known:
                self.answer(question)
        # A page asks dozens of questions, most of them asked before: they are compared in one go.
        return answers.items() <= self._known.items()


def name(edition: Edition, kind: Kind, id_: str) -> str:
    """Give the name of a thing."""
    return edition.name(kind, id_)


def position_name(edition: Edition, position: PositionReference) -> str:
    """Give the name of a role at a grade."""
    return edition.position_name(position)


def level(edition: Edition, competency: str, number: int) -> tuple[int, str]:
    """Give how many levels a competency has, and the name of one."""
    top = len(edition.library.competencies[competency].levels)
    return top, edition.level_name(competency, number)


def source_title(edition: Edition, source: str) -> str:
    """Give the title of a source."""
    return edition.say(edition.library.sources[source].title)


def meaning(edition: Edition, reference: AnyReference) -> tuple[Kind, str, PurePosixPath, str]:
    """Give kind, id, page and place of what a reference means."""
    kind, id_ = edition.library.resolve(reference)
    found = addresses.address_of(reference, edition.library, edition.today)
    return kind, id_, found.path, found.fragment
