"""What the commands `outages build` and `outages serve` do with MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.plugin.door import OutagesPlugin
from generator.plugin.reading import Progress

BuildFailed = MkDocsException


def build(config_file: Path, site_dir: Path, strict: bool, progress: Progress) -> None:
    """Build the site into a folder, as `mkdocs build` does; raises BuildFailed, or InvalidArchive with the report."""
    config = settings(config_file, site_dir=str(site_dir), strict=strict)
    door_of(config).progress = progress
    with mistakes_told():
        mkdocs_build.build(config)


def serve(config_file: Path, address: str | None) -> None:
    """Preview the site and build it anew at each change, until interrupted."""
    from mkdocs.commands import serve as mkdocs_serve

    chosen: Mapping[str, Any] = {"dev_addr": address} if address else {}
    mkdocs_serve.serve(str(config_file), livereload=True, **chosen)


def site_folder(config_file: Path) -> Path:
    """The folder that mkdocs.yml says the site is built into."""
    return Path(settings(config_file).site_dir)


def settings(config_file: Path, **changed: Any) -> MkDocsConfig:
    """What mkdocs.yml says, with some of it changed."""
    return load_config(str(config_file), **changed)


def door_of(config: MkDocsConfig) -> OutagesPlugin:
    """Our plugin among those that mkdocs.yml names."""
    door = config.plugins.get("outages")
    if not isinstance(door, OutagesPlugin):
        file = Path(config.config_file_path).name
        raise BuildFailed(f"{file} does not name the plugin: add `- outages` under plugins:")
    return door


@contextmanager
def mistakes_told() -> Iterator[None]:
    """A mistake in a template becomes BuildFailed, with the file and the line."""
    try:
        yield
    except Exception as error:
        from generator.pages.mistakes import TemplateMistake, words_for

        if isinstance(error, TemplateMistake):
            raise BuildFailed(words_for(error)) from error
        raise
