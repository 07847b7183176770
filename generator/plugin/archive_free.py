"""All of the site that needs no incident: the pages in Markdown, the theme's files, and the frames for all other pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.commands import build as mkdocs_build

from generator.addresses import CATALOGUE, EXPLORE, HOME, METHODOLOGY, NAMES, SCHEMA
from generator.frames import Frames, Kind
from generator.plugin.commands import door_of, mistakes_told, settings
from generator.plugin.specimens import Specimens

# What stands at the root besides pages in Markdown. Everything else stands in folders.
AT_THE_ROOT = frozenset({HOME, EXPLORE, METHODOLOGY, SCHEMA, CATALOGUE, NAMES})


def frames_and_own_pages(
    config_file: Path, kinds: Iterable[Kind], folder: Path, strict: bool = False, preview: str | None = None
) -> Frames:
    """Build into an empty folder what needs no archive, and return the frames of these kinds, as a plain value.

    The pages in Markdown, the page of a missing address, the style sheet, the scripts and the theme's other files are
    written. incidents/ is not read. `preview`: the address of a preview. Raises BuildFailed.

    It all depends on: mkdocs.yml and the environment that this names (SITE_URL); every file of site_config/theme, pages,
    interface and templates (the style sheet keeps what these name); the kinds, `strict` and `preview`; the code of
    generator/ (addresses, assets, frames, interface, languages, plugin, prose, yaml_source); and the versions of Python,
    mkdocs, mkdocs-material, jinja2, markupsafe, markdown, pymdown-extensions, tinycss2, babel and pyyaml. While none of
    these changes, the folder and the frames may be kept.

    What the pages and the navigation lead to is in `named` of the frames, if only the archive can tell that it is there.
    """
    return run_theme(config_file, folder, strict, preview).frames(kinds)


def run_theme(config_file: Path, folder: Path, strict: bool = False, preview: str | None = None) -> Specimens:
    """The same, with the theme kept ready to make frames of kinds that are not known yet; only this process can use it."""
    config = settings(config_file, site_dir=str(folder), strict=strict, **({"site_url": preview} if preview else {}))
    with mistakes_told(), door_of(config).without_archive(is_promised, preview is not None) as door:
        mkdocs_build.build(config)
    return door.specimens


def is_promised(path: str) -> bool:
    """Whether a page or file can be one that is made from the archive; whether it is there, only the archive knows."""
    return path in AT_THE_ROOT or ("/" in path and not path.startswith("../"))
