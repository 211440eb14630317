"""A run that is killed, wherever it is, loses nothing and doubles nothing: begun again it makes the ledger of one undisturbed."""

from __future__ import annotations

import random
import signal
from pathlib import Path
from typing import Any

from faults.conftest import Places, Victims
from faults.held import held, told_honestly

KILLS = 110  # in each kind of store
_PATIENCE = 30  # kills of one run, after which it is left alone
_NEAR, _FAR = (
    50,
    600,
)  # statements and commits: of a batch or two; of a whole run, with the making of the tables
_SECONDS = 0.5


def fate(chance: random.Random) -> dict[str, Any]:
    """When a process is killed: before or after a statement or a commit, or at any moment."""
    if chance.random() < 0.3:
        return {"after": chance.uniform(0, _SECONDS)}
    return {"event": chance.randint(1, _FAR if chance.random() < 0.2 else _NEAR)}


def killed_until_done(victims: Victims, chance: random.Random, **order: Any) -> int:
    """How often the run was killed before it came to its end."""
    for kills in range(_PATIENCE):
        (answer,) = victims.run(order | fate(chance))
        if "killed" not in answer:
            assert "error" not in answer, answer
            return kills
        assert answer["killed"] == signal.SIGKILL
    victims.done(**order)
    return _PATIENCE


def test_a_run_that_is_killed_again_and_again_makes_the_ledger_of_one_undisturbed(
    victims: Victims, articles: Path, places: Places
) -> None:
    order = {"articles": str(articles), "tasks": ["add", "judge"]}
    victims.done(place=(first := places.nothing()), **order)
    wanted, chance, kills, number = held(first), random.Random(7), 0, 0
    while kills < KILLS:
        place = places.empty() if number % 3 else places.nothing()
        kills += killed_until_done(victims, chance, place=place, **order)
        assert held(place) == wanted
        told_honestly(place)
        victims.done(place=place, tasks=["check"])
        number += 1


def test_a_run_killed_anywhere_in_its_end_is_brought_to_rest_by_the_next(
    victims: Victims, articles: Path, places: Places
) -> None:
    """What was read anew and what was derived are one transaction: aimed at from its beginning to its end."""
    victims.done(place=(stored := places.empty()), articles=str(articles), tasks=["store"])
    events = victims.done(place=(first := places.copy(stored)), tasks=["settle"])["events"]
    wanted, place = held(first), places.copy(stored)
    before = held(place)
    for event in range(1, events, 9):
        (answer,) = victims.run({"place": place, "event": event, "tasks": ["settle"]})
        assert answer == {"killed": signal.SIGKILL}
        if (now := held(place)) != before:
            assert now == wanted
            place = places.copy(stored)
    victims.done(place=place, tasks=["settle", "check"])
    assert held(place) == wanted
