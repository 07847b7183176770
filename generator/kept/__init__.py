"""What was made before, by the content that it came from: a file that may be lost, damaged or full without harm.

A key is the digest of everything that a value depends on, so that no value is ever out of date: a changed input has
another key. Where several values stand in one, each says what it was made of. Whoever finds nothing under a key makes
the value anew, and the site is the same byte for byte. Hence nothing here fails: what cannot be read is not there, what
cannot be written stays unwritten, and that is told once.
"""

from __future__ import annotations

from generator.kept.bags import Bags, Row
from generator.kept.keys import Store, key_of, sealed, unsealed
from generator.kept.store import FILE, FOLDER, LAST_BUILDS, LIMIT, ROOM, Kept

__all__ = [
    "FILE",
    "FOLDER",
    "LAST_BUILDS",
    "LIMIT",
    "ROOM",
    "Bags",
    "Kept",
    "Row",
    "Store",
    "key_of",
    "sealed",
    "unsealed",
]
