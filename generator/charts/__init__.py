"""One chart a file, declared once and fed with data; `engine` is the only file that knows Altair and vl-convert.

Here are the charts of one incident, and what all charts share; those of many incidents are in `of_archive`.
"""

from generator.charts.by_record import charts_by_record
from generator.charts.drawing import Chart
from generator.charts.engine import begin as begin_to_draw
from generator.charts.engine import keep_in, keeping_in
from generator.charts.files import chart_files
from generator.charts.incident_timeline import incident_timeline
from generator.charts.measured_series import measured_series

__all__ = [
    "Chart",
    "begin_to_draw",
    "chart_files",
    "charts_by_record",
    "incident_timeline",
    "keep_in",
    "keeping_in",
    "measured_series",
]
