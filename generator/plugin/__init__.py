"""The door for MkDocs: hands it the pages and files of the site. The only room that knows MkDocs.

The fast way (`door`): MkDocs builds the pages in Markdown, and one specimen of each kind of generated page
(`specimens`), through whose frames all generated pages are stamped. The slow way, `fast: false`: MkDocs is given every
page. Both make the same site to the byte.
"""

from __future__ import annotations

from generator.plugin.archive_free import frames_and_own_pages, run_theme
from generator.plugin.commands import BuildFailed, build, serve, settings, site_folder
from generator.plugin.door import OutagesPlugin
from generator.plugin.reading import InvalidArchive, Progress
from generator.plugin.specimens import Specimens

__all__ = [
    "BuildFailed",
    "InvalidArchive",
    "OutagesPlugin",
    "Progress",
    "Specimens",
    "build",
    "frames_and_own_pages",
    "run_theme",
    "serve",
    "settings",
    "site_folder",
]
