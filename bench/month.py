"""`python -m bench.month`: a web archive of a million records from file to ledger on two cores: time, memory, and who takes it.

Writes the archive (9 GB) into a folder for what is passing, adds it with `truceline add` in two processes, and deletes it
again. The share of each stage is measured in one process on the first of its records. Seconds of processors stand beside
seconds by the clock: other work on the machine lengthens the second much and the first little.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import BUILD
from bench.archive import write_archive
from bench.figures import Figure
from bench.month_stages import Stages, measure_stages

RECORDS = 1_000_000
MOST_MEMORY = 2e9  # bytes, of all processes together
_STAGED = 100_000  # records of which the share of each stage is measured
_PART = 50_000  # records that are a row of the bench
_EVERY = 0.5  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a run took: seconds by the clock and of processors; bytes of memory, proportional (PSS), at the most.

    `driver` is the memory of the process that reads, alone, at the end of each tenth of the run.
    """

    records: int
    packed: int
    seconds: float
    processors: float
    memory: int
    driver: tuple[int, ...]
    stages: Stages | None


def figures(_rounds: int, *, quick: bool) -> list[Figure]:
    """A small part of a month; `python -m bench.month` measures a million records. Nothing if quick."""
    if quick:
        return []
    month = measure(_PART, staged=0)
    return [
        Figure(
            bench="month",
            what=f"{_PART:,} records of a web archive into a ledger: memory",
            unit="MB",
            ours=month.memory / 1e6,
            bar=MOST_MEMORY / 1e6,
            judged="ours",
            at_most=True,
        ),
        Figure(
            bench="month",
            what="a million such records: processors",
            unit="s",
            ours=month.processors * 1e6 / _PART,
        ),
    ]


def measure(records: int = RECORDS, archive: Path | None = None, *, staged: int = _STAGED) -> Month:
    """What it takes to add so many records, or those of an archive that is there already."""
    with tempfile.TemporaryDirectory() as folder:
        path = archive or Path(folder, "month.warc.gz")
        if archive is None:
            write_archive(path, records)
        month = _add(path, records, Path(folder, "month.ledger"))
        if archive is None:
            path.unlink()
        if not staged:
            return month
        first = Path(folder, "first.warc.gz")
        write_archive(first, staged)
        return replace(month, stages=measure_stages(first, staged, Path(folder, "first.ledger")))


def _add(path: Path, records: int, ledger: Path) -> Month:
    """Adds an archive in a process of its own, and looks at the memory of all that it begins."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "truceline", "add", str(path), "--ledger", str(ledger)]
    environment = {**os.environ, "TRUCELINE_PROCESSES": "2"}
    most, driver = 0, []
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as running:  # our own command
        while running.poll() is None:
            every = _memory(running.pid)
            most = max(most, sum(every))
            driver.append(every[0] if every else 0)
            time.sleep(_EVERY)
    if running.returncode:
        raise SystemExit(f"truceline add ended with {running.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Month(
        records=records,
        packed=path.stat().st_size,
        seconds=time.monotonic() - began,
        processors=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        memory=most,
        driver=tuple(driver[(len(driver) - 1) * tenth // 10] for tenth in range(1, 11)),
        stages=None,
    )


def _memory(pid: int) -> list[int]:
    """The memory of a process and of those that it began, each proportional where it is shared, as Linux tells it."""
    try:
        own = re.search(
            r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"), re.MULTILINE
        )
        begun = [
            child
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []  # it has ended meanwhile
    return [int(own[1]) * 1024 if own else 0, *(size for child in begun for size in _memory(int(child)))]


def as_table(month: Month) -> Table:
    table = Table(
        "Records",
        "GB packed",
        "Seconds",
        "of processors",
        "Memory, MB",
        "Limit",
        title="A web archive into a ledger",
    )
    figures = (f"{month.packed / 1e9:.2f}", f"{month.seconds:,.0f}", f"{month.processors:,.0f}")
    table.add_row(f"{month.records:,}", *figures, f"{month.memory / 1e6:,.0f}", f"{MOST_MEMORY / 1e6:,.0f}")
    return table


def stages_table(stages: Stages) -> Table:
    table = Table(
        "Stage", "Seconds of processors, a million records", "Share", title=f"Of {stages.records:,} records"
    )
    whole = sum(stages.seconds.values())
    for name, seconds in stages.seconds.items():
        table.add_row(name, f"{seconds / stages.records * 1e6:,.1f}", f"{seconds / whole:.1%}")
    return table


def as_plain(month: Month) -> dict[str, Any]:
    return asdict(month)


def is_within(month: Month) -> bool:
    """Whether all processes together stayed below the limit of memory."""
    return month.memory < MOST_MEMORY


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.month", description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument(
        "--archive", type=Path, help="one of so many records that is there already; it is kept"
    )
    parser.add_argument(
        "--staged", type=int, default=_STAGED, help="records of which each stage is measured; 0 for none"
    )
    options = parser.parse_args()
    month = measure(options.records, options.archive, staged=options.staged)
    console = Console()
    console.print(as_table(month))
    if month.stages:
        console.print(stages_table(month.stages))
    BUILD.mkdir(exist_ok=True)
    (BUILD / "month.json").write_text(json.dumps(as_plain(month), indent=1) + "\n", "utf-8")
    return int(not is_within(month))


if __name__ == "__main__":
    sys.exit(main())
