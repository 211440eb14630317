"""What is told of a ceasefire, before it is coded: each deed once, and what one side charges another with as its accusation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.exports.losses import Losing, LossKind
from truceline.exports.plover.ontology import MATERIAL_CONFLICT, ontology
from truceline.exports.plover.passages import first_told, shown_first
from truceline.model import Account, Ceasefire, Claim, Event, Side, Status, When
from truceline.records import ONCE
from truceline.views import deeds_of, time_of


@dataclass(frozen=True, slots=True)
class Deed:
    """An act, contact, incident or statement of a ceasefire with the claims behind it.

    First stands a claim that tells its time, where one does, then those published first. `when` is its time, `tellers` are the
    ids of those on whose word reports tell it.
    """

    told: Account | Event
    when: When | None
    claims: tuple[Claim, ...]
    ceasefire: Ceasefire
    tellers: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What it is in the ledger: the act on the ceasefire, else `contact`, `incident` or `statement`."""
        return str(self.told.act) if isinstance(self.told, Account) else self.told.kind

    @property
    def done_by(self) -> tuple[Side, ...]:
        """Who is told to do it."""
        return self.told.actors if isinstance(self.told, Account) else self.told.who

    @property
    def is_alleged(self) -> bool:
        """Whether it is what one side charges another with."""
        return self.told.status is Status.ALLEGED

    @property
    def passages(self) -> frozenset[tuple[str, int]]:
        """Where it is told: documents, and places in them."""
        return frozenset((claim.source.document, claim.span.start) for claim in self.claims)


def plover_deeds(ceasefire: Ceasefire, claims: Mapping[str, Claim], losing: Losing) -> list[Deed]:
    """What is told of a ceasefire, each thing once; `claims` holds at least its own, by id."""
    deeds = []
    for told, entry in deeds_of(ceasefire, claims):
        known = first_told(claims[one] for one in entry.claims if one in claims)
        when = time_of(told, ceasefire) if isinstance(told, Account) else told.date
        tellers = (told.said_by.id,) if told.said_by else ()
        deeds.append(Deed(told, when, known, ceasefire, tellers))
    gathered = _gathered(_charged(deeds, losing))
    return [replace(deed, claims=shown_first(deed.claims, deed.when)) for deed in gathered]


def _charged(deeds: Sequence[Deed], losing: Losing) -> list[Deed]:
    """The deeds, with those incidents as accusations that only a side of the ceasefire tells of another.

    An incident in the very words of an accusation is that accusation.
    """
    kept = dict(enumerate(deeds))
    charges = {passage: place for place, deed in kept.items() if deed.is_alleged for passage in deed.passages}
    for place, deed in enumerate(deeds):
        if deed.is_alleged or not _is_violent(deed):
            continue
        homes = {charges.get(passage) for passage in deed.passages}
        home = homes.pop() if len(homes) == 1 else None
        if home is not None and _is_charged(deed, kept[home]):
            both = {claim.id: claim for claim in (*kept[home].claims, *deed.claims)}
            kept[home] = replace(kept[home], claims=first_told(both.values()))
            del kept[place]
            says = (
                "told in the words of an accusation: it stands as that, without its own mode, place and time"
            )
            losing.note(LossKind.LEFT_OUT, "incident", says, ceasefire=deed.ceasefire.id)
        elif _is_word(deed):
            kept[place] = replace(deed, told=replace(deed.told, status=Status.ALLEGED))
    return list(kept.values())


def _is_violent(deed: Deed) -> bool:
    told = deed.told
    if not isinstance(told, Event) or told.kind != "incident" or told.status is not Status.ACTUAL:
        return False
    kind = ontology().types.get(told.what)
    return kind is not None and kind.quads[0] == MATERIAL_CONFLICT


def _is_charged(deed: Deed, charge: Deed) -> bool:
    """Whether the accusation is of whoever does this, or of nobody in particular."""
    accused = {side.id for side in charge.done_by}
    return not accused or {side.id for side in deed.done_by} <= accused


def _is_word(deed: Deed) -> bool:
    """Whether it is one side's word against another."""
    sides = {side.id for side in deed.ceasefire.sides.value or ()}
    doing = {side.id for side in deed.done_by}
    return bool(deed.tellers) and set(deed.tellers) <= sides and bool(doing) and not doing & set(deed.tellers)


def _gathered(deeds: Iterable[Deed]) -> list[Deed]:
    """The deeds with accounts of one act as one: those of the same doers and day, whoever tells it.

    What a ceasefire sees only once is one act as long as reports do not contradict each other: where one names fewer doers, or
    tells the time less exactly. What would fit two that do contradict each other stays by itself.
    """
    made: list[Deed] = []
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for deed in sorted(deeds, key=_exactness):
        places = alike[_kind(deed)]
        fits = [place for place in places if _is_same(deed, made[place])]
        if len(fits) == 1:
            made[fits[0]] = _both(made[fits[0]], deed)
        else:
            places.append(len(made))
            made.append(deed)
    return made


def _exactness(deed: Deed) -> tuple[int, int, str]:
    value = deed.when.value if deed.when and deed.when.value else ""
    return -len(value), -len(deed.done_by), min((claim.id for claim in deed.claims), default="")


def _kind(deed: Deed) -> tuple[object, ...]:
    """What two accounts of one act have in common at least; what is told once by its nature has it with nothing else."""
    told = deed.told
    if not isinstance(told, Account):
        return (id(deed),)
    act = (told.act, told.status, told.stance)
    if told.act in ONCE and not deed.is_alleged:
        return act
    day = deed.when.value if deed.when and deed.when.day else id(deed)
    teller = told.said_by.id if deed.is_alleged and told.said_by else None
    return (*act, frozenset(side.id for side in told.actors), day, teller)


def _is_same(deed: Deed, other: Deed) -> bool:
    """Whether two accounts that have this in common do not contradict each other."""
    doing, done = ({side.id for side in one.done_by} for one in (deed, other))
    fits = deed.when is None or other.when is None or deed.when.may_equal(other.when)
    return fits and (doing <= done or done <= doing)


def _both(one: Deed, other: Deed) -> Deed:
    """Two accounts as one, with the finer time (that of the first) and whoever is named as doing it."""
    more = other.told if len(other.done_by) > len(one.done_by) else one.told
    claims = {claim.id: claim for claim in (*one.claims, *other.claims)}
    return replace(
        one,
        told=more,
        when=one.when or other.when,
        claims=first_told(claims.values()),
        tellers=tuple(dict.fromkeys((*one.tellers, *other.tellers))) if one.tellers and other.tellers else (),
    )
