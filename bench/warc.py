"""Records a second of reading a web archive (`bench.archive`) through the gate, against bare fastwarc over the same file, turn by turn."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from fastwarc.warc import ArchiveIterator
from rich.table import Table

from bench.archive import write_archive
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


def as_table(speed: Speed) -> Table:
    table = Table("Archive", "Records", "MB packed", "Bare records/s", "Through the gate", "Ratio", "Floor")
    figures = (f"{speed.records:,}", f"{speed.megabytes:,.0f}", f"{speed.bare:,.0f}", f"{speed.gated:,.0f}")
    table.add_row("pages.warc.gz", *figures, f"{speed.ratio:.2f}", f"{FLOOR}")
    return table


def as_plain(speed: Speed) -> dict[str, Any]:
    return {
        name: getattr(speed, name) for name in ("records", "megabytes", "bare", "gated", "ratio", "passed")
    }


def _bare(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in ArchiveIterator(stream))


def _gated(path: Path) -> int:
    return sum(isinstance(one, RawArticle) for one in read_sources([path], gate=bytes_gate()))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
