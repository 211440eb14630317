"""What articles tell of one another's dates is used, and adding still equals rebuilding."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from truceline.annotations import Annotator
from truceline.documents.dating.telling import Tellings
from truceline.model import (
    Act,
    ActClaim,
    Annotated,
    Citation,
    Claim,
    Coded,
    DatingMethod,
    Document,
    Given,
    Judgement,
    RawArticle,
    Role,
    Verdict,
)
from truceline.run import add_articles, settle_once
from truceline.run.coding import code_articles
from truceline.run.settle import settle
from truceline.sources import read_sources
from truceline.store import Derived, Evidence, Store, open_store
from truceline.views import Deriver, derive

SHARED = Path(os.environ.get("TRUCELINE_SHARED") or Path(__file__).parents[2].parent / "shared")
UNDATED = (
    "They said on Tuesday, October 20, that the October 9 truce was over. "
    "Azerbaijan and Armenia agreed a ceasefire on 1994-10-17."
)


def undated(number: int) -> RawArticle:
    return RawArticle(
        where=f"u{number}.txt",
        content=f"{UNDATED} This is report number {number}.".encode(),
        media_type="text/plain",
        given=Given(name=f"u{number}"),
    )


def dated(news: ModuleType, year: int = 2020) -> RawArticle:
    words = f"Azerbaijan and Armenia agreed a ceasefire on {year}-10-09."
    article: RawArticle = news.article(9, words)
    return replace(article, given=replace(article.given, published=f"{year}-10-10"))


def state(store: Store) -> tuple[object, ...]:
    return store.documents(), store.claims(), store.ceasefires(), store.lineages(), store.left_out()


def days(store: Store) -> dict[str, date | None]:
    return {document.name: document.dating.day for document in store.documents()}


def test_an_article_is_read_anew_once_another_tells_its_day(news: ModuleType, store: Store) -> None:
    add_articles(store, [undated(1)], annotate=news.annotate)
    assert days(store) == {"u1": None}
    add_articles(store, [dated(news)], annotate=news.annotate)
    assert days(store)["u1"] == date(2020, 10, 20)
    claims = [claim for claim in store.claims() if claim.source.name == "u1"]
    assert {claim.source.dating.method for claim in claims} == {DatingMethod.LEDGER}
    (first,) = [document for document in store.alone().documents if document.name == "u1"]
    assert len(first.dating.candidates) == 4


def test_any_order_and_any_batches_give_the_same_ledger(news: ModuleType, tmp_path: Path) -> None:
    articles = [undated(1), dated(news), undated(2), *(news.article(number) for number in range(4))]
    states = []
    for turn, batch in enumerate((64, 1, 2)):
        with open_store(tmp_path / f"{turn}") as store:
            some = random.Random(turn).sample(articles, len(articles))
            for one in some if batch == 1 else [some]:
                add_articles(
                    store, one if isinstance(one, list) else [one], annotate=news.annotate, batch=batch
                )
            states.append(state(store))
    assert states[0] == states[1] == states[2]


def test_what_no_longer_holds_goes_back_to_the_first_reading(news: ModuleType, tmp_path: Path) -> None:
    with open_store(tmp_path / "a") as store:
        add_articles(store, [undated(1)], annotate=news.annotate)
        first = store.documents(), store.claims()
        for year, left in ((2020, 1), (2015, 2), (2009, 3), (2026, 4)):
            add_articles(store, [dated(news, year)], annotate=news.annotate)
            dating = next(document.dating for document in store.documents() if document.name == "u1")
            assert len(dating.candidates or (dating.day,)) == left
        assert first[0][0] in store.documents()
        claims = [claim for claim in store.alone().claims if claim.source.name == "u1"]
        assert claims == [replace(claim, source=replace(claim.source, root=None)) for claim in first[1]]


def test_a_document_that_cannot_be_read_anew_stands_as_it_was(news: ModuleType, store: Store) -> None:
    add_articles(store, [undated(1), undated(2)], annotate=news.annotate)

    def fail(documents: Iterable[Document]) -> Iterator[Annotated]:
        for document in documents:
            if document.name == "u1":
                raise RuntimeError("cannot swallow this")
            yield from news.annotate([document])

    report = add_articles(store, [dated(news)], annotate=fail)
    assert report.drops == {"reread_failed": 1}
    assert (days(store)["u1"], days(store)["u2"]) == (None, date(2020, 10, 20))
    assert store.is_derived


def test_evidence_added_meanwhile_is_not_passed_over(
    news: ModuleType, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, late = store.alone, [undated(1)]

    def meanwhile() -> object:
        found = alone()
        while late:
            from truceline.model import Coded
            from truceline.run import code_articles

            made = code_articles([late.pop()], news.annotate)
            store.save([one for one in made if isinstance(one, Coded)])
        return found

    monkeypatch.setattr(store, "alone", meanwhile)
    add_articles(store, [dated(news)], annotate=news.annotate)
    assert days(store)["u1"] == date(2020, 10, 20)


def test_a_reading_with_another_day_is_derived_from_before_it_is_written(
    news: ModuleType, store: Store
) -> None:
    seen: list[Evidence] = []

    def make(evidence: Evidence) -> Derived:
        seen.append(evidence)
        return derive(evidence)

    add_articles(store, [undated(1)], annotate=news.annotate)
    add_articles(store, [dated(news)], annotate=news.annotate, derive=make)
    assert len(seen) == 1
    written = store.evidence()
    assert seen[0].documents == written.documents
    assert [plainly(one) for one in seen[0].claims] == [plainly(one) for one in written.claims]


def plainly(claim: Claim) -> Claim:
    return replace(claim, source=replace(claim.source, root=None, copy_of=None))


def test_copies_of_an_article_count_as_one_origin(news: ModuleType, store: Store) -> None:
    words = "Azerbaijan and Armenia agreed a ceasefire on 2020-10-09."
    prints = [
        replace(one, given=replace(one.given, outlet=outlet, url=None))
        for outlet, one in ((outlet, news.article(9, words)) for outlet in ("Herald", "Courier"))
    ]
    add_articles(store, prints, annotate=news.annotate)
    claims: tuple[Claim, ...] = store.claims()
    assert len(claims) == 2
    assert len({claim.source.root for claim in claims}) == 1
    assert sum(claim.source.copy_of is not None for claim in claims) == 1


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seeds are not here; see TRUCELINE_SHARED")
def test_the_seeds_together_tell_each_others_year_in_any_order(tmp_path: Path) -> None:
    articles = [one for one in read_sources([str(SHARED / "seeds")]) if isinstance(one, RawArticle)]
    annotate, states = Annotator(), []
    for turn in range(2):
        with open_store(tmp_path / f"{turn}") as store:
            for one in reversed(articles) if turn else [articles]:
                add_articles(store, one if isinstance(one, list) else [one], annotate=annotate)
            states.append(state(store))
    assert states[0] == states[1]
    with open_store(tmp_path / "0") as store:
        found = {Path(document.name).stem[:3]: document.dating for document in store.documents()}
    assert found["000"].day == date(2020, 11, 11)
    assert found["001"].day == date(2020, 10, 20)
    assert (found["002"].earliest, found["002"].latest) == (date(2020, 11, 15), date(2020, 12, 31))
    assert [day.isoformat() for day in found["003"].candidates] == ["2020-11-10", "2020-11-17", "2020-11-24"]
    assert (found["004"].earliest, found["004"].latest) == (date(2020, 1, 1), None)


RUSSIAN = "Russian President Anton Lebedev called for a ceasefire in Syria on Monday."
BARE = "Lebedev called for a ceasefire in Syria on Monday."


def of_day(day: str, words: str) -> RawArticle:
    given = Given(name=day, published=day)
    return RawArticle(where=f"{day}.txt", content=words.encode(), media_type="text/plain", given=given)


def callers(store: Store) -> dict[str, list[str]]:
    return {
        claim.source.name: [role.id for role in claim.actors]
        for claim in store.claims()
        if claim.kind == "act"
    }


def test_an_office_that_one_article_tells_holds_in_later_ones_in_whatever_order_they_come(
    annotator: Annotator, tmp_path: Path
) -> None:
    articles = [of_day("2016-02-01", BARE), of_day("2016-02-08", RUSSIAN), of_day("2016-02-15", BARE)]
    told = []
    for number, order in enumerate([(0, 1, 2), (2, 1, 0), (1, 2, 0)]):
        with open_store(tmp_path / f"{number}.ledger") as store:
            for place in order:
                add_articles(store, [articles[place]], annotate=annotator)
            told.append(state(store))
            assert callers(store) == {
                "2016-02-01": ["lebedev"],
                "2016-02-08": ["RUS"],
                "2016-02-15": ["RUS"],
            }
    with open_store(tmp_path / "at once.ledger") as store:
        add_articles(store, articles, annotate=annotator)
        told.append(state(store))
    assert told == told[:1] * 4


def sides(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """One claim with the sides that the first words name; names but Armenia's and Azerbaijan's are known to nobody."""
    assert annotated.document == document.id
    known = {"Armenia": "ARM", "Azerbaijan": "AZE"}
    roles = []
    for word in re.finditer(r"[A-Z]\w+", document.text.partition(" agreed")[0]):
        name = word.group()
        reason = "name" if name in known else "entity"
        words = document.span(*word.span())
        roles.append(Role(name=name, id=known.get(name, name.casefold()), words=words, reason=reason))
    start = document.text.index("agreed")
    claim = ActClaim(
        source=Citation(document=document.id, name=document.name, dating=document.dating),
        span=document.span(0, start + 6),
        cue=document.span(start, start + 6),
        about=document.span(start, start + 6),
        act=Act.AGREE,
        actors=tuple(roles),
        parties=tuple(roles),
        made_by="tests.sides",
    )
    return (claim,)


def test_a_name_that_stands_twice_where_another_is_expected_is_read_as_it_from_then_on_in_any_order(
    news: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.pipeline.extract", sides)
    articles = [
        of_day("2020-05-01", "Armenia and Azerbaijan agreed a ceasefire in the hills near the river."),
        of_day("2020-05-02", "Azerbaijan and Highlanders agreed a ceasefire, farmers said at the market."),
        of_day("2020-06-01", "Armenia and Azerbaijan agreed a truce again, after long talks by night."),
        of_day("2020-06-02", "Azerbaijan and Highlanders agreed a truce; nobody in town believed in it."),
        of_day("2020-07-01", "Highlanders and Azerbaijan agreed a ceasefire for the time of the harvest."),
    ]
    told = []
    for number, order in enumerate([(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (3, 0, 4, 2, 1)]):
        with open_store(tmp_path / f"{number}.ledger") as store:
            for place in order:
                add_articles(store, [articles[place]], annotate=news.annotate)
            told.append(state(store))
            assert {name: sorted(ids) for name, ids in callers(store).items()} == {
                "2020-05-01": ["ARM", "AZE"],
                "2020-05-02": ["AZE", "highlanders"],
                "2020-06-01": ["ARM", "AZE"],
                "2020-06-02": ["ARM", "AZE"],
                "2020-07-01": ["ARM", "AZE"],
            }
    with open_store(tmp_path / "at once.ledger") as store:
        add_articles(store, articles, annotate=news.annotate)
        told.append(state(store))
    assert told == told[:1] * 4


def test_who_settles_again_and_again_keeps_what_has_not_changed_and_has_what_a_rebuild_has(
    news: ModuleType, made: str, tmp_path: Path
) -> None:
    steps = [
        [undated(1), news.article(0), news.article(1)],
        [dated(news)],
        [undated(2), news.article(2)],
        [dated(news, 2015)],
    ]
    with open_store(made) as store:
        store.remember()
        derive_again, tell_again = Deriver(), Tellings()
        for step in steps:
            coded = code_articles(step, news.annotate, batch=9)
            store.save([one for one in coded if isinstance(one, Coded)])
            assert settle_once(store, news.annotate, batch=9, derive=derive_again, tell=tell_again) == ()
        claim = store.claims(store.ceasefires()[0].claims[:1])[0]
        verdicts = [
            Judgement(
                verdict=Verdict.REJECT,
                subject=claim.id,
                by="me",
                at=datetime(2026, 1, day, tzinfo=UTC),
                claims=(claim.id,),
            )
            for day in (1, 2)
        ]
        for verdict in verdicts:
            store.judge(verdict)
            assert settle_once(store, news.annotate, batch=9, derive=derive_again, tell=tell_again) == ()
        again = state(store)
    with open_store(tmp_path / "rebuilt.ledger") as rebuilt:
        add_articles(
            rebuilt, [article for step in reversed(steps) for article in step], annotate=news.annotate
        )
        for verdict in verdicts:
            rebuilt.judge(verdict)
        list(settle(rebuilt, news.annotate, batch=9))
        assert again == state(rebuilt)
