"""Floors under measured figures: which figure sank, which rose, and the file of floors written anew."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

MARGIN = 0.01
"""How far below the measured figure a floor is set: parses differ a little from one processor to another."""

_HEADER = re.compile(r"\[(?P<table>[^\]]+)\]")
_FLOOR = re.compile(r"(?P<figure>\w+) *= *[\d.]+ *(?P<comment>#.*)?")


class Change(StrEnum):
    """What a figure has done against its floor."""

    HELD = "held"
    ROSE = "rose"
    SANK = "sank"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A figure against its floor; either is None where there is none."""

    figure: str
    floor: float | None
    measured: float | None

    @property
    def target(self) -> float | None:
        """The floor that the measured figure would bear: three places, never above it."""
        if self.measured is None:
            return None
        return max(0.0, math.floor(round((self.measured - MARGIN) * 1000, 6)) / 1000)

    @property
    def change(self) -> Change:
        """What the figure has done; one that can be measured no more has sunk."""
        if self.floor is None:
            return Change.NEW
        if self.measured is None or self.target is None or self.measured < self.floor:
            return Change.SANK
        return Change.ROSE if self.target > self.floor else Change.HELD

    def __str__(self) -> str:
        floor, measured = (
            "none" if value is None else f"{value:.3f}" for value in (self.floor, self.measured)
        )
        return f"{self.figure} {self.change}: floor {floor}, measured {measured}"


def compare(floors: Mapping[str, float], measured: Mapping[str, float | None]) -> tuple[Finding, ...]:
    """A finding for each figure that has a floor or was measured, in the order measured."""
    names = dict.fromkeys((*measured, *floors))
    found = (Finding(figure=name, floor=floors.get(name), measured=measured.get(name)) for name in names)
    return tuple(one for one in found if one.floor is not None or one.measured is not None)


def rewrite(text: str, name: str, findings: Iterable[Finding], *, reason: str | None = None) -> str:
    """A file of floors with those of one set as measured; all other lines stay as they are.

    Floors that hold stay with their comments. A lowered one gets `reason` as its comment: ValueError without one.
    """
    lines = text.splitlines()
    table = f"{name}.floors"
    headers = [i for i, line in enumerate(lines) if _HEADER.match(line)]
    first = next((i + 1 for i in headers if lines[i].strip() == f"[{table}]"), None)
    if first is None:
        lines += ["", f"[{table}]"]
        first = len(lines)
    last = next((i for i in headers if i >= first), len(lines))
    old = [line for line in lines[first:last] if line.strip()]
    kept = [line for line in old if not _FLOOR.match(line)]
    comments = {found["figure"]: found["comment"] for line in old if (found := _FLOOR.match(line))}
    made = list(_floor_lines(findings, comments, reason))
    gap = [""] if last < len(lines) else []
    return "\n".join([*lines[:first], *kept, *made, *gap, *lines[last:]]) + "\n"


def _floor_lines(
    findings: Iterable[Finding], comments: Mapping[str, str | None], reason: str | None
) -> Iterator[str]:
    for finding in findings:
        floor, comment = finding.target, None
        match finding.change:
            case Change.HELD:
                floor, comment = finding.floor, comments.get(finding.figure)
            case Change.SANK:
                if not reason:
                    raise ValueError(f"{finding}; a floor is lowered only with a reason")
                comment = f"# lowered from {finding.floor:.3f}: {' '.join(reason.split())}"
            case Change.ROSE | Change.NEW:
                pass
        if floor is not None:
            yield f"{finding.figure} = {floor:.3f}" + (f"  {comment}" if comment else "")
        elif comment:
            yield f"{comment} (no {finding.figure} can be measured)"
