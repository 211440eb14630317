"""Charts as plain shapes that a template draws: places are per cents of the width, so that text and patterns keep their size."""

from truceline.views.charts.axis import Axis, Tick
from truceline.views.charts.band import Band, Bar, Row, band
from truceline.views.charts.counts import Column, columns, told_by_day

__all__ = ["Axis", "Band", "Bar", "Column", "Row", "Tick", "band", "columns", "told_by_day"]
