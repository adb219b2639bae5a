"""The small library grown for self-assessment, in two releases with every kind of change."""

from pathlib import Path

import yaml

from generator.loading import load
from generator.model import Library
from tests.libraries.examining import SMALL, lay_out

FIRST, SECOND = "2026.11", "2027.03"

MODELS = "competencies/models/selling"

ADDED = {"listening": "倾听客户", "closing": "促成签约", "pricing": "报价测算"}
"""Competencies that the small library does not have; `pricing` is new in the second release."""

GROWTH = {
    "from": 1,
    "on_the_job": [{"zh": "每周写一份复盘", "en": "Write one review a week"}],
    "courses": [{"zh": "读三个案例", "en": "Read three cases"}],
}


def library(root: Path, release: str = FIRST) -> Library:
    """Lay a release of the library out below `root` and load it."""
    lay_out(root, _files(release))
    loaded = load(root)
    sound = loaded.sound_library()
    assert sound is not None, loaded.findings
    return sound


def _files(release: str) -> dict[str, str | bytes | None]:
    second = release == SECOND
    active = [
        "need-diagnosis",
        "negotiation",
        "listening",
        *(["pricing"] if second else ["closing"]),
    ]
    listed = [*active, "cold-calling"]
    found: dict[str, str | bytes | None] = {
        "competencies/rolebook.yml": _read("competencies/rolebook.yml").replace(FIRST, release),
        "competencies/models/selling.yml": _dump(
            _parsed("competencies/models/selling.yml")
            | {
                "groups": [
                    {"name": {"zh": "面谈", "en": "In conversation"}, "competencies": listed}
                ]
            }
        ),
    }
    for id_ in listed:
        found[f"{MODELS}/{id_}.yml"] = _dump(_competency(id_, second=second))
    levels = dict.fromkeys(active, 2) | ({} if second else {"cold-calling": 1})
    optional = {"negotiation": 2}
    manager = _parsed("competencies/roles/client-manager.yml")
    manager["grades"][0] |= {
        "requires": {id_: 1 for id_ in levels if id_ not in optional},
        "optional": {},
    }
    manager["grades"][1] |= {
        "requires": {id_: level for id_, level in levels.items() if id_ not in optional},
        "optional": optional,
    }
    lead = _parsed("competencies/roles/team-lead.yml")
    lead["grades"][0]["requires"] = dict.fromkeys(active, 3)
    found["competencies/roles/client-manager.yml"] = _dump(manager)
    found["competencies/roles/team-lead.yml"] = _dump(lead)
    path = _parsed("competencies/onboarding/first-months.yml")
    path["stages"].append(
        {
            "id": "week-1",
            "name": {"zh": "第一周", "en": "Week one"},
            "goal": {"zh": "认识同事", "en": "Meets colleagues"},
            "steps": [
                {"id": "account", "kind": "do", "who": "hr", "minutes": 45,
                 "text": {"zh": "开通账号", "en": "Opens the account"}},
                {"id": "talk", "kind": "meet", "who": "lead", "minutes": 60,
                 "text": {"zh": "第一次谈话", "en": "The first talk"}},
            ],
        }
    )  # fmt: skip
    found["competencies/onboarding/first-months.yml"] = _dump(path)
    return found


def _competency(id_: str, *, second: bool) -> dict[str, object]:
    known = id_ not in ADDED
    one = _parsed(f"{MODELS}/{id_ if known else 'need-diagnosis'}.yml")
    if not known:
        one |= {"id": id_, "name": {"zh": ADDED[id_], "en": id_.capitalize()}}
        one.pop("related", None)
    one["development"] = [GROWTH, GROWTH | {"from": 2}]
    one["evidence"] = [{"zh": "一份走访记录", "en": "A visit record"}]
    if id_ == "cold-calling" and not second:
        del one["status"], one["replaced_by"]
    if id_ == "need-diagnosis" and second:
        first = one["levels"][0]["indicators"]
        first[0]["text"] = {"zh": "不打断地听完", "en": "Hears the client out"}
        first[1]["text"]["en"] = "Asks open questions"
        first[2] = {"id": "sums-up", "text": {"zh": "当场小结", "en": "Sums up on the spot"}}
    return one


def _read(name: str) -> str:
    return (SMALL / name).read_text("utf-8")


def _parsed(name: str) -> dict:  # type: ignore[type-arg] # whatever the file holds
    return yaml.safe_load(_read(name))  # type: ignore[no-any-return] # a mapping, as above


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
