"""Where cases and the hidden truth part, by kind of mistake."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from simulation.corpus import Corpus
from simulation.score import placed
from simulation.telling import Mention
from simulation.truth import Sort, Truce
from truceline.model import ActClaim, Ceasefire, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A mention, or a part of its claims, in a case that is not its truce's; `kind` says in a few words what went wrong.

    `told` are the times that these claims tell.
    """

    kind: str
    mention: Mention
    truce: Truce
    case: str
    other: Truce | None
    claims: tuple[str, ...]
    published: date | None
    told: str


def mistakes(corpus: Corpus, ceasefires: Iterable[Ceasefire]) -> Iterator[Mistake]:
    """Every mention with claims outside the case that holds most of its truce, or in one that is mostly another's."""
    found = placed(corpus, ceasefires)
    both = Counter((found[key], truce) for key, truce in corpus.truth.items())
    known = {claim.id: claim for claim in corpus.claims if claim.id in found}
    home: dict[str, str] = {}
    owner: dict[str, str] = {}
    for (case, key), _ in sorted(both.items(), key=lambda item: (-item[1], item[0])):
        if not case.startswith("alone "):
            owner.setdefault(case, key)
    for (case, key), _ in sorted(both.items(), key=lambda item: (-item[1], item[0])):
        if owner.get(case) == key:
            home.setdefault(key, case)
    for mention in corpus.mentions:
        if mention.truce is None:
            continue
        parts: dict[str, list[str]] = defaultdict(list)
        for claim in mention.claims:
            parts["" if found[claim].startswith("alone ") else found[claim]].append(claim)
        truce = corpus.truces[mention.truce]
        for case, claims in sorted(parts.items()):
            if case != home.get(truce.key):
                other = corpus.truces[owner[case]] if case and owner[case] != truce.key else None
                some = [known[key] for key in claims]
                yield Mistake(
                    kind=_kind(mention, truce, case, other),
                    mention=mention,
                    truce=truce,
                    case=case,
                    other=other,
                    claims=tuple(claims),
                    published=some[0].source.dating.day,
                    told=_told(some),
                )


def _told(claims: Iterable[Claim]) -> str:
    """The acts with their days, and the start, of these claims."""
    acts = [claim for claim in claims if isinstance(claim, ActClaim)]
    parts = [f"{claim.act.value} {claim.act_date or ''}".strip() for claim in acts]
    starts = {f"start {claim.start}" for claim in acts if claim.start}
    places = {f"in {place.name}" for claim in acts for place in claim.place}
    return ", ".join([*dict.fromkeys(parts), *sorted(starts), *sorted(places)])


def _kind(mention: Mention, truce: Truce, case: str, other: Truce | None) -> str:
    told = f"{mention.style.value}, {f'news of {mention.news.value}' if mention.news else 'background'}"
    if not case:
        return f"in no case ({told})"
    if other is None:
        return f"in a second case of its truce ({told})"
    return f"joined to {_relation(truce, other)} ({told})"


def _relation(truce: Truce, other: Truce) -> str:
    """How the truce that a mention was joined to stands to its own."""
    if truce.war is not other.war:
        common = {side.id for side in truce.sides} & {side.id for side in other.sides}
        return "a truce of another war that shares a side" if common else "a truce of another war"
    for one, next_one, words in ((truce, other, "its"), (other, truce, "the")):
        if next_one.former == one.key:
            name = "extension" if next_one.sort is Sort.EXTENSION else "renewal"
            return f"its own {name}" if words == "its" else f"the truce that it is the {name} of"
    if Sort.LOCAL in (truce.sort, other.sort):
        return "the local truce beside it" if other.sort is Sort.LOCAL else "a general truce, being local"
    later = "a later" if other.agreed > truce.agreed else "an earlier"
    return f"{later} truce of the same sides"
