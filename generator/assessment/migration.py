"""What a new release means for answers: kept, reworded, new, removed, replaced.

Nothing is thrown away: answers that no longer count stay in the file. `generator/web/assess/
migration.js` says the same in the browser.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.assessment.answers import Answer, AnswerRecord, CompetencyAnswers
from generator.assessment.digest import digest
from generator.model import BehaviouralIndicator, Competency, Library
from generator.prose import plain_words


class ChangeKind(StrEnum):
    """What became of one indicator since it was answered."""

    KEPT = "kept"
    REWORDED = "reworded"
    NEW = "new"
    REMOVED = "removed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """What became of one indicator.

    Attributes:
        kind: Kept answers count; reworded ones ask again; removed and replaced ones are kept aside.
        competency: The competency that was answered.
        indicator: The indicator.
        replaced_by: The competency that took the place of a retired one.
    """

    kind: ChangeKind
    competency: str
    indicator: str
    replaced_by: str | None = None


def digests(indicator: BehaviouralIndicator) -> frozenset[str]:
    """Give the digest of an indicator's words in each language: an answer to any of them holds."""
    return frozenset(
        digest(plain_words(indicator.text.say(language))) for language in indicator.text.languages()
    )


def counted(competency: Competency, given: CompetencyAnswers) -> Mapping[str, Answer]:
    """Give the answers that count: those given to words that still stand."""
    found: dict[str, Answer] = {}
    for level in competency.levels:
        for indicator in level.indicators:
            record = given.answers.get(indicator.id)
            if record and record.answer and record.digest in digests(indicator):
                found[indicator.id] = record.answer
    return found


def changes(library: Library, answered: Mapping[str, CompetencyAnswers]) -> Iterator[AnswerChange]:
    """Yield what became of every indicator answered, and which are new beside them."""
    for id_, given in answered.items():
        competency = library.competencies.get(id_)
        records = {key: one for key, one in given.answers.items() if one.answer}
        if competency is None or competency.status == "retired":
            successor = competency.replaced_by if competency else None
            kind = ChangeKind.REPLACED if successor else ChangeKind.REMOVED
            for indicator in records:
                yield AnswerChange(kind, id_, indicator, successor)
        else:
            yield from _within(competency, given, records)


def _within(
    competency: Competency, given: CompetencyAnswers, records: Mapping[str, AnswerRecord]
) -> Iterator[AnswerChange]:
    current = {one.id: one for level in competency.levels for one in level.indicators}
    shown = given.shown.indicators if given.shown else tuple(records)
    for id_, record in records.items():
        if id_ not in current:
            yield AnswerChange(ChangeKind.REMOVED, competency.id, id_)
        elif record.digest in digests(current[id_]):
            yield AnswerChange(ChangeKind.KEPT, competency.id, id_)
        else:
            yield AnswerChange(ChangeKind.REWORDED, competency.id, id_)
    if records:
        for id_ in current:
            if id_ not in records and id_ not in shown:
                yield AnswerChange(ChangeKind.NEW, competency.id, id_)
