"""Confidence beside the share of claims that are right, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_BINS = 10
_SIDE = 300  # of the plot, in its own units
_EDGE = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Claims of like confidence: how many, their mean confidence, and the share of them that is right."""

    claims: int
    confidence: float
    right: float


def bins(found: Any, truth: Any) -> list[Bin]:
    """Ten bins of as many claims each, the least sure first."""
    order = np.argsort(found, kind="stable")
    return [
        Bin(claims=len(part), confidence=float(found[part].mean()), right=float(truth[part].mean()))
        for part in np.array_split(order, _BINS)
    ]


def table(measured: Sequence[Bin]) -> str:
    """The rows of a Markdown table."""
    rows = [f"| {one.claims} | {one.confidence:.2f} | {one.right:.2f} |" for one in measured]
    return "\n".join(["| claims | mean confidence | share right |", "|---|---|---|", *rows]) + "\n"


def plot(measured: Sequence[Bin]) -> str:
    """An SVG: confidence to the right, share right upwards, the line where both are equal."""
    size = _SIDE + 2 * _EDGE
    marks = "\n".join(
        f'<text x="{_x(t):.0f}" y="{_y(0) + 18:.0f}" text-anchor="middle">{t:.1f}</text>'
        f'<text x="{_x(0) - 8:.0f}" y="{_y(t) + 4:.0f}" text-anchor="end">{t:.1f}</text>'
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1)
    )
    dots = "\n".join(
        f'<circle cx="{_x(one.confidence):.1f}" cy="{_y(one.right):.1f}" r="5" fill="#c2410c"/>'
        for one in measured
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}" \
font-family="sans-serif" font-size="12" fill="#555">
<title>Confidence and share of claims right, on unseen reports</title>
<rect width="{size}" height="{size}" fill="#fff"/>
<rect x="{_x(0):.0f}" y="{_y(1):.0f}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>
<line x1="{_x(0):.0f}" y1="{_y(0):.0f}" x2="{_x(1):.0f}" y2="{_y(1):.0f}" stroke="#999" stroke-dasharray="4"/>
{marks}
<text x="{_x(0.5):.0f}" y="{size - 6}" text-anchor="middle">mean confidence</text>
<text x="14" y="{_y(0.5):.0f}" text-anchor="middle" transform="rotate(-90 14 {_y(0.5):.0f})">share right</text>
{dots}
</svg>
"""


def _x(share: float) -> float:
    return _EDGE + share * _SIDE


def _y(share: float) -> float:
    return _EDGE + (1 - share) * _SIDE
