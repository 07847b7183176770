"""One or more pages of every kind that the site has, for tests that cannot look at all of them."""

from pathlib import Path

# What stands at the root is each a kind of its own; in a folder, its index, its first page of each kind, and these.
ALWAYS = (
    "incidents/2022-12-26-pk-gwadar-mobile.html",
    "incidents/2024-01-07-pk-social-media.html",
    "incidents/2024-01-20-pk-social-media.html",
    "incidents/2022-04-pk-social-media-claim.html",
    "reference/vocabulary.html",
)


def kinds_of_pages(site: Path) -> list[str]:
    """Paths of pages; those of a kind end alike: an incident's own, the one in another language, the one of its evidence."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(site.rglob("*.html")):
        relative = path.relative_to(site)
        kind = path.name if relative.parent == Path() or path.stem == "index" else path.name.partition(".")[2]
        found.setdefault((relative.parent.as_posix(), kind), relative.as_posix())
    return sorted({*found.values(), *ALWAYS})
