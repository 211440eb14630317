"""Words a second of coding against the bare spaCy pipeline: the same texts, the same process, turn by turn.

Seconds are of processor time: what else the machine does meanwhile must not count.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import ROOT, SHARED
from bench.figures import Figure
from truceline.annotations import Annotator
from truceline.model import Coded, RawArticle
from truceline.pipeline import code
from truceline.sources import read_sources

if TYPE_CHECKING:
    from spacy.language import Language

FLOOR = 0.75  # of the bare pipeline's words a second
SETS = {
    "examples": [ROOT / "examples/karabakh"],
    "dev reports": [SHARED / "gold/dev.reports.jsonl"],
    "seeds": [SHARED / "seeds"],
}
_ROUND_WORDS = 15_000  # a round of fewer words is over too soon to be timed well


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Words a second on one set, medians over the rounds.

    `ratio` is the median of the rounds' own ratios, which a machine that gets busy half-way does not bend. `read` is the
    share of the words that coding parses: the bare pipeline reads bylines and boilerplate as well. `ratio_read` leaves
    that gain out.
    """

    name: str
    texts: int
    words: int
    read: float
    bare: float
    coding: float
    ratio: float
    ratio_read: float
    rounds: tuple[float, ...]


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    against = "the bare spaCy pipeline"
    return [
        Figure(
            bench="coding",
            what=f"coding: {speed.name}",
            unit="words/s",
            ours=speed.coding,
            floor=speed.bare,
            against=against,
            ratio=speed.ratio,
            bar=FLOOR,
        )
        for speed in measure(rounds, dict(list(SETS.items())[:1]) if quick else SETS)
    ]


def measure(rounds: int, sets: Mapping[str, list[Path]] = SETS) -> list[Speed]:
    """The speed on each set that is on this machine."""
    annotator = Annotator()
    bare = load_bare(annotator.pipeline)
    found = {name: [path for path in paths if path.exists()] for name, paths in sets.items()}
    return [_measure_set(name, paths, annotator, bare, rounds) for name, paths in found.items() if paths]


def _measure_set(name: str, paths: list[Path], annotator: Annotator, bare: Language, rounds: int) -> Speed:
    coded = list(relevant(paths, annotator))
    texts = [made.document.text for made in coded if made.document]
    words = _count(bare, texts, annotator.batch)  # this and `relevant` are the untimed first round
    parsed = sum(len(marks.tokens) for marks in annotator(m.document for m in coded if m.document))
    times = -(-_ROUND_WORDS // words)
    articles = [made.article for made in coded] * times
    turns = [
        (
            _timed(lambda: _count(bare, texts * times, annotator.batch)),
            _timed(lambda: sum(1 for _ in code(articles, annotator))),
        )
        for _ in range(rounds)
    ]
    ratio = median(plain / whole for plain, whole in turns)
    return Speed(
        name=name,
        texts=len(texts),
        words=words,
        read=parsed / words,
        bare=median(words * times / plain for plain, _ in turns),
        coding=median(words * times / whole for _, whole in turns),
        ratio=ratio,
        ratio_read=ratio * parsed / words,
        rounds=tuple(round(plain / whole, 3) for plain, whole in turns),
    )


def relevant(paths: list[Path], annotator: Annotator) -> Iterator[Coded]:
    """The articles that pass the gate: the others cost next to nothing, and would flatter."""
    articles = (one for one in read_sources(paths) if isinstance(one, RawArticle))
    return (made for made in code(articles, annotator) if made.document and not made.drops)


def load_bare(pipeline: str) -> Language:
    """The pipeline with all its components, as its makers meant it."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        return spacy.load(pipeline)


def _count(language: Language, texts: list[str], batch: int) -> int:
    return sum(len(doc) for doc in language.pipe(texts, batch_size=batch))


def _timed(work: Callable[[], int]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
