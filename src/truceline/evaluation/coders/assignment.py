"""One to one: the assignment of rows to columns with the greatest sum."""

from __future__ import annotations

from collections.abc import Sequence


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column), each used once, whose gains sum to the most; those that gain nothing are left out.

    `gains` has a row for each row and in it a gain of 0 or more for each column. It takes time as the cube of the larger side: the
    Hungarian method with potentials (Kuhn 1955; in the form of Jonker and Volgenant 1987).
    """
    size = max(len(gains), max((len(row) for row in gains), default=0))
    if not size:
        return []
    costs = [
        [-gains[i][j] if i < len(gains) and j < len(gains[i]) else 0.0 for j in range(size)]
        for i in range(size)
    ]
    pairs = sorted((row, column) for column, row in enumerate(_cheapest(costs)))
    return [(i, j) for i, j in pairs if costs[i][j] < 0]


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The row that each column is given, at the least sum of costs; the table is square."""
    size = len(costs)
    of_row, of_column = [0.0] * (size + 1), [0.0] * (size + 1)
    taken_by, way = [0] * (size + 1), [0] * (size + 1)  # counted from 1: 0 is nothing
    for row in range(1, size + 1):
        taken_by[0] = row
        column = 0
        least, done = [float("inf")] * (size + 1), [False] * (size + 1)
        while taken_by[column]:
            done[column] = True
            here, step, following = taken_by[column], float("inf"), 0
            for other in (one for one in range(1, size + 1) if not done[one]):
                left = costs[here - 1][other - 1] - of_row[here] - of_column[other]
                if left < least[other]:
                    least[other], way[other] = left, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if done[other]:
                    of_row[taken_by[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            taken_by[column] = taken_by[way[column]]
            column = way[column]
    return [taken_by[column] - 1 for column in range(1, size + 1)]
