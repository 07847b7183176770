"""What a bench is asked for is told with what it found, as the command that asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.bench.run import command_of, options
from tests.bench.tools import ROOT


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        (["1000"], "make bench N=1000"),
        (["1000", "--rounds", "3"], "make bench N=1000"),
        (
            ["5000", "--keep", "--peers", "ours,hugo", "--what", "cold,pages", "--rounds", "1", "--limit", "60"],
            "make bench N=5000 PEERS=ours,hugo WHAT=cold,pages ROUNDS=1 LIMIT=60 KEEP=1",
        ),
    ],
)
def test_the_command_of_a_run_is_told_with_everything_that_was_asked_for(asked: list[str], command: str) -> None:
    assert command_of(options().parse_args(asked)) == command


def test_each_option_of_the_command_reaches_the_bench_through_make() -> None:
    if not (make := shutil.which("make")):
        pytest.skip("there is no make here")
    asked = ["N=7", "PEERS=ours", "WHAT=pages", "ROUNDS=2", "LIMIT=60", "KEEP=1"]
    # Tests are run by make, too, and a make within another says so among its words.
    command = [make, "--dry-run", "--no-print-directory", "bench", *asked]
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    said = subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    words = said.replace("\\\n", " ").partition("tests.bench.run ")[2].split()
    assert command_of(options().parse_args(words)) == f"make bench {' '.join(asked)}"
