"""What stands around competencies and roles in a sample library."""

from collections.abc import Iterator
from typing import Any

from generator.sample.plan import Plan
from generator.sample.roles import QUALIFICATIONS, qualification_id
from generator.sample.vocabulary import Chooser, Pair, phrase, vocabulary

SCALE = "proficiency"
LINES = 12
_LEVELS = (Pair("了解", "aware"), Pair("应用", "working"), Pair("胜任", "practitioner"))
_LEVEL_NAMES = (*_LEVELS, Pair("精通", "expert"), Pair("引领", "leading"))
_POLICY = """---
number: RB-SA-{number:03}
title: {title}
version: "{version}"
status: approved
effective_from: {start}
{end}approved_on: 2025-01-10
approved_by: {approver}
owner: {owner}
review_by: 2035-06-30
applies_to: everyone
change: substantive
summary: {summary}
sources: [{source}]
---
"""
_TRANSLATION = """---
title: {title}
approved_by: {approver}
owner: {owner}
summary: {summary}
---
"""


def handbook() -> dict[str, Any]:
    """Give the file of the handbook itself."""
    words = vocabulary()
    return {
        "title": Pair("示例手册", "Sample Handbook"),
        "purpose": Pair(
            "由程序写成的示例，用来看清一本大手册的样子；词句只求真实可读，不是制度。",
            "A sample written by a program, to show what a large handbook looks like; its words "
            "are no rules.",
        ),
        "maintainer": words["departments"][0],
        "release": "2026.11",
        "scale": SCALE,
        "families": [{"id": one.id, "name": one.capitalised} for one in words["families"]],
        "lines": [
            {"id": f"line-{at:02}", "name": one.capitalised}
            for at, one in enumerate(words["fields"][:LINES], 1)
        ],
    }


def scale() -> dict[str, Any]:
    """Give the file of the proficiency scale."""
    levels = zip(_LEVEL_NAMES, vocabulary()["reaches"], strict=True)
    return {
        "id": SCALE,
        "name": Pair("熟练程度", "Proficiency"),
        "purpose": Pair("用同一把尺子描述各项能力。", "One yardstick for every competency."),
        "levels": [
            {
                "name": name.capitalised,
                "meaning": phrase("{reach}事项。", "{reach} matters.", reach=reach),
            }
            for name, reach in levels
        ],
    }


def qualifications(plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the files of the qualifications."""
    for number in range(QUALIFICATIONS):
        choose = Chooser(plan.seed, "qualification", number)
        field = vocabulary()["fields"][number]
        yield {
            "id": qualification_id(number),
            "name": phrase("{field}上岗资格", "{field} certificate", field=field),
            "issuer": choose.word("departments"),
            "permits": choose.sentence(
                "独立办理{field}业务，并{verb}{product}。",
                "Handling {field} alone; the holder {verb} the {product}.",
                field=field,
            ),
            "validity": f"P{choose.number(1, 3)}Y",
            "renewal": choose.sentence(
                "期满前提交{product}，{condition}。",
                "Before it lapses the holder hands in a {product}, {condition}.",
            ),
            "subjects": [
                choose.sentence("{object}与{product}", "{object} and {product}") for _ in range(3)
            ],
            "sources": [plan.sources[number % len(plan.sources)]],
        }


def sources(plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the files of the sources; the competency of the same number carries a fact of each."""
    ids = [one.id for model in plan.models for _, group in model.groups for one in group]
    for id_, carrier in zip(plan.sources, ids, strict=False):
        choose = Chooser(plan.seed, "source", id_)
        yield {
            "id": id_,
            "title": choose.sentence(
                "关于{object}{product}的通知", "Notice on {object}: {product}"
            ),
            "what": choose.sentence(
                "由{people}起草的工作文件，附{product}。",
                "A working paper drafted by {people}, with a {product}.",
            ),
            "facts": [
                {
                    "id": "fact-1",
                    "text": choose.sentence(
                        "要求{verb}{product}，{condition}。",
                        "Asks that one {verb} the {product}, {condition}.",
                    ),
                    "carried_by": [f"competency:{carrier}"],
                }
            ],
        }


def terms(plan: Plan) -> list[dict[str, Any]]:
    """Give the glossary: the fields and the products of the work."""
    found = []
    for one in (*vocabulary()["fields"], *vocabulary()["products"]):
        choose = Chooser(plan.seed, "term", one.id)
        found.append(
            {
                "id": one.id,
                "term": one.capitalised,
                "definition": choose.sentence(
                    "本手册中指{people}使用的做法，{condition}。",
                    "In this handbook: what {people} work with, {condition}.",
                ),
                "synonyms": [f"{one.zh}（简）", f"{one.en} (short)"],
            }
        )
    return found


def policies(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield name below the policies' folder and text of each policy file."""
    for number, id_ in enumerate(plan.policies, 1):
        versions = ("1.0", "2.0") if number % 2 else ("1.0",)
        for version in versions:
            last = version == versions[-1]
            choose = Chooser(plan.seed, "policy", id_, version)
            owner, rule = choose.word("departments"), choose.word("objects")
            said = {
                "number": number,
                "version": version,
                "start": "2026-01-01" if version == "2.0" else "2025-02-01",
                "end": "" if last else "effective_to: 2025-12-31\n",
                "source": plan.sources[number % len(plan.sources)],
            }
            title = phrase("{rule}管理办法（{n}）", "Rules on the {rule} ({n})", rule=rule,
                           n=Pair(str(number), str(number)))  # fmt: skip
            summary = Pair("首次发布。", "First issue.")
            if version == "2.0":
                summary = Pair("全面修订。", "Revised throughout.")
            words = {"title": title, "approver": owner, "owner": owner, "summary": summary}
            body = _body(choose)
            zh = {key: pair.zh for key, pair in words.items()}
            en = {key: pair.en for key, pair in words.items()}
            yield f"{id_}/{version}.zh.md", f"{_POLICY.format(**said, **zh)}\n{body.zh}"
            yield f"{id_}/{version}.en.md", f"{_TRANSLATION.format(**en)}\n{body.en}"


def _body(choose: Chooser) -> Pair:
    zh, en = [], []
    for rule in vocabulary()["rules"]:
        zh.append(f"## {rule.zh} {{#{rule.id}}}")
        en.append(f"## {rule.capitalised.en} {{#{rule.id}}}")
        for number in (1, 2):
            clause = choose.sentence(
                "{people}应当{time}提交{object}{product}，{condition}。",
                "{people} shall hand in the {product} on the {object} {time}, {condition}.",
            )
            id_ = f"{{#{rule.id}-{number}}}"
            zh += [f"### {rule.zh}第 {number} 项 {id_}", clause.zh]
            en += [f"### {rule.capitalised.en}, item {number} {id_}", clause.en]
    return Pair("\n\n".join(zh) + "\n", "\n\n".join(en) + "\n")
