"""A connection that is lost in the middle of a run costs nothing but the run, and often not even that."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from psycopg import sql

import postgres
from faults.conftest import Victims
from faults.held import held


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server that only the tests of this module stop, and that keeps what it says it has kept."""
    with postgres.serving(safe=True) as found:
        yield found


def stopped(server: postgres.Server, _: str) -> None:
    """Stops the server as when the power fails, and starts it again."""
    server.stop("immediate")
    server.start()


def cut_off(server: postgres.Server, place: str) -> None:
    """Ends all connections to the database."""
    name = sql.Literal(place.rpartition("/")[2])
    server.ask(
        sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}").format(name)
    )


@pytest.mark.parametrize("harm, times", [(stopped, 6), (cut_off, 16)])
def test_a_run_whose_connection_is_lost_ends_with_a_word_and_is_begun_again(
    victims: Victims,
    articles: Path,
    server: postgres.Server,
    harm: Callable[[postgres.Server, str], None],
    times: int,
) -> None:
    order = {"articles": str(articles), "tasks": ["add", "judge"]}
    victims.done(place=(first := server.new_database()), **order)
    wanted, chance, told = held(first), random.Random(7), 0
    place = server.new_database()
    for _ in range(times):
        victims.begin({"place": place, **order})
        time.sleep(chance.uniform(0.05, 0.6))  # no matter when: whatever it is at, nothing is lost
        harm(server, place)
        (answer,) = victims.end()
        if "error" not in answer:
            assert held(place) == wanted
            place = server.new_database()
            continue
        told += 1
        assert place.rpartition("/")[2] in answer["error"]
        assert any(words in answer["error"] for words in SAID), answer
    victims.done(place=place, **order)
    assert held(place) == wanted
    victims.done(place=place, tasks=["check"])
    assert told


SAID = ("connection to the database was lost", "no PostgreSQL server answers", "is starting or stopping")
