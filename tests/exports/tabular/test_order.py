"""The same articles, added in any order and any number of batches, give the same bytes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from run.news import annotate, article, extract
from truceline import pipeline
from truceline.exports import EXPORTERS
from truceline.model import RawArticle
from truceline.run import add_articles
from truceline.store import open_store
from truceline.views import extract as extract_of
from truceline.views import show_ledger

ARTICLES = (
    *map(article, range(5)),
    article(9, "Nothing of the kind was told of in the valley on Friday, or ever."),
)
FORMATS = ("csv", "parquet", "xlsx", "datapackage")


def written(articles: tuple[RawArticle, ...], batch: int, place: Path) -> dict[str, bytes]:
    place.unlink(missing_ok=True)
    with open_store(str(place), create=True) as store:
        add_articles(store, articles, annotate=annotate, batch=batch)
        taken = extract_of(store, show_ledger(store))
        found = {}
        for name in FORMATS:
            stream = io.BytesIO()
            EXPORTERS[name].write(taken, stream)
            found[name] = stream.getvalue()
        return found


@pytest.fixture(scope="module")
def as_given(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "extract", extract)
        return written(ARTICLES, 99, tmp_path_factory.mktemp("order") / "given.ledger")


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(ARTICLES), batch=st.integers(1, 6))
def test_the_order_of_adding_makes_no_difference(
    as_given: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    order: list[RawArticle],
    batch: int,
) -> None:
    monkeypatch.setattr(pipeline, "extract", extract)
    assert written(tuple(order), batch, tmp_path / "other.ledger") == as_given
