"""Main text and day of web pages are found no worse than by bare trafilatura and bare htmldate in the same run."""

from typing import Any

import pytest
from bench.pages import measure


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    return measure()


def test_there_are_pages_of_many_makes(result: dict[str, Any]) -> None:
    assert result["pages"] >= 24


@pytest.mark.parametrize("half", ["all", "tuned", "measured"])
@pytest.mark.parametrize("what", ["whole", "body", "day"])
def test_the_article_and_its_day_are_found_no_worse_than_by_the_bare_libraries(
    result: dict[str, Any], half: str, what: str
) -> None:
    figures = result["figures"][half]
    assert all(figures["ours"][what] >= figures[way][what] for way in figures)


# What was reached; lower it only with the reason in the change.
@pytest.mark.parametrize("what,floor", [("whole", 0.94), ("body", 0.95), ("day", 0.96)])
def test_the_figures_do_not_sink(result: dict[str, Any], what: str, floor: float) -> None:
    assert result["figures"]["all"]["ours"][what] >= floor
