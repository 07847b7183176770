"""Frames: what MkDocs puts round a page, rendered once for each kind of page, cut at marked places and filled.

A specimen of a kind has marks in the place of a page's values (`marks`). MkDocs renders it; the result is cut at the
marks into a frame (`cutting`), which any page of the kind then fills (`frame`). Only specimens are searched for marks,
never the content of a page: nothing that a page says can fill a place.
"""

from __future__ import annotations

from generator.frames.cutting import cut
from generator.frames.frame import Frame, Frames, NoFrame
from generator.frames.kinds import ASKED, Framed, Kind, kind_of, kinds_of_incidents
from generator.frames.marks import CLOSE, OPEN, Specimen, WrongFrame, specimen_of, unnamed

__all__ = [
    "ASKED",
    "CLOSE",
    "OPEN",
    "Frame",
    "Framed",
    "Frames",
    "Kind",
    "NoFrame",
    "Specimen",
    "WrongFrame",
    "cut",
    "kind_of",
    "kinds_of_incidents",
    "specimen_of",
    "unnamed",
]
