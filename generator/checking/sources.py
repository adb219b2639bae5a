"""Rules about sources: each is used, and each listed fact is really carried."""

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Kind, Library
from generator.usage import cited_sources


def each_is_used(library: Library) -> Iterator[Finding]:
    """Every source is cited by something; told only when everything could be read."""
    if library.unread:
        return
    used = {
        source
        for kind, id_, _ in library.entities()
        for source in cited_sources(library, (kind, id_))
    }
    for id_ in library.sources:
        if id_ not in used:
            yield Finding("RB507", library.origins[Kind.SOURCE, id_].at("id"), {"id": id_})


def facts_are_cited_where_they_are_carried(library: Library) -> Iterator[Finding]:
    """What is said to carry a fact cites the fact's source."""
    cited: dict[tuple[Kind, str], frozenset[str]] = {}
    for source in library.sources.values():
        origin = library.origins[Kind.SOURCE, source.id]
        for at, fact in enumerate(source.facts):
            for position, reference in enumerate(fact.carried_by):
                try:
                    thing = library.resolve(reference)
                except KeyError:
                    continue
                if thing not in cited:
                    cited[thing] = frozenset(cited_sources(library, thing))
                if source.id not in cited[thing]:
                    place = origin.at("facts", at, "carried_by", position)
                    yield Finding("RB516", place, {"id": source.id, "carrier": str(reference)})
