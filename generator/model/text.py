"""Text that exists in every language of the handbook."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.model.record import Prose

PRIMARY_LANGUAGE = "zh"
"""The language whose files hold every fact that has no language."""

REQUIRED_LANGUAGES = (PRIMARY_LANGUAGE, "en")
"""Every text has these; a [`Handbook`][generator.model.Handbook] may configure more."""

_REQUIRED = len(REQUIRED_LANGUAGES)

NO_TEXT = "text_type"
"""The kind of error, in pydantic's terms, where something else stands in the place of a text."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in each language, Chinese first.

    Languages beyond the required two are extra keys in a file, so that a handbook can add one
    without a change of code; the checker makes sure that they are configured and complete.

    Examples:
        >>> Text(zh="客户经理", en="Client manager").say("en")
        'Client manager'
    """

    # Most of what a library holds is texts; as a record, one takes four times the room.
    zh: str
    en: str
    further: tuple[tuple[str, str], ...] = ()
    """Each language beyond the required two, with the text."""

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Text":
        """Make a text from what it is in each language."""
        zh, en = words["zh"], words["en"]
        if len(words) == len(REQUIRED_LANGUAGES):
            return cls(zh, en)
        others = ((key, said) for key, said in words.items() if key not in REQUIRED_LANGUAGES)
        return cls(zh, en, tuple(others))

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
                return dict(self.further)[language]

    def languages(self) -> Iterator[str]:
        """Yield the languages in which this text exists."""
        yield from REQUIRED_LANGUAGES
        yield from (language for language, _ in self.further)

    def words(self) -> dict[str, str]:
        """Give the text in each language."""
        return {language: self.say(language) for language in self.languages()}

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Validate as a mapping of languages to prose, then keep it as a text."""
        prose = handler.generate_schema(Prose)
        words = core_schema.typed_dict_schema(
            {one: core_schema.typed_dict_field(prose) for one in REQUIRED_LANGUAGES},
            extra_behavior="allow",
            extras_schema=prose,
        )
        return core_schema.no_info_wrap_validator_function(
            cls._read,
            words,
            ref=f"{cls.__module__}.{cls.__qualname__}",
            serialization=core_schema.plain_serializer_function_ser_schema(cls.words),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Name and describe it in the schema of a file."""
        found = handler(schema)
        found |= {"title": cls.__name__, "description": getdoc(cls)}
        return found

    @classmethod
    def _read(cls, value: object, words: Callable[[object], dict[str, str]]) -> "Text":
        if isinstance(value, dict):
            return _required(value) or cls.of(words(value))
        if isinstance(value, Text):
            return value
        raise PydanticCustomError(NO_TEXT, "Input should be a text in each language")


def _required(value: dict[object, object]) -> Text | None:
    """Give a sound text in the required languages alone, as almost all are.

    The validator looks at a string as UTF-8, and the string keeps that, which doubles its room.
    """
    zh, en = value.get("zh"), value.get("en")
    # Most of reading is here: a pattern to match takes twice as long.
    if type(zh) is str is type(en) and len(value) == _REQUIRED and zh.strip() and en.strip():
        return Text(zh, en)
    return None
