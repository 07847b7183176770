"""The words of the interface in each language: site_config/interface, one file a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.languages import ENGLISH
from generator.yaml_source import read_yaml

__all__ = ["DIRECTIONS", "ENGLISH", "Interface", "Words", "WrongInterface", "read_interfaces"]

DIRECTIONS = ("ltr", "rtl")
# The forms in which languages count, as CLDR calls them; a group of forms has at least `other`.
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})

Tree = Mapping[str, Any]


class WrongInterface(ValueError):
    """A file of words that cannot be used; says which, where and why."""


class Words:
    """Words under a name, or groups of words: `words.search.label`. A name that is missing raises AttributeError."""

    def __init__(self, tree: Tree, path: str = "words") -> None:
        self.tree = tree
        self.path = path

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in self.tree:
            raise AttributeError(f"{self.path}.{name} is not among the words of the interface")
        value = self.tree[name]
        found = Words(value, f"{self.path}.{name}") if isinstance(value, Mapping) else value
        vars(self)[name] = found  # from now on it is an attribute like any other: pages ask for each over and over
        return found

    @property
    def plain(self) -> Tree:
        """The words as plain values, for a script."""
        return self.tree


class Interface:
    """The interface in one language. `code` is a BCP 47 tag, `direction` ltr or rtl."""

    def __init__(self, code: str, tree: Tree) -> None:
        self.code = code
        self.name: str = tree["language"]["name"]
        self.direction: str = tree["language"]["direction"]
        self.words = Words(tree)


def read_interfaces(root: Path) -> dict[str, Interface]:
    """The interface in every language that has a file, English first; raises WrongInterface."""
    folder = root / "site_config" / "interface"
    english = tree_of(root, folder / f"{ENGLISH}.yml")
    found = {ENGLISH: Interface(ENGLISH, english)}
    for path in sorted(folder.glob("*.yml")):
        if path.stem != ENGLISH:
            found[path.stem] = Interface(path.stem, filled(english, tree_of(root, path), path.name))
    return found


def tree_of(root: Path, path: Path) -> Tree:
    """What one file says."""
    file = path.relative_to(root).as_posix()
    if not path.is_file():
        raise WrongInterface(f"{file} is not there; it holds the words of every page")
    source = read_yaml(file, path.read_bytes())
    for problem in source.problems:
        raise WrongInterface(f"{problem.place.file}:{problem.place.line}: {problem.message}")
    tree: Any = source.data
    language = tree.get("language") if isinstance(tree, dict) else None
    if not isinstance(language, dict) or "name" not in language or language.get("direction") not in DIRECTIONS:
        raise WrongInterface(f"{file} needs language: {{name: …, direction: ltr or rtl}}")
    words: Tree = tree
    return words


def filled(english: Tree, other: Tree, file: str) -> Tree:
    """The words of a language, and the English ones where it has none; a name that English lacks is a mistake."""
    strange = sorted(unknown(english, other))
    if strange:
        raise WrongInterface(f"site_config/interface/{file} names what en.yml does not: {', '.join(strange)}")
    return merged(english, other)


def merged(english: Tree, other: Tree) -> Tree:
    """English with all that the other language says in its place."""
    return {name: other[name] for name in other if is_plural(name, english)} | {
        name: merged(value, other.get(name) or {}) if isinstance(value, Mapping) else other.get(name, value)
        for name, value in english.items()
    }


def is_plural(name: str, english: Tree) -> bool:
    """Whether a name is that of a form in which something is counted, which English need not have."""
    return name in PLURALS and "other" in english


def unknown(english: Tree, other: Tree, path: str = "") -> Iterator[str]:
    """The names in a language that English does not have, or has as another kind of thing."""
    for name, value in other.items():
        if is_plural(name, english) and isinstance(value, str):
            continue
        if name not in english or isinstance(value, Mapping) != isinstance(english[name], Mapping):
            yield f"{path}{name}"
        elif isinstance(value, Mapping):
            yield from unknown(english[name], value, f"{path}{name}.")
