"""`python -m bench.train`: learns the weights of `claims/weighing` anew from coded reports, and says what they are worth.

Learned from are the open parts of the sets of our own, and of `../shared/gold/dev` and `quiet` where they are. Every
figure comes from reports that the weights did not see: of the open part by years in five folds, of the blind part as it is.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bench import ROOT
from bench.cases import Case, read_cases
from bench.fitting import fit, softmax
from truceline.annotations import Annotator, mark
from truceline.claims.extract import by_rules, by_weights, finish
from truceline.claims.weighing import ACTS, SCALE, Candidate, Scene, Weights, candidates, features, weigh
from truceline.documents import make_document, pass_gate
from truceline.evaluation import score
from truceline.model import Act, Document, Given, RawArticle
from truceline.views import claim_row

SETS = ("dev", "quiet", "wires", "agency")
SENTENCES = tuple(ROOT / "tests/claims" / name for name in ("adversarial.toml", "life.toml"))
FILE = ROOT / "src/truceline/claims/weighing/weights.json"

_FIGURES = ("acts", "claims", "actors", "parties", "status", "attributed", "terms", "quiet")
_RARE = 4  # features of fewer words are left out
_ROUNDS = 2  # of choosing the word of each cue anew
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A coded report as it is learned from: its words, their features, and for each claim of gold the words of its cue.

    Of `open_acts` it is left open whether the report tells them.
    """

    name: str
    case: Case
    scene: Scene
    words: Sequence[Candidate]
    told: Sequence[frozenset[str]]
    cues: Sequence[tuple[Act, Sequence[int]]]
    open_acts: frozenset[str] = frozenset()


def lessons(names: Iterable[str]) -> Iterator[Lesson]:
    """The lessons of these sets; reports that do not pass the gate teach nothing."""
    for name in names:
        for case in read_cases(name):
            if pass_gate(case.document) is None:
                yield lesson(name, case)


def lesson(name: str, case: Case) -> Lesson:
    """A report as it is learned from."""
    scene, _ = by_rules(case.document, mark(case.document, case.parse))
    words = tuple(candidates(scene))
    told = [features(scene, word) for word in words]
    cues = tuple(_cues(case, scene, words))
    return Lesson(name=name, case=case, scene=scene, words=words, told=told, cues=cues)


def sentences(files: Iterable[Path], annotator: Annotator) -> Iterator[Lesson]:
    """The lessons of files of sentences with the acts that each tells: `[text, ["agree | Mali", "~hold"]]`.

    Any word of the sentence may be the one that tells it; "~" leaves open whether an act is told.
    """
    told = [
        (text, acts)
        for file in files
        for entries in tomllib.loads(file.read_text("utf-8")).values()
        for text, acts, *_ in entries
        if not any("/" in act for act in acts)
    ]
    given = Given(name="sentence", published="2021-06-12")
    made = [
        make_document(
            RawArticle(where="sentence.txt", content=text.encode(), media_type="text/plain", given=given)
        )
        for text, _ in told
    ]
    documents = [one for one in made if isinstance(one, Document)]
    for document, parse, (_, acts) in zip(documents, annotator.parses(documents), told, strict=True):
        names = [act.lstrip("~").split()[0] for act in acts]
        gold = [
            {"act": name, "cue": document.text}
            for name, act in zip(names, acts, strict=True)
            if act[0] not in "~!"
        ]
        case = Case(name="sentence", document=document, parse=parse, gold=gold, is_blind=False)
        maybe = frozenset(name for name, act in zip(names, acts, strict=True) if act[0] == "~")
        yield replace(lesson("sentences", case), open_acts=maybe)


def _cues(case: Case, scene: Scene, words: Sequence[Candidate]) -> Iterator[tuple[Act, Sequence[int]]]:
    """The acts of gold, each with the rows of the words in its cue; an act told twice by one cue counts once."""
    seen: set[tuple[str, str]] = set()
    for claim in case.gold:
        act, cue = claim["act"], claim["cue"]
        first = case.document.text.find(cue)
        if act == Act.MENTION or first < 0 or (act, cue) in seen:
            continue
        seen.add((act, cue))
        tokens = scene.reading.tokens
        rows = [
            row
            for row, word in enumerate(words)
            if tokens[word.token].start < first + len(cue) and tokens[word.token].end > first
        ]
        if rows:
            yield Act(act), rows


def learn(taught: Sequence[Lesson]) -> Weights:
    """The weights that these reports teach.

    A cue is several words, of which one tells the act: at first the one that the vocabulary knows, then the likeliest.
    The other words of cues teach nothing.
    """
    counts = Counter(name for one in taught for told in one.told for name in told)
    rows = {name: row for row, name in enumerate(sorted(n for n, c in counts.items() if c >= _RARE))}
    table = _table(taught, rows)
    matrix: NDArray[np.float32] | None = None
    for _ in range(_ROUNDS):
        shares = softmax(table @ matrix) if matrix is not None else None
        labels, counted = _labels(taught, shares)
        matrix = fit(table, labels, counted, matrix)
    assert matrix is not None
    return Weights(rows=rows, matrix=np.round(matrix * SCALE) / SCALE)


def _table(taught: Sequence[Lesson], rows: dict[str, int]) -> NDArray[np.float32]:
    table = np.zeros((sum(len(one.words) for one in taught), len(rows)), dtype=np.float32)
    for line, told in enumerate(told for one in taught for told in one.told):
        table[line, [rows[name] for name in told if name in rows]] = 1
    return table


def _labels(
    taught: Sequence[Lesson], shares: NDArray[np.float32] | None
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """For each word the column of the act it tells (0: none), and whether it counts."""
    size = sum(len(one.words) for one in taught)
    labels, counted = np.zeros(size, dtype=np.intp), np.ones(size, dtype=np.float32)
    chosen: list[tuple[int, int]] = []
    base = 0
    for one in taught:
        loose = [
            row for row, told in enumerate(one.told) if any(_known(told, act) >= 4 for act in one.open_acts)
        ]
        counted[[base + row for row in loose]] = 0
        for act, rows in one.cues:
            column = ACTS.index(act) + 1
            counted[[base + row for row in rows]] = 0
            if shares is None:
                best = max(rows, key=lambda row: _known(one.told[row], act))
            else:
                best = max(rows, key=lambda row: float(shares[base + row, column]))
            chosen.append((base + best, column))
        base += len(one.words)
    for line, column in chosen:
        labels[line], counted[line] = column, 1
    return labels, counted


def _known(told: frozenset[str], act: str) -> int:
    """How much speaks for a word of a cue before anything was learned."""
    signs = {f"shown={act}": 8, f"known={act}": 4, "pos=VERB": 2, "steps=0": -1}
    return sum(worth for name, worth in signs.items() if name in told)


def unseen(taught: Sequence[Lesson], final: Weights) -> Iterator[tuple[Lesson, Weights]]:
    """Each report with weights that have not seen it: blind ones with the final weights, the others by folds."""
    yield from ((one, final) for one in taught if one.case.is_blind)
    seen = [one for one in taught if not one.case.is_blind]
    for fold in range(_FOLDS):
        known = learn([one for one in seen if _fold(one) != fold])
        yield from ((one, known) for one in seen if _fold(one) == fold)


def _fold(one: Lesson) -> int:
    """By years, so that the days of one event stay together."""
    day = one.case.document.dating.day
    return day.year % _FOLDS if day else 0


def coded(one: Lesson, known: Weights | None) -> list[dict[str, Any]]:
    """The claims made of a report, by rules alone where no weights are given."""
    more = by_weights(one.scene, weigh(one.scene, known)) if known else ()
    return [claim_row(claim) for claim in finish(one.scene, (*one.scene.claims, *more))]


def gains(pairs: Sequence[tuple[Lesson, Weights]]) -> Table:
    """What the weights add to the rules, on reports they have not seen."""
    table = Table("set", "part", *(f"{figure}: rules, with weights" for figure in _FIGURES))
    for name in SETS:
        for part in (False, True):
            here = [(one, known) for one, known in pairs if one.name == name and one.case.is_blind is part]
            gold = {one.case.name: one.case.gold for one, _ in here}
            before = score(gold, {one.case.name: coded(one, None) for one, _ in here})
            after = score(gold, {one.case.name: coded(one, known) for one, known in here})
            cells = (f"{_shown(before[figure])} {_shown(after[figure])}" for figure in _FIGURES)
            table.add_row(name, "blind" if part else "open", *cells)
    return table


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="measure too, by folds")
    options = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    taught = [*lessons(SETS), *sentences(SENTENCES, Annotator())]
    final = learn([one for one in taught if not one.case.is_blind])
    write(final, FILE)
    if options.check:
        console.print(gains(list(unseen(taught, final))))
    return 0


def write(known: Weights, path: Path) -> None:
    """Writes weights as whole hundredths, a feature a line; features without any weight are left out."""
    hundredths = np.round(known.matrix * SCALE).astype(int)
    lines = [
        f"{json.dumps(name)}: {json.dumps(hundredths[row].tolist())}"
        for name, row in known.rows.items()
        if hundredths[row].any()
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
