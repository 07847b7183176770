"""One chart a file, declared once and fed with data; `engine` is the only file that knows Altair and vl-convert."""

from generator.charts.archive_over_time import archive_over_time
from generator.charts.calendar import calendar
from generator.charts.context_distances import context_distances
from generator.charts.country_map import country_map
from generator.charts.drawing import Chart
from generator.charts.durations import durations
from generator.charts.engine import keep_in, keeping_in
from generator.charts.explorations import exploration_files
from generator.charts.files import chart_files
from generator.charts.incident_timeline import incident_timeline
from generator.charts.measured_series import measured_series
from generator.charts.platform_grid import platform_grid
from generator.charts.platforms_by_year import platforms_by_year
from generator.charts.series_timeline import series_timeline
from generator.charts.statements_over_time import statements_over_time
from generator.charts.world_map import world_map

__all__ = [
    "Chart",
    "archive_over_time",
    "calendar",
    "chart_files",
    "context_distances",
    "country_map",
    "durations",
    "exploration_files",
    "incident_timeline",
    "keep_in",
    "keeping_in",
    "measured_series",
    "platform_grid",
    "platforms_by_year",
    "series_timeline",
    "statements_over_time",
    "world_map",
]
