"""Spreads the work: batches of articles, each coded and stored, with what went wrong noted beside."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from truceline.run.report import Hearing, Progress, Report, Tally
from truceline.run.timing import Timed, dating_given, time_articles

if TYPE_CHECKING:
    from truceline.run.add import add_articles
    from truceline.run.annotating import annotator, gazetteer
    from truceline.run.coding import code_articles
    from truceline.run.fetching import fetcher
    from truceline.run.judge import Court, Judged
    from truceline.run.machines import Machines, Spread
    from truceline.run.names import Names
    from truceline.run.reading import Reading
    from truceline.run.searched import Search, search
    from truceline.run.settle import settle_once
    from truceline.run.workers import Workers, coder

__all__ = [
    "Court",
    "Hearing",
    "Judged",
    "Machines",
    "Names",
    "Progress",
    "Reading",
    "Report",
    "Search",
    "Spread",
    "Tally",
    "Timed",
    "Workers",
    "add_articles",
    "annotator",
    "code_articles",
    "coder",
    "dating_given",
    "fetcher",
    "gazetteer",
    "search",
    "settle_once",
    "time_articles",
]

# What is imported at the first use: the database takes half a second, which the reading of times does without.
_LATER = {
    "add_articles": "add",
    "annotator": "annotating",
    "gazetteer": "annotating",
    "code_articles": "coding",
    "fetcher": "fetching",
    "Court": "judge",
    "Judged": "judge",
    "Reading": "reading",
    "Search": "searched",
    "search": "searched",
    "settle_once": "settle",
    "Machines": "machines",
    "Names": "names",
    "Spread": "machines",
    "Workers": "workers",
    "coder": "workers",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
