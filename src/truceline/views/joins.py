"""Why reports are taken to speak of one ceasefire, and why another ceasefire is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.model import Ceasefire, Claim, Comparison, Join, Relation, RelationKind
from truceline.views.evidence import published

_OF_LATER = {
    RelationKind.EXTENDS: "extended by",
    RelationKind.RENEWS: "renewed by",
    RelationKind.REPLACES: "replaced by",
    RelationKind.FOLLOWS: "followed by",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinShown:
    """Why what one article says stands in a case: the reason, the comparisons that decided, and its claims.

    A comparison above 0 speaks for one ceasefire, one below 0 against it. `judgements` are people's, where they decided.
    """

    document: str
    article: str
    published: str
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

    `other` is the one case that was asked for, where it was; then there are no joins.
    """

    id: str
    other: str | None = None
    joins: tuple[JoinShown, ...]
    relations: tuple[RelationShown, ...]


def explain_grouping(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], relations: Iterable[RelationShown] = ()
) -> Grouping:
    """Why the reports of this ceasefire are one case; `claims` holds at least its own, by id."""
    joins = tuple(_join(join, claims) for join in ceasefire.joins)
    return Grouping(id=ceasefire.id, joins=joins, relations=tuple(relations))


def relate(ceasefires: Iterable[Ceasefire]) -> Mapping[str, Sequence[RelationShown]]:
    """By id, how each ceasefire stands to earlier ones, then how later ones stand to it."""
    told = [(ceasefire.id, relation) for ceasefire in ceasefires for relation in ceasefire.relations]
    related: dict[str, list[RelationShown]] = defaultdict(list)
    for one, relation in told:
        related[one].append(_relation(relation, str(relation.kind), relation.other))
    for one, relation in told:
        related[relation.other].append(_relation(relation, _OF_LATER[relation.kind], one))
    return related


def _join(join: Join, claims: Mapping[str, Claim]) -> JoinShown:
    source = next((claims[claim].source for claim in join.claims if claim in claims), None)
    return JoinShown(
        document=join.document,
        article=source.name if source else join.document,
        published=published(source.dating) if source else "",
        reason=join.reason,
        rows=join.rows,
        claims=join.claims,
        judgements=join.judgements,
    )


def _relation(relation: Relation, words: str, other: str) -> RelationShown:
    return RelationShown(
        words=words, other=other, reason=relation.reason, rows=relation.rows, claims=relation.claims
    )
