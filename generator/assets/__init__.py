"""What a page loads: one style sheet, and scripts with their words; and the policy that lets it load nothing else.

`style` is the only file that knows tinycss2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.addresses import STYLE, SiteFile
from generator.assets.policy import ALONE, policy, preview_policy
from generator.assets.scripts import NONE, WrongScript, first_script, with_words
from generator.assets.style import WrongStyle, style_sheet
from generator.assets.unused import names_in
from generator.interface import Words

__all__ = ["ALONE", "Frame", "WrongScript", "WrongStyle", "assets", "frame"]

THEME = Path("site_config", "theme")
# Everything that elements on our pages come from, besides what prose and Markdown can be.
SOURCES = ("templates/**/*.html", "theme/**/*.html", "theme/assets/**/*.js", "pages/**/*.md")


@dataclass(frozen=True)
class Frame:
    """What every page carries in its head: the one script that must run before it is painted, and the policy."""

    first_script: str
    policy: str


def frame(root: Path, preview: bool) -> Frame:
    """The head of every page, from the theme's files."""
    script = first_script(root / THEME)
    return Frame(script, preview_policy() if preview else policy(script))


def assets(root: Path, base: str, words: Words, others: Mapping[str, Words] = NONE) -> Iterator[SiteFile]:
    """The style sheet, made of the base's text and our own files, and every script."""
    texts = (path.read_text("utf-8") for pattern in SOURCES for path in sorted((root / "site_config").glob(pattern)))
    yield SiteFile(STYLE, style_sheet(base, styles(root), names_in(texts)))
    for path in sorted((root / THEME / "assets").rglob("*.js")):
        script = with_words(path.read_text("utf-8"), words, path.name, others)
        yield SiteFile(path.relative_to(root / THEME).as_posix(), script)


def styles(root: Path) -> dict[str, str]:
    """Our own style files by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted((root / THEME / "assets" / "style").glob("*.css"))}
