"""What people decide about the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from truceline.model.ids import content_id


class Verdict(StrEnum):
    """The kinds of decision: on a claim (`accept`, `reject`), on a field (`correct`), on two cases (`merge`, `split`)."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision, appended with who and when, never written over.

    `subject` is the id of a claim or ceasefire; `other` the second one of a merge or split; `field` and `value` what a
    correction sets. `at` has its zone; the same moment told in another zone is the same judgement.
    """

    verdict: Verdict
    subject: str
    by: str
    at: datetime
    other: str | None = None
    field: str | None = None
    value: str | None = None
    why: str = ""

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError(f"a judgement at {self.at}, of no zone: give a time with its zone (UTC)")

    @property
    def id(self) -> str:
        """The hash of all that was decided, by whom and when."""
        at = self.at.astimezone(UTC).isoformat()
        parts = (self.verdict, self.subject, self.other, self.field, self.value, self.by, at, self.why)
        return content_id(*(part or "" for part in parts))
