"""Each change is told once and in its order, however often telling breaks off."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from truceline import Ledger
from truceline.errors import InputError
from truceline.model import Change, Noted
from truceline.store.store import utc_now
from truceline.store.watching import WatchFile, open_watch
from truceline.watch.telling import Filed, Receiver, Teller, Undelivered, as_told


class Changing:
    """A ledger of which only the changes matter."""

    def __init__(self, number: int) -> None:
        self.number = number

    def last_change(self) -> int:
        return self.number

    def changes(self, since: int = 0, *, most: int | None = None) -> tuple[Noted, ...]:
        last = self.number if most is None else min(self.number, since + most)
        return tuple(noted(number) for number in range(since + 1, last + 1))


def noted(number: int) -> Noted:
    return Noted(number=number, at=utc_now(), change=Change(ceasefire=f"A-B-{number}", now=f"A-B-{number}"))


@dataclass
class Hearer:
    """A receiver that may be dead."""

    name: str = "hearer"
    shown: str = "hearer"
    is_dead: bool = False
    pieces: list[list[int]] = field(default_factory=list)

    def told(self) -> int | None:
        return None

    def tell(self, changes: Sequence[Noted]) -> None:
        self.pieces.append([one.number for one in changes])
        if self.is_dead:
            raise Undelivered("nobody is there")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WatchFile]:
    with open_watch(tmp_path / "t.watch") as opened:
        yield opened


def teller(ledger: Changing, file: WatchFile, *receivers: Receiver) -> Teller:
    made = Teller(cast("Ledger", ledger), file, receivers, draw=lambda: 0.5)
    made.begin()
    return made


def test_a_new_receiver_is_told_what_comes_from_then_on(file: WatchFile) -> None:
    ledger, hearer = Changing(7), Hearer()
    telling = teller(ledger, file, hearer)
    telling.tell(0.0)
    assert hearer.pieces == []
    ledger.number = 9
    telling.tell(0.0)
    telling.tell(0.0)
    assert hearer.pieces == [[8, 9]]


def test_what_came_while_nobody_watched_is_told_at_the_next_start(file: WatchFile) -> None:
    ledger, hearer = Changing(0), Hearer()
    teller(ledger, file, hearer)
    ledger.number = 250
    teller(ledger, file, hearer).tell(0.0)
    assert [len(piece) for piece in hearer.pieces] == [100, 100, 50]
    assert [number for piece in hearer.pieces for number in piece] == list(range(1, 251))


def test_a_dead_receiver_is_tried_later_and_told_the_same_piece_and_holds_up_no_other(
    file: WatchFile,
) -> None:
    ledger, dead, alive = Changing(0), Hearer(is_dead=True), Hearer(name="alive")
    telling = teller(ledger, file, dead, alive)
    ledger.number = 2
    telling.tell(1_000.0)
    ledger.number = 3
    telling.tell(1_001.0)
    assert (dead.pieces, alive.pieces) == ([[1, 2]], [[1, 2], [3]])
    state = file.receivers()["hearer"]
    assert (state.told, state.failures, state.says, state.due) == (0, 1, "nobody is there", 1_030.0)
    telling = teller(ledger, file, dead, alive)  # a crash in between changes nothing
    dead.is_dead = False
    telling.tell(1_031.0)
    assert dead.pieces == [[1, 2], [1, 2], [3]]
    assert (file.receivers()["hearer"].told, file.receivers()["hearer"].failures) == (3, 0)


def test_a_ledger_that_was_made_anew_is_told_from_its_beginning_on(file: WatchFile) -> None:
    hearer = Hearer()
    teller(Changing(9), file, hearer)
    ledger = Changing(2)
    telling = teller(ledger, file, hearer)
    ledger.number = 4
    telling.tell(0.0)
    assert hearer.pieces == [[3, 4]]


def numbers(path: Path) -> list[int]:
    return [json.loads(line)["number"] for line in path.read_text("utf-8").splitlines()]


def test_a_file_knows_itself_how_far_it_was_told(file: WatchFile, tmp_path: Path) -> None:
    ledger, path = Changing(0), tmp_path / "changes.jsonl"
    telling = teller(ledger, file, Filed(path))
    ledger.number = 2
    telling.tell(0.0)
    Filed(path).tell([noted(3)])  # and a crash before that was written down
    with path.open("a") as torn:
        torn.write('{"number": 4, "at"')
    ledger.number = 5
    teller(ledger, file, Filed(path)).tell(0.0)
    assert numbers(path) == [1, 2, 3, 4, 5]


def test_a_file_that_is_something_else_is_left_as_it_is(file: WatchFile, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes\n", "utf-8")
    with pytest.raises(InputError, match="left as it is"):
        teller(Changing(0), file, Filed(path))
    assert path.read_text("utf-8") == "my notes\n"
    with pytest.raises(InputError, match="cannot be written there"):
        Filed(tmp_path / "none" / "changes.jsonl")


def test_a_file_that_cannot_be_written_is_tried_later(tmp_path: Path) -> None:
    filed = Filed(tmp_path / "changes.jsonl")
    (tmp_path / "changes.jsonl").mkdir()
    with pytest.raises(Undelivered, match="cannot be written"):
        filed.tell([noted(1)])


@pytest.mark.parametrize(
    "change, what, link",
    [
        (Change(ceasefire="A-B-1", now="A-B-1"), "new", "/ceasefires/A-B-1"),
        (Change(ceasefire="A-B-1", was="A-B-1", now="A-B-2"), "merged", "/ceasefires/A-B-2"),
        (Change(ceasefire="A-B-1", was="A-B-1"), "gone", "/ceasefires/A-B-1"),
        (
            Change(ceasefire="A-B-1", field="effect", was="a", now="b"),
            "changed",
            "/ceasefires/A-B-1/fields/effect",
        ),
    ],
)
def test_a_change_is_told_with_what_it_is_and_where_to_look(change: Change, what: str, link: str) -> None:
    one = Noted(number=1, at=utc_now(), change=change)
    told = as_told(one, "https://desk.example")
    assert (told["what"], told["link"], told["says"]) == (what, f"https://desk.example{link}", str(change))
    assert "link" not in as_told(one)
