"""Finds ceasefires that are told to have fared as another one did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary.source import read_lists
from truceline.model import Act

_FATES = frozenset({Act.EFFECT, Act.END, Act.EXTEND, Act.HOLD, Act.VIOLATE})
_PHRASE = r"\s+(?:[\w’'.-]+\s+){0,5}$"  # the words of a noun phrase before its noun


def likened(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for a ceasefire that fared as the one before it in its sentence: "it held for a day, as did a truce in May"."""
    for topic in topics:
        sentence = reading.sentence(topic.head)
        start = reading.tokens[sentence.first].start
        match = _likening().search(reading.document.text[start : topic.words.start])
        if match is None:
            continue
        before = [hit for hit in hits if sentence.first <= hit.trigger < topic.head]
        fates = [
            hit
            for hit in before
            if hit.frame.act in _FATES
            and hit.topic.about != topic.about
            and reading.tokens[hit.trigger].start < start + match.start()
        ]
        if fates:
            words = reading.document.span(start + match.start(), topic.words.end)
            frame = replace(fates[-1].frame, by="", needs="")
            yield Hit(trigger=topic.head, topic=topic, frame=frame, words=words)


@cache
def _likening() -> re.Pattern[str]:
    told = "|".join(sorted(read_lists("likened.toml")["likening"]))
    return re.compile(f"(?:{told}){_PHRASE}", re.IGNORECASE)
