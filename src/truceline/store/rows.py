"""Our types to rows and back. What leaves the store is always one of our types."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import RowMapping

from truceline.codec import claim_from_json, from_json, from_own, to_json
from truceline.model import (
    ActClaim,
    Ceasefire,
    Change,
    Claim,
    ConflictSummary,
    Document,
    Drop,
    Given,
    Judgement,
    Lineage,
    Noted,
    Office,
    Question,
    RawArticle,
    Relation,
    Segment,
    Summary,
    content_id,
)

Values = dict[str, Any]
T = TypeVar("T")

_SEGMENTS = tuple[Segment, ...]


_INDEXED = 200  # characters, of four bytes at most; one index holds two such columns
_REMEMBERED = (
    500_000  # claims or documents; more are of ledgers that have grown since, or of rows that are gone
)


def storable(text: str) -> str:
    r"""Text that a database can hold: halves of characters, as in names of files that are no UTF-8, become `\udcff`, and zeros `\u0000`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\u0000")


def indexed(text: str) -> str:
    """Text of a column by which rows are looked up: of a long one its beginning and a hash, for an index holds 2,700 bytes at most."""
    stored = storable(text)
    if len(stored) <= _INDEXED:
        return stored
    mark = content_id(stored)
    return f"{stored[: _INDEXED - len(mark) - 1]}…{mark}"


def article_row(article: RawArticle, added_at: str) -> Values:
    """The row of an article, with its bytes as received."""
    return {
        "id": article.id,
        "where": storable(article.where),
        "media_type": article.media_type,
        "content": article.content,
        "given": _line(article.given),
        "meta": _line(dict(article.meta)),
        "added_at": added_at,
    }


def article_of(row: RowMapping) -> RawArticle:
    """The article of a row."""
    return RawArticle(
        where=row["where"],
        content=row["content"],
        media_type=row["media_type"],
        given=from_json(row["given"], Given),
        meta=json.loads(row["meta"]),
    )


def document_row(document: Document, article: str) -> Values:
    """The row of a document made of this article."""
    return {
        "id": document.id,
        "article": article,
        "earliest": document.dating.earliest,
        "latest": document.dating.latest,
        "outlet": storable(document.outlet) if document.outlet else None,
        "json": _line(document),
    }


def document_of(line: str, segments: str | None = None) -> Document:
    """The document of a row's JSON, with its parts as the whole ledger tells them, where that tells more."""
    document = from_own(line, Document)
    return document if segments is None else replace(document, segments=from_json(segments, _SEGMENTS))


def claim_row(claim: Claim) -> Values:
    """The row of a claim."""
    return {
        "id": claim.id,
        "document": claim.source.document,
        "kind": claim.kind,
        "act": claim.act if isinstance(claim, ActClaim) else None,
        "start": claim.span.start,
        "json": _line(claim),
    }


def claim_of(line: str, copy_of: str | None = None, root: str | None = None) -> Claim:
    """The claim of a row's JSON, with what the ledger tells of its document's lineage."""
    claim = claim_from_json(line)
    if copy_of is None and root is None:
        return claim
    return replace(claim, source=replace(claim.source, copy_of=copy_of, root=root))


class Remembered(Generic[T]):
    """Gives what a maker of values gives for a row's JSON, and the same object for the same JSON again."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make
        self._made: dict[bytes, T] = {}

    def __call__(self, line: str) -> T:
        """The value of a row's JSON."""
        key = blake2b(line.encode(), digest_size=16).digest()
        if key not in self._made:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            self._made[key] = self._make(line)
        return self._made[key]


def lineage_row(lineage: Lineage) -> Values:
    """The part of a document's row that tells its lineage."""
    return {
        "superseded_by": lineage.superseded_by,
        "superseded_because": lineage.reason or None,
        "copy_of": lineage.copy_of,
        "root": storable(lineage.root),
    }


def lineage_of(row: Any) -> Lineage:
    """The lineage that a document's row tells."""
    return Lineage(
        root=row.root or row.id,
        copy_of=row.copy_of,
        superseded_by=row.superseded_by,
        reason=row.superseded_because or "",
    )


def office_row(office: Office) -> Values:
    """The row of an office that a document tells."""
    actor = indexed(office.actor.id)
    return {"id": office.id, "document": office.document, "actor": actor, "json": _line(office)}


def office_of(line: str) -> Office:
    """The office of a row's JSON."""
    return from_json(line, Office)


def drop_row(drop: Drop, article: str | None) -> Values:
    """The row of a drop; `article` is None where there was nothing to make an article of."""
    return {
        "id": drop.id,
        "article": article,
        "stage": drop.stage,
        "reason": drop.reason,
        "where": storable(drop.where),
        "json": _line(drop),
    }


def drop_of(line: str) -> Drop:
    """The drop of a row's JSON."""
    return from_json(line, Drop)


def judgement_row(judgement: Judgement) -> Values:
    """The row of a judgement."""
    return {
        "id": judgement.id,
        "subject": judgement.subject,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "json": _line(judgement),
    }


def judgement_of(line: str) -> Judgement:
    """The judgement of a row's JSON."""
    return from_json(line, Judgement)


def ceasefire_row(
    ceasefire: Ceasefire, position: int, summary: Summary | None = None, revision: int | None = None
) -> Values:
    """The row of a ceasefire, made of the evidence of this revision."""
    return {
        "id": ceasefire.id,
        "position": position,
        "revision": revision,
        "summary": _line(summary) if summary else None,
        "json": _line(ceasefire),
    }


class CeasefireRows:
    """Gives what `ceasefire_row` gives; the row of a ceasefire that is the same object as before is made of what was made then."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Ceasefire, Summary | None, Values]] = {}

    def __call__(
        self, ceasefire: Ceasefire, position: int, summary: Summary | None, revision: int | None
    ) -> Values:
        """The row of a ceasefire, made of the evidence of this revision."""
        before = self._made.get(ceasefire.id)
        if before is None or before[0] is not ceasefire or before[1] != summary:
            before = (ceasefire, summary, ceasefire_row(ceasefire, position, summary))
            self._made[ceasefire.id] = before
        return before[2] | {"position": position, "revision": revision}


def summary_of(line: str) -> Summary:
    """The summary of a row's JSON."""
    return from_json(line, Summary)


def words_of(line: str | None) -> dict[str, str]:
    """What the JSON of a summary tells of each field, whichever Truceline wrote it; nothing where there is none."""
    told = json.loads(line).get("words") if line else None
    return told if isinstance(told, dict) else {}


def relation_rows(ceasefire: Ceasefire) -> list[Values]:
    """The rows of how a ceasefire stands to earlier ones."""
    return [
        {"ceasefire": ceasefire.id, "position": place, "other": one.other, "json": _line(one)}
        for place, one in enumerate(ceasefire.relations)
    ]


def relation_of(line: str) -> Relation:
    """The relation of a row's JSON."""
    return from_json(line, Relation)


def conflict_row(told: ConflictSummary, position: int) -> Values:
    """The row of a conflict."""
    return {"id": told.conflict.id, "position": position, "json": _line(told)}


def conflict_of(line: str) -> ConflictSummary:
    """The conflict of a row's JSON."""
    return from_json(line, ConflictSummary)


def question_row(question: Question, position: int) -> Values:
    """The row of a question."""
    return {
        "id": question.id,
        "position": position,
        "ceasefire": question.ceasefire,
        "doubt": question.doubt,
        "weight": question.weight,
        "json": _line(question),
    }


@lru_cache(
    maxsize=65_536
)  # most questions stay as they were from one derivation to the next, and all are listed
def question_of(line: str) -> Question:
    """The question of a row's JSON."""
    return from_json(line, Question)


def change_row(change: Change, at: str) -> Values:
    """The row of a change, told at this time; its number is given by the database."""
    return {
        "at": at,
        "ceasefire": change.ceasefire,
        "field": change.field,
        "was": storable(change.was),
        "now": storable(change.now),
    }


def noted_of(row: RowMapping) -> Noted:
    """The change of a row."""
    names = ("ceasefire", "field", "was", "now")
    return Noted(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        change=Change(**{name: row[name] for name in names}),
    )


def segments_line(segments: tuple[Segment, ...] | None) -> str | None:
    """Parts of a document as JSON, None for none."""
    return _line(segments) if segments else None


def ceasefire_of(line: str) -> Ceasefire:
    """The ceasefire of a row's JSON."""
    return from_own(line, Ceasefire)


class Former(NamedTuple):
    """What is asked of a ceasefire as it stood before, whichever Truceline derived it."""

    id: str
    claims: tuple[str, ...]


def former_of(line: str) -> Former:
    """What a row's JSON tells of a ceasefire that is to be replaced."""
    plain = json.loads(line)
    return Former(plain["id"], tuple(plain["claims"]))


def _line(value: Any) -> str:
    return storable(to_json(value))  # in JSON, `\\udcff` is read back as what it stands for
