"""Reading the records of a published site: what is no such record gives one clear error."""

from pathlib import PurePosixPath
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from generator.model.handbook import LANGUAGE_PATTERN, RELEASE_PATTERN
from generator.model.ledger import DIGEST_PATTERN


class DamagedRecordError(Exception):
    """A record of a published site cannot be read; the text says which and why."""


class Written(BaseModel):
    """A record as it was written: nothing is missing, nothing more is there, nothing is coerced."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


ReleaseName = Annotated[str, StringConstraints(pattern=RELEASE_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
ReleaseFolder = Annotated[
    str, StringConstraints(pattern=rf"^[a-z]+(?:-[A-Za-z]+)?/{RELEASE_PATTERN.removeprefix('^')}")
]
"""A folder that a release has to itself: `zh/2026.11` or `releases/2026.11`."""

Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]

T = TypeVar("T", bound=Written)


def written(form: type[T], content: str | bytes, where: PurePosixPath) -> T:
    """Give the record that a content is.

    Raises:
        DamagedRecordError: It is none.
    """
    try:
        return form.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        said = f"{place}: {first['msg']}" if place else first["msg"]
        raise DamagedRecordError(f"{where} is damaged: {said!r}") from None


def paths(files: dict[str, Digest], where: PurePosixPath) -> dict[PurePosixPath, Digest]:
    """Give digests by path, as a record lists them.

    Raises:
        DamagedRecordError: A path leads out of the site.
    """
    found = {}
    for path, digest in files.items():
        pure = PurePosixPath(path)
        odd = not path.isprintable() or pure.is_absolute() or ".." in pure.parts
        if odd or not pure.parts or str(pure) != path:
            raise DamagedRecordError(f"{where} is damaged: {path!r} is no path below the site")
        found[pure] = digest
    return found
