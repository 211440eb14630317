"""How broad the columns of a table are, where a form has to be told."""

from __future__ import annotations

from truceline.papers.paper import Table, plain_text

_NARROWEST, _BROADEST = 6, 40  # letters


def shares(table: Table) -> list[int]:
    """The breadth of each column in proportion to the others: the letters of its longest cell, within bounds."""
    longest = [len(name) for name in table.head]
    for row in table.rows:
        for place, cell in enumerate(row):
            longest[place] = max(longest[place], len(plain_text(cell)))
    return [min(max(one, _NARROWEST), _BROADEST) for one in longest]
