from __future__ import annotations

import io
from dataclasses import replace

from extracts_by_hand import NONE, UNCLEAR, article, ceasefire, extract_of, ledger_saying, saying, told
from truceline.exports import EXPORTERS, Loss, LossKind
from truceline.model import Comparison, Join, When
from truceline.views import Extract


def losses(extract: Extract, name: str = "csv", table: str | None = None) -> tuple[Loss, ...]:
    return EXPORTERS[name].write(extract, io.BytesIO(), table).losses


def coded(extract: Extract, what: str) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    return [
        (loss.column, loss.code, loss.says.split(" (")[0], loss.ceasefires)
        for loss in losses(extract)
        if loss.what == what and loss.kind is LossKind.CODED
    ]


def test_three_kinds_of_silence_are_told_apart_though_their_code_is_one() -> None:
    extract = extract_of(
        ceasefire(key="A"), ceasefire(key="B", ddr=UNCLEAR), ceasefire(key="C", ddr=NONE), ceasefire(key="D")
    )
    assert coded(extract, "ddr") == [
        ("ddr", "", "not mentioned", ("A", "D")),
        ("ddr", "", "unclear", ("B",)),
        ("ddr", "", "none", ("C",)),
    ]


def test_the_silence_of_purposes_is_told_of_all_their_columns() -> None:
    ((column, *_),) = coded(extract_of(ceasefire()), "purpose")
    assert column == "p_humanitarian, p_peace_process, p_holiday, p_election, p_other"


def test_what_has_a_value_is_no_loss() -> None:
    assert coded(extract_of(ceasefire(ddr=told(value=False))), "ddr") == []


def test_rows_of_other_tables_are_told_with_the_ceasefires_they_are_of() -> None:
    left_out = {loss.what: loss for loss in losses(ledger_saying("a truce"))}
    assert (left_out["evidence"].kind, left_out["evidence"].count) == (LossKind.LEFT_OUT, 1)
    assert left_out["evidence"].ceasefires == ("ARM-AZE-2020",)
    assert (left_out["claims"].count, left_out["claims"].ceasefires) == (1, ())
    assert "ceasefires" not in left_out


def test_a_file_of_all_tables_leaves_none_out() -> None:
    extract = ledger_saying("a truce")
    left_out = [loss for loss in losses(extract, "datapackage") if loss.kind is LossKind.LEFT_OUT]
    assert [loss.what for loss in left_out] == ["article", "claims"]
    assert left_out[1].says.startswith("the words by which actors, places and times were read")


def test_claims_of_no_ceasefire_are_told() -> None:
    extract = ledger_saying("a truce")
    other = extract_of(
        *extract.shown.ceasefires, claims=(*extract.shown.claims.values(), saying("talks", "d9"))
    )
    (told_,) = [loss for loss in losses(other, "csv", "claims") if loss.kind is LossKind.COARSER]
    assert (told_.what, told_.count) == ("claims", 1)


def test_the_texts_of_articles_and_the_comparisons_are_told_as_left_out() -> None:
    rows = (Comparison(name="effect", score=1.0, reason="both noon"),) * 2
    join = Join(document="d1", claims=(), reason="one day", rows=rows)
    extract = extract_of(replace(ceasefire(), joins=(join,)), articles=(article("d1"), article("d2")))
    counts = {loss.what: loss.count for loss in losses(extract, "xlsx") if loss.kind is LossKind.LEFT_OUT}
    assert counts == {"article": 2, "grouping": 2}


def test_hours_of_bounds_are_told_as_lost_and_days_are_not() -> None:
    noon = When.of("2020-10-10T12:00")
    night = ceasefire(
        key="A", agreed=told(When(value="2020-10-09", earliest=noon.earliest, latest=noon.latest))
    )
    day = ceasefire(key="B", agreed=told(When.of("2020-10-09")))
    minute = ceasefire(key="C", agreed=told(noon))
    (coarser,) = [one for one in losses(extract_of(night, day, minute)) if one.kind is LossKind.COARSER]
    assert (coarser.what, coarser.ceasefires) == ("agreed", ("A",))


def test_a_report_counts_the_rows_and_the_ceasefires_that_stand_in_the_file() -> None:
    extract = extract_of(ceasefire(key="A"), ceasefire(key="B"))
    report = EXPORTERS["csv"].write(extract, io.BytesIO(), "accounts")
    assert (report.format, report.rows, report.ceasefires, report.written) == ("csv", 0, 2, 0)
    assert EXPORTERS["csv"].write(extract, io.BytesIO()).written == 2
