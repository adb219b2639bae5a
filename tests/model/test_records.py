"""Records: frozen, closed, and with defaults that nobody shares by accident."""

import sys

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model import Grade, Text

GRADE = {
    "id": "junior",
    "name": {"zh": "初级", "en": "Junior"},
    "summary": {"zh": "一", "en": "One"},
    "requires": {"negotiation": 1},
}


def test_what_is_left_out_is_empty() -> None:
    grade = Grade.model_validate(GRADE)
    assert (dict(grade.optional), dict(grade.falls), grade.qualifications) == ({}, {}, ())


def test_no_record_can_be_changed() -> None:
    grade = Grade.model_validate(GRADE)
    with pytest.raises(ValidationError):
        grade.name = Text(zh="高级", en="Senior")  # type: ignore[misc] # that is the point
    for levels in (grade.requires, grade.optional):
        with pytest.raises(TypeError):
            levels["negotiation"] = 2  # type: ignore[index] # that it cannot be done is the point


def test_a_text_says_every_language_that_it_has() -> None:
    text = TypeAdapter(Text).validate_python({"zh": "一", "en": "one", "fr": "un"})
    assert list(text.languages()) == ["zh", "en", "fr"]
    assert [text.say(language) for language in text.languages()] == ["一", "one", "un"]
    with pytest.raises(KeyError):
        text.say("de")


def test_a_text_takes_no_more_room_than_its_words() -> None:
    words, same = (bytes([0xE5, 0xAE, 0xA2]).decode() for _ in range(2))
    text = TypeAdapter(Text).validate_python({"zh": words, "en": "one"})
    assert sys.getsizeof(text.zh) == sys.getsizeof(same)


@pytest.mark.parametrize("said", [{"zh": " "}, {"zh": "", "en": "one"}, {"zh": 1, "en": "one"}])
def test_nothing_stands_for_a_text(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python({"en": " "} | said)


@pytest.mark.parametrize("extra", [{"fr": ""}, {"fr": 1}])
def test_a_further_language_is_text_as_well(extra: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python({"zh": "一", "en": "one"} | extra)


def test_a_text_is_written_as_it_was_read() -> None:
    said = {"zh": "一", "en": "one", "fr": "un"}
    texts = TypeAdapter(Text)
    assert texts.dump_python(texts.validate_python(said)) == said
    assert texts.validate_python(Text.of(said)) == Text("一", "one", (("fr", "un"),))
