"""Spreads the work: batches of articles, each coded and stored, with what went wrong noted beside."""

from truceline.run.add import add_articles
from truceline.run.annotating import annotator, gazetteer
from truceline.run.coding import Timed, code_articles, time_articles
from truceline.run.fetching import fetcher
from truceline.run.report import Progress, Report, Tally

__all__ = [
    "Progress",
    "Report",
    "Tally",
    "Timed",
    "add_articles",
    "annotator",
    "code_articles",
    "fetcher",
    "gazetteer",
    "time_articles",
]
