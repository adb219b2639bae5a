"""Rules about audiences: who is named, what still mentions what is withheld, and what is amiss."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator.audiences import clauses_withheld, is_for, marked, restricted
from generator.findings import Finding, OnKey, Place, Quoted, Spot, Word
from generator.model import AnyReference, Kind, Library, Origin, Policy, Text
from generator.model.parts import parts_of
from generator.model.policy import PolicyBody, PolicyVersion
from generator.model.record import AUDIENCES, Audience
from generator.model.text import PRIMARY_LANGUAGE
from generator.model.walking import walk
from generator.prose import citations, links


def required_ones_are_named(library: Library) -> Iterator[Finding]:
    """What the handbook says must name its audience names one."""
    for kind, id_, entity in library.entities():
        if kind not in library.handbook.audience_required:
            continue
        if isinstance(entity, Policy):
            for version in entity.versions:
                if version.audience is None:
                    place = OnKey(Origin(version.files[PRIMARY_LANGUAGE]))
                    yield Finding("RB701", place, {"kind": kind, "id": id_})
        elif getattr(entity, "audience", None) is None:
            yield Finding("RB701", OnKey(library.origins[kind, id_]), {"kind": kind, "id": id_})


def clauses_say_the_same_in_every_language(library: Library) -> Iterator[Finding]:
    """A clause is restricted alike in every language."""
    for version in _versions(library):
        wanted = {one.id: one.audience for one in version.bodies[PRIMARY_LANGUAGE].clauses}
        for language, body in version.bodies.items():
            for clause in body.clauses:
                stated = wanted.get(clause.id, clause.audience)
                if clause.audience != stated:
                    values = {"id": clause.id, "wanted": _named(stated)}
                    yield Finding("RB703", Spot(version.files[language], clause.line), values)


def everything_is_for_someone(library: Library) -> Iterator[Finding]:
    """What stands inside something restricted is for one of those who may see that."""
    for path in library.onboarding.values():
        stages = library.origins[Kind.ONBOARDING, path.id].at("stages")
        for at, stage in enumerate(path.stages):
            for number, step in enumerate(stage.steps):
                if not any(is_for(one, path) and is_for(one, step) for one in AUDIENCES):
                    place = stages.at(at, "steps", number, "audience")
                    yield Finding("RB705", place, {"id": step.id})
    for version in _versions(library):
        readers = [one for one in AUDIENCES if is_for(one, version)]
        for language, body in version.bodies.items():
            closed = [{clause.id for clause in clauses_withheld(body, one)} for one in readers]
            for clause in body.clauses:
                if clause.audience and all(clause.id in ids for ids in closed):
                    spot = Spot(version.files[language], clause.line)
                    yield Finding("RB705", spot, {"id": clause.id})


def successors_are_not_hidden(library: Library) -> Iterator[Finding]:
    """Who sees a version of a policy sees the approved ones after it, which supersede it."""
    for policy in library.policies.values():
        approved = [version for version in policy.versions if version.status != "draft"]
        for before, after in pairwise(approved):
            left_out = [one for one in AUDIENCES if is_for(one, before) and not is_for(one, after)]
            if left_out:
                values = {
                    "before": before.version,
                    "after": after.version,
                    "audience": ", ".join(left_out),
                }
                place = Origin(after.files[PRIMARY_LANGUAGE], ("audience",))
                yield Finding("RB704", place, values)


def own_scale_is_for_everyone(library: Library) -> Iterator[Finding]:
    """The scale of models that name none is for everyone: no level means anything without it."""
    scale = library.scales.get(library.handbook.scale)
    if scale is not None and not all(is_for(one, scale) for one in AUDIENCES):
        place = library.origins[Kind.SCALE, scale.id].at("audience")
        yield Finding("RB706", place, {"id": scale.id})


def nothing_mentions_what_is_withheld(library: Library) -> Iterator[Finding]:
    """No text links or cites what some of its readers do not see."""
    if not any(marked(library)):
        return
    found: defaultdict[tuple[Place, str], list[Audience]] = defaultdict(list)
    for audience in AUDIENCES:
        for place, target in _broken_mentions(library, restricted(library, audience)):
            found[place, target].append(audience)
    for (place, target), audiences in found.items():
        yield Finding("RB702", place, {"target": target, "audience": ", ".join(audiences)})


def _broken_mentions(full: Library, seen: Library) -> Iterator[tuple[Place, str]]:
    """Yield what the texts in a restricted library mention that it does not hold."""
    for kind, id_, entity in seen.entities():
        if isinstance(entity, Policy):
            for version in entity.versions:
                yield from _in_version(version, id_, full, seen)
            continue
        kept = {id(value) for _, value in walk(entity) if isinstance(value, Text)}
        origin = full.origins[kind, id_]
        # Places are those in the file, so it is walked as it was read, withheld texts left out.
        for path, value in walk(full.of_kind(kind)[id_]):
            if isinstance(value, Text) and id(value) in kept:
                for language in value.languages():
                    place = origin.at(*path, language)
                    yield from _in_prose(value.say(language), place, full, seen)


def _in_version(
    version: PolicyVersion, policy: str, full: Library, seen: Library
) -> Iterator[tuple[Place, str]]:
    for language, body in version.bodies.items():
        file = version.files[language]
        summary = version.summary.say(language)
        yield from _in_prose(summary, Origin(file, ("summary",)), full, seen)
        for text, line in _texts(body):
            spot = Spot(file, line)
            yield from _in_prose(text, spot, full, seen)
            clauses = {clause.id for clause in body.clauses}
            for target in links(text):
                if target.startswith("#") and target[1:] not in clauses:
                    yield Quoted(spot, target), f"policy:{policy}{target}"


def _texts(body: PolicyBody) -> Iterator[tuple[str, int]]:
    yield body.preamble, body.line
    for clause in body.clauses:
        yield clause.body, clause.line


def _in_prose(
    text: str, within: Origin | Spot, full: Library, seen: Library
) -> Iterator[tuple[Place, str]]:
    for source in citations(text):
        if source in full.sources and source not in seen.sources:
            yield Quoted(within, f"[{source}]"), f"source:{source}"
    for target in links(text):
        reference = AnyReference.parse(target)
        if reference and not _holds(seen, reference) and _holds(full, reference):
            yield Quoted(within, target), target


def _holds(library: Library, reference: AnyReference) -> bool:
    try:
        kind, id_ = library.resolve(reference)
    except KeyError:
        return False
    return not reference.part or reference.part in set(parts_of(library.of_kind(kind)[id_]))


def _named(audience: tuple[Audience, ...] | None) -> str | Word:
    return ", ".join(audience) if audience else Word.EVERYONE


def _versions(library: Library) -> Iterator[PolicyVersion]:
    for policy in library.policies.values():
        yield from policy.versions
