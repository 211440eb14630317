"""Records a second of reading a web archive (`bench.archive`) through the gate, against bare fastwarc over the same file, turn by turn."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from fastwarc.warc import ArchiveIterator

from bench.archive import write_archive
from bench.figures import Figure
from truceline.documents import bytes_gate
from truceline.model import RawArticle
from truceline.sources import read_sources

FLOOR = 0.7  # of the records a second of bare fastwarc
PAGES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Records a second, medians over the rounds; `ratio` is the median of the rounds' own ratios."""

    records: int
    megabytes: float
    bare: float
    gated: float
    ratio: float
    passed: int


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    pages = [200, 400, 800] if quick else [PAGES // 4, PAGES // 2, PAGES]
    speeds = {count: measure(rounds if count == pages[-1] else max(rounds // 2, 1), count) for count in pages}
    last = speeds[pages[-1]]
    return [
        Figure(
            bench="gate",
            what="pages of a web archive through the gate",
            unit="records/s",
            ours=last.gated,
            floor=last.bare,
            against="fastwarc alone",
            ratio=last.ratio,
            bar=FLOOR,
            sizes={count: speed.records / speed.gated for count, speed in speeds.items()},
        )
    ]


def measure(rounds: int = 7, pages: int = PAGES) -> Speed:
    """The speed on an archive of generated pages, which is written for it and deleted again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.warc.gz")
        write_archive(path, pages, damage=False)
        passed = _gated(path)  # this and the next are the untimed first round
        records = _bare(path)
        turns = [(_timed(lambda: _bare(path)), _timed(lambda: _gated(path))) for _ in range(rounds)]
        size = path.stat().st_size / 1e6
    return Speed(
        records=records,
        megabytes=size,
        bare=records / median(bare for bare, _ in turns),
        gated=records / median(gated for _, gated in turns),
        ratio=median(bare / gated for bare, gated in turns),
        passed=passed,
    )


def _bare(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in ArchiveIterator(stream))


def _gated(path: Path) -> int:
    return sum(isinstance(one, RawArticle) for one in read_sources([path], gate=bytes_gate()))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
