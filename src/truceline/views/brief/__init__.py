"""Briefs: what reports tell of ceasefires in a period, every sentence made by a template from claims."""

from truceline.views.brief.make import brief
from truceline.views.brief.period import BriefAsked
from truceline.views.brief.shape import (
    Accusations,
    Brief,
    BriefSection,
    BriefSource,
    Cell,
    Grid,
    Kind,
    Life,
    Note,
    Part,
    Piece,
    Statement,
)

__all__ = [
    "Accusations",
    "Brief",
    "BriefAsked",
    "BriefSection",
    "BriefSource",
    "Cell",
    "Grid",
    "Kind",
    "Life",
    "Note",
    "Part",
    "Piece",
    "Statement",
    "brief",
]
