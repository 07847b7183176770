"""The door for people: the command `outages`. The only room that knows click."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from generator.cli.building import build, serve
from generator.cli.drafting import new
from generator.cli.reading import check, explain, publish_ids, schema


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What a terminal of few letters cannot show, it shows as a code; a report must not end in the middle.
        sys.stdout.reconfigure(errors="backslashreplace")


for command in (check, new, explain, schema, publish_ids, build, serve):
    main.add_command(command)
