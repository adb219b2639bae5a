"""The small library with something restricted wherever that is possible, each word of it marked.

Every restricted text, id and file name holds a marker of its own, so that a search through all
bytes of a site tells what has leaked. What is visible refers to all of it, wherever it may.
"""

from pathlib import Path

from tests.libraries.examining import SMALL, lay_out

MARKER = "zqx"
"""Begins every marker; no word of the small library, the program or the theme holds it."""

HIDDEN = "[lead, hr]"

WORDS = {"1.0": "former words", "1.1": "latter words"}


def text(name: str) -> str:
    return f"{{zh: 密{MARKER}{name}, en: Secret {MARKER}{name}}}"


def changes() -> dict[str, str]:
    """Give the files that turn the small library into one with restricted things."""
    return {**_hidden(), **_visible()}


def lay_out_restricted(root: Path) -> None:
    lay_out(root, changes())


def written_page() -> str:
    """Give a page written by hand for those who may see everything."""
    return f"---\naudience: {HIDDEN}\ntitle: {MARKER}pagetitle\n---\n\n# {MARKER}page\n\n{MARKER}pagewords\n"


def _hidden() -> dict[str, str]:
    levels = "".join(
        f"""  - level: {level}
    summary: {text(f"summary{level}")}
    indicators:
      - {{id: zqx-shows-{level}, text: {text(f"indicator{level}")}, key: true}}
      - {{id: zqx-tells-{level}, text: {text(f"other{level}")}}}
      - {{id: zqx-asks-{level}, text: {text(f"third{level}")}}}
"""
        for level in (1, 2, 3)
    )

    def competency(id_: str, audience: str) -> str:
        return f"""id: {id_}
name: {text("competency")}
definition: {text("definition")}
why_it_matters: {text("why")}
knowledge: [{text("knowledge")}]
levels:
{levels}development:
  - {{from: 1, on_the_job: [{text("growing")}]}}
related: [need-diagnosis]
synonyms: [{MARKER}synonym]
sources: [S99]
maintainer: {text("maintainer")}
{audience}"""

    return {
        "competencies/models/zqx-model.yml": f"""id: zqx-model
name: {text("model")}
purpose: {text("modelpurpose")}
groups:
  - {{name: {text("group")}, competencies: [zqx-inside]}}
audience: {HIDDEN}
""",
        # This one says nothing itself: it goes with its model.
        "competencies/models/zqx-model/zqx-inside.yml": competency("zqx-inside", ""),
        "competencies/models/selling/zqx-competency.yml": competency(
            "zqx-competency", f"audience: {HIDDEN}\n"
        ),
        "competencies/scales/zqx-scale.yml": f"""id: zqx-scale
name: {text("scale")}
purpose: {text("scalepurpose")}
levels:
  - {{name: {text("low")}, meaning: {text("lowmeaning")}}}
  - {{name: {text("middle")}, meaning: {text("middlemeaning")}}}
  - {{name: {text("high")}, meaning: {text("highmeaning")}}}
audience: {HIDDEN}
""",
        # Without a word of its own it goes with its scale, and its competency with it.
        "competencies/models/zqx-measured.yml": f"""id: zqx-measured
name: {text("measured")}
purpose: {text("measuredpurpose")}
scale: zqx-scale
groups:
  - {{name: {text("measuredgroup")}, competencies: [zqx-scaled]}}
""",
        "competencies/models/zqx-measured/zqx-scaled.yml": competency("zqx-scaled", ""),
        "competencies/roles/zqx-role.yml": f"""id: zqx-role
name: {text("role")}
family: client-management
line: corporate
purpose: {text("rolepurpose")}
duties:
  - id: zqx-duties
    name: {text("duties")}
    duties:
      - id: zqx-duty
        task: {text("task")}
        frequency: weekly
        output: {text("output")}
        measure: {text("measure")}
        competencies: [zqx-competency, negotiation]
        policies: [zqx-policy]
grades:
  - id: zqx-grade
    name: {text("grade")}
    summary: {text("gradesummary")}
    requires: {{zqx-competency: 2, negotiation: 2}}
    qualifications: [zqx-qualification]
synonyms: [{MARKER}rolesynonym]
sources: [S99]
audience: {HIDDEN}
""",
        "competencies/qualifications/zqx-qualification.yml": f"""id: zqx-qualification
name: {text("qualification")}
issuer: {text("issuer")}
permits: {text("permits")}
sources: [S99]
audience: {HIDDEN}
""",
        "competencies/tracks/zqx-track.yml": f"""id: zqx-track
name: {text("track")}
purpose: {text("trackpurpose")}
nodes:
  - {{id: zqx-here, position: client-manager@senior}}
  - {{id: zqx-there, name: {text("node")}}}
edges:
  - {{id: zqx-edge, kind: exit, from: zqx-here, to: zqx-there, criteria: {{profile: {text("profile")}}}}}
audience: {HIDDEN}
""",
        # Without a word of its own it goes with its role.
        "competencies/onboarding/zqx-path.yml": f"""id: zqx-path
name: {text("path")}
role: zqx-role
purpose: {text("pathpurpose")}
stages:
  - id: zqx-stage
    name: {text("stage")}
    goal: {text("goal")}
    steps:
      - {{id: zqx-step, kind: do, who: lead, minutes: 5, text: {text("pathstep")}}}
""",
        "competencies/resources/zqx-resources.yml": f"""resources:
  - id: zqx-resource
    name: {text("resource")}
    format: reading
    description: {text("resourcedescription")}
    develops: {{need-diagnosis: 2}}
    audience: {HIDDEN}
  - id: zqx-second-resource
    name: {text("secondresource")}
    format: reading
    description: {text("seconddescription")}
    develops: {{zqx-competency: 2}}
""",
        "competencies/sources/S99.yml": f"""id: S99
title: {text("source")}
what: {text("what")}
facts:
  - id: zqx-fact
    text: {text("fact")}
    carried_by: [competency:zqx-competency]
abilities:
  - {{name: {text("ability")}, competencies: [need-diagnosis]}}
audience: {HIDDEN}
""",
        **{
            f"docs/policies/zqx-policy/1.0.{language}.md": _policy(language)
            for language in ("zh", "en")
        },
    }


def _policy(language: str) -> str:
    facts = (
        """number: RB-zqxnumber
version: "1.0"
status: approved
effective_from: 2026-01-01
approved_on: 2025-12-01
review_by: 2027-01-01
applies_to: everyone
change: substantive
sources: [S01]
audience: [lead, hr]
"""
        if language == "zh"
        else ""
    )
    return f"""---
{facts}title: {MARKER}title
approved_by: {MARKER}approver
owner: {MARKER}owner
summary: {MARKER}summary
---

{MARKER}preamble

## {MARKER}chapter {{#zqx-chapter}}

### {MARKER}clause {{#zqx-clause}}

{MARKER}body
"""


def _visible() -> dict[str, str]:
    files = {
        "competencies/models/selling.yml": [
            ("negotiation, cold-calling]", "negotiation, cold-calling, zqx-competency]")
        ],
        "competencies/models/selling/negotiation.yml": [
            ("related: [need-diagnosis]", "related: [need-diagnosis, zqx-competency]"),
            ("sources: [S01]", "sources: [S01, S99]"),
        ],
        "competencies/roles/client-manager.yml": [
            ("reports_to: team-lead", "reports_to: zqx-role"),
            (
                "competencies: [need-diagnosis]\n        pol",
                "competencies: [need-diagnosis, zqx-competency]\n        pol",
            ),
            (
                "requires: {need-diagnosis: 2, n",
                "requires: {zqx-competency: 1, need-diagnosis: 2, n",
            ),
            ("optional: {negotiation: 1}", "optional: {negotiation: 1, zqx-inside: 1}"),
            (
                "    qualifications: [fund-sales]",
                "    qualifications: [fund-sales, zqx-qualification]",
            ),
            ("\npolicies: [conduct]", "\npolicies: [conduct, zqx-policy]"),
        ],
        "competencies/tracks/sales-track.yml": [
            (
                "  - {id: other-bank,",
                "  - {id: zqx-node, position: zqx-role@zqx-grade}\n  - {id: other-bank,",
            ),
            (
                "      qualifications: [fund-sales]\n    policy: conduct",
                "      qualifications: [fund-sales, zqx-qualification]\n    policy: zqx-policy",
            ),
            (
                "  - id: leaving",
                f"  - {{id: zqx-move, kind: lateral, from: senior, to: zqx-node, criteria: {{profile: {text('move')}}}}}\n  - id: leaving",
            ),
        ],
        "competencies/onboarding/first-months.yml": [
            (
                "      - id: assess\n",
                (
                    f"      - {{id: zqx-hidden, kind: do, who: lead, minutes: 7, text: {text('step')}, audience: [lead]}}\n"
                    f"      - {{id: zqx-about, kind: read, who: newcomer, minutes: 9, text: {text('about')}, about: policy:zqx-policy}}\n"
                    f"      - {{id: zqx-part, kind: read, who: newcomer, minutes: 9, text: {text('part')}, about: policy:conduct#zqx-gifts}}\n"
                    "      - id: assess\n"
                ),
            )
        ],
        "competencies/sources/S01.yml": [
            (
                "abilities:\n",
                (
                    f"  - {{id: zqx-told, text: {text('told')}, carried_by: [policy:zqx-policy]}}\n"
                    "abilities:\n"
                    f"  - {{name: {text('named')}, competencies: [zqx-competency]}}\n"
                ),
            )
        ],
        "competencies/glossary/terms.yml": [
            (
                "    see: [kyc]\n",
                f"    see: [kyc, zqx-term]\n  - id: zqx-term\n    term: {text('term')}\n    definition: {text('meaning')}\n    synonyms: [{MARKER}abbreviation]\n    sources: [S99]\n    audience: {HIDDEN}\n",
            )
        ],
    }
    for language, visits in (("zh", "### 走访 {#visits}"), ("en", "### Visits {#visits}")):
        for version in ("1.0", "1.1"):
            files[f"docs/policies/conduct/{version}.{language}.md"] = [
                (visits, f"{_clause(MARKER + WORDS[version])}{visits}")
            ]
    found = {}
    for name, pairs in files.items():
        content = (SMALL / name).read_text()
        for old, new in pairs:
            assert content.count(old) == 1, (name, old)
            content = content.replace(old, new)
        found[name] = content + CHAPTER * name.endswith(".md")
    return found


def _clause(words: str) -> str:
    return f'### {MARKER}heading {{#zqx-gifts audience="lead, hr"}}\n\n{words}\n\n'


CHAPTER = f"""
## {MARKER}last {{#zqx-last audience="lead hr"}}

### {MARKER}inner {{#zqx-inner}}

{MARKER}innerwords, see [gifts](#zqx-gifts) [S99]
"""
"""A chapter whose one clause says nothing of its audience, and may mention what is as restricted."""
