"""Obligations: the numbers and the words of duty in a text, which no editorial change touches."""

import re
from collections import Counter
from collections.abc import Iterator

_CHINESE_NUMBER = "[〇零一二两三四五六七八九十百千万亿]+"
_CHINESE_UNIT = (
    "(?:个?(?:工作日|小时|分钟|月|周(?!期)|季度)|日|天|年|元|万元|亿元|倍|成|户|人|次|份|级|分)"
)
# "One day" may be no number at all, and is left out.
_ENGLISH_NUMBER = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ENGLISH_UNIT = (
    "(?:(?:working|business|calendar) )?(?:day|week|month|quarter|year|hour|minute|time)s?"
)

_SAID = re.compile(
    rf"""
    \d+(?:[.,]\d+)*\s?[%％]?
    | 百分之{_CHINESE_NUMBER} | {_CHINESE_NUMBER}(?={_CHINESE_UNIT})
    | 应当 | 应该 | 必须 | 不得 | 不准 | 不许 | 严禁 | 禁止 | 可以 | 有权 | 无权 | 无须 | 不必
    | \b(?:(?:shall|must|may|should)(?:\ not)? | need\ not | prohibited | forbidden)\b
    | \b{_ENGLISH_NUMBER}(?=\ {_ENGLISH_UNIT.replace(" ", chr(92) + " ")}\b)
    """,
    re.VERBOSE,
)


def obligations(text: str) -> Counter[str]:
    """Count the numbers and words of duty in a plain text.

    Examples:
        >>> sorted(obligations("应当在 10 个工作日内答复"))
        ['10', '应当']
    """
    return Counter(_found(text))


def _found(text: str) -> Iterator[str]:
    for match in _SAID.finditer(text):
        yield "".join(match[0].split()) if match[0][0].isdigit() else match[0]
