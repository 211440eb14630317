"""Keeps ceasefires up to date as claims come and go: what a claim touches is made anew, all else stays.

The result is that of making everything from nothing: each part follows by a pure function from the strands it is made
of (see `truceline.records.grouping.parts`), and a case from its group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from truceline.model import ActClaim, Ceasefire, Claim, Judgement, Verdict
from truceline.records.beside import told_beside
from truceline.records.case import in_order
from truceline.records.draft import Draft, draft, finish
from truceline.records.grouping import Group, Member, Parts, linked
from truceline.records.links import Links
from truceline.records.naming import number
from truceline.records.relations import Lines, relate
from truceline.records.strands import Key, Strand, strands


class Resolver:
    """The ceasefires of a set of claims that grows, shrinks and is judged.

    `ceasefires()` is at every moment what `resolve(claims, judgements)` gives for the claims it holds.
    """

    def __init__(self, claims: Iterable[Claim] = (), judgements: Iterable[Judgement] = ()) -> None:
        self._told: dict[str, dict[str, Claim]] = defaultdict(dict)
        self._strands: dict[str, tuple[Strand, ...]] = {}
        self._parts = Parts()
        self._judgements: tuple[Judgement, ...] = ()
        self._whole: dict[Key, tuple[Group, tuple[Member, ...], Group]] = {}
        self._drafts: dict[Key, Draft] = {}
        self._cases: dict[Key, tuple[Draft, tuple[Group, str] | None, Ceasefire]] = {}
        self.judge(judgements)
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> None:
        """Takes in claims; one with the id of a claim that is there takes its place."""
        changed = set()
        for claim in claims:
            self._told[claim.source.document][claim.id] = claim
            changed.add(claim.source.document)
        self._update(changed)

    def remove(self, claims: Iterable[Claim]) -> None:
        """Lets go of claims."""
        changed = set()
        for claim in claims:
            if self._told[claim.source.document].pop(claim.id, None) is not None:
                changed.add(claim.source.document)
        self._update(changed)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Takes in what people decided."""
        before = self._rejected()
        told = {*self._judgements, *judgements}
        self._judgements = tuple(sorted(told, key=lambda judgement: (judgement.at, judgement.id)))
        changed = before ^ self._rejected()
        self._update({d for d, claims in self._told.items() if not changed.isdisjoint(claims)})
        self._cases.clear()

    def ceasefires(self) -> tuple[Ceasefire, ...]:
        """The ceasefires, in the order of their ids."""
        groups = self._groups()
        self._drafts = {key: self._draft(key, group) for key, group in groups.items()}
        ordered = sorted(groups, key=lambda key: self._drafts[key].order)
        names = dict(zip(ordered, number([self._drafts[key].name for key in ordered]), strict=True))
        lines = Lines(groups)
        self._cases = {key: self._case(key, names, groups, lines.before(groups[key])) for key in ordered}
        return tuple(case for *_, case in self._cases.values())

    def unplaced(self) -> tuple[ActClaim, ...]:
        """The claims on ceasefires that cannot be told to be of any one of those that are known."""
        placed = {
            c.id for group in self._groups().values() for strand in group.strands for c in strand.claims
        }
        every = (claim for told in self._strands.values() for strand in told for claim in strand.claims)
        return in_order(claim for claim in every if claim.id not in placed)

    def _update(self, documents: Iterable[str]) -> None:
        """Makes the strands of these documents anew, and all that depends on them."""
        rejected = self._rejected()
        gone: list[Strand] = []
        new: list[Strand] = []
        for document in sorted(documents):
            gone.extend(self._strands.get(document, ()))
            acts = (claim for claim in self._told[document].values() if isinstance(claim, ActClaim))
            self._strands[document] = tuple(strands(act for act in acts if act.id not in rejected))
            new.extend(self._strands[document])
        self._parts.update(gone, new)

    def _groups(self) -> dict[Key, Group]:
        """Every group as a case is made of it, by its key."""
        joined = self._parts.joined()
        self._whole = {
            group.key: self._join(group, joined.get(group.key, ())) for group in self._parts.groups()
        }
        return {
            group.key: group for group in linked((whole for *_, whole in self._whole.values()), self._links())
        }

    def _join(self, group: Group, more: Iterable[Member]) -> tuple[Group, tuple[Member, ...], Group]:
        """A group with what joins it; the one there is where it is the same."""
        members = tuple(sorted(more, key=lambda member: member.strand.key))
        before = self._whole.get(group.key)
        if before is not None and before[0] == group and before[1] == members:
            return before
        return group, members, Group(members=(*group.members, *members)) if members else group

    def _draft(self, key: Key, group: Group) -> Draft:
        """The draft of a case; the one there is where nothing of it has changed."""
        before = self._drafts.get(key)
        if before is not None and before.group == group:
            return before
        told = (claim for document in sorted(group.documents) for claim in self._told[document].values())
        return draft(group, told_beside(claim for claim in told if claim.id not in self._rejected()))

    def _case(
        self, key: Key, names: dict[Key, str], groups: dict[Key, Group], former: Key | None
    ) -> tuple[Draft, tuple[Group, str] | None, Ceasefire]:
        """A case finished; the one there is where it, its id and the case before it have not changed."""
        made, before = self._drafts[key], self._cases.get(key)
        previous = None if former is None else (groups[former], names[former])
        if before is not None and before[0] is made and before[1] == previous and before[2].id == names[key]:
            return before
        relations = () if previous is None else (relate(groups[key], *previous),)
        case = replace(finish(names[key], made, self._judgements), relations=relations)
        return made, previous, case

    def _links(self) -> Links:
        return Links()

    def _rejected(self) -> frozenset[str]:
        return frozenset(j.subject for j in self._judgements if j.verdict is Verdict.REJECT)
