"""Numbers and words of duty are found; articles, names and citations are none."""

import pytest

from generator.policies.obligations import obligations
from generator.policies.words import lines, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("应当在 10 个工作日内答复，不得拖延。", ["10", "不得", "应当"]),
        ("占比 35 %，金额 1,000 元。", ["1,000", "35%"]),
        ("三个月内、两个工作日、百分之五", ["三", "两", "百分之五"]),
        ("看整个周期，一部分人，一个周期", []),
        ("相应的反应", []),
        ("It must not take more than two working days.", ["must not", "two"]),
        ("They may, and shall, in May.", ["may", "shall"]),
        ("one of the two", []),
    ],
)
def test_what_counts_is_found(text: str, found: list[str]) -> None:
    assert sorted(obligations(text).elements()) == found


def test_citations_and_targets_of_links_do_not_count() -> None:
    text = "见[办法](policy:a-12#b-3) [S05]。"
    assert not obligations(said(lines(text)))
