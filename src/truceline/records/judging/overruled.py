"""Judgements that somebody else decided otherwise later: the later one counts, and both are kept and told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.model import Judgement, Verdict
from truceline.records.judging.anchors import Followed
from truceline.records.judging.judged import links_of


class Kind(StrEnum):
    """Why a judgement is not settled."""

    GONE = "gone"
    NO_ONE_CASE = "no one case"
    UNREADABLE = "unreadable"
    CHANGED = "changed"
    OVERRULED = "overruled"
    NOT_KEPT = "not kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A judgement that does not fit what is there now: on what it was made, why it does not fit, and the claims that make it so.

    `judgement` is its id, `other` that of the judgement it does not fit, where it is one.
    """

    judgement: str
    kind: Kind
    on: str
    why: str
    claims: tuple[str, ...] = ()
    other: str | None = None


def overruled(followed: Sequence[Followed]) -> Iterator[Unsettled]:
    """The judgements on claims, cases and names, given oldest first, against which somebody else decided later."""
    yield from _links(followed)
    yield from _words(followed)


def _links(followed: Sequence[Followed]) -> Iterator[Unsettled]:
    """Merges and splits of which later ones leave less than they lay alone."""
    laid = links_of(followed)
    kept: dict[str, int] = defaultdict(int)
    for together in laid.must:
        kept[together.judgement] += 1
    for apart in laid.cannot:
        kept[apart.judgement] += len(apart.one) * len(apart.other)
    for i, one in enumerate(followed):
        if one.judgement.verdict is Verdict.MERGE:
            alone = 1 if len(one.claims | one.other) > 1 else 0
            whole = kept[one.judgement.id] == alone
        elif one.judgement.verdict is Verdict.SPLIT:
            whole = kept[one.judgement.id] == len(one.claims - one.other) * len(one.other)
        else:
            continue
        later = _later_link(one, followed[i + 1 :])
        if not whole and later is not None and later.by != one.judgement.by:
            yield _by_other(one.judgement, later, " where the two contradict each other")


def _later_link(one: Followed, after: Sequence[Followed]) -> Judgement | None:
    """The first later judgement of the other kind that contradicts this one; failing that, one on any claim of it."""
    other = Verdict.SPLIT if one.judgement.verdict is Verdict.MERGE else Verdict.MERGE
    later = [two for two in after if two.judgement.verdict is other]
    mine = one.claims | one.other

    def against(two: Followed) -> bool:
        merged, split = (mine, two) if other is Verdict.SPLIT else (two.claims | two.other, one)
        return not merged.isdisjoint(split.claims) and not merged.isdisjoint(split.other)

    touching = (two for two in later if not mine.isdisjoint(two.claims | two.other))
    found = next(filter(against, later), None) or next(touching, None)
    return found.judgement if found else None


def _words(followed: Sequence[Followed]) -> Iterator[Unsettled]:
    """Judgements on a claim or a name that somebody else decided otherwise later."""
    last: dict[tuple[str, ...], tuple[str, Judgement]] = {}
    for one in reversed(followed):
        for key, says in _says(one):
            said, later = last.setdefault(key, (says, one.judgement))
            if says != said and later.by != one.judgement.by:
                yield _by_other(one.judgement, later, "")
                break


def _says(one: Followed) -> Iterator[tuple[tuple[str, ...], str]]:
    """On what a judgement of a claim or a name decides what."""
    judgement = one.judgement
    if judgement.verdict is Verdict.ALIAS:
        yield ("name", judgement.subject.casefold()), judgement.other or ""
        yield ("name", judgement.subject.casefold(), judgement.other or ""), "meant"
    elif judgement.verdict is Verdict.REJECT and judgement.other is not None:
        yield ("name", judgement.subject.casefold(), judgement.other), "not meant"
    elif judgement.field is None and judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT):
        yield from ((("claim", claim), str(judgement.verdict)) for claim in sorted(one.claims))


def _by_other(judgement: Judgement, later: Judgement, where: str) -> Unsettled:
    return Unsettled(
        judgement=judgement.id,
        kind=Kind.OVERRULED,
        on=on(judgement),
        why=f"{later.by} decided otherwise later, which counts{where}",
        other=later.id,
    )


def on(judgement: Judgement) -> str:
    """What a judgement is on, in words: a claim, a ceasefire with a field or another, a name with whom it means."""
    match judgement.verdict:
        case Verdict.MERGE:
            return f"{judgement.subject} and {judgement.other}"
        case Verdict.ALIAS:
            return f"“{judgement.subject}” for {judgement.other}"
        case Verdict.REJECT if judgement.other is not None:
            return f"“{judgement.subject}” for {judgement.other}"
        case Verdict.WITHDRAW:
            return f"judgement {judgement.subject}"
        case Verdict.SPLIT:
            return judgement.subject
        case _:
            return (
                f"{judgement.subject} {judgement.field}" if judgement.field else f"claim {judgement.subject}"
            )
