"""Outlines of countries and their first-level areas, from site_config/geometry; borders are those of the source."""

from generator.geometry.atlas import Atlas, WrongGeometry, read_atlas
from generator.geometry.topology import Point, Polygon, Topology

__all__ = ["Atlas", "Point", "Polygon", "Topology", "WrongGeometry", "read_atlas"]
