"""What an input of the fuzzer means.

An input is the path of a file of the small library on a line of its own, then the file's bytes.
Where the first line names no file, the whole input is taken for a policy.
"""

from pathlib import PurePosixPath

from generator.reading.layout import LEDGER
from tests.libraries.promises import FILES, hold_for_bytes

POLICY = PurePosixPath("docs/policies/conduct/1.1.zh.md")


def examine(data: bytes) -> None:
    """Hold the promises of reader and checker for one input.

    Raises:
        Exception: A promise is broken.
    """
    line, _, content = data.partition(b"\n")
    path = PurePosixPath(line.decode("utf-8", "replace"))
    if path in FILES or path == LEDGER:
        hold_for_bytes(path, content)
    else:
        hold_for_bytes(POLICY, data)


def seeds() -> dict[str, bytes]:
    """Give every file of the small library as an input, by a name of its own."""
    return {str(path).replace("/", "-"): f"{path}\n{text}".encode() for path, text in FILES.items()}
