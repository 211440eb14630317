"""`python -m bench.floors`: measures the sets of tests/floors.toml anew and writes their floors.

Floors that rose are raised. Should one sink, nothing is written, unless --lower tells why; the reason then stands
behind the floor. Sets that are not on this machine keep theirs.
"""

from __future__ import annotations

import argparse
import sys

from rich.console import Console
from rich.table import Table

from bench import ROOT, SHARED
from truceline.annotations import Annotator, mark_times
from truceline.evaluation import (
    Finding,
    GoldSet,
    code_set,
    compare,
    read_gold,
    read_gold_sets,
    read_gold_times,
    rewrite,
    score,
    score_times,
    time_set,
)
from truceline.exports import code_plain

FILE = ROOT / "tests/floors.toml"

Findings = dict[str, tuple[Finding, ...]]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.floors",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that sank, for this reason")
    options = parser.parse_args()
    console = Console()
    with console.status("Coding the gold sets ..."):
        findings, absent = measure()
    console.print(as_table(findings))
    for name in absent:
        console.print(f"{name} is not on this machine: its floors stay.")
    if not options.lower and any(one.change == "sank" for found in findings.values() for one in found):
        console.print(
            'Nothing written: a figure sank. If that is meant: python -m bench.floors --lower "why"'
        )
        return 1
    write(findings, options.lower)
    return 0


def measure() -> tuple[Findings, list[str]]:
    """The findings of each set, and the sets that are absent."""
    annotator = Annotator()
    sets = read_gold_sets(FILE, shared=SHARED)
    findings = {one.name: compare(one.floors, _figures(one, annotator)) for one in sets if one.is_present}
    return findings, [one.name for one in sets if not one.is_present]


def _figures(gold_set: GoldSet, annotator: Annotator) -> dict[str, float | None]:
    if gold_set.measures == "times":
        return score_times(read_gold_times(gold_set.gold), time_set(gold_set, mark_times))
    return score(read_gold(gold_set.gold), code_set(gold_set, annotator, code_plain))


def write(findings: Findings, reason: str | None) -> None:
    text = FILE.read_text(encoding="utf-8")
    for name, found in findings.items():
        text = rewrite(text, name, found, reason=reason)
    FILE.write_text(text, encoding="utf-8")


def as_table(findings: Findings) -> Table:
    table = Table()
    for column in ("Set", "Figure", "Floor", "Measured", "Next floor", ""):
        table.add_column(column, justify="left" if column in ("Set", "Figure", "") else "right")
    for name, found in findings.items():
        for one in found:
            shown = ("" if value is None else f"{value:.3f}" for value in (one.floor, one.measured))
            after = one.floor if one.change == "held" else one.target
            change = f"[red]{one.change}[/]" if one.change == "sank" else str(one.change)
            table.add_row(name, one.figure, *shown, "" if after is None else f"{after:.3f}", change)
        table.add_section()
    return table


if __name__ == "__main__":
    sys.exit(main())
