"""What pages read piece by piece is what the ledger holds as a whole, now and as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from simulation import Settings, simulate
from truceline.desk import Desk, days
from truceline.errors import LedgerError, NotYet
from truceline.model import Coded, Given, Judgement, RawArticle, Verdict
from truceline.records import standing
from truceline.store import open_store, reader, schema
from truceline.views import HeldShown, derive

DAY = date(2020, 10, 20)


@pytest.fixture
def desk(own_karabakh: Path) -> Iterator[Desk]:
    opened = Desk(str(own_karabakh))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of simulated news of several wars."""
    path = tmp_path_factory.mktemp("news") / "news.ledger"
    with open_store(path) as store:
        for article in simulate(3, Settings(wars=3, truces=3, articles=5)).articles:
            document = article.document
            given = Given(outlet=document.outlet)
            raw = RawArticle(
                where=document.id, content=document.text.encode(), media_type="text/plain", given=given
            )
            store.save([Coded(article=raw, document=document, claims=article.claims)])
        store.derive(derive)
    return path


def held(path: Path, day: date | None) -> HeldShown:
    """The ledger derived whole for the moment."""
    with open_store(path) as store:
        evidence = store.evidence(until=day)
        return HeldShown(evidence, derive(evidence), store.former_ids(), day)


@pytest.mark.parametrize("day", [None, date(2016, 1, 1)])
def test_what_is_read_piece_by_piece_is_what_is_derived_whole(news: Path, day: date | None) -> None:
    desk, whole = Desk(str(news)), held(news, day)
    shown = desk.snapshot(day).shown
    assert len(whole.ceasefires) > 2
    assert shown.ceasefires == whole.ceasefires
    assert dict(shown.summaries) == dict(whole.summaries)
    assert tuple(shown.told_conflicts) == tuple(whole.told_conflicts)
    on = whole.day
    assert shown.day == on
    for one in whole.summaries:
        assert shown.sheet(one, on) == whole.sheet(one, on)
        assert shown.grouping(one) == whole.grouping(one)
        assert shown.explain(one, "sides") == whole.explain(one, "sides")
        assert shown.timeline(one) == whole.timeline(one)
    for conflict in whole.conflicts:
        assert shown.timeline(conflict.id) == whole.timeline(conflict.id)
    desk.close()


def test_a_summary_tells_the_state_of_any_day(news: Path) -> None:
    desk = Desk(str(news))
    shown = desk.snapshot().shown
    for one in shown.ceasefires:
        summary = shown.summaries[one.id]
        for year in (2000, 2015, 2016, 2018, 2020, 2040):
            for month in range(1, 13):
                day = date(year, month, 17)
                state = standing(one, day).state
                told = summary.state(day.isoformat())
                assert (told or "not yet told") == (str(state) if state else "unclear"), (one.id, day)
    desk.close()


def test_what_an_article_claims_and_what_became_of_it(desk: Desk) -> None:
    snapshot = desk.snapshot()
    case = snapshot.case("AZE-ARM-2020-10-10")
    document = snapshot.claim(case.claims[0]).source.document
    claims = snapshot.claims_of(document)
    assert case.claims[0] in {one.id for one in claims}
    assert [one.span.start for one in claims] == sorted(one.span.start for one in claims)
    assert snapshot.cases_of(one.id for one in claims)[case.claims[0]] == case.id
    assert snapshot.case_of[case.claims[0]] == case.id
    assert snapshot.lineage(document) is not None


def test_a_page_shows_one_moment_whatever_is_written_meanwhile(desk: Desk, own_karabakh: Path) -> None:
    before = desk.snapshot()
    count = len(before.summaries)
    assert count
    at = datetime(2026, 1, 1, tzinfo=UTC)
    with open_store(own_karabakh) as store:
        store.judge(Judgement(verdict=Verdict.ACCEPT, subject="1", by="Ana", at=at))
        store.derive(lambda evidence: derive(replace(evidence, documents=(), claims=())))
        assert store.count_ceasefires() == 0
    assert len(before.shown.ceasefires) == count
    assert desk.snapshot().summaries == ()


def test_what_became_of_the_ceasefires_is_remembered(desk: Desk) -> None:
    last = desk.snapshot().last_change
    judged = desk.judge(Verdict.CORRECT, "AZE-ARM-2020-10-10", by="Ana", field="effect", value="2020-10-11")
    told = desk.snapshot().changes(last)
    assert [(one.change.ceasefire, one.change.field) for one in told] == [("AZE-ARM-2020-10-10", "effect")]
    assert judged.changes == tuple(one.change for one in told)
    assert told[0].number == last + 1


def test_a_day_on_which_nothing_more_was_published_is_not_derived_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = desk.snapshot(DAY)
    monkeypatch.setattr(days, "derive", None)
    last = max(
        one for key in now.documents if (one := now.document(key).dating.latest) is not None and one <= DAY
    )
    again = desk.snapshot(last)
    assert again.summaries == now.summaries
    assert (again.as_of, now.as_of) == (last, DAY)


def test_as_of_a_day_only_what_had_been_published_is_there(desk: Desk) -> None:
    now, then = desk.snapshot(), desk.snapshot(date(2020, 10, 11))
    later = next(key for key in now.documents if (day := now.document(key).dating.day) and day > DAY)
    assert len(then.documents) < len(now.documents)
    assert later not in then.documents
    assert then.claims_of(later) == ()
    assert set(then.all_claims) < set(now.all_claims)


def test_a_large_ledger_is_worked_out_by_a_process(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = desk.snapshot(DAY).shown.ceasefires
    desk.close()
    monkeypatch.setattr(days, "FEW", 0)
    monkeypatch.setattr(days, "_PATIENCE", 0.01)
    other = Desk(desk.place)
    with pytest.raises(NotYet) as raised:
        other.snapshot(DAY)
    assert raised.value.wait >= 2
    monkeypatch.setattr(days, "_PATIENCE", 60)
    assert other.snapshot(DAY).shown.ceasefires == expected
    other.close()


def test_a_ledger_that_is_gone_is_told(desk: Desk, own_karabakh: Path) -> None:
    desk.snapshot()
    moved = own_karabakh.rename(own_karabakh.with_name("moved"))
    with pytest.raises(LedgerError, match="no longer there"):
        desk.snapshot()
    moved.rename(own_karabakh)
    assert desk.snapshot().summaries


def test_a_ledger_that_another_file_takes_the_place_of_is_read_anew(desk: Desk, own_karabakh: Path) -> None:
    assert desk.snapshot().summaries
    for path in own_karabakh.parent.glob(f"{own_karabakh.name}*"):
        if path.is_file():
            path.unlink()
    open_store(own_karabakh).close()
    assert desk.snapshot().summaries == ()


def test_a_ledger_that_a_newer_truceline_upgrades_while_it_is_served_is_told(
    desk: Desk, own_karabakh: Path
) -> None:
    desk.snapshot()
    with open_store(own_karabakh) as store, store._writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match=f"newer Truceline.*9999.*{schema.HEAD}"):
        desk.snapshot()


def test_a_ledger_that_another_truceline_derives_while_it_is_served_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.snapshot()
    monkeypatch.setattr(reader, "shape", lambda: "of another version")
    with pytest.raises(LedgerError, match="another version of Truceline"):
        desk.snapshot()
