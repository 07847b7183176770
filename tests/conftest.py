"""What tests of every part share: the site as a reader gets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.charts import engine, keep_in
from tests.kept_in_memory import Memory
from tests.whole_projects import OUTAGES, made_once, run

ROOT = Path(__file__).parent.parent

# How long an example takes says something of the machine and nothing of the program.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs the whole site comes first, so that one process builds it while others do something else."""
    items.sort(key=lambda item: not needs_the_site(item))


def needs_the_site(item: pytest.Item) -> bool:
    return "site_folder" in getattr(item, "fixturenames", ()) or item.path.parent.name == "browser"


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once by the command that people use. Read only: all processes that run tests share it."""
    return made_once(tmp_path_factory, "site", build)


def build(folder: Path) -> None:
    done = run(OUTAGES, "build", "--site-dir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def memory() -> Iterator[Memory]:
    """Where charts are kept meanwhile, and nowhere else."""
    store = Memory()
    keep_in(store)
    yield store
    keep_in(engine.Nowhere())
