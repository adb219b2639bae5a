"""Text that exists in every language of the handbook."""

from collections.abc import Iterator

from pydantic import ConfigDict, Field

from generator.model.record import Prose, Record

PRIMARY_LANGUAGE = "zh"
"""The language whose files hold every fact that has no language."""

REQUIRED_LANGUAGES = (PRIMARY_LANGUAGE, "en")
"""Every text has these; a [`Handbook`][generator.model.Handbook] may configure more."""


class Text(Record):
    """One text in each language, Chinese first.

    Languages beyond the required two are kept as extra keys, so that a handbook can add one
    without a change of code; the checker makes sure that they are configured and complete.

    Examples:
        >>> Text(zh="客户经理", en="Client manager").say("en")
        'Client manager'
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Prose] = Field(init=False)

    zh: Prose
    en: Prose

    def say(self, language: str) -> str:
        """Give the text in `language`.

        Raises:
            KeyError: The text does not exist in that language.
        """
        match language:
            case "zh":
                return self.zh
            case "en":
                return self.en
            case _:
                return self.__pydantic_extra__[language]

    def languages(self) -> Iterator[str]:
        """Yield the languages in which this text exists."""
        yield from REQUIRED_LANGUAGES
        yield from self.__pydantic_extra__
