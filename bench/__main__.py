"""`python -m bench [NAME …]`, `make bench`: measures, prints one table, and writes build/bench.json and build/bench.svg.

What was not measured this time stays in the file as it was, with its day. With --quick nothing is kept: it shows that each
measurement works, in build/bench.quick.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bench import BUILD
from bench.figures import Figure, read
from bench.plot import draw

BENCHES = {
    "gate": "warc",
    "readers": "readers",
    "times": "times",
    "linking": "gazetteer",
    "coding": "coding",
    "processes": "processes",
    "machines": "machines",
    "memory": "memory",
    "month": "month",
    "resolve": "resolve",
    "stores": "stores",
    "copies": "copies",
    "pages": "pages",
    "serving": "serving",
}
"""Each measurement and its module, in the order of the table."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(BENCHES)}")
    parser.add_argument("--rounds", type=int, default=7, help="timed rounds of each (default: 7)")
    parser.add_argument("--quick", action="store_true", help="on as little as shows that it works")
    parser.add_argument("--folder", type=Path, default=BUILD, help="where to write (default: build)")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in BENCHES]:
        parser.error(f"there is no {unknown[0]!r}; there are {', '.join(BENCHES)}")
    console = Console()
    path = options.folder / ("bench.quick.json" if options.quick else "bench.json")
    options.folder.mkdir(parents=True, exist_ok=True)
    is_within = True
    for name in options.names or list(BENCHES):
        console.print(f"Measuring {name} …", highlight=False)
        found, why = _measure(name, options.rounds, quick=options.quick)
        written = _written(path, name, found, why)  # after each: whoever loses patience keeps the others
        path.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
        is_within = is_within and all(read(plain).is_within is not False for plain in found)
    _tell(path, console)
    return int(not options.quick and not is_within)


def _tell(path: Path, console: Console) -> None:
    """Prints what stands in the file, and draws it beside."""
    written = json.loads(path.read_text("utf-8"))
    figures = [read(plain) for plain in written["figures"]]
    path.with_suffix(".svg").write_text(draw(figures), "utf-8")
    console.print(as_table(figures))
    for name, why in written["not_measured"].items():
        console.print(f"Not measured: {name}: {why}", markup=False)
    console.print(f"Written to {path} and {path.with_suffix('.svg').name}.", markup=False)


def _measure(name: str, rounds: int, *, quick: bool) -> tuple[list[dict[str, Any]], str]:
    """The figures of a measurement as JSON has them, and why it gave none."""
    module: Any = import_module(f"bench.{BENCHES[name]}")
    began = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        figures = module.figures(1 if quick else max(rounds, 1), quick=quick)
    except Exception as error:  # one that fails must not cost the others
        if quick:
            raise
        return [], f"{type(error).__name__}: {error}"[:300]
    none = "too long for a quick look" if quick else "there is nothing to measure here"
    return [one.plain() | {"measured": began, "rounds": rounds} for one in figures], "" if figures else none


def _written(path: Path, name: str, found: list[dict[str, Any]], why: str) -> dict[str, Any]:
    """What the file is to hold: these figures, and those of other measurements that stand in it."""
    before = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept = [plain for plain in before.get("figures", ()) if plain["bench"] != name]
    gone = {other: told for other, told in before.get("not_measured", {}).items() if other != name}
    order = list(BENCHES)
    return {
        "machine": {
            "processor": _processor(),
            "cores": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
            "system": platform.system(),
            "python": platform.python_version(),
        },
        "figures": sorted(kept + found, key=lambda plain: order.index(plain["bench"])),
        "not_measured": gone | ({name: why} if why else {}),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def as_table(figures: Sequence[Figure]) -> Table:
    """One row a figure, in 80 columns; what misses its bar is red."""
    table = Table(title="Truceline measured", title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column, width in COLUMNS.items():
        table.add_column(
            column, justify="left" if column == "What" else "right", max_width=width, min_width=width
        )
    for one in figures:
        style = "bold red" if one.is_within is False else None
        table.add_row(*(escape(cell) for cell in cells(one)), style=style)
    return table


COLUMNS = {"What": 20, "Ours": 11, "Against": 16, "Ratio": 5, "Growth": 6, "Bar": 8}


def cells(one: Figure) -> list[str]:
    """The cells of a row of the table; a bar that is kept has a tick."""
    against = "" if one.floor is None else f"{shown(one.floor)}, {one.against}"
    bar = (
        ""
        if one.bar is None
        else f"{'≤' if one.at_most else '≥'} {one.bar:g} {'✓' if one.is_within else '✗'}"
    )
    return [
        one.what,
        f"{shown(one.ours)} {one.unit}",
        against,
        "" if one.ratio is None else f"{one.ratio:.2f}",
        "" if one.growth is None else f"n^{one.growth:.2f}",
        bar,
    ]


def shown(value: float) -> str:
    """A number with three digits that count."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
