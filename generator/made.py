"""What was made of each thing: by what its files are known again, and a digest of all that it was made of."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.kept import Kept, key_of
from generator.outputs import Output, Stamp, Standing

# The owner of files that belong to nothing in incidents/.
THEME = "theme"
# Made last, of everything else.
LAST = ADDRESSES, SEARCH, COPY = "addresses", "search index", "copy to take away"
# Between lines and within them. No path has the second in it, and behind that stands a number, or the end of a line.
LINE, MARK = "\0\n", "\0"


class Made(NamedTuple):
    """What was made of one thing, and a digest of all that it was made of.

    A site has tens of thousands of files, of which a build looks at few: `known` is a line for each, by which it is known
    again, `digests` and `pages` are lines too.
    """

    of: str
    known: str = ""
    digests: str = ""
    pages: str = ""

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """Its files."""
        rows = (line.split(MARK) for line in lines(self.known))
        return tuple(
            Stamp(path, digest, int(size), int(written))
            for (path, size, written), digest in zip(rows, lines(self.digests), strict=True)
        )

    @property
    def number(self) -> int:
        """How many files it has."""
        return self.known.count(LINE) + 1 if self.known else 0

    @property
    def paths(self) -> list[str]:
        """The paths of its files."""
        return [line.partition(MARK)[0] for line in lines(self.known)]

    def as_it_stands(self, there: frozenset[str]) -> Made:
        """The same without files that are lost or were changed by other hands; of nothing that is there, if any were."""
        if there.issuperset(lines(self.known)):
            return self
        return made("", Output(tuple(one for one in self.stamps if line_of(one) in there)))


def made(of: str, output: Output) -> Made:
    """What was made of one thing."""
    files = output.files
    known, digests = LINE.join(map(line_of, files)), LINE.join(one.digest for one in files)
    return Made(of, known, digests, LINE.join(output.pages))


def lines(text: str) -> list[str]:
    """The lines of a text; none of an empty one."""
    return text.split(LINE) if text else []


def line_of(stamp: Stamp) -> str:
    """By what a file is known, as a line; a path has neither of the two marks in it."""
    return f"{stamp.path}{MARK}{stamp.size}{MARK}{stamp.written}"


def lines_of(there: Mapping[str, Standing]) -> frozenset[str]:
    """The lines of all files that stand in a folder."""
    return frozenset([f"{path}{MARK}{size}{MARK}{written}" for path, (size, written, _file) in there.items()])


# What stands on the site, by the thing that it was made of: an incident by its id, a recipe by its name, the owners above.
Site = dict[str, Made]


def kept_site(kept: Kept, folder: Path) -> Site:
    """What the last build made in a folder, as far as that was kept: files may have been changed there since."""
    found = kept.get(key_of_site(folder))
    # What is read is what this program kept in its own folder, as Python does with compiled modules.
    return {name: Made._make(one) for name, one in marshal.loads(found).items()} if found else {}  # noqa: S302


def keep_site(kept: Kept, folder: Path, site: Site) -> None:
    """Keep what was made in a folder."""
    kept.put(key_of_site(folder), marshal.dumps({name: tuple(one) for name, one in site.items()}))


def key_of_site(folder: Path) -> str:
    """Under which that is kept, whichever program made it: so it is in plain values, and of this form."""
    return key_of("made, in rows", str(folder), *Made._fields)
