"""The commands that make the site: build and serve."""

from __future__ import annotations

import errno
import gc
import logging
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

import click

from generator.cli.terminal import PROBLEMS, CouldNotRun, called, hearing_mkdocs, pass_root, telling, unreadable
from generator.folder import incident_files
from generator.hands import come_in, hands_for, letting_garbage_lie
from generator.kept import Kept
from generator.program import digests
from generator.publishing import NotASite, alone_at
from generator.theme import Maker, ThemeFailed

ADDRESS = "127.0.0.1:8000"
LAST_PORT = 65535
WAITING = "Another build is writing {site}; waiting until it is over."
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
# What hands of a build are forked of. To import it here would make this process wait for it, too.
AT_HAND = "generator.cli.at_hand"
FULL = "the disk is full; the old site is as it was. Make room, or choose another place with --site-dir"

Progress = Callable[[str, int], None]


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to; else as mkdocs.yml says.")
@click.option("--strict/--no-strict", default=True, help="Whether a warning of MkDocs fails the build (it does).")
@click.option("--pages-only", is_flag=True, help="Leave out the search index and the copy to take away.")
@click.option("--timings", is_flag=True, help="Say how long each step took.")
@pass_root
def build(root: Path, site_dir: Path | None, strict: bool, pages_only: bool, timings: bool) -> None:
    """Build the whole site; with a problem in any file, nothing is written and the old site stays.

    What did not change since the last build is not made again. The search index and the copy to take away are made of all
    pages, and so take long however little changed; a site to publish has them.
    """
    from generator.steps import InvalidArchive

    try:
        with telling() as progress, hearing_mkdocs(logging.WARNING):
            site, steps = built(root, site_dir, strict, pages_only, progress)
    except InvalidArchive as invalid:
        click.echo(str(invalid))
        sys.exit(PROBLEMS)
    except PermissionError as error:
        raise refused(error, root) from error
    except OSError as error:
        raise CouldNotRun(FULL if error.errno in NO_ROOM else str(error)) from error
    if timings:
        click.echo("".join(f"{seconds:8.2f} s  {step}\n" for step, seconds in steps.items()), nl=False)
    click.echo(f"The site is in {site}\nOpen {site / 'index.html'} in a browser, or run: {called()} serve")


def built(
    root: Path, site_dir: Path | None, strict: bool, pages_only: bool, progress: Progress
) -> tuple[Path, Mapping[str, float]]:
    """Build a site: where it is, and how many seconds each step took. Raises CouldNotRun, InvalidArchive and OSError."""
    with closing(Kept(root, partial(click.echo, err=True))) as kept, letting_garbage_lie():
        upon = digests(root)
        maker = Maker(root, upon.pages, kept, strict)
        if maker.is_first and hands_for(len(incident_files(root))) > 1:
            come_in(AT_HAND)
        from generator.building import Build, NotBuilt
        from generator.made import ADDRESSES, LAST

        try:
            site = (site_dir or maker.settings.folder).resolve()
            building = Build(root, site, maker, upon, progress, last=(ADDRESSES,) if pages_only else LAST)
            with alone_at(site, partial(click.echo, WAITING.format(site=site), err=True)):
                building.run()
        except (NotBuilt, NotASite, ThemeFailed) as error:
            raise CouldNotRun(str(error)) from error
        gc.freeze()  # what is here goes with the process; to look for garbage in it first would take long
    return site, building.timings.steps


def refused(error: PermissionError, root: Path) -> CouldNotRun:
    """What to say where a file of the project may not be read, or the site may not be written."""
    path = Path(error.filename or root).resolve()
    if any(path.is_relative_to((root / part).resolve()) for part in ("incidents", "site_config", "mkdocs.yml")):
        return unreadable(error)
    return CouldNotRun(f"cannot write in {path.parent}: {error.strerror}; choose another place with --site-dir")


class Address(click.ParamType[tuple[str, int]]):
    """A host and a port of this machine: 127.0.0.1:8000."""

    name = "host:port"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """The host, and the port as a number."""
        host, colon, port = str(value).rpartition(":")
        if not (host and colon and port.isdecimal() and int(port) <= LAST_PORT):
            self.fail(f"{value} is no address: it is written as {ADDRESS}, with a port up to {LAST_PORT}", param, ctx)
        return host.strip("[]"), int(port)


@click.command()
@click.option("--address", type=Address(), default=ADDRESS, show_default=True, help="Where to serve it, as host:port.")
@pass_root
def serve(root: Path, address: tuple[str, int]) -> None:
    """Preview the site on this machine; what changed is built anew when a file is saved. Ctrl-C ends it."""
    from generator.building import InvalidArchive, NotBuilt  # as in `build`
    from generator.plugin.previews import serve_folder
    from generator.previewing import WATCHED, Preview

    host, port = address
    try:
        with hearing_mkdocs(logging.INFO), closing(Kept(root, partial(click.echo, err=True))) as kept:
            preview = Preview(root, kept, host, port)
            watched = [root / name for name in WATCHED]
            with alone_at(preview.site, refuse_another):  # what it made it need not look at: nobody else writes there
                preview.build()
                try:
                    serve_folder(preview.site, host, port, preview.mount, watched, preview.build_or_tell)
                finally:
                    preview.rest()
    except InvalidArchive as invalid:
        click.echo(f"{invalid}\nMend it, then start the preview again.")
        sys.exit(PROBLEMS)
    except (NotBuilt, ThemeFailed) as error:
        raise CouldNotRun(str(error)) from error
    except OSError as error:
        raise unserved(error, f"{host}:{port}") from error


def refuse_another() -> None:
    """Another preview of this project has the port, and its folder with it. Raises OSError."""
    raise OSError(errno.EADDRINUSE, "another preview is there")


def unserved(error: OSError, address: str) -> CouldNotRun:
    """What to say where the preview cannot begin: the address cannot be had, or a file."""
    if error.filename:
        return CouldNotRun(f"{error.filename}: {error.strerror}")
    if error.errno == errno.EADDRINUSE:
        host, _, port = address.rpartition(":")
        hint = f"end that one, or: {called()} serve --address {host}:{int(port) + 1}"
        return CouldNotRun(f"{address} is in use, perhaps by another preview; {hint}")
    return CouldNotRun(f"cannot serve at {address}: {error.strerror}")
