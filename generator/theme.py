"""What needs no incident: the pages in Markdown, the theme's files and the frames, made by MkDocs when they change."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.addresses import Publication, SiteFile
from generator.frames import Framed, Frames, kinds_of_incidents
from generator.kept import Kept, key_of

if TYPE_CHECKING:
    from generator.plugin import Specimens


class ThemeFailed(RuntimeError):
    """MkDocs could not build what needs no incident; carries its words."""


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says of a site: what it is called and where it stands, the folder to build into, and the way to build."""

    publication: Publication
    folder: Path
    fast: bool


@dataclass(frozen=True)
class Theme:
    """What the theme comes to: the frames, and the files that are ready."""

    frames: Frames
    files: tuple[SiteFile, ...] = ()


class Maker:
    """The settings and the theme of a project, kept by `upon`, a digest of all that they depend on; else MkDocs makes them.

    `preview`: the address of a preview, whose pages look again when something was saved.
    """

    def __init__(self, root: Path, upon: str, kept: Kept, strict: bool, preview: str | None = None) -> None:
        self.config_file, self.kept, self.strict = root / "mkdocs.yml", kept, strict
        self.upon, self.preview = upon, preview

    @cached_property
    def settings(self) -> Settings:
        """What mkdocs.yml says. Raises ThemeFailed."""
        found = self.kept.get(self.key_of_settings)
        if found is None:
            found = pickle.dumps(settings_in(self.config_file), pickle.HIGHEST_PROTOCOL)
            self.kept.put(self.key_of_settings, found)
        settings: Settings = pickle.loads(found)  # noqa: S301 - kept by this program in its own folder
        return settings

    @property
    def key_of_settings(self) -> str:
        """Under which the settings are kept."""
        return key_of("settings", self.upon, str(self.config_file))

    @property
    def is_first(self) -> bool:
        """Whether nothing was built yet with what it all depends on, so that everything is to be made."""
        return self.kept.get(self.key_of_settings) is None

    @property
    def publication(self) -> Publication:
        """What the site is called and where it stands; a preview stands nowhere."""
        return replace(self.settings.publication, url=None) if self.preview else self.settings.publication

    @cached_property
    def specimens(self) -> Specimens:
        """MkDocs, ready to frame pages of any kind, once it has built its own pages into a folder that is thrown away."""
        from generator.plugin import run_theme  # MkDocs takes longer to import than most builds take

        with TemporaryDirectory() as folder, words_of_mkdocs():
            specimens = run_theme(self.config_file, Path(folder), self.strict, self.preview)
            self.files = tuple(files_in(Path(folder)))
        return specimens

    def theme(self) -> Theme:
        """The theme as it was kept, or made now. Raises ThemeFailed."""
        found = self.kept.get(self.key)
        if found is not None:
            theme: Theme = pickle.loads(found)  # noqa: S301 - as above
            return theme
        with words_of_mkdocs():
            frames = self.specimens.frames(kinds_of_incidents(self.specimens.languages))
        return self.keep(Theme(frames, self.files))

    @property
    def key(self) -> str:
        """Under which the theme is kept."""
        return key_of("theme", self.upon, str(self.strict), self.preview or "")

    def with_frames_for(self, theme: Theme, pages: Iterable[Framed]) -> Theme:
        """The theme with frames for these pages too; it is not kept yet, for more may follow."""
        pages = list(pages)
        if not theme.frames.missing(pages):
            return theme
        with words_of_mkdocs():
            return replace(theme, frames=self.specimens.more(theme.frames, pages))

    def keep(self, theme: Theme) -> Theme:
        """Keep a theme for the next build."""
        self.kept.put(self.key, pickle.dumps(theme, pickle.HIGHEST_PROTOCOL))
        return theme


def settings_in(config_file: Path) -> Settings:
    """What mkdocs.yml says, by MkDocs. Raises ThemeFailed."""
    from generator.plugin.commands import door_of, settings  # as above

    with words_of_mkdocs():
        config = settings(config_file)
        publication = Publication(config.site_name, config.site_url or None)
        return Settings(publication, Path(config.site_dir), door_of(config).config.fast)


@contextmanager
def words_of_mkdocs() -> Iterator[None]:
    """What MkDocs refuses becomes ThemeFailed, in its words."""
    from generator.plugin import BuildFailed  # as above

    try:
        yield
    except BuildFailed as error:
        raise ThemeFailed(str(error)) from error


def files_in(folder: Path) -> Iterator[SiteFile]:
    """Every file in a folder, with its path there."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield SiteFile(path.relative_to(folder).as_posix(), path.read_bytes())
