"""What is told of a ceasefire, one thing after another: acts, contacts, incidents, statements and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from truceline.model import (
    Account,
    Act,
    ActClaim,
    Ceasefire,
    Choice,
    Claim,
    ContactClaim,
    Event,
    EventType,
    IncidentClaim,
    Obligation,
    Side,
    StatementClaim,
    Status,
    When,
)
from truceline.records import support
from truceline.records.happening.events import says
from truceline.records.support import SPEAKING
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


def entries_of(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Entry]:
    """What is told of a ceasefire, in no order; `claims` holds at least its own, by id.

    What one passage tells twice is one entry with the claims of both: talks, and that it was negotiated; an accusation,
    and the breach that it is of. That it took effect is told once more where only its agreement gives the time.
    """
    told = deeds_of(ceasefire, claims)
    yield from (entry for _, entry in told)
    acts = [account.act for account in ceasefire.life.value or ()]
    if ceasefire.effect.value is not None and Act.EFFECT not in acts:
        yield _in_effect(ceasefire, claims)
    for owed in ceasefire.terms.value or ():
        if owed.deadline is not None and owed.deadline.value is not None:
            yield _deadline(owed, owed.deadline, claims, ceasefire.id)


def deeds_of(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> list[tuple[Account | Event, Entry]]:
    """The accounts and events of a ceasefire that are entries, each with its entry: what another tells already is left out."""
    events = [
        event
        for choice in (ceasefire.contacts, ceasefire.incidents, ceasefire.statements)
        for event in choice.value or ()
    ]
    deeds: list[Account | Event] = [*(ceasefire.life.value or ()), *events]
    entries = [
        _act(deed, ceasefire, claims)
        if isinstance(deed, Account)
        else event_entry(deed, claims, ceasefire.id)
        for deed in deeds
    ]
    return [(deeds[place], entry) for place, entry in _kept(entries, claims).items()]


_Passage = tuple[str, int, str]
"""A passage (document and place in it) and what is told there: an act, `contact`, who speaks by an act, who accuses."""


def told_once(entries: Sequence[Entry], claims: Mapping[str, Claim]) -> list[Entry]:
    """The entries without those that say again what another says of the same passages, whose claims that one gets.

    What denies an incident stands with it already.
    """
    return list(_kept(entries, claims).values())


def _kept(entries: Sequence[Entry], claims: Mapping[str, Claim]) -> dict[int, Entry]:
    """The entries of `told_once`, by their places among all."""
    told: dict[_Passage, int] = {}
    holding: dict[str, int] = {}
    for place, entry in enumerate(entries):
        holding |= dict.fromkeys(entry.claims, place) if entry.denied_by else {}
        for claim in _known(entry.claims, claims):
            for what in _telling(claim):
                told.setdefault((claim.source.document, claim.span.start, what), place)
    kept = dict(enumerate(entries))
    for place, entry in enumerate(entries):
        homes = [holding.get(one, _home(claims[one], told)) for one in entry.claims if one in claims]
        if homes and None not in homes and place not in homes:
            for home in homes:
                if home is not None:
                    more = (*kept[home].claims, *entry.claims)
                    kept[home] = replace(kept[home], claims=tuple(dict.fromkeys(more)))
            del kept[place]
    return kept


def _telling(claim: Claim) -> Iterator[str]:
    """What a claim tells that others of its passage may tell again: contacts, acts, and speaking where that is the act."""
    if isinstance(claim, ContactClaim):
        yield claim.kind
    elif isinstance(claim, IncidentClaim) and claim.said_by is not None:
        yield f"accused by {claim.said_by.id}"
    elif isinstance(claim, ActClaim) and claim.act is not Act.NEGOTIATE:
        yield claim.act
        if claim.act in SPEAKING:
            yield from (f"by {role.id}" for role in claim.actors)


def _home(claim: Claim, told: Mapping[_Passage, int]) -> int | None:
    """The entry that tells already what this claim does: the talks of a negotiation, the act that a statement is on or that it is."""
    match claim:
        case ActClaim(act=Act.NEGOTIATE):
            again = ["contact"]
        case StatementClaim():
            speaker = claim.speakers[0].id if claim.speakers else ""
            accused = f"accused by {speaker}" if claim.event_type is EventType.ACCUSE else ""
            again = [str(claim.on_act), f"by {speaker}", accused]
        case _:
            return None
    places = (told.get((claim.source.document, claim.span.start, what)) for what in again)
    return next((place for place in places if place is not None), None)


def _known(ids: Iterable[str], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[one] for one in ids if one in claims]


_FIELDS = {Act.AGREE: "agreed", Act.DECLARE: "agreed", Act.EFFECT: "effect", Act.END: "ended"}
"""The fields that hold the time of an act where the account of it tells none."""


def time_of(account: Account, ceasefire: Ceasefire) -> When | None:
    """When an act was: as it is told, else as the field of that act has it where that rests on the same claims."""
    if account.date is not None or account.act not in _FIELDS or account.status is Status.NEGATED:
        return account.date
    chosen: Choice[When] = getattr(ceasefire, _FIELDS[account.act])
    named = chosen.value is not None and chosen.value.value is not None
    return chosen.value if named and set(chosen.rests_on) & set(account.claims) else None


def _act(account: Account, ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Entry:
    when = time_of(account, ceasefire)
    first = next(iter(_known(account.claims, claims)), None)
    what = VERBS.get(account.act, str(account.act))
    return Entry(
        kind="act",
        what=f"{what} ({account.stance})" if account.stance else what,
        says=says(first) if first else "",
        ceasefire=ceasefire.id,
        time=moment(when),
        told=_first_day(account.claims, claims),
        who=_names(account.actors),
        status=str(account.status),
        said_by=account.said_by.name if account.said_by else None,
        origins=account.origins,
        claims=account.claims,
    )


def _in_effect(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Entry:
    """That it took effect, as the field tells it."""
    chosen = ceasefire.effect
    return Entry(
        kind="act",
        what=VERBS[Act.EFFECT],
        says="",
        ceasefire=ceasefire.id,
        time=moment(chosen.value),
        told=_first_day(chosen.rests_on, claims),
        origins=support((one for one in chosen.rests_on if one in claims), claims, ()).origins,
        claims=chosen.rests_on,
    )


def event_entry(event: Event, claims: Mapping[str, Claim], ceasefire: str | None) -> Entry:
    """A contact, incident or statement, told of a ceasefire or of none."""
    return Entry(
        kind=event.kind,
        what=event.what,
        says=event.says,
        ceasefire=ceasefire,
        time=moment(event.date),
        told=_first_day(event.claims, claims),
        who=_names(event.who),
        whom=_names(event.whom),
        place=_names(event.place),
        status=str(event.status),
        said_by=event.said_by.name if event.said_by else None,
        denied_by=_names(event.denied_by),
        quantity=in_words(event.quantity) or None,
        origins=event.origins,
        claims=event.claims,
    )


def _deadline(owed: Obligation, due: Choice[When], claims: Mapping[str, Claim], ceasefire: str) -> Entry:
    return Entry(
        kind="deadline",
        what=owed_words(owed),
        says=str(owed.progress),
        ceasefire=ceasefire,
        time=moment(due.value),
        told=_first_day(due.rests_on, claims),
        who=_names(owed.obligor),
        whom=_names(owed.beneficiary),
        place=_names(owed.place),
        status=Status.PLANNED,
        quantity=(in_words(owed.quantity) or None) if owed.quantity else None,
        origins=support((one for one in due.rests_on if one in claims), claims, ()).origins,
        claims=due.rests_on,
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
