"""Sample competency models, competencies and learning resources."""

from collections.abc import Iterator
from typing import Any

from generator.sample.plan import Plan, Planned, PlannedModel
from generator.sample.vocabulary import Chooser, Pair, phrase, vocabulary

LEVELS = 5
INDICATORS = 3
FORMATS = ("camp", "case-clinic", "attachment", "mentoring", "reading", "course", "simulation")


def model(planned: PlannedModel) -> dict[str, Any]:
    """Give the file of a model."""
    return {
        "id": planned.id,
        "name": planned.name,
        "purpose": phrase(
            "描述{field}工作中与此有关的能力，各岗位共用；每个岗位要求到第几级，由岗位说明书确定。",
            "Describes the abilities that this part of {field} work takes. Roles share it; which "
            "level a role requires is said in its description.",
            field=vocabulary()["fields"][planned.field],
        ),
        "groups": [
            {"name": name, "competencies": [one.id for one in group]}
            for name, group in planned.groups
        ],
    }


def competency(plan: Plan, planned: Planned, number: int) -> dict[str, Any]:
    """Give the file of the competency that has this number in the library."""
    choose = Chooser(plan.seed, "competency", planned.id)
    source = plan.sources[number % len(plan.sources)]
    cited = Pair(f"[{source}]", f" [{source}]")
    name = Pair(planned.name.zh, planned.name.en.lower())
    return {
        "id": planned.id,
        "name": planned.name,
        "definition": choose.sentence(
            "围绕{name}，{verb}{product}，{condition}{cited}；结果供{people}使用。",
            "In {name}, {verb} the {product}, {condition}{cited}; the result serves {people}.",
            name=name,
            cited=cited,
        ),
        "why_it_matters": choose.sentence(
            "做不好这一项，{people}拿到的{product}就靠不住，后面的{object}要返工，相关责任也说不清楚。",
            "Where this is weak, {people} cannot rely on the {product}; work on the {object} is "
            "done twice and nobody can say who answers for it.",
        ),
        "knowledge": [
            choose.sentence(
                "{object}{product}的编制方法，以及{people}各自关心什么",
                "How the {product} on the {object} is made, and what {people} look for in it",
            )
            for _ in range(2)
        ],
        "levels": [_level(choose, planned, level) for level in range(1, LEVELS + 1)],
        "evidence": [
            choose.sentence("一份{product}，{condition}", "One {product}, {condition}")
            for _ in range(2)
        ],
        "pitfalls": [
            choose.sentence(
                "没有问过{people}就{verb}{product}",
                "{verb} the {product} without having asked {people}",
            )
        ],
        "development": [_growth(choose, level) for level in range(1, LEVELS)],
        "related": [
            one for one in choose.some(plan.by_field[planned.field], 4) if one != planned.id
        ][:3],
        "synonyms": [planned.name.zh.replace("评估", "评价") + "能力", f"{planned.name.en} skills"],
        "sources": [source],
    }


def _level(choose: Chooser, planned: Planned, level: int) -> dict[str, Any]:
    indicators: dict[str, dict[str, Any]] = {}
    while len(indicators) < INDICATORS:
        verb, product = choose.word("verbs"), choose.word("products")
        id_ = f"level-{level}-{verb.id}-{product.id}"
        if id_ in indicators:
            continue
        indicators[id_] = {
            "id": id_,
            "key": not indicators and level > 1,
            "text": choose.sentence(
                "{time}{verb}{object}{product}，{condition}",
                "{verb} the {product} on the {object} {time}, {condition}",
                verb=verb,
                product=product,
            ),
        }
    return {
        "level": level,
        "summary": choose.sentence(
            "{reach}{name}事项，并向{people}说明",
            "{reach} matters of {name} and explains them to {people}",
            reach=vocabulary()["reaches"][level - 1],
            name=Pair(planned.name.zh, planned.name.en.lower()),
        ),
        "indicators": list(indicators.values()),
    }


def _growth(choose: Chooser, level: int) -> dict[str, Any]:
    return {
        "from": level,
        "on_the_job": [
            choose.sentence(
                "{time}独立完成一份{product}，请导师当面批改",
                "Complete one {product} alone {time} and have the mentor correct it face to face",
            )
        ],
        "with_others": [
            choose.sentence(
                "跟随{people}旁听两次，会后对照{product}",
                "Sit in twice with {people} and compare the {product} afterwards",
            )
        ],
        "courses": [
            choose.sentence("{object}{product}案例课", "Case class on the {object}: {product}")
        ],
    }


def resources(plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the learning resources, one for each group of competencies."""
    for planned in plan.models:
        for name, group in planned.groups:
            choose = Chooser(plan.seed, "resource", planned.id, name.id)
            yield {
                "id": f"{planned.id}-{name.id}"[:64].strip("-"),
                "name": phrase(
                    "{model}（{group}）", "{model} ({group})", model=planned.name, group=name
                ),
                "format": choose.one(FORMATS),
                "description": choose.sentence(
                    "学员带一件真实的{object}来，分组{verb}{product}，{condition}；回去一个月内用于工作。",
                    "Participants bring a real {object}; in groups the class {verb} the {product}, "
                    "{condition}. It is put to use within a month.",
                ),
                "hours": choose.number(2, 24),
                "develops": {one.id: choose.number(1, 4) for one in choose.some(group, 3)},
            }
