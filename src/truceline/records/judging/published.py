"""The day on which an article was published, as people set it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from truceline.model import Dating, DatingMethod, Judgement, Verdict
from truceline.records.judging.anchors import standing

PUBLISHED = "published"
"""The field of an article that people can set, as fields of ceasefires are."""


def datings_set(judgements: Iterable[Judgement]) -> dict[str, Dating]:
    """The dating of each article, by its id, of which a person said when it was published; the later word counts.

    To accept that its day cannot be told leaves it as it is read.
    """
    found: dict[str, Dating] = {}
    for one in standing(judgements):
        if one.field != PUBLISHED:
            continue
        found.pop(one.subject, None)
        day = _day(one.value) if one.verdict is Verdict.CORRECT else None
        if day is not None:
            why = f": {one.why}" if one.why else ""
            reason = f"set by {one.by} on {one.at.date()}{why}"
            found[one.subject] = Dating(earliest=day, latest=day, method=DatingMethod.JUDGED, reason=reason)
    return found


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None
