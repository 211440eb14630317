from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Coded,
    Dating,
    DatingMethod,
    Document,
    Lineage,
    RawArticle,
    Role,
    Segment,
    SegmentKind,
    When,
)
from truceline.store import Store, open_store
from truceline.views import derive, show_ledger

TEXT = "Armenia and Azerbaijan agreed on a ceasefire."
UNDATED = Dating()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.ledger") as opened:
        yield opened


def coded(name: str, published: Dating, start: str) -> Coded:
    text = f"{TEXT} It begins on {start}, says {name}."
    article = RawArticle(where=name, content=text.encode(), media_type="text/plain")
    document = Document(
        id=article.id,
        name=name,
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="all"),),
        dating=published,
        language="en",
    )
    claim = ActClaim(
        source=Citation(document=document.id, name=name, dating=published),
        span=document.span(0, 45),
        cue=document.span(23, 44),
        about=document.span(33, 44),
        act=Act.AGREE,
        parties=(Role(name="Armenia", id="ARM"), Role(name="Azerbaijan", id="AZE")),
        start=When.of(start),
        made_by="tests",
    )
    return Coded(article=article, document=document, claims=(claim,))


def on(day: int) -> Dating:
    return Dating(earliest=date(2020, 10, day), latest=date(2020, 10, day), method=DatingMethod.GIVEN)


def test_the_ledger_is_shown_as_it_was_derived(store: Store) -> None:
    store.save([coded("one", on(9), "2020-10-10")])
    store.derive(derive)
    shown = show_ledger(store)
    assert shown.ceasefires == store.ceasefires()
    assert [row.support.articles for row in shown.rows(date(2020, 10, 20))] == [1]
    assert shown.page(shown.ceasefires[0].id).evidence[0].article == "one"


def test_what_an_interrupted_run_left_is_shown_without_being_written(store: Store) -> None:
    store.save([coded("one", on(9), "2020-10-10")])
    assert len(show_ledger(store).ceasefires) == 1
    assert store.ceasefires() == ()


def test_as_of_a_day_only_what_had_been_published_counts(store: Store) -> None:
    store.save(
        [
            coded("one", on(9), "2020-10-10"),
            coded("two", on(18), "2020-10-18"),
            coded("three", UNDATED, "2020-12-01"),
        ]
    )
    store.derive(derive)
    assert show_ledger(store, date(2020, 10, 8)).ceasefires == ()
    then = show_ledger(store, date(2020, 10, 9))
    assert [
        field.words for row in then.rows(date(2020, 10, 9)) for field in row.fields if field.name == "effect"
    ] == ["2020-10-10"]
    assert (then.as_of, then.undated) == (date(2020, 10, 9), 1)
    assert len(show_ledger(store, date(2020, 10, 18)).ceasefires) == 2
    assert len(show_ledger(store).ceasefires) == 3


def test_a_superseded_document_no_longer_speaks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = coded("old", on(9), "2020-10-10"), coded("new", on(12), "2020-10-11")
    gone = Lineage(root="a", superseded_by=new.article.id, reason="corrected")

    def trace(documents: Sequence[Document], _: object) -> dict[str, Lineage]:
        lineages = {document.id: Lineage(root=document.id) for document in documents}
        return lineages | {old.article.id: gone} if new.article.id in lineages else lineages

    monkeypatch.setattr("truceline.views.derived.trace", trace)
    store.save([old, new])
    store.derive(derive)
    assert [claim for ceasefire in store.ceasefires() for claim in ceasefire.claims] == [new.claims[0].id]
    assert store.lineages()[old.article.id] == gone
    then = show_ledger(store, date(2020, 10, 10))
    assert [claim for ceasefire in then.ceasefires for claim in ceasefire.claims] == [old.claims[0].id]


def test_the_order_of_articles_does_not_matter(store: Store, tmp_path: Path) -> None:
    batch = [
        coded("one", on(9), "2020-10-10"),
        coded("two", on(10), "2020-10-10"),
        coded("three", on(18), "2020-10-18"),
    ]
    store.save(batch)
    with open_store(tmp_path / "other.ledger") as other:
        for one in reversed(batch):
            other.save([replace(one)])
        assert show_ledger(other).ceasefires == show_ledger(store).ceasefires
