"""Who declared a ceasefire, for the rows of ETH/PRIO: one row an actor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.exports.eth_prio.dates import told_parts
from truceline.model import Ceasefire, Side, When


class Ground(StrEnum):
    """Why an actor has a row."""

    DECLARED = "is told to declare or to agree to it"
    SIGNED = "is told to sign it"
    SIDE = "is a side; who declared it is not told"
    NOBODY = "nobody is told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarer:
    """An actor with a row: who it is (None where nobody is told), its day, and why it has one.

    `by_agreement` is set where the day is that of the agreement, since none is told for any actor by itself.
    """

    side: Side | None
    when: When | None
    ground: Ground
    by_agreement: bool = False


def declarers(ceasefire: Ceasefire) -> tuple[Declarer, ...]:
    """Who has a row: each actor that declared, agreed or, as a side, signed; else each side; else one row for nobody.

    Where no actor's own day is told and that of the agreement is, it is the day of each: to agree is to declare. A day
    that is told for one is never taken for another.
    """
    own: list[_Row] = [(one.side, one.when, Ground.DECLARED) for one in ceasefire.declared.value or ()]
    sides, known = ceasefire.sides.value or (), {side.id for side, _, _ in own if side}
    bound = {side.id for side in sides}
    signed = [one for one in ceasefire.signatories.value or () if one.id in bound and one.id not in known]
    own += [(side, None, Ground.SIGNED) for side in signed]
    if not own:
        own = [(side, None, Ground.SIDE) for side in sides] or [(None, None, Ground.NOBODY)]
    agreed = None if any(when for _, when, _ in own) else ceasefire.agreed.value
    told = agreed if told_parts(agreed) else None
    return tuple(
        Declarer(side=side, when=when or told, ground=why, by_agreement=told is not None)
        for side, when, why in own
    )


_Row = tuple[Side | None, When | None, Ground]
