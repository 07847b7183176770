"""One chart a file, declared once and fed with data; `engine` is the only file that knows Altair and vl-convert."""

from generator.charts.archive_over_time import archive_over_time
from generator.charts.by_record import charts_by_record
from generator.charts.calendar import calendar
from generator.charts.context_distances import context_distances, untitled_context_distances
from generator.charts.country_map import country_map
from generator.charts.drawing import Chart
from generator.charts.durations import durations, untitled_durations
from generator.charts.engine import begin as begin_to_draw
from generator.charts.engine import keep_in, keeping_in
from generator.charts.explorations import exploration_files
from generator.charts.files import chart_files
from generator.charts.incident_timeline import incident_timeline
from generator.charts.keeping import with_files
from generator.charts.measured_series import measured_series
from generator.charts.platform_grid import platform_grid
from generator.charts.platforms_by_year import platforms_by_year
from generator.charts.series_timeline import series_timeline
from generator.charts.statements_over_time import statements_over_time, untitled_statements_over_time
from generator.charts.untitled import Untitled, titled
from generator.charts.world_map import world_map

__all__ = [
    "Chart",
    "Untitled",
    "archive_over_time",
    "begin_to_draw",
    "calendar",
    "chart_files",
    "charts_by_record",
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
    "titled",
    "untitled_context_distances",
    "untitled_durations",
    "untitled_statements_over_time",
    "with_files",
    "world_map",
]
