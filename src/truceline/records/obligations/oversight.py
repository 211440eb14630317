"""Who watches over the carrying out of a term: "in a process overseen by Norwegian officers"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from truceline.model import Claim, Role, TermClaim, TermType
from truceline.records.case import Case, roles_of
from truceline.records.obligations.gather import Undertaking
from truceline.records.obligations.words import words

_LONGEST = 80  # characters of the phrase that names the watchers


class Watchers:
    """Finds who is told to watch over terms, by the names that the claims of the case print."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._names: dict[str, str] | None = None
        self._pattern: re.Pattern[str] = re.compile("(?!)")

    def of(self, undertaking: Undertaking, all_of_case: Iterable[Undertaking]) -> frozenset[str]:
        """The ids of those who are told to watch over it: in its own sentence, or who are to monitor just this."""
        found = {one for mention in undertaking.told for one in self.told_in(mention.claim)}
        for other in all_of_case:
            if other.type is TermType.MONITORING and other is not undertaking:
                pattern = words().named.get(undertaking.type)
                if pattern and any(pattern.search(mention.says) for mention in other.told):
                    found |= other.owes
        return frozenset(found - undertaking.owes)

    def told_in(self, claim: Claim) -> frozenset[str]:
        """The ids of those who are named as watching in the passage of this claim."""
        return frozenset(one for phrase in phrases(claim) for one in self._named(phrase))

    def _named(self, phrase: str) -> set[str]:
        if self._names is None:
            self._names = _printed(self._case)
            longest = sorted(self._names, key=lambda name: (-len(name), name))
            if longest:
                self._pattern = re.compile(
                    r"(?<!\w)(" + "|".join(map(re.escape, longest)) + r")\w{0,3}(?!\w)"
                )
        return {self._names[found] for found in self._pattern.findall(phrase)}


def phrases(claim: Claim) -> list[str]:
    """The phrases of the passage that name who watches over a term ("Norwegian officers")."""
    if not isinstance(claim, TermClaim):
        return []
    told, text = words(), claim.quote
    found = []
    for match in told.oversight.finditer(text):
        end = told.phrase_end.search(text, match.end())
        found.append(text[match.end() : min(end.start() if end else len(text), match.end() + _LONGEST)])
    found += [next(filter(None, match.groups()), "") for match in told.overseen_before.finditer(text)]
    return found


def armed(case: Case) -> frozenset[str]:
    """The documents in which peacekeepers are told as watching over a term: there they are no term of their own."""
    own = {claim.source.document for claim in case.terms if claim.type is TermType.PEACEKEEPERS}
    watched = {
        claim.source.document
        for claim in case.terms
        if any(words().peacekeeping.search(phrase) for phrase in phrases(claim))
    }
    return frozenset(watched - own)


def _printed(case: Case) -> dict[str, str]:
    """The names of the case's actors, as their usual name and as printed, with the ids that they stand for."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for claim in case.told:
        for role in roles_of(claim):
            for name in _names_of(role):
                counts[name][role.id] += 1
    return {name: min(ids, key=lambda one: (-ids[one], one)) for name, ids in counts.items()}


def _names_of(role: Role) -> Iterable[str]:
    printed = role.words.quote if role.words else ""
    return {
        name for name in (role.name, printed) if len(name) > 1 and name[0].isupper() and len(name) < _LONGEST
    }
