"""A ceasefire as things of a graph: itself, a choice for each field, how it stands, how it is to others, and why its reports are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from truceline.exports.rdf.graph import (
    DERIVED,
    Block,
    Iri,
    Literal,
    Object,
    Resource,
    dcterms,
    named,
    prov,
    rdfs,
    tl,
    words,
    xsd,
)
from truceline.exports.rdf.names import Names
from truceline.exports.rdf.values import Values, claims
from truceline.model import Ceasefire, Claim, Conflict
from truceline.records import FIELDS, standing, support
from truceline.views import RelationShown

_ON = {
    "extends": "extends",
    "extended by": "extended_by",
    "renews": "renews",
    "renewed by": "renewed_by",
    "replaces": "replaces",
    "replaced by": "replaced_by",
    "follows": "follows",
    "followed by": "followed_by",
}


def ceasefire_resources(
    ceasefire: Ceasefire,
    relations: Sequence[RelationShown],
    claims_by_id: Mapping[str, Claim],
    day: date,
    names: Names,
) -> Iterator[Resource]:
    """The ceasefire as it stands on a day; `claims_by_id` holds at least its own."""
    block = Block()
    values = Values(block, names)
    iri = named("ceasefire", ceasefire.id)
    sides = frozenset(side.id for side in ceasefire.sides.value or ())
    told = {}
    for field in FIELDS:
        chosen = getattr(ceasefire, field)
        backing = support(chosen.rests_on, claims_by_id, sides) if chosen.rests_on else None
        counts = {"articles": backing.articles, "origins": backing.origins} if backing else {}
        told[Iri("field", field)] = values.choice(f"{ceasefire.id}:{field}", chosen, field, **counts)
    block.put(
        iri,
        (prov("Entity"), tl("Ceasefire")),
        {
            dcterms("identifier"): Literal(ceasefire.id),
            rdfs("label"): words(" and ".join(side.name for side in ceasefire.sides.value or ())),
            **told,
            tl("standing"): _standing(values, ceasefire, day),
            **_relations(block, ceasefire, relations),
            tl("join"): _joins(block, ceasefire),
            DERIVED: claims(ceasefire.claims),
        },
    )
    for former in ceasefire.also_known_as:
        former_id(block, former, ceasefire.id)
    yield from block


def former_id(block: Block, former: str, now: str | None) -> None:
    """An id that a ceasefire once had, and the one that it has now; without it nothing of the ceasefire is left."""
    block.put(
        named("ceasefire", former),
        (tl("FormerId"),),
        {
            dcterms("identifier"): Literal(former),
            dcterms("isReplacedBy"): named("ceasefire", now) if now else None,
        },
    )


def conflict_resources(conflict: Conflict, names: Names) -> Iterator[Resource]:
    """A conflict and its ceasefires."""
    block = Block()
    block.put(
        named("conflict", conflict.id),
        (tl("Conflict"),),
        {
            dcterms("identifier"): Literal(conflict.id),
            rdfs("label"): words(conflict.name),
            tl("side"): names.actors(conflict.sides),
            tl("place"): names.places(conflict.places),
            dcterms("hasPart"): [named("ceasefire", one) for one in conflict.ceasefires],
        },
    )
    yield from block


def _standing(values: Values, ceasefire: Ceasefire, day: date) -> Iri:
    told = standing(ceasefire, day)
    at = f"{ceasefire.id}:{day}"
    return values.block.put(
        named("standing", at),
        (prov("Entity"), tl("Standing")),
        {
            tl("on"): Literal(day.isoformat(), xsd("date")),
            tl("state"): Literal(str(told.state)) if told.state else None,
            tl("could_be"): [Literal(str(one)) for one in told.could_be],
            tl("abstention"): Literal(str(told.abstention)) if told.abstention else None,
            tl("since"): values.maybe(told.since, f"{at}:since"),
            tl("according_to"): values.parts(f"{at}:says", "says", told.says),
            tl("dissent"): values.parts(f"{at}:dissent", "dissent", told.dissent),
            tl("reason"): words(told.reason),
            DERIVED: claims(told.claims),
            prov("wasInfluencedBy"): [named("judgement", one) for one in told.judgements],
            prov("wasGeneratedBy"): values.names.function(
                f"{standing.__module__}.{standing.__qualname__}", ours=True
            ),
        },
    )


def _relations(
    block: Block, ceasefire: Ceasefire, relations: Sequence[RelationShown]
) -> dict[Iri, list[Object]]:
    """To each other ceasefire the relation itself as a property, and beside it why they are two."""
    direct: dict[Iri, list[Object]] = {}
    whys: list[Object] = []
    for one in relations:
        other = named("ceasefire", one.other)
        direct.setdefault(tl(_ON[one.words]), []).append(other)
        whys.append(
            block.put(
                named("relation", ceasefire.id, one.other),
                (tl("Relation"),),
                {
                    tl("kind"): Literal(one.words),
                    tl("other"): other,
                    tl("reason"): words(one.reason),
                    DERIVED: claims(one.claims),
                },
            )
        )
    return {**direct, tl("relation"): whys}


def _joins(block: Block, ceasefire: Ceasefire) -> list[Object]:
    return [
        block.put(
            named("join", ceasefire.id, number),
            (tl("Join"),),
            {
                prov("hadPrimarySource"): named("article", join.document),
                tl("reason"): words(join.reason),
                DERIVED: claims(join.claims),
                prov("wasInfluencedBy"): [named("judgement", one) for one in join.judgements],
            },
        )
        for number, join in enumerate(ceasefire.joins, start=1)
    ]
