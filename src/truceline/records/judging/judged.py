"""What people's judgements make of claims and cases: which claims are left out, and which belong together or apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from truceline.model import Claim, Judgement, Verdict
from truceline.records.judging.anchors import Followed, follow
from truceline.records.judging.links import Apart, Links, Together

_Side = tuple[int, bool]


def rejected(followed: Iterable[Followed]) -> frozenset[str]:
    """The claims that count nowhere: rejected, and not accepted later."""
    last: dict[str, Verdict] = {}
    for one in followed:
        if one.judgement.field is None and one.judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            last |= dict.fromkeys(one.claims, one.judgement.verdict)
    return frozenset(claim for claim, verdict in last.items() if verdict is Verdict.REJECT)


def links(judgements: Iterable[Judgement], claims: Mapping[str, Claim]) -> Links:
    """Which of these claims, given by their ids, people laid together by merging cases, and which apart by splitting one.

    Of two judgements that contradict each other on a pair of claims the later one counts, and of the earlier one what
    is left. The same for every order of the judgements.
    """
    return links_of(follow(judgements, claims))


def links_of(followed: Sequence[Followed]) -> Links:
    """The links that these judgements lay, which are given oldest first."""
    laid = _Laid()
    for one in reversed(followed):
        if one.judgement.verdict is Verdict.MERGE:
            laid.join(one)
        elif one.judgement.verdict is Verdict.SPLIT:
            laid.part(one)
    return Links(must=tuple(reversed(laid.must)), cannot=tuple(reversed(laid.cannot)))


class _Laid:
    """Links as they are laid, the newest judgement first: what comes after can only add what they leave open."""

    def __init__(self) -> None:
        self.must: list[Together] = []
        self.cannot: list[Apart] = []
        self._first: dict[
            str, str
        ] = {}  # each joined claim leads to another of its set, at last to the first

    def join(self, one: Followed) -> None:
        """Joins the claims of both cases, in as few sets as later judgements allow; what those leave open joins the largest."""
        sides = self._sides()
        sets: list[tuple[list[str], set[_Side]]] = []
        members = self._by_root(one.claims | one.other)
        for root in sorted(members, key=lambda root: (root not in sides, root)):
            open_to = [pair for pair in sets if pair[1].isdisjoint((i, not side) for i, side in sides[root])]
            if open_to:
                joined, taken = max(open_to, key=lambda pair: len(pair[0]))
                self._first[root] = self._root(joined[0])
                joined += members[root]
                taken |= sides[root]
            else:
                sets.append((members[root], set(sides[root])))
        for joined, _ in sets:
            if len(joined) > 1:
                self.must.append(Together(claims=frozenset(joined), judgement=one.judgement.id))

    def part(self, one: Followed) -> None:
        """Parts the claims of the two sides, but for pairs that later judgements joined."""
        taken, stays = self._by_root(one.claims - one.other), self._by_root(one.other)
        both = taken.keys() & stays.keys()
        free = frozenset(claim for root, members in taken.items() if root not in both for claim in members)
        sides: list[tuple[frozenset[str], frozenset[str]]] = [(free, one.other)]
        sides += [(frozenset(taken[root]), one.other - frozenset(stays[root])) for root in sorted(both)]
        for here, there in sides:
            if here and there:
                self.cannot.append(Apart(one=here, other=there, judgement=one.judgement.id))

    def _sides(self) -> dict[str, set[_Side]]:
        """On which sides of what was parted the sets of claims stand, each by its first claim."""
        found: dict[str, set[_Side]] = defaultdict(set)
        for i, apart in enumerate(self.cannot):
            for claims, side in ((apart.one, False), (apart.other, True)):
                for claim in claims:
                    found[self._root(claim)].add((i, side))
        return found

    def _by_root(self, claims: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for claim in sorted(claims):
            found[self._root(claim)].append(claim)
        return found

    def _root(self, claim: str) -> str:
        while (first := self._first.get(claim, claim)) != claim:
            claim = first
        return claim
