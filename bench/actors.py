"""`python -m bench.actors`: who is meant, measured apart from what was done: gold gives each act and its cue.

Reports that gold codes are read with the acts of gold marked in them, so that a missed act costs nothing here and a wrong
actor everything. Odd and even years are told apart: errors are shown of the odd ones only (`--errors`), so that the even
ones stay a measure of how the rules carry over.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import BUILD, ROOT, SHARED
from truceline.annotations import Annotator, mark
from truceline.annotations.parse import Parse
from truceline.claims import Mark, fill_marked
from truceline.documents import make_document
from truceline.evaluation import PlainClaim, Tally, read_gold, tally
from truceline.model import Act, Document, RawArticle
from truceline.sources import read_sources
from truceline.views import claim_row

FIGURES = ("actors", "parties", "mediators", "claims")
SETS: Mapping[str, tuple[Path, Path, Path | None]] = {
    "dev": (SHARED / "gold/dev.reports.jsonl", SHARED / "gold/dev.gold.jsonl", None),
    "agency": (
        ROOT / "tests/data/agency",
        ROOT / "tests/data/agency.gold.jsonl",
        ROOT / "tests/data/agency/metadata.csv",
    ),
    "seeds": (SHARED / "seeds", SHARED / "gold/seeds.jsonl", SHARED / "seeds/metadata.csv"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A report, its parse, and the claims of gold."""

    name: str
    document: Document
    parse: Parse
    gold: Sequence[PlainClaim]

    @property
    def is_odd(self) -> bool:
        """Whether it was published in an odd year."""
        day = self.document.dating.day
        return day is not None and day.year % 2 == 1


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
    cases = read_cases(options.set)
    coded = {case.name: tuple(fill(case)) for case in cases}
    console.print(as_table(cases, coded))
    for case in wrong(cases, coded)[: options.errors]:
        show(console, case, coded[case.name])


def read_cases(name: str) -> list[Case]:
    """The reports of a set that gold codes."""
    path, gold_path, metadata = SETS[name]
    gold = read_gold(gold_path)
    articles = [one for one in read_sources([path], metadata=metadata) if isinstance(one, RawArticle)]
    made = [(one.given.name or Path(one.where).stem, make_document(one)) for one in articles]
    pairs = [(name, one) for name, one in made if isinstance(one, Document) and gold.get(name)]
    parses = parsed(name, [document for _, document in pairs])
    return [
        Case(name=name, document=document, parse=parse, gold=gold[name])
        for (name, document), parse in zip(pairs, parses, strict=True)
    ]


def parsed(name: str, documents: list[Document]) -> list[Parse]:
    """The parses, kept in build/ so that a second look costs no minute."""
    texts = sha256("\0".join(document.text for document in documents).encode()).hexdigest()[:12]
    path = BUILD / f"parses-{name}-{texts}.pickle"
    if path.exists():
        kept: list[Parse] = pickle.loads(path.read_bytes())
        return kept
    made = list(Annotator().parses(documents))
    BUILD.mkdir(exist_ok=True)
    path.write_bytes(pickle.dumps(made))
    return made


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
    table = Table("Figure", "all", "odd years", "even years")
    parts = [cases, [one for one in cases if one.is_odd], [one for one in cases if not one.is_odd]]
    tallies = [tally({case.name: case.gold for case in part}, coded) for part in parts]
    for name in FIGURES:
        table.add_row(name, *(_cell(found[name]) for found in tallies))
    return table


def _cell(found: Tally) -> str:
    if not found.gold:
        return "-"
    return f"{found.f1() or 0:.3f} (P {found.precision() or 0:.2f} R {found.recall() or 0:.2f}, {found.gold})"


def wrong(cases: Sequence[Case], coded: Mapping[str, Sequence[PlainClaim]]) -> list[Case]:
    """The reports of odd years whose names are not all right."""
    return [case for case in cases if case.is_odd and not _is_right(case, coded)]


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
