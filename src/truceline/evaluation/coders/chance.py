"""Agreement of coders beyond chance, on tables of how often one codes what the other codes.

A table is an array `(…, k, k)`: row i, column j counts the cases that the first codes as level i and the second as level j. Leading
dimensions are tables of their own (resamples), and each function gives one figure a table, `nan` where it is not defined: where there is no
case, or where nobody ever differs from one single level, so that nothing is known of chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Table = NDArray[Any]


class Metric(StrEnum):
    """How far two levels are apart: all alike, by their ranks, or by their numbers."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


def agreement(table: Table) -> Floats:
    """The share of cases that both code alike."""
    return ratio(_diagonal(table), _total(table))


def cohen_kappa(table: Table, *, weighted: bool = False) -> Floats:
    """Cohen's kappa of two coders (Cohen 1960); `weighted` by the squared distance of ordered levels (Cohen 1968)."""
    steps = np.arange(table.shape[-1], dtype=float)
    apart = (steps[:, None] - steps[None, :]) ** 2 if weighted else 1.0 - np.eye(table.shape[-1])
    return weighted_kappa(table, apart)


def weighted_kappa(table: Table, apart: Table) -> Floats:
    """Cohen's weighted kappa (Cohen 1968): `apart[i, j]` is how much it counts that one codes level i and the other level j."""
    rows, columns = table.sum(-1), table.sum(-2)
    expected = rows[..., :, None] * columns[..., None, :]
    seen, by_chance = (table * apart).sum((-1, -2)), (expected * apart).sum((-1, -2))
    return 1.0 - ratio(seen * _total(table), by_chance)


def gwet_ac1(table: Table) -> Floats:
    """Gwet's AC1 of two coders (Gwet 2008): it does not sink where nearly all cases are of one level, as kappa does."""
    levels = table.shape[-1]
    if levels < 2:
        return np.full(table.shape[:-2], np.nan)
    share = (table.sum(-1) + table.sum(-2)) / np.where(_total(table) == 0, np.nan, 2.0 * _total(table))[
        ..., None
    ]
    by_chance = (share * (1.0 - share)).sum(-1) / (levels - 1)
    return ratio(agreement(table) - by_chance, 1.0 - by_chance)


def krippendorff_alpha(
    coincidences: Table, metric: Metric = Metric.NOMINAL, values: Sequence[float] = ()
) -> Floats:
    """Krippendorff's alpha (Krippendorff 2011) of a table of coincidences (`coincidences`); of two coders the table added to its transpose.

    Levels stand in their order; `values` are their numbers, for `interval`.
    """
    per_level = coincidences.sum(-1)
    apart = _distances(per_level, metric, values)
    expected = per_level[..., :, None] * per_level[..., None, :]
    total = per_level.sum(-1)
    seen, by_chance = (coincidences * apart).sum((-1, -2)), (expected * apart).sum((-1, -2))
    return 1.0 - ratio(seen * (total - 1.0), by_chance)


def alpha_of_units(units: Sequence[Sequence[Any]], metric: Metric = Metric.NOMINAL) -> float | None:
    """Krippendorff's alpha of what any number of coders gave each unit; None in a unit is a value that is missing.

    Values are ordered as they sort; for `interval` they are numbers. None where it is not defined.
    """
    levels = sorted({value for unit in units for value in unit if value is not None})
    numbers = [float(level) for level in levels] if metric is Metric.INTERVAL else ()
    found = float(krippendorff_alpha(coincidences(units, levels), metric, numbers))
    return None if np.isnan(found) else found


def coincidences(units: Sequence[Sequence[Any]], levels: Sequence[Any]) -> Floats:
    """How often each two levels are given to one unit by two coders, each unit weighing as many as values it has."""
    place = {level: number for number, level in enumerate(levels)}
    made = np.zeros((len(levels), len(levels)))
    for unit in units:
        counts = Counter(place[value] for value in unit if value is not None)
        if (several := counts.total()) < 2:  # a value that stands alone can be paired with nothing
            continue
        for one, often in counts.items():
            for other, times in counts.items():
                made[one, other] += often * (times - (one == other)) / (several - 1)
    return made


def interval_alpha(one: Table, other: Table) -> Floats:
    """Krippendorff's alpha of two coders' numbers, `(…, n)` each, with `nan` in both for a case that one of them lacks."""
    there = ~np.isnan(one) & ~np.isnan(other)
    number = there.sum(-1)
    both = np.concatenate([np.where(there, one, 0.0), np.where(there, other, 0.0)], axis=-1)
    weight = np.concatenate([there, there], axis=-1)
    mean = ratio(both.sum(-1), 2.0 * number)
    spread = (np.where(weight, both - mean[..., None], 0.0) ** 2).sum(-1)
    seen = (np.where(there, one - other, 0.0) ** 2).sum(-1)
    return 1.0 - ratio(seen * (2.0 * number - 1.0), 2.0 * number * spread)


def _distances(per_level: Table, metric: Metric, values: Sequence[float]) -> Floats:
    levels = per_level.shape[-1]
    match metric:
        case Metric.NOMINAL:
            return 1.0 - np.eye(levels)
        case Metric.INTERVAL:
            numbers = np.asarray(values, dtype=float)
            found: Floats = (numbers[:, None] - numbers[None, :]) ** 2
            return found
        case Metric.ORDINAL:  # the cases of both levels, by half, and of all between them
            middle = np.cumsum(per_level, -1) - per_level / 2.0
            ranks: Floats = (middle[..., :, None] - middle[..., None, :]) ** 2
            return ranks


def _diagonal(table: Table) -> Floats:
    found: Floats = np.trace(table, axis1=-2, axis2=-1).astype(float)
    return found


def _total(table: Table) -> Floats:
    found: Floats = table.sum((-1, -2)).astype(float)
    return found


def ratio(over: Any, under: Any) -> Floats:
    """The ratio of two figures or arrays of them, `nan` where there is nothing below."""
    above, below = np.asarray(over, dtype=float), np.asarray(under, dtype=float)
    made: Floats = np.full(np.broadcast(above, below).shape, np.nan)
    np.divide(above, below, out=made, where=below != 0)
    return made
