"""What is wrong with a ledger, as a check finds it."""

from __future__ import annotations

from dataclasses import dataclass

PUT_BACK = "Put back a backup: truceline restore."
ADD_AGAIN = "Put back a backup, or add the articles to a new ledger."


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A fault in a ledger: what it is, the table and id of the row that shows it, and what to do next.

    `id` is empty where no one row shows it.
    """

    what: str
    table: str
    id: str = ""
    next_step: str = PUT_BACK
