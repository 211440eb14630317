"""Extracts of one ceasefire written by hand, and the rows of tables by the names of their columns."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from truceline.exports.tables import TABLES, Contents
from truceline.model import Abstention, Ceasefire, Choice, Claim, Conflict, ConflictSummary, Drop, Judgement
from truceline.records import FIELDS
from truceline.views import ArticleRow, Extract, Shown
from truceline.views.summaries import summarise

ON = date(2020, 10, 20)
SILENT: Choice[Any] = Choice(reason="no claim", abstention=Abstention.NOT_MENTIONED, made_by="rule")
NONE: Choice[Any] = Choice(reason="it is said", abstention=Abstention.NONE, made_by="rule")
UNCLEAR: Choice[Any] = Choice(reason="two stories", abstention=Abstention.UNCLEAR, made_by="rule")


def told(value: Any, *claims: str) -> Choice[Any]:
    """A value that rests on these claims, or that a person set."""
    judgements = () if claims else ("j1",)
    return Choice(value=value, rests_on=claims, judgements=judgements, reason="set", made_by="rule")


def ceasefire(*claims: Claim, key: str = "ARM-AZE-2020", **parts: Any) -> Ceasefire:
    """A ceasefire of which nothing is told but this."""
    choices: dict[str, Any] = dict.fromkeys(FIELDS, SILENT)
    return Ceasefire(id=key, claims=tuple(claim.id for claim in claims), **{**choices, **parts})


def extract_of(
    *cases: Ceasefire,
    claims: tuple[Claim, ...] = (),
    articles: tuple[ArticleRow, ...] = (),
    drops: tuple[Drop, ...] = (),
    judgements: tuple[Judgement, ...] = (),
) -> Extract:
    """A ledger of these ceasefires, all of one conflict."""
    by_id = {claim.id: claim for claim in claims}
    conflict = Conflict(
        id="war", name="The war", sides=(), places=(), ceasefires=tuple(one.id for one in cases)
    )
    shown = SimpleNamespace(
        ceasefires=cases,
        claims=by_id,
        summaries={case.id: summarise(case, by_id) for case in cases},
        told_conflicts=(ConflictSummary(conflict=conflict, articles=1, origins=1),),
        day=ON,
        as_of=None,
    )
    return Extract(shown=cast("Shown", shown), articles=articles, drops=drops, judgements=judgements)


def rows_of(name: str, extract: Extract) -> list[dict[str, Any]]:
    """The rows of a table, by the names of its columns."""
    table = TABLES[name]
    return [dict(zip(table.names, row, strict=True)) for row in table.rows(Contents(extract))]
