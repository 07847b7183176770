"""Which unquoted texts are numbers, true, false or nothing: the core schema of YAML 1.2 and nothing else.

So `NO`, `yes`, `18:40`, `2024-01-20` and `1_000` are text, and `017` is the number 17 (in YAML 1.1 it was 15).
"""

import re

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGERS = (
    (re.compile(r"[-+]?[0-9]+"), 10),
    (re.compile(r"0o[0-7]+"), 8),
    (re.compile(r"0x[0-9a-fA-F]+"), 16),
)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)")
_NOT_A_NUMBER = frozenset({".nan", ".NaN", ".NAN"})
NOTHING = frozenset(text for text, value in _WORDS.items() if value is None)
_NUMBER_STARTS = frozenset("-+.0123456789")
_TIME_STARTS = re.compile("[0-9]+[-:]")  # most texts that begin like a number are times
_LONGEST_NUMBER = 64  # characters; a longer one counts nothing, and Python refuses to print it


def plain_value(text: str) -> Scalar:
    """What an unquoted text stands for."""
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _NUMBER_STARTS and len(text) <= _LONGEST_NUMBER else text


def _number(text: str) -> str | int | float:
    if _TIME_STARTS.match(text):
        return text
    for pattern, base in _INTEGERS:
        if pattern.fullmatch(text):
            return int(text.removeprefix("0o"), base) if base == 8 else int(text, base)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INFINITE.fullmatch(text) or text in _NOT_A_NUMBER:
        return float(text.replace(".", ""))
    return text
