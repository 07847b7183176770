"""What an incident is: frozen models of what an editor wrote; what we work out from it are properties."""

from generator.incident.incident import Incident
from generator.incident.outline import outline_of
from generator.incident.record import Record

__all__ = ["Incident", "Record", "outline_of"]
