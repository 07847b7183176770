"""A path through a file's values, as an editor would say it."""

from collections.abc import Iterator

from generator.yaml_source.tree import Path


def name_of(data: object, path: Path) -> str:
    """The path in words: start, sources.voa.url, statements[2].by (counted from 1); nothing for the whole file."""
    name = ""
    for step in _steps_written(data, path):
        if isinstance(step, int):
            name += f"[{step + 1}]"
        elif step != "[key]":
            name += f".{step}" if name else step
    return name


def _steps_written(data: object, path: Path) -> Iterator[str | int]:
    # Short forms leave steps out: one thing in the place of a list has no number, a plain value is no `value`.
    for step in path:
        left_out = data is not None and not isinstance(data, list if step == 0 else dict)
        if step not in (0, "value") or not left_out:
            yield step
            data = _part(data, step)


def _part(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
