"""Views as dicts and lists, ready for JSON."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from truceline.model import Coded, Dating, Document, Drop, RawArticle, Support, Time
from truceline.run import Timed

if TYPE_CHECKING:
    from truceline.views import (
        ActorRow,
        CasePage,
        CaseRow,
        EvidenceShown,
        Explanation,
        FieldShown,
        Grouping,
        JoinShown,
        RelationShown,
        StandingShown,
    )


def row_plain(row: CaseRow) -> dict[str, Any]:
    """A ceasefire in one line: plain values, None where a field has none, and how it stands on which day."""
    values = {shown.name: _short(shown) for shown in row.fields}
    counts = {"articles": row.support.articles, "origins": row.support.origins}
    standing = {"standing": row.standing.state, "since": row.standing.since, "on": row.standing.on}
    return {"id": row.id, **values, **standing, "claims": row.claims, **counts}


def actor_plain(row: ActorRow) -> dict[str, Any]:
    """An actor of a ledger: names, offices and aliases with their evidence; days as ISO 8601."""
    return {
        **asdict(row),
        "offices": [{**asdict(one), "published": _day(one.published)} for one in row.offices],
        "aliases": [{**asdict(one), "since": _day(one.since)} for one in row.aliases],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def case_plain(page: CasePage) -> dict[str, Any]:
    """A ceasefire whole: fields by name, and the evidence they point to by claim id."""
    return {
        "id": page.id,
        "also_known_as": list(page.also_known_as),
        "fields": {shown.name: _field(shown) for shown in page.fields},
        "joins": [_join(join) for join in page.grouping.joins],
        "relations": [_relation(relation) for relation in page.grouping.relations],
        "evidence": [evidence_plain(shown) for shown in page.evidence],
    }


def standing_plain(standing: StandingShown) -> dict[str, Any]:
    """How a ceasefire stands on a day, according to whom."""
    return {
        **asdict(standing),
        "according_to": list(standing.according_to),
        "dissent": list(standing.dissent),
        "claims": list(standing.claims),
    }


def grouping_plain(grouping: Grouping) -> dict[str, Any]:
    """Why reports are one case and others stand beside it: claims by their ids."""
    return {
        "id": grouping.id,
        "other": grouping.other,
        "joins": [_join(join) for join in grouping.joins],
        "relations": [_relation(relation) for relation in grouping.relations],
        "rows": [asdict(row) for row in grouping.rows],
    }


def explanation_plain(explanation: Explanation) -> dict[str, Any]:
    """Why a field is as it is, with the evidence itself in the place of its ids."""
    field = _field(explanation.field)
    return {
        "id": explanation.id,
        "field": explanation.field.name,
        **field,
        "rule": asdict(explanation.rule),
        "rests_on": [evidence_plain(shown) for shown in explanation.rests_on],
        "passes_over": [evidence_plain(shown) for shown in explanation.passes_over],
        **({"series": [asdict(one) for one in explanation.series]} if explanation.series else {}),
    }


def evidence_plain(shown: EvidenceShown) -> dict[str, Any]:
    """A claim as evidence."""
    return {**asdict(shown), "says": str(shown.says), "status": str(shown.status)}


def code_plain(coded: Coded | Drop) -> dict[str, Any]:
    """What was coded in an article: the line that `truceline code` prints for it.

    What could not even be taken for an article gives a line as well, without document and claims.
    """
    from truceline.views import claim_row  # half a second that the printing of times does without

    if isinstance(coded, Drop):
        return {"id": place_id(coded.where), "document": None, "claims": [], "drops": [drop_plain(coded)]}
    return {
        "id": article_id(coded.article),
        "document": _document(coded.document) if coded.document else None,
        "claims": [claim_row(claim) for claim in coded.claims],
        "drops": [drop_plain(drop) for drop in coded.drops],
    }


def times_plain(timed: Timed | Drop) -> dict[str, Any]:
    """The times in an article: the line that `truceline times` prints for it."""
    if isinstance(timed, Drop):
        return {"id": place_id(timed.where), "times": [], "drops": [drop_plain(timed)]}
    return {
        "id": article_id(timed.article),
        "times": [_time(time) for time in timed.times],
        "drops": [drop_plain(drop) for drop in timed.drops],
    }


def drop_plain(drop: Drop) -> dict[str, Any]:
    """What was left out, where and why."""
    return {"stage": str(drop.stage), "where": drop.where, "reason": drop.reason, "detail": drop.detail}


def article_id(article: RawArticle) -> str:
    """What an article is called in a line: the id given with it, else the name of its file without the ending."""
    return article.given.name or place_id(article.where)


def place_id(where: str) -> str:
    """The name of a file without folders and ending (`wire/003.txt` is `003`, line 7 of a file is `wire.jsonl:7`)."""
    path = PurePath(where)
    return path.name if re.search(r":\d+$", path.name) else path.stem or where


def _field(shown: FieldShown) -> dict[str, Any]:
    return {
        "value": shown.value,
        "words": shown.words,
        **(
            {"precision": shown.precision, "earliest": shown.earliest, "latest": shown.latest}
            if shown.precision
            else {}
        ),
        "abstention": str(shown.abstention) if shown.abstention else None,
        "reason": shown.reason,
        "made_by": shown.made_by,
        "rests_on": list(shown.rests_on),
        "passes_over": list(shown.passes_over),
        "judgements": list(shown.judgements),
        "support": _support(shown.support) if shown.support else None,
        "alternatives": [
            {**asdict(one), "support": _support(one.support), "claims": list(one.claims)}
            for one in shown.alternatives
        ],
    }


def _join(join: JoinShown) -> dict[str, Any]:
    return {**asdict(join), "claims": list(join.claims), "judgements": list(join.judgements)}


def _relation(relation: RelationShown) -> dict[str, Any]:
    return {**asdict(relation), "claims": list(relation.claims)}


def _support(support: Support) -> dict[str, int]:
    return asdict(support)


def _short(shown: FieldShown) -> Any:
    if isinstance(shown.value, list):
        return [part["name"] if isinstance(part, dict) and "name" in part else part for part in shown.value]
    return shown.value if shown.value is not None else (shown.words or None)


def _document(document: Document) -> dict[str, Any]:
    day = document.dating.day
    return {
        "published": day.isoformat() if day else None,
        "dating": _dating(document.dating),
        "language": document.language,
        "outlet": document.outlet,
        "origin": document.origin,
        "segments": [{**asdict(segment), "kind": str(segment.kind)} for segment in document.segments],
    }


def _dating(dating: Dating) -> dict[str, Any]:
    return {
        "earliest": dating.earliest.isoformat() if dating.earliest else None,
        "latest": dating.latest.isoformat() if dating.latest else None,
        "candidates": [day.isoformat() for day in dating.candidates],
        "method": str(dating.method),
        "words": dating.words.quote if dating.words else None,
    }


def _time(time: Time) -> dict[str, Any]:
    when = time.when
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.span.quote,
        "kind": time.kind,
        "value": time.value,
        "mod": time.mod,
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
        "zone": time.zone,
        "also": list(time.also),
        "anchor": time.anchor,
        "doubts": list(time.doubts),
        "bound": time.bound,
        "offset": asdict(time.offset) if time.offset else None,
        "made_by": time.made_by,
    }
