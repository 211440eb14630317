"""The screening log adds up, whatever the runs met."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from truceline.ledger import Ledger
from truceline.model import Met, Outcome, Run, Stage
from truceline.papers import plain_text
from truceline.papers.paper import Paragraph, Section
from truceline.papers.screening import flow, method, screening_csv, screening_paper
from truceline.store import Held
from truceline.views.screening import Counts, Screening, screening

NOTHING = Held(articles=0, with_claims=0, superseded=0, copies=0, claims=0, counted=0)


def met(outcome: str, records: int = 1, stage: str | None = None, **told: object) -> Met:
    given: dict[str, object] = {"source": "a", "day": "2020-10-10", **told}
    return Met(outcome=outcome, records=records, stage=stage, **given)  # type: ignore[arg-type]  # as the fields are


def run(*records: Met, ended: bool = True) -> Run:
    began = datetime(2020, 10, 20, 12, tzinfo=UTC)
    return Run(id="r", began=began, ended=began if ended else None, version="1", sources=("a",), met=records)


LEFT = st.tuples(
    st.sampled_from(["language", "no_ceasefire_term", "empty", "failed"]),
    st.sampled_from(list(map(str, Stage))),
)
KEPT = st.tuples(st.sampled_from(list(map(str, Outcome))), st.none())
RECORDS = st.builds(
    lambda told, records, source, day: met(told[0], records, told[1], source=source, day=day),
    st.one_of(LEFT, KEPT),
    st.integers(0, 5),
    st.sampled_from(["a", "b", "c.warc"]),
    st.sampled_from([None, "2020-10-10", "2020-10-11"]),
)


@given(st.lists(st.lists(RECORDS, max_size=12), max_size=4))
def test_the_numbers_add_up(runs: list[list[Met]]) -> None:
    made = [run(*records) for records in runs]
    read = sum(
        one.records
        for records in runs
        for one in records
        if one.outcome in {"claims", "no_claims"} and not one.stage
    )
    with_claims = sum(
        one.records for records in runs for one in records if one.outcome == "claims" and not one.stage
    )
    held = Held(articles=read, with_claims=with_claims, superseded=0, copies=0, claims=0, counted=0)
    for as_of in (None, date(2020, 10, 10)):
        told = screening(made, held, ceasefires=0, as_of=as_of)
        adds_up(told.counts)
        for rows in (told.sources, told.days):
            for row in rows:
                adds_up(row.counts)
            assert sum(row.counts.met for row in rows) == told.counts.met
            assert sum(row.counts.claims for row in rows) == told.counts.claims
        assert sum(one.counts.met for one in told.runs) == told.counts.met
        assert sum(one.records for one in told.reasons) == told.counts.unreadable + told.counts.refused
        steps_follow(told)


def adds_up(counts: Counts) -> None:
    assert counts.met == counts.known + counts.unreadable + counts.refused + counts.read
    assert counts.read == counts.without_claims + counts.with_claims


def steps_follow(told: Screening) -> None:
    *steps, _ = flow(told)  # the last are ceasefires, no longer records
    for one, following in pairwise(steps):
        assert one.count - sum(number for _, number in one.left_out) == following.count


def test_the_example_articles_are_screened(karabakh: Path) -> None:
    with Ledger(karabakh) as ledger:
        told = ledger.screening()
    assert told.counts.met == told.counts.read == told.counts.with_claims == 16
    assert told.earlier == 0
    assert told.held is not None
    assert told.held.superseded == 1  # the article that was corrected
    assert [step.count for step in flow(told)] == [16, 16, 16, 16, 16, 15, 5]
    assert told.nothing == ()
    assert {row.name: row.counts.met for row in told.days}["2020-10-10"] == 3


def test_nothing_found_is_told_by_source_and_day() -> None:
    told = screening(
        [
            run(
                met("claims", claims=2),
                met("no_ceasefire_term", 7, "gate", source="crawl.warc"),
                met("no_articles", 0, "sources", source="empty/", day=None),
                met("no_claims", day="2020-10-11"),
                met("known", source="b"),
            )
        ],
        NOTHING,
        ceasefires=1,
    )
    assert [(one.source, one.day, one.records, one.says) for one in told.nothing] == [
        ("a", "2020-10-11", 1, ()),
        ("crawl.warc", "2020-10-10", 7, ("no_ceasefire_term",)),
        ("empty/", None, 0, ("no_articles",)),
    ]


def test_articles_from_before_the_log_are_told_as_not_recorded() -> None:
    held = Held(articles=4, with_claims=3, superseded=0, copies=0, claims=9, counted=9)
    told = screening([], held, ceasefires=2)
    assert told.earlier == 4
    assert "not recorded" in method(told)
    assert [step.count for step in flow(told)] == [4, 3, 3, 2]
    both = screening([run(met("claims", claims=1))], held, ceasefires=2)
    assert both.earlier == 3
    assert "3 articles were read before searches were recorded" in method(both)


def test_a_run_that_did_not_end_is_told() -> None:
    told = screening([run(met("claims"), ended=False)], NOTHING, ceasefires=0)
    assert "One run did not come to an end" in method(told)


def test_as_of_a_day_what_nothing_dates_is_left_out_and_counted() -> None:
    some = [run(met("claims", day=None), met("claims"), met("claims", day="2020-10-12"))]
    told = screening(some, NOTHING, ceasefires=0, as_of=date(2020, 10, 11))
    assert (told.counts.met, told.undated, told.held) == (1, 1, None)


def test_a_paper_and_a_table_tell_the_same() -> None:
    told = screening([run(met("claims", source="=1+1"))], NOTHING, ceasefires=0)
    lines = screening_csv(told).splitlines()
    assert lines[0] == "by,name,met,known,unreadable,refused,read,without_claims,with_claims,claims"
    assert lines[1] == "source,'=1+1,1,0,0,0,1,0,1,0"
    (first, *_) = screening_paper(told).blocks
    assert isinstance(first, Section)
    (paragraph,) = first.blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.text) == method(told)
