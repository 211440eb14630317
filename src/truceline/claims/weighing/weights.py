"""The learned weights, and the probabilities they give."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truceline.model import Act

ACTS: tuple[Act, ...] = tuple(act for act in Act if act is not Act.MENTION)
"""The acts that are weighed, in the order of the columns; the column before them stands for no act."""

SCALE = 100  # weights are kept as whole hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of features: `rows` tells which row of `matrix` is a feature's, its columns are no act and `ACTS`."""

    rows: Mapping[str, int]
    matrix: NDArray[np.float32]


@cache
def weights() -> Weights:
    """The weights in `weights.json`, which `python -m bench.train` writes."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    names = sorted(table)
    hundredths = np.array([table[name] for name in names], dtype=np.float32)
    matrix = (hundredths / np.float32(SCALE)).reshape(len(names), len(ACTS) + 1)
    return Weights(rows={name: row for row, name in enumerate(names)}, matrix=matrix)


def probabilities(known: Weights, told: Sequence[Iterable[str]]) -> NDArray[np.float32]:
    """A row for each word's features: the probabilities of no act and of each of `ACTS`, which add up to one."""
    scores = np.zeros((len(told), known.matrix.shape[1]), dtype=np.float32)
    for row, names in enumerate(told):
        rows = sorted(known.rows[name] for name in names if name in known.rows)
        scores[row] = known.matrix[rows].sum(axis=0)
    scores -= scores.max(axis=1, keepdims=True, initial=0)
    odds = np.exp(scores)
    shares: NDArray[np.float32] = odds / odds.sum(axis=1, keepdims=True)
    return shares
