"""A redline tells the truth about both texts, and reads well."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.policy import PolicyBody
from generator.policies.redline import ComparedLine, Edit, Fate, Run, compare_tokens, redline
from generator.policies.words import Line, Token, lines, title_tokens
from tests.policies.making import body, relaxed

MARKS = {Edit.SAME: "{}", Edit.DELETED: "[-{}-]", Edit.INSERTED: "[+{}+]"}


def text(tokens: tuple[Token, ...]) -> str:
    return "".join(token.text for token in tokens)


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(MARKS[run.edit].format(text(run.tokens)) for run in runs)


def compared(old: str, new: str) -> list[str]:
    found = redline(body(("a", "T", old)), body(("a", "T", new)))
    return [shown(line.runs) for line in found.clauses[0].lines]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("应当在十日内答复。", "应当在五日内答复。", ["应当在[-十-][+五+]日内答复。"]),
        (
            "起点不同而一把尺子量到底，会使人产生依赖。",
            "起点不同，却用一把尺子量到底，会使一部分人产生依赖心理。",
            ["起点不同[-而-][+，却用+]一把尺子量到底，会使[+一部分+]人产生依赖[+心理+]。"],
        ),
        (
            "占比 30%，期限 2 年。",
            "占比 35%，期限 12 年。",
            ["占比 [-30%-][+35%+]，期限 [-2-][+12+] 年。"],
        ),
        (
            "It is held twice a year in spring.",
            "It is kept once a year in spring.",
            ["It is [-held twice-][+kept once+] a year in spring."],
        ),
        ("见[办法](policy:a)。", "见[办法](policy:b)。", ["见[-办法-][+办法+]。"]),
        (
            "发生禁止行为的。",
            "发生[禁止行为](policy:a#b)的。",
            ["发生[-禁止行为-][+禁止行为+]的。"],
        ),
        (
            "- 一项内容\n- 二项内容",
            "- 一项内容\n- 新的\n- 二项内容",
            ["一项内容", "[+新的+]", "二项内容"],
        ),
        (
            "| 岗位 | 分 |\n| - | - |\n| 对公 | 40 |",
            "| 岗位 | 分 |\n| - | - |\n| 对公 | 45 |",
            ["岗位 | 分", "对公 | [-40-][+45+]"],
        ),
        (
            "有效期 2 年。",
            "有效期 2 年。到期的应当重新准入。",
            ["有效期 2 年。[+到期的应当重新准入。+]"],
        ),
        ("完全不同的旧话。", "Nothing alike.", ["[-完全不同的旧话。-]", "[+Nothing alike.+]"]),
        ("    a = 1\n    b = 2", "    a = 1\n    b = 3", ["a = 1", "[-b = 2-]", "[+b = 3+]"]),
    ],
)
def test_changes_read_well(old: str, new: str, wanted: list[str]) -> None:
    assert compared(old, new) == wanted


def test_clauses_are_matched_by_id_whatever_their_number_and_title() -> None:
    old = body(("a", "A", "一"), ("b", "B", "二"), ("c", "C", "三"), ("d", "D", "四"))
    new = body(("x", "X", "新"), ("a", "A", "一"), ("d", "D", "四"), ("b", "甲", "二"))
    found = [(clause.fate, clause.present.id) for clause in redline(old, new).clauses]
    assert found == [
        (Fate.ADDED, "x"),
        (Fate.SAME, "a"),
        (Fate.MOVED, "d"),
        (Fate.CHANGED, "b"),
        (Fate.REMOVED, "c"),
    ]


def test_a_clause_that_only_moved_is_told() -> None:
    old = body(("a", "A", "一"), ("b", "B", "二"), ("c", "C", "三"))
    new = body(("c", "C", "三"), ("a", "A", "一"), ("b", "B", "二"))
    found = redline(old, new)
    assert [clause.present.id for clause in found.clauses if clause.fate is Fate.MOVED] == ["c"]
    assert found.count(Fate.SAME) == 2


def test_a_changed_preamble_is_told() -> None:
    assert redline(body(preamble="旧"), body(preamble="新")).preamble_changed
    assert not redline(body(preamble="旧"), body(preamble="旧")).preamble_changed


words = st.text(st.sampled_from("ab 应当不得12，。\n-|[S01]()#*"), max_size=40)
bodies = st.lists(
    st.tuples(st.sampled_from("abcdef"), words, words), max_size=5, unique_by=lambda one: one[0]
).map(lambda clauses: body(*clauses))


def kept(found: tuple[ComparedLine, ...], dropped: Edit) -> list[Token]:
    """Give the words that are left when one kind of change is dropped."""
    runs = chain.from_iterable(line.runs for line in found)
    return list(chain.from_iterable(run.tokens for run in runs if run.edit is not dropped))


def all_tokens(found: tuple[Line, ...]) -> list[Token]:
    return list(chain.from_iterable(line.tokens for line in found))


@relaxed
@given(words, words)
def test_without_its_changes_a_line_is_the_old_or_the_new_one(old: str, new: str) -> None:
    before, after = title_tokens(old), title_tokens(new)
    line = (ComparedLine("paragraph", compare_tokens(before, after)),)
    assert kept(line, Edit.INSERTED) == list(before)
    assert kept(line, Edit.DELETED) == list(after)


@relaxed
@given(bodies, bodies)
def test_every_clause_of_both_texts_is_there_once_and_true(
    old: PolicyBody, new: PolicyBody
) -> None:
    found = redline(old, new).clauses
    assert sorted(one.old.id for one in found if one.old) == sorted(c.id for c in old.clauses)
    assert [one.new.id for one in found if one.new] == [c.id for c in new.clauses]
    for one in found:
        if one.old:
            assert kept(one.lines, Edit.INSERTED) == all_tokens(lines(one.old.body))
        if one.new:
            assert kept(one.lines, Edit.DELETED) == all_tokens(lines(one.new.body))


@relaxed
@given(bodies)
def test_a_text_is_the_same_as_itself(same: PolicyBody) -> None:
    assert all(clause.fate is Fate.SAME for clause in redline(same, same).clauses)


def test_what_would_take_too_long_to_compare_is_replaced_as_a_whole() -> None:
    old, new = ["的" * 299] * 5, ["的的了" * 100] * 5
    assert compared("\n\n".join(old), "\n\n".join(new)) == [
        *(f"[-{line}-]" for line in old),
        *(f"[+{line}+]" for line in new),
    ]
