"""Where the time of a build goes: processor time of each stage, in one process."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from generator.edition import Edition
from generator.loading import load
from generator.pages.composing import Composer
from generator.pages.kinds import all_plans
from generator.publication import publication_day
from generator.search.entries import Finder, synonyms
from generator.search.entry import KINDS
from generator.search.index import lookup_half, text_half
from generator.search.indexing import indexed
from generator.search.wording import words
from generator.site.tree import file_plans

STAGES = ("load", "pages", "files", "entries", "index")
"""Reading and checking; pages from templates; all other files; their text; the search index."""


def stages(project: Path) -> dict[str, float]:
    """Give the seconds of each stage that the Chinese edition of a project takes."""
    seconds: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        seconds[name] = time.process_time() - start

    with stage("load"):
        loaded = load(project, publication_day())
        library = loaded.sound_library()
    if library is None:
        raise ValueError(project)
    edition = Edition.of(library, "zh", publication_day())
    composer = Composer(edition)
    with stage("pages"):
        pages = [composer.page(plan) for plan in all_plans(composer)]
    with stage("files"):
        for plan in file_plans(edition, loaded.files, None):
            plan.content()
    with stage("entries"):
        entries = chain.from_iterable(map(Finder(edition).entries, pages))
        unsorted = indexed(entries, words(edition))
        found = sorted(unsorted, key=lambda page: KINDS.index(page.listed.kind))
    with stage("index"):
        for half in (lookup_half(found, synonyms(edition)), text_half(found)):
            for _ in half.files:
                pass
    return seconds
