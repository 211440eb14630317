"""What is told of a ceasefire or a conflict in order of time: acts, contacts, incidents, statements and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from truceline.model import Account, Ceasefire, Claim, Conflict, Event, Obligation, Side, Status, When
from truceline.records import events_of, support
from truceline.records.stretches import stretches
from truceline.views.standing import VERBS
from truceline.views.values import in_words, owed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as it is shown: as precisely as it is told (`words`, `precision` as in `When`), and the days it leaves open.

    `earliest` and `latest` are the first and last of these days, None where nothing bounds the time on that side.
    """

    value: str | None
    words: str
    precision: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is told: what, by and to whom, when, according to whom.

    `kind` is `act`, `contact`, `incident`, `statement` or `deadline`; `what` the act, the form of a contact, PLOVER's event type
    or what is due, `says` the words that show it. `time` is None where none is told, `told` the day of the first report.
    `ceasefire` is the id of the one it is told of. `origins` counts who tells it, `claims` are the evidence, denials
    with it.
    """

    kind: str
    what: str
    says: str
    ceasefire: str | None = None
    time: Moment | None = None
    told: str | None = None
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    status: str = Status.ACTUAL
    said_by: str | None = None
    denied_by: tuple[str, ...] = ()
    quantity: str | None = None
    origins: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A state that a ceasefire was in from one day to another, both included; "unclear" where two are possible."""

    state: str
    first: str
    last: str


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
    entries = _in_time(_entries_of(ceasefire, claims))
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
    between = (_event(event, claims, None) for event in events_of(conflict, ceasefires, claims.values()))
    entries = _in_time([*(entry for one in own for entry in _entries_of(one, claims)), *between])
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


def _timeline(
    names: tuple[str, str], ceasefires: Iterable[Ceasefire], entries: Sequence[Entry], until: date | None
) -> Timeline:
    return Timeline(
        id=names[0],
        name=names[1],
        until=until.isoformat() if until else None,
        lanes=tuple(_lane(one, until) for one in ceasefires) if until else (),
        entries=tuple(entry for entry in entries if entry.time is not None),
        undated=tuple(entry for entry in entries if entry.time is None),
    )


def _in_time(entries: Iterable[Entry]) -> list[Entry]:
    """In order of the first day that the time leaves open, else the last, else that of the first report."""

    def order(entry: Entry) -> tuple[str, str, str, str, tuple[str, ...]]:
        time = entry.time
        if time is None:
            return entry.told or "9999", "", "", entry.kind, entry.claims
        return time.earliest or time.latest or "", time.latest or "9999", time.words, entry.kind, entry.claims

    return sorted(entries, key=order)


def _last_day(
    ceasefires: Iterable[Ceasefire], entries: Iterable[Entry], claims: Mapping[str, Claim]
) -> date | None:
    """The last day on which a report of these ceasefires appeared, or on which something told of to the day is over."""
    sources = (claims[one].source for ceasefire in ceasefires for one in ceasefire.claims if one in claims)
    told = [day for source in sources if (day := source.dating.day)]
    times = (entry.time for entry in entries if entry.time and entry.time.precision in {"day", "minute"})
    ends = [date.fromisoformat(time.latest) for time in times if time.latest]
    return max((*told, *ends), default=None)


def _lane(ceasefire: Ceasefire, until: date) -> Lane:
    return Lane(
        ceasefire=ceasefire.id,
        phases=tuple(
            Phase(
                state=str(one.state) if one.state else "unclear",
                first=one.first.isoformat(),
                last=one.last.isoformat(),
            )
            for one in stretches(ceasefire, until)
        ),
    )


def _entries_of(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Entry]:
    for account in ceasefire.life.value or ():
        yield _act(account, claims, ceasefire.id)
    for events in (ceasefire.contacts, ceasefire.incidents, ceasefire.statements):
        for event in events.value or ():
            yield _event(event, claims, ceasefire.id)
    for owed in ceasefire.terms.value or ():
        if owed.deadline is not None and owed.deadline.value is not None:
            yield _deadline(owed, owed.deadline.value, claims, ceasefire.id)


def _act(account: Account, claims: Mapping[str, Claim], ceasefire: str) -> Entry:
    cues = [claims[one].cue.quote for one in account.claims if one in claims]
    return Entry(
        kind="act",
        what=VERBS.get(account.act, str(account.act)),
        says=cues[0] if cues else "",
        ceasefire=ceasefire,
        who=_names(account.actors),
        status=str(account.status),
        said_by=account.said_by.name if account.said_by else None,
        origins=account.origins,
        claims=account.claims,
        time=moment(account.date),
        told=_first_day(account.claims, claims),
    )


def _event(event: Event, claims: Mapping[str, Claim], ceasefire: str | None) -> Entry:
    return Entry(
        kind=event.kind,
        what=event.what,
        says=event.says,
        ceasefire=ceasefire,
        who=_names(event.who),
        whom=_names(event.whom),
        place=_names(event.place),
        status=str(event.status),
        said_by=event.said_by.name if event.said_by else None,
        denied_by=_names(event.denied_by),
        quantity=in_words(event.quantity) or None,
        origins=event.origins,
        claims=event.claims,
        time=moment(event.date),
        told=_first_day(event.claims, claims),
    )


def _deadline(owed: Obligation, when: When, claims: Mapping[str, Claim], ceasefire: str) -> Entry:
    rests = owed.deadline.rests_on if owed.deadline else ()
    return Entry(
        kind="deadline",
        what=owed_words(owed),
        says=str(owed.progress),
        ceasefire=ceasefire,
        who=_names(owed.obligor),
        whom=_names(owed.beneficiary),
        place=_names(owed.place),
        status=Status.PLANNED,
        quantity=(in_words(owed.quantity) or None) if owed.quantity else None,
        origins=support((one for one in rests if one in claims), claims, ()).origins,
        claims=rests,
        time=moment(when),
        told=_first_day(rests, claims),
    )


def moment(when: When | None) -> Moment | None:
    """A time as it is shown; None where nothing is told of it."""
    if when is None or (when.earliest is None and when.latest is None):
        return None
    last = when.latest - timedelta(microseconds=1) if when.latest else None  # bounds are half-open
    return Moment(
        value=when.value,
        words=in_words(when),
        precision=when.precision,
        earliest=when.earliest.date().isoformat() if when.earliest else None,
        latest=last.date().isoformat() if last else None,
    )


def _first_day(ids: Iterable[str], claims: Mapping[str, Claim]) -> str | None:
    days = (claims[one].source.dating.day for one in ids if one in claims)
    first = min((day for day in days if day is not None), default=None)
    return first.isoformat() if first else None


def _names(sides: Iterable[Side]) -> tuple[str, ...]:
    return tuple(side.name for side in sides)
