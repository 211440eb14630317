"""How far two coders agree on each variable, over the cases that both have: every figure with its interval and its number of cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truceline.evaluation.coders.chance import (
    Metric,
    agreement,
    cohen_kappa,
    gwet_ac1,
    interval_alpha,
    krippendorff_alpha,
    ratio,
)
from truceline.evaluation.coders.matching import Pair
from truceline.evaluation.coders.variables import (
    NEGATIVE,
    UNCLEAR,
    VARIABLES,
    Scale,
    Variable,
    level_of,
    names_of,
)
from truceline.evaluation.coding import CodedCase
from truceline.evaluation.names import count_shared

RESAMPLES = 2000
SEED = 20201010
_LEVEL = 0.95
_NO_WIDTH = 1e-9  # where all draws agree they say nothing of how far the figure may be off
_LEAST = 0.5  # of the resamples must have a figure for its interval to be told

Floats = NDArray[np.float64]
Drawn = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its 95 % interval and the number of cases behind it; None where there is nothing to measure."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two coders agree on one variable.

    `both` counts the cases that both coded, `only_one` and `only_other` those that one of them left uncoded, `neither` the rest. `figures` are by
    name: `precision`, `recall`, `f1` (of the other coder against the first), `agreement`, `kappa`, `alpha`, `ac1`; of times also `within_day`
    and `within_month`. `table` counts the first coder's levels (rows) against the other's (columns), in the order of `levels`; the last of both
    is `not coded`. Times and names have none.
    """

    variable: str
    says: str
    scale: Scale
    both: int
    only_one: int
    only_other: int
    neither: int
    figures: Mapping[str, Estimate]
    levels: tuple[str, ...] = ()
    table: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What two coders have for one variable of one case: levels, and names where it holds names; None where it is not coded."""

    one: str | None
    other: str | None
    names: tuple[tuple[str, ...], tuple[str, ...]] = field(default=((), ()))


NOT_CODED = "not coded"


def agree_on(
    variable: Variable, pairs: Sequence[Pair], *, seed: int = SEED, resamples: int = RESAMPLES
) -> Agreement:
    """The agreement on a variable over these cases.

    Intervals are percentiles of a bootstrap over cases, the same cases drawn for every variable. Where more than half of the draws have no
    figure (all of one level), or where all give the same, the interval is left out.
    """
    cells = [cell_of(variable, pair) for pair in pairs]
    draws = np.random.default_rng(seed).integers(0, max(1, len(pairs)), size=(resamples, len(pairs)))
    measure = {Scale.TIME: _of_times, Scale.NAMES: _of_names}.get(variable.scale, _of_levels)
    both = sum(cell.one is not None and cell.other is not None for cell in cells)
    counted = {
        "both": both,
        "only_one": sum(cell.one is not None and cell.other is None for cell in cells),
        "only_other": sum(cell.one is None and cell.other is not None for cell in cells),
        "neither": sum(cell.one is None and cell.other is None for cell in cells),
    }
    figures = measure(variable, cells, draws) if counted["neither"] < len(cells) else {}
    levels = _levels(variable, cells) if variable.levels else ()
    return Agreement(
        variable=variable.name,
        says=variable.says,
        scale=variable.scale,
        **counted,
        figures=figures,
        levels=(*levels, NOT_CODED) if levels else (),
        table=_as_rows(_tables(_coded(cells, levels), len(levels) + 1)) if levels else (),
    )


def cell_of(variable: Variable, pair: Pair) -> Cell:
    """What the two coders have for a variable of a case."""
    if variable.scale is not Scale.NAMES:
        one, other = (level_of(variable, case.values.get(variable.name)) for case in (pair.one, pair.other))
        return Cell(one, other)
    first, second = (_named(variable, case) for case in (pair.one, pair.other))
    return Cell("; ".join(first) or None, "; ".join(second) or None, (first, second))


def _named(variable: Variable, case: CodedCase) -> tuple[str, ...]:
    return tuple(case.sides) if variable.name == "side" else names_of(case.values.get(variable.name))


def _levels(variable: Variable, cells: Sequence[Cell]) -> tuple[str, ...]:
    """The levels of the variable in their order, then those somebody gave that no rule has, and `unclear` where somebody gave it."""
    found = {level for cell in cells for level in (cell.one, cell.other) if level is not None}
    known = [one for one in variable.order if one != UNCLEAR]
    return (*known, *sorted(found - {*known, UNCLEAR}), *([UNCLEAR] if UNCLEAR in found else []))


def _coded(cells: Sequence[Cell], levels: Sequence[str]) -> Drawn:
    """Each case as the number of its place in the table, whose last row and column are `not coded`."""
    place = {level: number for number, level in enumerate(levels)}
    size = len(levels) + 1
    found = [
        place.get(cell.one or "", size - 1) * size + place.get(cell.other or "", size - 1) for cell in cells
    ]
    return np.array(found, dtype=np.int64)


def _tables(coded: Drawn, size: int) -> Floats:
    """The table of these cases; of draws of cases, one for each draw."""
    drawn = coded.reshape(-1, coded.shape[-1])
    offsets = np.arange(len(drawn))[:, None] * size * size
    counts = np.bincount((drawn + offsets).ravel(), minlength=len(drawn) * size * size)
    made: Floats = counts.reshape(*coded.shape[:-1], size, size).astype(float)
    return made


def _as_rows(table: Floats) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(count) for count in row) for row in table)


def _of_levels(variable: Variable, cells: Sequence[Cell], draws: Drawn) -> dict[str, Estimate]:
    levels = _levels(variable, cells)
    coded, size = _coded(cells, levels), len(levels) + 1
    positive = [number for number, level in enumerate(levels) if level not in NEGATIVE]
    ordinal = variable.scale is Scale.ORDINAL
    ranked = [number for number, level in enumerate(levels) if level != UNCLEAR and level in variable.order]
    seen, scale = slice(0, size - 1), ranked if ordinal else list(range(size - 1))
    metric = Metric.ORDINAL if ordinal else Metric.NOMINAL
    figures: dict[str, Callable[[Floats], Floats]] = {
        **_prf(lambda full: _hits(full, positive)),
        "agreement": lambda full: agreement(full[..., seen, seen]),
        "kappa": lambda full: cohen_kappa(_part(full, scale), weighted=ordinal),
        "alpha": lambda full: krippendorff_alpha(_both_ways(_part(full, scale)), metric),
        "ac1": lambda full: gwet_ac1(full[..., seen, seen]),
    }
    table, drawn = _tables(coded, size), _tables(coded[draws], size)
    both, on_scale = int(table[seen, seen].sum()), int(_part(table, scale).sum())
    gold, found = (int(table[positive].sum()), int(table[:, positive].sum()))
    counts = {"precision": found, "recall": gold, "f1": gold + found, "kappa": on_scale, "alpha": on_scale}
    return {
        name: estimate(figure(table), figure(drawn), counts.get(name, both))
        for name, figure in figures.items()
    }


def _part(table: Floats, places: Sequence[int]) -> Floats:
    found: Floats = table[..., places, :][..., :, places]
    return found


def _both_ways(table: Floats) -> Floats:
    found: Floats = table + np.swapaxes(table, -1, -2)
    return found


def _hits(full: Floats, positive: Sequence[int]) -> tuple[Floats, Floats, Floats]:
    """Levels that both give alike, that the first gives, and that the other gives, of those that tell of something."""
    hit = np.asarray(sum((full[..., one, one] for one in positive), np.zeros(full.shape[:-2])))
    return hit, full[..., positive, :].sum((-1, -2)), full[..., :, positive].sum((-1, -2))


def _prf(count: Callable[[Any], tuple[Floats, Floats, Floats]]) -> dict[str, Callable[[Any], Floats]]:
    """Precision, recall and F1 of what `count` gives: hits, what the first has, what the other has."""
    return {
        "precision": lambda given: ratio(count(given)[0], count(given)[2]),
        "recall": lambda given: ratio(count(given)[0], count(given)[1]),
        "f1": lambda given: ratio(2.0 * count(given)[0], count(given)[1] + count(given)[2]),
    }


def _of_times(_: Variable, cells: Sequence[Cell], draws: Drawn) -> dict[str, Estimate]:
    """Times: the same day; at most a day, or a month, apart however the coarser ones are taken; alpha over what is told to the day."""
    told = np.array([[_is_time(cell.one), _is_time(cell.other)] for cell in cells], dtype=float)
    apart = np.array([_days_apart(cell.one, cell.other) for cell in cells], dtype=float)
    alike = np.array([cell.one == cell.other for cell in cells], dtype=bool)
    days = np.array([[_ordinal(cell.one), _ordinal(cell.other)] for cell in cells], dtype=float)
    both: NDArray[np.bool_] = (told[:, 0] * told[:, 1]).astype(bool)

    def share(holds: NDArray[np.bool_]) -> Callable[[Drawn], Floats]:
        def of(chosen: Drawn) -> Floats:
            return ratio((holds & both)[chosen].sum(-1), both[chosen].sum(-1))

        return of

    hits = alike & both
    figures: dict[str, Callable[[Drawn], Floats]] = {
        **_prf(lambda chosen: (hits[chosen].sum(-1), told[chosen, 0].sum(-1), told[chosen, 1].sum(-1))),
        "agreement": share(alike),
        "within_day": share(apart <= 1),
        "within_month": share(apart <= 31),
        "alpha": lambda chosen: interval_alpha(days[chosen, 0], days[chosen, 1]),
    }
    dated = int((~np.isnan(days).any(-1)).sum())
    gold, found = int(told[:, 0].sum()), int(told[:, 1].sum())
    counts = {"precision": found, "recall": gold, "f1": gold + found, "alpha": dated}
    return _estimates(figures, draws, counts, int(both.sum()))


def _of_names(_: Variable, cells: Sequence[Cell], draws: Drawn) -> dict[str, Estimate]:
    """Names: how many the two have in common; agreement is the share of cases with the same names."""
    shared = np.array([count_shared(*cell.names) for cell in cells], dtype=float)
    sizes = np.array([[len(names) for names in cell.names] for cell in cells], dtype=float)
    both = np.logical_and(sizes[:, 0] > 0, sizes[:, 1] > 0)
    same: NDArray[np.bool_] = both & (shared == sizes[:, 0]) & (shared == sizes[:, 1])

    def alike(chosen: Drawn) -> Floats:
        return ratio(same[chosen].sum(-1), both[chosen].sum(-1))

    figures: dict[str, Callable[[Drawn], Floats]] = {
        **_prf(lambda chosen: (shared[chosen].sum(-1), sizes[chosen, 0].sum(-1), sizes[chosen, 1].sum(-1))),
        "agreement": alike,
    }
    gold, found = int(sizes[:, 0].sum()), int(sizes[:, 1].sum())
    counts = {"precision": found, "recall": gold, "f1": gold + found}
    return _estimates(figures, draws, counts, int(both.sum()))


def _estimates(
    figures: Mapping[str, Callable[[Drawn], Floats]], draws: Drawn, counts: Mapping[str, int], both: int
) -> dict[str, Estimate]:
    all_of_them = np.arange(draws.shape[-1])
    return {
        name: estimate(figure(all_of_them), figure(draws), counts.get(name, both))
        for name, figure in figures.items()
    }


def estimate(value: Any, drawn: Floats, n: int) -> Estimate:
    """The figure with the interval that these draws of cases give it."""
    told = float(value)
    if np.isnan(told):
        return Estimate(n=n)
    there = drawn[~np.isnan(drawn)]
    if len(there) < _LEAST * len(drawn):
        return Estimate(value=told, n=n)
    low, high = np.quantile(there, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    if high - low < _NO_WIDTH:
        return Estimate(value=told, n=n)
    return Estimate(value=told, low=float(low), high=float(high), n=n)


def _is_time(words: str | None) -> bool:
    return words is not None and words[:1].isdigit()


def _bounds(words: str) -> tuple[int, int] | None:
    """The first and last day, as numbers, that a day, month or year can be."""
    parts = [int(part) for part in words.split("-")]
    try:
        if len(parts) == 3:
            day = date(*parts).toordinal()
            return day, day
        year, month = parts[0], parts[1] if len(parts) > 1 else None
        after = (year + 1, 1) if month in (None, 12) else (year, (month or 0) + 1)
        return date(year, month or 1, 1).toordinal(), date(*after, 1).toordinal() - 1
    except ValueError:
        return None


def _days_apart(one: str | None, other: str | None) -> float:
    """How far two times are apart at most, in days; `nan` where one is none."""
    left = _bounds(one) if one is not None and _is_time(one) else None
    right = _bounds(other) if other is not None and _is_time(other) else None
    if left is None or right is None:
        return float("nan")
    return float(max(left[1] - right[0], right[1] - left[0]))


def _ordinal(words: str | None) -> float:
    found = _bounds(words) if words is not None and _is_time(words) else None
    return float(found[0]) if found and found[0] == found[1] else float("nan")


def all_agreements(pairs: Sequence[Pair], *, seed: int = SEED) -> tuple[Agreement, ...]:
    """The agreement on every variable that somebody coded."""
    if not pairs:
        return ()
    found = (agree_on(variable, pairs, seed=seed) for variable in VARIABLES.values())
    return tuple(one for one in found if one.neither < len(pairs))
