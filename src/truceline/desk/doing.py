"""What the process that writes is doing, told in words for people who wait."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Task(StrEnum):
    """What the process that writes does just now."""

    NOTHING = "nothing"
    DERIVING = "deriving"
    ADDING = "adding"
    STUCK = "stuck"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """The task, and what there is to tell of it.

    Of a job: its id, and how many of its articles are read; `total` is None where nobody knows how many there are.
    `settled` is the last call of the keeper whose judgements are worked in. `says` is why nothing goes on.
    """

    task: Task = Task.NOTHING
    job: str = ""
    done: int = 0
    total: int | None = None
    settled: int = 0
    says: str = ""

    @property
    def words(self) -> str:
        """One sentence, empty where nothing is done."""
        match self.task:
            case Task.ADDING if self.total is not None and not self.done:
                return f"Reading {_articles(self.total)}."
            case Task.ADDING if self.total is not None:
                return f"{self.done:,} of {_articles(self.total)} read."
            case Task.ADDING:
                return f"{_articles(self.done)} read so far." if self.done else "Reading what was handed in."
            case Task.DERIVING:
                return "The ceasefires are being worked out anew."
            case Task.STUCK | Task.STOPPED:
                return self.says
            case Task.NOTHING:
                return ""


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
