"""The locked packages are the ones the project asks for, and the lock can be used by anyone."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WANTED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def locked() -> dict[str, list[tuple[str, Marker | None]]]:
    """Each locked package's versions, with the environments they are for."""
    packages: dict[str, list[tuple[str, Marker | None]]] = {}
    for name, version, marker in re.findall(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\$", LOCK, re.MULTILINE):
        packages.setdefault(canonicalize_name(name), []).append((version, Marker(marker) if marker else None))
    return packages


@pytest.mark.parametrize("wanted", WANTED)
def test_every_locked_version_is_one_that_the_project_allows(wanted: str) -> None:
    requirement = Requirement(wanted)
    versions = locked()[canonicalize_name(requirement.name)]
    assert [version for version, _ in versions if version not in requirement.specifier] == []


def test_every_package_is_locked_by_its_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) > len(WANTED)
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_leaves_it_to_each_user_where_packages_come_from() -> None:
    assert "://" not in LOCK
    assert set(re.findall(r"--[a-z-]+", LOCK)) == {"--hash"}
