"""Why reports are taken to speak of one ceasefire, and why another ceasefire is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.model import ActClaim, Ceasefire, Claim, Comparison, Join, Relation, RelationKind
from truceline.records.compare import Signature, compare, signature, total
from truceline.records.strands import strands
from truceline.views.evidence import published

_COMPARED = 3  # reports of each ceasefire that are compared

_OF_LATER = {
    RelationKind.EXTENDS: "extended by",
    RelationKind.RENEWS: "renewed by",
    RelationKind.REPLACES: "replaced by",
    RelationKind.FOLLOWS: "followed by",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinShown:
    """Why what one article says of a ceasefire stands in a case: the reason, the comparisons that decided, and its claims.

    `about` are the words that name the ceasefire there: an article that names it in several places has a join for each.
    A comparison above 0 speaks for one ceasefire, one below 0 against it. `judgements` are people's, where they decided.
    """

    document: str
    article: str
    published: str
    about: str | None
    reason: str
    rows: tuple[Comparison, ...]
    claims: tuple[str, ...]
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationShown:
    """How a ceasefire stands to another: in words from its own side (`renews`, `renewed by`), and why they are two."""

    words: str
    other: str
    reason: str
    rows: tuple[Comparison, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Why these reports are one case: each of them with its reason, and the cases that stand beside it.

    `other` is the one case that was asked for, where it was; then there are no joins, and `rows` compare the two where they
    come nearest to each other.
    """

    id: str
    other: str | None = None
    joins: tuple[JoinShown, ...]
    relations: tuple[RelationShown, ...]
    rows: tuple[Comparison, ...] = ()


def explain_grouping(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], relations: Iterable[RelationShown] = ()
) -> Grouping:
    """Why the reports of this ceasefire are one case, oldest report first; `claims` holds at least its own, by id."""
    joins = sorted(
        (_join(join, claims) for join in ceasefire.joins), key=lambda join: (join.published, join.article)
    )
    return Grouping(id=ceasefire.id, joins=tuple(joins), relations=tuple(relations))


def compared(one: Ceasefire, other: Ceasefire, claims: Mapping[str, Claim]) -> tuple[Comparison, ...]:
    """The comparisons of two ceasefires where they come nearest to each other: what keeps them apart nonetheless.

    `claims` holds at least theirs, by id. Empty where one of them has no claim on an act.
    """
    near = [compare(a, b) for a in _signatures(one, claims) for b in _signatures(other, claims)]
    return max(near, key=total, default=())


def _signatures(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> list[Signature]:
    """What comparisons look at in the reports that tell most of a ceasefire's times."""
    acts = [claim for one in ceasefire.claims if isinstance(claim := claims.get(one), ActClaim)]
    told = sorted(strands(acts), key=lambda strand: (not strand.dated, not strand.establishes, strand.key))
    return list(dict.fromkeys(signature(strand) for strand in told[:_COMPARED]))


def relate(ceasefires: Iterable[Ceasefire]) -> Mapping[str, Sequence[RelationShown]]:
    """By id, how each ceasefire stands to earlier ones, then how later ones stand to it."""
    told = [(ceasefire.id, relation) for ceasefire in ceasefires for relation in ceasefire.relations]
    by_id: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for one, relation in told:
        by_id[one].append((one, relation))
        by_id[relation.other].append((one, relation))
    return {key: relations_shown(key, some) for key, some in by_id.items()}


def relations_shown(of: str, told: Iterable[tuple[str, Relation]]) -> tuple[RelationShown, ...]:
    """How the ceasefire with this id stands to earlier ones, then how later ones stand to it.

    Each relation is told with the id of the later ceasefire, which has it.
    """
    relations = sorted(told, key=lambda pair: pair[0] != of)
    return tuple(
        _relation(relation, str(relation.kind), relation.other)
        if one == of
        else _relation(relation, _OF_LATER[relation.kind], one)
        for one, relation in relations
    )


def _join(join: Join, claims: Mapping[str, Claim]) -> JoinShown:
    told = [claims[claim] for claim in join.claims if claim in claims]
    source = told[0].source if told else None
    about = next((claim.about for claim in told if claim.about is not None), None)
    return JoinShown(
        document=join.document,
        article=source.name if source else join.document,
        published=published(source.dating) if source else "",
        about=about.quote if about else None,
        reason=join.reason,
        rows=join.rows,
        claims=join.claims,
        judgements=join.judgements,
    )


def _relation(relation: Relation, words: str, other: str) -> RelationShown:
    return RelationShown(
        words=words, other=other, reason=relation.reason, rows=relation.rows, claims=relation.claims
    )
