"""Reads that a side denies having broken or agreed to a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join, roles
from truceline.claims.subjects import subjects
from truceline.model import Act, ActClaim, Status, Token


def deny(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A side denies having violated, agreed to, or knowing of a ceasefire (codebook: *deny*)."""
    for act in (Act.VIOLATE, Act.AGREE, Act.DECLARE):
        for hit in hits_of(reading, hits, act):
            verb = _denial(reading, hit.trigger)
            if verb is None:
                continue
            actors = roles(reading, subjects(reading, verb.i))
            claim = draft(reading, hit, deny)
            parties = join(actors, claim.parties)
            yield replace(
                claim, act=Act.DENY, actors=actors, parties=parties, cue=reading.span(verb.i, verb.i + 1),
                status=Status.ACTUAL, said_by=None,
            )  # fmt: skip


def _denial(reading: Reading, i: int) -> Token | None:
    """The verb of denying that token `i` stands under."""
    return next((token for token in list(reading.tree.above(i))[:4] if token.lemma == "deny"), None)
