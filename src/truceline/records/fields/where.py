"""Where the ceasefire applies, and where it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from truceline.model import Abstention, Act, ActClaim, Choice, Claim, Role, Side, Status
from truceline.records.case import Case, side_names
from truceline.records.choose import abstain, choose_text, tally
from truceline.records.fields.times import agreed
from truceline.records.moments import before
from truceline.records.vocabulary import read
from truceline.records.weighing import choose_most, weigh
from truceline.records.wording import says, stems_of, wordings

_TOWN = re.compile(r"[A-Z]{3}-")  # ids of towns begin with their state
_STATE = 3  # letters of the id of a state
_MAKING = frozenset({Act.AGREE, Act.NEGOTIATE})
_APPLYING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND})
_APART = frozenset({Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT, Act.DENY})
"""Acts whose words can be of another ceasefire that is wished for."""


def place(case: Case) -> Choice[tuple[Side, ...]]:
    """Where the ceasefire applies or is said to be broken, under the names that the articles print.

    A town where it is told to be signed, or outside the lands of its sides and named with an agreement or with talks, is where
    it was made (`venue`).
    """
    told = tally(case.claims, lambda claim: (role for role in claim.place if not _is_venue(claim, role)))
    if not told:
        return abstain(place, Abstention.NOT_MENTIONED, "no claim names a place")
    names = side_names(case.claims)
    value = tuple(sorted((names[key] for key in told), key=lambda side: (side.name, side.id)))
    rests = [claim.id for claims in told.values() for claim in claims]
    return choose_text(place, value, rests, (), "each is named as the place")


def partial(case: Case) -> Choice[bool]:
    """Whether it is a local ceasefire, not one for the whole conflict (ETH/PRIO: `partial`).

    By the words for it ("a local truce", "nationwide"), else by the places for which it is agreed: towns alone make it local.
    """
    scope = wordings("scope")
    told: dict[bool, list[ActClaim]] = {}
    for value, name in ((True, "local"), (False, "general")):
        claims = [
            c
            for c in case.claims
            if c.act not in _APART and says(case, c, scope[name], loose=c.act in _APPLYING)
        ]
        if claims:
            told[value] = claims
    if told:
        return choose_most(
            partial, told, "by the words for it", lambda value: "local" if value else "general"
        )
    applying = [claim for claim in case.of(*_APPLYING) if claim.place]
    where = [(claim, [role for role in claim.place if not _is_venue(claim, role)]) for claim in applying]
    towns = [claim for claim, roles in where if roles and all(_TOWN.match(role.id) for role in roles)]
    if towns and len(towns) == sum(bool(roles) for _, roles in where):
        return choose_text(partial, True, [c.id for c in towns], (), "it is agreed for towns alone")
    return abstain(partial, Abstention.NOT_MENTIONED, "no claim tells whether it is local or general")


def venue(case: Case) -> Choice[tuple[Side, ...]]:
    """Where it was negotiated or signed; a venue makes no mediator (codebook: ruling 7).

    From the places of talks and meetings about it, and from words such as "signed in Lusaka". Those that at least half as many
    independent origins tell as tell the one told most.
    """
    told: dict[str, list[Claim]] = {}
    names = side_names(case.told)
    for claim, side in _venues(case, {side.name.casefold(): side for side in names.values()}):
        told.setdefault(side.id, []).append(claim)
        names.setdefault(side.id, side)
    if not told:
        return abstain(venue, Abstention.NOT_MENTIONED, "no claim tells where it was made")
    weights = weigh(told)
    most = max(weights.share.values())
    kept = [key for key in sorted(told, key=lambda key: names[key].name) if 2 * weights.share[key] >= most]
    rests = [claim.id for key in kept for claim in told[key]]
    over = [claim.id for key in told if key not in kept for claim in told[key]]
    reason = "; ".join(f"{names[key].name} by {weights.said(key)}" for key in kept)
    return choose_text(
        venue, tuple(names[key] for key in kept), rests, over, f"told as where it was made: {reason}"
    )


def _venues(case: Case, known: Mapping[str, Side]) -> Iterator[tuple[Claim, Side]]:
    made = agreed(case).value
    for contact in case.contacts:
        later = made is not None and contact.date is not None and before(made, contact.date)
        if contact.form != "call" and contact.status is Status.ACTUAL and not later:
            for role in contact.place:
                yield contact, Side(id=role.id, name=role.name)
    for claim in case.of(*_MAKING):
        for role in claim.place:
            if _is_venue(claim, role):
                yield claim, Side(id=role.id, name=role.name)
        if claim.act is Act.AGREE and (claim.source.document, claim.span.start) not in case.crowded:
            for name in _named_after_making(claim.span.quote):
                if claim.conflict is None or name != claim.conflict.name:
                    yield claim, known.get(name.casefold(), Side(id=name.casefold(), name=name))


def _is_venue(claim: ActClaim, role: Role) -> bool:
    """Whether a place of an agreement or of talks is where they were made: by the words, or as a town of another land."""
    if claim.act not in _MAKING or not role.within or not _TOWN.match(role.id):
        return False
    if claim.act is Act.AGREE and role.name in _named_after_making(claim.span.quote):
        return True
    lands = {side.id for side in claim.parties if len(side.id) == _STATE}
    lands |= (
        {land for land in (claim.conflict.id, claim.conflict.within) if land} if claim.conflict else set()
    )
    return bool(lands) and role.within not in lands


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _VenueWords:
    stems: frozenset[str]
    after: re.Pattern[str]
    no_places: frozenset[str]


def _named_after_making(quote: str) -> Iterable[str]:
    """The names that stand where a place would after words of making: "signed on Friday in Lusaka"."""
    words = _venue_words()
    if words.stems.isdisjoint(stems_of(quote)):
        return ()
    names = (match["place"] for match in words.after.finditer(quote))
    return [name for name in dict.fromkeys(names) if name.split()[0] not in words.no_places]


@cache
def _venue_words() -> _VenueWords:
    table = read("venue.toml")
    makers, signing, between = ("|".join(table[key]) for key in ("makers", "signing", "between"))
    place = r"(?P<place>[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|(?:de|da|el|al|es|of)(?= [A-Z])))*)"
    return _VenueWords(
        stems=frozenset(stem[:5] for stem in table["stems"]),
        after=re.compile(
            rf"\b(?:(?:{makers})(?: (?:{between}))*|(?:{signing})(?: (?!in |at )[\w’'-]+,?){{1,8}}?),? (?:in|at) {place}"
        ),
        no_places=frozenset(table["no_places"]),
    )
