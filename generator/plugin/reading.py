"""What the site is made of, read and checked, or all that is wrong with it and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.addresses import Publication, SiteFile
from generator.assets import WrongScript, WrongStyle, assets
from generator.interface import Interface, WrongInterface, read_interfaces
from generator.languages import ENGLISH

if TYPE_CHECKING:
    from generator.site import Site

BASE_STYLE = "assets/stylesheets/main.*.min.css"
Progress = Callable[[str, int], None]
log = logging.getLogger("mkdocs.plugins.outages")


class InvalidArchive(Abort):
    """There are problems in the files; carries the whole report."""


def root_of(config: MkDocsConfig) -> Path:
    """The project's root: the folder that mkdocs.yml stands in."""
    return Path(config.config_file_path).parent


def publication_of(config: MkDocsConfig, serving: bool) -> Publication:
    """What the site is called and where it stands; a preview stands nowhere."""
    return Publication(config.site_name, None if serving else config.site_url or None)


@contextmanager
def or_nothing(*mistakes: type[Exception]) -> Iterator[None]:
    """A build that ends with the words of these mistakes, before anything is written."""
    try:
        yield
    except mistakes as wrong:
        raise Abort(f"{wrong}\n\nNothing was written.") from wrong


def checked_site(root: Path, publication: Publication, progress: Progress) -> Site:
    """The site, or the whole report of what is wrong with the archive and nothing else."""
    # These rooms take longer to import than MkDocs; what needs no archive does without them.
    from generator.geometry import WrongGeometry
    from generator.loading import load_archive
    from generator.problems import report
    from generator.site import site_of

    if not (root / "incidents").is_dir():
        raise Abort("there is no folder incidents/ in this project; nothing was written")
    loaded = load_archive(root, partial(progress, "Reading incidents"))
    if loaded.problems:
        raise InvalidArchive(f"{report(loaded.problems, loaded.lines)}\n\nNothing was written.")
    log.info(f"Read {len(loaded.archive.incidents)} incidents, all valid")
    with or_nothing(WrongGeometry, WrongInterface):
        return site_of(loaded.archive, root, publication, partial(progress, "Rendering pages"))


def checked_interfaces(root: Path) -> Mapping[str, Interface]:
    """The words of the interface in each language."""
    with or_nothing(WrongInterface):
        return read_interfaces(root)


def checked_assets(config: MkDocsConfig, interfaces: Mapping[str, Interface]) -> tuple[SiteFile, ...]:
    """The style sheet, with what pages need of Material's in it, and the scripts."""
    (base,) = [path for folder in config.theme.dirs for path in Path(folder).glob(BASE_STYLE)]
    words = {code: interface.words for code, interface in interfaces.items()}
    with or_nothing(WrongScript, WrongStyle):
        return tuple(assets(root_of(config), base.read_text("utf-8"), words.pop(ENGLISH), words))
