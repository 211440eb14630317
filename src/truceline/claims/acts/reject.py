"""Reads that someone refuses a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of, is_unnamed
from truceline.claims.clauses.roles import join
from truceline.claims.factuality import falls_short, is_disowned, refuses
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import talk_words
from truceline.model import Act, ActClaim, ActorKind, Status


def reject(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Someone refuses or turns down a ceasefire, or vetoes a resolution for one (codebook: *reject*).

    So does who will not agree to one. Words of refusing are themselves the act, so they are attributed to nobody (ruling
    5); "says that there will be no truce" is told by who says it.
    """
    for hit in hits_of(reading, hits, Act.REJECT):
        if reading.tokens[hit.topic.head].lemma in talk_words().nouns:  # refused talks are talks not held
            continue
        claim = draft(reading, hit, reject)
        if not claim.actors and claim.said_by:  # "says that no truce is possible"
            claim = replace(claim, actors=(claim.said_by,), status=Status.ACTUAL)
        turned = hit.frame.negated or hit.frame.none or hit.words is not None  # its own words hold the "no"
        undone = claim.status is Status.NEGATED and not turned
        if not undone and not _is_judged(reading, hit, claim) and (claim.actors or is_unnamed(reading, hit)):
            told = hit.frame.by == "speaker"
            yield _refusal(claim if told else replace(claim, said_by=None))
    yield from _undone(reading, hits)


def _undone(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """What somebody will not do: "has not agreed to a truce", "is not ready for one"."""
    for hit in hits_of(reading, hits, Act.PROPOSE):
        if reading.tokens[hit.trigger].pos == "ADJ" and refuses(reading, hit.trigger):
            claim = draft(reading, hit, reject)
            yield from (_refusal(replace(claim, said_by=None)),) if claim.actors else ()
    for act in (Act.AGREE, Act.DECLARE):
        for hit in hits_of(reading, hits, act):
            if refuses(reading, hit.trigger) and not is_disowned(reading, hit.trigger):  # see `deny`
                claim = replace(draft(reading, hit, reject), said_by=None)
                in_vain = falls_short(reading, hit.trigger) and len(claim.actors) > 1  # see `negotiate`
                yield from (_refusal(claim),) if claim.actors and not in_vain else ()


def _is_judged(reading: Reading, hit: Hit, claim: ActClaim) -> bool:
    """Whether those who say that there will be none only watch: "no truce is near, analysts say"."""
    kinds = {reading.kinds.get(role.id) for role in claim.actors}
    return hit.frame.none and kinds == {ActorKind.GROUP}


def _refusal(claim: ActClaim) -> ActClaim:
    parties = join(claim.actors, claim.parties)
    return replace(claim, act=Act.REJECT, status=Status.ACTUAL, parties=parties)
