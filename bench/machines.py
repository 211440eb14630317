"""`python -m bench.machines`: how many times as fast as one worker of Ray two workers read and code the same files.

By the clock, from the moment when each worker has loaded its pipeline and made a piece or two. On a machine that does other
work meanwhile only the best round tells.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import ROOT
from bench.figures import Figure
from truceline.run.machines.cluster import joined, spread
from truceline.run.machines.pieces import Piece, pieces
from truceline.run.machines.shards import Shards
from truceline.run.machines.worker import Orders
from truceline.settings import Settings
from truceline.sources import list_files

FLOOR = 1.8
_PIECES, _PER_PIECE = 20, 16
_WARM = 2  # pieces of each worker that are not counted


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    """Two workers against one; nothing if quick, as Ray alone takes longer to begin."""
    if quick:
        return []
    found = measure(rounds)
    return [
        Figure(
            bench="machines",
            what="coding with two workers of Ray",
            unit="articles/s",
            ours=found["two"],
            floor=found["one"],
            against="one worker",
            ratio=found["ratio"],
            bar=FLOOR,
        )
    ]


def measure(rounds: int = 3) -> dict[str, Any]:
    """Articles per second of one worker and of two, in the round where their ratio was best, and the ratios of all."""
    with tempfile.TemporaryDirectory() as room, joined(None, 2):
        cut = _cut(Path(room))
        turns = [
            tuple(_per_second(cut, workers, Path(room, f"{turn}-{workers}")) for workers in (1, 2))
            for turn in range(rounds)
        ]
    one, two = max(turns, key=lambda turn: turn[1] / turn[0])
    ratios = [round(second / first, 3) for first, second in turns]
    return {
        "articles": _PIECES * _PER_PIECE,
        "one": round(one, 2),
        "two": round(two, 2),
        "ratio": round(two / one, 3),
        "rounds": ratios,
        "floor": FLOOR,
    }


def _cut(room: Path) -> list[Piece]:
    """Pieces of the example articles, again and again."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "examples" / "karabakh").glob("*.txt"))]
    folder = room / "articles"
    folder.mkdir()
    for number in range(_PIECES * _PER_PIECE):
        (folder / f"{number:04}.txt").write_text(texts[number % len(texts)], "utf-8")
    return list(pieces(list_files([str(folder)]), None, (), most_files=_PER_PIECE))


def _per_second(cut: list[Piece], workers: int, folder: Path) -> float:
    """Articles per second of so many workers, once all are warm."""
    shards = Shards(str(folder))
    shards.make()
    orders = Orders(settings=Settings(batch=_PER_PIECE), actors="", columns={}, shards=shards.folder)
    came = []
    for answer in spread(cut, orders, workers):
        if answer.fault is not None:
            raise answer.fault
        came.append(time.monotonic())
    counted = came[_WARM * workers - 1 :]
    return (len(counted) - 1) * _PER_PIECE / (counted[-1] - counted[0])


def is_within(found: dict[str, Any]) -> bool:
    """Whether two workers are as fast as they have to be."""
    return bool(found["ratio"] >= FLOOR)


def tell(found: dict[str, Any]) -> str:
    """The figures in a sentence."""
    return (
        f"Two workers of Ray do {found['ratio']:.2f} times the work of one ({found['two']:.1f} and {found['one']:.1f} articles per "
        f"second; floor {FLOOR}; rounds {', '.join(map(str, found['rounds']))})."
    )


if __name__ == "__main__":
    measured = measure()
    print(tell(measured))
    sys.exit(int(not is_within(measured)))
