"""Whom a ceasefire binds, as far as the report tells: the field `parties` of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from truceline.claims.clauses.roles import join, without
from truceline.claims.reading import Reading
from truceline.claims.sides.fighting import CONTEST, JOINED, KEPT, Front, enemies_among, fronts, most_told
from truceline.claims.sides.who import acts_there, included, is_side, sides
from truceline.claims.vocabulary import side_words
from truceline.model import Act, ActClaim, ActorKind, Role, TermType

_THIRD = frozenset({Act.CALL, Act.REACT})  # who does these speaks to the sides, and is none
_OFTEN_THIRD = frozenset({Act.NEGOTIATE, Act.PROPOSE})  # mediators do these too
_FROM_OUTSIDE = _THIRD | {Act.REJECT}
_HELP = frozenset({TermType.MONITORING, TermType.PEACEKEEPERS, TermType.HUMANITARIAN_ACCESS})  # of outsiders
_DEEDS = frozenset({Act.VIOLATE, Act.IMPLEMENT})
_AGREED = frozenset({Act.AGREE, Act.EXTEND, Act.EFFECT})
_LOOSE = _OFTEN_THIRD | {Act.IMPLEMENT}
_OWN_ONLY = frozenset({Act.DECLARE})  # a side's own announcement binds the side, not its enemies
_ACCUSING = frozenset({Act.VIOLATE, Act.IMPLEMENT, Act.END, Act.HOLD, Act.DENY})
_NO_SIDE = frozenset({ActorKind.PERSON, ActorKind.PLACE})
_FIGHTERS = frozenset({ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT, ActorKind.GROUP, ActorKind.TERRITORY})
_GOVERNING = frozenset({ActorKind.STATE, ActorKind.ORGANISATION})
_PAIR = 2
_BESIDE = "a side of the same ceasefire"
_AT_WAR = "the sides that the report tells at war"


def own_parties(reading: Reading, claim: ActClaim) -> tuple[Role, ...]:
    """The sides that a claim's own words bind: those named beside the ceasefire, and those who act on it as sides."""
    told = _told_sides(reading)
    beside = without(claim.parties, claim.actors)
    if claim.act is Act.IMPLEMENT and claim.terms and _HELP.issuperset(claim.terms):
        return _bindable(reading, without(beside, claim.mediators))
    acting = _acting(reading, claim, beside)
    inside = [role for role in claim.parties if claim.act not in _THIRD and role.id in {r.id for r in acting}]
    found = join(acting, _members(reading, acting), inside, beside, _speaker(reading, claim, told))
    return _bindable(reading, without(found, claim.mediators))


def is_firm(claim: ActClaim, *, alone: bool) -> bool:
    """Whether a claim's actors are sides by what they do: mediators and peacekeepers do the rest too.

    A ceasefire that binds only who declared it (`alone`) can be broken by who is not bound.
    """
    return claim.act not in _LOOSE and not (alone and claim.act is Act.VIOLATE)


def settled(reading: Reading, claim: ActClaim, firm: Sequence[Role], *, alone: bool) -> ActClaim:
    """The claim less the states that only mediate, plan or help to carry out a ceasefire whose sides are named without them."""
    if is_firm(claim, alone=alone) or len(firm) < (1 if alone else _PAIR):
        return claim
    states = [role for role in claim.actors if reading.kinds.get(role.id) is ActorKind.STATE]
    return replace(claim, parties=without(claim.parties, without(states, firm)))


def _acting(reading: Reading, claim: ActClaim, beside: Sequence[Role]) -> tuple[Role, ...]:
    """Those of a claim's actors who act as sides: not who speaks from outside, votes, or signs between two enemies."""
    if claim.act in _THIRD or (claim.act is Act.REJECT and _is_outside(reading, claim)):
        return ()
    if claim.act in _OFTEN_THIRD:
        acting = _taking_part(reading, claim, _told_sides(reading))
        return enemies_among(reading, acting) or acting
    if claim.act in _AGREED and len(beside) >= _PAIR and without(claim.actors, claim.parties) == claim.actors:
        return ()  # "A and B reached a deal on a truce between C and D"
    return enemies_among(reading, claim.actors) or claim.actors


def _members(reading: Reading, acting: Sequence[Role]) -> tuple[Role, ...]:
    """Those that an alliance acts for, where the report names them with it."""
    mentions = [reading.by_words.get(role.words) for role in acting if role.words]
    heads = [mention.head for mention in mentions if mention is not None]
    return sides(reading, [i for head in heads for i in included(reading, head)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the rest of a report tells of a claim's ceasefire.

    `sides` are those that claims of the same ceasefire name, `outside` those who act on it, or on another one of the
    report, without being sides, `alone` says that it binds only who declared it, and `past`
    that it is too old for the sides of today's fighting.
    """

    sides: tuple[Role, ...] = ()
    outside: tuple[Role, ...] = ()
    alone: bool = False
    past: bool = False


def parties(reading: Reading, claim: ActClaim, beside: Beside) -> tuple[Role, ...]:
    """The sides of a claim: its own; where it names fewer than two, those of the same ceasefire, then those told to fight."""
    own = claim.parties
    alone = beside.alone and claim.act is not Act.REJECT  # who turns one down is a side to it too
    if claim.act is Act.MENTION or len(own) >= _PAIR or (own and alone):
        return own
    others = _speakers(reading, claim) if claim.act in _THIRD else ()
    shared = _inside(without(beside.sides, (*others, *claim.mediators)), own, beside)
    found = join(own, _understood(shared, _BESIDE))
    if len(found) >= _PAIR or alone or beside.past or claim.act in _OWN_ONLY or (found and others):
        return found
    enemies = _enemies(reading, claim, found, beside.outside)
    enemies = _inside(without(enemies, (*others, *claim.mediators)), found, beside)
    return join(found, _understood(enemies, _AT_WAR))


def _inside(found: tuple[Role, ...], known: Sequence[Role], beside: Beside) -> tuple[Role, ...]:
    """The sides without those who elsewhere in the report mediate or act from outside, where two are left."""
    left = without(found, beside.outside)
    return left if len(join(known, left)) >= _PAIR else found


def _speakers(reading: Reading, claim: ActClaim) -> tuple[Role, ...]:
    """Who speaks to the sides from outside: not who is told to be in the conflict itself."""
    inside = {
        i for front in fronts(reading) if front.reason == CONTEST and len(front.sides) > 1 for i in front.ids
    }
    return tuple(role for role in claim.actors if role.id not in inside)


def _enemies(
    reading: Reading, claim: ActClaim, known: Sequence[Role], outside: Sequence[Role]
) -> tuple[Role, ...]:
    """Who fights the known side, or each other where none is known: as the claim's sentence tells it, else the report."""
    first, last = reading.token_range(claim.span)
    near = [front for front in fronts(reading) if first <= front.at < last]
    alone = join(*(front.sides for front in near if len(front.sides) == 1)) if known else ()
    here = _against(near, known)
    return (
        enemies_among(reading, here)
        or here
        or without(alone, known)
        or _most_told(reading, known)
        or _only_other(reading, claim, known, outside)
    )


def _against(told: Iterable[Front], known: Sequence[Role]) -> tuple[Role, ...]:
    ids = {role.id for role in known}
    fitting = [front for front in told if ids <= front.ids]
    pairs = [front for front in fitting if len(front.sides) >= _PAIR]
    return join(*(front.sides for front in pairs or (() if ids else fitting)))


def _most_told(reading: Reading, known: Sequence[Role]) -> tuple[Role, ...]:
    """The sides that the report sets against each other most often, of those that take in the known one."""
    ids = frozenset(role.id for role in known)
    pairs = [front for front in fronts(reading) if len(front.sides) >= _PAIR]
    fought = [front for front in pairs if front.reason != JOINED] or pairs
    return most_told([front for front in fought if ids <= front.ids])


def _only_other(
    reading: Reading, claim: ActClaim, known: Sequence[Role], third: Sequence[Role]
) -> tuple[Role, ...]:
    """The one other side that the report names, or the only two where none is known; of several, the only armed group.

    Who asks for a ceasefire, turns one down or welcomes it may speak of a war elsewhere: there only the one armed group
    counts. A breach or a deed is the only side's where the report names no other.
    """
    outside = (*claim.mediators, *claim.actors, *known, *third)
    armed = without(_armed_groups(reading), outside)
    others = without(_acting_sides(reading), outside)
    from_outside = not known and claim.act in _FROM_OUTSIDE
    if not from_outside and (len(others) + len(known) == _PAIR or (len(others) == 1 and claim.act in _DEEDS)):
        return others
    return armed if len(armed) == 1 else ()


@lru_cache(maxsize=KEPT)
def _acting_sides(reading: Reading) -> tuple[Role, ...]:
    """The sides that a report names as someone who acts, places and peoples left out."""
    heads = [
        mention.head
        for mention in reading.mentions.values()
        if acts_there(reading, mention)
        and not any(actor.kind is ActorKind.TERRITORY for actor in mention.actors)
    ]
    return sides(reading, heads)


@lru_cache(maxsize=KEPT)
def _armed_groups(reading: Reading) -> tuple[Role, ...]:
    """The armed groups that a report names in whatever place: where one is named, it is for its part in the fighting."""
    found = sides(reading, sorted(reading.mentions))
    return tuple(role for role in found if reading.kinds.get(role.id) is ActorKind.ARMED_GROUP)


def _taking_part(reading: Reading, claim: ActClaim, told: frozenset[str]) -> tuple[Role, ...]:
    """Those who negotiate or offer for themselves: armed groups, and governments that talk with each other or are told to fight."""
    named = {role.id for role in claim.parties} - {role.id for role in claim.actors}
    together = (len(claim.actors) > 1 or bool(named) or claim.act is Act.PROPOSE) and len(named) < _PAIR
    unfought = not told or (bool(named) and claim.act is Act.NEGOTIATE)
    return tuple(
        role
        for role in claim.actors
        if (together or role.reason != "demonym" or claim.act is not Act.NEGOTIATE)  # "Syrian peace talks"
        and (
            role.id in told
            or reading.kinds.get(role.id) in _FIGHTERS
            or (together and unfought and reading.kinds.get(role.id) in _GOVERNING)
        )
    )


def _speaker(reading: Reading, claim: ActClaim, told: frozenset[str]) -> tuple[Role, ...]:
    """Who reports the breach of a ceasefire of its own: an armed group, or a state at war or whose ground it is."""
    speaker = claim.said_by
    if speaker is None or claim.act not in _ACCUSING:
        return ()
    if len(without(join(claim.actors, claim.parties), (speaker,))) >= _PAIR:  # it speaks of two others
        return ()
    kind = reading.kinds.get(speaker.id)
    fights = kind in _FIGHTERS or speaker.id in told
    its_ground = kind is ActorKind.STATE and any(role.within == speaker.id for role in claim.place)
    return (speaker,) if fights or its_ground else ()


@lru_cache(maxsize=KEPT)
def _told_sides(reading: Reading) -> frozenset[str]:
    return frozenset(i for front in fronts(reading) for i in front.ids)


def _bindable(reading: Reading, found: Iterable[Role]) -> tuple[Role, ...]:
    """Those of the roles that a ceasefire can bind: see `is_side`."""
    return tuple(role for role in found if _can_be_bound(reading, role))


def _can_be_bound(reading: Reading, role: Role) -> bool:
    mention = reading.by_words.get(role.words) if role.words else None
    actor = next((actor for actor in mention.actors if actor.id == role.id), None) if mention else None
    if mention is None or actor is None:
        return reading.kinds.get(role.id) not in _NO_SIDE
    unknown = (
        actor.kind is ActorKind.ORGANISATION and role.reason == "entity"
    )  # an armed group nobody listed, if it acts
    return unknown or is_side(reading, actor, mention)


def _is_outside(reading: Reading, claim: ActClaim) -> bool:
    """Whether who refuses a ceasefire votes on others' or says that it does not bind them ("is not bound by the truce")."""
    first, last = reading.token_range(claim.span)
    cue = reading.token_range(claim.cue)
    votes = any(token.lemma in side_words().voting for token in reading.tokens[first:last])
    return votes or any(token.lemma == "bind" for token in reading.tokens[cue[0] : cue[1]])


def _understood(found: Iterable[Role], reason: str) -> tuple[Role, ...]:
    return tuple(replace(role, reason=reason) for role in found)
