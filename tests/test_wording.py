"""The interface's words: the same in every language, and none that nothing says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment, nodes

import generator
from generator.findings import Severity, Word
from generator.model import Criteria, Kind
from generator.model.policy import PolicyState
from generator.wording import wording

ROOT = Path(generator.__file__).parent
TEMPLATES = sorted((ROOT / "pages/templates").glob("*.jinja"))
MODULES = sorted(ROOT.rglob("*.py"))
SCRIPTS = sorted((ROOT / "web").rglob("*.js"))

ZH, EN = wording("zh"), wording("en")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_language_has_the_same_keys() -> None:
    assert set(ZH) - set(EN) == set()
    assert set(EN) - set(ZH) == set()


@pytest.mark.parametrize("key", sorted(ZH))
def test_every_word_has_the_same_placeholders(key: str) -> None:
    assert placeholders(ZH[key]) == placeholders(EN[key])


def test_no_word_is_empty_but_what_joins_chinese() -> None:
    for words in (ZH, EN):
        assert {type(text) for text in words.values()} == {str}
    assert [key for key, text in EN.items() if not text] == []


def test_chinese_words_are_chinese() -> None:
    latin = {key for key, text in ZH.items() if re.fullmatch(r"[A-Za-z ,.'-]{6,}", text)}
    assert {key for key in latin if key.split(".")[0] not in ("language", "language_tag")} == set()


def said_by_templates() -> set[tuple[str, bool]]:
    """Give what templates say by `t(…)`: a key, and whether it is only the beginning of one."""
    found: set[tuple[str, bool]] = set()
    environment = Environment()  # noqa: S701 - only parses
    for template in TEMPLATES:
        tree = environment.parse(template.read_text("utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args:
                found.update(keys_of(call.args[0]))
    return found


def keys_of(expression: nodes.Node) -> Iterator[tuple[str, bool]]:
    """Yield the keys that an expression may give; of what is joined, the beginnings."""
    match expression:
        case nodes.Const():
            yield str(expression.value), False
        case nodes.Concat() | nodes.Add():
            start = expression.nodes[0] if isinstance(expression, nodes.Concat) else expression.left
            yield from ((key, True) for key, _ in keys_of(start))
        case nodes.CondExpr():
            yield from keys_of(expression.expr1)
            if expression.expr2:
                yield from keys_of(expression.expr2)
        case _:
            yield "", True


def test_templates_say_only_what_there_is() -> None:
    said = said_by_templates()
    assert len(said) > 100
    missing = {
        key
        for key, beginning in said
        if (not any(one.startswith(key) for one in ZH) if beginning else key not in ZH)
    }
    assert missing == set()


def constants() -> set[str]:
    """Give every string of the modules and templates, and every word of the scripts."""
    found: set[str] = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    environment = Environment()  # noqa: S701 - only parses
    for template in TEMPLATES:
        tree = environment.parse(template.read_text("utf-8"))
        found.update(str(node.value) for node in tree.find_all(nodes.Const))
    for script in SCRIPTS:
        text = script.read_text("utf-8")
        found.update(re.findall(r"[\w-]+", text))
    return found


NAMED = {str(name) for names in (Kind, PolicyState, Severity, Word) for name in names}
NAMED |= Criteria.model_fields.keys()
"""What the second half of a key may be because a value of the model is called that."""


def test_every_word_is_said_somewhere() -> None:
    strings = constants() | NAMED
    beginnings = {one for one in strings if re.fullmatch(r"[a-z_]+\.[a-z_.-]*|[a-z]+_", one)}
    unsaid = {key for key in ZH if not is_said(key, strings, beginnings)}
    assert unsaid == set()


def is_said(key: str, strings: set[str], beginnings: set[str]) -> bool:
    """Say whether a key stands somewhere, whole or in two halves that are joined there."""
    group, _, rest = key.partition(".")
    return (
        key in strings
        or (group in strings and f".{rest}" in strings)
        or (f"{group}." in strings and any(rest.startswith(one) for one in beginnings))
        or any(rest[:at] in strings and rest[at:] in strings for at in range(1, len(rest)))
        or any(
            key.removeprefix(one) in strings | IN_LIBRARIES
            for one in beginnings
            if key.startswith(one) and key != one
        )
    )


IN_LIBRARIES = {
    *("daily", "weekly", "monthly", "quarterly", "yearly", "as-needed"),
    *(str(number) for number in range(1, 13)),
    *(f"{one}{unit}" for one in ("", "one_") for unit in "YMWD"),
}
"""What the second half of a key may be because a file of the library says it."""


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(KeyError):
        wording("xx")
