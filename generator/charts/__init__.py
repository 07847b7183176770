"""One chart a file, declared once and fed with data; `drawing` is the only room that knows Altair and vl-convert."""

from generator.charts.archive_over_time import archive_over_time
from generator.charts.drawing import Chart
from generator.charts.incident_timeline import incident_timeline
from generator.charts.platform_grid import platform_grid
from generator.charts.series_timeline import series_timeline

__all__ = ["Chart", "archive_over_time", "incident_timeline", "platform_grid", "series_timeline"]
