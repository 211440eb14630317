"""The same content has the same id, and any other content another one."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Claim,
    ContactClaim,
    Drop,
    EventType,
    Given,
    IncidentClaim,
    Judgement,
    RawArticle,
    Role,
    Span,
    Stage,
    StatementClaim,
    Status,
    TermClaim,
    TermType,
    Verdict,
    When,
    content_id,
)

TEXT = "Armenia and Azerbaijan agreed on a truce on Saturday, Russia said, and on another truce later."
ARMENIA, AZERBAIJAN = Role(name="Armenia", id="ARM"), Role(name="Azerbaijan", id="AZE")
RUSSIA = Role(name="Russia", id="RUS")
PASSAGE: dict[str, Any] = {
    "source": Citation(document="d1", name="one.txt"),
    "span": Span.of(TEXT, 0, 52),
    "cue": Span.of(TEXT, 35, 40),
    "made_by": "tests",
}
CLAIMS: dict[str, Claim] = {
    "act": ActClaim(**PASSAGE, act=Act.AGREE, about=Span.of(TEXT, 35, 40), actors=(ARMENIA,)),
    "term": TermClaim(**PASSAGE, type=TermType.WITHDRAWAL, about=Span.of(TEXT, 35, 40), obligor=(ARMENIA,)),
    "contact": ContactClaim(**PASSAGE, form="meeting", participants=(ARMENIA,)),
    "incident": IncidentClaim(**PASSAGE, event_type=EventType.ASSAULT, actors=(ARMENIA,)),
    "statement": StatementClaim(**PASSAGE, event_type=EventType.REQUEST, speakers=(ARMENIA,)),
}
DECIDING: dict[str, dict[str, Any]] = {
    "act": {"act": Act.DECLARE, "actors": (ARMENIA, AZERBAIJAN)},
    "term": {"type": TermType.AMNESTY, "obligor": (AZERBAIJAN,)},
    "contact": {"form": "call", "participants": ()},
    "incident": {"event_type": EventType.AID, "actors": (AZERBAIJAN,)},
    "statement": {"event_type": EventType.REJECT, "speakers": (AZERBAIJAN,)},
}
ARTICLE = RawArticle(
    where="a.txt",
    content=b"A truce.",
    media_type="text/plain",
    given=Given(title="T", outlet="O", published="2020-10-10", url="U"),
)
JUDGEMENT = Judgement(
    verdict=Verdict.CORRECT,
    subject="AZE-ARM-2020-10-10",
    by="Ana",
    at=datetime(2026, 1, 1, 12, tzinfo=UTC),
    field="effect",
    value="2020-10-11",
)


@given(st.lists(st.text() | st.binary(), max_size=4), st.lists(st.text() | st.binary(), max_size=4))
def test_ids_of_parts_are_equal_where_the_parts_are(one: list[str | bytes], other: list[str | bytes]) -> None:
    def told(parts: list[str | bytes]) -> list[bytes]:
        return [part.encode() if isinstance(part, str) else part for part in parts]

    assert (content_id(*one) == content_id(*other)) == (told(one) == told(other))
    assert len(content_id(*one)) == 16


def test_where_one_part_ends_counts() -> None:
    assert len({content_id("ab", "c"), content_id("a", "bc"), content_id("abc"), content_id("abc", "")}) == 4


def test_an_id_is_the_same_in_every_release() -> None:
    assert content_id("truce", b"line") == "3edbf57684fcbbf0"


@pytest.mark.parametrize(
    "change",
    [
        {"where": "b.txt"},
        {"meta": {"desk": "world"}},
        {"given": dataclasses.replace(ARTICLE.given, name="7")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_article_is_the_same_wherever_it_lies_and_whatever_it_is_called(change: dict[str, Any]) -> None:
    assert dataclasses.replace(ARTICLE, **change).id == ARTICLE.id


@pytest.mark.parametrize("field", ["title", "outlet", "published", "url"])
def test_an_article_given_with_something_else_is_another(field: str) -> None:
    others = [dataclasses.replace(ARTICLE.given, **{field: value}) for value in ("other", None)]
    ids = {ARTICLE.id, *(dataclasses.replace(ARTICLE, given=given).id for given in others)}
    assert len(ids) == 3


@given(st.binary(), st.binary())
def test_articles_of_other_bytes_are_others(one: bytes, other: bytes) -> None:
    ids = [dataclasses.replace(ARTICLE, content=content).id for content in (one, other)]
    assert (ids[0] == ids[1]) == (one == other)


@pytest.mark.parametrize("kind", CLAIMS)
def test_a_claim_read_again_has_the_same_id(kind: str) -> None:
    claim = CLAIMS[kind]
    again: dict[str, Any] = {
        "span": Span.of(TEXT, 0, 40),
        "status": Status.ALLEGED,
        "place": (RUSSIA,),
        "made_by": "elsewhere",
        "confidence": 0.9,
        "source": Citation(document="d1", name="copy.txt", title="T"),
    }
    for field, value in again.items():
        assert dataclasses.replace(claim, **{field: value}).id == claim.id


@pytest.mark.parametrize("kind", CLAIMS)
def test_a_claim_that_says_something_else_has_another_id(kind: str) -> None:
    claim = CLAIMS[kind]
    changes: list[dict[str, Any]] = [
        {"source": Citation(document="d2", name="one.txt")},
        {"cue": Span.of(TEXT, 82, 87)},
        {"cue": Span.of(TEXT, 35, 43)},
        {"said_by": RUSSIA},
        *({field: value} for field, value in DECIDING[kind].items()),
    ]
    ids = {claim.id, *(dataclasses.replace(claim, **change).id for change in changes)}
    assert len(ids) == len(changes) + 1


def test_claims_of_two_kinds_differ() -> None:
    assert len({claim.id for claim in CLAIMS.values()}) == len(CLAIMS)


def test_the_times_of_a_claim_do_not_change_its_id() -> None:
    claim = CLAIMS["act"]
    assert isinstance(claim, ActClaim)
    assert dataclasses.replace(claim, start=When.of("2020-10-10"), duration="P1D").id == claim.id


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": Verdict.ACCEPT},
        {"subject": "x"},
        {"by": "Ben"},
        {"at": datetime(2026, 1, 1, 12, 0, 1, tzinfo=UTC)},
        {"other": "y"},
        {"field": "agreed"},
        {"value": "2020-10-12"},
        {"why": "the wire says so"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_part_of_a_judgement_counts(change: dict[str, Any]) -> None:
    assert dataclasses.replace(JUDGEMENT, **change).id != JUDGEMENT.id


@given(st.integers(-1439, 1439))
def test_a_judgement_at_the_same_moment_in_another_zone_is_the_same(minutes: int) -> None:
    at = JUDGEMENT.at.astimezone(timezone(timedelta(minutes=minutes)))
    other = dataclasses.replace(JUDGEMENT, at=at)
    assert (other, other.id) == (JUDGEMENT, JUDGEMENT.id)


def test_a_judgement_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        dataclasses.replace(JUDGEMENT, at=datetime(2026, 1, 1))


def test_a_drop_is_known_by_stage_place_reason_and_document() -> None:
    drop = Drop(stage=Stage.GATE, where="a.txt", reason="language", detail="it is Turkish")
    assert dataclasses.replace(drop, detail="in Turkish").id == drop.id
    changes: list[dict[str, Any]] = [
        {"stage": Stage.DOCUMENTS},
        {"where": "b.txt"},
        {"reason": "empty"},
        {"document": "d1"},
    ]
    assert len({drop.id, *(dataclasses.replace(drop, **change).id for change in changes)}) == 5
