"""Documents as strangers may hand them over: a sound one with slips in it, or anything at all."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

HOSTILE: list[object] = [
    *(None, True, 0, -1, 1.5, 1 << 70, 1e300, "", "x", "\u0000", "\ud800", "\u202e", "\x1b[2J"),
    *("../../etc/passwd", "/", "a" * 9000, "__proto__", "constructor", "Infinity", "🂡"),
    *("0000-00-00", "2026-02-31", "9999-12-31", "2026-13-45T99:99:99.999Z"),
    *("9999-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z"),
    *([], {}, [[]], {"id": 1}, {"__proto__": {"at": "x"}}, ["a", "a"], [None]),
]
"""Values that have made other readers stumble."""

SNIPPETS = ["{", "}", "[", "]", ",", ":", '"', "\\", "\\ud800", "NaN", "-0", "1e999", "9" * 5000]
SNIPPETS += ["\x00", "\ufeff", "\u2028", "null", "[" * 20_000, '{"a":' * 20_000, "//", "'"]

# Copied, since a later slip may change what an earlier one has put in.
anything = st.recursive(
    st.sampled_from(HOSTILE) | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
).map(copy.deepcopy)


@st.composite
def documents(draw: st.DrawFn, sound: object) -> bytes:
    """Draw a document that was sound JSON: other values, other text, or other bytes in it."""
    value = json.loads(json.dumps(sound))
    for _ in range(draw(st.integers(0, 3))):
        value = _slipped(draw, value)
    text = json.dumps(value, ensure_ascii=draw(st.booleans()))
    if draw(st.integers(0, 3)) == 0:
        text = _spliced(draw, text)
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 5)) == 0:
        start = draw(st.integers(0, len(data)))
        data = data[:start] + draw(st.binary(max_size=6)) + data[start + draw(st.integers(0, 9)) :]
    return data


def _spliced(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    end = start + draw(st.sampled_from([0, 1, 7, 100, len(text)]))
    return text[:start] + draw(st.sampled_from(SNIPPETS)) + text[end:]


def _slipped(draw: st.DrawFn, whole: object) -> object:
    """Put another value, name or order somewhere into a document."""
    within: Any = whole
    while True:
        if not (isinstance(within, dict | list) and within):
            return draw(anything)
        keys = list(within) if isinstance(within, dict) else list(range(len(within)))
        key = draw(st.sampled_from(keys))
        if not isinstance(within[key], dict | list) or draw(st.integers(0, 3)) == 0:
            break
        if not within[key]:
            break
        within = within[key]
    match draw(st.sampled_from(["replace", "replace", "remove", "rename", "repeat"])):
        case "replace":
            within[key] = draw(anything)
        case "remove":
            del within[key]
        case "rename" if isinstance(within, dict):
            name = draw(st.sampled_from(["", "x", "__proto__", "\ud800", "a/b", "Ä"]) | st.text())
            within[name] = within.pop(key)
        case _ if isinstance(within, list):
            within.append(copy.deepcopy(within[key]))
    return whole
