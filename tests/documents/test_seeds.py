"""The five seeds: furniture marked and days told as the gold has them, without any metadata."""

import os
from datetime import date
from pathlib import Path

import pytest
import yaml

from truceline.documents import make_document, pass_gate
from truceline.model import CLAIM_GIVING, Document, RawArticle

SHARED = Path(os.environ.get("TRUCELINE_SHARED") or Path(__file__).parents[2].parent / "shared")
pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(),
    reason="the seeds are not here; name the shared folder in TRUCELINE_SHARED",
)


def seed(number: str) -> Document:
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    document = make_document(RawArticle(where=path.name, content=path.read_bytes(), media_type="text/plain"))
    assert isinstance(document, Document)
    assert pass_gate(document) is None
    return document


def claim_giving(document: Document) -> str:
    return "\n".join(document.text[s.start : s.end] for s in document.segments if s.kind in CLAIM_GIVING)


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
def test_furniture_gives_no_claims(number: str) -> None:
    gold = yaml.safe_load((SHARED / "gold" / "seeds_ledger.yaml").read_text(encoding="utf-8"))
    document = seed(number)
    for words in gold["documents"]["boilerplate"][number]:
        assert words in document.text
        assert words not in claim_giving(document)


@pytest.mark.parametrize(
    "number,first,last",
    [
        ("000", "Kazakh Foreign Ministry Praises", "peacekeepers to the region."),
        ("001", "The Kremlin announced", "on the Azerbaijani Armed Forces."),
        ("002", "Putin and Armenian", "regional peace and stability."),
        ("003", "Russian President", "provide such clarifications."),
        ("004", "Putin comments", "ceasefire ended the hostilities."),
    ],
)
def test_the_article_is_kept_from_headline_to_last_word(number: str, first: str, last: str) -> None:
    words = claim_giving(seed(number)).strip()
    assert words.startswith(first)
    assert words.endswith(last)


def test_the_printed_day_of_000() -> None:
    assert seed("000").dating.day == date(2020, 11, 11)


def test_the_four_days_that_001_leaves() -> None:
    assert [day.isoformat() for day in seed("001").dating.candidates] == [
        "2009-10-20",
        "2015-10-20",
        "2020-10-20",
        "2026-10-20",
    ]


def test_002_names_a_day_of_no_year() -> None:
    dating = seed("002").dating
    assert (dating.day, dating.candidates, dating.earliest) == (None, (), None)
    assert dating.words is not None
    assert dating.words.quote == "November 15"


def test_003_is_a_tuesday_in_november_from_the_10th_on() -> None:
    days = seed("003").dating.candidates
    assert {(day.month, day.weekday()) for day in days} == {(11, 1)}
    assert [day.day for day in days if day.year == 2020] == [10, 17, 24]


def test_004_is_bounded_by_the_last_year_it_speaks_of() -> None:
    dating = seed("004").dating
    assert (dating.earliest, dating.latest, dating.candidates) == (date(2020, 1, 1), None, ())


@pytest.mark.parametrize(
    "number,outlet,origin",
    [
        ("000", "UrduPoint", "Sputnik"),
        ("001", None, None),
        ("002", "YCPress", "TASS"),
        ("003", "MassisPost", None),
    ],
)
def test_outlet_and_origin(number: str, outlet: str | None, origin: str | None) -> None:
    document = seed(number)
    assert (document.outlet, document.origin) == (outlet, origin)
