"""The door for people: the command `outages`. The only room that knows click."""

from __future__ import annotations

import atexit
import gc
import io
import sys
from importlib import import_module
from pathlib import Path

import click

# Which file each command stands in. What one command needs takes longer to import than some others take to run.
COMMANDS = {
    "build": "building",
    "check": "reading",
    "explain": "reading",
    "new": "drafting",
    "publish-ids": "reading",
    "schema": "reading",
    "serve": "building",
}


class Commands(click.Group):
    """Commands, each imported when somebody asks for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        file = import_module(f"generator.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(file, cmd_name.replace("-", "_"))
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="outage-reports", prog_name="outages")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder. Else the nearest one above with a mkdocs.yml.",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Record internet outages in YAML files, check them, and build a site from them."""
    context.obj = root
    # What a command leaves goes with its process; to look for garbage in it before would take long.
    atexit.register(gc.freeze)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What a terminal of few letters cannot show, it shows as a code; a report must not end in the middle.
        sys.stdout.reconfigure(errors="backslashreplace")
