"""What tests of every part share: the site as a reader gets it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# How long an example takes says something of the machine and nothing of the program.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once by the command that people use."""
    folder = tmp_path_factory.mktemp("built") / "site"
    outages = Path(sys.executable).with_name("outages")
    done = subprocess.run(
        [outages, "build", "--site-dir", folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder
