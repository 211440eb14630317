"""What is told of a ceasefire or a conflict in order of time: acts, contacts, incidents, statements and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from truceline.model import Ceasefire, Claim, Conflict, Phase, Status
from truceline.records import events_of
from truceline.views.entries import Entry, entries_of, event_entry, told_once
from truceline.views.standing import VERBS
from truceline.views.summaries import phases

_NEAR = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The life of one ceasefire as a row of states."""

    ceasefire: str
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A ceasefire or conflict in order of time.

    `lanes` are the states of its ceasefires, `entries` what is told with a time, in order, `undated` what is told without, by the day of
    its first report. `until` is the last day shown of the lanes.
    """

    id: str
    name: str
    until: str | None
    lanes: tuple[Lane, ...]
    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def case_timeline(ceasefire: Ceasefire, claims: Mapping[str, Claim], as_of: date | None = None) -> Timeline:
    """One ceasefire in order of time; `claims` holds at least its own, by id."""
    name = " and ".join(side.name for side in ceasefire.sides.value or ())
    entries = _in_time(entries_of(ceasefire, claims))
    return _timeline(
        (ceasefire.id, name), [ceasefire], entries, as_of or _last_day([ceasefire], entries, claims)
    )


def conflict_timeline(
    conflict: Conflict,
    ceasefires: Sequence[Ceasefire],
    claims: Mapping[str, Claim],
    as_of: date | None = None,
) -> Timeline:
    """A conflict in order of time: all its ceasefires, and the events told between them.

    `ceasefires` are all of the ledger, `claims` by id at least those of the conflict's reports.
    """
    own = [one for one in ceasefires if one.id in conflict.ceasefires]
    around = [event_entry(event, claims, None) for event in events_of(conflict, ceasefires, claims.values())]
    entries = _in_time(
        [*(entry for one in own for entry in entries_of(one, claims)), *told_once(around, claims)]
    )
    return _timeline((conflict.id, conflict.name), own, entries, as_of or _last_day(own, entries, claims))


def between(timeline: Timeline, since: date | None, until: date | None) -> Timeline:
    """The timeline without what was over before one day or began after another; without either, the timeline itself.

    What is told with a time that leaves days within open stays; what is told without a time is left out.
    """
    if since is None and until is None:
        return timeline
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    lanes = []
    for lane in timeline.lanes:
        phases = [
            replace(phase, first=max(phase.first, first), last=min(phase.last, last))
            for phase in lane.phases
            if phase.first <= last and phase.last >= first
        ]
        if phases:
            lanes.append(replace(lane, phases=tuple(phases)))
    entries = [
        entry
        for entry in timeline.entries
        if entry.time is not None
        and (entry.time.earliest or "") <= last
        and (entry.time.latest or "9999") >= first
    ]
    return replace(timeline, lanes=tuple(lanes), entries=tuple(entries), undated=())


def span_of(timeline: Timeline) -> tuple[date, date] | None:
    """The days that bands are drawn over: those of the states, and what is told to the day within a month of them.

    Where no state is told, all that is told to the day; None where nothing is.
    """
    days = [
        date.fromisoformat(entry.time.earliest)
        for entry in timeline.entries
        if entry.time is not None and entry.time.earliest and entry.time.earliest == entry.time.latest
    ]
    phases = [phase for lane in timeline.lanes for phase in lane.phases]
    if phases:
        first = min(drawn_from(lane.phases) for lane in timeline.lanes if lane.phases)
        last = max(date.fromisoformat(phase.last) for phase in phases)
        days = [first, last, *(day for day in days if _near(first, day) and _near(day, last))]
    return (min(days), max(days)) if days else None


def drawn_from(phases: Sequence[Phase]) -> date:
    """The day from which a life is drawn: its first, but of a long beginning of which nothing is clear the last month alone.

    "Agreed by 18 October" leaves a year open, which would press all that is told to the edge.
    """
    first = date.fromisoformat(phases[0].first)
    if phases[0].state != "unclear" or len(phases) == 1:
        return first
    return max(first, date.fromisoformat(phases[1].first) - _NEAR)


def _near(one: date, other: date) -> bool:
    return one - other <= _NEAR


def _timeline(
    names: tuple[str, str], ceasefires: Iterable[Ceasefire], entries: Sequence[Entry], until: date | None
) -> Timeline:
    return Timeline(
        id=names[0],
        name=names[1],
        until=until.isoformat() if until else None,
        lanes=tuple(Lane(ceasefire=one.id, phases=phases(one, until)) for one in ceasefires) if until else (),
        entries=tuple(entry for entry in entries if entry.time is not None),
        undated=tuple(entry for entry in entries if entry.time is None),
    )


_KINDS = {kind: place for place, kind in enumerate(("act", "contact", "incident", "statement", "deadline"))}
_ACTS = {verb: place for place, verb in enumerate(VERBS.values())}


def _in_time(entries: Iterable[Entry]) -> list[Entry]:
    """In order of the first moment that the time leaves open, else of its last, else of the day of the first report.

    Of one time acts come first, in the order in which the life of a ceasefire runs: it is agreed before it is broken.
    """

    def order(entry: Entry) -> tuple[str, str, str, int, int, tuple[str, ...]]:
        first, clock, last = entry.told or "9999", "", ""
        if (time := entry.time) is not None:
            first = time.earliest or time.latest or ""
            clock = time.value[10:16] if time.value and time.precision == "minute" else "T00:00"
            last = time.latest or "9999"
        act = _ACTS.get(entry.what.split(" (", maxsplit=1)[0], len(_ACTS)) if entry.kind == "act" else 0
        return first, max(first, last), clock, _KINDS[entry.kind], act, entry.claims

    return sorted(entries, key=order)


def _last_day(
    ceasefires: Iterable[Ceasefire], entries: Iterable[Entry], claims: Mapping[str, Claim]
) -> date | None:
    """The last day on which a report of these ceasefires appeared; where none is dated, the last that they tell of as past.

    A deadline or plan lies beyond what is known: how a ceasefire stands then nobody has told.
    """
    sources = (claims[one].source for ceasefire in ceasefires for one in ceasefire.claims if one in claims)
    told = [day for source in sources if (day := source.dating.day)]
    past = (entry.time for entry in entries if entry.time and entry.status != Status.PLANNED)
    ends = [date.fromisoformat(t.latest) for t in past if t.latest and t.precision in {"day", "minute"}]
    return max(told or ends, default=None)
