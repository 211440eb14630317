"""A claim as a web annotation: the article, the exact words and where they stand, and what they tell."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.exports.rdf.graph import (
    Block,
    Iri,
    Literal,
    Object,
    Resource,
    Told,
    named,
    oa,
    prov,
    tl,
    words,
)
from truceline.exports.rdf.names import Names
from truceline.exports.rdf.values import Values, decimal, duration
from truceline.model import (
    ActClaim,
    Claim,
    ContactClaim,
    EventClaim,
    IncidentClaim,
    Span,
    StatementClaim,
    TermClaim,
)


def claim_resources(claim: Claim, names: Names) -> Iterator[Resource]:
    """The claim with its passages."""
    block = Block()
    values = Values(block, names)
    said_by = claim.said_by
    also = claim.also if isinstance(claim, ActClaim) else ()
    block.put(
        named("claim", claim.id),
        (oa("Annotation"), prov("Entity"), tl(type(claim).__name__)),
        {
            oa("hasTarget"): [
                _passage(block, claim, claim.span, claim.id),
                *(_passage(block, claim, one, f"{claim.id}:{n}") for n, one in enumerate(also, start=1)),
            ],
            tl("cue"): Literal(claim.cue.quote),
            tl("cue_start"): claim.cue.start,
            tl("cue_end"): claim.cue.end,
            prov("wasQuotedFrom"): named("article", claim.source.document),
            prov("wasAttributedTo"): names.actor(said_by) if said_by else None,
            prov("wasGeneratedBy"): names.function(claim.made_by),
            tl("status"): Literal(str(claim.status)),
            tl("confidence"): decimal(claim.confidence),
            tl("place"): names.places(claim.place),
            **_told(claim, values),
        },
    )
    yield from block


def _passage(block: Block, claim: Claim, span: Span, at: str) -> Iri:
    """Words of the article, by themselves and by their place in its text: offsets are of characters, half-open."""
    return block.put(
        named("passage", at),
        (oa("SpecificResource"),),
        {
            oa("hasSource"): named("article", claim.source.document),
            oa("hasSelector"): [
                block.put(named("quote", at), (oa("TextQuoteSelector"),), {oa("exact"): Literal(span.quote)}),
                block.put(
                    named("position", at),
                    (oa("TextPositionSelector"),),
                    {oa("start"): span.start, oa("end"): span.end},
                ),
            ],
        },
    )


def _told(claim: Claim, values: Values) -> dict[Iri, Told]:
    match claim:
        case ActClaim():
            return _act(claim, values)
        case TermClaim():
            return _term(claim, values)
        case _:
            return {**_event(claim, values), **_who(claim, values)}


def _act(claim: ActClaim, values: Values) -> dict[Iri, Told]:
    names = values.names
    return {
        tl("act"): Literal(str(claim.act)),
        tl("actors"): names.actors(claim.actors),
        tl("parties"): names.actors(claim.parties),
        tl("mediators"): names.actors(claim.mediators),
        tl("start"): values.maybe(claim.start, f"{claim.id}:start"),
        tl("end"): values.maybe(claim.end, f"{claim.id}:end"),
        tl("duration"): duration(claim.duration) if claim.duration else None,
        tl("when"): values.maybe(claim.act_date, claim.id),
        tl("type"): [Literal(str(term)) for term in claim.terms],
        tl("about"): names.place(claim.conflict) if claim.conflict else None,
    }


def _term(claim: TermClaim, values: Values) -> dict[Iri, Told]:
    names = values.names
    return {
        tl("type"): Literal(str(claim.type)),
        tl("obligor"): names.actors(claim.obligor),
        tl("beneficiary"): names.actors(claim.beneficiary),
        tl("oversight"): names.actors(claim.oversight),
        tl("quantity"): values.maybe(claim.quantity, claim.id),
        tl("deadline"): values.maybe(claim.deadline, claim.id),
        tl("duration"): duration(claim.duration) if claim.duration else None,
    }


def _event(claim: EventClaim, values: Values) -> dict[Iri, Told]:
    return {
        tl("event_type"): Literal(str(claim.event_type)),
        tl("mode"): words(claim.mode),
        tl("cameo"): words(claim.cameo),
        tl("when"): values.maybe(claim.date, claim.id),
    }


def _who(claim: EventClaim, values: Values) -> dict[Iri, Told]:
    names = values.names
    match claim:
        case ContactClaim():
            return {
                tl("what"): Literal(claim.form),
                tl("who"): names.actors(claim.participants),
                tl("topic"): words(claim.topic.quote if claim.topic else None),
            }
        case IncidentClaim():
            return {
                tl("who"): names.actors(claim.actors),
                tl("whom"): names.actors(claim.targets),
                tl("weapon"): words(claim.weapon.quote if claim.weapon else None),
                tl("quantity"): values.maybe(claim.quantity, claim.id),
                tl("casualties"): _casualties(claim, values),
            }
        case StatementClaim():
            return {
                tl("who"): names.actors(claim.speakers),
                tl("whom"): names.actors(claim.addressees),
                tl("stance"): words(claim.stance),
                tl("on_act"): Literal(str(claim.on_act)) if claim.on_act else None,
                tl("topic"): words(claim.topic.quote if claim.topic else None),
            }


def _casualties(claim: IncidentClaim, values: Values) -> list[Object]:
    return [
        values.block.put(
            named("part", claim.id, number),
            (tl("Casualties"),),
            {
                tl("harm"): Literal(one.harm),
                tl("quantity"): values.quantity(one.count, f"{claim.id}:{number}"),
            },
        )
        for number, one in enumerate(claim.casualties, start=1)
    ]
