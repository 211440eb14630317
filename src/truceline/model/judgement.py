"""What people decide about the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from truceline.model.ids import content_id


class Verdict(StrEnum):
    """The kinds of decision: on a claim or field (`accept`, `reject`, `correct`), on cases (`merge`, `split`), on a name (`alias`).

    `withdraw` takes back an earlier decision, of whatever kind.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    ALIAS = "alias"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision, appended with who and when, never written over.

    `subject` is the id of a claim, ceasefire or judgement, or a name; `other` the second case of a merge, or the actor
    that a name stands for; `field` and `value` what a correction sets, `seen` what stood there. `claims` are those of the
    subject when it was judged, or those that a split takes out, and `other_claims` those of the other case, or those
    that stay: ids of cases move with the evidence, ids of claims do not. `marks` are what each of these claims is known
    by, in the same order, should its article be read anew. `at` has its zone; the same moment told in another zone is
    the same judgement.
    """

    verdict: Verdict
    subject: str
    by: str
    at: datetime
    other: str | None = None
    field: str | None = None
    value: str | None = None
    why: str = ""
    seen: str | None = None
    claims: tuple[str, ...] = ()
    other_claims: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError(f"a judgement at {self.at}, of no zone: give a time with its zone (UTC)")

    @property
    def id(self) -> str:
        """The hash of all that was decided, by whom and when."""
        at = self.at.astimezone(UTC).isoformat()
        parts = (self.verdict, self.subject, self.other, self.field, self.value, self.by, at, self.why)
        anchors = (",".join(some) for some in (self.claims, self.other_claims) if some)
        return content_id(*(part or "" for part in parts), *anchors)
