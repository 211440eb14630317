"""What a person is asked to decide that is of no one ceasefire: names, days of articles, judgements that no longer fit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import PurePath

from truceline.documents.dating.telling import is_open
from truceline.model import (
    ActClaim,
    Ceasefire,
    Claim,
    Dating,
    Document,
    Doubt,
    Judgement,
    Question,
    Role,
    Verdict,
)
from truceline.records import LEARNED, NEEDED, Alias, propose, refused
from truceline.records.judging.anchors import standing
from truceline.records.judging.overruled import Kind, Unsettled
from truceline.records.judging.published import PUBLISHED
from truceline.records.judging.unsettled import unsettled
from truceline.views.questions import hangs

_LONG = timedelta(days=31)  # within this, of two ceasefires of the same sides either can be meant: ours


def ledger_questions(
    documents: Sequence[Document],
    claims: Mapping[str, Claim],
    ceasefires: Sequence[Ceasefire],
    judgements: Sequence[Judgement],
    read: Mapping[str, Claim],
) -> Iterator[Question]:
    """What waits for a decision beside the ceasefires themselves.

    `claims` are those that speak, by id; `read` all that are read now, which judgements are held against.
    """
    days = {document.id: document.dating.day for document in documents}
    roots = {one.source.document: one.source.root or one.source.document for one in claims.values()}
    yield from _proposed(propose(claims.values(), days, roots, refused(judgements)), claims)
    yield from _learned(claims)
    yield from _undated(documents, claims)
    yield from _unsettled(judgements, read, ceasefires)


def _proposed(aliases: Sequence[Alias], claims: Mapping[str, Claim]) -> Iterator[Question]:
    """Names that may mean somebody, the nearer to be used the more origins speak for it: what hangs on them are their claims."""
    borne = (
        Counter(role.id for claim in claims.values() for role in {*_acting(claim)}) if aliases else Counter()
    )
    for one in aliases:
        origins = len({support.origin for support in one.supports})
        told = len({support.claim for support in one.supports})
        yield Question(
            doubt=Doubt.ALIAS,
            subject=one.name,
            other=one.actor.id,
            says=f"Does “{one.name}” mean {one.actor.name}? It is not read so yet.",
            claims=tuple(dict.fromkeys(key for s in one.supports for key in (s.claim, s.like))),
            weight=round(max(borne[one.id], told) * min(1.0, origins / NEEDED), 4),
        )


def _learned(claims: Mapping[str, Claim]) -> Iterator[Question]:
    """Names that are read as somebody since enough origins spoke for it: as near to be wrong as one origin more or less."""
    read: dict[tuple[str, str], list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for key, claim in claims.items():
        for role in _acting(claim):
            if role.reason.startswith(LEARNED) and role.words is not None:
                read[role.words.quote, role.id].append(key)
                names[role.id] = role.name
    for (name, actor), told in sorted(read.items()):
        yield Question(
            doubt=Doubt.ALIAS,
            subject=name,
            other=actor,
            says=f"Does “{name}” mean {names[actor]}? It is read so.",
            claims=tuple(dict.fromkeys(told)),
            weight=round(len(set(told)) / NEEDED, 4),
        )


def _acting(claim: Claim) -> tuple[Role, ...]:
    return (*claim.actors, *claim.parties) if isinstance(claim, ActClaim) else ()


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
