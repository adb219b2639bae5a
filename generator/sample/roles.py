"""Sample roles, career tracks and onboarding paths."""

from itertools import pairwise
from typing import Any

from generator.sample.plan import Plan, Planned
from generator.sample.vocabulary import Chooser, Pair, phrase, vocabulary

GRADES = 3
HIGHEST = 5
FREQUENCIES = ("daily", "weekly", "monthly", "quarterly", "yearly", "as-needed")
QUALIFICATIONS = 12
ROLES_A_TRACK = 4
STAGES = (
    ("day-1", Pair("第一天", "Day one")),
    ("week-1", Pair("第一周", "Week one")),
    ("month-1", Pair("第一个月", "Month one")),
)
WHO = ("newcomer", "lead", "hr")


def qualification_id(number: int) -> str:
    """Give the id of a qualification."""
    return f"certificate-{number % QUALIFICATIONS + 1:02}"


def role(plan: Plan, planned: Planned, number: int) -> dict[str, Any]:
    """Give the file of the role that has this number in the library."""
    choose = Chooser(plan.seed, "role", planned.id)
    needed = choose.some(plan.by_field[planned.field], 12)
    return {
        "id": planned.id,
        "name": planned.name,
        "family": choose.word("families").id,
        "line": f"line-{planned.field % 12 + 1:02}",
        "purpose": choose.sentence(
            "面向{people}，把{name}的工作做到{condition}，对{product}的真实和及时负责。",
            "As {name}, serves {people}, {condition}, and answers for every {product} being true "
            "and on time.",
            name=Pair(planned.name.zh, planned.name.en.lower()),
        ),
        "duties": [_duties(choose, plan, group, needed) for group in range(1, 4)],
        "grades": _grades(choose, planned, needed),
        "key_competencies": needed[:3],
        "qualifications": [qualification_id(planned.field)],
        "authority": [_line(choose, "可以自行{verb}", "Alone {verb} the") for _ in range(2)],
        "limits": [_line(choose, "须经批准才能处理", "Only with approval handles the")],
        "prohibited": [_line(choose, "不得代替客户处理", "Never handles for a client the")],
        "workload": [
            choose.sentence(
                "同时负责的{object}不超过 {count} 个",
                "No more than {count} at a time of: {object}",
                count=_number(choose.number(20, 400)),
            )
        ],
        "policies": choose.some(plan.policies, 2),
        "synonyms": [f"{planned.name.zh}岗", f"{planned.name.en} post"],
        "sources": [plan.sources[number % len(plan.sources)]],
    }


def _number(number: int) -> Pair:
    return Pair(str(number), str(number))


def _line(choose: Chooser, zh: str, en: str) -> Pair:
    return choose.sentence(
        f"{zh}{{object}}{{product}}，{{condition}}", f"{en} {{product}}, {{condition}}"
    )


def _duties(choose: Chooser, plan: Plan, group: int, needed: list[str]) -> dict[str, Any]:
    return {
        "id": f"work-{group}",
        "name": choose.sentence("{object}与{product}", "{object} and {product}"),
        "duties": [
            {
                "id": f"task-{group}-{number}",
                "task": choose.sentence(
                    "{verb}{object}{product}，与{people}商定，{condition}。",
                    "{verb} the {product} on the {object}, agreed with {people}, {condition}.",
                ),
                "frequency": choose.one(FREQUENCIES),
                "output": choose.sentence(
                    "一份{product}，{condition}。", "One {product}, {condition}."
                ),
                "measure": choose.sentence(
                    "{product}一次通过率不低于 {share}%；{people}没有异议。",
                    "At least {share}% of each {product} pass first time; {people} raise no "
                    "objection.",
                    share=_number(choose.number(80, 99)),
                ),
                "competencies": choose.some(needed, 2),
                "policies": choose.some(plan.policies, 1),
            }
            for number in range(1, 4)
        ],
    }


def _grades(choose: Chooser, planned: Planned, needed: list[str]) -> list[dict[str, Any]]:
    levels = {id_: choose.number(1, 3) for id_ in needed}
    found = []
    for number, grade in enumerate(vocabulary()["grades"][:GRADES]):
        if number:
            levels = {
                id_: min(level + choose.number(0, 1), HIGHEST) for id_, level in levels.items()
            }
        found.append(
            {
                "id": grade.id,
                "name": phrase(
                    "{grade}{name}",
                    "{grade} {name}",
                    grade=grade,
                    name=Pair(planned.name.zh, planned.name.en.lower()),
                ),
                "summary": choose.sentence(
                    "{reach}{object}事项，{condition}。",
                    "{reach} matters of the {object}, {condition}.",
                    reach=vocabulary()["reaches"][number],
                ),
                "requires": dict(levels),
                "qualifications": [qualification_id(planned.field + number)],
            }
        )
    return found


def track(plan: Plan, number: int, covered: tuple[Planned, ...]) -> dict[str, Any]:
    """Give the file of a career track through some roles."""
    choose = Chooser(plan.seed, "track", number)
    grades = [grade.id for grade in vocabulary()["grades"][:GRADES]]
    nodes: list[dict[str, Any]] = [
        {"id": "graduate", "name": Pair("高校毕业生", "Graduate")},
        {"id": "leaver", "name": Pair("离任", "Leaver")},
    ]
    edges: list[tuple[str, str, str]] = []
    for at, one in enumerate(covered):
        mine = [f"role-{at + 1}-{grade}" for grade in grades]
        nodes += [
            {"id": node, "position": f"{one.id}@{grade}"}
            for node, grade in zip(mine, grades, strict=True)
        ]
        edges += [("promotion", start, end) for start, end in pairwise(mine)]
        edges.append(("entry", "graduate", mine[0]))
        if at:
            edges.append(("lateral", f"role-{at}-{grades[1]}", mine[1]))
    edges.append(("exit", nodes[-1]["id"], "leaver"))
    return {
        "id": f"track-{number:03}",
        "name": phrase("{name}通道", "{name} track", name=covered[0].name),
        "purpose": choose.sentence(
            "画出从入职到{people}认可的台阶，以及转岗和离开的门。",
            "Draws the steps from entry to being recognised by {people}, and the doors to other "
            "work and out.",
        ),
        "nodes": nodes,
        "edges": [
            {
                "id": f"{start}-to-{end}",
                "kind": kind,
                "from": start,
                "to": end,
                "criteria": {
                    "time_in_grade": kind == "promotion" and f"P{choose.number(1, 3)}Y",
                    "performance": [
                        choose.sentence(
                            "近一年{product}合格，{condition}。",
                            "Sound work on each {product} in the past year, {condition}.",
                        )
                    ],
                    "procedure": [
                        choose.sentence(
                            "提交{product}，由{people}评议。",
                            "Hands in one {product}, judged by {people}.",
                        )
                    ],
                },
                "policy": choose.one(plan.policies),
            }
            for kind, start, end in edges
        ],
        "sources": [plan.sources[number % len(plan.sources)]],
    }


def onboarding(plan: Plan, planned: Planned) -> dict[str, Any]:
    """Give the file of the way into a role."""
    choose = Chooser(plan.seed, "onboarding", planned.id)
    abouts = [
        ("read", f"role:{planned.id}"),
        ("acknowledge", f"policy:{choose.one(plan.policies)}"),
        ("assess", f"competency:{choose.one(plan.by_field[planned.field])}"),
        ("meet", None),
    ]
    return {
        "id": f"into-{planned.id}"[:64].strip("-"),
        "name": phrase("{name}的第一个月", "First month: {name}", name=planned.name),
        "role": planned.id,
        "purpose": choose.sentence(
            "从跟着看到独立{verb}{product}，{condition}。",
            "From looking on to work alone: {verb} the {product}, {condition}.",
        ),
        "stages": [
            {
                "id": id_,
                "name": name,
                "goal": choose.sentence(
                    "能够{verb}{product}，知道该问哪些{people}。",
                    "{verb} the {product} and knows which {people} to ask.",
                ),
                "steps": [
                    {
                        "id": f"{id_}-{kind}",
                        "kind": kind,
                        "who": choose.one(WHO),
                        "minutes": choose.number(2, 24) * 5,
                        "text": choose.sentence(
                            "{verb}{object}{product}，{condition}。",
                            "{verb} the {product} on the {object}, {condition}.",
                        ),
                        "about": about,
                    }
                    for kind, about in abouts
                ],
            }
            for id_, name in STAGES
        ],
    }
