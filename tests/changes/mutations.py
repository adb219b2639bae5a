"""Edits of the small library, each with the changes that it makes; no two touch the same place."""

import copy
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.changes.change import Change, Passage, Value
from generator.changes.snapshot import KeptRelease, read_snapshot, snapshot
from generator.model import Library, Text
from tests.changes.making import small
from tests.libraries.examining import DAY

START = json.loads(snapshot(KeptRelease(small(), DAY)))

Step = str | int


def within(value: Any, path: str) -> tuple[Any, Step]:  # noqa: ANN401 - any JSON
    """Give the container of what a path leads to, and the last step; lists are entered by id."""
    *before, last = path.split("/")
    for step in before:
        value = value[at(value, step)]
    return value, at(value, last)


def at(value: Any, step: str) -> Step:  # noqa: ANN401 - any JSON
    if not isinstance(value, list):
        return step
    if step.isdigit():
        return int(step)
    named = [n for n, one in enumerate(value) if step in (one.get("id"), one.get("version"))]
    return named[0]


@dataclass(frozen=True)
class Mutation:
    """An edit of a snapshot and the changes that are to be found."""

    path: str
    edit: Callable[[Any, Step], object]
    changes: tuple[str, ...]

    def apply(self, value: dict[str, Any]) -> None:
        self.edit(*within(value, self.path))


def put(path: str, new: object, *changes: str) -> Mutation:
    def edit(inside: Any, step: Step) -> None:  # noqa: ANN401 - any JSON
        inside[step] = new

    return Mutation(path, edit, changes)


def drop(path: str, *changes: str) -> Mutation:
    return Mutation(path, lambda inside, step: inside.pop(step), changes)


def add(path: str, new: object, *changes: str) -> Mutation:
    return Mutation(path, lambda inside, step: inside[step].append(new), changes)


def mutated(mutations: Iterable[Mutation]) -> Library:
    value = copy.deepcopy(START)
    for one in mutations:
        one.apply(value)
    return read_snapshot(json.dumps(value)).library


def told(change: Change) -> str:
    """Give a change as one line: kind, place, field, other, what stood and what stands there."""
    place = str(change.place) + (f"@{change.place.version}" if change.place.version else "")
    parts = [change.kind, place, change.field, f"({change.other})" if change.other else ""]
    if change.old is not None or change.new is not None:
        parts.append(f"{short(change.old)} → {short(change.new)}")
    if change.unchanged:
        parts.append(f"in {','.join(change.languages) or 'none'}")
    return " ".join(filter(None, parts))


def short(value: Value) -> str:
    match value:
        case None:
            return "-"
        case Text():
            return value.en
        case Passage():
            return f"{value.number}v{value.version}"
        case tuple():
            return ",".join(value)
    return str(value)


def words(en: str, zh: str = "新") -> dict[str, str]:
    return {"zh": zh, "en": en}


ROLE = "roles/client-manager"
SENIOR = f"{ROLE}/grades/senior"
DUTY = f"{ROLE}/duties/service/duties/visit"
NEED = "competencies/need-diagnosis"
LISTENS = f"{NEED}/levels/0/indicators/listens"
EDGE = "tracks/sales-track/edges/to-senior"
PATH = "onboarding/first-months/stages/day-1"
POLICY = "policies/conduct/versions"
CLAUSES_ZH = f"{POLICY}/1.1/bodies/zh/clauses"
CLAUSES = f"{POLICY}/1.1/bodies/en/clauses"

GRADE = {"id": "head", "name": words("Head"), "summary": words("Heads"), "requires": {}}
NEW_DUTY = {
    "id": "call", "task": words("Calls"), "frequency": "daily", "output": words("A call"),
    "measure": words("Ten"),
}  # fmt: skip
STEP = {"id": "meet", "kind": "meet", "who": "lead", "minutes": 5, "text": words("Meets the lead")}

MUTATIONS = (
    # Roles
    put(f"{ROLE}/name", words("Banker"), "renamed role:client-manager name Client manager → Banker"),
    put(f"{ROLE}/purpose/en", "Serves.", "reworded role:client-manager purpose Looks after corporate clients and wins new ones. → Serves. in en"),
    put(f"{ROLE}/limits", [words("No cash")], "item-added role:client-manager limits - → No cash"),
    drop(f"{ROLE}/reports_to", "fact-changed role:client-manager reports_to team-lead → -"),
    add(f"{ROLE}/key_competencies", "negotiation", "reference-added role:client-manager key_competencies (competency:negotiation) - → negotiation"),
    put(f"{ROLE}/status", "retired", "retired role:client-manager"),
    put(f"{SENIOR}/requires/need-diagnosis", 3, "requirement-raised role:client-manager#grade-senior (competency:need-diagnosis) 2 → 3"),
    put(f"{SENIOR}/requires/negotiation", 1, "requirement-lowered role:client-manager#grade-senior (competency:negotiation) 2 → 1"),
    put(f"{SENIOR}/requires/cold-calling", 1, "requirement-added role:client-manager#grade-senior (competency:cold-calling) - → 1"),
    put(f"{SENIOR}/name/en", "Principal", "renamed role:client-manager#grade-senior name Senior → Principal in en"),
    put(f"{SENIOR}/qualifications", [], "reference-removed role:client-manager#grade-senior qualifications (qualification:fund-sales) fund-sales → -"),
    drop(f"{ROLE}/grades/junior/requires/need-diagnosis", "requirement-dropped role:client-manager#grade-junior (competency:need-diagnosis) 1 → -"),
    put(f"{ROLE}/grades/junior/optional/negotiation", 2, "option-raised role:client-manager#grade-junior (competency:negotiation) 1 → 2"),
    put(f"{ROLE}/grades/junior/falls", {"negotiation": words("Why")}, "item-added role:client-manager#grade-junior falls (competency:negotiation) - → Why"),
    add("roles/team-lead/grades", GRADE, "grade-added role:team-lead#grade-head - → Head"),
    put(f"{DUTY}/frequency", "monthly", "duty-amended role:client-manager#duty-service-visit frequency weekly → monthly"),
    put(f"{DUTY}/output/zh", "新的", "duty-amended role:client-manager#duty-service-visit output A visit record → A visit record in zh"),
    put(f"{DUTY}/policies", [], "duty-amended role:client-manager#duty-service-visit policies (policy:conduct) conduct → -"),
    put(f"{ROLE}/duties/service/name", words("Care"), "reworded role:client-manager#duty-service duties Service → Care"),
    add(f"{ROLE}/duties/service/duties", NEW_DUTY, "duty-added role:client-manager#duty-service-call - → Calls"),
    # Competencies
    put(f"{NEED}/name/zh", "诊断", "renamed competency:need-diagnosis name Need diagnosis → Need diagnosis in zh"),
    put(f"{NEED}/definition", words("Finds out."), "reworded competency:need-diagnosis definition Finds out what a client really needs. → Finds out."),
    put(f"{NEED}/why_it_matters/en", "Clients are [lost](role:team-lead) without it [S01].", "reworded competency:need-diagnosis why_it_matters Clients are lost without it. → Clients are [lost](role:team-lead) without it [S01]. in none"),
    add(f"{NEED}/knowledge", words("Tools"), "item-added competency:need-diagnosis knowledge - → Tools"),
    put(f"{NEED}/knowledge/0/en", "The client's own trade.", "item-reworded competency:need-diagnosis knowledge The client's trade. → The client's own trade. in en"),
    put(f"{NEED}/levels/0/summary", words("Watches"), "level-reworded competency:need-diagnosis#level-1 Follows along. → Watches"),
    put(f"{LISTENS}/text", words("Hears out"), "indicator-reworded competency:need-diagnosis#listens Listens → Hears out"),
    put(f"{LISTENS}/key", False, "indicator-no-longer-key competency:need-diagnosis#listens"),
    put(f"{NEED}/levels/0/indicators/asks/key", True, "indicator-made-key competency:need-diagnosis#asks"),
    drop(f"{NEED}/levels/0/indicators/notes", "indicator-removed competency:need-diagnosis#notes Takes notes → -"),
    add(f"{NEED}/levels/1/indicators", {"id": "sums-up", "text": words("Sums up")}, "indicator-added competency:need-diagnosis#sums-up - → Sums up"),
    add("competencies/negotiation/levels", {"level": 4, "summary": words("Invents"), "indicators": [{"id": "x", "text": words("X")}]}, "level-added competency:negotiation#level-4 - → Invents"),
    put("competencies/negotiation/development", [{"from": 1, "courses": [words("A course")]}], "item-added competency:negotiation#level-1 courses - → A course"),
    put("competencies/negotiation/status", "retired", "retired competency:negotiation"),
    put("competencies/negotiation/synonyms", ["deal"], "item-added competency:negotiation synonyms - → deal"),
    drop("competencies/cold-calling", "removed competency:cold-calling"),
    put("models/selling/purpose/zh", "新的", "reworded model:selling purpose Find the need before the offer. → Find the need before the offer. in zh"),
    drop("models/selling/groups/0/competencies/2", "reference-removed model:selling competencies (competency:cold-calling) cold-calling → -"),
    put("scales/steps/levels/0/name", words("Novice"), "renamed scale:steps#level-1 name Aware → Novice"),
    put("scales/steps/levels/1/meaning/en", "Alone.", "level-reworded scale:steps#level-2 meaning Handles routine cases alone. → Alone. in en"),
    # Qualifications
    put("qualifications/fund-sales/validity", "P3Y", "validity-changed qualification:fund-sales P2Y → P3Y"),
    put("qualifications/fund-sales/renewal", words("An exam"), "item-added qualification:fund-sales renewal - → An exam"),
    put("qualifications/fund-sales/issuer/en", "The association", "reworded qualification:fund-sales issuer The trade association → The association in en"),
    # Tracks
    put(f"{EDGE}/criteria/time_in_grade", "P2Y", "criteria-changed track:sales-track#edge-to-senior time_in_grade P1Y6M → P2Y"),
    put(f"{EDGE}/criteria/qualifications", [], "criteria-changed track:sales-track#edge-to-senior qualifications (qualification:fund-sales) fund-sales → -"),
    put(f"{EDGE}/criteria/profile", words("Fits"), "criteria-changed track:sales-track#edge-to-senior profile - → Fits"),
    put(f"{EDGE}/kind", "lateral", "edge-amended track:sales-track#edge-to-senior kind promotion → lateral"),
    put(f"{EDGE}/policy", None, "edge-amended track:sales-track#edge-to-senior policy conduct → -"),
    drop("tracks/sales-track/edges/leaving", "edge-removed track:sales-track#edge-leaving"),
    add("tracks/sales-track/nodes", {"id": "abroad", "name": words("Abroad")}, "node-added track:sales-track#node-abroad"),
    # Onboarding
    put(f"{PATH}/steps/assess/minutes", 30, "step-amended onboarding:first-months#step-day-1-assess minutes 20 → 30"),
    put(f"{PATH}/steps/read-conduct/text/en", "Reads", "step-amended onboarding:first-months#step-day-1-read-conduct text Read the rules of conduct → Reads in en"),
    add(f"{PATH}/steps", STEP, "step-added onboarding:first-months#step-day-1-meet - → Meets the lead"),
    put(f"{PATH}/goal", words("Is at home"), "reworded onboarding:first-months#day-1 goal Knows the rules → Is at home"),
    add("onboarding/first-months/stages", {"id": "week-1", "name": words("Week one"), "goal": words("G"), "steps": [STEP | {"id": "w"}]}, "stage-added onboarding:first-months#week-1 - → Week one"),
    # Learning, glossary, sources, the handbook
    put("resources/needs-case/develops/need-diagnosis", 3, "fact-changed resource:needs-case develops (competency:need-diagnosis) 2 → 3"),
    put("resources/needs-case/hours", 4, "fact-changed resource:needs-case hours 2 → 4"),
    put("terms/kyc/term/en", "Due diligence", "renamed term:kyc term Know your customer → Due diligence in en"),
    put("terms/client-visit/see", [], "reference-removed term:client-visit see (term:kyc) kyc → -"),
    put("sources/S01/facts/ask-first/text/en", "A talk begins.", "reworded source:S01#ask-first text A talk begins with questions. → A talk begins. in en"),
    put("sources/S01/condition", words("Torn"), "item-added source:S01 condition - → Torn"),
    put("sources/S01/abilities/0/competencies", ["negotiation", "need-diagnosis"], "reference-added source:S01 abilities (competency:negotiation) - → negotiation"),
    put("handbook/title/en", "Handbook", "renamed handbook title Small handbook → Handbook in en"),
    put("handbook/lines/corporate/name", words("Firms"), "renamed line:corporate name Corporate banking → Firms"),
    add("handbook/everyday_words", ["deal", "bargain"], "item-added handbook everyday_words - → deal,bargain"),
    put("handbook/release", "2027.03"),
    # Policies
    put(f"{POLICY}/1.1/title/en", "Conduct", "renamed policy:conduct@1.1 title Rules of conduct → Conduct in en"),
    put(f"{POLICY}/1.1/effective_to", "2027-12-31", "fact-changed policy:conduct@1.1 effective_to - → 2027-12-31"),
    put(f"{POLICY}/1.1/owner", words("The board"), "reworded policy:conduct@1.1 owner Compliance → The board"),
    put(f"{POLICY}/1.1/applies_to", ["team-lead"], "fact-changed policy:conduct@1.1 applies_to everyone → team-lead"),
    put(f"{CLAUSES}/1/body", "Small gifts are taken.", "clause-amended policy:conduct#gifts@1.1 1.1v1.1 → 1.1v1.1 in en"),
    put(f"{POLICY}/1.1/bodies/zh/preamble", "新的开头", "clause-amended policy:conduct@1.1 preamble v1.1 → v1.1 in zh"),
    put(f"{CLAUSES_ZH}/2/audience", ["lead", "hr"], "fact-changed policy:conduct#visits@1.1 audience - → lead,hr"),
    put(f"{ROLE}/audience", ["hr"], "fact-changed role:client-manager audience - → hr"),
    put("roles/team-lead/synonyms", ["boss"], "item-added role:team-lead synonyms - → boss"),
    put(f"{POLICY}/1.0/status", "withdrawn", "version-withdrawn policy:conduct@1.0 approved → withdrawn"),
)  # fmt: skip
