"""What an incident is: frozen models of what an editor wrote; what we work out from it are properties."""

from generator.incident.outline import outline_of
from generator.incident.record import Incident, Record

__all__ = ["Incident", "Record", "outline_of"]
