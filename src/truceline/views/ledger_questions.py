"""What a person is asked to decide that is of no one ceasefire: names, days of articles, judgements that no longer fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import PurePath

from truceline.documents.dating.telling import is_open
from truceline.model import ActClaim, Ceasefire, Claim, Dating, Document, Doubt, Judgement, Question, Verdict
from truceline.records import NEEDED, Alias, speaking
from truceline.records.judging.anchors import standing
from truceline.records.judging.overruled import Kind, Unsettled
from truceline.records.judging.published import PUBLISHED
from truceline.records.judging.unsettled import unsettled
from truceline.views.questions import hangs

_LONG = timedelta(days=31)  # within this, of two ceasefires of the same sides either can be meant: ours


def ledger_questions(
    documents: Iterable[Document],
    claims: Mapping[str, Claim],
    ceasefires: Sequence[Ceasefire],
    judgements: Sequence[Judgement],
    aliases: Iterable[Alias],
) -> Iterator[Question]:
    """What waits for a decision beside the ceasefires themselves.

    `claims` are all that are read now, by id; `aliases` those that `propose` finds in them.
    """
    yield from _names(aliases, claims)
    yield from _undated(documents, claims)
    yield from _unsettled(judgements, claims, ceasefires)


def _names(aliases: Iterable[Alias], claims: Mapping[str, Claim]) -> Iterator[Question]:
    """Names that may mean somebody: what hangs on them are the claims that bear them.

    One that is proposed is the nearer to be used the more origins speak for it; one in use the nearer to fall the fewer do.
    """
    found = list(aliases)
    borne = (
        Counter(role.id for claim in claims.values() for role in {*speaking(claim)}) if found else Counter()
    )
    for one in found:
        origins = len({support.origin for support in one.supports})
        told = len({support.claim for support in one.supports})
        near = 1 / origins if one.since else min(1.0, origins / NEEDED)
        used = f"It is read so since {one.since}." if one.since else "It is not read so yet."
        yield Question(
            doubt=Doubt.ALIAS,
            subject=one.name,
            other=one.actor.id,
            says=f"Does “{one.name}” mean {one.actor.name}? {used}",
            claims=tuple(dict.fromkeys(key for s in one.supports for key in (s.claim, s.like))),
            weight=round(max(borne[one.id], told) * near, 4),
        )


def _undated(documents: Iterable[Document], claims: Mapping[str, Claim]) -> Iterator[Question]:
    """Articles of which no more than a year is known, or a few days to choose from: what hangs on them are their acts."""
    acts = Counter(one.source.document for one in claims.values() if isinstance(one, ActClaim))
    for document in documents:
        if acts[document.id] and is_open(document.dating):
            yield Question(
                doubt=Doubt.UNDATED,
                subject=document.id,
                field=PUBLISHED,
                says=f"When was {PurePath(document.name).name} published?",
                weight=round(acts[document.id] * _openness(document.dating), 4),
            )


def _openness(dating: Dating) -> float:
    """How open a day is: 1 where it is not bounded within a month."""
    if dating.earliest is None or dating.latest is None:
        return 1.0
    return min(1.0, (dating.latest - dating.earliest) / _LONG)


def _unsettled(
    judgements: Sequence[Judgement], claims: Mapping[str, Claim], ceasefires: Sequence[Ceasefire]
) -> Iterator[Question]:
    """Judgements that the evidence of now, or a later one, does not fit."""
    if not judgements:
        return
    told = {one.id: one for one in judgements}
    names = {one.id for one in ceasefires}
    stand = standing(judgements)
    for one in unsettled(judgements, claims.values(), ceasefires):
        judgement = told[one.judgement]
        if _decided_since(one, judgement, told, stand):
            continue
        yield Question(
            doubt=Doubt.UNSETTLED,
            subject=judgement.id,
            field=judgement.field,
            other=one.other,
            ceasefire=judgement.subject if judgement.subject in names else None,
            says=f"{one.on}: {one.why}.",
            claims=one.claims,
            weight=round(hangs(judgement.field) if judgement.field else float(len(judgement.claims) or 1), 4),
        )


def _decided_since(
    one: Unsettled, judgement: Judgement, told: Mapping[str, Judgement], stand: Sequence[Judgement]
) -> bool:
    """Whether somebody decided once more after two had decided otherwise: then nobody needs to be asked again."""
    later = told.get(one.other or "")
    if one.kind is not Kind.OVERRULED or later is None:
        return False
    on = (judgement.subject, judgement.field)
    deciding = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT, Verdict.ALIAS)
    return any(
        (two.subject, two.field) == on and two.verdict in deciding and (two.at, two.id) > (later.at, later.id)
        for two in stand
    )
