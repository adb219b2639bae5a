"""From places to spots."""

from pathlib import PurePosixPath

from generator.findings import OnKey, Quoted, Spot
from generator.model import Origin
from generator.reading.locating import Locator

YML, MD = PurePosixPath("a.yml"), PurePosixPath("docs/policies/x/1.0.zh.md")
LOCATOR = Locator(
    {
        YML: "a: 1\nb: 见 [S01]\n",
        MD: "---\ntitle: 一\nsources: [S01]\n---\n\n## A {#a}\n\n文 [S01]。\n",
    }.get
)


def test_a_spot_is_where_it_says() -> None:
    assert LOCATOR.spot(Spot(YML, 2, 3)) == Spot(YML, 2, 3)


def test_a_value_and_its_key() -> None:
    assert LOCATOR.spot(Origin(YML, ("b",))) == Spot(YML, 2, 4, 7)
    assert LOCATOR.spot(OnKey(Origin(YML, ("b",)))) == Spot(YML, 2, 1, 1)


def test_words_inside_a_value() -> None:
    assert LOCATOR.spot(Quoted(Origin(YML, ("b",)), "[S01]")) == Spot(YML, 2, 6, 5)


def test_front_matter_is_located_in_its_file() -> None:
    assert LOCATOR.spot(Origin(MD, ("sources", 0))) == Spot(MD, 3, 11, 3)


def test_words_in_a_policy_are_looked_for_from_their_clause_on() -> None:
    assert LOCATOR.spot(Quoted(Spot(MD, 6), "[S01]")) == Spot(MD, 8, 3, 5)
    assert LOCATOR.spot(Quoted(Spot(MD, 6), "[S02]")) == Spot(MD, 6)


def test_a_file_that_is_not_there_has_only_a_beginning() -> None:
    for file in (PurePosixPath("b.yml"), MD.with_name("1.1.zh.md")):
        assert LOCATOR.spot(Origin(file, ("x",))).line <= 2
        assert LOCATOR.line(Spot(file)) == ""


def test_the_line_of_a_spot() -> None:
    assert LOCATOR.line(Spot(YML, 2)) == "b: 见 [S01]"
    assert LOCATOR.line(Spot(YML, 3)) is None
