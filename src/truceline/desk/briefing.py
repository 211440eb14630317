"""Makes a brief of a ledger that is served: what changed is told against the ledger as it was known before."""

from __future__ import annotations

from truceline.desk.desk import Desk
from truceline.desk.snapshot import Snapshot
from truceline.views.brief import Brief, BriefAsked, brief


def make_brief(desk: Desk, snapshot: Snapshot, asked: BriefAsked) -> Brief:
    """The brief that is asked for of this moment. Raises what `brief` raises, and NotYet where an earlier day is being worked out."""
    day = asked.day_before()
    if day is None:
        return brief(snapshot.shown, asked)
    earlier = desk.snapshot(day)
    try:
        return brief(snapshot.shown, asked, earlier.shown)
    finally:
        earlier.close()
