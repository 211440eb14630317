"""Multinomial logistic regression by L-BFGS, in numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_RIDGE = 1.0
_STEPS = 120
_KEPT = 8  # pairs of steps that the curvature is told from
_ENOUGH = 1e-4  # relative gain at which it stops


def softmax(scores: Floats) -> Floats:
    """The probabilities of a row of scores."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = odds / odds.sum(axis=1, keepdims=True)
    return shares


def fit(table: Floats, labels: NDArray[np.intp], counted: Floats, start: Floats | None = None) -> Floats:
    """The weights (a row a feature, a column a label) under which the labels are likeliest, large ones penalised."""
    columns = int(labels.max()) + 1 if start is None else start.shape[1]
    here = np.zeros((table.shape[1], columns), dtype=np.float32) if start is None else start.copy()
    loss, slope = _loss(table, labels, counted, here)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(_STEPS):
        way = _direction(slope, moves)
        there, new_loss, new_slope = _step(table, labels, counted, (here, loss, slope), way)
        moves = [*moves, (there - here, new_slope - slope)][-_KEPT:]
        gain = loss - new_loss
        here, loss, slope = there, new_loss, new_slope
        if gain < _ENOUGH * abs(loss):
            break
    return here


def _loss(table: Floats, labels: NDArray[np.intp], counted: Floats, weights: Floats) -> tuple[float, Floats]:
    shares = softmax(table @ weights)
    lines = np.arange(len(labels))
    loss = -(counted * np.log(shares[lines, labels] + 1e-12)).sum() + _RIDGE / 2 * (weights**2).sum()
    shares[lines, labels] -= 1
    slope: Floats = table.T @ (shares * counted[:, None]) + _RIDGE * weights
    return float(loss), slope


def _direction(slope: Floats, moves: list[tuple[Floats, Floats]]) -> Floats:
    """Which way to go: the slope, bent by the curvature that the last steps tell (Nocedal's two loops)."""
    way = slope.copy()
    kept: list[tuple[Floats, Floats, float, float]] = []
    for step, bend in reversed([move for move in moves if float((move[0] * move[1]).sum()) > 1e-8]):
        share = 1 / float((step * bend).sum())
        part = share * float((step * way).sum())
        kept.append((step, bend, share, part))
        way -= part * bend
    if kept:
        step, bend, _, _ = kept[0]
        way *= float((step * bend).sum()) / float((bend * bend).sum())
    else:
        way /= max(1.0, float(np.linalg.norm(slope)))
    for step, bend, share, part in reversed(kept):
        way += step * (part - share * float((bend * way).sum()))
    return way


def _step(
    table: Floats,
    labels: NDArray[np.intp],
    counted: Floats,
    here: tuple[Floats, float, Floats],
    way: Floats,
) -> tuple[Floats, float, Floats]:
    """The first point that way, halving the step, at which enough is gained."""
    weights, loss, slope = here
    expected = float((slope * way).sum())
    size = 1.0
    while True:
        there = weights - size * way
        new_loss, new_slope = _loss(table, labels, counted, there)
        if new_loss <= loss - 1e-4 * size * expected or size < 1e-4:
            return there, new_loss, new_slope
        size /= 2
