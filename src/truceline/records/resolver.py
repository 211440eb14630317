"""Keeps ceasefires up to date as claims come and go: what a claim touches is made anew, all else stays.

The result is that of making everything from nothing: each part follows by a pure function from the strands it is made
of (see `truceline.records.grouping.parts`), and a case from its group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from truceline.model import ActClaim, Ceasefire, Claim, Judgement, Successor
from truceline.records.beside import told_beside
from truceline.records.case import in_order
from truceline.records.draft import Draft, begins, draft, finish
from truceline.records.grouping import Group, Parts, linked
from truceline.records.judging.anchors import Followed, follow
from truceline.records.judging.corrected import OfCase, place
from truceline.records.judging.judged import links_of, rejected
from truceline.records.judging.links import claims_of
from truceline.records.naming import number
from truceline.records.relations import Lines, relate, successors
from truceline.records.strands import Key, Strand, strands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What a case follows from beside its draft: its id, the cases before and after it, what people decided of it."""

    name: str
    former: tuple[Group, str] | None
    followed: Successor | None
    judged: OfCase


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finished:
    """A ceasefire, with all that it follows from."""

    draft: Draft
    place: _Place
    case: Ceasefire


class Resolver:
    """The ceasefires of a set of claims that grows, shrinks and is judged.

    `ceasefires()` is at every moment what `resolve(claims, judgements)` gives for the claims it holds.
    """

    def __init__(self, claims: Iterable[Claim] = (), judgements: Iterable[Judgement] = ()) -> None:
        self._claims: dict[str, Claim] = {}
        self._told: dict[str, dict[str, Claim]] = defaultdict(dict)
        self._strands: dict[str, tuple[Strand, ...]] = {}
        self._parts = Parts()
        self._judgements = frozenset(judgements)
        self._followed: tuple[Followed, ...] = ()
        self._rejected: frozenset[str] = frozenset()
        self._whole: dict[Key, Group] = {}
        self._drafts: dict[Key, Draft] = {}
        self._changed: set[str] = (
            set()
        )  # documents of which some claim came or went since the drafts were made
        self._cases: dict[Key, _Finished] = {}
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> None:
        """Takes in claims; one with the id of a claim that is there takes its place."""
        changed = set()
        for claim in claims:
            self._claims[claim.id] = claim
            self._told[claim.source.document][claim.id] = claim
            changed.add(claim.source.document)
        if changed:
            self._update(changed)

    def remove(self, claims: Iterable[Claim]) -> None:
        """Lets go of claims."""
        gone = [known for claim in claims if (known := self._claims.pop(claim.id, None)) is not None]
        for claim in gone:
            del self._told[claim.source.document][claim.id]
        if gone:
            self._update({claim.source.document for claim in gone})

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Takes in what people decided."""
        told = frozenset(judgements)
        if not told <= self._judgements:
            self._judgements |= told
            self._update(set())

    def ceasefires(self) -> tuple[Ceasefire, ...]:
        """The ceasefires, in the order of their ids."""
        groups = self._groups()
        self._drafts = {key: self._draft(key, group) for key, group in groups.items()}
        self._changed = set()
        ordered = sorted(groups, key=lambda key: self._drafts[key].order)
        names = dict(zip(ordered, number([self._drafts[key].name for key in ordered]), strict=True))
        lines, judged = Lines(groups), self._judged(names)
        former = {key: lines.before(group) for key, group in groups.items()}
        after = successors(groups, former)
        self._cases = {
            key: self._finish(
                key,
                _Place(
                    name=names[key],
                    former=None if (one := former[key]) is None else (groups[one], names[one]),
                    followed=None
                    if (one := after.get(key)) is None
                    else begins(self._drafts[one], names[one]),
                    judged=judged.get(names[key], {}),
                ),
            )
            for key in ordered
        }
        return tuple(finished.case for finished in self._cases.values())

    def unplaced(self) -> tuple[ActClaim, ...]:
        """The claims on ceasefires that cannot be told to be of any one of those that are known."""
        placed = {
            c.id for group in self._groups().values() for strand in group.strands for c in strand.claims
        }
        every = (claim for told in self._strands.values() for strand in told for claim in strand.claims)
        return in_order(claim for claim in every if claim.id not in placed)

    def _update(self, documents: set[str]) -> None:
        """Makes the strands of these documents anew, and all that depends on them."""
        self._followed = follow(self._judgements, self._claims) if self._judgements else ()
        before, self._rejected = self._rejected, rejected(self._followed)
        judged = {c.source.document for key in before ^ self._rejected if (c := self._claims.get(key))}
        gone: list[Strand] = []
        new: list[Strand] = []
        self._changed |= documents | judged
        for document in sorted(documents | judged):
            gone.extend(self._strands.get(document, ()))
            told = self._given(document)
            self._strands[document] = tuple(strands(claim for claim in told if isinstance(claim, ActClaim)))
            new.extend(self._strands[document])
        self._parts.update(gone, new)

    def _given(self, document: str) -> Iterator[Claim]:
        """The claims of a document that count."""
        return (claim for key, claim in self._told[document].items() if key not in self._rejected)

    def _groups(self) -> dict[Key, Group]:
        """Every group as a case is made of it, by its key."""
        for key, group in self._parts.touched():
            if group is None:
                self._whole.pop(key, None)
            elif self._whole.get(key) != group:
                self._whole[key] = group
        links = links_of(self._followed)
        if not links.must and not links.cannot:
            return {group.key: group for group in self._whole.values()}
        spoken_of = {self._claims[claim].source.document for claim in claims_of(links)}
        told = [strand for document in spoken_of for strand in self._strands.get(document, ())]
        return {group.key: group for group in linked(self._whole.values(), links, told)}

    def _draft(self, key: Key, group: Group) -> Draft:
        """The draft of a case; the one there is where nothing of it, nor beside it in its documents, has changed."""
        before = self._drafts.get(key)
        if before is not None and before.group == group and self._changed.isdisjoint(group.documents):
            return before
        told = (claim for document in sorted(group.documents) for claim in self._given(document))
        return draft(group, told_beside(told))

    def _judged(self, names: dict[Key, str]) -> Mapping[str, OfCase]:
        """What people decided of the fields of each case, by its id."""
        if not self._followed:
            return {}
        case_of = {claim.id: names[key] for key in names for claim in self._drafts[key].case.told}
        return place(self._followed, case_of, names.values()).by_case

    def _finish(self, key: Key, place: _Place) -> _Finished:
        """A case finished; the one there is where nothing that it follows from has changed."""
        made, before = self._drafts[key], self._cases.get(key)
        if before is not None and before.draft is made and before.place == place:
            return before
        relations = () if place.former is None else (relate(made.group, *place.former),)
        case = replace(finish(place.name, made, place.judged), relations=relations, followed=place.followed)
        return _Finished(draft=made, place=place, case=case)
