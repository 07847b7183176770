"""The commands that make the site: build and serve."""

from __future__ import annotations

import errno
import logging
import sys
from pathlib import Path

import click

from generator.cli.terminal import PROBLEMS, CouldNotRun, called, hearing_mkdocs, pass_root, telling, unreadable
from generator.publishing import NotASite, replace_site

ADDRESS = "127.0.0.1:8000"


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to; else as mkdocs.yml says.")
@click.option("--strict/--no-strict", default=True, help="Whether a warning of MkDocs fails the build (it does).")
@pass_root
def build(root: Path, site_dir: Path | None, strict: bool) -> None:
    """Build the whole site; with a problem in any file, nothing is written and the old site stays."""
    from generator import plugin  # MkDocs takes half a second to import, which `check` need not wait for

    config = root / "mkdocs.yml"
    try:
        site = (site_dir or plugin.site_folder(config)).resolve()
        with telling() as progress, hearing_mkdocs(logging.WARNING):
            replace_site(site, lambda fresh: plugin.build(config, fresh, strict, progress))
    except plugin.InvalidArchive as invalid:
        click.echo(str(invalid))
        sys.exit(PROBLEMS)
    except PermissionError as error:
        raise refused(error, root) from error
    except (plugin.BuildFailed, NotASite, OSError) as error:
        raise CouldNotRun(str(error)) from error
    click.echo(f"The site is in {site}\nOpen {site / 'index.html'} in a browser, or run: {called()} serve")


def refused(error: PermissionError, root: Path) -> CouldNotRun:
    """What to say where a file of the project may not be read, or the site may not be written."""
    path = Path(error.filename or root).resolve()
    if any(path.is_relative_to((root / part).resolve()) for part in ("incidents", "site_config", "mkdocs.yml")):
        return unreadable(error)
    return CouldNotRun(f"cannot write in {path.parent}: {error.strerror}; choose another place with --site-dir")


@click.command()
@click.option("--address", default=ADDRESS, show_default=True, help="Where to serve it, as host:port.")
@pass_root
def serve(root: Path, address: str) -> None:
    """Preview the site on this machine; it is built anew when a file changes. Ctrl-C ends it."""
    from generator import plugin  # as in `build`
    from generator.pages.mistakes import TemplateMistake, words_for

    try:
        with hearing_mkdocs(logging.INFO):
            plugin.serve(root / "mkdocs.yml", address)
    except plugin.InvalidArchive as invalid:
        click.echo(f"{invalid}\nMend it, then start the preview again.")
        sys.exit(PROBLEMS)
    except OverflowError as error:
        raise CouldNotRun(f"{address} is no address: a port is a number up to 65535") from error
    except TemplateMistake as mistake:
        raise CouldNotRun(words_for(mistake)) from mistake
    except OSError as error:
        raise unserved(error, address) from error
    except plugin.BuildFailed as error:
        raise CouldNotRun(str(error)) from error


def unserved(error: OSError, address: str) -> CouldNotRun:
    """What to say where the preview cannot begin: the address cannot be had, or a file."""
    if error.filename:
        return CouldNotRun(f"{error.filename}: {error.strerror}")
    if error.errno == errno.EADDRINUSE:
        host, _, port = address.rpartition(":")
        hint = f"end that one, or: {called()} serve --address {host}:{int(port) + 1}"
        return CouldNotRun(f"{address} is in use, perhaps by another preview; {hint}")
    return CouldNotRun(f"cannot serve at {address}: {error.strerror}")
