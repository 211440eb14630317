"""Whether a ceasefire that words take up exists where they stand: agreed, declared or in force, and not over."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.claims.factuality import is_conditional, status
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import breach_words
from truceline.model import Act, Status

MADE = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.HOLD, Act.EXTEND})
"""Acts after which there is a ceasefire."""

_NONE = frozenset({Act.CALL, Act.PROPOSE, Act.REJECT, Act.NEGOTIATE, Act.END})


def is_made(reading: Reading, hit: Hit) -> bool:
    """Whether a hit tells that there is a ceasefire: agreed or begun, not planned, denied or made a condition."""
    told = status(reading, hit.trigger) is Status.ACTUAL and not is_conditional(reading, hit.trigger)
    return hit.frame.act in MADE and told


def is_standing(reading: Reading, hits: Sequence[Hit], topic: Topic, since: int) -> bool:
    """Whether the words from token `since` to a topic, and what is said of it, let its ceasefire exist.

    "Hours after the truce" does; "after calls for a truce", "despite the proposed truce", "since the truce ended" do not.
    """
    words = breach_words()
    between = reading.tokens[since + 1 : topic.head]
    inside = reading.tree.below(topic.head, "amod", "compound", "nmod")
    if any(token.lemma in words.unmade for token in (*between, *inside)):
        return False
    if reading.tokens[topic.head].lemma in words.unmade:
        return False
    own = [hit for hit in hits if hit.topic.head == topic.head]
    if any(hit.frame.act in _NONE for hit in own):
        return False
    made = [hit for hit in own if hit.frame.act in MADE]
    if made:
        return any(is_made(reading, hit) or _was_to_begin(reading, hit) for hit in made)
    pledged = reading.tokens[reading.tokens[topic.head].head].lemma in words.pledges
    return (topic.term and (not topic.verbal or pledged)) or any(
        _made_before(reading, hit, topic) for hit in hits
    )


def _made_before(reading: Reading, hit: Hit, topic: Topic) -> bool:
    same = hit.topic.about == topic.about and hit.trigger < topic.head
    return same and is_made(reading, hit)


def _was_to_begin(reading: Reading, hit: Hit) -> bool:
    """Whether a time set for it is past: "hours after the truce was due to begin"."""
    near = (reading.tokens[hit.trigger], *list(reading.tree.above(hit.trigger))[:2])
    was = any(
        t.text.lower() in ("was", "were", "had")
        for one in near
        for t in (one, *reading.tree.below(one.i, "aux"))
    )
    return hit.frame.act is Act.EFFECT and was
