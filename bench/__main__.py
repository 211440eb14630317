"""`python -m bench`, `make bench`: measures, prints, and writes build/bench.json."""

from __future__ import annotations

import argparse
import json
import sys

from rich.console import Console

from bench import BUILD, copies, gazetteer, pages, processes, resolve, serving, times, warc
from bench.coding import FLOOR, as_plain, as_table, measure


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="timed rounds of each set (default: 7)")
    options = parser.parse_args()
    console = Console()
    with console.status("Measuring coding against bare spaCy ..."):
        speeds = measure(max(options.rounds, 1))
    console.print(as_table(speeds))
    with console.status("Measuring two processes against one ..."):
        gain = processes.measure(max(options.rounds, 1))
    console.print(processes.tell(gain))
    with console.status("Measuring the reading of a web archive against bare fastwarc ..."):
        archive = warc.measure(max(options.rounds, 1))
    console.print(warc.as_table(archive))
    with console.status("Measuring the reading of times ..."):
        timed = times.measure(max(options.rounds, 1))
    times.tell(timed, console)
    with console.status("Measuring how ceasefires are made of 1,000 to 100,000 claims ..."):
        cases = resolve.measure()
    console.print(resolve.as_table(cases))
    console.print("Serving a large ledger (the first time it is made, which takes minutes) ...")
    served, readers = serving.run(console)
    console.print(serving.as_table(served))
    BUILD.mkdir(exist_ok=True)
    path = BUILD / "bench.json"
    with console.status("Measuring main text and dates of pages, and the grouping of copies ..."):
        others = {"pages": pages.measure()["figures"], "copies": copies.measure()}
    with console.status("Measuring the start-up of the gazetteer, and linking against the bare pipeline ..."):
        names = gazetteer.measure()
    others["gazetteer"] = names
    console.print_json(json.dumps(others))
    figures = {"coding": [as_plain(speed) for speed in speeds], "warc": warc.as_plain(archive)}
    figures |= {"processes": processes.as_plain(gain), "times": times.as_plain(timed), **others}
    figures["resolve"] = resolve.as_plain(cases)
    figures["serving"] = serving.as_plain(served, readers)
    path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    console.print(f"Written to {path.relative_to(BUILD.parent)}.")
    slow = (
        any(speed.ratio < FLOOR for speed in speeds)
        or archive.ratio < warc.FLOOR
        or gain.ratio < processes.FLOOR
    )
    slow = slow or times.is_too_slow(timed) or not resolve.is_within(cases)
    slow = slow or not serving.is_within(served, readers)
    return int(slow or not gazetteer.is_within(names))


if __name__ == "__main__":
    sys.exit(main())
