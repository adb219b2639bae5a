"""An edition says everything in its own language and as of its day."""

import datetime as dt
import os
from dataclasses import replace

import pytest

from generator.edition import Edition
from generator.model import Kind, Library, PositionReference, Role, Text
from generator.publication import publication_day, settled_day

DAY = dt.date(2026, 11, 23)


def editions(library: Library) -> tuple[Edition, Edition]:
    return Edition.of(library, "zh", DAY), Edition.of(library, "en", DAY)


@pytest.mark.parametrize(
    ("kind", "id_", "zh", "en"),
    [
        (Kind.SCALE, "steps", "三级量表", "Three steps"),
        (Kind.MODEL, "selling", "顾问式销售", "Consultative selling"),
        (Kind.COMPETENCY, "negotiation", "商务谈判", "Negotiation"),
        (Kind.ROLE, "team-lead", "团队主管", "Team lead"),
        (Kind.QUALIFICATION, "fund-sales", "基金销售资格", "Fund sales licence"),
        (Kind.TRACK, "sales-track", "营销通道", "Sales track"),
        (Kind.POLICY, "conduct", "行为规范", "Rules of conduct"),
        (Kind.ONBOARDING, "first-months", "头三个月", "The first months"),
        (Kind.RESOURCE, "needs-case", "需求诊断案例", "Cases of need diagnosis"),
        (Kind.TERM, "kyc", "尽职调查", "Know your customer"),
        (Kind.SOURCE, "S01", "S01 客户经理管理办法", "S01 Rules for client managers"),
        (Kind.FAMILY, "client-management", "客户经理", "Client management"),
        (Kind.LINE, "corporate", "对公", "Corporate banking"),
    ],
)
def test_everything_has_a_name(small: Library, kind: Kind, id_: str, zh: str, en: str) -> None:
    assert tuple(edition.name(kind, id_) for edition in editions(small)) == (zh, en)


def test_what_does_not_exist_has_none(small: Library) -> None:
    for kind in set(Kind) - {Kind.FAMILY, Kind.LINE}:
        with pytest.raises(KeyError):
            Edition.of(small, "en", DAY).name(kind, "unheard-of")


def test_a_position_is_a_role_at_a_grade(small: Library) -> None:
    zh, en = editions(small)
    senior = PositionReference("client-manager@senior")
    assert (zh.position_name(senior), en.position_name(senior)) == (
        "客户经理·高级", "Client manager, Senior",
    )  # fmt: skip


def named(role: Role, zh: tuple[str, str], en: tuple[str, str]) -> Role:
    """Give a role with one grade, both renamed: (role, grade) in each language."""
    name = Text(zh=zh[1], en=en[1])
    grade = role.grades[-1].model_copy(update={"id": "any", "name": name})
    return role.model_copy(update={"name": Text(zh=zh[0], en=en[0]), "grades": (grade,)})


@pytest.mark.parametrize(
    ("zh", "en", "said"),
    [
        (("对公客户经理", "高级客户经理"), ("Corporate client manager", "Senior client manager"),
         ("高级客户经理", "Senior client manager")),
        (("零售客户经理（理财）", "高级客户经理"), ("Client Manager (wealth)", "Senior client manager"),
         ("高级客户经理", "Senior client manager")),
        (("对公客户经理", "三级"), ("Corporate client manager", "Grade 3"),
         ("对公客户经理·三级", "Corporate client manager, Grade 3")),
    ],
)  # fmt: skip
def test_a_grade_that_names_its_kind_of_role_stands_alone(
    small: Library,
    zh: tuple[str, str],
    en: tuple[str, str],
    said: tuple[str, str],
) -> None:
    role = named(small.roles["client-manager"], zh, en)
    library = replace(small, roles={**small.roles, "client-manager": role})
    position = PositionReference("client-manager@any")
    assert tuple(one.position_name(position) for one in editions(library)) == said


def test_levels_have_the_names_of_their_scale(small: Library) -> None:
    zh, en = editions(small)
    assert [zh.level_name("negotiation", level) for level in (1, 2, 3)] == ["了解", "胜任", "精通"]
    assert en.level_name("negotiation", 3) == "Expert"


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (dt.date(2026, 11, 23), "2026 年 11 月 23 日", "23 November 2026"),
        (dt.date(2026, 1, 1), "2026 年 1 月 1 日", "1 January 2026"),
    ],
)
def test_dates(small: Library, day: dt.date, zh: str, en: str) -> None:
    assert tuple(edition.date(day) for edition in editions(small)) == (zh, en)


@pytest.mark.parametrize(
    ("duration", "zh", "en"),
    [
        ("P2Y", "2 年", "2 years"),
        ("P1Y", "1 年", "1 year"),
        ("P1Y6M", "1 年 6 个月", "1 year 6 months"),
        ("P18M", "18 个月", "18 months"),
        ("P1W", "1 周", "1 week"),
        ("P10D", "10 天", "10 days"),
    ],
)
def test_durations(small: Library, duration: str, zh: str, en: str) -> None:
    assert tuple(edition.duration(duration) for edition in editions(small)) == (zh, en)


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [
        (0, "0 分钟", "0 min"),
        (45, "45 分钟", "45 min"),
        (60, "1 小时", "1 h"),
        (135, "2 小时 15 分钟", "2 h 15 min"),
    ],
)
def test_times(small: Library, minutes: int, zh: str, en: str) -> None:
    assert tuple(edition.time(minutes) for edition in editions(small)) == (zh, en)


def test_collation_puts_latin_first_and_chinese_in_the_order_of_pinyin(small: Library) -> None:
    edition = Edition.of(small, "zh", DAY)
    words = ["走访", "KYC", "尽职调查", "客户", "apr", "保证", "Zebra"]
    assert sorted(words, key=edition.collation) == [
        "apr", "KYC", "Zebra", "保证", "尽职调查", "客户", "走访",
    ]  # fmt: skip


def test_a_missing_word_is_an_error(small: Library) -> None:
    with pytest.raises(KeyError):
        Edition.of(small, "en", DAY).word("no.such-word")


def test_there_is_no_edition_in_a_language_without_wording(small: Library) -> None:
    with pytest.raises(KeyError):
        Edition.of(small, "xx", DAY)


@pytest.mark.parametrize("today", [dt.date(2025, 12, 1), dt.date(2026, 3, 1), DAY])
def test_a_policy_is_named_as_of_the_day(small: Library, today: dt.date) -> None:
    leading = small.policies["conduct"].leading(today)
    name = Edition.of(small, "en", today).name(Kind.POLICY, "conduct")
    assert name == leading.title.en


def test_the_day_of_publication_is_the_epoch_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert publication_day() == dt.date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert publication_day() == dt.date(1970, 1, 1)


def test_a_settled_day_outlasts_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    day = settled_day()
    assert int(os.environ["SOURCE_DATE_EPOCH"]) % 86_400 == 0
    assert publication_day() == day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert settled_day() == dt.date(1970, 1, 1)
    assert os.environ["SOURCE_DATE_EPOCH"] == "86399"


def test_without_an_epoch_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = dt.datetime.now(dt.UTC).date()
    assert before <= publication_day() <= dt.datetime.now(dt.UTC).date()
