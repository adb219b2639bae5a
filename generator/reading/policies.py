"""Policies: the files of all versions and languages become one policy each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.findings import Finding, OnKey, Spot
from generator.findings.nearest import nearest
from generator.model import Origin, Policy, PolicyVersion, Text
from generator.model.policy import PolicyBody, PolicyFrontMatter, PolicyTranslation
from generator.model.text import PRIMARY_LANGUAGE, REQUIRED_LANGUAGES
from generator.reading.clauses import FRONT_MATTER_LINE, read_body, split
from generator.reading.documents import parse
from generator.reading.files import SourceFile
from generator.reading.layout import policy_file
from generator.reading.lines import Lines
from generator.reading.records import shape


@dataclass(frozen=True, slots=True)
class PolicyText:
    """One file of a policy, read."""

    file: PurePosixPath
    front_matter: PolicyFrontMatter | PolicyTranslation
    body: PolicyBody


def read_policy_text(file: SourceFile) -> tuple[PolicyText | None, list[Finding]]:
    """Read one policy file; None where its front matter does not hold."""
    said = policy_file(file.path)
    parts = split(file)
    if said is None or isinstance(parts, Finding):
        return None, [parts] if isinstance(parts, Finding) else []
    if not parts.front_matter.strip():
        return None, [Finding("RB210", Spot(file.path))]
    document = parse(file.path, parts.front_matter, FRONT_MATTER_LINE)
    body, body_findings = read_body(file, parts)
    unseen = Lines(file.path, parts.body, parts.body_line).unseen()
    findings = [*document.findings, *unseen, *body_findings]
    if document.value is None and document.findings:
        return None, findings
    record: type[PolicyFrontMatter | PolicyTranslation] = (
        PolicyFrontMatter if said.language == PRIMARY_LANGUAGE else PolicyTranslation
    )
    front_matter = shape(record, document.value, Origin(file.path))
    if isinstance(front_matter, list):
        return None, findings + front_matter
    if isinstance(front_matter, PolicyFrontMatter) and front_matter.version != said.version:
        values = {"id": front_matter.version, "name": said.version}
        findings.append(Finding("RB310", Origin(file.path, ("version",)), values, said.version))
    return PolicyText(file.path, front_matter, body), findings


def assemble(
    texts: Mapping[PurePosixPath, PolicyText],
    languages: tuple[str, ...],
    broken: frozenset[PurePosixPath],
) -> tuple[dict[str, Policy], list[Finding]]:
    """Join the files of each policy into versions, oldest first.

    Args:
        texts: The files that could be read.
        languages: The languages in which each version must exist.
        broken: Files that exist but could not be read; they are not reported as missing.
    """
    findings: list[Finding] = []
    versions: dict[str, list[PolicyVersion]] = defaultdict(list)
    by_version: dict[tuple[str, str], dict[str, PolicyText]] = defaultdict(dict)
    for path, text in texts.items():
        said = policy_file(path)
        if said is None:
            continue
        if said.language not in languages:
            close = nearest(said.language, languages) or PRIMARY_LANGUAGE
            findings.append(Finding("RB610", Spot(path), {"language": said.language}, close))
            continue
        by_version[said.policy, said.version][said.language] = text
    for (policy, version), by_language in by_version.items():
        missing = [language for language in languages if language not in by_language]
        present = next(iter(by_language.values())).file
        for language in missing:
            wanted = present.with_name(f"{version}.{language}.md")
            if wanted not in broken:
                values = {"language": language, "file": wanted.name}
                findings.append(Finding("RB603", Spot(present), values))
        facts = _facts(by_language)
        if facts and by_language.keys() >= set(REQUIRED_LANGUAGES):
            findings += _missing_approvers(facts, by_language)
            versions[policy].append(_version(version, facts, by_language))
    policies = {
        id_: Policy(id_, tuple(sorted(found, key=lambda version: version.order)))
        for id_, found in versions.items()
    }
    return policies, findings


def _facts(texts: Mapping[str, PolicyText]) -> PolicyFrontMatter | None:
    """Give the front matter that holds every fact, where its file could be read."""
    primary = texts.get(PRIMARY_LANGUAGE)
    facts = primary.front_matter if primary else None
    return facts if isinstance(facts, PolicyFrontMatter) else None


def _missing_approvers(
    facts: PolicyFrontMatter, texts: Mapping[str, PolicyText]
) -> Iterator[Finding]:
    """Where the approver is named in the first language, every language names it."""
    for text in texts.values():
        if facts.approved_by and not text.front_matter.approved_by:
            yield Finding("RB302", OnKey(Origin(text.file)), {"key": "approved_by"})


def _version(
    version: str, facts: PolicyFrontMatter, texts: Mapping[str, PolicyText]
) -> PolicyVersion:
    def in_all_languages(field: str) -> Text:
        words = {lang: getattr(text.front_matter, field) for lang, text in texts.items()}
        return Text.of({lang: said or words[PRIMARY_LANGUAGE] for lang, said in words.items()})

    return PolicyVersion(
        number=facts.number,
        version=version,
        title=in_all_languages("title"),
        owner=in_all_languages("owner"),
        approved_by=in_all_languages("approved_by") if facts.approved_by else None,
        summary=in_all_languages("summary"),
        status=facts.status,
        effective_from=facts.effective_from,
        effective_to=facts.effective_to,
        approved_on=facts.approved_on,
        review_by=facts.review_by,
        applies_to=facts.applies_to,
        change=facts.change,
        synonyms=facts.synonyms,
        sources=facts.sources,
        bodies={language: text.body for language, text in texts.items()},
        files={language: text.file for language, text in texts.items()},
        audience=facts.audience,
    )
