"""`python -m bench.grouping`: measures how well cases agree with a hidden truth, and how that sinks as reports get worse.

The news is simulated (tests/simulation). Writes the table of docs/records.md and docs/grouping.svg. `--errors 20` writes
nothing and prints what went wrong on clean reports, by kind, with examples.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, pstdev

from rich.console import Console

from bench import ROOT
from simulation import Corpus, Mistake, Noise, Score, Settings, agreement, mistakes, simulate
from truceline.model import Ceasefire
from truceline.records import resolve

CHANCES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4)
PAGE = ROOT / "docs/records.md"
PLOT = ROOT / "docs/grouping.svg"
_TABLE = re.compile(r"(?<=<!-- grouping -->\n).*?(?=<!-- /grouping -->)", re.DOTALL)
_WIDTH, _HEIGHT, _EDGE = 420, 260, 45
_LOWEST = 0.2  # of the upward axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The scores of several seeds at one chance of each fault."""

    chance: float
    scores: tuple[Score, ...]

    def told(self, name: str) -> tuple[float, float]:
        """Mean and spread of one figure."""
        values = [getattr(score, name) for score in self.scores]
        return mean(values), pstdev(values)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.grouping", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="corpora at each chance (default: 5)")
    parser.add_argument(
        "--errors", type=int, metavar="N", help="print N mistakes on clean reports, and write nothing"
    )
    parser.add_argument("--noise", type=float, default=0.0, help="with --errors: the chance of each fault")
    options = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    if options.errors is not None:
        tell_mistakes(console, range(options.seeds), options.errors, Noise.of(options.noise))
        return
    points = [measure(chance, range(options.seeds)) for chance in CHANCES]
    console.print(table(points), markup=False)
    PAGE.write_text(_TABLE.sub(lambda _: table(points), PAGE.read_text("utf-8")), "utf-8")
    PLOT.write_text(plot(points), "utf-8")


def measure(chance: float, seeds: Sequence[int]) -> Point:
    """The scores at this chance of each fault."""
    scores = [agreement(corpus, cases) for corpus, cases in resolved(seeds, Noise.of(chance))]
    return Point(chance=chance, scores=tuple(scores))


def resolved(seeds: Sequence[int], noise: Noise) -> list[tuple[Corpus, tuple[Ceasefire, ...]]]:
    """A corpus for each seed, with the ceasefires made of it."""
    corpora = [simulate(seed, Settings(noise=noise)) for seed in seeds]
    return [(corpus, resolve(corpus.claims)) for corpus in corpora]


def tell_mistakes(console: Console, seeds: Sequence[int], count: int, noise: Noise) -> None:
    """The scores of each seed, mistakes by kind, and some of them in full."""
    found: list[tuple[int, Mistake]] = []
    for seed, (corpus, cases) in zip(seeds, resolved(seeds, noise), strict=True):
        score = agreement(corpus, cases)
        found += [(seed, one) for one in mistakes(corpus, cases)]
        console.print(
            f"seed {seed}: {score.claims} claims, {score.truces} truces, {score.cases} cases; pairs {score.pair_precision:.3f} / "
            f"{score.pair_recall:.3f}, across articles {score.across_precision:.3f} / {score.across_recall:.3f}, "
            f"B-cubed {score.b_precision:.3f} / {score.b_recall:.3f}"
        )
    for kind, times in Counter(one.kind for _, one in found).most_common():
        console.print(f"{times:5}  {kind}", markup=False)
    step = max(1, len(found) // count) if count else 1
    for seed, one in found[::step][:count]:
        tell(console, seed, one)


def tell(console: Console, seed: int, one: Mistake) -> None:
    """One mistake: what is said, what is told of times, and the truces that were taken for one another."""
    truce, other = one.truce, one.other
    lines = [
        f"\n{one.kind}: seed {seed}, document {one.mention.document} of {one.published or 'no day'}",
        f"  “{one.mention.words}” ({len(one.claims)} of {len(one.mention.claims)} claims; {one.told})",
        f"  truce {truce.key} ({truce.sort.value}), agreed {truce.agreed}, in effect {truce.effect} → {one.case or 'no case'}",
    ]
    if other:
        lines.append(
            f"  which is {other.key} ({other.sort.value}), agreed {other.agreed}, in effect {other.effect}"
        )
    console.print("\n".join(lines), markup=False)


def table(points: Sequence[Point]) -> str:
    """The rows of a Markdown table: mean ± spread over the seeds."""
    head = "| chance of each fault | pairs: precision | recall | across articles: precision | recall | B-cubed: precision | recall |"
    names = ("pair_precision", "pair_recall", "across_precision", "across_recall", "b_precision", "b_recall")
    rows = [
        f"| {point.chance:.2f} | "
        + " | ".join("{:.3f} ± {:.3f}".format(*point.told(name)) for name in names)
        + " |"
        for point in points
    ]
    return "\n".join([head, "|---" * 7 + "|", *rows]) + "\n"


def plot(points: Sequence[Point]) -> str:
    """An SVG: the chance of each fault to the right, precision and recall over pairs upwards, with the spread over seeds."""
    width, height = _WIDTH + 2 * _EDGE, _HEIGHT + 2 * _EDGE
    upward = "\n".join(
        f'<line x1="{_EDGE}" x2="{_EDGE + _WIDTH}" y1="{_y(t):.0f}" y2="{_y(t):.0f}" stroke="#ddd"/>'
        f'<text x="{_EDGE - 8}" y="{_y(t) + 4:.0f}" text-anchor="end">{t:.1f}</text>'
        for t in (0.2, 0.4, 0.6, 0.8, 1.0)
    )
    along = "\n".join(
        f'<text x="{_x(one.chance):.0f}" y="{_EDGE + _HEIGHT + 18}" text-anchor="middle">{one.chance:g}</text>'
        for one in points
    )
    lines = _line(points, "pair_precision", "#c2410c", "precision") + _line(
        points, "pair_recall", "#1d4ed8", "recall"
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" \
font-family="sans-serif" font-size="12" fill="#555">
<title>Precision and recall of grouping as reports get worse</title>
<rect width="{width}" height="{height}" fill="#fff"/>
{upward}
{along}
<text x="{width / 2:.0f}" y="{height - 6}" text-anchor="middle">chance of each fault in what a report tells of a ceasefire</text>
{lines}</svg>
"""


def _line(points: Sequence[Point], name: str, colour: str, label: str) -> str:
    told = [(_x(point.chance), *point.told(name)) for point in points]
    path = " ".join(f"{x:.1f},{_y(middle):.1f}" for x, middle, _ in told)
    bars = "\n".join(
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_y(middle - spread):.1f}" y2="{_y(middle + spread):.1f}" stroke="{colour}"/>'
        f'<circle cx="{x:.1f}" cy="{_y(middle):.1f}" r="4" fill="{colour}"/>'
        for x, middle, spread in told
    )
    row = _EDGE + _HEIGHT - (32 if name.endswith("precision") else 14)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>\n{bars}\n'
        f'<text x="{_EDGE + 10}" y="{row}" fill="{colour}">{label}</text>\n'
    )


def _x(chance: float) -> float:
    return _EDGE + 10 + (_WIDTH - 20) * chance / CHANCES[-1]


def _y(share: float) -> float:
    return _EDGE + _HEIGHT * (1 - max(share, _LOWEST)) / (1 - _LOWEST)


if __name__ == "__main__":
    main()
