"""An edition: a library in one language on one day; what every page is made from."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.audiences import restricted
from generator.changes.notes import ReleaseNotes
from generator.model import Kind, Library, PositionReference, Text
from generator.model.qualification import duration_parts
from generator.model.record import Audience
from generator.usage import Usage, usage
from generator.web import PLAIN, AssetFolders
from generator.wording import wording


@dataclass(frozen=True)
class Edition:
    """A library as it is published in one language.

    Attributes:
        library: The linked library, with nothing in it that the audience may not see.
        language: Language of all text.
        today: The day of publication; what is in force is told as of this day.
        usage: Reverse links of the library.
        words: The interface's words by dotted key.
        audience: For whom it is; None for those who may see everything.
        printed: Whether every version of a policy stands beside its page as PDF.
        notes: What changed in this release and in those before it, the newest first.
        assets: Where its style sheets and scripts lie.
    """

    library: Library
    language: str
    today: dt.date
    usage: Usage
    words: Mapping[str, str]
    audience: Audience | None = None
    printed: bool = False
    notes: tuple[ReleaseNotes, ...] = ()
    assets: AssetFolders = PLAIN

    @classmethod
    def of(
        cls,
        library: Library,
        language: str,
        today: dt.date,
        audience: Audience | None = None,
        notes: tuple[ReleaseNotes, ...] = (),
    ) -> "Edition":
        """Make an edition of a library, for an audience or for those who may see everything."""
        if audience is not None:
            library = restricted(library, audience)
        return cls(
            library, language, today, usage(library), wording(language), audience, notes=notes
        )

    def say(self, text: Text) -> str:
        """Give a text in the language of the edition."""
        return text.say(self.language)

    def word(self, key: str, **values: object) -> str:
        """Give a word of the interface, its placeholders filled.

        Raises:
            KeyError: The wording has no such key.
        """
        return self.words[key].format(**values)

    def name(self, kind: Kind, id_: str) -> str:
        """Give the name of a thing."""
        library = self.library
        match kind:
            case Kind.POLICY:
                return self.say(library.policies[id_].leading(self.today).title)
            case Kind.TERM:
                return self.say(library.terms[id_].term)
            case Kind.SOURCE:
                return f"{id_} {self.say(library.sources[id_].title)}"
            case Kind.FAMILY:
                return next(
                    self.say(one.name) for one in library.handbook.families if one.id == id_
                )
            case Kind.LINE:
                return next(self.say(one.name) for one in library.handbook.lines if one.id == id_)
        name: Text = getattr(library.of_kind(kind)[id_], "name")  # noqa: B009 - Entity is a union
        return self.say(name)

    def position_name(self, position: PositionReference) -> str:
        """Give the name of a role at a grade; a grade that names its kind of role stands alone."""
        role = self.library.roles[position.role]
        name, grade = self.say(role.name), self.say(role.grade(position.grade).name)
        if grade.casefold().endswith(_kind_of_role(name).casefold()):
            return grade
        return self.word("role.position", role=name, grade=grade)

    def level_name(self, competency: str, level: int) -> str:
        """Give the name of a competency's level on its scale."""
        scale = self.library.scale_of(self.library.model_of(competency))
        return self.say(scale.levels[level - 1].name)

    def date(self, day: dt.date) -> str:
        """Give a day as it is written in the language."""
        month = self.word(f"month.{day.month}")
        return self.word("month.date", year=day.year, month=month, day=day.day)

    def duration(self, duration: str) -> str:
        """Give an ISO 8601 duration in words."""
        parts = (
            self.word(f"duration.{'one_' if count == 1 else ''}{unit}", count=count)
            for count, unit in duration_parts(duration)
        )
        return self.words["duration.join"].join(parts)

    def time(self, minutes: int) -> str:
        """Give a number of minutes as hours and minutes."""
        hours, rest = divmod(minutes, 60)
        form = "both" if hours and rest else "hours" if hours else "minutes"
        return self.word(f"time.{form}", hours=hours, minutes=rest)

    def readers(self, audience: Sequence[Audience]) -> str:
        """Say whom something is restricted to."""
        names = (self.word(f"audience.{one}") for one in audience)
        return self.word("audience.only", readers=self.words["punctuation.comma"].join(names))

    def collation(self, text: str) -> tuple[bool, bytes]:
        """Give a key that sorts Latin before Chinese, and common Chinese characters by pinyin.

        The first level of GB 2312, which GB 18030 extends, is ordered by pinyin.
        """
        folded = text.casefold()
        return folded[:1] > "\u2fff", folded.encode("gb18030")


def _kind_of_role(name: str) -> str:
    """Give what ends the name of a role: two words, or four Chinese characters."""
    bare = re.split(r"[(（]", name)[0].strip()
    return " ".join(bare.split()[-2:]) if bare.isascii() else bare[-4:]
