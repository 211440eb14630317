"""What was left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.ids import content_id

FAILED = "failed"
"""The reason of a drop that is tried again at the next `add`: a fault of ours, not of the article."""

TIMED_OUT, CRASHED, TOO_MUCH_MEMORY = "timed_out", "crashed", "too_much_memory"
GIVEN_UP = frozenset({TIMED_OUT, CRASHED, TOO_MUCH_MEMORY})
"""The reasons of what was given up since it harmed the process that read it; tried again only where that is asked for."""


class Stage(StrEnum):
    """Where on the way something was left out."""

    SOURCES = "sources"
    DOCUMENTS = "documents"
    GATE = "gate"
    ANNOTATIONS = "annotations"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Something that was left out: at which stage, where it stood, why, and what to do about it.

    `reason` is a short code that can be counted (`empty`, `language`, `no_ceasefire_term`, …); `detail` says it for people.
    `document` is the id of the article; of a file that was given up before it was one, a hash of its state.
    `records` is how many records it stands for: of a web archive, one drop tells of all pages left out for one reason, with how many
    were fetched on which day in `days`.
    """

    stage: Stage
    where: str
    reason: str
    detail: str
    document: str | None = None
    records: int = 1
    days: tuple[tuple[str, int], ...] = ()

    @property
    def id(self) -> str:
        """The hash of stage, place, reason and document."""
        return content_id(self.stage, self.where, self.reason, self.document or "")
