"""Extracts of one ceasefire written by hand, and the rows of tables by the names of their columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from claims_by_hand import cited, claim
from truceline.exports.tables import TABLES, Contents
from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    Ceasefire,
    Choice,
    Claim,
    Conflict,
    ConflictSummary,
    Drop,
    Judgement,
    Span,
    When,
)
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


def article(key: str, **parts: Any) -> ArticleRow:
    """An article of which this is known."""
    known: dict[str, Any] = {
        "name": key, "title": None, "outlet": None, "origin": None, "url": None, "published": "2020-10-10",
        "language": "en", "characters": 900, **parts,
    }  # fmt: skip
    return ArticleRow(id=key, **known)


def saying(quote: str, document: str = "d1") -> ActClaim:
    """A claim whose passage is these words, of an article."""
    made = claim(Act.AGREE, cited(document, "2020-10-10"), start="2020-10-10")
    words = Span(start=0, end=len(quote), quote=quote)
    return replace(made, span=words, cue=words)


def ledger_saying(*quotes: str) -> Extract:
    """A ledger of one ceasefire, whose beginning rests on claims with these words, each of an article of its own."""
    claims = tuple(saying(quote, f"d{number}") for number, quote in enumerate(quotes))
    ids = tuple(one.id for one in claims)
    case = ceasefire(*claims, effect=told(When.of("2020-10-10"), *ids))
    return extract_of(case, claims=claims, articles=tuple(article(f"d{n}") for n in range(len(quotes))))
