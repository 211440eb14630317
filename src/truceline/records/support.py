"""How well a value is corroborated: by independent origins, not by the number of copies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from truceline.model import Act, ActClaim, Claim, StatementClaim, Support
from truceline.records.case import origin_of

SPEAKING = frozenset({Act.CALL, Act.PROPOSE, Act.DECLARE, Act.REJECT, Act.REACT, Act.DENY})
"""Acts that are done by speaking: who does them speaks (codebook, ruling 5)."""


def support(ids: Iterable[str], claims: Mapping[str, Claim], sides: Collection[str]) -> Support:
    """How many articles and independent origins tell what these claims tell, and in whose word.

    Copies, reprints and articles that credit the same source are one origin (see `Lineage.root`). An origin is the
    parties' own word where every claim from it is told by a side of the ceasefire (`sides` are their ids), a third
    party's where every claim is attributed and not all to sides; else the reports tell it themselves.
    """
    told = [claims[one] for one in dict.fromkeys(ids)]
    words: dict[str, set[str]] = {}
    for claim in told:
        words.setdefault(origin_of(claim), set()).add(whose_word(claim, sides))
    return Support(
        articles=len({claim.source.document for claim in told}),
        origins=len(words),
        parties=sum(word == {"party"} for word in words.values()),
        third_parties=sum("third" in word and "report" not in word for word in words.values()),
    )


def whose_word(claim: Claim, sides: Collection[str]) -> str:
    """Whose word a claim is: a `party`'s, a `third` party's, or the `report`'s own."""
    voices = voices_of(claim)
    if not voices:
        return "report"
    return "party" if all(voice in sides for voice in voices) else "third"


def voices_of(claim: Claim) -> tuple[str, ...]:
    """The ids of those whose word a claim is: who says so, or who speaks where speaking is the act; none for the report itself."""
    if claim.said_by is not None:
        return (claim.said_by.id,)
    match claim:
        case ActClaim() if claim.act in SPEAKING:
            return tuple(role.id for role in claim.actors)
        case StatementClaim():
            return tuple(role.id for role in claim.speakers)
        case _:
            return ()
