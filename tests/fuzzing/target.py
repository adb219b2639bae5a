"""The target of the fuzzer: atheris follows which code an input reaches, and bends inputs further.

`scripts/fuzz` runs it; the arguments are those of libFuzzer.
"""

import sys

import atheris  # type: ignore[import-untyped] # installed only to fuzz, beside the other tools

with atheris.instrument_imports(include=["generator"]):
    from tests.fuzzing.inputs import examine

if __name__ == "__main__":
    atheris.Setup(sys.argv, examine)
    atheris.Fuzz()
