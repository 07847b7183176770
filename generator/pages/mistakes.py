"""What to say of a mistake in a template, ours or the theme's."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

TemplateMistake = TemplateError


def words_for(mistake: TemplateError) -> str:
    """The file, the line and what is wrong there; Jinja puts its templates into the traceback."""
    lines = [(frame.filename, frame.lineno) for frame in extract_tb(mistake.__traceback__)]
    if isinstance(mistake, TemplateSyntaxError):
        lines.append((mistake.filename or mistake.name or "a template", mistake.lineno))
    file, line = next((one for one in reversed(lines) if one[0].endswith(".html")), ("a template", None))
    return f"{Path(file).name}:{line or 1}: {mistake.message}"
