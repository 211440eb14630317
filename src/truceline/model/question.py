"""What the machine asks a person: a decision, and how much hangs on it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from truceline.model.ids import content_id


class Doubt(StrEnum):
    """Why a person is asked."""

    LOW_CONFIDENCE = "low confidence"
    DISAGREEMENT = "disagreement"
    SAME_OR_ANOTHER = "same or another"
    ALIAS = "alias"
    UNDATED = "undated article"
    UNSETTLED = "judgement that no longer fits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A decision that waits for a person.

    `subject` is what is judged: the id of a ceasefire, claim, document or judgement, or a name; `field` the field in doubt, `other` the
    other case or the actor that a name may mean. `says` asks it in one line. `claims` are the passages that it turns on, `weight` how much
    a decision would change (more is first).
    """

    doubt: Doubt
    subject: str
    says: str
    ceasefire: str | None = None
    field: str | None = None
    other: str | None = None
    claims: tuple[str, ...] = ()
    weight: float = 0.0
    _id: str | None = dataclasses.field(default=None, init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The hash of what is asked about which passages: the same question, asked again, has the same id. Worked out once."""
        if self._id is None:
            told = (self.doubt, self.subject, self.field or "", self.other or "", *sorted(self.claims))
            object.__setattr__(self, "_id", content_id(*told))
        return self._id or ""
