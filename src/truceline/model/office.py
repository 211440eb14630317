"""Who speaks for whom, as a document tells."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.annotation import Actor
from truceline.model.ids import content_id
from truceline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """That a person speaks for an actor, with the words of the document that say so ("Russian President Vladimir Putin")."""

    document: str
    person: str
    actor: Actor
    words: Span

    @property
    def id(self) -> str:
        """The hash of document, person and actor."""
        return content_id(self.document, self.person.casefold(), self.actor.id)
