"""A run that is killed, wherever it is, loses nothing and doubles nothing: begun again it makes the ledger of one undisturbed."""

from __future__ import annotations

import random
import signal
from pathlib import Path
from typing import Any

from faults.conftest import Places, Victims
from faults.held import held, told_honestly

KILLS = 110  # in each kind of store
_PATIENCE = 40  # kills of one run, after which it is left alone
TASKS = ["add", "judge"]


def fate(chance: random.Random, events: int, seconds: float) -> dict[str, Any]:
    """When a process is killed: before or after a statement or a commit, or at any moment."""
    if chance.random() < 0.3:
        return {"after": chance.uniform(0, seconds)}
    return {"event": chance.randint(1, events if chance.random() < 0.4 else 80)}


def killed_until_done(
    victims: Victims, chance: random.Random, undisturbed: dict[str, Any], **order: Any
) -> int:
    """How often the run was killed before it came to its end."""
    for kills in range(_PATIENCE):
        (answer,) = victims.run(order | fate(chance, undisturbed["events"], undisturbed["seconds"]))
        if "killed" not in answer:
            assert "error" not in answer, answer
            return kills
        assert answer["killed"] == signal.SIGKILL
    victims.done(**order)
    return _PATIENCE


def test_a_run_that_is_killed_again_and_again_makes_the_ledger_of_one_undisturbed(
    victims: Victims, articles: Path, places: Places
) -> None:
    order = {"articles": str(articles), "tasks": TASKS}
    undisturbed = victims.done(place=(first := places.nothing()), **order)
    wanted, chance, kills, number = held(first), random.Random(7), 0, 0
    while kills < KILLS:
        number += 1
        place = places.nothing() if number % 4 == 0 else places.empty()
        kills += killed_until_done(victims, chance, undisturbed, place=place, **order)
        assert held(place) == wanted
        told_honestly(place)
        victims.done(place=place, tasks=["check"])


def test_a_run_killed_at_each_point_of_its_end_is_brought_to_rest_by_the_next(
    victims: Victims, articles: Path, places: Places
) -> None:
    """The derivation is one transaction, with what was read anew before it: aimed at, point by point."""
    order = {"articles": str(articles), "tasks": ["add"]}
    undisturbed = victims.done(place=(first := places.empty()), **order)
    wanted, last = held(first), undisturbed["events"]
    for back in range(0, 60, 3):
        place = places.empty()
        (answer,) = victims.run({"place": place, "event": last - back, **order})
        assert answer == {"killed": signal.SIGKILL}
        victims.done(place=place, tasks=["settle"])
        assert held(place) == wanted
