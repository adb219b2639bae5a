"""Modules import downward only, and nothing but the site knows MkDocs; read from syntax trees."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import generator

ROOT = Path(generator.__file__).parent

LAYERS = (
    {"model"},
    {"findings", "prose", "wording", "web", "components", "cache", "parallel"},
    {"policies"},
    {"reading"},
    {"linking"},
    {"audiences"},
    {"checking", "usage", "changes"},
    {"loading", "reporting", "edition"},
    {"views", "assessment", "schemas", "sample"},
    {"pages"},
    {"search", "publication", "history"},
    {"site"},
    {"release"},
    {"mkdocs_plugin", "cli"},
)
"""Top-level modules and packages, lowest first; each may import its own layer and those below."""

KNOW_MKDOCS = ("mkdocs_plugin", "site.building", "site.live_reload", "site.preview")


def module_name(file: Path) -> str:
    parts = ("generator", *file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def knows_mkdocs(module: str) -> bool:
    inner = module.removeprefix("generator.")
    return any(inner == name or inner.startswith(f"{name}.") for name in KNOW_MKDOCS)


MODULES = {module_name(file): file for file in sorted(ROOT.rglob("*.py"))}


def imported(file: Path) -> Iterator[str]:
    """Yield the names of all modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def top(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def layer(module: str) -> int:
    return next((at for at, names in enumerate(LAYERS) if top(module) in names), -1)


def test_every_module_has_a_layer() -> None:
    assert {top(module) for module in MODULES if layer(module) < 0} <= {""}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_its_own_layer_or_below(module: str) -> None:
    ours = [name for name in imported(MODULES[module]) if name in MODULES]
    assert [name for name in ours if layer(name) > layer(module)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        module: {name for name in imported(file) if name in MODULES and name != module}
        for module, file in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


@pytest.mark.parametrize("module", [module for module in MODULES if not knows_mkdocs(module)])
def test_only_the_site_knows_mkdocs(module: str) -> None:
    roots = {name.split(".")[0] for name in imported(MODULES[module])}
    assert not roots & {"mkdocs", "material"}
    assert top(module) in {"", "cli"} or "argparse" not in roots


def test_model_and_findings_stand_on_nothing_of_ours_but_each_other() -> None:
    for module, file in MODULES.items():
        ours = {top(name) for name in imported(file) if name in MODULES}
        if top(module) == "model":
            assert ours <= {"model"}
        if top(module) == "findings":
            assert ours <= {"model", "findings"}
