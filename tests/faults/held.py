"""What a ledger holds, so that two can be compared."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import create_engine, select

from truceline.store import open_store, tables

_BY_RUN = {"runs"}
# When something was written, how often evidence was, and numbers that count rows.
_TIMES = {"articles.added_at", "changes.at", "ledger.revision", "ledger.derived", "ceasefires.revision"}
_NUMBERS = {"findable.n", "changes.number", "codings.number"}


def held(place: str, *, history: bool = True) -> dict[str, Counter[tuple[Any, ...]]]:
    """The rows of all tables but those of runs, without times; with no `history` without what came and went, too."""
    url = place if "://" in place else f"sqlite:///{place}"
    engine = create_engine(url)
    passed_over = _BY_RUN if history else _BY_RUN | {"changes", "former_ids"}
    with engine.connect() as connection:
        found = {
            table.name: Counter(
                tuple(row)
                for row in connection.execute(
                    select(*[one for one in table.c if f"{table.name}.{one.name}" not in _TIMES | _NUMBERS])
                )
            )
            for table in tables.metadata.sorted_tables
            if table.name not in passed_over
        }
    engine.dispose()
    return found


def told_honestly(place: str) -> None:
    """Holds if the runs tell of each article and each claim once, and those that came to their end left nothing to others."""
    with open_store(place, create=False) as store:
        runs, coded = store.runs(), sum(1 for _ in store.articles())
        claims = store.count_claims()
    met = [one for run in runs for one in run.met if one.outcome != "known" and one.stage != "sources"]
    assert sum(one.records for one in met) == coded
    assert sum(one.claims for one in met) == claims
    ends = [run.ended is not None for run in runs]
    assert ends[-1]
    later = (one for run in runs[ends.index(True) + 1 :] for one in run.met if one.stage != "sources")
    assert {one.outcome for one in later} <= {"known"}
