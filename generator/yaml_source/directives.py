"""Lines such as %YAML 1.2 above a document: refused, and read past, since PyYAML's two parsers differ over them."""

import re
from collections.abc import Sequence

from generator.problems import Place, Problem
from generator.yaml_source.text_rules import DIRECTIVE

_PROLOGUE = re.compile("(?:(?:%[^\r\n]*| *(?:#[^\r\n]*)?)(?:\r\n|\n|\r))*(?:%[^\r\n]*)?")
_DIRECTIVE = re.compile("(?<![^\r\n])%")


def without_directives(file: str, text: str, lines: Sequence[str]) -> tuple[str, tuple[Problem, ...]]:
    """The text in which the directives at its beginning are comments, of the same length, and a problem for each."""
    prologue = _PROLOGUE.match(text)
    end = prologue.end() if prologue else 0
    if "%" not in text[:end]:
        return text, ()
    last = len(re.split("\r\n|\n|\r", text[:end]))
    places = [Place(file, number, 1) for number, line in enumerate(lines[:last], 1) if line.startswith("%")]
    return _DIRECTIVE.sub("#", text[:end]) + text[end:], tuple(map(directive, places))


def directive(place: Place) -> Problem:
    """The problem that a directive stands at the place."""
    hint = "delete %YAML and %TAG lines; indent the line if it goes on with the text above"
    return Problem(place, DIRECTIVE.code, 'a line that begins with "%" is a directive', hint)
