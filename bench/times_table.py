"""`python -m bench.times_table`: writes the table of forms in docs/times.md anew, from what the reader gives.

Look at what changed before you keep it: the table is what users are told.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import truceline
from truceline.model import Time

PAGE = Path(__file__).parents[1] / "docs/times.md"
PUBLISHED = "2020-11-11"
_TABLE = re.compile(r"(?<=<!-- times: begin -->\n).*?(?=<!-- times: end -->)", re.DOTALL)
_HEAD = 2  # lines


def rows(page: str) -> list[list[str]]:
    """The cells of the table in a page: form, example, value, first moment, first moment after, rule."""
    table = _TABLE.search(page)
    if table is None:
        raise ValueError("the page has no table between its two comments")
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in table[0].splitlines()[_HEAD:]]


def reread(row: list[str]) -> list[str]:
    """The row as the reader gives it now. Raises LookupError if it finds no time in the words in bold."""
    form, example = row[:2]
    words = example.split("**")[1]
    for time in truceline.times(example.replace("**", ""), published=PUBLISHED):
        if time.span.quote == words:
            return [form, example, *_read(time)]
    raise LookupError(f"no time is read in the words in bold: {example}")


def _read(time: Time) -> Iterator[str]:
    yield f"`{time.value}`" + (f" `{time.mod}`" if time.mod else "")
    when = time.when
    for bound in (when.earliest, when.latest) if when else (None, None):
        yield bound.isoformat(" ", "minutes").removesuffix(" 00:00") if bound else ""
    yield time.made_by


def rewritten(page: str) -> str:
    """The page with its table as the reader gives it now."""
    lines = ["".join(f"| {cell} " if cell else "| " for cell in reread(row)) + "|" for row in rows(page)]
    head = ["| form | example | value | from | before | rule |", "|---|---|---|---|---|---|"]
    return _TABLE.sub(lambda _: "\n".join([*head, *lines]) + "\n", page)


def main() -> int:
    """Writes the page."""
    PAGE.write_text(rewritten(PAGE.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
