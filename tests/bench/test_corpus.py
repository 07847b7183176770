"""The made-up archive that is measured with: sound, always the same, and as varied as a real one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.loading import Loaded, load_archive
from tests.bench.corpus import incidents, project

NUMBER = 120


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    root = tmp_path_factory.mktemp("corpus") / "project"
    project(NUMBER, root)
    return load_archive(root)


def test_every_file_is_sound(loaded: Loaded) -> None:
    assert [problem.message for problem in loaded.problems] == []
    assert len(loaded.archive.incidents) == NUMBER


def test_the_same_number_gives_the_same_files_and_a_larger_one_only_more() -> None:
    first = list(incidents(30))
    assert list(incidents(30)) == first
    assert list(incidents(40))[:30] == first


def test_incidents_differ_as_real_ones_do(loaded: Loaded) -> None:
    made = loaded.archive.incidents
    countries = Counter(one.countries[0] for one in made)
    assert len(countries) >= 10
    assert len({one.kinds[0] for one in made}) >= 7
    assert {len(one.sources) for one in made} == set(range(2, 9))
    assert any(len(one.start) > 1 for one in made)
    assert any(one.ended is None for one in made)
    assert any("ur" in one.translations for one in made)
    assert any(measurement.traces for one in made for measurement in one.measurements)
    words = [len((one.write_up or "").split()) for one in made]
    assert 150 <= min(words) <= 300
    assert 450 <= max(words) <= 650


def test_the_folder_of_a_project_is_never_one_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        project(1, tmp_path)
