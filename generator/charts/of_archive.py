"""The charts that show many incidents. Apart from those of one, which other processes make that need none of these."""

from generator.charts.archive_over_time import archive_over_time
from generator.charts.calendar import calendar
from generator.charts.context_distances import context_distances, untitled_context_distances
from generator.charts.country_map import country_map
from generator.charts.durations import durations, untitled_durations
from generator.charts.explorations import exploration_files
from generator.charts.platform_grid import platform_grid
from generator.charts.platforms_by_year import platforms_by_year
from generator.charts.series_timeline import series_timeline
from generator.charts.statements_over_time import statements_over_time, untitled_statements_over_time
from generator.charts.untitled import Untitled, titled
from generator.charts.world_map import world_map

__all__ = [
    "Untitled",
    "archive_over_time",
    "calendar",
    "context_distances",
    "country_map",
    "durations",
    "exploration_files",
    "platform_grid",
    "platforms_by_year",
    "series_timeline",
    "statements_over_time",
    "titled",
    "untitled_context_distances",
    "untitled_durations",
    "untitled_statements_over_time",
    "world_map",
]
