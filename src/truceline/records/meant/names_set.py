"""Names that people said the meaning of: "Naka" is Nagorno-Karabakh, from a day on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from truceline.model import Claim, Judgement, Role, Verdict
from truceline.records.judging.anchors import standing
from truceline.records.meant.reread import Reread, speaking

SET = "alias set"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSet:
    """That a name means an actor, from a day on where one is told, and who said so."""

    name: str
    actor: Role
    since: date | None
    by: str
    judgement: str


def names_set(judgements: Iterable[Judgement]) -> tuple[NameSet, ...]:
    """What names mean by the judgements that stand, oldest first. One that cannot be read is left out."""
    made = (name_set(one) for one in standing(judgements) if one.verdict is Verdict.ALIAS)
    return tuple(one for one in made if one is not None)


def name_set(judgement: Judgement) -> NameSet | None:
    """What a judgement says that a name means; None where it cannot be read."""
    try:
        told = json.loads(judgement.value or "{}")
        since = told.get("since")
        day = date.fromisoformat(since) if since else None
        name, within = told.get("name", judgement.other), told.get("within")
    except (AttributeError, TypeError, ValueError):
        return None
    if not judgement.other or not isinstance(name, str) or not isinstance(within, str | None):
        return None
    actor = Role(name=name, id=judgement.other, within=within)
    return NameSet(name=judgement.subject, actor=actor, since=day, by=judgement.by, judgement=judgement.id)


def refused(judgements: Iterable[Judgement]) -> frozenset[tuple[str, str]]:
    """Which names do not mean whom: each with the actor's id. Of a refusal and an alias the later counts."""
    last: dict[tuple[str, str], Verdict] = {}
    for one in standing(judgements):
        if one.other is not None and one.verdict in (Verdict.ALIAS, Verdict.REJECT):
            last[_folded(one.subject), one.other] = one.verdict
    return frozenset(pair for pair, verdict in last.items() if verdict is Verdict.REJECT)


class NamesSet(Reread):
    """What names mean by the words of people, which go before all that is learned. Of two on one name the later counts.

    A name is known by the words as printed, whatever they were read as. In an article of a day before `since` nothing is
    changed.
    """

    mark = SET

    def __init__(self, judgements: Iterable[Judgement], days: Mapping[str, date | None]) -> None:
        told = tuple(judgements)
        no = refused(told)
        self._by_words: dict[str, list[NameSet]] = {}
        for one in names_set(told):
            if (_folded(one.name), one.actor.id) not in no:
                self._by_words.setdefault(_folded(one.name), []).append(one)
        super().__init__(self._by_words, days)

    def concern(self, claims: Iterable[Claim]) -> bool:
        """Whether a role of these claims was printed as such a name, or was read from one."""
        return any(
            (self._by_words and _words(role) in self._by_words) or role.reason.startswith(self.mark)
            for claim in claims
            for role in speaking(claim)
        )

    def _role(self, role: Role, day: date) -> Role:
        told = self._by_words.get(_words(role), ())
        holds = [one for one in told if one.since is None or one.since <= day]
        if not holds:
            return role
        last = holds[-1]
        since = f", from {last.since} on" if last.since else ""
        reason = f"{SET}: by {last.by}{since}"
        actor = last.actor
        return replace(role, name=actor.name, id=actor.id, within=actor.within, reason=reason)


def _words(role: Role) -> str:
    return _folded(role.words.quote if role.words else role.name)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
