"""`python -m bench.acts`: acts and claims of a set of coded reports, the open part beside the blind one.

`--act` shows what was missed and what was coded wrongly of one act, `--errors` whole reports; both of the open part only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import ROOT, SHARED
from bench.cases import SETS, Case, read_cases
from truceline.annotations import mark
from truceline.claims import extract
from truceline.documents import pass_gate
from truceline.evaluation import PlainClaim, compare, read_gold_sets, score
from truceline.model import Act
from truceline.views import claim_row

_FOLDS = 5
_SHOWN = (
    "actors",
    "parties",
    "mediators",
    "said_by",
    "status",
    "start",
    "end",
    "duration",
    "act_date",
    "terms",
)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.acts",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all when none is named"
    )
    parser.add_argument(
        "--act", choices=[str(act) for act in Act], help="show reports where this act is wrong"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N reports")
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="after the first N")
    parser.add_argument("--acts", action="store_true", help="show a line for each act")
    parser.add_argument(
        "--folds",
        action="store_true",
        help=f"part by years instead (year modulo {_FOLDS}): how much figures vary",
    )
    parser.add_argument(
        "--floors", action="store_true", help="only tell which figures lie below tests/floors.toml"
    )
    options = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    sank = False
    for name in options.sets or SETS:
        cases = read_cases(name)
        coded = {case.name: tuple(code(case)) for case in cases}
        if options.floors:
            below = below_floors(name, cases, coded)
            console.print(f"{name}: {'; '.join(below) or 'no figure below its floor'}")
            sank = sank or bool(below)
            continue
        parts = {"all": cases, **(folds(cases) if options.folds else open_and_blind(cases))}
        console.print(figures_table(name, parts, coded))
        if options.acts:
            console.print(acts_table(parts, coded))
        seen = [case for case in cases if not case.is_blind]
        wrong = [case for case in seen if is_wrong(case, coded[case.name], options.act)]
        for case in wrong[options.skip : options.skip + options.errors]:
            show(console, case, coded[case.name])
    return int(sank)


def open_and_blind(cases: Sequence[Case]) -> dict[str, list[Case]]:
    """The part whose errors may be looked at, and the part that stays unseen."""
    return {
        "open": [case for case in cases if not case.is_blind],
        "blind": [case for case in cases if case.is_blind],
    }


def folds(cases: Sequence[Case]) -> dict[str, list[Case]]:
    """Parts of whole years, so that no war of one season stands in two; undated reports are in none."""
    dated = [(case, day.year % _FOLDS) for case in cases if (day := case.document.dating.day)]
    return {f"years {n}": [case for case, fold in dated if fold == n] for n in range(_FOLDS)}


def below_floors(name: str, cases: Sequence[Case], coded: Mapping[str, Sequence[PlainClaim]]) -> list[str]:
    """What the gold gate would have against these claims."""
    floors = {one.name: one.floors for one in read_gold_sets(ROOT / "tests/floors.toml", shared=SHARED)}
    found = compare(floors.get(name, {}), score({case.name: case.gold for case in cases}, coded))
    return [str(one) for one in found if one.change == "sank"] if cases else []


def code(case: Case) -> Iterator[dict[str, Any]]:
    """The claims on ceasefires that the machine makes of a report."""
    if pass_gate(case.document) is None:
        claims = extract(case.document, mark(case.document, case.parse))
        yield from (row for row in map(claim_row, claims) if row.get("act"))


def figures_table(
    name: str, parts: Mapping[str, Sequence[Case]], coded: Mapping[str, Sequence[PlainClaim]]
) -> Table:
    found = {
        part: score({case.name: case.gold for case in cases}, coded) for part, cases in parts.items() if cases
    }
    table = Table(name, *found)
    for figure in next(iter(found.values()), ()):
        cells = (f"{rows[figure]:.3f}" if rows[figure] is not None else "-" for rows in found.values())
        table.add_row(figure, *cells)
    return table


def acts_table(parts: Mapping[str, Sequence[Case]], coded: Mapping[str, Sequence[PlainClaim]]) -> Table:
    table = Table("act", *(f"{part}: gold, P, R" for part in parts))
    for act in Act:
        table.add_row(act, *(_cell(act, cases, coded) for cases in parts.values()))
    return table


def _cell(act: Act, cases: Sequence[Case], coded: Mapping[str, Sequence[PlainClaim]]) -> str:
    hit = gold = made = 0
    for case in cases:
        want, have = (_count(claims)[act] for claims in (case.gold, coded[case.name]))
        hit, gold, made = hit + min(want, have), gold + want, made + have
    return f"{gold:3} {hit / made if made else 0:.2f} {hit / gold if gold else 0:.2f}"


def _count(claims: Sequence[PlainClaim]) -> Counter[str]:
    return Counter(str(claim["act"]) for claim in claims)


def is_wrong(case: Case, claims: Sequence[PlainClaim], act: str | None) -> bool:
    """Whether a report has other acts than gold says (of one act, where one is named)."""
    want, have = _count(case.gold), _count(claims)
    want.pop("mention", None)
    return want[act] != have[act] if act else want != have


def show(console: Console, case: Case, claims: Sequence[PlainClaim]) -> None:
    console.rule(f"{case.name} ({case.document.dating.day})", align="left")
    console.print(case.document.text, markup=False)
    for kind, told in (("gold ", case.gold), ("coded", claims)):
        for claim in told:
            values = {field: claim[field] for field in _SHOWN if claim.get(field)}
            values["status"] = str(claim.get("status"))
            console.print(f"{kind} {claim['act']:9} {claim['cue']!r} {values}", markup=False)


if __name__ == "__main__":
    sys.exit(main())
