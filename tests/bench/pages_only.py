"""A build without the search index and the copy to take away, as others have neither: python -m tests.bench.pages_only.

It is the build of `outages build --timings` in every other way, of the project in the folder that it runs in.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from generator.building import Build
from generator.kept import Kept
from generator.program import digests
from generator.publishing import alone_at
from generator.tasks import ADDRESSES
from generator.theme import Maker


def main() -> None:
    """Build, and say how long each step took."""
    root = Path.cwd()
    with closing(Kept(root, print)) as kept:
        upon = digests(root)
        maker = Maker(root, upon.pages, kept, True)
        site = maker.settings.folder.resolve()
        building = Build(root, site, maker, upon, last=(ADDRESSES,))
        with alone_at(site, lambda: None):
            building.run()
    print("".join(f"{seconds:8.2f} s  {step}\n" for step, seconds in building.timings.steps.items()), end="")


if __name__ == "__main__":
    main()
