from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Coded,
    Dating,
    DatingMethod,
    Document,
    Drop,
    Given,
    Judgement,
    RawArticle,
    Segment,
    SegmentKind,
    Span,
    Stage,
    Verdict,
)
from truceline.store import Evidence, Saved, Store, open_store

TEXT = "Azerbaijan and Armenia agreed on a ceasefire."


@pytest.fixture
def store(made: str) -> Iterator[Store]:
    with open_store(made) as opened:
        yield opened


def coded(
    name: str, dating: Dating | None = None, *, text: str = TEXT, drops: tuple[Drop, ...] = ()
) -> Coded:
    given = Given(name=name, url=f"https://example.org/{name}")
    article = RawArticle(where=f"{name}.txt", content=text.encode(), media_type="text/plain", given=given)
    dated = dating or Dating()
    document = Document(
        id=article.id,
        name=name,
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="all"),),
        dating=dated,
        language="en",
        meta={"section": "World"},
    )
    claim = ActClaim(
        source=Citation(document=article.id, name=name, dating=dated),
        span=document.span(0, len(text)),
        cue=document.span(23, 44),
        about=document.span(35, 44),
        act=Act.AGREE,
        made_by="tests",
    )
    return Coded(article=article, document=document, claims=(claim,), drops=drops)


def on(first: int, last: int | None) -> Dating:
    latest = date(2020, 10, last) if last else None
    return Dating(earliest=date(2020, 10, first), latest=latest, method=DatingMethod.GIVEN)


def test_what_was_saved_comes_back_equal(store: Store) -> None:
    one = coded("one", on(11, 11))
    store.save([one])
    assert list(store.articles()) == [one.article]
    assert store.documents() == (one.document,)
    assert store.claims() == one.claims


def test_saving_twice_changes_nothing(store: Store) -> None:
    one = coded("one", drops=(Drop(stage=Stage.CLAIMS, where="one.txt:3", reason="odd", detail="odd"),))
    assert store.save([one]) == Saved(articles=1, claims=1)
    before = (list(store.articles()), store.documents(), store.claims(), store.drops())
    assert store.save([one, one]) == Saved()
    assert (list(store.articles()), store.documents(), store.claims(), store.drops()) == before


def test_a_name_that_is_no_unicode_can_be_stored(store: Store) -> None:
    text = "They agreed on a ceasefire."
    article = RawArticle(
        where="caf\udce9.txt", content=text.encode(), media_type="text/plain", meta={"odd": "\udce9"}
    )
    drop = Drop(stage=Stage.CLAIMS, where="caf\udce9.txt", reason="odd", detail="odd")
    store.save([Coded(article=article, document=None, drops=(drop,))])
    assert [(one.where, one.meta) for one in store.articles()] == [("caf\\udce9.txt", {"odd": "\udce9"})]
    assert store.drops() == (drop,)
    assert store.known([article.id]) == {article.id}


def test_known_articles_are_told(store: Store) -> None:
    one, two = coded("one"), coded("two")
    store.save([one])
    assert store.known([one.article.id, two.article.id]) == {one.article.id}


def test_an_article_that_failed_is_not_known_and_is_mended_by_a_later_save(store: Store) -> None:
    good = coded("one")
    drop = Drop(stage=Stage.ANNOTATIONS, where="one.txt", reason="failed", detail="a fault")
    store.save([Coded(article=good.article, document=None, drops=(drop,))])
    assert store.known([good.article.id]) == frozenset()
    assert store.drops() == (drop,)
    store.save([good])
    assert store.known([good.article.id]) == {good.article.id}
    assert store.drops() == ()
    assert store.claims() == good.claims


def test_a_file_that_could_not_be_read_is_forgotten_as_left_out_once_it_can(store: Store) -> None:
    store.save([], [Drop(stage=Stage.SOURCES, where="one.txt", reason="empty", detail="empty")])
    assert len(store.drops()) == 1
    store.save([coded("one")])
    assert store.drops() == ()


def test_a_document_refused_at_the_gate_keeps_its_bytes_and_its_drop_only(store: Store) -> None:
    made = coded("one")
    drop = Drop(
        stage=Stage.GATE, where="one.txt", reason="no_ceasefire_term", detail="none", document=made.article.id
    )
    store.save([Coded(article=made.article, document=made.document, drops=(drop,))])
    assert list(store.articles()) == [made.article]
    assert store.documents() == ()
    assert store.drops() == (drop,)


def test_a_batch_is_there_wholly_or_not_at_all(store: Store) -> None:
    good, bad = coded("one"), coded("two")
    orphan = ActClaim(
        source=Citation(document="nowhere", name="x"),
        span=Span.of(TEXT, 0, 5),
        cue=Span.of(TEXT, 0, 5),
        about=Span.of(TEXT, 0, 5),
        act=Act.CALL,
        made_by="tests",
    )
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        store.save([good, Coded(article=bad.article, document=bad.document, claims=(orphan,))])
    assert list(store.articles()) == []
    assert store.claims() == ()


def test_claims_are_found_by_id_in_the_order_asked(store: Store) -> None:
    one, two = coded("one"), coded("two")
    store.save([one, two])
    ids = [two.claims[0].id, "nothing", one.claims[0].id]
    assert store.claims(ids) == (*two.claims, *one.claims)


def test_more_claims_than_fit_one_query_are_found(store: Store) -> None:
    one = coded("one")
    store.save([one])
    assert store.claims([*(f"{i:016x}" for i in range(1200)), one.claims[0].id]) == one.claims


@pytest.mark.parametrize(
    "dating, day, count",
    [
        (on(11, 11), 11, 1),
        (on(11, 11), 10, 0),
        (on(11, 13), 12, 0),
        (on(11, 13), 13, 1),
        (on(11, None), 11, 1),
        (on(11, None), 10, 0),
        (Dating(latest=date(2020, 10, 13)), 13, 1),
    ],
)
def test_evidence_until_a_day_holds_what_had_surely_been_published(
    store: Store, dating: Dating, day: int, count: int
) -> None:
    one = coded("one", dating)
    store.save([one])
    evidence = store.evidence(until=date(2020, 10, day))
    assert len(evidence.documents) == count
    assert len(evidence.claims) == count


def test_evidence_until_a_day_leaves_undated_documents_out_and_counts_them(store: Store) -> None:
    store.save([coded("one", on(11, 11)), coded("two")])
    evidence = store.evidence(until=date(2020, 12, 1))
    assert [document.name for document in evidence.documents] == ["one"]
    assert evidence.undated == 1
    assert len(store.evidence().documents) == 2


def test_judgements_are_appended_oldest_first_and_count_as_new_evidence(store: Store) -> None:
    early = Judgement(verdict=Verdict.REJECT, subject="c1", by="Ana", at=datetime(2024, 1, 1, tzinfo=UTC))
    late = Judgement(verdict=Verdict.ACCEPT, subject="c1", by="Ben", at=datetime(2024, 2, 1, tzinfo=UTC))
    assert store.is_derived
    store.judge(late)
    store.judge(early)
    store.judge(early)
    assert store.judgements() == (early, late)
    assert store.evidence().judgements == (early, late)
    assert not store.is_derived


def test_the_time_of_adding_is_the_clocks(made: str) -> None:
    opened = open_store(made)
    with Store(opened._engine, "t", clock=lambda: datetime(2024, 5, 6, tzinfo=UTC)) as store:
        store.save([coded("one")])
        with opened._engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT added_at FROM articles").scalar_one()
    assert found == "2024-05-06T00:00:00+00:00"


def test_many_may_write_at_once(made: str) -> None:
    def write(name: str) -> None:
        with open_store(made) as store:
            for number in range(5):
                store.save([coded(f"{name}-{number}"), coded(f"shared-{number}")])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, "abcd"))
    with open_store(made) as store:
        assert len(store.documents()) == 25
        assert len(store.claims()) == 25


def test_evidence_is_as_it_was_at_one_moment(store: Store) -> None:
    store.save([coded("one")])
    assert store.evidence() == Evidence(documents=store.documents(), claims=store.claims())


def test_a_store_that_remembers_gives_the_same_claims_and_sees_what_has_changed(store: Store) -> None:
    one = coded("one")
    store.save([one])
    plain = store.alone()
    store.remember()
    first, again = store.alone(), store.alone()
    assert first == again == plain
    assert first.claims[0] is again.claims[0]
    store.save([coded("two")])
    assert len(store.alone().evidence.claims) == 2
