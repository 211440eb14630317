"""Shows a ledger: what is kept as it is, and what is not kept derived for the moment."""

from __future__ import annotations

from datetime import date

from truceline.store import Reader, Store
from truceline.views.derived import derive
from truceline.views.held import HeldShown
from truceline.views.kept import Index, KeptShown
from truceline.views.shown import Shown


def show_ledger(store: Store, as_of: date | None = None) -> Shown:
    """The ledger now, or as it follows from what had been published by the end of a day.

    What an interrupted run left underived is derived here, and not written.
    """
    reader = store.reader(lasting=True)
    if as_of is None and reader.mark.is_derived:
        return KeptShown(reader, read_index(reader))
    reader.close()
    evidence = store.evidence(until=as_of)
    return HeldShown(evidence, derive(evidence), store.former_ids(), as_of)


def read_index(reader: Reader) -> Index:
    """What every page needs of a ledger that is derived."""
    kept = reader.kept()
    summaries = reader.summaries(kept)
    return Index(
        summaries={key: summaries[key] for key in kept if key in summaries},
        conflicts=reader.conflicts(),
        former=reader.former_ids(),
    )
