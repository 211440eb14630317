"""Charts of papers: SVG that stands by itself and reads in grey print, each with the same as a table."""

from truceline.papers.charts.band import band_figure
from truceline.papers.charts.confusion import confusion_figure
from truceline.papers.charts.flow import Step, flow_figure
from truceline.papers.charts.intervals import Estimate, intervals_figure
from truceline.papers.charts.over_time import Told, columns_figure, rows_figure

__all__ = [
    "Estimate",
    "Step",
    "Told",
    "band_figure",
    "columns_figure",
    "confusion_figure",
    "flow_figure",
    "intervals_figure",
    "rows_figure",
]
