"""The API against its own description: every route with made-up questions, right and wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import one_of
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from truceline.desk import Desk
from truceline.server import make_app

_CONFIG = {
    "base-url": "http://127.0.0.1",
    # What is of the right form can still be wrong for this ledger (400), or for its state (409, 503).
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404", "409", "503"]}},
}


_EXAMPLES = 12


@pytest.fixture
def described(own_karabakh: Path) -> Iterator[Any]:
    desk = Desk(str(own_karabakh))
    app = make_app(desk)
    made = schemathesis.openapi.from_dict(app.openapi(), config=SchemathesisConfig.from_dict(_CONFIG))
    made.app, made.location = app, "/api/v1/openapi.json"
    yield made
    desk.close()


def test_every_route_answers_as_it_is_described(described: Any) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:
        _try(operation)


def _try(operation: Any) -> None:
    strategies = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]

    @settings(
        max_examples=_EXAMPLES, suppress_health_check=list(HealthCheck), derandomize=True, database=None
    )
    @given(case=one_of(strategies))
    def attempt(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate()

    attempt()
