"""The package is a street: the map is true, imports go upwards, and each library has one room."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
ROW = re.compile(r"^ {4}([a-z_]+)(\.py|/) +(\S.*)$", re.MULTILINE)
ROOMS = [match[1] for match in ROW.finditer(generator.__doc__ or "")]

# The libraries that one room alone may import, however that room is split into files.
ROOM_OF_LIBRARY = {
    "sqlite3": "kept",
    "yaml": "yaml_source",
    "babel": "languages",
    "zoneinfo": "countries",
    "markdown_it": "prose",
    "nh3": "prose",
    "altair": "charts",
    "vl_convert": "charts",
    "jinja2": "pages",
    "markupsafe": "pages",
    "tinycss2": "assets",
    "mkdocs": "plugin",
    "click": "cli",
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_map_names_every_room_once_and_no_other() -> None:
    assert sorted(ROOMS) == sorted({room_of(path) for path in modules()})


def test_the_readme_has_the_same_map() -> None:
    rows = ROW.findall(generator.__doc__ or "")
    assert rows
    assert ROW.findall((ROOT / "README.md").read_text(encoding="utf-8")) == rows


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    above = ROOMS[: ROOMS.index(room_of(path))]
    rooms = {name.split(".")[1] for name in imports_of(path) if name.startswith("generator.")} - {room_of(path)}
    assert rooms <= set(above)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_each_library_has_one_room(path: Path) -> None:
    for name in imports_of(path):
        assert ROOM_OF_LIBRARY.get(name.split(".")[0], room_of(path)) == room_of(path), name


def test_within_a_room_no_file_imports_itself_in_a_circle() -> None:
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): set(imports_of(path))
        for path in modules()
    }

    sound: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in sound:
            return
        for other in graph[name]:
            target = other if other in graph else other.rpartition(".")[0]
            if target in graph and target != name:
                walk(target, (*trail, name))
        sound.add(name)

    for name in graph:
        walk(name, ())


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_file_says_what_it_is_for(path: Path) -> None:
    caption = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert caption, "a file begins with its caption"
