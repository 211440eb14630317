"""Dates what was said by the occasion it was said on, and an occasion by what was said there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.reading import Reading
from truceline.claims.timing import time_of
from truceline.claims.vocabulary import speaking_words
from truceline.claims.vocabulary.source import read
from truceline.model import Act, ActClaim, Claim, ContactClaim, Role, Sentence, StatementClaim, Status, When

_SPOKEN = (Act.CALL, Act.HOLD, Act.REACT)
_BACK = 3  # sentences back to the one that dates a speech


def on_occasions(reading: Reading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, what was said at talks, a meeting or a call with its day where the sentence before tells it.

    "They met on Monday. Both welcomed the truce": on Monday. And the other way round: "Mali's president said on Monday …
    Speaking at a meeting with Niger's, he added …" dates the meeting. Only days count.
    """
    told = list(claims)
    contacts: dict[int, list[ContactClaim]] = {}
    for claim in told:
        if isinstance(claim, ContactClaim) and claim.status is Status.ACTUAL:
            contacts.setdefault(claim.span.start, []).append(claim)
    for claim in told:
        match claim:
            case ActClaim() if claim.act in _SPOKEN and claim.act_date is None:
                yield replace(claim, act_date=_day_of(reading, contacts, claim, _speakers(claim)))
            case StatementClaim() if claim.date is None:
                yield replace(claim, date=_day_of(reading, contacts, claim, claim.speakers))
            case ContactClaim() if claim.date is None and claim.status is Status.ACTUAL:
                yield replace(claim, date=_spoken_at(reading, claim))
            case _:
                yield claim


def _speakers(claim: ActClaim) -> tuple[Role, ...]:
    told_by = (claim.said_by,) if claim.said_by is not None else ()
    return told_by if claim.act is Act.HOLD else claim.actors


def _day_of(
    reading: Reading, contacts: Mapping[int, list[ContactClaim]], claim: Claim, speakers: tuple[Role, ...]
) -> When | None:
    """The day of the contacts in the sentence before, where all who speak took part and the words go on with it."""
    at = _sentence_of(reading, claim)
    if not contacts or not speakers or not at.first or not _going_on().search(claim.quote):
        return None
    before = reading.sentence(at.first - 1)
    held = contacts.get(reading.tokens[before.first].start, [])
    present = {role.id for contact in held for role in contact.participants}
    days = {contact.date.day: contact.date for contact in held if contact.date and contact.date.day}
    there = {role.id for role in speakers} <= present
    return next(iter(days.values())) if there and len(days) == 1 else None


def _spoken_at(reading: Reading, contact: ContactClaim) -> When | None:
    """The day on which one of those at a contact is told to have said what they said there."""
    before = reading.document.text[contact.span.start : contact.cue.start]
    if not _speaking().search(before):
        return None
    here = _sentence_of(reading, contact)
    those = {role.id for role in contact.participants}
    sentences = [here]
    while len(sentences) <= _BACK and sentences[-1].first:
        sentences.append(reading.sentence(sentences[-1].first - 1))
    return next((day for one in sentences for day in _days_said(reading, one, those)), None)


def _days_said(reading: Reading, sentence: Sentence, speakers: set[str]) -> Iterator[When]:
    for token in reading.tokens[sentence.first : sentence.last]:
        if token.pos == "VERB" and token.lemma in speaking_words().saying:
            said = {role.id for role in roles(reading, subjects(reading, token.i))}
            day = time_of(reading, token.i)
            if said & speakers and day is not None and day.day is not None:
                yield day


def _sentence_of(reading: Reading, claim: Claim) -> Sentence:
    return reading.sentence(reading.token_range(claim.span)[0])


@cache
def _going_on() -> re.Pattern[str]:
    return re.compile("|".join(read("occasions.toml")["going_on"]), re.IGNORECASE)


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile("|".join(read("occasions.toml")["speaking"]), re.IGNORECASE)
