"""What is told of a ceasefire, as events of PLOVER: one for each act, contact, incident and statement of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.losses import Losing, LossKind
from truceline.exports.plover.actors import event_actor, event_place
from truceline.exports.plover.deeds import Deed, plover_deeds
from truceline.exports.plover.event import EventActor, EventPlace, PloverCase, PloverEvent
from truceline.exports.plover.ontology import PARTIES, SIDES, Coding, codings, ontology
from truceline.exports.plover.passages import event_source, place_of, role_of
from truceline.model import (
    Account,
    Act,
    ActClaim,
    Ceasefire,
    Claim,
    ContactClaim,
    Event,
    IncidentClaim,
    Side,
    StatementClaim,
    Status,
    When,
)
from truceline.model.ids import content_id

_EXACT = ("town", "region", "country", "area")


def plover_case(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], languages: Mapping[str, str], losing: Losing
) -> PloverCase:
    """The ceasefire as a case of PLOVER events, in order of time.

    `claims` holds at least its own, by id, `languages` those of articles. What PLOVER has no event for is noted as lost.
    """
    coded = ((deed, coding_of(deed, losing)) for deed in plover_deeds(ceasefire, claims, losing))
    events = [_event(deed, coding, languages, losing) for deed, coding in coded if coding is not None]
    return PloverCase(
        id=ceasefire.id,
        sides=tuple(side.id for side in ceasefire.sides.value or ()),
        events=tuple(sorted(events, key=_in_time)),
    )


def coding_of(deed: Deed, losing: Losing) -> Coding | None:
    """Which event of PLOVER it is; None, noted with the reason, where it is none."""
    if deed.is_alleged:
        return codings().acts["alleged"]
    told = deed.told
    coding = _of_act(deed, told, losing) if isinstance(told, Account) else _of_event(deed, told)
    why = coding.because if coding.type is None else None
    if coding.unless_done and not deed.done_by:
        why = coding.unless_done
    if why is not None:
        losing.note(LossKind.LEFT_OUT, deed.kind, f"no event of PLOVER: {why}", ceasefire=deed.ceasefire.id)
        return None
    intent = codings().intents.get(coding.type or "")
    if deed.told.status is Status.PLANNED and intent is not None:
        return replace(coding, type=intent, modes=(), cameo=None)
    return coding


def _of_act(deed: Deed, told: Account, losing: Losing) -> Coding:
    acts = codings().acts
    coding = acts[told.act]
    if told.act is Act.REACT and told.stance is not None:
        return acts[told.stance]
    if told.act is not Act.IMPLEMENT:
        return coding
    terms = (term for claim in deed.claims if isinstance(claim, ActClaim) for term in claim.terms)
    carried = [codings().terms[term] for term in dict.fromkeys(terms) if term in codings().terms]
    others = {side.id for side in deed.done_by} - {side.id for side in _sides(deed)}
    if others and all(one.by_others for one in carried):
        carried = [replace(one, type=one.by_others, modes=(), cameo=None) for one in carried]
    alike = [one for one in carried if one.type == carried[0].type]
    says = "what is carried out at once is one event; terms that are another type of event are left out"
    losing.note(
        LossKind.LEFT_OUT, "terms", says, ceasefire=deed.ceasefire.id, count=len(carried) - len(alike)
    )
    return _together(alike, coding) if alike else coding


def _together(alike: Sequence[Coding], carried_out: Coding) -> Coding:
    """Terms of one type that are carried out together, as one event where that was."""
    return replace(
        alike[0],
        modes=tuple(dict.fromkeys(mode for one in alike for mode in one.modes)),
        contexts=tuple(dict.fromkeys(context for one in alike for context in one.contexts)),
        place=carried_out.place,
    )


def _of_event(deed: Deed, told: Event) -> Coding:
    kinds = (ContactClaim, IncidentClaim, StatementClaim)
    claims = [claim for claim in deed.claims if isinstance(claim, kinds)]
    codes = {claim.cameo for claim in claims}
    forms, talking = codings().talks
    is_contact = told.kind == "contact"
    return Coding(
        type="CONSULT" if is_contact else told.what,
        modes=tuple(dict.fromkeys(claim.mode for claim in claims if claim.mode)),
        contexts=talking if is_contact and told.what in forms else (),
        place=True,
        cameo=codes.pop() if len(codes) == 1 else None,
        because="its type in the ledger is PLOVER's",
    )


def _event(deed: Deed, coding: Coding, languages: Mapping[str, str], losing: Losing) -> PloverEvent:
    kind = coding.type or ""
    place, further = _places(deed, coding, losing)
    if any(isinstance(claim, IncidentClaim) and claim.casualties for claim in deed.claims):
        says = "records have no field for who was killed or hurt"
        losing.note(LossKind.LEFT_OUT, "casualties", says, ceasefire=deed.ceasefire.id)
    if deed.when is not None and deed.when.doubts:
        says = "reports leave a doubt about the time, which the record does not tell"
        losing.note(LossKind.COARSER, "date", says, ceasefire=deed.ceasefire.id)
    is_of_deed = deed.is_alleged or _is_intent(kind, deed)
    when = None if is_of_deed else deed.when
    claims = tuple(dict.fromkeys(claim.id for claim in deed.claims))
    return PloverEvent(
        id=f"{deed.ceasefire.id}_{kind}_{_hash(deed, claims)}",
        type=kind,
        modes=tuple(_modes(kind, coding.modes, deed, losing)),
        contexts=(*coding.contexts, *_special(kind, deed)),
        actors=_actors(deed, coding, losing),
        recipients=tuple(_named(_recipients(deed, coding), deed)),
        date=when.value if when else None,
        between=_bounds(when),
        deed_at=deed.when.value if is_of_deed and deed.when else None,
        place=place,
        also_in=further,
        told=deed.kind,
        status=str(deed.told.status),
        cameo=coding.cameo,
        said_by=() if deed.is_alleged else deed.tellers,
        cues=tuple(dict.fromkeys(claim.cue.quote for claim in deed.claims)),
        claims=claims,
        source=event_source(deed.claims, languages),
    )


def _modes(kind: str, modes: Iterable[str], deed: Deed, losing: Losing) -> Iterator[str]:
    plover = ontology()
    for told in modes:
        mode = plover.renamed.get(f"{kind}.{told}", told)
        if mode in plover.types[kind].modes:
            yield mode
        else:
            says = f"{kind} has no mode {told!r} in {plover.codebook}"
            losing.note(LossKind.LEFT_OUT, "mode", says, ceasefire=deed.ceasefire.id)


def _special(kind: str, deed: Deed) -> tuple[str, ...]:
    """The context that says that it did not happen, or has not yet; an intent is coded as such."""
    match deed.told.status:
        case Status.NEGATED:
            return ("negation",)
        case Status.PLANNED if not _is_intent(kind, deed):
            return ("future",)
        case _:
            return ()


def _is_intent(kind: str, deed: Deed) -> bool:
    """Whether it is the intent to do what is planned, of which the time told is not its own."""
    return deed.told.status is Status.PLANNED and kind in codings().intents.values()


def _actors(deed: Deed, coding: Coding, losing: Losing) -> tuple[EventActor, ...]:
    if deed.is_alleged:
        return tuple(_named((deed.told.said_by,) if deed.told.said_by else (), deed))
    if not deed.done_by and coding.actors == SIDES and _sides(deed):
        says = "no report names who does it: the sides of the ceasefire stand as its actors"
        losing.note(LossKind.ASSUMED, deed.kind, says, ceasefire=deed.ceasefire.id)
        return tuple(_named(_sides(deed), deed))
    return tuple(_named(deed.done_by, deed))


def _recipients(deed: Deed, coding: Coding) -> tuple[Side, ...]:
    """Whom it is done to: who is accused, who is asked, whom an event is told to be done to."""
    if deed.is_alleged:
        return deed.done_by or _accused(deed.claims)
    if isinstance(deed.told, Event):
        return deed.told.whom
    if coding.recipients != PARTIES:
        return ()
    asking = {side.id for side in deed.done_by}
    parties = (role for claim in deed.claims if isinstance(claim, ActClaim) for role in claim.parties)
    asked = {role.id: Side(id=role.id, name=role.name) for role in parties if role.id not in asking}
    return tuple(asked[one] for one in sorted(asked))


def _accused(claims: Iterable[Claim]) -> tuple[Side, ...]:
    """Whom the accusation that stands beside a breach names, where the breach itself names nobody."""
    named = (role for claim in claims if isinstance(claim, StatementClaim) for role in claim.addressees)
    return tuple({role.id: Side(id=role.id, name=role.name) for role in named}.values())


def _named(sides: Iterable[Side], deed: Deed) -> Iterator[EventActor]:
    for side in sides:
        yield event_actor(side, role_of(deed.claims, side.id))


def _places(deed: Deed, coding: Coding, losing: Losing) -> tuple[EventPlace | None, tuple[str, ...]]:
    """The most exact place, and the ids of the others. What is alleged somewhere is not said there."""
    if isinstance(deed.told, Event):
        told = {side.id: side for side in deed.told.place}
    else:
        told = {role.id: Side(id=role.id, name=role.name) for claim in deed.claims for role in claim.place}
    if not told:
        return None, ()
    if not coding.place or deed.is_alleged:
        says = "the place is that of what is alleged or where the ceasefire applies, not that of the event"
        losing.note(LossKind.LEFT_OUT, "place", says, ceasefire=deed.ceasefire.id)
        return None, ()
    first, *further = sorted(told.values(), key=lambda side: (_exactness(side.id), side.id))
    return event_place(first, place_of(deed.claims, first.id)), tuple(side.id for side in further)


def _exactness(place: str) -> int:
    located = load_gazetteer().located(place)
    return _EXACT.index(located.precision) if located else len(_EXACT)


def _bounds(when: When | None) -> tuple[str | None, str | None] | None:
    """The bounds of a time that is not named; None where nothing bounds it."""
    if when is None or when.value is not None or (when.earliest is None and when.latest is None):
        return None
    first, last = (moment.isoformat() if moment else None for moment in (when.earliest, when.latest))
    return first, last


def _hash(deed: Deed, claims: tuple[str, ...]) -> str:
    return content_id(deed.ceasefire.id, deed.kind, str(deed.told.status), *claims)[:12]


def _sides(deed: Deed) -> tuple[Side, ...]:
    return deed.ceasefire.sides.value or ()


def _in_time(event: PloverEvent) -> tuple[str, str, str]:
    first = (event.between[0] or event.between[1]) if event.between else event.date
    return first or "9999", event.source.published or "9999", event.id
