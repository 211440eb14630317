"""Tables of why a ledger is as it is: its fields, the evidence for them, why reports are one case, and how cases stand to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from truceline.exports.tables.column import Column, ColumnType, Foreign, Table
from truceline.exports.tables.contents import Contents
from truceline.exports.tables.lives import OF_CEASEFIRE, Told, parts_of
from truceline.exports.tables.parts import (
    ceasefire,
    claims_column,
    listed,
    number,
    place_in_case,
    quote_column,
    text,
)
from truceline.model import Abstention, Choice, Join, Relation, RelationKind, Support
from truceline.records import FIELDS, support
from truceline.views.fields import side_ids

RESTS_ON, PASSES_OVER, DECIDED_BY = "rests on", "passes over", "decided by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A field of a ceasefire: what was chosen, in words, and how well that is corroborated."""

    ceasefire: str
    field: str
    choice: Choice[Any]
    words: str
    support: Support


def _fields(contents: Contents) -> Iterator[Chosen]:
    for case in contents.cases:
        words, sides = contents.shown.summaries[case.id].words, side_ids(case)
        for name in FIELDS:
            choice: Choice[Any] = getattr(case, name)
            yield Chosen(
                ceasefire=case.id,
                field=name,
                choice=choice,
                words=words[name],
                support=support(choice.rests_on, contents.claims, sides),
            )


def _field(of: str) -> Column[Any]:
    return text("field", of, lambda row: row.field, values=FIELDS, required=True)


FIELD_TABLE: Table[Chosen] = Table(
    name="fields",
    says="a field of a ceasefire: its value in words or why it has none, and how well that is corroborated",
    key=("ceasefire", "field"),
    things=_fields,
    foreign=(OF_CEASEFIRE,),
    columns=(
        ceasefire(lambda row: row.ceasefire),
        _field("The field."),
        text(
            "value",
            "Its value in one line; of what has a table of its own, how many are told.",
            lambda row: row.words if row.choice.value is not None else None,
        ),
        text(
            "abstention",
            "Why it has no value; empty where it has one.",
            lambda row: row.choice.abstention,
            values=Abstention,
        ),
        text("reason", "Why it was chosen so.", lambda row: row.choice.reason, required=True),
        text(
            "made_by",
            "The full name of the function that chose it.",
            lambda row: row.choice.made_by,
            required=True,
        ),
        Column(
            name="judged",
            type=ColumnType.BOOLEAN,
            says="Whether a person decided on it.",
            of=lambda row: bool(row.choice.judgements),
            required=True,
        ),
        number(
            "articles",
            "How many articles it rests on.",
            lambda row: row.support.articles,
            unit="articles",
            required=True,
        ),
        number(
            "origins",
            "How many independent origins.",
            lambda row: row.support.origins,
            unit="origins",
            required=True,
        ),
        number(
            "parties",
            "How many of these hand on the sides' own word and nothing else.",
            lambda row: row.support.parties,
            unit="origins",
            required=True,
        ),
        number(
            "third_parties",
            "How many hand on what others say.",
            lambda row: row.support.third_parties,
            unit="origins",
            required=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """One piece of evidence for a field of a ceasefire: a claim or a judgement, and what became of it."""

    ceasefire: str
    field: str
    number: int
    use: str
    claim: str | None = None
    judgement: str | None = None
    quote: str | None = None


def _evidence(contents: Contents) -> Iterator[Backing]:
    for case in contents.cases:
        for name in FIELDS:
            choice: Choice[Any] = getattr(case, name)
            pieces = [
                *(("judgement", one, DECIDED_BY) for one in choice.judgements),
                *(("claim", one, RESTS_ON) for one in choice.rests_on),
                *(("claim", one, PASSES_OVER) for one in choice.passes_over),
            ]
            for place, (kind, key, use) in enumerate(pieces, start=1):
                quote = contents.quote([key]) if kind == "claim" else None
                yield Backing(
                    ceasefire=case.id,
                    field=name,
                    number=place,
                    use=use,
                    claim=key if kind == "claim" else None,
                    judgement=key if kind == "judgement" else None,
                    quote=quote,
                )


EVIDENCE: Table[Backing] = Table(
    name="evidence",
    says="a claim or a person's judgement that a field of a ceasefire rests on, or passes over",
    key=("ceasefire", "field", "number"),
    things=_evidence,
    foreign=(
        OF_CEASEFIRE,
        Foreign(columns=("ceasefire", "field"), table="fields"),
        Foreign(columns=("claim",), table="claims"),
        Foreign(columns=("judgement",), table="judgements"),
    ),
    columns=(
        ceasefire(lambda row: row.ceasefire),
        _field("The field that it is evidence for."),
        number(
            "number", "The how manyth of its field, counted from 1.", lambda row: row.number, required=True
        ),
        text(
            "use",
            "Whether the field rests on it, passes it over, or was decided by it.",
            lambda row: row.use,
            values=(RESTS_ON, PASSES_OVER, DECIDED_BY),
            required=True,
        ),
        text("claim", "The id of the claim; empty for a judgement.", lambda row: row.claim),
        text("judgement", "The id of the judgement; empty for a claim.", lambda row: row.judgement),
        text("quote", "The words of the claim.", lambda row: row.quote),
    ),
)

JOINS: Table[Told[Join]] = Table(
    name="joins",
    says="why what one article says of a ceasefire stands in that case",
    key=("ceasefire", "number"),
    things=lambda contents: parts_of(contents, lambda case: case.joins, lambda one: one.claims),
    foreign=(OF_CEASEFIRE, Foreign(columns=("article",), table="articles")),
    columns=(
        ceasefire(lambda told: told.ceasefire),
        place_in_case(lambda told: told.number),
        text("article", "The id of the article.", lambda told: told.part.document, required=True),
        text("reason", "Why it stands here.", lambda told: told.part.reason),
        listed(
            "judgements", "The ids of the judgements that put it here.", lambda told: told.part.judgements
        ),
        claims_column(lambda told: told.part.claims),
        quote_column(lambda told: told.quote),
    ),
)

RELATIONS: Table[Told[Relation]] = Table(
    name="relations",
    says="how a ceasefire stands to an earlier one of the same sides",
    key=("ceasefire", "kind", "other"),
    things=lambda contents: parts_of(contents, lambda case: case.relations, lambda one: one.claims),
    foreign=(OF_CEASEFIRE, Foreign(columns=("other",), table="ceasefires")),
    columns=(
        ceasefire(lambda told: told.ceasefire),
        text(
            "kind",
            "How it stands to the other.",
            lambda told: told.part.kind,
            values=RelationKind,
            required=True,
        ),
        text("other", "The id of the earlier ceasefire.", lambda told: told.part.other, required=True),
        text("reason", "Why they are two.", lambda told: told.part.reason),
        claims_column(lambda told: told.part.claims),
        quote_column(lambda told: told.quote),
    ),
)
