"""`python -m bench.actors`: who is meant, measured apart from what was done: gold gives each act and its cue.

Reports that gold codes are read with the acts of gold marked in them, so that a missed act costs nothing here and a wrong
actor everything. Errors are shown of the open part of a set only (`--errors`), see `bench.cases`.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.cases import SETS, Case, read_cases
from truceline.annotations import mark
from truceline.claims import Mark, fill_marked
from truceline.evaluation import PlainClaim, Tally, tally
from truceline.model import Act
from truceline.views import claim_row

FIGURES = ("actors", "parties", "mediators", "claims")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.actors",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--set", choices=sorted(SETS), default="dev")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N reports with wrong names")
    options = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    cases = [case for case in read_cases(options.set) if case.gold]
    coded = {case.name: tuple(fill(case)) for case in cases}
    console.print(as_table(cases, coded))
    for case in wrong(cases, coded)[: options.errors]:
        show(console, case, coded[case.name])


def fill(case: Case) -> Iterator[dict[str, Any]]:
    """The claims that the machine makes of the acts of gold."""
    told = [claim for claim in case.gold if claim["act"] != "mention"]
    cues: dict[tuple[str, str], int] = {}
    for claim in told:
        key = (claim["act"], claim["cue"])
        cues[key] = cues.get(key, 0) + 1
    marks = [mark_of(case, act, cue) for act, cue in cues]
    groups = fill_marked(case.document, mark(case.document, case.parse), marks)
    for group, count in zip(groups, cues.values(), strict=True):
        yield from (claim_row(claim) for claim in group[:count])


def mark_of(case: Case, act: str, cue: str) -> Mark:
    """The mark of gold's cue at the first place where it stands in what is read (no by-line, no list of links)."""
    text, words = case.document.text.lower(), cue.lower()
    read = {token.start for token in case.parse.tokens}
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    start = next((place for place in places if place in read), next(iter(places), 0))
    return Mark(act=Act(act), cue=case.document.span(start, min(start + len(cue), len(text))))


def as_table(cases: Sequence[Case], coded: Mapping[str, Sequence[PlainClaim]]) -> Table:
    table = Table("Figure", "all", "open part", "blind part")
    parts = [cases, [one for one in cases if not one.is_blind], [one for one in cases if one.is_blind]]
    tallies = [tally({case.name: case.gold for case in part}, coded) for part in parts]
    for name in FIGURES:
        table.add_row(name, *(_cell(found[name]) for found in tallies))
    return table


def _cell(found: Tally) -> str:
    if not found.gold:
        return "-"
    return f"{found.f1() or 0:.3f} (P {found.precision() or 0:.2f} R {found.recall() or 0:.2f}, {found.gold})"


def wrong(cases: Sequence[Case], coded: Mapping[str, Sequence[PlainClaim]]) -> list[Case]:
    """The reports of the open part whose names are not all right."""
    return [case for case in cases if not case.is_blind and not _is_right(case, coded)]


def _is_right(case: Case, coded: Mapping[str, Sequence[PlainClaim]]) -> bool:
    found = tally({case.name: case.gold}, coded)
    return all(found[name].hit == found[name].gold == found[name].coded for name in ("actors", "parties"))


def show(console: Console, case: Case, claims: Sequence[PlainClaim]) -> None:
    console.rule(case.name, align="left")
    console.print(case.document.text, markup=False)
    for kind, told in (("gold ", case.gold), ("coded", claims)):
        for claim in told:
            names = {field: claim[field] for field in ("actors", "parties", "mediators", "said_by")}
            console.print(f"{kind} {claim['act']:9} {claim['cue']!r} {names}", markup=False)


if __name__ == "__main__":
    main()
