from __future__ import annotations

from dataclasses import replace

import pytest

from papers_by_hand import cite, figure
from truceline.papers import Paper, Paragraph, Run, Section, Table, text


def noted(*numbers: int) -> Paragraph:
    return Paragraph(text=text(Run(words="told", notes=numbers)))


def test_footnotes_are_numbered_from_1_in_the_order_of_their_first_reference() -> None:
    blocks = (noted(1, 2), Section(heading="more", blocks=(noted(1, 3),)))
    assert len(Paper(title="t", blocks=blocks, notes=(cite(1), cite(2), cite(3))).notes) == 3


@pytest.mark.parametrize(
    "cited, told",
    [((2, 1), (1, 2)), ((1,), ()), ((1,), (1, 2)), ((1, 2), (2, 1)), ((2,), (2,))],
    ids=["out of order", "without a footnote", "never referred to", "footnotes out of order", "not from 1"],
)
def test_a_paper_whose_footnotes_do_not_fit_its_text_is_refused(
    cited: tuple[int, ...], told: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match="footnotes"):
        Paper(title="t", blocks=(noted(*cited),), notes=tuple(cite(number) for number in told))


def test_the_table_of_a_chart_refers_only_to_footnotes_that_the_text_has() -> None:
    table = Table(caption="c", head=("n",), rows=((text(Run(words="3", notes=(1,))),),))
    chart = replace(figure(), table=table)
    assert len(Paper(title="t", blocks=(chart, noted(1)), notes=(cite(1),)).blocks) == 2
    with pytest.raises(ValueError, match="footnotes"):
        Paper(title="t", blocks=(chart, noted(2)), notes=(cite(1), cite(2)))


def test_the_rows_of_a_table_are_as_long_as_its_head() -> None:
    with pytest.raises(ValueError, match="'c'"):
        Table(caption="c", head=("a", "b"), rows=((text("one"),),))
