"""Checks a ledger from end to end, as it stands at one moment. Nothing in it is changed."""

from __future__ import annotations

from pathlib import Path

from truceline.checks.again import code_again
from truceline.checks.articles import faults_of
from truceline.checks.report import CheckReport, Findings, Step, Telling
from truceline.pipeline import Annotate
from truceline.store import Damage, Inspector, Store, open_store
from truceline.views import derive

_SOURCES = frozenset({"articles", "judgements"})  # what coding again begins with


def check_ledger(
    place: str | Path, *, annotate: Annotate | None = None, batch: int = 64, tell: Telling | None = None
) -> CheckReport:
    """What is wrong with the ledger in this file, or at this database address.

    With `annotate` every article is also coded again. Raises LedgerError if it cannot be read.
    """
    with open_store(place, create=False) as store:
        return check_store(store, annotate=annotate, batch=batch, tell=tell)


def check_store(
    store: Store, *, annotate: Annotate | None = None, batch: int = 64, tell: Telling | None = None
) -> CheckReport:
    """What is wrong with a ledger that is open."""
    say = tell or _say_nothing
    findings, notes = Findings(), []
    say(Step.DATABASE, 0, 0)
    findings.take(store.check_words())
    with store.inspect() as inspector:
        counts = inspector.counts()
        findings.take(inspector.database())
        say(Step.ROWS, 0, sum(counts.values()))
        findings.take(inspector.rows())
        _check_articles(inspector, findings, counts["articles"], say)
        if findings.counts.total() == findings.counts["found"]:
            notes += _check_records(inspector, findings, say)
        else:
            notes.append("Records were not derived anew: what they are made of has faults.")
        if annotate is not None and not _SOURCES & findings.counts.keys():
            findings.take(code_again(inspector, annotate, batch, say))
    return CheckReport(
        ledger=store.where,
        deep=annotate is not None,
        counts=counts,
        found=dict(findings.counts),
        faults=tuple(findings.faults),
        notes=tuple(notes),
    )


def _check_articles(inspector: Inspector, findings: Findings, total: int, say: Telling) -> None:
    done = 0
    for one in inspector.bundles():
        if isinstance(one, Damage):
            findings.take([one])
            continue
        findings.take(faults_of(one))
        findings.take(inspector.index(one))
        done += 1
        say(Step.ARTICLES, done, total)


def _check_records(inspector: Inspector, findings: Findings, say: Telling) -> list[str]:
    mark = inspector.mark
    if not mark.is_derived:
        what = (
            "another Truceline derived the records"
            if not mark.is_ours
            else "some evidence waits to be worked in"
        )
        return [f"Records were not compared: {what}. The next `truceline add` works it in."]
    say(Step.RECORDS, 0, 0)
    findings.take(inspector.compare(derive(inspector.evidence())))
    return []


def _say_nothing(_: Step, _done: int, _total: int) -> None:
    """Tells nobody."""
