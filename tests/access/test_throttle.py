"""Guessing gets slower."""

from __future__ import annotations

from truceline.access import throttle
from truceline.access.throttle import Throttle


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_tries_are_free_at_first_and_then_wait_twice_as_long_each_time() -> None:
    clock = Clock()
    slow = Throttle(free=2, longest=5, clock=clock)
    waits = []
    for _ in range(6):
        while (wait := slow.wait("a")) > 0:
            waits.append(wait)
            clock.now += wait
    assert waits == [1, 2, 4, 5]
    assert slow.wait("b") == 0


def test_waiting_is_asked_again_without_getting_longer() -> None:
    clock = Clock()
    slow = Throttle(free=1, longest=60, clock=clock)
    slow.wait("a")
    assert [slow.wait("a") for _ in range(3)] == [1, 1, 1]


def test_a_success_and_an_hour_make_it_free_again() -> None:
    clock = Clock()
    slow = Throttle(free=1, longest=60, clock=clock)
    slow.wait("a")
    slow.forget("a")
    assert slow.wait("a") == 0
    clock.now += 3601
    assert slow.wait("a") == 0
    assert slow.wait("a") > 0


def test_a_flood_of_names_is_forgotten_from_its_beginning() -> None:
    slow = Throttle(free=1, longest=60, clock=Clock())
    for number in range(throttle._MOST + 5):
        slow.wait(str(number))
    assert slow.wait("0") == 0
    assert slow.wait(str(throttle._MOST)) > 0
