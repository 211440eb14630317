"""Reads that a report names a ceasefire only as background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.model import Act, ActClaim, Status

_CONFIDENCE = 0.3  # what is told of the ceasefire may only not have been understood
_YARDSTICKS = frozenset({"from", "since"})


def mention(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is only background, and nothing else is said of any in the report (codebook: *mention*).

    Only the first that tells when something else was is one ("during the weeklong truce"); after "since" it bears its
    year ("since the 1953 armistice"), else what came since is told of it. `extract` keeps a mention only where no other
    act is read.
    """
    for hit in hits_of(reading, hits, Act.MENTION):
        prep = reading.tokens[reading.tokens[hit.topic.head].head].text.lower()
        is_dated = any(t.text.isdigit() for t in reading.tree.inner(hit.topic.head))
        if not hit.topic.term or prep not in hit.frame.at or (prep in _YARDSTICKS and not is_dated):
            continue
        yield replace(
            draft(reading, hit, mention),
            cue=hit.topic.words,
            parties=(),
            status=Status.ACTUAL,
            confidence=_CONFIDENCE,
        )
        return
