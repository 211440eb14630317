"""Who denies what was alleged: "Yerevan denied the allegations" stands a sentence after them and does not repeat them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from truceline.model import Act, ActClaim, Claim, EventType, IncidentClaim, Role, StatementClaim, Status
from truceline.records.happening.same_event import stems
from truceline.records.vocabulary import read

REACH = 400
"""Characters between an allegation and a denial that does not repeat it: about two sentences of news; not measured."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """That someone denies what an incident's claim tells, and the id of the claim that says so."""

    by: Role
    claim: str


def denials(
    incidents: Iterable[tuple[str, IncidentClaim]], others: Iterable[tuple[str, StatementClaim | ActClaim]]
) -> Mapping[str, Sequence[Denial]]:
    """The denials of incidents, by the id of the incident's claim: each by one who is said to have done it, in the same article.

    Claims come with their ids. A denial is of what was last alleged of the speaker before it, or of what is alleged in
    its own sentence; where it says what it denies, that must share a word with the allegation.
    """
    alleged: dict[tuple[str, str], list[tuple[str, IncidentClaim]]] = defaultdict(list)
    for key, incident in incidents:
        if _is_alleged(incident):
            for role in incident.actors:
                alleged[incident.source.document, role.id].append((key, incident))
    found: dict[str, list[Denial]] = defaultdict(list)
    if not alleged:
        return found
    for denying, claim in others:
        for role in deniers(claim):
            told = alleged.get((claim.source.document, role.id), ())
            for key in _meant(claim, told):
                found[key].append(Denial(by=role, claim=denying))
    return found


def deniers(claim: StatementClaim | ActClaim) -> tuple[Role, ...]:
    """Who denies something by this claim; nobody where it is no denial."""
    if isinstance(claim, ActClaim):
        return claim.actors if claim.act is Act.DENY and claim.status is not Status.NEGATED else ()
    if claim.event_type is not EventType.REJECT or claim.status is Status.NEGATED:
        return ()
    cue = _words_of(claim.cue.quote)
    charged = cue & _words("dismissing") and _words_of(_denied(claim)) & _words("charges")
    return claim.speakers if cue & _words("denying") or charged else ()


def _is_alleged(incident: IncidentClaim) -> bool:
    """Whether it is told by someone other than the article and than those who are said to have done it."""
    if incident.status is Status.NEGATED or incident.said_by is None:
        return incident.status is Status.ALLEGED
    return incident.said_by.id not in {role.id for role in incident.actors}


def _meant(denial: Claim, told: Sequence[tuple[str, IncidentClaim]]) -> Iterator[str]:
    """The allegations that a denial can be of: those in its own passage, else those of the nearest passage before it."""
    own = [(key, incident) for key, incident in told if incident.span.overlaps(denial.span)]
    before = [
        (key, incident)
        for key, incident in told
        if incident.cue.start < denial.cue.start <= incident.span.end + REACH
    ]
    nearest = max((incident.span.start for _, incident in before), default=None)
    said = stems(_denied(denial), "unsaid")
    for key, incident in own or before:
        near = own or incident.span.start == nearest
        if near and (not said or said & stems(incident.quote, "unsaid")):
            yield key


def _denied(claim: Claim) -> str:
    """The words that tell what a denial is of: its topic, else what follows its cue in the sentence."""
    if isinstance(claim, StatementClaim) and claim.topic is not None:
        return claim.topic.quote
    return re.split(r"[.;,]", claim.quote[max(claim.cue.end - claim.span.start, 0) :], maxsplit=1)[0]


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read("events.toml")[name])
