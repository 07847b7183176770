"""What Explore and the search box look through, as classic scripts: they load from a folder, too.

Both files are columns: what many incidents share stands once and is named by its place. lookup.js reads them.
"""

from generator.catalogue.entries import entry, named, spellings, when
from generator.catalogue.files import Untitled, search_files, titled, untitled
from generator.catalogue.folding import folded, other_forms

__all__ = [
    "Untitled",
    "entry",
    "folded",
    "named",
    "other_forms",
    "search_files",
    "spellings",
    "titled",
    "untitled",
    "when",
]
